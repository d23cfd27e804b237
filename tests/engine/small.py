"""A small law, made up, of which everything can be tried: its books and its law of the day, from ``small.yaml``."""

import datetime as dt
import itertools
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from privesfeer.cases.books import Books
from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons import document
from privesfeer.cases.fact import Fact, FactValue
from privesfeer.engine.doctrine.answer_chain import AnswerChain, ChainLink
from privesfeer.engine.doctrine.factors import FactorIndex
from privesfeer.engine.doctrine.law import Law
from privesfeer.rules.rulebook import Moment, Rulebook
from tests.engine.dogs import FILES
from tests.languages import spoken

Known = Mapping[str, FactValue]
Answer = tuple[str | None, str | None]
DAY = dt.date(2026, 11, 24)
_WRITTEN: dict[str, Any] = document.read(Path(__file__).with_name("small.yaml"))
_SAID = {"nl": "iets", "en": "something"}
_FOUNDING = "dog-0"  # decides every question, so that each rule can rest on it


def _fact(name: str, written: Any) -> dict[str, Any]:  # noqa: ANN401 - a type, values, or a type with either
    kind, more = next(iter(written.items())) if isinstance(written, dict) else (written, [])
    kind, values = ("enum", kind) if isinstance(kind, list) else (kind, more if isinstance(more, list) else [])
    labels: dict[str, Any] = {"values": dict.fromkeys(values, _SAID)} if values else {}
    return {
        "id": name,
        "group": "dogs",
        "type": kind,
        "assessment": more == "valuation",
        "short": _SAID,
        **_SAID,
        **labels,
    }


def _codebook() -> dict[str, Any]:
    words = yaml.safe_load(FILES["cases/codebook.yaml"])
    words["facts"] = [_fact(*each) for each in _WRITTEN["facts"].items()]
    words["questions"] = [
        {
            "id": each["question"],
            "short": _SAID,
            "outcomes": dict.fromkeys(each["outcomes"], _SAID),
            "decided_when": _SAID,
            **_SAID,
        }
        for each in _WRITTEN["questions"]
    ]
    for kind, names in {
        "levels": ["appeal", "supreme"],
        "branches": ["labour", "criminal"],
        "statuses": ["required"],
    }.items():
        words[kind] += [{"id": name, "nl": name, "en": name} for name in names]
    return dict(words)


def _question(written: dict[str, Any]) -> dict[str, Any]:
    resting = {"authority": [{"ruling": _FOUNDING}]}
    asked, outcomes = {"text": _SAID, "short": _SAID, **resting}, written["outcomes"]
    ladder = written.get("ladder")
    for family in ladder["families"] if ladder else ():
        family |= {"text": _SAID, "note": _SAID, **resting}
    return {
        "protects": outcomes[0],
        "statements": dict.fromkeys(outcomes, _SAID),
        "asked": _SAID,
        "plain": {"asked": _SAID, "outcomes": dict.fromkeys(outcomes, _SAID)},
        "event": "utterance",
        "precedents_about": ["conversation"],
        "reading": "reason",
        "least_reason": 1,
        "nearness": ["labour", "tort", "criminal"],
        "scopes": [{"text": _SAID}],
        "presumptions": [{"id": "open", "text": _SAID, "against": _SAID, **resting}],
        **{name: value for name, value in written.items() if name != "outcomes"},
        "rules": [{**asked, **rule} for rule in written["rules"]],
    }


def _ruling(number: int, written: list[Any]) -> dict[str, Any]:
    branch, level, day, facts, decided = written
    about: dict[str, Any] = yaml.safe_load(FILES["cases/rulings/2020/dog-1.yaml"])
    return about | {
        "key": f"dog-{number}",
        "ecli": f"ECLI:DU:HOF:{day:%Y}:{number}" if number else None,
        "level": level,
        "branch": branch,
        "date": day,
        "facts": facts,
        "decisions": [
            {
                "question": question,
                "outcome": outcome,
                "express": True,
                "relied_on": [fact] if fact else [],
                "despite": [],
                "holding": _SAID,
                "paragraph": None,
            }
            for question, (outcome, fact) in decided.items()
        ],
    }


def _books() -> tuple[Books, Rulebook]:
    questions = {each["question"]: each for each in _WRITTEN["questions"]}
    founding = {name: [each["outcomes"][1], None] for name, each in questions.items()}
    rulings = [["criminal", "first_instance", dt.date(1990, 1, 1), {}, founding], *_WRITTEN["rulings"]]
    hierarchy = yaml.safe_load(FILES["rules/law/hierarchy.yaml"])
    hierarchy |= {"ranks": {"first_instance": 1, "appeal": 2, "supreme": 3, "foreign": 0}}
    hierarchy |= {"line": {"level": "appeal", "affairs": 2}, "floors": ["supreme"]}
    contradictions = [{"together": each, "why": _SAID} for each in _WRITTEN["contradictions"]]
    made: dict[str, Any] = {
        "cases/codebook.yaml": _codebook(),
        "cases/contradictions.yaml": contradictions,
        "rules/law/hierarchy.yaml": hierarchy,
        "rules/law/regimes.yaml": _WRITTEN["regimes"],
        **{
            f"cases/textbook/theme-{number}.yaml": {
                "theme": f"theme-{number}",
                "story": _SAID,
                "facts": facts,
                "expect": expected,
                "why": _SAID,
            }
            for number, (facts, expected) in enumerate(_WRITTEN["textbook"])
        },
        **{f"rules/questions/{name}.yaml": _question(each) for name, each in questions.items()},
        **{
            f"cases/rulings/{each[2]:%Y}/dog-{number}.yaml": _ruling(number, each)
            for number, each in enumerate(rulings)
        },
    }
    kept = {name: text for name, text in FILES.items() if not ("rulings/" in name or "questions/" in name)}
    with TemporaryDirectory() as folder:
        for name, text in (kept | {name: json.dumps(spoken(each), default=str) for name, each in made.items()}).items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        books = Books(Path(folder) / "cases")
        rulebook = Rulebook.load(Path(folder) / "rules", books.codebook)
        assert books.casebook
        return books, rulebook


BOOKS, RULEBOOK = _books()
CODEBOOK: Codebook = BOOKS.codebook


def laws(**otherwise: Any) -> dict[str, Law]:  # noqa: ANN401 - what a question file says
    """Read the law of the day, with something otherwise on every question."""
    questions = {name: RULEBOOK.questions[name].model_copy(update=otherwise) for name in RULEBOOK.order}
    return {
        name: Law(RULEBOOK, BOOKS.casebook, FactorIndex(each), Moment(DAY, DAY)) for name, each in questions.items()
    }


LAWS = laws()
NONE_GOVERN = laws(governs=False)


def answered(known: Known, assume: Mapping[str, str] | None = None, laws: Mapping[str, Law] = LAWS) -> AnswerChain:
    """Answer every question on facts."""
    return AnswerChain(laws.values(), known, assume or {})


def coherent(known: Mapping[str, FactValue]) -> bool:
    """Say whether facts do not contradict each other."""
    return not any(each.found_in(known) for each in CODEBOOK.contradictions)


def _value(fact: Fact, chosen: Random) -> FactValue:
    if fact.type == "boolean":
        return chosen.random() < 0.5
    if fact.type == "integer":
        return chosen.choice([0, 1, 2, 3, 7, 8, 11, 12, 30])
    if fact.type == "set":
        return frozenset(chosen.sample(list(fact.values), chosen.randrange(4)))
    return chosen.choice(list(fact.values))


def drawn(count: int, seed: int) -> Iterator[dict[str, FactValue]]:
    """Draw incidents that can be true, always the same: near a ruling, or from no fact known to all of them."""
    chosen = Random(seed)  # noqa: S311 - no secret
    rulings = [dict(ruling.facts.known) for ruling in BOOKS.casebook]
    while count:
        near, share = chosen.choice([{}, chosen.choice(rulings)]), chosen.random()
        known = near | {fact.id: _value(fact, chosen) for fact in CODEBOOK.facts if chosen.random() < share**2}
        if coherent(known):
            count -= 1
            yield known


INCIDENTS: list[dict[str, FactValue]] = list(
    {
        tuple(sorted(known.items())): known
        for known in ({}, *(dict(ruling.facts.known) for ruling in BOOKS.casebook), *drawn(1500, seed=1))
    }.values()
)
FEW = INCIDENTS[:70]


def named(known: Known) -> str:
    """Name an incident by its facts."""
    return ", ".join(
        f"{name} {sorted(value) if isinstance(value, frozenset) else value}" for name, value in known.items()
    )


def answer(link: ChainLink) -> Answer:
    """Give outcome and status; a question that is not raised has neither."""
    return (link.result.outcome, link.result.status) if link.result else (None, None)


def told(link: ChainLink) -> tuple[Any, ...]:
    """Give all that an answer comes to, its balance apart: what it rests on, how firmly, and what holds it back."""
    result = link.result
    standing = result and (result.outcome, result.standing, result.governing)
    return standing, link.tests, link.factors, link.reach, link.may_govern, link.held_back


def answers(known: Known, laws: Mapping[str, Law] = LAWS) -> dict[str, Answer]:
    """Answer every question anew."""
    return {name: answer(link) for name, link in answered(known, laws=laws).links.items()}


def every_value(fact: Fact) -> list[FactValue]:
    """Give all values of a fact, of a set all sets; of numbers as many as the rules can tell apart, and more."""
    if fact.type == "boolean":
        return [True, False]
    if fact.type == "integer":
        return list(range(20))
    if fact.type == "set":
        sizes = range(len(fact.values) + 1)
        return [frozenset(each) for size in sizes for each in itertools.combinations(fact.values, size)]
    return list(fact.values)


def fitting(known: Known, fact: Fact) -> Iterator[FactValue]:
    """Give the values of a fact that can be true beside the other facts."""
    yield from (value for value in every_value(fact) if coherent({**known, fact.id: value}))


def single(value: FactValue) -> bool:
    """Say whether a value is none, or one, of several."""
    return not isinstance(value, frozenset) or len(value) < 2


def moved(before: Answer, after: Answer) -> bool:
    """Say whether an answer is another; a question that is no longer raised has no other answer."""
    return before != after and (after[1] is not None or before[1] is None)


def turned(before: Answer, after: Answer) -> bool:
    """Say whether its outcome is another."""
    return moved(before, after) and before[0] != after[0]
