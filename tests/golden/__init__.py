"""Golden verdicts: what the program says on every example incident, in both languages, under review as text.

``python -m tests.golden`` writes them anew and names those that changed; read the difference before committing it.
"""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from api.markdown import markdown
from api.report import report
from api.request import read_request
from cases.text import LANGUAGES
from engine.verdict import Verdict, Versions

INCIDENTS = sorted((Path(__file__).parents[2] / "cases" / "incidents").glob("*.yaml"))
AS_OF = dt.date(2026, 11, 24)
_VERSIONS = Versions(engine="…", rulebook="…", casebook="…")  # so that a new ruling changes only what it touches


def path(incident: Path, lang: str) -> Path:
    """Give where the golden verdict on an incident stands."""
    return Path(__file__).parent / f"{incident.stem}.{lang}.md"


@cache
def answered(incident: Path) -> Verdict:
    """Answer an example incident, on the day that it names or else on a fixed one."""
    request = read_request(incident.read_bytes())
    return request.model_copy(update={"as_of": request.as_of or AS_OF}).verdict()


def verdicts(incident: Path) -> Iterator[tuple[Path, str]]:
    """Give the verdict on an incident in each language, with where it stands."""
    verdict = answered(incident).model_copy(update={"versions": _VERSIONS})
    for lang in LANGUAGES:
        yield path(incident, lang), markdown(report(verdict, lang))
