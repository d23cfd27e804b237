"""Forms: those in which a document can be written, by how the name of its file ends."""

from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text, untranslated

_SAID = catalogue(__file__)

MEDIA = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".html": "text/html",
    ".md": "text/markdown",
}
SUFFIXES = tuple(MEDIA)
_NAMES = _SAID.table("FORMS")
ENDINGS = Text.enumerate([untranslated(each) for each in SUFFIXES], "any")
"""How the name of a file can end."""
FORMS = Text.enumerate([_NAMES[each] for each in SUFFIXES], "any")
"""What the forms are called."""
