"""Look: whether an employer may open something, how far and in which steps, from the facts of his plan."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.amount import in_words
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text
from privesfeer.cases.fact import FactValue
from privesfeer.engine.advice.look_records import (
    Look,
    LookContra,
    LookPart,
    LookPoint,
    LookState,
    ToldCost,
    ToldCostSum,
    ToldLogLine,
    ToldLookRemark,
    ToldLookStep,
)
from privesfeer.engine.answers.facts.records import StatedFact, stated
from privesfeer.engine.answers.verdicts.compact import answered
from privesfeer.engine.answers.verdicts.verdict import CompactAnswer
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.engine.remedies.law_records import ToldChecklist
from privesfeer.engine.remedies.matter import Matter
from privesfeer.engine.remedies.proof import proof
from privesfeer.engine.remedies.records import Asked
from privesfeer.engine.remedies.routes import mark_text, told_remarks
from privesfeer.engine.search.case_analysis import CaseAnalysis
from privesfeer.rules.advice.look import Brings, LookBook, LookPlan, LookRemark, LookStep, LookVerdict, values_of
from privesfeer.rules.condition import Condition, holds, predicates_in

_SAID = catalogue(__file__)
_VERDICTS, _PHASES, _STATES = _SAID.table("VERDICTS"), _SAID.table("PHASES"), _SAID.table("STATES")
_FIRM = frozenset({"required", "governed", "likely"})


class Planned(NamedTuple):
    """What is to be opened, by the facts.

    Attributes:
        target: it; None: nothing says what.
        plan: whether it may be; None: likewise.
        supposed: the facts that are so where it is opened, as far as nothing else is known of them.
        unfit: the facts that are known otherwise than they are where it is opened.
    """

    target: str | None
    plan: LookPlan | None
    supposed: Mapping[str, FactValue]
    unfit: Mapping[str, FactValue]


def planned(book: LookBook | None, known: Mapping[str, FactValue], codebook: Codebook) -> Planned:
    """Find what is to be opened.

    Args:
        book: what is told before one looks; None: nothing is.
        known: the known facts.
        codebook: which facts contradict each other.

    Returns:
        It; what the user says goes before what other facts tell.
    """
    if book is None:
        return Planned(None, None, {}, {})
    named = known.get(book.target)
    told = (each.id for each in book.targets if each.told_by and holds(each.told_by, known.get))
    target = str(named) if named else next(told, None)
    if target is None:
        return Planned(None, None, {}, {})
    found = next((each for each in book.plans if each.target == target and _belongs(each, known)), None)
    supposed = dict(_beside(book.by_target[target].supposes, known, codebook))
    wanted = values_of(book.by_target[target].supposes)
    # A set of which more is known fits as long as it holds the rest.
    unfit = {
        name: known[name]
        for name, value in wanted.items()
        if name in known and known[name] != value and not isinstance(value, frozenset)
    }
    return Planned(target, found, supposed, unfit)


def _belongs(plan: LookPlan, known: Mapping[str, FactValue]) -> bool:
    """Say whether an answer is known to belong: its condition holds, and no exception does."""
    kept = plan.unless is None or not holds(plan.unless, known.get)
    return kept and (plan.when is None or holds(plan.when, known.get) is True)


def _beside(brings: Brings, known: Mapping[str, FactValue], codebook: Codebook) -> Iterator[tuple[str, FactValue]]:
    """Give values of facts that are not known and fit what is; of a set what it adds."""
    held = dict(known)
    for name, value in values_of(brings).items():
        before = held.get(name)
        added = before | value if isinstance(before, frozenset) and isinstance(value, frozenset) else value
        if name in held and (not isinstance(value, frozenset) or added == before):
            continue
        barred = codebook.contradictions.barred({each: told for each, told in held.items() if each != name})
        if not any(test.passes(added) for test in barred.get(name, ())):
            held[name] = added
            yield name, added


@dataclass(frozen=True)
class Looking:
    """What is to be opened, put to the law.

    Attributes:
        book: what is told before one looks.
        found: what is to be opened, and whether it may be.
        given: the facts that are known of the plan.
        analysis: the plan, answered with what is supposed.
        matter: likewise, as far as the law of proof works on it.
    """

    book: LookBook
    found: Planned
    given: Mapping[str, FactValue]
    analysis: CaseAnalysis
    matter: Matter

    @property
    def _codebook(self) -> Codebook:
        return self.matter.sources.codebook

    @property
    def _link(self) -> ChainLink:
        return self.analysis.chain.links[self.book.question]

    def told(self, envelope: dict[str, Any]) -> Look:
        """Tell it.

        Args:
            envelope: what is told of every case whatever was asked.

        Returns:
            It.
        """
        plan, verdict = self.found.plan, self._verdict
        opened = verdict in {"may", "provided"}
        steps = tuple(self._steps(verdict)) if verdict != "no" else ()
        target = self.found.target
        return Look(
            target=target,
            target_text=self._codebook.fact(self.book.target).label(target) if target else None,
            plan=plan.id if plan else None,
            verdict=verdict,
            verdict_text=_VERDICTS[verdict],
            answer=self._answer(verdict),
            reasons=tuple(self._reasons(verdict)),
            how_far=plan.how_far if plan and verdict == plan.verdict else None,
            instead=plan.instead if plan and not opened else None,
            authority=self.matter.cite(plan.authority) if plan else (),
            contra=tuple(
                LookContra(text=each.text, authority=self.matter.cite(each.authority))
                for each in (plan.contra if plan else ())
            ),
            mark=plan.mark if plan else None,
            mark_text=mark_text(plan.mark) if plan else None,
            supposed=self._stated(self.found.supposed),
            unfit=self._stated(self.found.unfit),
            parts=tuple(self._parts()) if verdict != "no" else (),
            grounds=self._remarks(self.book.grounds) if target and verdict != "no" else (),
            steps=steps,
            inspection=self._short(self._link),
            prepared=self._short(self._prepared) if plan and plan.needs else None,
            checklist=self._checklist,
            points=tuple(LookPoint(id=name, short=short) for name, short in self.book.points.items()),
            law=self._remarks(self.book.law) if target else (),
            log=tuple(self._log()),
            costs=tuple(self._costs()),
            costs_text=self._costs_told,
            asked=tuple(self._asked(steps)),
            **envelope,
        )

    # ---- whether it may be opened --------------------------------------------------------------------------------

    @property
    def _verdict(self) -> LookVerdict:
        """Say whether it may: not where the answer stays against it whatever is done."""
        if self.found.plan is None:
            return "not_decided"
        verdict = self.found.plan.verdict
        return "no" if verdict in {"may", "provided"} and self._against(firm=True) else verdict

    def _answer(self, verdict: LookVerdict) -> Text:
        if self.found.plan is None:
            return self.book.unknown
        return self.found.plan.answer if verdict == self.found.plan.verdict else self.book.overruled

    def _against(self, *, firm: bool) -> bool:
        """Say whether the answer stays against it with all steps done, so that it is firm, or that it only leans."""
        result = self._prepared.result
        protected = result is not None and result.outcome == self._link.law.question.protects
        return protected and result is not None and (result.standing in _FIRM) is firm

    def _reasons(self, verdict: LookVerdict) -> Iterator[Text]:
        link = self._link
        if verdict in {"may", "provided"} and self._against(firm=False):
            yield self.book.doubtful
        elif verdict == "no" and link.result and link.result.outcome not in {None, link.law.question.protects}:
            yield self.book.otherwise

    @cached_property
    def _all(self) -> Mapping[str, FactValue]:
        """What all steps make so that do not take the place of others."""
        brought: dict[str, FactValue] = {}
        for step in self._belonging:
            if not step.apart:
                brought.update(self._brought(step, {**self.analysis.known, **brought}))
        return brought

    @cached_property
    def _prepared(self) -> ChainLink:
        """The answer with all of them done."""
        return self.analysis.chain.vary(self._all)[self.book.question] if self._all else self._link

    def _short(self, link: ChainLink) -> CompactAnswer | None:
        return CompactAnswer(**answered(link, self.analysis.chain.known)) if link.result else None

    def _parts(self) -> Iterator[LookPart]:
        """Tell what the facts show to lie within it, and is answered by itself."""
        for each in self.book.targets:
            if not each.part or each.id == self.found.target or not each.told_by or self.found.target is None:
                continue
            if holds(each.told_by, self.given.get):
                plan = next(one for one in self.book.plans if one.target == each.id)
                yield LookPart(
                    target=each.id,
                    title=self._codebook.fact(self.book.target).label(each.id),
                    verdict=plan.verdict,
                    verdict_text=_VERDICTS[plan.verdict],
                    answer=plan.answer,
                    authority=self.matter.cite(plan.authority),
                )

    # ---- the steps -----------------------------------------------------------------------------------------------

    @cached_property
    def _belonging(self) -> tuple[LookStep, ...]:
        """The steps that belong with what is opened."""
        target = self.found.target
        return tuple(
            each
            for each in self.book.steps
            if target
            and (not each.targets or target in each.targets)
            and each.holds(self.analysis.known, self.matter.moment.event)
        )

    def _brought(self, step: LookStep, known: Mapping[str, FactValue]) -> Mapping[str, FactValue]:
        """Give the facts that a step makes so, beside what is known; one that it makes otherwise is no longer so."""
        wanted = values_of(step.brings)
        kept = {name: value for name, value in known.items() if name not in wanted or isinstance(value, frozenset)}
        return dict(_beside(step.brings, kept, self._codebook))

    def _steps(self, verdict: LookVerdict) -> Iterator[ToldLookStep]:
        needed = self.found.plan.needs if self.found.plan else ()
        for each in self._belonging:
            if verdict == "not_decided" and each.id not in needed:
                continue
            facts = _tested(each.done, each.undone)
            yield ToldLookStep(
                id=each.id,
                phase=each.phase,
                phase_text=_PHASES[each.phase],
                needed=each.id in needed,
                state=(state := self._state(each)),
                state_text=_STATES[state],
                short=each.short,
                text=each.text,
                why=each.why,
                facts=self._stated({name: self.given[name] for name in facts if name in self.given}),
                lacking=tuple(name for name in facts if name not in self.given) if state == "unknown" else (),
                brings=self._moved(self._brought(each, self.analysis.known)) if state != "done" else None,
                without=self._moved(self._left(each)) if state != "undone" else None,
                closes=self._closed(each) if state != "done" else (),
                authority=self.matter.cite(each.authority),
                mark=each.mark,
                mark_text=mark_text(each.mark),
            )

    def _state(self, step: LookStep) -> LookState:
        """Say whether a step was done, on what was given alone: what is supposed of a plan was done by nobody."""
        if step.done and holds(step.done, self.given.get):
            return "done"
        return "undone" if step.undone and holds(step.undone, self.given.get) else "unknown"

    def _moved(self, changes: Mapping[str, FactValue]) -> CompactAnswer | None:
        """Give the answer that changed facts bring; None: it is the same."""
        link = self.analysis.chain.vary(changes)[self.book.question] if changes else self._link
        same = link.result and self._link.result and link.result.standing == self._link.result.standing
        return None if same and _outcome(link) == _outcome(self._link) else self._short(link)

    def _left(self, step: LookStep) -> Mapping[str, FactValue]:
        """Give the facts that are so where a step is left out: the contrary of what it makes so, if any."""
        known, left = self.analysis.known, dict[str, FactValue]()
        for name, value in values_of(step.brings).items():
            held = known.get(name)
            if isinstance(value, frozenset):
                left[name] = held - value if isinstance(held, frozenset) else frozenset()
            elif isinstance(value, bool):
                left[name] = not value
        others = {name: value for name, value in known.items() if name not in left}
        barred = self._codebook.contradictions.barred(others)
        # What cannot be beside the rest is no way in which the step can be left out.
        return {
            name: value for name, value in left.items() if not any(test.passes(value) for test in barred.get(name, ()))
        }

    @cached_property
    def _checklist(self) -> ToldChecklist | None:
        return self._listed(self.matter) if self.found.target else None

    def _listed(self, matter: Matter) -> ToldChecklist | None:
        return next((each for each in proof(matter) if each.id == self.book.checklist), None)

    @cached_property
    def _settled(self) -> Mapping[str, frozenset[str]]:
        """Give the points of proof that all steps together settle, each with the facts by which it is met."""
        then = self._listed(replace(self.matter, known={**self.matter.known, **self._all}))
        if self._checklist is None or then is None:
            return {}
        before = {each.id for each in self._checklist.elements if each.state == "met"}
        after = {each.id for each in then.elements if each.state == "met"}
        listed = next(each for each in self.matter.book.proof if each.id == self.book.checklist)
        return {
            each.id: frozenset(_tested(*(way.when for way in each.met)))
            for each in listed.elements
            if each.id in after - before
        }

    def _closed(self, step: LookStep) -> tuple[str, ...]:
        """Name the points of the list of proof that a step helps to settle."""
        brought = set() if step.apart else self._brought(step, self.analysis.known).keys()
        return tuple(name for name, bearing in self._settled.items() if not bearing.isdisjoint(brought))

    # ---- what stands beside it -----------------------------------------------------------------------------------

    def _remarks(self, remarks: Iterable[LookRemark]) -> tuple[ToldLookRemark, ...]:
        fitting = [each for each in remarks if not each.targets or self.found.target in each.targets]
        return tuple(
            ToldLookRemark(id=each.id, title=each.title, **vars(told))
            for each in fitting
            for told in told_remarks(self.matter, (each,))
        )

    def _log(self) -> Iterator[ToldLogLine]:
        for each in self.book.log:
            yield ToldLogLine(
                id=each.id,
                phase=each.phase,
                phase_text=_PHASES[each.phase],
                text=each.text,
                facts=self._stated({name: self.given[name] for name in each.facts if name in self.given}),
                rows=each.rows,
            )

    def _costs(self) -> Iterator[ToldCost]:
        """Tell what searches cost, those of the same kind first; a ruling that was not known yet is left out."""
        known = [each for each in self.book.costs if self.matter.sources.known(each.authority, self.matter.moment)]
        for each in sorted(known, key=lambda one: (one.by_employee, self.found.target not in one.targets)):
            yield ToldCost(
                id=each.id,
                near=self.found.target in each.targets,
                did=each.did,
                followed=each.followed,
                sums=tuple(ToldCostSum(what=one.what, amount=str(one.amount), about=one.about) for one in each.sums),
                by_employee=each.by_employee,
                authority=self.matter.cite(each.authority),
                note=each.note,
                mark=each.mark,
                mark_text=mark_text(each.mark),
            )

    @property
    def _costs_told(self) -> Text | None:
        """Say in a sentence what a search cost; None: no sum for one is known."""
        told = {each.id for each in self._costs()}
        sums = [one.amount for each in self.book.costs if each.for_search and each.id in told for one in each.sums]
        highest = max(sums, default=Decimal(0))
        return self.book.costs_told.fill(highest=in_words(highest)) if highest else None

    def _stated(self, facts: Mapping[str, FactValue]) -> tuple[StatedFact, ...]:
        return tuple(stated(self._codebook, name, facts[name]) for name in self._codebook.fact_ids if name in facts)

    def _asked(self, steps: Iterable[ToldLookStep]) -> Iterator[Asked]:
        """Ask what is to be opened, then on what it hangs whether it may be, then what tells of each step."""
        target, plan = self.found.target, self.found.plan
        needed = dict[str, list[str]]() if self.book.target in self.given else {self.book.target: []}
        told = [(each.id, each.lacking) for each in steps]
        hangs = [(each.id, _tested(each.when)) for each in self.book.plans if target and each.target == target]
        # On what it hangs whether it may comes first only where that is not said yet.
        for name, facts in (*hangs, *told) if plan and plan.verdict == "not_decided" else (*told, *hangs):
            for fact in facts:
                needed.setdefault(fact, []).append(name)
        for name, wanted in needed.items():
            # Whether a measure follows is no matter of whether one may look, so that what is asked first is asked.
            first = name if name == self.book.target else self._codebook.asked_first(name, self.given)
            if first == name and name not in self.given and name in self.book.asked:
                yield Asked(
                    fact=name,
                    question=self.book.asked[name],
                    personal=self._codebook.fact(name).personal,
                    needed_for=tuple(dict.fromkeys(wanted)),
                )


def _tested(*conditions: Condition | None) -> tuple[str, ...]:
    """Name the facts that conditions test, each once, in their order."""
    return tuple(dict.fromkeys(test.fact for each in conditions if each for test, _ in predicates_in(each)))


def _outcome(link: ChainLink) -> str | None:
    return link.result.outcome if link.result else None
