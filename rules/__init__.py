"""The law: questions, factors and rules as data, each with its authority, and the statutes around them."""
