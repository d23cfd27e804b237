"""Elements: what a court asks of a measure: a paragraph for each requirement in dispute, or all of them in a line."""

from collections.abc import Iterable, Iterator

from privesfeer.api.ask.registry import casebook, codebook, level_of, roles, rulebook, sources
from privesfeer.api.memo import wording
from privesfeer.api.memo.assessment import otherwise_there
from privesfeer.api.memo.chronology import TOLD_DAYS
from privesfeer.api.memo.citable import as_wide, carrying
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.precedents import Pleadable, ruling_on
from privesfeer.api.memo.rulings import apart, in_common
from privesfeer.api.memo.shown import ShownHere
from privesfeer.api.memo.telling import Teller, lowered, unstopped
from privesfeer.api.memo.terms import RemediesInShort
from privesfeer.api.paper.blocks import Line, Paragraph, Span
from privesfeer.api.pictures.elements import asked
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text, capital
from privesfeer.engine import Answer, AppliedElement, Citation, Ground, StatedFact

_SAID = catalogue(__file__)
_MET, _OPEN, _NOT_MET, _DECIDES, _TELLS = "met", "open", "not_met", "decides", "tells"
_FAILING, _SLIGHT = {"likely_not_met", "not_met"}, "slight"
_MISSING, _FEW = 3, 2  # facts that are named
_NOUNS = _SAID.table("NOUNS")


class Requirements:
    """What a court asks of a measure; each reason is told with the requirement to which a court comes first."""

    def __init__(self, teller: Teller, part: Part, answer: Answer, before: set[Text] | None = None) -> None:
        """Keep them.

        Args:
            teller: tells them.
            part: that to which the answer belongs.
            answer: the answer on the measure.
            before: the requirements of which an earlier measure told the same; those told here are added.
        """
        self._before = set[Text]() if before is None else before
        self._teller, self._part, self._answer = teller, part, answer
        self._grounds = {each.factor: each for each in (*answer.for_, *answer.against)}
        self._shown = ShownHere(teller, part, answer.question)
        self._told, self._fell, self._weighed = set[Text](), False, False
        self._resting = set[frozenset[str]]()

    def paragraphs(self, reasons: int, *, brief: bool = False, short: bool = False) -> Iterator[Paragraph]:
        """Tell each requirement that is in dispute, and who has to prove what is open for want of facts.

        Args:
            reasons: how many of each side are told.
            brief: whether only those that fail get a paragraph, and the others are named.
            short: whether no ruling that decided a requirement so is named with it, nor a day on which it turns, and
                what is likely met gets a paragraph only where a reason speaks against it.

        Yields:
            A paragraph for each in the court's order, then one for what is open or, without a reason that is told,
            likely met.
        """
        shown = [each for each in self._disputed if each.role != _TELLS]
        idle = [each for each in shown if self._idle(each)]
        again = [each for each in shown if brief and each.text in self._before]
        self._before |= {each.text for each in self._answer.elements if each.state == _OPEN}
        if brief:
            idle = [each for each in shown if each.state == _OPEN and each not in again]
        met = [each for each in shown if each.state == "likely_met"]
        named = [each for each in met if brief or not self._argued(each, reasons, against=short)]
        for each in shown:
            if each not in idle and each not in named and each not in again:
                yield self._teller.paragraph(*self._lines(each, reasons, brief=brief, short=short))
        lines = [*self._open(idle, find_out=not short)]
        for text, held in (
            (_SAID.AS_BEFORE, again),
            (_SAID.LIKELY_NO_BANS, [each for each in named if each.bar]),
            (_SAID.LIKELY_ALL, [each for each in named if not each.bar]),
        ):
            if held:
                shorts = [*dict.fromkeys(map(self.name, held))]
                told = text.fill(named=Text.enumerate(shorts), number=str(len(shorts)))
                lines.insert(0, self._teller.told(self._node(held[0]), told))
        if lines:
            yield self._teller.paragraph(*lines)

    def name(self, element: AppliedElement) -> Text:
        """Name a requirement; of several grounds with the ground on which it is asked.

        Args:
            element: the requirement.

        Returns:
            A noun phrase.
        """
        grounds = {each.ground for each in self._answer.elements if each.ground}
        return asked(element) if len(grounds) > 1 else element.short

    def open_line(self) -> Line:
        """Name what is open, where nothing else is in dispute.

        Returns:
            The sentences.
        """
        return self._teller.run(self._open([each for each in self._disputed if each.role != _TELLS]))

    @property
    def bare(self) -> bool:
        """Whether nothing is known of what is open, and nothing else is in dispute."""
        return all(map(self._idle, self._disputed))

    @property
    def _disputed(self) -> list[AppliedElement]:
        return [each for each in self._answer.elements if each.shown and each.state != _MET and not each.moot]

    def _idle(self, element: AppliedElement) -> bool:
        """Say whether a requirement is open and nothing that is known bears on it."""
        return element.state == _OPEN and not self._held(element) and not self._known_days(element)

    def agreed(self, *, bans: bool = True) -> Line:
        """Name the requirements of which nobody disputes that they are met.

        Args:
            bans: whether bans that do not stand in the way are named too.

        Returns:
            A line; empty where there are none.
        """
        held = [each for each in self._answer.elements if each.shown and each.state == _MET]
        held = [each for each in held if bans or not each.silent]
        if not held:
            return ()
        # What is met is so of the conduct reproached, which has to be proved first.
        first = roles().measure.reproached
        open_ = next((each for each in self._answer.elements if each.element == first and each.state == _OPEN), None)
        lines = []
        for text, kept in (
            (_SAID.MET, [each for each in held if not each.bar]),
            (_SAID.NO_BAN, [each for each in held if each.bar]),
        ):
            if kept:
                shorts = [*dict.fromkeys(map(self.name, kept))]
                named = Text.enumerate(shorts)
                told = text.fill(named=named, number=str(len(shorts)))
                if open_ and not kept[0].bar:
                    told = _SAID.MET_IF.fill(named=named, open=open_.short)
                lines.append(self._teller.told(self._node(kept[0]), told))
        return self._teller.labelled_line("program:method", _SAID.AGREED, self._teller.run(lines))

    def _argued(self, element: AppliedElement, reasons: int, *, against: bool) -> bool:
        """Say whether a reason, or one against it, is told with a requirement, the days that are counted among them."""
        held = [each for each in self._held(element) if not against or each.favours != rulebook().upheld]
        return self._counted(held) or bool(reasons and self._foremost(element, held))

    # ---- one requirement ----

    def _lines(self, element: AppliedElement, reasons: int, *, brief: bool, short: bool) -> Iterator[Line]:
        """Tell the law, what carries the answer, what speaks against it, where the weight lies, and the ruling."""
        teller, node = self._teller, self._node(element)
        yield teller.told(node, _SAID.TITLE, "strong", name=self.name(element).map(capital))
        held = self._held(element)
        # Of a further measure a reason says it where there is no room for the law as well.
        yield from () if short and brief and held else self._rule(element)
        if self._counted(held):
            yield from self._days()
        for fact in () if short else self._known_days(element):
            if fact.fact in TOLD_DAYS:
                continue
            text = _SAID.ON_DAY.fill(short=fact.short.map(capital), day=fact.label)
            yield from self._once(self._fact_node(fact), text)
        upholds = element.state == "likely_met"
        if element.state == _OPEN:
            upholds = not held or held[0].favours == rulebook().upheld
        ours = self._foremost(element, (each for each in held if (each.favours == rulebook().upheld) is upholds))
        theirs = self._foremost(element, (each for each in held if (each.favours == rulebook().upheld) is not upholds))
        ours, theirs = ours[:reasons], theirs[:reasons]
        # What an earlier measure told is named, not told again.
        ours, theirs = (
            [each for each in held if not brief or each.short not in self._before] for held in (ours, theirs)
        )
        self._before |= {each.short for each in (*ours, *theirs)}
        self._told |= {each.short for each in (*ours, *theirs)}
        self._resting |= {self._rests(each) for each in (*ours, *theirs)}
        yield from (self._reason(each) for each in ours)
        if theirs:
            yield from self._opposed(theirs)
        yield from self._weight(element, ours, theirs, brief=brief)
        yield from () if short else self._ruled(element)

    def _ruled(self, element: AppliedElement) -> Iterator[Line]:
        """Name the nearest ruling that decided it so; where another reason carried it there, with what differs."""
        every = self._teller.proof.pleadable.get(f"{self._part.prefix}answer:{self._answer.question}", ())
        found = ruling_on(element, every) if element.state != _OPEN else None
        if found is None:
            return
        met, shared = element.state not in _FAILING, {factor for factor, _ in in_common(self._answer, found.ruling)}
        carried = [each.factor for each in self._held(element) if (each.favours == rulebook().upheld) is met]
        alike = any(each in shared or found.answered_alike(self._answer, each) for each in carried)
        other = None if alike else apart(found.act, self._answer, found.ruling)
        if alike or other:
            node = self._ruling_node(found)
            text = _SAID.RULED_BEFORE if found.under_older_law(element) else _SAID.RULED_APART if other else _SAID.RULED
            cited = self._teller.cite(node, found.ruling.citation)
            yield self._teller.told(node, text, ruling=cited, apart=other or "")

    def _rule(self, element: AppliedElement) -> Iterator[Line]:
        """Tell the law, with the article and the ruling that state it."""
        if element.rule is None:
            return
        teller, node = self._teller, self._node(element)
        cited = teller.cites(node, carrying(element.authority), 2)
        yield (*teller.told(node, unstopped(element.rule)), *cited, Span(".", node=node))

    def _days(self) -> Iterator[Line]:
        """Count the days, and say what they mean."""
        passed, node = self._teller.matter.passed, RemediesInShort(self._teller).node_of_days()
        if passed and passed.leads and not self._teller.matter.barred:
            yield from self._once(node, passed.days_text)
            yield from self._once(node, passed.text)

    def _reason(self, ground: Ground) -> Line:
        node = self._ground_node(ground)
        told = self._teller.told(node, unstopped(ground.text))
        return (*told, *self._shown.beside(ground, node, self._cited(ground)), Span(".", node=node))

    def _opposed(self, grounds: list[Ground]) -> Iterator[Line]:
        """Tell what speaks against it: the first behind a colon, the others in sentences."""
        first, *others = grounds
        node = self._ground_node(first)
        told = self._teller.told(node, _SAID.AGAINST, text=lowered(unstopped(first.text)))
        yield (*told, *self._shown.beside(first, node, self._cited(first)), Span(".", node=node))
        yield from (self._reason(each) for each in others)

    def _weight(
        self, element: AppliedElement, ours: list[Ground], theirs: list[Ground], *, brief: bool
    ) -> Iterator[Line]:
        """Say where the weight lies, and what follows."""
        teller, node = self._teller, self._node(element)
        if element.state == _OPEN:
            yield from self._open_here(element, weighed=bool(ours or theirs))
            return
        rule = next((each for each in ours if each.decisive), None)
        if theirs and ours and rule is None:
            text = _SAID.HEAVIEST if len(ours) > 1 else _SAID.HEAVIER_TOO if self._weighed else _SAID.HEAVIER
            self._weighed = True
            yield teller.told(node, text, short=ours[0].short)
        if element.state not in _FAILING:
            yield teller.told(node, _SAID.LIKELY_NO_BAN if element.bar else _SAID.LIKELY_MET)
        elif element.role != _DECIDES:
            yield teller.told(node, _SAID.SIZES)
        else:
            held = self._held(element)
            told = any(each.short == element.why and self._rests(each) in self._resting for each in held)
            if element.why and not ours and not told and not self._counted(held):
                yield teller.told(node, _SAID.BY, why=element.why)
            sure, again = element.state == _NOT_MET, self._fell
            self._fell = True
            texts = (_SAID.FALLS_TOO, _SAID.LIKELY_FALLS_TOO) if again else (_SAID.FALLS, _SAID.LIKELY_FALLS)
            if self._answer.strength == _SLIGHT:
                texts = texts[0], _SAID.UNSURE_FALLS_TOO if again else _SAID.UNSURE_FALLS
            yield teller.told(node, texts[not sure], noun=self._noun())
            if rule and not sure and not brief:
                yield from self._once(node, _SAID.UNSETTLED)

    def _open_here(self, element: AppliedElement, *, weighed: bool) -> Iterator[Line]:
        teller, node = self._teller, self._node(element)
        missing = Text.enumerate([each.short for each in element.missing[:_MISSING]], "any")
        if weighed:
            yield teller.told(node, _SAID.STILL_OPEN)
        if element.missing:
            yield teller.told(node, _SAID.FIND_OUT, missing=missing)
        if element.risk:
            yield from self._once(node, element.risk)
        elif element.party:
            yield from self._once(node, _SAID.RISK.fill(party=element.party))

    def _open(self, elements: list[AppliedElement], *, find_out: bool = True) -> Iterator[Line]:
        """Say of what is open for want of facts who has to prove it and, where asked, which facts would close it."""
        teller = self._teller
        for party in dict.fromkeys(each.party for each in elements):
            held = [each for each in elements if each.party == party]
            shorts, node = [*dict.fromkeys(map(self.name, held))], self._node(held[0])
            text = _SAID.OPEN_TO if party else _SAID.OPEN
            told = text.fill(named=Text.enumerate(shorts), number=str(len(shorts)), party=party or "")
            yield teller.told(node, told)
        few = [each for each in elements if find_out and each.missing and len(each.missing) <= _FEW]
        if few:
            missing = Text.enumerate([*dict.fromkeys(one.short for each in few for one in each.missing)])
            yield teller.told(self._node(few[0]), _SAID.FIND_OUT, missing=missing)

    # ---- what it rests on ----

    def _node(self, element: AppliedElement) -> str:
        return f"{self._part.prefix}element:{self._answer.question}/{element.element}"

    def _ground_node(self, ground: Ground) -> str:
        return f"{self._part.prefix}ground:{self._answer.question}/{ground.factor}"

    def _fact_node(self, fact: StatedFact) -> str:
        """Name a fact: of the whole, or the entry of the list that has it."""
        node = f"fact:{fact.fact}"
        return node if node in self._teller.proof else self._part.prefix.rstrip("/")

    def _ruling_node(self, found: Pleadable) -> str:
        return f"{self._part.prefix}answer:{self._answer.question}/ruling/{found.ruling.citation.key}"

    def _held(self, element: AppliedElement) -> list[Ground]:
        """Give the reasons that bear on it, the weightiest first."""
        order = [*self._grounds]
        held = [self._grounds[each] for each in element.by if each in self._grounds]
        return sorted(held, key=lambda each: order.index(each.factor))

    def _foremost(self, element: AppliedElement, grounds: Iterable[Ground]) -> list[Ground]:
        """Put that by which it fails first, and leave out what an earlier requirement told."""
        question = rulebook().questions[self._answer.question]
        fresh = [
            each
            for each in grounds
            # What is so of every such measure is its law, and weighs against nothing.
            if not question.of_every(each.factor)
            and self._rests(each) not in self._resting
            and (each.short == element.why or each.short not in self._told)
        ]
        return sorted(fresh, key=lambda each: each.short != element.why)

    def _rests(self, ground: Ground) -> frozenset[str]:
        """Name what a reason rests on, apart from the measure: what rests on the same says the same again."""
        ladder = rulebook().questions[self._answer.question].ladder
        return frozenset(f"{each.fact}={each.value}" for each in ground.facts if not ladder or each.fact != ladder.fact)

    def _known_days(self, element: AppliedElement) -> list[StatedFact]:
        """Give the days on which a requirement turns, apart from those that are counted from the reason itself."""
        lapse, days = rulebook().remedies.lapse, rulebook().remedies.counted_from
        tree = rulebook().trees.get(self._part.measure or "")
        found = next((each for each in tree.every if each.id == element.element), None) if tree else None
        if found is None:
            return []
        question = rulebook().questions[self._answer.question]
        rules = (*found.failed_by, *found.weighs)
        tested = (*found.tested, *(fact for each in rules for fact in sorted(question.tested.get(each, ()))))
        own = {lapse.fact, lapse.since} if lapse else set()
        names = dict.fromkeys(day for each in tested if each not in own for day in days.get(each, ()))
        told = (self._part.facts.get(each) for each in names if each not in own)
        known = [each for each in told if each and each.fact not in self._part.disputed and _is_day(each)]
        return sorted(known[:_MISSING], key=lambda each: str(each.value))

    @staticmethod
    def _counted(grounds: Iterable[Ground]) -> bool:
        return any(fact.fact in rulebook().remedies.counted_from for each in grounds for fact in each.facts)

    def _once(self, node: str, text: Text) -> Iterator[Line]:
        if text not in self._told:
            self._told.add(text)
            yield self._teller.told(node, text)

    def _noun(self) -> Text:
        measure, kinds = self._part.measure, roles().measure
        if measure in kinds.claimed:
            return _NOUNS["claim"]
        return _NOUNS["request" if measure in kinds.asked_of_court else "measure"]

    def _cited(self, ground: Ground) -> Line:
        """Name the best source of a reason; the degree that was so there where it is another than here."""
        node, cited = self._ground_node(ground), self._sources(ground)
        named = self._teller.beside(node, ground, cited, 1)
        ruling = self._teller.ruling_of(cited)
        there = otherwise_there(self._answer, ground.short, ruling) if ruling and named else None
        if there:
            named = (*named[:-1], *self._teller.told(node, wording.THERE, label=there), named[-1])
        return named

    def _sources(self, ground: Ground) -> list[Citation]:
        """Give the sources of a reason, those on the same measure first.

        None of another kind of thing, and against the employee none of a court that only guards a floor.
        """
        question, known = rulebook().questions[self._answer.question], self._part.known
        floors = rulebook().hierarchy.floors if ground.favours != question.protects else frozenset()
        unlike, ladder = sources().unlike(question.question, known), question.ladder
        fitting = [
            each
            for each in carrying(ground.authority)
            if as_wide(each, ground, known)
            and each.key not in unlike
            and not (each.kind == "ruling" and level_of(casebook()[each.key]) in floors)
        ]

        def elsewhere(each: Citation) -> bool:
            there = casebook()[each.key].facts.known if each.kind == "ruling" and ladder else {}
            return bool(ladder and each.kind == "ruling" and there.get(ladder.fact) != known.get(ladder.fact))

        return sorted(fitting, key=elsewhere)


def _is_day(fact: StatedFact) -> bool:
    return codebook().variable(fact.fact).type == "date"
