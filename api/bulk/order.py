"""Order: what has to be done with every chunk of a file, on whichever computer, and what was done."""

import datetime as dt
from dataclasses import dataclass

from privesfeer.api.ask.receipt import commitment, nonce_of_row
from privesfeer.api.bulk.answered import Answered, faults, written
from privesfeer.api.bulk.answering import answer_rows, versions
from privesfeer.api.bulk.chunks import Chunk, Form, Layout
from privesfeer.api.bulk.rows import read
from privesfeer.cases.commons.grouping import grouped
from privesfeer.cases.commons.text import Lang


@dataclass(frozen=True, slots=True)
class Order:
    """What has to be done with every chunk.

    Attributes:
        layout: how its rows are to be read.
        form: the form of the answers.
        as_of: the day on which the law is read, whatever a row says.
        today: that day where neither says it.
        lang: the language in which it is told what is wrong with a row.
        versions: with what it has to be done.
        nonce: with which rows commit to their facts; None: they do not.
    """

    layout: Layout
    form: Form
    as_of: dt.date | None
    today: dt.date
    lang: Lang
    versions: dict[str, str]
    nonce: str | None


@dataclass(frozen=True, slots=True)
class Done:
    """A chunk that is done.

    Attributes:
        number: its place in the file.
        size: how much of the file it is.
        rows: its rows with their answers; None: the worker's versions are not those of the order.
        faults: what is wrong with the others.
        good: how many rows were answered.
        bad: how many could not be.
    """

    number: int
    size: int
    rows: bytes | None = None
    faults: bytes = b""
    good: int = 0
    bad: int = 0


def answer_chunk(chunk: Chunk, order: Order) -> Done:
    """Read the rows of a chunk, answer them, and write the answers and what is wrong with the others."""
    if versions() != order.versions:
        return Done(chunk.number, chunk.size)
    rows = tuple(read(chunk, order.layout, order.as_of, order.today))
    bad = [row for row in rows if row.asked is None]
    answered: dict[int, Answered] = {}
    by_day = grouped((row.asked.day, (place, row, row.asked)) for place, row in enumerate(rows) if row.asked)
    for day, members in by_day.items():
        answers = answer_rows([asked for _, _, asked in members], day)
        for (place, row, asked), found in zip(members, answers, strict=True):
            kept = commitment(asked, nonce_of_row(order.nonce, row.line)) if order.nonce else None
            answered[place] = Answered(row, kept, found)
    good = [answered[place] for place in sorted(answered)]
    content = written(good, order.form, order.layout.ids, sealed=order.nonce is not None)
    return Done(chunk.number, chunk.size, content, faults(bad, order.lang), len(good), len(bad))
