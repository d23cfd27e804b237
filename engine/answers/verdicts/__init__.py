"""Verdicts: the records of a verdict, whole and in short, for a case, its acts and its measures."""
