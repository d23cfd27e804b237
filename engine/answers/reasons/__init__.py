"""Reasons: what decides an answer, what speaks against it and how sure it is, in sentences."""
