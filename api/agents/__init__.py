"""Agents: what can be asked over HTTP as tools, over the Model Context Protocol.

May import `privesfeer.api.http` and what lies below it.
"""
