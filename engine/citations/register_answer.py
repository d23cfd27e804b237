"""Register answer: what a source that was asked says of a ruling, beside what the citation says."""

from collections.abc import Iterator

from privesfeer.cases.cite.citation import Cited
from privesfeer.cases.cite.register import Registered
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import untranslated
from privesfeer.engine.citations.finding import CitationFinding
from privesfeer.engine.citations.known import court_in

_SAID = catalogue(__file__)


def unknown(register: str) -> CitationFinding:
    """Say that a source has no ruling of a number.

    Args:
        register: what the source is called.
    """
    return CitationFinding(kind="unknown", text=_SAID.UNKNOWN.fill(register=register))


def beside(cited: Cited, told: Registered, register: str, *, said: bool) -> Iterator[CitationFinding]:
    """Hold a citation against what a source says.

    Args:
        cited: the citation.
        told: what the source says.
        register: what it is called.
        said: whether the text itself says what became of the ruling.

    Yields:
        What is not right.
    """
    if told.ecli != cited.ecli:
        yield CitationFinding(
            kind="form", text=_SAID.LAPSED.fill(register=register, expected=told.ecli), expected=told.ecli
        )
        return
    court = court_in(told.court) if told.court else None
    # The source names a court in full; where it sits is no matter of the source.
    if cited.court and court and court.level != cited.court.level:
        given = " ".join(filter(None, (cited.court.level.upper(), cited.court.place)))
        text = _SAID.COURT_OF_SOURCE.fill(register=register, expected=untranslated(told.court or ""), given=given)
        yield CitationFinding(kind="court", text=text, expected=told.court)
    if cited.date and told.date and cited.date != told.date:
        text = _SAID.DATE.fill(register=register, expected=long_date(told.date), given=long_date(cited.date))
        yield CitationFinding(kind="date", text=text, expected=told.date.isoformat())
    if told.ended_by and not said:
        by = ", ".join(told.ended_by)
        yield CitationFinding(
            kind="set_aside", text=_SAID.ENDED.fill(register=register, by=by), expected=told.ended_by[0]
        )
