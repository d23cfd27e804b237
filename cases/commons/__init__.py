"""Commons: what everything stands on: text in languages, documents, days, amounts, tests, problems, JSON."""
