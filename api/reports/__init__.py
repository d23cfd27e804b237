"""Reports: an answer of each kind as a text in blocks, and what is told of books and codes.

May import what is asked, paper and pictures.
"""
