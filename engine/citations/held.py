"""Held: how a ruling decided on what its sentence says of it, and what became of it since."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from privesfeer.cases.cite.citation import Cited
from privesfeer.cases.cite.page import Page
from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text
from privesfeer.cases.ruling import Decision, Ruling
from privesfeer.engine.citations.finding import CitationFinding, Held
from privesfeer.engine.citations.known import KnownRulings
from privesfeer.rules.claims import Claim, ClaimWords
from privesfeer.rules.rulebook import Rulebook

_SAID = catalogue(__file__)
_NAMED = re.compile(r"[A-ZÀ-Þ][^.;:()\n]{0,60}\(\s*$")  # what a ruling is called, before its number in brackets
_AROUND = 300  # characters around a citation in which the text may say what became of the ruling


class Sentences:
    """What the sentences of a page claim of each of its citations."""

    def __init__(self, page: Page, cited: Sequence[Cited], says: ClaimWords) -> None:
        """Read them.

        Args:
            cited: its citations of rulings, in their order.
        """
        self._page, self._says = page, says
        self._spans = [each.on_page for each in cited]
        self._gaps = [end for _, end in self._spans]
        self._claims: list[frozenset[Claim]] = []
        for place in range(len(self._spans)):
            self._claims.append(self._read(place))

    def claims(self, place: int) -> frozenset[Claim]:
        """Give what is claimed of a citation.

        Args:
            place: which of the citations.

        Returns:
            The claims; none where the sentence claims nothing, or compares only.
        """
        before = self._before(place)
        compared = any(map(self._says.compared.search, (before, _NAMED.sub("", before))))
        return frozenset() if compared else self._claims[place]

    def told(self, place: int) -> bool:
        """Say whether the text tells what became of a ruling.

        Args:
            place: which of the citations.

        Returns:
            Whether it does, in its sentence or the next.
        """
        start, end = self._spans[place]
        first, last = self._page.sentence(start)
        if last < len(self._page.text) and self._page.text[last - 1] != "\n":
            last = self._page.sentence(last)[1]
        stretch = self._page.text[max(first, start - _AROUND) : min(last, end + _AROUND)]
        return bool(self._says.told.search(stretch))

    def beside(self, place: int) -> str:
        """Give the paragraph around a citation.

        Args:
            place: which of the citations.
        """
        text, (start, end) = self._page.text, self._spans[place]
        stop = text.find("\n", end)
        return text[text.rfind("\n", 0, start) + 1 : stop if stop >= 0 else len(text)]

    def _sentence(self, place: int) -> tuple[int, int]:
        return self._page.sentence(self._spans[place][0])

    def _before(self, place: int) -> str:
        """Give what stands before a citation in its sentence, behind the one before."""
        start = self._spans[place][0]
        first = self._sentence(place)[0]
        if place:
            first = max(first, self._spans[place - 1][1])
        return self._page.text[first:start]

    def _after(self, place: int) -> str:
        """Give what stands behind a citation in its sentence and speaks of it."""
        end = self._spans[place][1]
        last = max(end, self._page.sentence(max(end - 1, self._spans[place][0]))[1])
        follows = place + 1 < len(self._spans) and self._spans[place + 1][0] < last
        text = self._page.text[end : self._spans[place + 1][0] if follows else last]
        if ";" in text:
            return text.partition(";")[0]
        return "" if follows and self._says.leads.search(text) else text

    def _read(self, place: int) -> frozenset[Claim]:
        before = self._before(place)
        alone = bool(self._says.joins.fullmatch(before))
        first = self._sentence(place)[0]
        behind = place and self._spans[place - 1][1] > first
        own = frozenset[Claim]() if alone else self._says.read(_own(before) if behind else before)
        after = self._says.read(self._after(place))
        if alone and behind and not after:
            return self._claims[place - 1]
        if alone and not behind and not after and (sentence := self._page.before(first)):
            if place and self._spans[place - 1][1] > sentence[0]:
                return self._claims[place - 1]
            return self._says.read(self._page.text[sentence[0] : sentence[1]])
        return _agreed(own | after)


def _own(words: str) -> str:
    """Leave out what belongs to the citation before: up to the last semicolon."""
    return words.rpartition(";")[2]


def _agreed(claims: frozenset[Claim]) -> frozenset[Claim]:
    """Leave out what is claimed both ways."""
    return frozenset(
        each
        for each in claims
        if not any(other.question == each.question and other.outcome != each.outcome for other in claims)
    )


class Holding:
    """How rulings decided on what is claimed of them."""

    def __init__(self, known: KnownRulings, rulebook: Rulebook, codebook: Codebook) -> None:
        """Keep the books.

        Args:
            rulebook: the law, which knows which measures are lighter.
            codebook: the questions.
        """
        self._casebook, self._rulebook, self._codebook = known.casebook, rulebook, codebook

    def held(self, ruling: Ruling, claims: frozenset[Claim]) -> Held | None:
        """Say how a ruling stands to what is claimed of it.

        Args:
            claims: what is claimed.

        Returns:
            The claim with which it is least at one; None: nothing is claimed.
        """
        order = ("contrary", "lighter", "supports", "elsewhere")
        found = sorted(
            (self._one(ruling, each) for each in sorted(claims, key=repr)), key=lambda each: order.index(each.stance)
        )
        # Where it decided something so, what else the words may say of it is read with less certainty.
        if any(each.stance == "supports" for each in found):
            found = [each for each in found if each.stance != "lighter"]
        return found[0] if found else None

    def _one(self, ruling: Ruling, claim: Claim) -> Held:
        decided, own = self._decision(ruling, claim)
        told = self._claimed(claim)
        if decided is None:
            lighter = self._lighter(ruling, claim)
            text = (
                _SAID.LIGHTER.fill(claim=told, decided=self._decided(lighter, ruling))
                if lighter
                else _SAID.ELSEWHERE.fill(claim=told)
            )
            stance = "lighter" if lighter else "elsewhere"
        elif decided.outcome == claim.outcome:
            stance, text = "supports", _SAID.SUPPORTS.fill(claim=told)
        else:
            stance, text = "contrary", _SAID.CONTRARY.fill(claim=told, decided=self._decided(decided, ruling, own))
        return Held.model_validate(
            {"stance": stance, "question": claim.question, "claimed": claim.outcome, "text": text}
        )

    def _decision(self, ruling: Ruling, claim: Claim) -> tuple[Decision | None, str | None]:
        """Find the decision on what is claimed: on the same measure, where one is named."""
        ladder = self._rulebook.questions[claim.question].ladder
        if ladder is None:
            return ruling.decision(claim.question), None
        own = ruling.facts.known.get(ladder.fact)
        found = [each for each in ruling.decisions if each.question == claim.question]
        of = [(each, str(each.of or own)) for each in found if claim.of is None or (each.of or own) == claim.of]
        return of[0] if len(of) == 1 else (None, None)

    def _lighter(self, ruling: Ruling, claim: Claim) -> Decision | None:
        """Find the decision that does not protect, on a lighter measure than that which is claimed to stand."""
        question = self._rulebook.questions[claim.question]
        ladder = question.ladder
        if ladder is None or claim.of is None or not claim.named or claim.outcome == question.protects:
            return None
        own = ruling.facts.known.get(ladder.fact)
        family = next((each.values for each in ladder.families if claim.of in each.values), ())
        for each in ruling.decisions:
            value = str(each.of or own)
            if (
                each.question == claim.question
                and value in family[: family.index(claim.of)]
                and each.outcome == claim.outcome
            ):
                return each
        return None

    def _claimed(self, claim: Claim) -> Text:
        return self._worded(claim.question, claim.outcome, claim.of)

    def _decided(self, decision: Decision, ruling: Ruling, own: str | None = None) -> Text:
        ladder = self._rulebook.questions[decision.question].ladder
        measure = decision.of or own or (ruling.facts.known.get(ladder.fact) if ladder else None)
        return self._worded(decision.question, decision.outcome, str(measure) if measure else None)

    def _worded(self, question: str, outcome: str, of: str | None) -> Text:
        asked = self._codebook.question(question)
        words = asked.outcomes[outcome]
        ladder = self._rulebook.questions[question].ladder
        if ladder is None or of is None:
            return _SAID.CLAIM.fill(question=asked.short, outcome=words)
        measure = self._codebook.fact(ladder.fact).label(of)
        return _SAID.CLAIM_OF.fill(question=asked.short, measure=measure, outcome=words)

    def findings(self, held: Held | None) -> Iterator[CitationFinding]:
        """Say what is not right with how a ruling is cited.

        Args:
            held: how it stands to what is claimed.

        Yields:
            A finding where it decided otherwise, or on a lighter measure.
        """
        if held and held.stance == "contrary":
            yield CitationFinding(kind="contrary", text=held.text)
        if held and held.stance == "lighter":
            yield CitationFinding(kind="lighter", text=held.text)

    def fallen(
        self, ruling: Ruling, held: Held | None, day: dt.date, *, said: bool, beside: str
    ) -> Iterator[CitationFinding]:
        """Say that a ruling stands no more, where the text does not.

        Args:
            held: how it stands to what is claimed; None: nothing is claimed.
            day: later rulings given after this day are not known.
            said: whether the text says what became of it.
            beside: the paragraph in which it is cited.
        """
        for fate in self._casebook.fates(ruling, held.question if held else None, day):
            by = {fate.by, *(fate.later.names if fate.later else ())}
            plainly = re.sub(r"\s", "", beside).upper()
            named = any(name.upper() in plainly for name in by)
            if fate.ends and not said and not named:
                text = _SAID.SET_ASIDE.fill(became=self._casebook.became(ruling, fate))
                yield CitationFinding(kind="set_aside", text=text, expected=fate.by)

    def became(self, ruling: Ruling, day: dt.date) -> tuple[Text, ...]:
        """Say what became of a ruling.

        Args:
            day: later rulings given after this day are not known.
        """
        return tuple(self._casebook.became(ruling, fate) for fate in self._casebook.fates(ruling, None, day))
