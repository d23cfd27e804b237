"""Pictures of a verdict: SVG for pages, print and screen readers, in one language, black on white.

Each picture is a `api.blocks.Picture`: the drawing, and the same content in words.
"""
