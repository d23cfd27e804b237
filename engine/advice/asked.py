"""Asked: what a client in this position asks, each answered from the facts and answers of his case."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from privesfeer.cases.commons.amount import in_words
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import day_of_week
from privesfeer.cases.commons.text import Text, capital
from privesfeer.cases.fact import FactValue
from privesfeer.engine.advice.circumstances import Judged, last_days_of_side
from privesfeer.engine.advice.records import AnsweredQuestion, Outlook
from privesfeer.engine.answers.authorities.sources import Sources
from privesfeer.engine.answers.reasons.failing import failing
from privesfeer.engine.answers.reasons.point import failing_named, failing_reason
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.engine.remedies.records import Remedies, Sum
from privesfeer.rules.advice.client_question import AnswerPart, ClientQuestion, ClientQuestions
from privesfeer.rules.advice.stage import DAYS_LEFT, OFFER, PRICED, REGIMES, Side
from privesfeer.rules.condition import holds
from privesfeer.rules.rulebook import Moment

_SAID = catalogue(__file__)
_BESIDES, _ACTS = 2, 3
# What has to be known before such a place can be filled.
_NEEDED = {"last_day": DAYS_LEFT, "floor": PRICED, "ceiling": PRICED, "aim": PRICED, "offer_day": OFFER}

Known = Mapping[str, FactValue]


class AskedCase(NamedTuple):
    """A case of which a client asks.

    Attributes:
        judged: the case, answered.
        remedies: its sums.
        sources: makes citations.
        moment: the days whose law applies.
        side: whose client it is.
        known: what advice turns on.
        outlook: what the whole is worth; None: that is not said.
        places: what fills the places of any advice.
        measures: of several measures each with its own case, that of the case itself among them; none: there is but
            one.
    """

    judged: Judged
    remedies: Remedies
    sources: Sources
    moment: Moment
    side: Side
    known: Known
    outlook: Outlook | None
    places: Mapping[str, Callable[[], Text | str]]
    measures: Sequence[tuple[Text, Judged]] = ()


def answered(case: AskedCase, book: ClientQuestions) -> tuple[AnsweredQuestion, ...]:
    """Answer what the client asks.

    Args:
        case: the case.
        book: the questions.

    Returns:
        Those on what he asks, all of them: on each topic one, the most urgent first, then the topics that the facts do
        not answer, with the rule, then what else belongs to these topics. Where it is not known what he asks, those
        that belong and can be answered, no more than `most`.
    """
    asked = case.known.get(book.asked) if book.asked else None
    if isinstance(asked, frozenset) and asked:
        return tuple(_Replies(case, book).of_topics(asked))
    return tuple(islice(_Replies(case, book).every(), book.most))


class _Replies:
    """The replies to the questions of one side."""

    def __init__(self, case: AskedCase, book: ClientQuestions) -> None:
        self._case, self._book = case, book
        self._acts = tuple(_of_acts(case))
        self._known = (case.known, *self._acts)
        self._sums = {each.id: each for each in case.remedies.money}

    @property
    def _mine(self) -> list[ClientQuestion]:
        """The questions of the side of which every place can be filled."""
        places = self._case.places.keys()
        return [each for each in self._book.questions if each.side == self._case.side and each.text.places <= places]

    def every(self) -> Iterator[AnsweredQuestion]:
        """Answer each question that belongs and can be answered, the most urgent first."""
        for each in self._mine:
            if not each.general and any(map(each.belongs, self._known)) and (reply := self._reply(each)):
                yield reply

    def of_topics(self, topics: frozenset[str]) -> Iterator[AnsweredQuestion]:
        """Answer on some topics: one on each, those that the facts do not answer, then what else belongs to them."""
        questions = {each.id: each for each in self._mine}
        replies = [each for each in self.every() if questions[each.id].topic in topics]
        first = {questions[each.id].topic: each.id for each in reversed(replies)}
        yield from (each for each in replies if each.id in first.values())
        for topic in dict.fromkeys(each.topic for each in questions.values()):
            if topic in topics and topic not in first:
                held = [each for each in questions.values() if each.topic == topic]
                yield self._ruled(held) or self._unanswered(topic, held)
        yield from (each for each in replies if each.id not in first.values())

    def _ruled(self, held: Sequence[ClientQuestion]) -> AnsweredQuestion | None:
        """Tell the rule on a topic of which nothing else can be said; None: none was the law of the case."""
        general = (each for each in held if each.general and any(map(each.belongs, self._known)))
        return next(filter(None, map(self._reply, general)), None)

    def _unanswered(self, topic: str, held: Sequence[ClientQuestion]) -> AnsweredQuestion:
        """Give what was asked and cannot be answered: as the one question that can fit, else in general words."""
        fitting = [each for each in held if not each.general and self._may_belong(each)]
        worded = fitting if len(fitting) == 1 else [each for each in held if each.general]
        label = self._case.sources.codebook.fact(str(self._book.asked)).label(topic).map(capital)
        question = self._asked(worded[0]) if worded else label
        return AnsweredQuestion(id=held[0].id, question=question, answer=self._book.open, authority=())

    def _may_belong(self, question: ClientQuestion) -> bool:
        """Say whether a question can fit the case, as far as is known."""
        return any(
            question.possible(known) and (question.when is None or holds(question.when, known.get) is not False)
            for known in self._known
        )

    def _asked(self, question: ClientQuestion) -> Text:
        """Give a question as it is asked of this case."""
        places = {name: make for name, make in self._case.places.items() if f"{{{name}}}" in question.text.en}
        return question.text.fill(**{name: make() for name, make in places.items()}) if places else question.text

    def _reply(self, question: ClientQuestion) -> AnsweredQuestion | None:
        first = next(self._told(question.answers), None)
        if first is None:
            return None
        parts = [first, *islice(self._told(question.besides), _BESIDES)]
        if question.general and not self._in_force(first[0]):
            return None
        if question.general and (other := self._other_law(question)):
            parts.append((other, other.text))
        sources = dict.fromkeys(source for part, _ in parts for source in part.authority)
        authority = self._case.sources.authority(tuple(sources), None, self._case.moment)
        if not authority:  # none of that law was in force
            return None
        answer = Text.joined([text for _, text in parts], " ")
        return AnsweredQuestion(id=question.id, question=self._asked(question), answer=answer, authority=authority)

    def _in_force(self, part: AnswerPart) -> bool:
        """Say whether all of the law of a part was known and in force: a rule is told whole or not at all."""
        cited = self._case.sources.authority(part.authority, None, self._case.moment)
        return {each.key for each in cited} >= {each.statute or each.ruling for each in part.authority}

    def _other_law(self, question: ClientQuestion) -> AnswerPart | None:
        """Give what is added where the case may be one of a law that is not that of the question; None: nothing."""
        laws, other = self._case.known.get(REGIMES), self._book.other_law
        wider = isinstance(laws, frozenset) and question.regimes and not laws <= {*question.regimes}
        return other if other and wider and self._in_force(other) else None

    def _told(self, parts: Sequence[AnswerPart]) -> Iterator[tuple[AnswerPart, Text]]:
        """Give the parts that can be told, filled."""
        for part in parts:
            among = [known for known in self._known if _holds(part, known)]
            if not among:
                continue
            found = {name: self._place(name, part, among) for name in part.places}
            filled = {name: each for name, each in found.items() if each is not None}
            if len(filled) == len(found):
                yield part, part.text.fill(**filled) if filled else part.text

    # ---- the places ----

    def _place(self, name: str, part: AnswerPart, among: Sequence[Known]) -> Text | str | None:
        """Fill a place of a part, which holds of some of the acts; None: it is not known with what."""
        known = among[0]
        own: dict[str, Callable[[], Text | str | None]] = {
            "reply": lambda: self._opening(part, known),
            "fails": lambda: self._fails(part),
            "acts": lambda: self._titles(among),
            "last_days": self._last_days,
            "chance": self._chance,
            "worth": lambda: self._case.outlook.text if self._case.outlook else None,
            "settle": lambda: self._case.outlook.settle if self._case.outlook else None,
        }
        if name in own:
            return own[name]()
        if name in self._case.places:
            needed = _NEEDED.get(name)
            return self._case.places[name]() if needed is None or self._case.known.get(needed) else None
        return _summed(self._sums[name]) if name in self._sums else self._stated(name, known)

    def _stated(self, name: str, known: Known) -> Text | None:
        """Tell a fact that is a day, an amount or a value with a name."""
        match value := known.get(name):
            case dt.date():
                return day_of_week(value)
            case Decimal():
                return in_words(value)
            case str() | int():
                return self._case.sources.codebook.fact(name).label(value)
            case _:
                return None

    def _opening(self, part: AnswerPart, known: Known) -> Text:
        """Begin with yes or no, as firm as the answer is from which it follows."""
        outcome = known.get(f"{part.of}.outcome", known.get(part.of or ""))
        standing = known.get(f"{part.of}.strength")
        said = next((each for each in self._book.replies if each.standing == standing), None)
        if said is None or outcome is None:
            return self._book.unanswered
        return said.so if outcome == part.outcome else said.not_so

    def _fails(self, part: AnswerPart) -> Text | None:
        """Name by what a measure falls: that of the case, or the one of which the part speaks."""
        rulebook, lead = self._case.sources.rulebook, self._case.judged.lead
        question = rulebook.on_measure
        measure = str(lead.chain.known.get(rulebook.measure) if part.of == question.question else part.of)
        link: ChainLink | None = next(
            (
                each.links[question.question]
                for each in lead.firmness.variants(rulebook.measure)
                if str(each.value) == measure
            ),
            None,
        )
        if link is None:
            return None
        known, sources = {**lead.chain.known, rulebook.measure: measure}, self._case.sources
        for each in failing(link, known, sources):
            if reason := failing_reason(each, link, known, sources):
                return failing_named(each, reason.text)
        return None

    def _titles(self, among: Sequence[Known]) -> Text | None:
        """Name the acts of which a part holds; None: of none, or of too many to name."""
        titles = zip(self._acts, self._case.judged.titles, strict=False)  # of a single act none is told apart
        named = [
            _SAID.QUOTED.fill(title=title) for act, title in titles if title and any(act is each for each in among)
        ]
        return Text.enumerate(named) if 0 < len(named) <= _ACTS else None

    def _last_days(self) -> Text | None:
        """Name every last day of the term that ends first, with the measures for which it is that day, by day."""
        case = self._case
        first = next(iter(last_days_of_side(case.judged, case.side, case.sources)), None)
        days: dict[dt.date, list[Text]] = {}
        for title, judged in case.measures or ((None, case.judged),):
            for each in last_days_of_side(judged, case.side, case.sources):
                if first and each.last_day and each.id == first.id:
                    days.setdefault(each.last_day, []).append(title or each.of or each.short)
        named = [
            _SAID.LAST_DAY.fill(day=day_of_week(day), what=Text.enumerate([*dict.fromkeys(what)]))
            for day, what in sorted(days.items())
        ]
        return Text.enumerate(named) if named else None

    def _chance(self) -> Text | None:
        """Say how likely it is, in per cent, that the side gets its way with the measure."""
        likely = self._case.outlook.likelihood if self._case.outlook else None
        if likely is None:
            return None
        low, high = (
            (likely.low, likely.high) if self._case.side == "employer" else (100 - likely.high, 100 - likely.low)
        )
        return _SAID.CHANCE.fill(low=str(low), high=str(high))


def _of_acts(case: AskedCase) -> Iterator[Known]:
    """Give of each of several acts what is known of it, with what is worked out of the whole.

    What is known of one act is not taken to be so of another; the measure is answered on all of them together.
    """
    acts, rulebook = case.judged.acts, case.sources.rulebook
    answers = rulebook.questions.keys() - {rulebook.on_measure.question}
    own = {*case.sources.codebook.fact_ids, *answers, *(f"{name}.strength" for name in answers)}
    worked_out = {name: value for name, value in case.known.items() if name not in own}
    for act, firm in zip(acts, case.judged.firm, strict=True) if len(acts) > 1 else ():
        yield {**act, **firm, **worked_out}


def _holds(part: AnswerPart, known: Known) -> bool:
    return (part.when is None or holds(part.when, known.get) is True) and not (
        part.unless is not None and holds(part.unless, known.get)
    )


def _summed(found: Sum) -> Text | None:
    """Tell a sum, or between what it lies; None: it is not due, or not known."""
    if found.due is False or found.lapsed:
        return None
    if found.amount:
        return in_words(Decimal(found.amount))
    if found.low and found.high:
        return _SAID.RANGE.fill(low=in_words(Decimal(found.low)), high=in_words(Decimal(found.high)))
    return None
