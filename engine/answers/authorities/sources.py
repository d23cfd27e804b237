"""Sources: citations of rulings and statutes as they stand on a day."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from privesfeer.cases.casebook import Casebook, Fate
from privesfeer.cases.commons.grouping import grouped
from privesfeer.cases.commons.text import LANGUAGES, Text
from privesfeer.cases.fact import FactValue
from privesfeer.cases.ruling import Branch, Relation, Ruling, ecli_year
from privesfeer.engine.answers import wording
from privesfeer.engine.answers.authorities.cited import Citation, Source, Stood, Verification
from privesfeer.engine.doctrine.authority import STANCES, Stance, Stances
from privesfeer.rules.framework import NotHere, Setting
from privesfeer.rules.kinds import Apart, SameKind
from privesfeer.rules.rule import Authority, Presumption, Rule
from privesfeer.rules.rulebook import Moment, Rulebook
from privesfeer.rules.statute import ArticleVersion

_CARRYING = 2
_PLAINLY_READ = {"text", "high"}  # a ruling in the court's own text, or an article of which the text is sure


@dataclass(frozen=True, slots=True, eq=False)
class CitationContext:
    """The law of a question for an incident, as far as it bears on what can be cited; there is one of each.

    Attributes:
        refused: the sources that the question's file names and that must not be cited.
        law: the articles of the framework that can, the leading one first, where it is known under which law one works.
        weighed: the leading one, where an article sets the test of the question at all.
        branches: the branches of law whose rulings are nearest; None: it is not known which.
        question: the question.
        other_measure: where a fact is part of the question, as the measure is, the keys of the rulings on something
            else: on a value that stands in no family with that of the incident.
        weaker_measure: likewise the keys of those that stop short of it: on a lighter value with the outcome that
            does not protect, as an upheld dissolution carries no summary dismissal.
    """

    refused: frozenset[Authority]
    law: tuple[Authority, ...] = ()
    weighed: tuple[Authority, ...] = ()
    branches: frozenset[Branch] | None = None
    question: str | None = None
    other_measure: frozenset[str] = frozenset()
    weaker_measure: frozenset[str] = frozenset()


class Sources:
    """Makes the citations of a rulebook and casebook.

    Attributes:
        rulebook: holds the rules and statutes.
        casebook: holds the rulings.
        codebook: the facts and questions of which these speak.
        stances: how each ruling stands to the rules that cite it.
        ruling: cites a ruling by its key, as it stands on a day, on a question or on none, with a stance or none.
        in_context: leaves out of the authorities that a rule names for all incidents what is refused where it is at
            home, such as the law of dismissal under a warning. Of the others, as known and in force at a moment,
            articles keep their place, and of the rulings come first those that were read in the court's text or
            summary, then those of which it is known why they were given; behind all of these, rulings on something else
            and those that only persuade. Where none can be cited, the leading article of the framework, where it has
            one.
        rule: cites what a rule rests on, by its question and id, at a moment and as far as it can be cited where an
            incident is at home. A ruling that decided so, but stops short of what is asked here, is only compared.
    """

    def __init__(self, rulebook: Rulebook, casebook: Casebook) -> None:
        """Keep the books; citations are made once and kept.

        Args:
            rulebook: holds the statutes.
            casebook: holds the rulings.
        """
        self.rulebook, self.codebook, self.casebook = rulebook, rulebook.codebook, casebook
        self.stances = Stances(rulebook, casebook)
        self.ruling = lru_cache(maxsize=4096)(self._ruling)
        self._asks = {name: sorted(rulebook.framework.bearing_on(name)) for name in rulebook.questions}
        self._named = {name: frozenset(question.authorities) for name, question in rulebook.questions.items()}
        self._refusing = lru_cache(maxsize=1024)(self._refused_by)
        self._contexts: dict[tuple[object, ...], CitationContext] = {}
        self._context = lru_cache(maxsize=1024)(self._context_of)
        self._crossed = lru_cache(maxsize=256)(self._on_else)
        self._stopping = lru_cache(maxsize=256)(self._stopping_short)
        self._by_value = cache(self._valued)
        self._divided = lru_cache(maxsize=512)(self._divided_by)
        self._unlike = lru_cache(maxsize=1024)(self._on_another)
        self.in_context = lru_cache(maxsize=2048)(self._in_context)
        self.rule = lru_cache(maxsize=2048)(self._rule)
        self._under = lru_cache(maxsize=2048)(self._rule_on)  # what incidents of different law often share
        self._short = _short_names(ruling.name for ruling in casebook)
        self._source = lru_cache(maxsize=1024)(self._read)
        self._version = lru_cache(maxsize=512)(self._cited)

    def _ruling(self, key: str, question: str | None, as_of: dt.date, stance: Stance | None = None) -> Citation:
        ruling = self.casebook[key]
        decision = ruling.decision(question) if question else None
        courts = self.casebook.courts
        place = courts.pinpoint(decision.paragraph if decision else None, ruling)
        source = self._source(key, self._standing(ruling, None, as_of), self._history(ruling, None, as_of))
        standing = self._standing(ruling, question, as_of)
        history = self._history(ruling, question, as_of) if question else ()
        return Citation(
            source=source,
            pinpoint=place if all(place[lang] for lang in LANGUAGES) else None,
            stance=stance,
            stood_here=None if standing == source.standing else standing,
            history_here=None if history == source.history else history,
        )

    def context(self, question: str, known: Mapping[str, FactValue], event: dt.date) -> CitationContext:
        """Say what can be cited on a question for an incident.

        Args:
            event: the day of the event.

        Returns:
            What the framework refuses, and what it names.
        """
        return self.located(question, known, event)[0]

    def located(
        self, question: str, known: Mapping[str, FactValue], event: dt.date
    ) -> tuple[CitationContext, tuple[Setting, ...]]:
        """Say what can be cited on a question for an incident, and give its law.

        Args:
            event: the day of the event.

        Returns:
            What the framework refuses, and what it names; and the law as it is told, more than one where it is not
            known under which someone works.
        """
        return self._context(question, self.setting(question, known), event)

    def setting(self, question: str, known: Mapping[str, FactValue]) -> tuple[tuple[str, FactValue], ...]:
        """Keep the facts on which it depends what is the law of a question.

        Returns:
            Those that are known, with their values.
        """
        return tuple([(fact, known[fact]) for fact in self._asks[question] if fact in known])

    def unlike(self, question: str, known: Mapping[str, FactValue]) -> frozenset[str]:
        """Name the rulings that are on another kind of thing than an incident.

        Args:
            question: the question on which they are cited.

        Returns:
            Their keys.
        """
        telling = [(fact, known[fact]) for fact in self.rulebook.kinds.facts if fact in known]
        return self._unlike(question, tuple(telling))

    def _on_another(self, question: str, telling: tuple[tuple[str, FactValue], ...]) -> frozenset[str]:
        kinds, here = self.rulebook.kinds, dict(telling)
        return kinds.silent(here).union(*(self._divided(each, here.get(each.fact)) for each in kinds.on(question)))

    def _divided_by(self, entry: SameKind | Apart, here: FactValue | None) -> frozenset[str]:
        return frozenset(
            key for there, keys in self._by_value(entry.fact) if entry.divides(there, here) for key in keys
        )

    def _valued(self, fact: str) -> tuple[tuple[FactValue | None, tuple[str, ...]], ...]:
        """Group the rulings by what they say of a fact."""
        found = grouped((ruling.facts.get(fact), ruling.key) for ruling in self.casebook)
        return tuple((value, tuple(keys)) for value, keys in found.items())

    def _context_of(
        self, question: str, setting: tuple[tuple[str, FactValue], ...], event: dt.date
    ) -> tuple[CitationContext, tuple[Setting, ...]]:
        framework, known = self.rulebook.framework, dict(setting)
        refusals, settings = framework.refusals(question, known, event), framework.settings(question, known, event)
        refused = frozenset[Authority]().union(*(self._refusing(question, each) for each in refusals))
        regime, rung = self.rulebook.regime(known, event), self.rulebook.questions[question].rung(known)
        other_measure, weaker_measure = self._crossed(question, rung), self._stopping(question, rung)
        articles = settings[0].articles if len(settings) == 1 else ()
        law = tuple([each for each in articles if each not in refused])
        weighed = law[:1] if settings and not settings[0].compared else ()
        key = question, regime, other_measure, weaker_measure, law, weighed, refused
        if key not in self._contexts:
            branches = next((frozenset(each.branches) for each in self.rulebook.regimes if each.id == regime), None)
            self._contexts[key] = CitationContext(
                refused, law, weighed, branches, question, other_measure, weaker_measure
            )
        return self._contexts[key], settings

    def _refused_by(self, question: str, refusal: NotHere) -> frozenset[Authority]:
        """Give the sources that the file of a question, or its framework, names and that are not cited there."""
        entries = (entry for entry in self.rulebook.framework.entries if entry.question == question)
        statutes = (Authority(statute=each) for entry in entries for each in entry.statutes)
        return frozenset(each for each in (*self._named[question], *statutes) if refusal.refuses(each, self.casebook))

    def _on_else(self, question: str, here: FactValue | None) -> frozenset[str]:
        ladder = self.rulebook.questions[question].ladder
        if ladder is None or here is None:
            return frozenset()
        there = {ruling.key: ruling.facts.known.get(ladder.fact) for ruling in self.casebook}
        return frozenset(key for key, value in there.items() if value and ladder.steps(value, here) is None)

    def _stopping_short(self, question: str, here: FactValue | None) -> frozenset[str]:
        asked = self.rulebook.questions[question]
        if asked.ladder is None or here is None:
            return frozenset()
        upheld = (each for each in self.casebook if (on := each.decision(question)) and on.outcome != asked.protects)
        there = {ruling.key: ruling.facts.known.get(asked.ladder.fact) for ruling in upheld}
        return frozenset(key for key, value in there.items() if (asked.ladder.steps(value, here) or 0) > 0)

    def _read(self, key: str, standing: tuple[Stood, ...], history: tuple[Text, ...]) -> Source:
        ruling, courts = self.casebook[key], self.casebook.courts
        text, ecli, url = courts.cite(ruling), ruling.ecli, courts.deeplink(ruling)
        origin = "" if ruling.ecli_origin == "printed" else f"-{ruling.ecli_origin}"
        name = self._short[ruling.name]
        read = Verification(key=ruling.read + origin, text=courts.verification(ruling))
        return Source(
            key=key,
            kind="ruling",
            name=name,
            text=text,
            told=_beside(text, ecli=ecli, name=name),
            ecli=ecli,
            date=ruling.date,
            level=self.codebook.level(ruling.level).label,
            gist=ruling.gist,
            url=url,
            address="" if url == courts.follows(ecli) else url,
            read=read,
            remarked=_remarked(read),
            provenance=courts.provenance(ruling),
            apart=courts.apart(ruling),
            carries=ruling.carries,
            standing=standing,
            history=history,
            unfound=self._unfound(ruling),
        )

    def _unfound(self, ruling: Ruling) -> frozenset[Text]:
        """Give what is told of other rulings, on any question and day, that have no ECLI by which they are found."""
        found = frozenset[Text]()
        for relation in self.casebook.history(ruling, None, dt.date.max):
            other = self.casebook.find(relation.ruling)
            if not (other.ecli if other else ecli_year(relation.ruling)):
                found |= {self._event(ruling, relation)}
        return found

    def _history(self, ruling: Ruling, question: str | None, as_of: dt.date) -> tuple[Text, ...]:
        return tuple(self._event(ruling, each) for each in self.casebook.history(ruling, question, as_of))

    def _event(self, ruling: Ruling, relation: Relation) -> Text:
        other = self.casebook.find(relation.ruling)
        cited = self.casebook.courts.cite(other) if other else self.casebook.courts.cite_outside(relation.ruling)
        cassation = relation.kind == "appeal_of" and ruling.level == "supreme"
        return wording.HISTORY["cassation_of" if cassation else relation.kind].fill(ruling=cited)

    def _standing(self, ruling: Ruling, question: str | None, as_of: dt.date) -> tuple[Stood, ...]:
        return tuple(self._stood(ruling, each) for each in self.casebook.fates(ruling, question, as_of))

    def _stood(self, ruling: Ruling, fate: Fate) -> Stood:
        text = self.casebook.became(ruling, fate)
        return Stood(
            kind=fate.kind,
            elsewhere=fate.elsewhere,
            by=fate.by,
            date=fate.later.date if fate.later else None,
            text=text,
            told=_beside(text, by=fate.by),
        )

    def statute(self, key: str, day: dt.date) -> Citation | None:
        """Cite a statute as it read on a day.

        Args:
            day: the day of the event.

        Returns:
            The citation; None if the text was not in force.
        """
        version = self.rulebook.statutes[key].on(day)
        return self._version(key, version) if version else None

    def statutes(self, keys: Iterable[str], day: dt.date) -> tuple[Citation, ...]:
        """Cite statutes as they read on a day.

        Args:
            day: the day of the event.

        Returns:
            The citations of those that were in force, each once.
        """
        return tuple(filter(None, (self.statute(key, day) for key in dict.fromkeys(keys))))

    def latest(self, key: str, by: dt.date | None = None) -> Citation:
        """Cite a statute in its last version.

        Args:
            by: the last day of the period of what cites it; None: it has no end.
        """
        return self._version(key, self.rulebook.statutes[key].latest(by))

    def _cited(self, key: str, version: ArticleVersion) -> Citation:
        text = wording.STATUTE_SOURCE if version.sources else wording.STATUTE_FROM_KNOWLEDGE
        told = text.fill(confidence=wording.CONFIDENCE[version.confidence])
        read = Verification(key=version.confidence + ("" if version.sources else "-unread"), text=told)
        url, text = self.rulebook.statutes[key].url(version), version.cite
        return Citation(
            source=Source(
                key=key,
                text=text,
                told=text,
                url=url,
                address=url or "",
                read=read,
                remarked=_remarked(read),
                provenance=told,
            )
        )

    def known(self, authorities: tuple[Authority, ...], moment: Moment) -> bool:
        """Say whether all rulings among authorities were known, and any of their statutes in force.

        Args:
            authorities: the sources of a sentence.
            moment: the day on which the law is known, and that of the event.

        Returns:
            Whether the sentence can be said on that day.
        """
        rulings = [self.casebook[each.ruling] for each in authorities if each.ruling]
        statutes = [self.rulebook.statutes[each.statute] for each in authorities if each.statute]
        return all(self.casebook.known(ruling, moment.as_of) for ruling in rulings) and (
            not statutes or any(statute.in_force(moment.event) for statute in statutes)
        )

    def _in_context(
        self, authorities: tuple[Authority, ...], context: CitationContext, moment: Moment
    ) -> tuple[Authority, ...]:
        kept = tuple([each for each in authorities if each not in context.refused]) if context.refused else authorities
        if kept == authorities or self.authority(kept, None, moment):
            return self._nearest_first(kept, context)
        instead = (each for each in context.law if self.authority((each,), None, moment))
        return tuple(instead)[:1] or authorities

    def _rule(self, question: str, name: str, moment: Moment, context: CitationContext) -> tuple[Citation, ...]:
        rule = self.rulebook.questions[question].rule(name)
        found = self._under(question, name, moment, self.in_context(rule.authority, context, moment))
        short = context.weaker_measure & {each.ruling for each in rule.authority if each.question in {None, question}}
        if not any(each.stance == "supports" and each.key in short for each in found):
            return found
        compared = (
            self.ruling(each.key, question, moment.as_of, "rule_only")
            if each.stance == "supports" and each.key in short
            else each
            for each in found
        )
        # What is on something else stays behind what is on this, though that is compared.
        return tuple(sorted(compared, key=lambda each: max(worth(each), (False, each.key in context.other_measure))))

    def _rule_on(
        self, question: str, name: str, moment: Moment, authorities: tuple[Authority, ...]
    ) -> tuple[Citation, ...]:
        return self.under(self.rulebook.questions[question].rule(name), question, moment, authorities)

    def _nearest_first(self, authorities: tuple[Authority, ...], context: CitationContext) -> tuple[Authority, ...]:
        """Order the rulings among sources; articles keep their place before what persuades or is on something else."""
        apart = [(self._distance(each, context), each) for each in authorities if each.ruling]
        if len(apart) < 2 and not any(any(distance[:2]) for distance, _ in apart):  # noqa: PLR2004 - nothing to order
            return authorities
        apart.sort(key=lambda each: each[0])
        near = iter([each for distance, each in apart if not any(distance[:2])])
        far = [each for distance, each in apart if any(distance[:2])]
        return (*(next(near) if each.ruling else each for each in authorities if each not in far), *far)

    def _distance(self, authority: Authority, context: CitationContext) -> tuple[bool, ...]:
        """Say whether a ruling persuades, is on something else, was not read, is bare of grounds, of another branch.

        What it decided on another question was not on the measure, whatever that was there.
        """
        ruling = self.casebook[str(authority.ruling)]
        decision = ruling.decision(authority.question or context.question or "")
        return (
            bool(self.rulebook.persuasive(ruling)),
            authority.question in {None, context.question} and ruling.key in context.other_measure,
            not ruling.carries,
            decision is None or not decision.relied_on,
            context.branches is not None and ruling.branch not in context.branches,
        )

    def under(
        self,
        claim: Rule | Presumption,
        question: str,
        moment: Moment | None,
        authorities: tuple[Authority, ...] | None = None,
    ) -> tuple[Citation, ...]:
        """Cite what a rule or presumption rests on, each ruling with its stance.

        An article that it does not name stands in for sources that are refused: it is where the sentence is weighed,
        does not say so itself, and is marked like a ruling that only states the rule.

        Args:
            question: the question of the rule file.
            moment: the day on which the law is known, and that of the event; None: all days.
            authorities: those of its sources that are cited; None: all.

        Returns:
            The citations, as `authority` gives them.
        """
        cited = claim.authority if authorities is None else authorities
        by = claim.valid.last if isinstance(claim, Rule) else None
        found = self.authority(cited, question, moment, lambda key: self.stances.of(question, claim.id, key), by=by)
        if all(each in claim.authority for each in cited):
            return found
        return tuple(replace(each, stance="rule_only") for each in found)

    def against(self, claim: Presumption, question: str, moment: Moment | None) -> tuple[Citation, ...]:
        """Cite what speaks against a presumption, each ruling with its stance.

        Args:
            question: the question of the rule file.
            moment: the day on which the law is known, and that of the event; None: all days.

        Returns:
            The citations, as `authority` gives them.
        """
        return self.authority(
            claim.against_authority,
            question,
            moment,
            lambda key: self.stances.of(question, claim.id, key, against=True),
        )

    def authority(
        self,
        authorities: tuple[Authority, ...],
        question: str | None,
        moment: Moment | None,
        stance_of: Callable[[str], Stance | None] = lambda _: None,
        *,
        by: dt.date | None = None,
    ) -> tuple[Citation, ...]:
        """Cite the authorities of a sentence, as far as they were known and in force.

        Args:
            authorities: the sources that it names.
            question: the question of the rule file; None: that of each authority, if it names one.
            moment: rulings given after `as_of` are not known; statutes must be in force on the day of the event;
                None: all of them, as the books stand.
            stance_of: gives the stance of a ruling by its key; without it none has any.
            by: where there is no moment, the last day of the sentence's own period, if that has an end.

        Returns:
            The citations, each once: articles and rulings that support the sentence in the order of the rule file, then
            by stance those that do not, then those that stand no more.
        """
        as_of = moment.as_of if moment else dt.date.max
        cited: dict[tuple[str, Text | None], Citation] = {}
        for each in authorities:
            if each.statute:
                found = self.statute(each.statute, moment.event) if moment else self.latest(each.statute, by)
                if found:
                    cited[each.statute, None] = found
            elif each.ruling and self.casebook.known(self.casebook[each.ruling], as_of):
                stance = stance_of(each.ruling)
                citation = self.ruling(each.ruling, each.question or question, as_of, stance)
                cited[each.ruling, citation.pinpoint] = citation
        pinpointed = {key for key, place in cited if place}
        kept = (each for (key, place), each in cited.items() if place or key not in pinpointed)
        return tuple(sorted(kept, key=worth))


def _remarked(read: Verification) -> Verification | None:
    """Give how a source was read, where a reader has something to check."""
    return None if read.key in _PLAINLY_READ else read


def _beside(text: Text, **fields: str | None) -> Text:
    """Put the names of fields, in braces, where what they hold stands in words that are told beside them."""

    def named(words: str) -> str:
        for name, value in fields.items():
            words = words.replace(value, f"{{{name}}}") if value else words
        return words

    return text.map(named)


def _short_names(names: Iterable[str]) -> dict[str, str]:
    """Call rulings as lawyers do: by the applicant's name, and without what stands in brackets behind it.

    A ruling keeps its whole name where another one would be called the same; since it may stand in brackets, what
    stands in brackets in it comes after a comma.
    """
    shortened = {name: re.split(r" \(| and Others\b| v\. ", name)[0] for name in names}
    called = Counter(shortened.values())
    whole = {name: re.sub(r" \((.*)\)$", r", \1", name) for name in shortened}
    return {name: short if called[short] == 1 else whole[name] for name, short in shortened.items()}


def worth(citation: Citation) -> tuple[bool, int]:
    """Order the sources of a sentence.

    Returns:
        Where it comes: articles and rulings that support it, then by stance those that do not, then what has fallen.
    """
    return citation.fallen, STANCES.index(citation.stance or "supports")


def foremost(citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """Keep the sources of a sentence that a reader needs.

    Args:
        citations: its sources, those that support it first.

    Returns:
        The first two that support it or are articles, and one that does not: rather what decided otherwise than what
        is cited a contrario or stands no more.
    """
    carrying, others = list[Citation](), list[Citation]()
    for each in citations:
        (others if each.contrary else carrying).append(each)
    return (*carrying[:_CARRYING], *sorted(others, key=lambda each: not each.otherwise)[:1])
