"""The tests: one folder for each of the four packages, and what holds for the whole."""
