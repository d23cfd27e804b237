"""Middleware: what a request passes before it is answered, and its answer on the way back.

May import the pages, for who is turned away in a browser gets one, and all below them.
"""
