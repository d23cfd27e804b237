"""The law of the Netherlands."""
