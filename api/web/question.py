"""Question: what the page of a verdict tells of one question: why it is answered so, and what could change that."""

import json
from collections.abc import Iterable, Iterator, Sized
from typing import Any

from privesfeer.api.ask.registry import codebook, rulebook, sources
from privesfeer.api.paper.blocks import Speaker, unstopped
from privesfeer.api.pictures.graph import graph
from privesfeer.api.pictures.timeline import timeline
from privesfeer.api.reports import verdict as report
from privesfeer.api.reports import wording as reports_wording
from privesfeer.api.web import wording
from privesfeer.api.web.pictures import placed
from privesfeer.api.web.sources import SourceTable, alike
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.grouping import grouped
from privesfeer.cases.commons.text import Lang, Text, capital
from privesfeer.engine import (
    Answer,
    AppliedBurden,
    AppliedConsequence,
    AppliedFramework,
    AppliedPresumption,
    Arguments,
    ComparedRuling,
    Ground,
    SingleChange,
    VariedFact,
    Verdict,
)

_REPORT = catalogue(report.__file__)  # the page says what the report says, in the same words
_HERE, _THERE = _REPORT.table("HERE"), _REPORT.table("THERE")

_OPEN = 3  # facts that are told unfolded
_GROUNDS = 4  # reasons for a side that are told in full, unfolded


def stated(answer: Answer, lang: Lang) -> dict[str, str]:
    """Say an answer with its strength.

    Returns:
        It in words, by itself and after a colon, and how it is marked.
    """
    said = wording.answered(answer)
    if answer.assumed:
        said = _REPORT.ASSUMED.fill(outcome=answer.outcomes[answer.assumed], own=said)
    return {"said": capital(said[lang]), "told": said[lang], "mark": answer.strength or answer.status}


class QuestionSection(Speaker):
    """One question of a verdict, in one language."""

    def __init__(self, answer: Answer, verdict: Verdict, cited: SourceTable, lang: Lang) -> None:
        """Take the question.

        Args:
            cited: the sources of the page.
        """
        super().__init__(lang)
        self._answer, self._verdict, self._sources = answer, verdict, cited

    def shown(self, *, drawn: bool) -> dict[str, Any]:
        """Tell it.

        Args:
            drawn: whether it is drawn too.

        Returns:
            What the template shows.
        """
        answer = self._answer
        near = [place for place, each in enumerate(answer.rulings.nearest) if alike(each)]
        nearest = [answer.rulings.nearest[place] for place in near]
        turning = [each for each in answer.open_facts if each.weighs]
        return {
            **stated(answer, self._lang),
            "question": self.says(answer.question_text),
            "outcome": capital(self.says(answer.outcome_text)),
            "assumed": answer.assumed is not None,
            "summary": list(self._summary(answer)),
            "framework": self._framework(answer.framework),
            "sides": list(self._sides(answer)),
            "presumption": self._presumption(answer, answer.presumption) if answer.presumption else None,
            "nearest": [self._ruling(each) for each in nearest],
            "circumstances": [
                (
                    capital(self.says(each.short)),
                    self.says(_HERE["unknown" if each.here is None else "yes" if each.here else "no"]),
                    [(there or "not_shown", self.says(_THERE[there or "not_shown"])) for there in beside],
                )
                for each in answer.rulings.circumstances.values()
                if any(beside := [each.there[place] for place in near])
            ],
            "remarks": self._remarks(nearest),
            "turning": [self._varied(each) for each in turning[:_OPEN]],
            "turning_too": [(each.fact, self.says(each.short)) for each in turning[_OPEN:]],
            "disputed": [self._varied(each) for each in answer.disputed],
            "consequences": [self._consequence(each) for each in answer.consequences],
            "drawings": list(self._drawings(answer)) if drawn else [],
        }

    def _summary(self, answer: Answer) -> Iterator[str]:
        """Say how the answer was reached, without its outcome and what the rulings are on, which stand elsewhere."""
        elsewhere = [each.scope for each in answer.rulings.nearest if each.scope]
        if answer.outcome:
            elsewhere.append(rulebook().questions[answer.question].statements[answer.outcome])
        return (self.says(sentence) for sentence in answer.summary if sentence not in elsewhere)

    def _framework(self, frameworks: tuple[AppliedFramework, ...]) -> dict[str, list[tuple[str, Any]]]:
        """Give the law of a question; what is the same for several regimes is said once."""
        laws = grouped((_law(each), each) for each in frameworks)
        standards = grouped((each.standard, each) for each in frameworks)
        burdens = grouped((each.burden, each) for each in frameworks)
        return {
            "law": [(self._of(reports_wording.FRAMEWORK, same, laws), self.says(law)) for law, same in laws.items()],
            "standards": [
                (self._of(reports_wording.STANDARD, same, standards), list(self._sources.prose(standard)))
                for standard, same in standards.items()
            ],
            "burdens": [
                (self._of(reports_wording.BURDEN, same, burdens), [self._burden(each) for each in burden])
                for burden, same in burdens.items()
                if burden
            ],
        }

    def _of(self, label: Text, same: Iterable[AppliedFramework], groups: Sized) -> str:
        """Name the regimes for which something is so, where it is not so for all."""
        regimes = self.listed(each.regimes_text for each in same if each.regimes_text)
        return f"{self.says(label)} ({regimes})" if len(groups) > 1 else self.says(label)

    def _burden(self, burden: AppliedBurden) -> dict[str, Any]:
        return self._sources.cited(Text.joined([burden.element, burden.party], ": "), burden.authority)

    def _sides(self, answer: Answer) -> Iterator[dict[str, Any]]:
        ours = answer.outcome or rulebook().questions[answer.question].protects
        theirs = codebook().question(answer.question).other(ours)
        for outcome, side, grounds in ((ours, "for", answer.for_), (theirs, "against", answer.against)):
            if not grounds:
                continue
            yield {
                "side": side,
                "title": self.says(_REPORT.FOR, outcome=answer.outcomes[outcome]),
                "grounds": list(map(self._ground, grounds[:_GROUNDS])),
                "further": self.listed(each.short for each in grounds[_GROUNDS:]),
            }

    def _ground(self, ground: Ground) -> dict[str, Any]:
        marks = [reports_wording.DECISIVE] if ground.decisive else []
        if any(fact.assessment for fact in ground.facts):
            marks.append(_REPORT.ON_VALUATION)
        if any(fact.fact in self._verdict.given.disputed for fact in ground.facts):
            marks.append(_REPORT.DISPUTED)
        return {
            **self._sources.cited(ground.text, ground.leading),
            "marks": ", ".join(map(self.says, marks)),
            "note": self.says(ground.note) if ground.note else "",
        }

    def _presumption(self, answer: Answer, presumption: AppliedPresumption) -> dict[str, Any]:
        points = ""
        if presumption.favours:
            points = f"{self.says(_REPORT.PRESUMES)}: {self.says(answer.outcomes[presumption.favours])}"
            points = f"{points} ({self.says(presumption.level)})." if presumption.level else f"{points}."
        return {
            **self._sources.cited(presumption.text, presumption.authority),
            "points": points,
            "against": self._sources.cited(presumption.against, presumption.against_authority),
        }

    def _consequence(self, consequence: AppliedConsequence) -> dict[str, Any]:
        given = consequence.outcome_text
        label = self.says(reports_wording.IF_SO, outcome=given) if given else ""
        return {**self._sources.cited(consequence.text, consequence.authority), "label": label}

    def _ruling(self, ruling: ComparedRuling) -> dict[str, Any]:
        year = [str(ruling.date.year)] if ruling.date else []
        reasoned = [] if ruling.express else [self.says(reports_wording.NOT_EXPRESS)]
        return {
            "source": self._sources.name(ruling.citation),
            "outcome": capital(self.says(ruling.outcome_text)),
            "court": ", ".join([self.says(ruling.level), *year, *reasoned]),
            "holding": self.says(ruling.holding),
        }

    def _remarks(self, rulings: Iterable[ComparedRuling]) -> list[tuple[str, str]]:
        """Say what rulings are on, whether they bind for the employee alone, and what sets those against it apart.

        Each is said once for all of which it is so.
        """
        remarks: dict[str, list[str]] = {}
        for number, each in enumerate(rulings, 1):
            against = each in self._answer.rulings.opposing
            floors = (one.text for one in each.overlap.differences if not one.factor)
            for text in (each.overlap.apart if against else None, each.scope, *floors):
                if text:
                    remarks.setdefault(self.says(text), []).append(str(number))
        return [(", ".join(numbers), remark) for remark, numbers in remarks.items()]

    def _varied(self, fact: VariedFact) -> dict[str, Any]:
        """Tell what the values of a fact bring; values that bring the same stand together."""
        brings = grouped(((self.says(wording.answered(each)), each.by and each.by.key), each) for each in fact.values)
        return {
            "fact": fact.fact,
            "question": self.says(fact.question),
            "values": [
                {
                    "labels": capital(self.listed((value.label for value in values), "any")),
                    "text": said,
                    "sources": [self._sources.name(sources().ruling(key, None, self._verdict.as_of))] if key else [],
                }
                for (said, key), values in brings.items()
            ],
        }

    def more(self, switches: tuple[SingleChange, ...]) -> dict[str, Any]:
        """Tell what bears it out: facts and further sources, other rulings, what is otherwise.

        Args:
            switches: the facts that turn it.

        Returns:
            What the template folds away.
        """
        answer = self._answer
        rulings = answer.rulings
        others = (*rulings.governing, *rulings.supporting, *rulings.opposing)
        return {
            "grounds": [
                self._behind(place, each) for side in (answer.for_, answer.against) for place, each in enumerate(side)
            ],
            "worth": self.says(answer.worth) if answer.worth else "",
            "rulings": [self._ruling(each) for each in others if each not in rulings.nearest or not alike(each)],
            "valuations": [self._varied(each) for each in answer.valuations if each.weighs and not answer.elements],
            "status_only": [self._varied(each) for each in answer.open_facts if not each.weighs],
            "switches": [self._switch(each) for each in switches],
        }

    def _behind(self, place: int, ground: Ground) -> dict[str, Any]:
        facts = [f"{self.says(each.short)}: {self.says(each.label)}" for each in ground.facts]
        return {
            "short": capital(self.says(ground.short if place < _GROUNDS else ground.text)),
            "facts": "; ".join([*facts, *(unstopped(self.says(each)) for each in ground.findings)]),
            "includes": self.listed(each.short for each in ground.includes),
            "sources": [
                self._sources.name(each) for each in ground.authority if place >= _GROUNDS or each not in ground.leading
            ],
        }

    def _switch(self, switch: SingleChange) -> tuple[str, str, str]:
        """Give what would be so, what it brings, and the change as JSON."""
        label = f"{capital(self.says(switch.short))}: {self.says(switch.label)}"
        return label, self.says(switch.outcome_text), json.dumps({"fact": switch.fact, "value": switch.value})

    def pleas(self, arguments: Arguments) -> Iterator[dict[str, Any]]:
        """Tell both sides' case.

        Args:
            arguments: that on every question.

        Yields:
            The case of each side.
        """
        (argument,) = (each for each in arguments.arguments if each.question == self._answer.question)
        for plea in argument.pleas:
            yield {
                "title": self.says(wording.CASE[plea.party], outcome=plea.outcome_text),
                "said": [" ".join(self.says(each.text) for each in said) for said in (plea.case, plea.answer) if said],
            }

    def _drawings(self, answer: Answer) -> Iterator[dict[str, Any]]:
        verdict = self._verdict
        for picture in (
            graph(answer, self._lang, verdict.title),
            timeline(answer, verdict.as_of, self._lang, verdict.title),
        ):
            yield from placed(picture)


def _law(framework: AppliedFramework) -> Text:
    """Give the law that applies, after what was assumed to find it."""
    line = framework.line.map(capital)
    return Text.joined([framework.assumed, line], " ") if framework.assumed else line
