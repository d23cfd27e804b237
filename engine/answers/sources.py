"""Sources: citations of rulings and statutes as they stand on a day."""

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache

from cases.casebook import Casebook
from cases.ruling import Ruling
from cases.text import LANGUAGES, Text, same
from engine.answers import wording
from engine.answers.verdict import Citation
from rules.framework import NotHere
from rules.question import Authority
from rules.rulebook import Moment, Rulebook
from rules.statute import Version


class Sources:
    """Makes the citations of a rulebook and casebook.

    Attributes:
        rulebook: holds the rules and statutes.
        codebook: the facts and questions of which these speak.
        ruling: cites a ruling by its key, as it stands on a day, on a question or on none.
    """

    def __init__(self, rulebook: Rulebook, casebook: Casebook) -> None:
        """Keep the books; citations are made once and kept.

        Args:
            rulebook: holds the statutes.
            casebook: holds the rulings.
        """
        self.rulebook, self.codebook, self._casebook = rulebook, rulebook.codebook, casebook
        self.ruling = lru_cache(maxsize=4096)(self._ruling)
        self._version = lru_cache(maxsize=512)(self._cited)

    def _ruling(self, key: str, question: str | None, as_of: dt.date) -> Citation:
        ruling = self._casebook[key]
        decision = ruling.decision(question) if question else None
        courts = self._casebook.courts
        place = courts.pinpoint(decision.paragraph if decision else None, ruling)
        return Citation(
            key=key,
            kind="ruling",
            text=courts.cite(ruling),
            pinpoint=place if all(place[lang] for lang in LANGUAGES) else None,
            ecli=ruling.ecli,
            url=courts.deeplink(ruling),
            verification=courts.verification(ruling),
            history=self._history(ruling, question, as_of) if question else (),
        )

    def _history(self, ruling: Ruling, question: str, as_of: dt.date) -> tuple[Text, ...]:
        told = []
        for relation in self._casebook.history(ruling, question, as_of):
            other = self._casebook.find(relation.ruling)
            cited = self._casebook.courts.cite(other) if other else same(relation.ruling)
            told.append(wording.HISTORY[relation.kind].fill(ruling=cited))
        return tuple(told)

    def statute(self, key: str, day: dt.date) -> Citation | None:
        """Cite a statute as it read on a day.

        Args:
            key: its id.
            day: the day of the event.

        Returns:
            The citation; None if the text was not in force.
        """
        version = self.rulebook.statutes[key].on(day)
        return self._version(key, version) if version else None

    def statutes(self, keys: Iterable[str], day: dt.date) -> tuple[Citation, ...]:
        """Cite statutes as they read on a day.

        Args:
            keys: their ids.
            day: the day of the event.

        Returns:
            The citations of those that were in force, each once.
        """
        return tuple(filter(None, (self.statute(key, day) for key in dict.fromkeys(keys))))

    def latest(self, key: str) -> Citation:
        """Cite a statute in its last version.

        Args:
            key: its id.

        Returns:
            The citation.
        """
        return self._version(key, self.rulebook.statutes[key].latest())

    def _cited(self, key: str, version: Version) -> Citation:
        text = wording.STATUTE_SOURCE if version.sources else wording.STATUTE_FROM_KNOWLEDGE
        return Citation(
            key=key,
            kind="statute",
            text=version.cite,
            url=self.rulebook.statutes[key].url(version),
            verification=text.fill(confidence=wording.CONFIDENCE[version.confidence]),
        )

    def known(self, authorities: tuple[Authority, ...], moment: Moment) -> bool:
        """Say whether all rulings among authorities were known, and any of their statutes in force.

        Args:
            authorities: the sources of a sentence.
            moment: the day on which the law is known, and that of the event.

        Returns:
            Whether the sentence can be said on that day.
        """
        rulings = [self._casebook[each.ruling] for each in authorities if each.ruling]
        statutes = [self.rulebook.statutes[each.statute] for each in authorities if each.statute]
        return all(self._casebook.known(ruling, moment.as_of) for ruling in rulings) and (
            not statutes or any(statute.in_force(moment.event) for statute in statutes)
        )

    def at_home(
        self, authorities: tuple[Authority, ...], refused: tuple[NotHere, ...], moment: Moment
    ) -> tuple[Authority, ...]:
        """Leave out what the framework refuses for an incident, such as the law of dismissal under a warning.

        Args:
            authorities: the sources that a rule names for all incidents.
            refused: what the framework refuses for this one.
            moment: what is left must be known, and in force.

        Returns:
            The others; all, where none of them can be cited.
        """
        kept = tuple(each for each in authorities if not any(one.refuses(each, self._casebook) for one in refused))
        return kept if kept == authorities or self.authority(kept, None, moment) else authorities

    def authority(
        self, authorities: tuple[Authority, ...], question: str | None, moment: Moment
    ) -> tuple[Citation, ...]:
        """Cite the authorities of a rule, as far as they were known and in force.

        Args:
            authorities: the sources that the rule names.
            question: the question of the rule file; None: that of each authority, if it names one.
            moment: rulings given after `as_of` are not known; statutes must be in force on the day of the event.

        Returns:
            The citations, in the order of the rule file, each once.
        """
        cited: dict[tuple[str, Text | None], Citation] = {}
        for each in authorities:
            if each.statute:
                if citation := self.statute(each.statute, moment.event):
                    cited[each.statute, None] = citation
            elif each.ruling and self._casebook.known(self._casebook[each.ruling], moment.as_of):
                citation = self.ruling(each.ruling, each.question or question, moment.as_of)
                cited[each.ruling, citation.pinpoint] = citation
        pinpointed = {key for key, place in cited if place}
        return tuple(each for (key, place), each in cited.items() if place or key not in pinpointed)
