"""The reasoning: incident + rulebook + casebook -> verdict."""
