"""Sources: citations of rulings and statutes as they stand on a day."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache

from privesfeer.cases.casebook import Casebook, Fate
from privesfeer.cases.commons.text import LANGUAGES, Text
from privesfeer.cases.ruling import Relation, Ruling, ecli_year
from privesfeer.engine.answers import wording
from privesfeer.engine.answers.authorities.citation_context import CitationContext, CitationContexts
from privesfeer.engine.answers.authorities.cited import Citation, Source, Stood, Verification
from privesfeer.engine.doctrine.authority import STANCES, Stance, Stances
from privesfeer.rules.rule import Authority, Presumption, Rule
from privesfeer.rules.rulebook import Moment, Rulebook
from privesfeer.rules.statute import ArticleVersion

_CARRYING = 2
_PLAINLY_READ = {"text", "high"}  # a ruling in the court's own text, or an article of which the text is sure


class Sources(CitationContexts):
    """Makes the citations of a rulebook and casebook.

    Attributes:
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
        """Keep the books; citations are made once and kept."""
        super().__init__(rulebook, casebook)
        self.stances = Stances(rulebook, casebook)
        self.ruling = lru_cache(maxsize=4096)(self._ruling)
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
        """Cite a statute as it read on the day of the event; None if the text was not in force."""
        version = self.rulebook.statutes[key].on(day)
        return self._version(key, version) if version else None

    def statutes(self, keys: Iterable[str], day: dt.date) -> tuple[Citation, ...]:
        """Cite statutes as they read on the day of the event, those that were in force, each once."""
        return tuple(filter(None, (self.statute(key, day) for key in dict.fromkeys(keys))))

    def latest(self, key: str, by: dt.date | None = None) -> Citation:
        """Cite a statute in its last version, or the last by the end of the period of what cites it."""
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
        """Say whether all rulings among authorities were known, and any of their statutes in force."""
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
        """Cite what a rule or presumption rests on, each ruling with its stance, as `authority` does.

        An article that it does not name stands in for sources that are refused: it is where the sentence is weighed,
        does not say so itself, and is marked like a ruling that only states the rule.

        Args:
            moment: the day on which the law is known, and that of the event; None: all days.
            authorities: those of its sources that are cited; None: all.
        """
        cited = claim.authority if authorities is None else authorities
        by = claim.valid.last if isinstance(claim, Rule) else None
        found = self.authority(cited, question, moment, lambda key: self.stances.of(question, claim.id, key), by=by)
        if all(each in claim.authority for each in cited):
            return found
        return tuple(replace(each, stance="rule_only") for each in found)

    def against(self, claim: Presumption, question: str, moment: Moment | None) -> tuple[Citation, ...]:
        """Cite what speaks against a presumption, each ruling with its stance, as `authority` does."""
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
    """Order the sources of a sentence: what supports it, then by stance what does not, then what has fallen."""
    return citation.fallen, STANCES.index(citation.stance or "supports")


def foremost(citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """Keep the sources of a sentence that a reader needs, of those that support it the first two.

    One that does not is kept: rather what decided otherwise than what is cited a contrario or stands no more.
    """
    carrying, others = list[Citation](), list[Citation]()
    for each in citations:
        (others if each.contrary else carrying).append(each)
    return (*carrying[:_CARRYING], *sorted(others, key=lambda each: not each.otherwise)[:1])
