"""Placeholders: what fills the open places of a document, as far as the file tells it."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

from privesfeer.api.ask.registry import drafts, roles, rulebook
from privesfeer.api.drafts.file import BREACH_TERM, DraftFile
from privesfeer.api.memo.matter import Part
from privesfeer.cases.commons.amount import in_words
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Text, untranslated
from privesfeer.engine import Outlook, Sum

_SAID = catalogue(__file__)


class Placeholders(DraftFile):
    """What fills the open places of a document."""

    def value(self, name: str, part: Part | None = None) -> Text | None:
        """Give what fills a place.

        Args:
            name: the place.
            part: of which act; None: the whole.

        Returns:
            The words; None: it is not known.
        """
        here = part or self.told.whole
        if name in here.facts:
            return None if name in here.disputed else here.facts[name].label
        return self._named(name, here) or self._kind(name, here)

    def _named(self, name: str, part: Part) -> Text | None:
        """Give what fills a place by a name of its own."""
        named: dict[str, Callable[[], Text | None]] = {
            "wage": lambda: self._wage(part),
            "wage_seventy": lambda: self._seventy(part),
            "wage_extra": lambda: self._extra(part),
            "service": lambda: self._service(part),
            "reproach": lambda: self._reproach(part),
            "last_find": lambda: self._last_find(part),
            "later_find": lambda: self._last_find(part),
            "inspected": self._inspected,
            "breach_known": lambda: self._breach(dt.timedelta()),
            "breach_until": lambda: self._breach(BREACH_TERM),
            "other_clauses": self._other_clauses,
            "floor": lambda: self._priced(lambda told: told.bound),
            "opening": lambda: self._priced(lambda told: told.opening),
            "standing": lambda: self._standing(part),
            "disputed": lambda: self._disputed(part),
        }
        return named[name]() if name in named else None

    def _priced(self, figure: Callable[[Outlook], str | None]) -> Text | None:
        """Give a figure of what the whole is worth to whoever writes; what stands is settled no more."""
        side = None if self.told.barred else self.advised
        found = figure(side.outlook) if side and side.outlook else None
        return in_words(Decimal(found)) if found else None

    def _kind(self, name: str, part: Part) -> Text | None:
        """Give what fills a place of a kind: a day, the last day of a term, a sum."""
        kind, _, rest = name.partition("_")
        found: Text | None = None
        match kind:
            case "day":
                found = self._day(rest.removeprefix("of_"), part)
            case "unpaid":
                # Of which days an amount is that was given, the day of a measure on wages that fell due does not tell.
                found = None if drafts().derived.pay.unpaid in part.known else self._day("measure", part)
            case "ill" if self.ill_since and drafts().derived.ill_since not in part.disputed:
                found = long_date(self.ill_since)
            case "last":
                found = self._last(rest)
            case "sum":
                found = self._amount(rest)
            case "total":
                found = self._total(rest, part)
            case "days" | "written":
                found = self._late(name, part)
            case "passed" if self.told.passed:
                found = getattr(self.told.passed, f"{rest}_text" if rest else "text")
            case "court" if self.route:
                found = self.route.court_text
        return found

    def _total(self, fact: str, part: Part) -> Text | None:
        """Add up a number that is stated act by act, of the acts that count; else give that of the whole."""
        every = (each.per_act for each in rulebook().remedies.money.sums)
        per_act = next(each for each in every if each and fact in each.numbers)
        # What was stated of none of them stands at the top, and is of all together.
        own = [each for each in self.acts if each.act and fact in self._stated(each)]
        if not own:
            return part.facts[fact].label if fact in part.facts and fact not in part.disputed else None
        counted = [each for each in own if each.known.get(per_act.question, per_act.outcome) == per_act.outcome]
        numbers = [each.known[fact] for each in counted if fact in each.known]
        return untranslated(str(sum(each for each in numbers if isinstance(each, int)))) if numbers else None

    @staticmethod
    def _stated(part: Part) -> frozenset[str]:
        return frozenset(each.fact for each in part.act.facts) if part.act else frozenset()

    def _inspected(self) -> Text:
        """Name the inspection that may have been unlawful, by its acts where that is not each of them."""
        asked, book = drafts().frame.inspection, rulebook()
        lawful = book.codebook.question(asked).other(book.questions[asked].protects)
        found = [untranslated(str(each.number)) for each in self.inspected if self.inspection(each) != lawful]
        if not found or len(found) == len(self.acts):
            return _SAID.INSPECTION
        return _SAID.INSPECTION_OF.fill(numbers=Text.enumerate(found))

    def _breach(self, later: dt.timedelta) -> Text | None:
        """Give the day on which a breach of personal data became known, or one that comes so much later."""
        known = self.breach_known
        return long_date(known + later) if known else None

    def _other_clauses(self) -> Text | None:
        """Name the clauses beside that on which the answers are given."""
        asked = drafts().derived.clause
        others = (each for entries in self.told.verdict.lists.values() for each in entries[1:])
        facts = (fact for each in others if asked not in each.disputed for fact in each.facts)
        found = [fact.label for fact in facts if fact.fact == asked]
        return Text.enumerate(found) if found else None

    def _reproach(self, part: Part) -> Text | None:
        labels, blamed = rulebook().codebook.fact(roles().message.content).values, self.reproached(part)
        return Text.enumerate([labels[each] for each in blamed]) if blamed else None

    def _standing(self, part: Part) -> Text | None:
        """Give how sure the answer is on which the request turns."""
        leads = (each for each in part.answers if each.question in drafts().frame.leads)
        return next((each.status_text for each in leads), None)

    @staticmethod
    def _disputed(part: Part) -> Text | None:
        shorts = [each.short for name, each in part.facts.items() if name in part.disputed]
        return Text.enumerate(shorts) if shorts else None

    def _day(self, event: str, part: Part) -> Text | None:
        if event not in {"end", "after_end"}:
            return long_date(part.dates[event]) if event in part.dates else None
        given, summary = part.known.get(drafts().derived.end), part.measure == roles().measure.at_once
        last = (
            dt.date.fromisoformat(given) if isinstance(given, str) else part.dates.get("measure") if summary else None
        )
        return long_date(last + dt.timedelta(days=event == "after_end")) if last else None

    def _wage(self, part: Part) -> Text | None:
        """Give the monthly wage with its other components."""
        pay = drafts().derived.pay
        base, more = part.known.get(pay.base), part.known.get(pay.components, "0")
        return in_words(Decimal(base) + Decimal(more)) if isinstance(base, str) and isinstance(more, str) else None

    @staticmethod
    def _service(part: Part) -> Text | None:
        """Give the length of service."""
        years = part.known.get(drafts().derived.service)
        few = {0: _SAID.SERVICE_BELOW_ONE, 1: _SAID.SERVICE_OF_ONE}
        return few.get(years, _SAID.SERVICE.fill(years=untranslated(str(years)))) if isinstance(years, int) else None

    @staticmethod
    def _extra(part: Part) -> Text | None:
        """Give what of the wage is for other components, if anything is."""
        more = part.known.get(drafts().derived.pay.components)
        return in_words(Decimal(more)) if isinstance(more, str) and Decimal(more) else None

    @staticmethod
    def _seventy(part: Part) -> Text | None:
        """Give what is due by law of the overdue wages, if they are of after the weeks with the minimum wage."""
        derived, sick = drafts().derived, drafts().derived.sick_pay
        unpaid, since = part.known.get(derived.pay.unpaid), part.known.get(derived.ill_since)
        from_day, least = part.dates.get("measure"), dt.timedelta(weeks=sick.least_weeks)
        if not isinstance(since, str) or not from_day or from_day < dt.date.fromisoformat(since) + least:
            return None
        return in_words(Decimal(unpaid) * sick.share) if isinstance(unpaid, str) else None

    def _late(self, name: str, part: Part) -> Text | None:
        """Give the days that went by before the measure, or the day of writing where that comes after it."""
        today, measure = self.told.verdict.as_of, part.dates.get("measure")
        if name == "written_after":
            return long_date(today) if measure and today > measure else None
        passed = self.told.passed
        return untranslated(str(passed.days)) if passed and passed.days else None

    def _last_find(self, part: Part) -> Text | None:
        """Give the day on which the last of the acts was found, if after the first knowledge."""
        lapse = rulebook().remedies.lapse
        knew = part.known.get(lapse.since) if lapse else None
        told = (each for each in self.acts if self.blamed(each).get("blamed", True))
        found = max((each.dates["inspection"] for each in told if "inspection" in each.dates), default=None)
        later = isinstance(knew, str) and found is not None and found > dt.date.fromisoformat(knew)
        return long_date(found) if found and later else None

    def _last(self, term: str) -> Text | None:
        dated = [each for each in self.remedies.deadlines if each.id == term and each.last_day]
        latest = max((each.last_day for each in dated if each.last_day), default=None)
        return long_date(latest) if latest else None

    def _amount(self, name: str) -> Text | None:
        found = self.sum(name)
        if found is None or found.scenarios:
            return None
        least, most = found.low or found.amount, found.high or found.amount
        if most is None:
            return None
        if least is None or least == most or not Decimal(least):
            return in_words(Decimal(most))
        return _SAID.BETWEEN.fill(most=in_words(Decimal(most)), least=in_words(Decimal(least)))

    def sum(self, name: str) -> Sum | None:
        """Give an amount.

        Args:
            name: its id.

        Returns:
            It; None: it was not worked out.
        """
        return next((each for each in self.remedies.money if each.id == name), None)
