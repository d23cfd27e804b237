"""Layout: how a page of the web application is put together from a template and the wording in one language."""

from collections.abc import Iterable
from functools import cache
from typing import Annotated, Any

from fastapi import Path
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from api.blocks import Block
from api.html import fragment
from api.origins import FOR_BACK
from api.web import code_wording, wording
from cases.text import LANGUAGES, Lang, Text

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_NAVIGATION = (
    ("", wording.HOME),
    ("interview", wording.INTERVIEW),
    ("codes", code_wording.TITLE),
    ("rulings", wording.RULINGS),
    ("rules", wording.RULES),
    ("evaluation", wording.EVALUATION),
    ("about", wording.ABOUT),
)

Tongue = Annotated[Lang, Path()]


class Words:
    """The wording of the pages in one language, by name."""

    def __init__(self, lang: Lang) -> None:
        """Choose the language.

        Args:
            lang: the language.
        """
        self.lang = lang

    def __getattr__(self, name: str) -> str:
        """Give a text by its name."""
        text = getattr(wording, name)
        assert isinstance(text, Text)  # noqa: S101 - templates name texts only
        return text[self.lang]

    def __getitem__(self, name: str) -> str:
        """Give a text by its name."""
        return self.__getattr__(name)


@cache
def templates() -> Environment:
    """Give what lays out the pages; whatever stands in them is escaped.

    Returns:
        The templates.
    """
    loader = PackageLoader("api.web")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def other_than(lang: Lang) -> Lang:
    """Give the other language.

    Args:
        lang: the one.

    Returns:
        The other.
    """
    return next(each for each in LANGUAGES if each != lang)


def page(name: str, lang: Lang, here: str, status: int = 200, **shown: Any) -> HTMLResponse:  # noqa: ANN401 - what a template shows
    """Lay out a page; what it is about stands in the form, so its address says nothing of it.

    Args:
        name: the template.
        lang: the language.
        here: the place in the main menu.
        status: the HTTP status.
        **shown: what the template shows; ``elsewhere`` is the page in the other language, None where there is none.

    Returns:
        The page.
    """
    other = other_than(lang)
    elsewhere = shown.pop("elsewhere", f"/{other}/{here}")
    html = (
        templates()
        .get_template(name)
        .render(
            lang=lang,
            other=other,
            other_path=elsewhere,
            here=here,
            t=Words(lang),
            navigation=[(path, label[lang]) for path, label in _NAVIGATION],
            **shown,
        )
    )
    headers = {"Content-Security-Policy": POLICY, "Cache-Control": FOR_BACK, "Content-Language": lang}
    return HTMLResponse(html, status, headers)


def text(blocks: Iterable[Block], lang: Lang, below: int = 0) -> Markup:
    """Lay out a text; a table that is wider than the page scrolls within it.

    Args:
        blocks: the text.
        lang: the language.
        below: the level of the heading of the page under which the text stands; 0: there is none.

    Returns:
        HTML; all words of the text are escaped.
    """
    around = Markup('<div class="scroll" tabindex="0" role="group" aria-label="{}"><table>').format(wording.TABLE[lang])
    html = fragment(blocks, below).replace("<table>", around).replace("</table>", "</table></div>")
    return Markup(html)  # noqa: S704 - api.html escapes


def missing(lang: Lang) -> HTMLResponse:
    """Say that there is no such page.

    Args:
        lang: the language.

    Returns:
        The page.
    """
    title = wording.NOT_FOUND[lang]
    content = Markup("<h1>{}</h1>").format(title)
    return page("written.html", lang, "", 404, title=title, content=content, links=[], links_title="")
