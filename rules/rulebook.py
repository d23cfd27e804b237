"""Rulebook: all questions with their rules, the law around them, and what is valid on a given day."""

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any, Literal, NamedTuple

from privesfeer.cases.casebook import Casebook, Precedent
from privesfeer.cases.codebook import Codebook, unique
from privesfeer.cases.commons import document
from privesfeer.cases.commons.canonical import content_hash
from privesfeer.cases.commons.day import latest
from privesfeer.cases.commons.text import Text
from privesfeer.cases.fact import FactValue
from privesfeer.cases.fit import UnfitFilesError, called, fit, fit_content, fitting
from privesfeer.cases.problems import fault
from privesfeer.cases.ruling import Decision, Ruling, Standing
from privesfeer.rules.advice.book import AdviceBook
from privesfeer.rules.advice.vocabulary import AdviceVocabulary, Around
from privesfeer.rules.connection import Connection
from privesfeer.rules.formula import Formulas, formulas_of
from privesfeer.rules.framework import Framework
from privesfeer.rules.hierarchy import Hierarchy
from privesfeer.rules.kinds import Kinds
from privesfeer.rules.measure import MeasureTree, trees_of, with_measures
from privesfeer.rules.prior import Prior
from privesfeer.rules.question import Question
from privesfeer.rules.regime import Regime
from privesfeer.rules.remedies.book import RemedyBook
from privesfeer.rules.rule import Authority, Consequence, Presumption, Rule
from privesfeer.rules.statute import Statute
from privesfeer.rules.whole import Whole

# The law around the questions: what each file holds, in the order in which a rulebook takes it.
_AROUND: dict[str, Any] = {
    "hierarchy": Hierarchy,
    "regimes": tuple[Regime, ...],
    "connections": tuple[Connection, ...],
    "framework": Framework,
    "kinds": Kinds,
    "whole": Whole,
    "priors": dict[str, Prior],
}

_OPTIONAL = frozenset({"priors"})


class Moment(NamedTuple):
    """The two days that decide which law applies.

    Attributes:
        as_of: the day on which the law is known; rulings given later are not.
        event: the day of the event; statutes must cover it.
    """

    as_of: dt.date
    event: dt.date


class Rulebook:
    """The law of a country: its questions in the order of the codebook, and the law around them.

    Attributes:
        codebook: the facts and questions of which it speaks.
        questions: the rule files by id, in the order of the codebook.
        order: their ids in the order in which they are answered: a question after those on whose answers it builds.
        statutes: statutes and the like by id.
        hierarchy: the ranks of the courts.
        regimes: the bodies of law within which a ruling can govern.
        connections: how answers fit together.
        framework: what is printed as the law of each question.
        kinds: when a ruling is on the same kind of thing.
        whole: what the acts of one file bring to one another.
        priors: what factors weigh before any ruling teaches, by question.
        remedies: what may be asked, until when and for how much.
        formulas: what works out its terms and sums.
        trees: what a court asks of each measure, by the measure.
        advice: what to do, for either side.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - each part of the law is one
        self,
        codebook: Codebook,
        questions: Iterable[Question],
        statutes: Iterable[Statute],
        hierarchy: Hierarchy,
        regimes: Iterable[Regime] = (),
        connections: Iterable[Connection] = (),
        framework: Framework | None = None,
        kinds: Kinds | None = None,
        whole: Whole | None = None,
        priors: Mapping[str, Prior] | None = None,
        remedies: RemedyBook | None = None,
        formulas: Formulas | None = None,
        trees: Iterable[MeasureTree] = (),
        advice: AdviceBook | None = None,
    ) -> None:
        """Index questions and statutes.

        Args:
            codebook: the facts and questions of which it speaks.
            questions: the rule files.
            statutes: the law around them.
            hierarchy: the ranks of the courts.
            regimes: the bodies of law.
            connections: how answers fit together.
            framework: what is printed as the law of each question; None: nothing.
            kinds: when a ruling is on the same kind of thing; None: all are.
            whole: what the acts of one file bring to one another; None: nothing.
            priors: what factors weigh before any ruling teaches, by question; None: nothing.
            remedies: what may be asked, until when and for how much; None: nothing is said of it.
            formulas: what works out its terms and sums; None: nothing does.
            trees: what a court asks of each measure.
            advice: what to do, for either side; None: nothing is said of it.

        Raises:
            ValueError: questions build on each other's answers in a circle.
        """
        self.codebook = codebook
        self.questions = {question.question: question for question in questions}
        self.order = _order(self.questions)
        self.statutes = {statute.id: statute for statute in statutes}
        self.hierarchy = hierarchy
        self.regimes, self.connections = tuple(regimes), tuple(connections)
        self.priors = priors or {}
        self.framework, self.kinds, self.whole = framework or Framework(), kinds or Kinds(), whole or Whole()
        self.remedies, self.formulas = remedies or RemedyBook(), formulas or Formulas()
        self.trees = {each.measure: each for each in trees}
        self.advice = advice or AdviceBook()

    @classmethod
    def load(cls, folder: Path, codebook: Codebook) -> "Rulebook":
        """Read a rulebook from the folder of its country.

        Args:
            folder: holds questions/ with a YAML file for each, and law/ with one for each part of the law around them.
            codebook: the facts and questions of which it speaks.

        Raises:
            ValueError: a file is not a valid rule file, or a rule in it is unsound.
            OSError: a file cannot be read.
        """
        # Beside a rule file stand its small cases, which are tests (`*.cases.yaml`).
        files = sorted(path for path in (folder / "questions").glob("*.yaml") if not path.stem.endswith(".cases"))
        written = [_content(path) for path in files]
        with fitting(called(folder / "measures")):
            trees: tuple[dict[str, Any], ...] = trees_of(folder / "measures")
        for place, each in enumerate(written):
            if trees and "ladder" in each:
                written[place], parts = with_measures(each, trees)
                trees = parts.trees
        found: list[Question] = [
            fit_content(Question, each, called(path), codebook) for path, each in zip(files, written, strict=True)
        ]
        questions = {each.question: each for each in found}
        with fitting(called(folder / "questions")):
            unique((each.question for each in found), "the questions of the rule files")
        around: dict[str, Any] = {
            name: fit(kind, path, codebook)
            for name, kind in _AROUND.items()
            if (path := folder / "law" / f"{name}.yaml").exists() or name not in _OPTIONAL
        }
        formulas = formulas_of(folder)
        remedies = RemedyBook.load(folder / "law" / "remedies", codebook, formulas.read(folder / "formulas"))
        if formulas.sums and (missing := next(formulas.missing(remedies), None)):
            raise UnfitFilesError({"law/remedies": (fault(missing),)})
        trees_read: tuple[MeasureTree, ...] = tuple(
            fit_content(MeasureTree, each, f"measures/{each.get('measure')}.yaml", codebook) for each in trees
        )
        regimes = around["framework"].regimes
        vocabulary = AdviceVocabulary(
            codebook,
            Around(
                trees_read,
                tuple(each.name for each in remedies.terms),
                around["whole"].kind,
                next((each.question for each in found if each.ladder), None),
                tuple(regimes.names) if regimes else (),
                around["whole"].sided(codebook),
            ),
        )
        return cls(
            codebook,
            [questions[question.id] for question in codebook.questions if question.id in questions],
            statutes=_statutes(folder / "law" / "statutes"),
            **around,
            remedies=remedies,
            formulas=formulas,
            trees=trees_read,
            advice=AdviceBook.load(folder / "advice", vocabulary),
        )

    @property
    def on_measure(self) -> Question:
        """The question of which a fact, the measure, is part."""
        return next(each for each in self.questions.values() if each.ladder)

    @property
    def upheld(self) -> str:
        """The answer to it that the measure stands."""
        return self.codebook.question(self.on_measure.question).other(self.on_measure.protects)

    @property
    def measure(self) -> str:
        """That fact."""
        return next(each.ladder.fact for each in self.questions.values() if each.ladder)

    @cached_property
    def sided(self) -> dict[str, str]:
        """By list of a case of which each entry belongs to one side or the other, the question that says to which."""
        return self.whole.sided(self.codebook)

    @cached_property
    def turns(self) -> tuple[dt.date, ...]:
        """The days on which the law that is applied to an event turns into another, earliest first."""
        questions = self.questions.values()
        periods = [(each.valid.first, each.valid.last) for question in questions for each in question.rules]
        periods += [(each.valid.first, each.valid.last) for question in questions for each in question.consequences]
        periods += [(each.valid.first, each.valid.last) for regime in self.regimes for each in regime.reaches]
        periods += [(each.valid.first, each.valid.last) for each in self.framework.periodic]
        versions = [version for statute in self.statutes.values() for version in statute.versions]
        periods += [(version.valid.first, version.valid.last) for version in versions]
        firsts = {first for first, _ in periods if first}
        return tuple(sorted(firsts | {last + dt.timedelta(days=1) for _, last in periods if last}))

    def law_day(self, event: dt.date) -> dt.date:
        """Give the first day of the law of an event: one for all events to which the same law applies, read once."""
        return latest(self.turns, event)

    def starts(self, rule: Rule | Presumption, casebook: Casebook, *, but_not: str | None = None) -> dt.date | None:
        """Say from when a rule is known: from its earliest ruling; where none is left, from its statutes.

        Args:
            casebook: the rulings; one that it does not hold, as it is back-tested on fewer, does not count.
            but_not: an affair whose rulings do not count (back-testing).

        Returns:
            The first day; None if no authority is left.
        """
        rulings = [casebook.find(each.ruling) for each in rule.authority if each.ruling]
        dates = [casebook.counts_from(ruling) for ruling in rulings if ruling and ruling.line != but_not]
        if not dates:
            statutes = [self.statutes[each.statute] for each in rule.authority if each.statute]
            dates = [statute.versions[0].valid.first or dt.date.min for statute in statutes]
        return min(dates, default=None)

    def valid(
        self, rule: Rule | Presumption, casebook: Casebook, moment: Moment, *, but_not: str | None = None
    ) -> bool:
        """Say whether a rule applies to an event, as the law is known on a day.

        Args:
            moment: judge-made rules count from their earliest ruling up to `as_of`; statutes, and a rule's own
                period, must cover the event.
            but_not: an affair whose rulings do not count (back-testing).
        """
        start = self.starts(rule, casebook, but_not=but_not)
        if start is None or start > moment.as_of:
            return False
        if isinstance(rule, Rule) and not rule.valid.covers(moment.event):
            return False
        statutes = [self.statutes[each.statute] for each in rule.authority if each.statute]
        on_statute_alone = len(statutes) == len(rule.authority)
        return not on_statute_alone or any(statute.in_force(moment.event) for statute in statutes)

    def persuasive(self, ruling: Ruling) -> Literal["foreign", "disciplinary"] | None:
        """Say why a ruling persuades at most and never governs, if so.

        Returns:
            "foreign": it is of another jurisdiction, and not of the courts above; "disciplinary": it applies the norms
            of a profession or a school; None: it can govern.
        """
        if ruling.jurisdiction not in {self.hierarchy.jurisdiction, *self.hierarchy.above}:
            return "foreign"
        return next((branch for branch in self.hierarchy.persuasive if branch == ruling.branch), None)

    def level(self, ruling: Ruling) -> Standing:
        """Say of which level a ruling is here, whatever its court; of one that persuades at most, why it does."""
        return self.persuasive(ruling) or ruling.level

    def precedents(
        self, question: str, casebook: Casebook, as_of: dt.date, *, but_not: str | None = None
    ) -> tuple[Precedent, ...]:
        """Give the decisions that count as precedents on a question.

        Args:
            as_of: rulings given after this day are not known.
            but_not: an affair that is left out (back-testing).

        Returns:
            The precedents by date: known, not set aside, not merely persuasive, not outside employment on what is
            decided otherwise there, not of that affair.
        """
        abouts = self.questions[question].precedents_about
        found = casebook.precedents(question, abouts, as_of, but_not=but_not)
        teaches = self.hierarchy.teaches
        return tuple(each for each in found if not self.persuasive(each.ruling) and teaches(each.ruling, question))

    def asked(self, decision: Decision, question: Text) -> Text:
        """Name the question of a decision, with the value in brackets, such as a measure, for which it was decided."""
        ladder = self.questions[decision.question].ladder
        if ladder is None or decision.of is None:
            return question
        value = self.codebook.fact(ladder.fact).values[decision.of]
        return Text.each(lambda lang: f"{question[lang]} ({value[lang]})")

    def regime(self, known: Mapping[str, FactValue], event: dt.date) -> str | None:
        """Say under which regime an incident falls on the day of the event; None if it is not known."""
        return next((regime.id for regime in self.regimes if regime.takes(known, event)), None)

    def follows(self, consequence: Consequence, casebook: Casebook, moment: Moment) -> bool:
        """Say whether a consequence is the law for an event, as the law is known on a day.

        Args:
            moment: its rulings must be there and known; each of its articles, in whatever version, must be in force on
                the day of the event, and its own period must cover that day.
        """
        rulings = (casebook.find(each.ruling) for each in consequence.authority if each.ruling)
        statutes = (self.statutes[each.statute] for each in consequence.authority if each.statute)
        return (
            consequence.valid.covers(moment.event)
            and all(statute.in_force(moment.event) for statute in statutes)
            and all(ruling is not None and casebook.known(ruling, moment.as_of) for ruling in rulings)
        )

    def fault(self, authority: Authority, question: str | None, casebook: Casebook) -> str | None:
        """Check that an authority is there and decides what it is cited for; None: it does.

        Args:
            question: the question for which it is cited, where the authority names none; None: none.
        """
        if authority.statute is not None:
            return None if authority.statute in self.statutes else f"no statute '{authority.statute}'"
        ruling = casebook.find(authority.ruling or "")
        if ruling is None or ruling.key != authority.ruling:
            return f"no ruling with key '{authority.ruling}'"
        asked = authority.question or question
        if asked and ruling.decisions and ruling.decision(asked) is None:
            return f"ruling '{ruling.key}' has no decision on {asked}"
        return None

    @property
    def version(self) -> str:
        """A hash of the content of all rule files and statutes."""
        around = (self.hierarchy, *self.regimes, *self.connections, self.framework, self.kinds, self.whole)
        before = (*self.questions.values(), *self.statutes.values(), *around)
        after = (*self.trees.values(), self.remedies, self.advice)
        content = [
            *(each.model_dump(mode="json") for each in before),
            *({name: each.model_dump(mode="json")} for name, each in self.priors.items()),
            *(each.model_dump(mode="json") for each in after),
        ]
        return content_hash(content)


def _order(questions: Mapping[str, Question]) -> tuple[str, ...]:
    """Sort questions so that each comes after those on whose answers it builds; otherwise as they stand."""
    sorter = TopologicalSorter({name: question.earlier & questions.keys() for name, question in questions.items()})
    places = {name: place for place, name in enumerate(questions)}
    order: list[str] = []
    try:
        sorter.prepare()
    except CycleError as error:
        raise ValueError(f"questions build on each other's answers in a circle: {', '.join(error.args[1])}") from error
    ready: list[str] = []
    while sorter.is_active():
        ready = sorted((*ready, *sorter.get_ready()), key=places.__getitem__)
        first = ready.pop(0)
        order.append(first)
        sorter.done(first)
    return tuple(order)


def _statutes(folder: Path) -> list[Statute]:
    """Read the statutes, of which each code has a file; an entry stands in one of them."""
    found: dict[str, Statute] = {}
    for path in sorted(folder.glob("*.yaml")):
        for statute in fit(tuple[Statute, ...], path):
            if statute.id in found:
                why = f"statute '{statute.id}' stands in more than one file, or twice"
                raise UnfitFilesError({called(path): (fault(why),)})
            found[statute.id] = statute
    return list(found.values())


def _content(path: Path) -> Any:  # noqa: ANN401 - a document can hold anything
    with fitting(called(path)):
        return document.parse(path.read_bytes())
