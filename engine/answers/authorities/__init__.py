"""Authorities: rulings and articles as they are cited, and rulings set beside the incident."""
