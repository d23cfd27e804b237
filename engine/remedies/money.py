"""Money: the amounts that are due or may be, each with its working."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Text
from privesfeer.engine.remedies.law_records import ToldSums
from privesfeer.engine.remedies.matter import Matter
from privesfeer.engine.remedies.records import Deadline, Sum
from privesfeer.engine.remedies.routes import told_remarks
from privesfeer.engine.remedies.wording import MARKS
from privesfeer.rules.formula import OfAct, Over
from privesfeer.rules.remedies.sum import PerAct, SumRule
from privesfeer.rules.worked import Worked, written

_SAID = catalogue(__file__)
_DUE = _SAID.table("DUE")


def money(matter: Matter, deadlines: tuple[Deadline, ...]) -> tuple[Sum, ...]:
    """Work out every amount.

    Args:
        matter: what is known.
        deadlines: the terms within which they have to be asked for.

    Returns:
        The amounts that are due or may be.
    """
    found: dict[str, Worked] = {}
    passed: dict[str, Deadline] = {}
    depends: dict[str, Text | None] = {}
    told = []
    for rule in matter.book.money.sums:
        term = next((each for each in deadlines if rule.term == each.name), None)
        if _exists(rule, matter) and (worked := _worked(rule, matter, term, found)):
            found[rule.id] = settled = _settled(rule, matter, worked)
            # What comes on top of an amount can be asked for no longer than the amount itself.
            if bar := _passed(rule, matter, term) or passed.get(rule.of or ""):
                passed[rule.id] = bar
            # It depends on no less than the amount does.
            depends[rule.id] = _condition(rule, matter) or depends.get(rule.of or "")
            told.append(_told(rule, matter, bar, settled, depends[rule.id]))
    return tuple(told)


def grouped(matter: Matter, sums: tuple[Sum, ...]) -> tuple[ToldSums, ...]:
    """Say under what the amounts stand in a table.

    Args:
        matter: what is known.
        sums: the amounts.

    Returns:
        The groups that have any, in the order of the law; each amount in the first that takes it.
    """
    left, told = {each.id: each.creditor for each in sums}, []
    named = {each for group in matter.book.money.groups for each in group.sums}
    for group in matter.book.money.groups:
        if group.when is None or matter.holds(group.when):
            rest = (each for each, creditor in left.items() if creditor == group.rest and each not in named)
            held = (*(each for each in group.sums if each in left), *rest)
            left = {each: creditor for each, creditor in left.items() if each not in held}
            if held:
                notes = told_remarks(matter, group.notes)
                told.append(ToldSums(id=group.id, title=group.title, money=held, notes=notes))
    return tuple(told)


def _exists(rule: SumRule, matter: Matter) -> bool:
    """Say whether an amount is told: it exists in law, and something of it is known."""
    ended = matter.first_day(matter.book.days.ended) or matter.as_of
    if not matter.under(rule.regimes) or not rule.valid.covers(ended):
        return False
    if rule.unless and matter.holds(rule.unless):
        return False
    if rule.when and matter.holds(rule.when):
        return True
    if rule.only_when and matter.holds(rule.only_when):
        return False
    if rule.expected and matter.holds(rule.expected):
        return True
    given = (matter.day(name) or matter.amount(name) or matter.number(name) for name in rule.given)
    return any(each is not None for each in given)


def _worked(rule: SumRule, matter: Matter, term: Deadline | None, found: Mapping[str, Worked]) -> Worked | None:
    """Work an amount out by its formula; what comes on top of another from that one, what is counted so act by act."""
    formulas = matter.sources.rulebook.formulas
    if rule.per_act and (per_act := formulas.acts.get(rule.formula_id)):
        return per_act(matter, tuple(_acts(rule.per_act, matter)))
    if rule.of and (over := formulas.over.get(rule.formula_id)):
        return over(matter, Over(found.get(rule.of), term.first_day if term else None))
    works = formulas.sums.get(rule.formula_id)
    return works(matter) if works else None


def _acts(rule: PerAct, matter: Matter) -> Iterator[OfAct]:
    """Give the acts of which an amount is counted: those that were answered to count, or of which a number is stated.

    Where no number is stated of any act, those of the whole, of which the first says how often, are of all acts
    together, which are then one; so are the acts where none was answered to count.
    """
    numbers = frozenset(rule.numbers)
    stated = any(act.stated & numbers for act in matter.acts)
    counting = any(act.outcomes.get(rule.question) == rule.outcome for act in matter.acts)
    if not stated and (not counting or rule.numbers[0] in matter.known):
        yield OfAct(None, matter)
        return
    for act in matter.acts:
        answered, others = act.outcomes.get(rule.question), numbers - act.stated
        counts = None if answered is None else answered == rule.outcome
        if counts or act.stated & numbers:
            known = {fact: value for fact, value in act.given.known.items() if fact not in others}
            yield OfAct(act.title, replace(act.given, known=known), counts)


def _settled(rule: SumRule, matter: Matter, worked: Worked) -> Worked:
    """Say whether it is due; where it is known not to be it is nothing, and the most is what the formula gives."""
    if worked.due is not None:
        return worked
    fallen = any(matter.elements.get(name) == "not_met" for name in rule.asks)
    if fallen or (rule.nil and matter.holds(rule.nil)):
        most = worked.amount if worked.high is None else worked.high
        amount = None if worked.amount is None else Fraction(0)
        return replace(worked, due=False, amount=amount, low=amount, high=most)
    return replace(worked, due=True) if rule.due and matter.holds(rule.due) else worked


def _passed(rule: SumRule, matter: Matter, term: Deadline | None) -> Deadline | None:
    """Give the term that binds an amount, where it has passed."""
    bound = rule.bound is None or matter.holds(rule.bound)
    return term if bound and term and term.state in {"lapsed", "late"} else None


def _condition(rule: SumRule, matter: Matter) -> Text | None:
    """Say on what an amount depends that is told only because something of it is known."""
    return rule.condition if rule.when and not matter.holds(rule.when) else None


def _told(rule: SumRule, matter: Matter, passed: Deadline | None, worked: Worked, condition: Text | None) -> Sum:
    """Tell an amount."""
    amount, low, high = worked.amount, worked.low, worked.high
    past = (_SAID.LAPSED.fill(last=long_date(passed.last_day)),) if passed and passed.last_day else ()
    return Sum(
        id=rule.id,
        what=rule.what,
        condition=condition,
        creditor=rule.creditor,
        due=worked.due,
        due_text=_DUE[worked.due],
        lapsed=passed is not None,
        amount=written(amount),
        low=written(amount if low is None else low),
        high=written(amount if high is None else high),
        per=worked.per,
        working=worked.working,
        equation=worked.equation,
        span=worked.span,
        scenarios=worked.scenarios,
        authority=matter.cite(next((each.authority for each in rule.bases if matter.holds(each.when)), rule.authority)),
        mark=rule.mark,
        mark_text=MARKS[rule.mark],
        warnings=(*past, *worked.warnings, *matter.notes(rule.notes)),
        lacking=tuple(dict.fromkeys(worked.lacking)),
    )
