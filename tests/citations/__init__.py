"""Sixty documents with citations, and what the check of them finds."""
