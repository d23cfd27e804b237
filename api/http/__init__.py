"""Version 1 of the HTTP API: its routes as data, and what they have in common."""
