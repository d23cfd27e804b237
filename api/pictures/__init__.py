"""Pictures of a verdict: SVG for pages, print and screen readers, in one language, black on white or in a page's ink.

Each picture is a `privesfeer.api.paper.blocks.Picture`: the drawing, and the same content in words.

May import what is asked, and paper, of which a picture is a block.
"""
