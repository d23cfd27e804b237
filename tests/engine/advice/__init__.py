"""What the engine advises."""
