"""Frozen: what the program answers, stored, so that work on its insides can show that no answer changed.

``python -m tests.frozen`` compares the answers on every example, every ruling and 10,000 drawn incidents with those
stored, and names the ones that differ. Of all it compares outcome, status and authorities; of the examples, the rulings
and every twentieth drawn incident also the whole answer, all but wording and weights: reasons, rulings, open facts.
``--full`` compares the whole answer of all. ``--write`` stores the answers anew, for a change that is meant.
"""

import datetime as dt
import hashlib
import json
import lzma
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from privesfeer.api.ask.registry import CaseFile, Incident, casebook, codebook
from privesfeer.api.ask.request import read_request
from privesfeer.api.ask.services import reasoner
from privesfeer.cases.commons.text import Output, Record, Text, fields_of
from privesfeer.engine.answers.authorities.overlap import Overlap
from privesfeer.engine.audit.own_outcomes import examine
from tests.drawn import drawn

STORED = Path(__file__).with_name("frozen.json.xz")
CASES = Path(__file__).parents[1] / "cases"
DAYS = (dt.date(2026, 11, 24), dt.date(2026, 11, 24), dt.date(2019, 6, 1), dt.date(2012, 6, 1))
COUNT, STEP, SHOWN = 10_000, 20, 20
_LEFT_OUT = {"versions", "said", "places", "others"}  # what a sentence is put together of, and what gives more rulings


class Item(NamedTuple):
    """A case that is answered: its name, what happened, and the day on which the law is known."""

    name: str
    case: Incident | CaseFile
    as_of: dt.date


class Row(NamedTuple):
    """What is stored of a case.

    Attributes:
        answers: outcome and status by question.
        authorities: a hash of the authorities of each answer.
        whole: a hash of the whole answer; empty where it was not worked out.
    """

    answers: dict[str, str]
    authorities: str
    whole: str


@cache
def items() -> tuple[Item, ...]:
    """Give all cases: the examples, each ruling as an incident on its own day, and those that are drawn."""
    return (*examples(), *rulings(), *incidents())


def examples() -> Iterator[Item]:
    """Give the examples, each on the day that it names or else on a fixed one."""
    for place in sorted(CASES.glob("incidents/*.yaml")) + sorted(CASES.glob("files/*.yaml")):
        request = read_request(place.read_bytes())
        yield Item(f"example {place.stem}", request, request.as_of or DAYS[0])


def rulings() -> Iterator[Item]:
    """Give each ruling as an incident on its own day."""
    for ruling in sorted(casebook(), key=lambda each: each.key):
        yield Item(f"ruling {ruling.key}", Incident(facts=ruling.facts), casebook().counts_from(ruling))


def incidents() -> Iterator[Item]:
    """Draw incidents, of some a fact disputed or an answer assumed."""
    chosen = Random(11)  # noqa: S311 - no secret
    for number, known in enumerate(drawn(COUNT, seed=11)):
        asked: dict[str, Any] = {"facts": known}
        if known and number % 7 == 0:
            asked["disputed"] = tuple(chosen.sample(sorted(known), 1))
        if number % 11 == 0:
            question = chosen.choice(codebook().questions)
            asked["assume"] = {question.id: chosen.choice(list(question.outcomes))}
        yield Item(f"drawn {number}", Incident.model_validate(asked), DAYS[number % len(DAYS)])


def bare(value: Any) -> Any:  # noqa: ANN401 - whatever a record holds
    """Give what is told without wording and weights: names, values and keys, in order."""
    if isinstance(value, Text | float):
        return None
    if isinstance(value, Record | Output):
        held = {name: getattr(value, name) for name in fields_of(type(value)) if name not in _LEFT_OUT}
        return [bare(each) for each in held.values()]
    if isinstance(value, Overlap):
        return [bare(each) for each in (value.reason, value.shared, value.overcome, value.differences, value.akin)]
    if isinstance(value, dict):
        return [[name, bare(each)] for name, each in value.items()]
    if isinstance(value, tuple | list | frozenset):
        return [bare(each) for each in (sorted(value) if isinstance(value, frozenset) else value)]
    return value.isoformat() if isinstance(value, dt.date) else value


def hashed(value: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    """Give a short hash of a value."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, separators=(",", ":")).encode()).hexdigest()[:8]


def answered(number: int, *, whole: bool) -> Row:
    """Answer a case.

    Args:
        number: its place among all.
        whole: whether the whole answer is worked out too; of an example also what is told beside the verdict.

    Returns:
        What is stored of it.
    """
    name, case, as_of = items()[number]
    short = reasoner().compact(case, as_of)
    parts = [("", short.answers), *((f"{n} ", each.answers) for n, each in enumerate(short.acts))]
    answers = {f"{part}{each.question}": each for part, found in parts for each in found}
    told: list[Any] = []
    if whole:
        told.append(reasoner().reason(case, as_of))
        if name.startswith("example"):
            told += [reasoner().stability(case, as_of), reasoner().interview(case, as_of)]
            told += [reasoner().arguments(case, as_of), *reasoner().scale(case, as_of).scales]
            told += [reasoner().changes(case, as_of, question, most=2) for question in reasoner().rulebook.order]
    return Row(
        {name: f"{each.outcome or '-'}/{each.status}" for name, each in answers.items()},
        hashed({name: [source.key for source in each.authorities] for name, each in answers.items()}),
        hashed(bare(told)) if whole else "",
    )


def decided(question: str) -> dict[str, Row]:
    """Give what the engine makes of every decision on a question, as `privesfeer health` tells it."""
    return {
        f"decision {question} {each.ruling.key}": Row(
            {question: f"{each.answer or '-'}/{each.status}"},
            hashed([each.outcome, each.uncounted and each.uncounted.en, each.reason, each.against]),
            "",
        )
        for each in examine(reasoner(), question, DAYS[0])
    }


def wanted(number: int, *, full: bool) -> bool:
    """Say whether the whole answer to a case is worked out."""
    name = items()[number].name
    return full or not name.startswith("drawn") or int(name.split()[1]) % STEP == 0


def short(number: int) -> Row:
    """Answer a case; of drawn ones only some as a whole."""
    return answered(number, whole=wanted(number, full=False))


def whole(number: int) -> Row:
    """Answer a case as a whole."""
    return answered(number, whole=True)


def collected(*, full: bool) -> dict[str, Row]:
    """Answer everything."""
    reasoner()
    names = [item.name for item in items()]
    with ProcessPoolExecutor() as workers:
        rows = workers.map(whole if full else short, range(len(names)), chunksize=50)
        decisions = workers.map(decided, reasoner().rulebook.order)
        found = dict(zip(names, rows, strict=True))
        for each in decisions:
            found |= each
    return found


def difference(before: Row | None, now: Row | None) -> str | None:
    """Say how what is answered now differs from what is stored; None: it does not, as far as it was worked out."""
    if before is None or now is None:
        return "is new" if now else "is gone"
    moved = [
        f"{name}: {before.answers.get(name, 'not raised')} -> {now.answers.get(name, 'not raised')}"
        for name in dict.fromkeys([*before.answers, *now.answers])
        if before.answers.get(name) != now.answers.get(name)
    ]
    if moved:
        return ", ".join(moved)
    if before.authorities != now.authorities:
        return "other authorities"
    return "other reasons" if now.whole and before.whole != now.whole else None


def read() -> dict[str, Row]:
    """Read what is stored."""
    return {name: Row(*each) for name, each in json.loads(lzma.decompress(STORED.read_bytes())).items()}


def main(asked: Iterable[str]) -> int:
    """Compare, or store anew.

    Args:
        asked: the words of the command.

    Returns:
        1 where something differs, else 0.
    """
    write = "--write" in asked
    found = collected(full=write or "--full" in asked)
    if write:
        STORED.write_bytes(lzma.compress(json.dumps(found, separators=(",", ":")).encode()))
        sys.stdout.write(f"stored {len(found)} answers\n")
        return 0
    stored = read()
    differing = {name: why for name in {**stored, **found} if (why := difference(stored.get(name), found.get(name)))}
    for name, why in list(differing.items())[:SHOWN]:
        sys.stdout.write(f"{name}: {why}\n")
    sys.stdout.write(f"{len(differing)} of {len(found)} differ\n" if differing else f"{len(found)} answers as stored\n")
    return int(bool(differing))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
