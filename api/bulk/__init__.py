"""Bulk: outcome and status on all incidents of a file, in pieces and on all cores.

May import what is asked, and files of paper.
"""
