"""Changes: which facts are open, what could still change an answer, and what to ask next."""
