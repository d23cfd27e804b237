"""Pictures of a verdict: SVG for pages, print and screen readers, in one language, black on white or in the ink of a page.

Each picture is a `api.paper.blocks.Picture`: the drawing, and the same content in words.

May import what is asked, and paper, of which a picture is a block.
"""
