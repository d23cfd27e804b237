"""Golden verdicts: what the program says on every example, in both languages, under review as text.

``python -m tests.golden`` writes them anew and names those that changed; read the difference before committing it.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from api.markdown import markdown
from api.memo import READERS, Reader, matter, memo
from api.report import report
from api.request import CaseRequest, Request, read_request
from api.scale import scale_report
from cases.text import LANGUAGES, Lang
from engine.explanation import titled
from engine.verdict import Verdict, Versions

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
AS_OF = dt.date(2026, 11, 24)
_VERSIONS = Versions(engine="…", rulebook="…", casebook="…")  # so that a new ruling changes only what it touches


def path(example: Path, lang: Lang) -> Path:
    """Give where the golden verdict on an example stands."""
    return Path(__file__).parent / f"{example.stem}.{lang}.md"


def measures_path(example: Path, lang: Lang) -> Path:
    """Give where the golden table of measures for an example stands."""
    return Path(__file__).parent / f"measures-{example.stem}.{lang}.md"


def memo_path(example: Path, reader: Reader, lang: Lang) -> Path:
    """Give where the golden memo on an example stands."""
    return Path(__file__).parent / f"memo-{example.stem}-{reader}.{lang}.md"


@cache
def asked(example: Path) -> Request | CaseRequest:
    """Read an example, put on the day that it names or else on a fixed one."""
    request = read_request(example.read_bytes())
    return request.model_copy(update={"as_of": request.as_of or AS_OF})


@cache
def answered(example: Path) -> Verdict:
    """Answer an example."""
    return asked(example).verdict()


def verdicts(example: Path) -> Iterator[tuple[Path, str]]:
    """Give the verdict on an example in each language, with where it stands."""
    verdict = answered(example).model_copy(update={"versions": _VERSIONS})
    for lang in LANGUAGES:
        yield path(example, lang), markdown(report(verdict, lang))


def measures(example: Path) -> Iterator[tuple[Path, str]]:
    """Give the measures for an example in each language, with where they stand."""
    request = asked(example)
    scales, title = request.scale(), titled(request.title)
    for lang in LANGUAGES:
        yield measures_path(example, lang), markdown(scale_report(scales, title, lang))


def memos(example: Path) -> Iterator[tuple[Path, str]]:
    """Give the memos on an example for each reader, in each language, with where they stand."""
    told = matter(asked(example))
    told = replace(told, verdict=told.verdict.model_copy(update={"versions": _VERSIONS}))
    for reader in READERS:
        for lang in LANGUAGES:
            yield memo_path(example, reader, lang), markdown(memo(told, lang, reader))


def golden() -> Iterator[tuple[Path, str]]:
    """Give every golden text, with where it stands."""
    for example in EXAMPLES:
        yield from verdicts(example)
    for example in MEASURED:
        yield from measures(example)
    for example in PLEADED:
        yield from memos(example)
