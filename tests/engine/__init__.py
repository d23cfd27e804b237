"""The tests of the reasoning."""
