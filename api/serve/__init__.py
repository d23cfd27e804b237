"""Serve: the application with all that answers, and the processes that serve it behind the middleware.

May import everything but the command line.
"""
