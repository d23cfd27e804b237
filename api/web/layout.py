"""Layout: how a page of the web application is put together from a template and the wording in one language."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Sequence
from functools import cache
from http import HTTPStatus
from importlib.resources import files
from typing import Annotated, Any

from fastapi import Path
from fastapi.responses import HTMLResponse, Response
from fastapi.routing import APIRoute
from jinja2 import Environment
from markupsafe import Markup

from privesfeer.api.ask.registry import codebook
from privesfeer.api.paper.blocks import Block, Heading, printable
from privesfeer.api.paper.forms import MEDIA
from privesfeer.api.paper.html import fragment
from privesfeer.api.paper.templating import environment
from privesfeer.api.web import wording
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.problem import Problem
from privesfeer.cases.commons.text import TONGUES, Lang, Text, capital
from privesfeer.cases.ruling import Ruling
from privesfeer.engine import DaysPassed, Verdict

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
FOR_BACK = "private, no-cache"  # the browser alone may keep a page, also one that answers a form, to go back to
_ABOUT = 4  # facts that stand for a title
_TOPIC = 2  # the level of the heading of a topic in a text
_DUTCH = ("nl", "be")  # the jurisdictions whose rulings have Dutch names
_NAVIGATION = (
    ("", wording.HOME),
    ("interview", wording.INTERVIEW),
    ("codes", wording.CODES),
    ("rulings", wording.RULINGS),
    ("rules", wording.RULES),
    ("evaluation", wording.EVALUATION),
    ("about", wording.ABOUT),
)

Tongue = Annotated[Lang, Path()]


class Shown(APIRoute):
    """The route of a page; what takes GET takes HEAD too, which FastAPI leaves out. The server leaves out the body."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - those of FastAPI
        """Make the route.

        Args:
            *args: what FastAPI gives it.
            **kwargs: likewise.
        """
        super().__init__(*args, **kwargs)
        if self.methods and "GET" in self.methods:
            self.methods.add("HEAD")


class PageWords:
    """The wording of the pages, or of one of them, in one language, by name."""

    def __init__(self, lang: Lang, part: Any = wording) -> None:  # noqa: ANN401 - a module, or the sentences of a part
        """Choose the language.

        Args:
            part: what has the texts.
        """
        self.lang, self._part = lang, part

    def __getattr__(self, name: str) -> str:
        """Give a text by its name."""
        text = getattr(self._part, name)
        assert isinstance(text, Text)  # noqa: S101 - templates name texts only
        return text[self.lang]

    def __getitem__(self, name: str) -> str:
        """Give a text by its name; a template comes here last, and would pass over an error of another kind.

        Raises:
            RuntimeError: there is none; the message says of which name, and in which file.
        """
        try:
            return self.__getattr__(name)
        except AttributeError as error:
            raise RuntimeError(str(error)) from error


@cache
def templates() -> Environment:
    """Give what lays out the pages."""
    found = environment("privesfeer.api.web")
    found.globals["static"] = static_path
    return found


@cache
def static_files() -> dict[str, bytes]:
    """Give the files that pages ask for.

    Returns:
        Their contents, each under its name with a part of its hash: what has another content has another name.
    """
    folder = files("privesfeer.api.web").joinpath("static")
    contents = {file.name.rpartition("."): file.read_bytes() for file in folder.iterdir() if file.is_file()}
    return {
        f"{stem}.{hashlib.sha256(content).hexdigest()[:16]}.{kind}": content
        for (stem, _, kind), content in contents.items()
    }


@cache
def static_path(name: str) -> str:
    """Give the address of a file that pages ask for.

    Args:
        name: its plain name.

    Returns:
        The path, with the name under which it is served.
    """
    stem, _, kind = name.rpartition(".")
    (found,) = (each for each in static_files() if each.startswith(f"{stem}.") and each.endswith(f".{kind}"))
    return f"/static/{found}"


def page(name: str, lang: Lang, here: str, status: int = 200, **shown: Any) -> HTMLResponse:  # noqa: ANN401 - what a template shows
    """Lay out a page; what it is about stands in the form, so its address says nothing of it.

    Args:
        name: the template.
        here: the place in the main menu.
        status: the HTTP status.
        **shown: what the template shows; ``elsewhere`` is its place in other languages, None: it has none.
    """
    elsewhere = shown.pop("elsewhere", here)
    html = (
        templates()
        .get_template(name)
        .render(
            lang=lang,
            others=[(code, tongue.name) for code, tongue in TONGUES.items() if code != lang],
            elsewhere=elsewhere,
            here=here,
            t=PageWords(lang),
            keys=[(key, what[lang]) for key, what in wording.KEYS.items()],
            navigation=[(path, label[lang]) for path, label in _NAVIGATION],
            **shown,
        )
    )
    headers = {"Content-Security-Policy": POLICY, "Cache-Control": FOR_BACK, "Content-Language": lang}
    return HTMLResponse(html, status, headers)


def dump(plain: object) -> str:
    """Write what a form carries along, as JSON."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def download(content: bytes, name: str, kind: str | None = None) -> Response:
    """Answer with a file, which nothing on its way may keep.

    Args:
        content: the file.
        kind: its media type; None: that of the ending of its name.
    """
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, media_type=kind or MEDIA[f".{name.rpartition('.')[2]}"], headers=headers)


def said(told: Iterable[Problem], lang: Lang) -> list[str]:
    """Give problems as sentences.

    Returns:
        One sentence for each.
    """
    return [problem.text[lang] for problem in told]


def tongue_of(ruling: Ruling, lang: Lang) -> str:
    """Say in which language a ruling is called what it is called: lawyers call theirs in their own.

    Returns:
        The language; empty: that of the page, or a name that is of no language.
    """
    spoken = "nl" if ruling.jurisdiction.partition("-")[0] in _DUTCH else lang
    return spoken if spoken != lang else ""


def entitled(verdict: Verdict, lang: Lang) -> str:
    """Name the case that a page is about.

    Returns:
        Its title; without one, the facts that tell most of what happened; nothing where there are none.
    """
    if verdict.title:
        return printable(verdict.title[lang])
    telling = [each.label[lang] for each in verdict.given.facts if codebook().fact(each.fact).values]
    return capital(", ".join(telling[:_ABOUT]))


def last_day(day: dt.date, what: Text, passed: bool, lang: Lang) -> dict[str, str]:  # noqa: FBT001 - one of a row
    """Tell the last day of a term.

    Args:
        what: what has to be done until then.
        passed: whether it has passed.

    Returns:
        The day, what has to be done until then, and whether it has passed, in words.
    """
    return {
        "day": long_date(day)[lang],
        "what": capital(what[lang]),
        "how": wording.PASSED[lang] if passed else "",
    }


def days_passed(passed: DaysPassed | None, lang: Lang) -> dict[str, str] | None:
    """Tell the days from knowledge of the reason to the measure.

    Args:
        passed: they; None: they are not known.

    Returns:
        What they are called and what is said of them, and how it is marked; None: nothing is.
    """
    if passed is None or not passed.leads:
        return None
    said = " ".join(each[lang] for each in passed.sentences)
    return {"title": passed.title[lang], "text": said, "mark": "against" if passed.against else "counted"}


def text(blocks: Iterable[Block], lang: Lang, below: int = 0) -> Markup:
    """Lay out a text; a table or a drawing that is wider than the page scrolls within it.

    Args:
        blocks: the text.
        below: the level of the heading of the page under which the text stands; 0: there is none.

    Returns:
        HTML; all words of the text are escaped.
    """
    return fragment(blocks, below, wording.TABLE[lang])


def parted(blocks: Iterable[Block]) -> tuple[list[Block], list[tuple[str, list[Block]]]]:
    """Part a text by its topics.

    Args:
        blocks: the text.

    Returns:
        What stands before the first topic, and the topics: the heading, and what stands below it, in which headings
        are raised as far as the one above them.
    """
    opening: list[Block] = []
    topics: list[tuple[str, list[Block]]] = []
    for each in blocks:
        if isinstance(each, Heading) and each.level == _TOPIC:
            topics.append((each.text, []))
        elif topics:
            topics[-1][1].append(Heading(1, each.text) if isinstance(each, Heading) else each)
        else:
            opening.append(each)
    return opening, topics


def by_topic(blocks: Iterable[Block], lang: Lang) -> tuple[list[Block], list[tuple[str, Markup]]]:
    """Part a text by its topics, to be folded.

    Args:
        blocks: the text.

    Returns:
        What stands before the first topic, and the topics: the heading, and what stands below it, laid out.
    """
    opening, topics = parted(blocks)
    return opening, [(title, text(told, lang, below=_TOPIC + 1)) for title, told in topics]


def missing(lang: Lang) -> HTMLResponse:
    """Say that there is no such page.

    Returns:
        The page.
    """
    return refusal_page(HTTPStatus.NOT_FOUND, wording.NOT_FOUND, wording.NOT_FOUND, lang)


def refusal_page(  # noqa: PLR0913, PLR0917 - each is another part of what is said
    status: int, title: Text, detail: Text, lang: Lang, problems: Sequence[str] = (), request: str | None = None
) -> HTMLResponse:
    """Say to a person why there is no answer, and where to go on.

    Args:
        status: the HTTP status.
        title: what kind of refusal it is.
        detail: why. Where title and detail are for programs alone, the page has others.
        problems: what is wrong with which field.
        request: the id of the request, to name where it is reported; it is shown where the program failed.
    """
    title, detail = wording.REFUSAL_TITLES.get(status, title), wording.REFUSAL_TEXTS.get(status, detail)
    return page(
        "refusal.html",
        lang,
        "refusal",
        status,
        elsewhere="",
        title=title[lang],
        detail=detail[lang],
        problems=problems,
        request=request if status == HTTPStatus.INTERNAL_SERVER_ERROR else None,
    )
