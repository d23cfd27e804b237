"""The command line: a module for each noun, read and started by `privesfeer.api.cli.main`.

May import everything; what takes long to import is imported by the command that needs it, so that all start quickly.
"""
