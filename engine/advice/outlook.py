"""Outlook: what may become of the whole, what each brings, and for how much either side had better settle."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from statistics import median, quantiles
from typing import NamedTuple

from privesfeer.cases.commons.amount import in_words
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Text
from privesfeer.cases.fact import FactValue
from privesfeer.engine.advice.duration import of_appeal
from privesfeer.engine.advice.likelihood import middle
from privesfeer.engine.advice.records import AddedSum, EstimatedSum, Likelihood, Outlook, PricedOutcome
from privesfeer.engine.answers.authorities.sources import Sources
from privesfeer.engine.answers.facts.records import named
from privesfeer.engine.remedies.records import Remedies, Sum
from privesfeer.rules.advice.prognosis import Paid, PossibleOutcome, Prognosis, Prospect, ShareRange
from privesfeer.rules.advice.stage import Side
from privesfeer.rules.condition import holds
from privesfeer.rules.rulebook import Moment

_SAID = catalogue(__file__)
_FOR = {"employee": _SAID.table("EMPLOYEE"), "employer": _SAID.table("EMPLOYER")}
_QUARTERS, _LEAST = 4, 4  # awards from which quarters are told
_EURO, _HUNDRED = Decimal(1), Decimal(100)


class Priced(NamedTuple):
    """From what the whole is put in money.

    Attributes:
        remedies: the sums.
        supposed: the day on which the employment is supposed to end; None: it is known when it ended, or ends.
        settles: whether there is anything to settle.
        chance: how likely it is that what is priced stands, where that is not the measure; None: it is that.
        beside: the id of the sum that comes on top whatever becomes of it; None: none does.
        taken: the measure that is considered, where what is priced is what comes in its place; None: it is that.
    """

    remedies: Remedies
    supposed: dt.date | None
    settles: bool
    chance: Likelihood | None = None
    beside: str | None = None
    taken: "Pricing | None" = None


class MoneyRange(NamedTuple):
    """What something brings.

    Attributes:
        low: the least, in euros.
        likely: the likeliest.
        high: the most.
        remark: on what it rests, in a sentence; None: on a formula.
    """

    low: Decimal
    likely: Decimal
    high: Decimal
    remark: Text | None = None

    def __neg__(self) -> "MoneyRange":
        """Turn it round: what one gets the other pays."""
        return MoneyRange(-self.high, -self.likely, -self.low, self.remark)


class Amounts:
    """What the sums of a case bring."""

    def __init__(self, told: Remedies, sources: Sources) -> None:
        """Keep them.

        Args:
            told: the remedies of the case.
            sources: has the awards.
        """
        self._sums, self._awards = {each.id: each for each in told.money}, sources.rulebook.remedies.awards
        self._by_awards = sources.rulebook.advice.prognosis.by_awards
        self.lacking: list[str] = []
        self.estimated: dict[str, MoneyRange] = {}

    def worth(self, name: str) -> MoneyRange | None:
        """Say what a sum brings.

        Args:
            name: its id.

        Returns:
            It; None: it is not due, or no sum of this case, or a fact of it is not known.
        """
        found = self._sums.get(name)
        if found is None or found.due is False or found.lapsed:
            return None
        if name in self._by_awards:
            if quarters := _quarters([each for each, _ in self._awarded(name)]):
                self.estimated[name] = quarters
            return quarters
        by_formula = _by_formula(found)
        if by_formula is None:
            self.lacking += found.lacking
            return None
        claimed = [each for each in _claimed(self._awarded(name)) if each]
        return _mitigated(by_formula, claimed) if claimed else by_formula

    def called(self, name: str) -> Text:
        """Say what a sum is.

        Args:
            name: its id.

        Returns:
            A noun phrase.
        """
        return self._sums[name].what

    def _awarded(self, name: str) -> list[tuple[Decimal, Decimal | None]]:
        """Give the amounts that courts awarded of a sum, each with what was claimed."""
        sums = (each for award in self._awards.awards if award.mark != "U" for each in award.sums)
        return [(Decimal(each.amount), each.claimed) for each in sums if each.kind == name and each.amount is not None]


def _by_formula(found: Sum) -> MoneyRange | None:
    ends = [Decimal(each) for each in (found.low or found.amount, found.high or found.amount) if each]
    return MoneyRange(ends[0], ends[-1] if not found.amount else Decimal(found.amount), ends[-1]) if ends else None


def _quarters(awarded: list[Decimal]) -> MoneyRange | None:
    if len(awarded) < _LEAST:
        return None
    low, _, high = (_round(Decimal(each)) for each in quantiles(awarded, n=_QUARTERS))
    likely = _round(Decimal(median(awarded)))
    remark = _SAID.AWARDS.fill(
        n=str(len(awarded)),
        nil=str(awarded.count(Decimal(0))),
        low=in_words(low),
        likely=in_words(likely),
        high=in_words(high),
    )
    return MoneyRange(low, likely, high, remark)


def _claimed(awarded: Iterable[tuple[Decimal, Decimal | None]]) -> list[Decimal]:
    return [amount / claimed for amount, claimed in awarded if claimed]


def _mitigated(whole: MoneyRange, shares: list[Decimal]) -> MoneyRange:
    """Lessen a penalty that is due by what courts have left of penalties, those left out that were not due at all."""
    low, likely, high = min(shares), Decimal(median(shares)), max(shares)
    told = {name: str(round(100 * share)) for name, share in (("low", low), ("likely", likely), ("high", high))}
    remark = _SAID.MITIGATED.fill(n=str(len(shares)), **told)
    return MoneyRange(_round(whole.low * low), _round(whole.likely * likely), whole.high, remark)


def _share(whole: MoneyRange, share: ShareRange) -> MoneyRange:
    low, likely, high = (Decimal(each) / 100 for each in (share.low, share.likely, share.high))
    return MoneyRange(whole.low * low, whole.likely * likely, whole.high * high, whole.remark)


def _round(amount: Decimal) -> Decimal:
    """Round an estimate to hundreds of euros."""
    return (amount / _HUNDRED).quantize(_EURO) * _HUNDRED


class _Weighed(NamedTuple):
    """An outcome with its weight and what it brings the employee."""

    outcome: PossibleOutcome
    weight: int
    worth: MoneyRange
    working: tuple[Text, ...]


class Pricing:
    """Puts the whole of a case in money."""

    def __init__(self, whole: Prospect, likely: Likelihood, amounts: Amounts, known: Mapping[str, FactValue]) -> None:
        """Work it out.

        Args:
            whole: what may become of the case.
            likely: how likely it is that the measure stands.
            amounts: what the sums bring.
            known: the facts, answers and points.
        """
        self._amounts, self._known = amounts, known
        possible = [
            each
            for each in whole.outcomes
            if (each.when is None or holds(each.when, known.get))
            and not (each.unless is not None and holds(each.unless, known.get))
        ]
        self.priced = self._priced(possible, middle(likely))
        self.remarks = tuple(dict.fromkeys(self._remarks(possible)))
        self.known = not amounts.lacking and any(each.worth.high or each.worth.low for each in self.priced)

    def _priced(self, possible: list[PossibleOutcome], stands: float) -> list[_Weighed]:
        parts = {"stands": stands, "falls": 100 - stands}
        shares = {of: sum(each.share for each in possible if each.of == of) for of in parts}
        weights = [round(parts[each.of] * each.share / shares[each.of]) for each in possible]
        if weights:  # what rounding leaves goes to the likeliest
            weights[weights.index(max(weights))] += 100 - sum(weights)
        made = [_Weighed(each, weight, *self._worth(each)) for each, weight in zip(possible, weights, strict=True)]
        return sorted((each for each in made if each.weight > 0), key=lambda each: -each.weight)

    def _paid(self, outcome: PossibleOutcome) -> list[Paid]:
        return [each for each in outcome.paid if not (each.unless is not None and holds(each.unless, self._known.get))]

    def _worth(self, outcome: PossibleOutcome) -> tuple[MoneyRange, tuple[Text, ...]]:
        total, working = MoneyRange(Decimal(0), Decimal(0), Decimal(0)), list[Text]()
        for each in self._paid(outcome):
            if found := self._amounts.worth(each.sum):
                part = found if each.part is None else _share(found, each.part)
                signed = part if each.by == "employer" else -part
                total = MoneyRange(total.low + signed.low, total.likely + signed.likely, total.high + signed.high)
                what = each.what or self._amounts.called(each.sum)
                working.append(_SAID.PART.fill(what=what, amount=_range(signed)))
        return total, tuple(working)

    def _remarks(self, possible: list[PossibleOutcome]) -> Iterator[Text]:
        for each in possible:
            for one in self._paid(each):
                if (found := self._amounts.worth(one.sum)) and found.remark:
                    yield found.remark

    @property
    def outcomes(self) -> tuple[PricedOutcome, ...]:
        """What may become of it, the likeliest first; empty: an amount is not known, or there is none."""
        return tuple(
            PricedOutcome(
                id=each.outcome.id,
                short=each.outcome.short,
                weight=each.weight,
                low=str(each.worth.low.quantize(_EURO)),
                likely=str(each.worth.likely.quantize(_EURO)),
                high=str(each.worth.high.quantize(_EURO)),
                working=each.working,
            )
            for each in (self.priced if self.known else ())
        )

    @property
    def expected(self) -> Decimal:
        """The weighted mean of what the employee gets."""
        return sum((each.worth.likely * each.weight for each in self.priced), Decimal(0)) / 100

    def worst(self, side: Side) -> Decimal:
        """Give what the employee gets where it goes worst for a side."""
        return (
            min(each.worth.low for each in self.priced)
            if side == "employee"
            else max(each.worth.high for each in self.priced)
        )

    def best(self, side: Side) -> Decimal:
        """Give what the employee gets where it goes best for a side."""
        return (
            max(each.worth.high for each in self.priced)
            if side == "employee"
            else min(each.worth.low for each in self.priced)
        )


def outlook(  # noqa: PLR0913, PLR0917 - each is told of
    side: Side,
    likely: Likelihood | None,
    whole: Prospect,
    priced: Priced,
    known: Mapping[str, FactValue],
    sources: Sources,
    moment: Moment,
) -> Outlook:
    """Say what the whole is worth to a side.

    Args:
        side: the side.
        likely: how likely it is that the measure stands; None: too little is known.
        whole: what may become of the case.
        priced: its sums.
        known: the facts, answers and points.
        sources: makes citations.
        moment: the days whose law applies.

    Returns:
        It; without amounts where one is not known.
    """
    prognosis = sources.rulebook.advice.prognosis
    authority = sources.authority(whole.authority, None, moment)
    duration = of_appeal(sources.casebook, whole.branch, sources.rulebook.hierarchy.jurisdiction, moment.as_of)
    if likely is None:
        return Outlook(likelihood=None, duration=duration, authority=authority)
    amounts = Amounts(priced.remedies, sources)
    pricing = Pricing(whole, priced.chance or likely, amounts, known)
    codebook = sources.codebook
    lacking = tuple(named(codebook, each) for each in dict.fromkeys(amounts.lacking) if each in codebook.fact_ids)
    if not pricing.known:
        person = _to_employee(side, likely, None)
        remarks = (whole.unpriced,) if whole.unpriced and not lacking else ()
        return Outlook(
            likelihood=likely, person=person, remarks=remarks, duration=duration, lacking=lacking, authority=authority
        )
    bound, target, opening = _settling(side, pricing, known, prognosis) if priced.settles else (None, None, None)
    added = tuple(_added(priced, amounts, prognosis.owed))
    expected = _round(pricing.expected)
    # What is owed in any case is told with the sum to settle for, where there is one: it comes beside that.
    owed = [each for each in added if each.id in prognosis.owed and bound is not None]
    beside = [each for each in added if each not in owed]
    settle = None
    if bound is not None and target is not None:
        settle = _SAID.table("SETTLE")[side].fill(
            bound=in_words(bound), target=in_words(target), opening=in_words(opening or target)
        )
    money = _SAID.MONEY.fill(
        low=_for(side, pricing.worst(side)),
        likely=_for(side, expected),
        high=_for(side, pricing.best(side)),
    )
    return Outlook(
        likelihood=likely,
        outcomes=pricing.outcomes,
        taken=priced.taken.outcomes if priced.taken else (),
        added=added,
        expected=str(expected),
        bound=str(bound) if bound is not None else None,
        target=str(target) if target is not None else None,
        opening=str(opening) if opening is not None else None,
        text=Text.joined((money, *_on_top(_SAID.BESIDE, beside, amounts), *_lost(priced, prognosis)), " "),
        settle=settle and Text.joined((settle, *_on_top(_SAID.OWED, owed, amounts)), " "),
        person=_to_employee(side, likely, pricing.worst(side)),
        remarks=(
            *([_SAID.SUPPOSED.fill(day=long_date(priced.supposed))] if priced.supposed else []),
            *([priced.chance.text] if priced.chance else []),
            *pricing.remarks,
            _SAID.SHARES,
            _SAID.OWN_COSTS,
        ),
        duration=duration,
        authority=authority,
        estimated=tuple(
            EstimatedSum(id=name, low=str(each.low), likely=str(each.likely), high=str(each.high))
            for name, each in amounts.estimated.items()
        ),
    )


def _lost(priced: Priced, prognosis: Prognosis) -> Iterator[Text]:
    """Say what the measure that is considered comes to, if it is taken all the same and falls."""
    taken, told = priced.taken, prognosis.before.lost if prognosis.before else None
    fallen = [each.worth for each in taken.priced if each.outcome.of == "falls"] if taken and taken.known else []
    if told and fallen:
        yield told.fill(amount=_range(max(fallen, key=lambda each: each.likely)))


def _added(priced: Priced, amounts: Amounts, owed: Iterable[str]) -> Iterator[AddedSum]:
    """Give the sums that come on top whatever becomes of it."""
    for name in (*filter(None, (priced.beside,)), *owed):
        if (found := amounts.worth(name)) and found.high:
            low, likely, high = (str(each.quantize(_EURO)) for each in (found.low, found.likely, found.high))
            yield AddedSum(id=name, short=amounts.called(name), low=low, likely=likely, high=high)


def _on_top(text: Text, added: Sequence[AddedSum], amounts: Amounts) -> Iterator[Text]:
    """Name them in a sentence."""
    worth = {each.id: found for each in added if (found := amounts.worth(each.id))}
    if worth:
        named = [_SAID.SUM.fill(what=amounts.called(name), amount=_range(found)) for name, found in worth.items()]
        yield text.fill(sums=Text.enumerate(named))


def _settling(
    side: Side, pricing: Pricing, known: Mapping[str, FactValue], prognosis: Prognosis
) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Give for how much to settle: the bound, the target and the opening."""
    counting = [each for each in pricing.priced if each.weight >= prognosis.priced] or pricing.priced
    expected = pricing.expected
    if expected <= 0:
        return None, None, None
    if side == "employer":
        ceiling = expected * (100 + prognosis.discount) / 100
        cheapest = max(Decimal(0), min(each.worth.likely for each in counting))
        return _round(ceiling), _round((cheapest + ceiling) / 2), _round(cheapest)
    without = prognosis.without_income is not None and holds(prognosis.without_income, known.get)
    discount = prognosis.discount_without_income if without else prognosis.discount
    floor = max(expected * (100 - discount) / 100, min(each.worth.likely for each in pricing.priced))
    best = max(counting, key=lambda each: each.worth.likely).worth
    return _round(floor), _round(max(floor, (floor + best.likely) / 2)), _round(max(floor, best.high))


def _to_employee(side: Side, likely: Likelihood, worst: Decimal | None) -> Text | None:
    """Tell the employee himself how good the chance is, in a word, and how it can turn out badly, in a sentence."""
    if side != "employee":
        return None
    chance = _SAID.CHANCE.fill(chance=likely.person)
    if worst is None:
        return chance
    worst = worst.quantize(_EURO)
    badly = _SAID.table("BADLY")["gets" if worst > 0 else "pays" if worst else "nothing"]
    return Text.joined((chance, badly.fill(amount=in_words(abs(worst)))), " ")


def _for(side: Side, amount: Decimal) -> Text:
    """Say what an amount that the employee gets is to a side."""
    amount = amount.quantize(_EURO)
    kind = "gets" if amount > 0 else "pays" if amount else "nothing"
    return _FOR[side][kind].fill(amount=in_words(abs(amount)))


def _range(worth: MoneyRange) -> Text:
    if worth.low == worth.high:
        return in_words(worth.low)
    return _SAID.RANGE.fill(low=in_words(worth.low), high=in_words(worth.high))
