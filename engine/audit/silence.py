"""Silence: where no answer is given though a circumstance is known that lawyers weigh, and on which no factor rests."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from privesfeer.cases.casebook import Casebook, Precedent
from privesfeer.cases.fact import FactValue
from privesfeer.cases.incident import Dates
from privesfeer.cases.ruling import Decision
from privesfeer.engine.audit.drawn import drawn
from privesfeer.engine.audit.folds import Folds
from privesfeer.engine.audit.own_outcomes import predict
from privesfeer.engine.audit.textbook import answered_apart
from privesfeer.engine.doctrine.answer_chain import AnswerChain, ChainLink
from privesfeer.engine.reasoner import Reasoner
from privesfeer.rules.question import Question
from privesfeer.rules.rulebook import Rulebook

# How many incidents are drawn: of each question dozens then stay without an answer, and it takes a second or two.
DRAWN_INCIDENTS = 500
_SEED = 1

_ORIGINS = "casebook", "textbook", "drawn"


@dataclass(frozen=True, slots=True)
class Unread:
    """A circumstance that is known where no answer is given, and on which no factor rests there.

    Attributes:
        fact: the fact.
        value: its value; of a list one thing in it, or that it is empty; None: any number, for each is rare.
        weighed: the decisions in which the court itself relied on the fact, or counted it against its outcome.
        decided: the other decisions.
        textbook: in how many textbook incidents it is so.
        drawn: in how many drawn ones.
        left_out: the keys of the rulings in which a factor does rest on it, but one that their affair alone carries: it
            is left out with that.
    """

    fact: str
    value: FactValue | None
    weighed: tuple[Precedent, ...]
    decided: tuple[Precedent, ...]
    textbook: int
    drawn: int
    left_out: frozenset[str]

    @property
    def casebook(self) -> int:
        """In how many decisions it is so."""
        return len(self.weighed) + len(self.decided)


@dataclass(frozen=True, slots=True)
class Silent:
    """Where one question stays without an answer.

    Attributes:
        question: its id.
        raised: in how many incidents the question is raised: of the "casebook", the "textbook", and "drawn" ones.
        withheld: likewise, in how many of these no answer is given.
        unread: what is known there and moves nothing: first what courts weighed in the very ruling; then by in how many
            rulings it is so, textbook incidents, and drawn ones.
    """

    question: str
    raised: Mapping[str, int]
    withheld: Mapping[str, int]
    unread: tuple[Unread, ...]


class _Answered(NamedTuple):
    """An incident with its answers, and of the questions that are looked at what a court decided, if one did."""

    origin: str
    known: Mapping[str, FactValue]
    links: Mapping[str, ChainLink]
    asked: Mapping[str, Precedent | None]


def silences(
    reasoner: Reasoner, questions: Iterable[str] | None = None, count: int = DRAWN_INCIDENTS
) -> tuple[Silent, ...]:
    """Find what moves nothing where no answer is given.

    Rulings are predicted without their affair, and only on what they decided; textbook incidents without their theme.

    Args:
        reasoner: holds rulebook and casebook.
        questions: the questions that are looked at; None: all.
        count: how many incidents are drawn.

    Returns:
        What was found, for each question in the order of the codebook.
    """
    wanted = set(reasoner.rulebook.questions if questions is None else questions)
    listeners = {
        name: _Listener(question, reasoner.rulebook, reasoner.casebook)
        for name, question in reasoner.rulebook.questions.items()
        if name in wanted
    }
    names = tuple(listeners)
    for answered in chain(_decided(reasoner, names), _textbook(reasoner, names), _drawn(reasoner, names, count)):
        for name in answered.asked:
            listeners[name].hear(answered)
    return tuple(each.silent() for each in listeners.values())


def _decided(reasoner: Reasoner, names: Iterable[str]) -> Iterator[_Answered]:
    folds = Folds(reasoner.rulebook, reasoner.casebook, "leave_one_affair_out")
    for ruling in reasoner.casebook:
        asked = {
            name: Precedent(ruling, decision)
            for name in names
            if folds.counts(ruling, name) and (decision := ruling.decision(name))
        }
        if asked:
            links = predict(folds.laws(ruling, asked), ruling)
            yield _Answered("casebook", ruling.facts.known, links, asked)


def _textbook(reasoner: Reasoner, names: Iterable[str]) -> Iterator[_Answered]:
    for _, answers in answered_apart(reasoner):
        yield _Answered("textbook", answers.known, answers.links, dict.fromkeys(names))


def _drawn(reasoner: Reasoner, names: Iterable[str], count: int) -> Iterator[_Answered]:
    laws = tuple(reasoner.laws(reasoner.casebook.release, Dates()))
    for known in drawn(reasoner.rulebook.codebook, reasoner.casebook, count, _SEED):
        yield _Answered("drawn", known, AnswerChain(laws, known, {}).links, dict.fromkeys(names))


class _Place(NamedTuple):
    """Where a circumstance is known and moves nothing."""

    origin: str
    precedent: Precedent | None
    left_out: bool


class _Listener:
    """Gathers what is known where one question stays without an answer, and moves nothing."""

    def __init__(self, question: Question, rulebook: Rulebook, casebook: Casebook) -> None:
        self._question, self._rulebook, self._casebook = question, rulebook, casebook
        self._weighed = _weighed(question, casebook)
        self._raised: Counter[str] = Counter()
        self._withheld: Counter[str] = Counter()
        self._unread: dict[tuple[str, FactValue | None], list[_Place]] = {}

    def hear(self, answered: _Answered) -> None:
        """Look at the answer to an incident."""
        name, codebook = self._question.question, self._question.codebook
        result = answered.links[name].result
        if result is None:
            return
        self._raised[answered.origin] += 1
        if result.outcome:
            return
        self._withheld[answered.origin] += 1
        carrying = tuple(_carrying(answered.links, name))
        for fact, value in answered.known.items():
            for part, rest in _parts(value) if fact in self._weighed else ():
                if not any(_moves(link, fact, part, rest) for link in carrying):
                    place = _Place(
                        answered.origin, answered.asked[name], self._left_out(answered.links[name], fact, part)
                    )
                    told = None if codebook.fact(fact).type == "integer" else part
                    self._unread.setdefault((fact, told), []).append(place)

    def _left_out(self, link: ChainLink, fact: str, part: FactValue) -> bool:
        """Say whether a factor rests on a circumstance that is valid only with the affair that is left out."""
        law, factor_index, question = link.law, link.law.factor_index, self._question
        resting = factor_index.resting_on(_alone(link, fact, part), frozenset({fact})) & factor_index.factors(
            link.tests
        )
        built = (question.built_on(name) for name in factor_index.ids(resting & ~law.active))
        return any(
            all(self._rulebook.valid(question.rule(each), self._casebook, law.moment) for each in rules)
            for rules in built
        )

    def silent(self) -> Silent:
        """Give what was gathered."""
        unread = [self._told(fact, value, places) for (fact, value), places in self._unread.items()]
        unread.sort(key=lambda each: (-len(each.weighed), -each.casebook, -each.textbook, -each.drawn))
        raised, withheld = ({each: counts[each] for each in _ORIGINS} for counts in (self._raised, self._withheld))
        return Silent(self._question.question, raised, withheld, tuple(unread))

    @staticmethod
    def _told(fact: str, value: FactValue | None, places: Sequence[_Place]) -> Unread:
        weighed: list[Precedent] = []
        decided: list[Precedent] = []
        for precedent in (each.precedent for each in places if each.precedent):
            (weighed if fact in _named(precedent.decision) else decided).append(precedent)
        origins = Counter(each.origin for each in places)
        left_out = frozenset(each.precedent.ruling.key for each in places if each.precedent and each.left_out)
        return Unread(fact, value, tuple(weighed), tuple(decided), origins["textbook"], origins["drawn"], left_out)


def _named(decision: Decision) -> tuple[str, ...]:
    """Name the facts that a court weighed, for its outcome or against it."""
    return *decision.relied_on, *decision.despite


def _weighed(question: Question, casebook: Casebook) -> frozenset[str]:
    """Name the facts that a lawyer would weigh: those that courts weighed, and those that a factor or exception reads.

    What only confines a rule is none of them, nor an earlier answer, nor the fact that is part of the question, as the
    measure is.
    """
    decisions = (each for ruling in casebook for each in ruling.decisions if each.question == question.question)
    lifting = (way for rule in question.factors if rule.unless for way in question.expanded(rule.unless))
    read = [question.carrying[rule.id] for rule in question.factors]
    read += [frozenset(literal.fact for literal in way) for way in lifting]
    answers = frozenset(each.id for each in question.codebook.questions)
    return frozenset().union(*map(_named, decisions), *read) - answers - {question.ladder and question.ladder.fact}


def _parts(value: FactValue) -> Iterator[tuple[FactValue, FactValue | None]]:
    """Take a list apart, for each thing in it is a circumstance: it alone, and what is left without it."""
    if not isinstance(value, frozenset) or not value:
        yield value, None
        return
    for each in sorted(value):
        yield frozenset({each}), value - {each} or None


def _carrying(links: Mapping[str, ChainLink], name: str) -> Iterator[ChainLink]:
    """Give the answer to a question and the earlier ones on which a factor that holds in it rests.

    A conclusion has no other factors, so that all answers from which it is drawn count, also where they are missing.
    """
    link = links[name]
    if link.result:
        yield link
        factor_index, concluding = link.law.factor_index, link.law.question.conclusion
        for each in link.law.question.earlier:
            if concluding or factor_index.resting_on(link.tests, frozenset({each})) & _holding(link, link.factors):
                yield from _carrying(links, each)


def _moves(link: ChainLink, fact: str, part: FactValue, rest: FactValue | None) -> bool:
    """Say whether a factor that holds rests on a circumstance, or one would come or go without it."""
    law, factor_index = link.law, link.law.factor_index
    without = factor_index.without(link.tests, fact) | (factor_index.fact_bits(fact, rest) if rest else 0)
    resting = factor_index.resting_on(_alone(link, fact, part), frozenset({fact})) & link.factors
    return bool(_holding(link, resting | (law.factors(without) ^ link.factors)))


def _alone(link: ChainLink, fact: str, part: FactValue) -> int:
    """Give the tests that hold where of a list one thing is left."""
    factor_index = link.law.factor_index
    return factor_index.without(link.tests, fact) | factor_index.fact_bits(fact, part)


def _holding(link: ChainLink, factors: int) -> int:
    """Leave out that a requirement is known to have no exception: by itself that is no factor."""
    return factors & ~sum(link.law.factor_index.doubted.values())
