"""Golden texts: a whole verdict, and the first screens of the rest, under review, with what is learned left out.

``make refresh`` writes them anew and names those that changed; read the difference before committing it.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from privesfeer.api.ask.request import CaseRequest, Request, read_request
from privesfeer.api.drafts import draft_document
from privesfeer.api.memo import Reader, matter, memo
from privesfeer.api.paper.blocks import Block, Heading
from privesfeer.api.paper.markdown import markdown
from privesfeer.api.reports.measures import scale_report
from privesfeer.api.reports.verdict import first_screen, report
from privesfeer.cases.commons.text import LANGUAGES, Lang
from privesfeer.engine.answers.verdicts.explanation import titled
from privesfeer.engine.answers.verdicts.verdict import Answer, Verdict, Versions

FOLDER = Path(__file__).parent
AS_OF = dt.date(2026, 11, 24)
_CASES = Path(__file__).parents[2] / "cases"
INCIDENTS = sorted((_CASES / "incidents").glob("*.yaml"))
CASE_FILES = sorted((_CASES / "files").glob("*.yaml"))
EXAMPLES = (*INCIDENTS, *CASE_FILES)
# The examples of which the measures are told too: a chat of colleagues, and a search of a work mailbox.
MEASURED = tuple(
    _CASES / "incidents" / f"{name}.yaml" for name in ("whatsapp-group-of-five", "announced-mail-monitoring-after-tip")
)
# The examples of which the memos are told too: a covenant, a dismissal, and a laptop that came back.
PLEADED = tuple(
    _CASES / "incidents" / f"{name}.yaml"
    for name in ("dance-teacher", "whatsapp-group-of-five", "private-mail-on-returned-laptop")
)
# The golden verdicts: a leading ruling whole, and the first screens of another, of a closed group and of a case file.
WHOLE = "dance-teacher"
TOLD = (WHOLE, "blokker", "whatsapp-group-of-five", "two-chats-and-an-email")
# What each property of a text is tried on in every run; on the others in the slow part.
FEW = tuple(each for each in EXAMPLES if each.stem in {*TOLD, "private-mail-on-returned-laptop"})
# The first screens beside those: a table of measures, a memo for each reader, and two documents on a summary dismissal.
# Each is that much of the text: so many parts, each under its heading.
_MEASURES, _MEMO, _DRAFT = 3, 2, 2
WEIGHED = MEASURED[0]
WRITTEN: tuple[tuple[Path, Reader], ...] = tuple(zip(PLEADED, ("lawyer", "employee", "hr"), strict=True))
DISMISSED = FOLDER / "remedies" / "private-summary-dismissal.yaml"
DRAFTED = ("settlement", "dismissal")
_VERSIONS = Versions(engine="…", rulebook="…", casebook="…")  # so that a new ruling changes only what it touches
# What is learned from the rulings moves a little with each of them: two digits behind the point, unlike a paragraph's.
_LEARNED = re.compile(
    r"(?<!r\.o\. )(?<!para\. )(?<!punt )(?<![\d.,])\d+[.,]\d\d(?![\d.,]*\d)"
    r"|\d+ van de \d+(?= antwoorden [^.;]* met deze sterkte)|\d+ of \d+(?= answers of this strength)"
)


@cache
def asked(example: Path) -> Request | CaseRequest:
    """Read an example, put on the day that it names or else on a fixed one."""
    request = read_request(example.read_bytes())
    return request.model_copy(update={"as_of": request.as_of or AS_OF})


@cache
def answered(example: Path) -> Verdict:
    """Answer an example."""
    return asked(example).verdict()


def golden() -> Iterator[tuple[str, str]]:
    """Give the name and the content of every golden text."""
    verdicts = {each.stem: _unweighed(answered(each)) for each in EXAMPLES if each.stem in TOLD}
    verdicts = {name: replace(each, versions=_VERSIONS) for name, each in verdicts.items()}
    for lang in LANGUAGES:
        yield f"{WHOLE}.{lang}.md", _text(report(verdicts[WHOLE], lang))
        others = (first_screen(verdict, lang) for name, verdict in verdicts.items() if name != WHOLE)
        yield f"first-screens.{lang}.md", _text(block for screen in (*others, *_screens(lang)) for block in screen)


def _screens(lang: Lang) -> Iterator[Iterable[Block]]:
    """Give the first screens of all but verdicts."""
    request = asked(WEIGHED)
    yield _first(scale_report(request.scale().scales, titled(request.title), lang), _MEASURES)
    for example, reader in WRITTEN:
        yield _first(memo(matter(asked(example)), lang, reader), _MEMO)
    for kind in DRAFTED:
        yield _first(draft_document(asked(DISMISSED), lang, kind).blocks, _DRAFT)


def _first(blocks: Iterable[Block], parts: int) -> Iterator[Block]:
    """Give the first parts of a text, each under a heading."""
    for block in blocks:
        parts -= isinstance(block, Heading)
        if parts < 0:
            return
        yield block


def _unweighed(verdict: Verdict) -> Verdict:
    """Put reasons in the order of their ids, and leave out what a weighed answer names as the weightiest."""
    return replace(verdict, answers=tuple(map(_ordered, verdict.answers)))


def _ordered(answer: Answer) -> Answer:
    changed: dict[str, Any] = {
        side: tuple(sorted(getattr(answer, side), key=lambda each: each.factor)) for side in ("for_", "against")
    }
    if answer.status == "leaning":
        changed |= {"decides": None, "contra": None}
    if answer.undecided:
        changed["undecided"] = replace(answer.undecided, sides=())
    return replace(answer, **changed)


def _text(blocks: Iterable[Block]) -> str:
    return unlearned(markdown(tuple(blocks)))


def unlearned(text: str) -> str:
    """Leave what is learned out of a text.

    Args:
        text: the text.

    Returns:
        It, with an ellipsis for every weight, and for what a strength is worth.
    """
    return _LEARNED.sub("…", text)
