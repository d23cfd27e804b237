"""Citations: a document opened, its citations checked, and what was found told: as a report, in a copy."""
