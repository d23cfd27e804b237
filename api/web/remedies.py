"""Remedies: what the page shows of what may be asked, until when and for how much, in one language."""

from collections.abc import Mapping
from typing import Literal

from markupsafe import Markup

from api.paper.blocks import Heading
from api.reports.remedies import remedies_report
from api.web.layout import text
from cases.text import Lang
from engine import Remedies

_RAISED: Mapping[int, Literal[1, 2]] = {1: 1, 2: 1, 3: 2}  # headings of a text whose title the page has


def owed(told: Remedies, lang: Lang) -> Markup:
    """Give what may be asked under the heading of its page, without its own.

    Args:
        told: the remedies.
        lang: the language.

    Returns:
        The text.
    """
    raised = (
        Heading(_RAISED[each.level], each.text) if isinstance(each, Heading) else each
        for each in remedies_report(told, lang)[1:]
    )
    return text(raised, lang, below=1)
