"""Advice: what to do for a side, on what that hangs, until when, and what the whole is worth."""
