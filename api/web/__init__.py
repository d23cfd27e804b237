"""Web: the pages for who sits at a screen. The server keeps nothing: a dossier travels in the form that shows it.

May import `privesfeer.api.http` and what lies below it.
"""
