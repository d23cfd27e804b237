"""Employee's page: until when to act, what is claimed, on what it rests and what can be answered, in everyday words."""

from collections.abc import Iterator
from typing import NamedTuple

from privesfeer.api.ask.registry import everyday, roles, rulebook
from privesfeer.api.memo.advised import OwnAdvice
from privesfeer.api.memo.chances import in_vain, still_open
from privesfeer.api.memo.citable import carrying
from privesfeer.api.memo.grounds import grouped
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.nodes import BEYOND
from privesfeer.api.memo.person import addressed, formerly
from privesfeer.api.memo.sums import SumsInShort
from privesfeer.api.memo.telling import Memo, unstopped
from privesfeer.api.memo.terms import RemediesInShort
from privesfeer.api.memo.ways import limitation
from privesfeer.api.paper.blocks import Banner, Block, Bullets, Item, Line, Span, Tone, small
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import day_of_week, long_date
from privesfeer.cases.commons.text import Text
from privesfeer.engine import AdvisedStep, Answer, Ground, LastDay, ToldElement
from privesfeer.engine import wording as explained

_SAID = catalogue(__file__)
_LEANS, _TERMS, _BARRED, _REQUEST, _UNREAD = map(_SAID.table, ("LEANS", "TERMS", "BARRED", "REQUEST", "UNREAD"))
_CHANCE, _LITTLE, _NO_DAYS = map(_SAID.table, ("HAD_A_CHANCE", "HAD_LITTLE_CHANCE", "NO_DAYS"))
_SLIGHT = "slight"
_OF_MAIN = 2  # reasons on the main answer that go before the others
_DAYS, _COUNTER = 2, 3  # last days, and requests against those of the employer, that are told


class EmployeeRoom(NamedTuple):
    """How much of the page is told.

    Attributes:
        reasons: of each side.
        open: how many open questions.
        questions: to how many questions the answer is told.
        steps: how many.
        avoided: how much of what not to do.
        words: whether difficult words are explained, and all is told of the days that passed.
        parted: whether what each side can say stands under a heading of its own.
    """

    reasons: int
    open: int
    questions: int
    steps: int
    avoided: int
    words: bool = True
    parted: bool = True


ROOMS = (
    *(EmployeeRoom(*each, 7, 5) for each in ((4, 3, 9), (3, 3, 9), (3, 2, 6), (3, 1, 4), (2, 1, 4), (2, 0, 3))),
    EmployeeRoom(2, 0, 2, 7, 5, words=False),
    *(
        EmployeeRoom(*each, words=False, parted=False)
        for each in (
            *((2, 0, 2, 7, 5), (1, 0, 2, 7, 4), (1, 0, 1, 7, 3), (1, 0, 1, 6, 3), (1, 0, 1, 5, 3), (1, 0, 1, 5, 2)),
            *((1, 0, 1, 4, 2), (1, 0, 1, 3, 2), (1, 0, 1, 3, 1), (0, 0, 1, 2, 1)),
        )
    ),
)


class EmployeePage(Memo):
    """The page for the employee."""

    rooms = len(ROOMS)
    signed = False

    def told(self, node: str, text: Text, tone: Tone = "plain", /, **parts: Text | str | Line) -> Line:
        """Tell a sentence as it fits who has left."""
        return super().told(node, self._fitting(text), tone, **parts)

    def says(self, text: Text, **parts: Text | str) -> str:
        """Say words as they fit who has left."""
        return super().says(self._fitting(text), **parts)

    def _fitting(self, text: Text) -> Text:
        return formerly(text) if self.matter.departed else text

    def body(self, place: int) -> Iterator[Block]:
        """Tell the matter.

        Args:
            place: how much room there is: 0 most.

        Yields:
            The page.
        """
        room = ROOMS[place]
        yield self.heading(1, _SAID.TITLE)
        yield Banner(tuple(self._until()))
        if todo := [*self._course()]:
            yield self.paragraph(*todo)
        for heading, steps in (
            (_SAID.STEPS, self._advice.steps(room.steps, told_before=self._at_the_head)),
            (_SAID.AVOID, self._advice.avoided(room.avoided)),
        ):
            if steps:
                yield self.heading(2, heading)
                yield steps
        intro = self.told("program:method", _SAID.INTRO_DENIED if self.matter.denied else _SAID.INTRO)
        yield self.heading(2, _SAID.CLAIMED if room.parted else _SAID.STANDS)
        yield self.paragraph(self._measure(), self._of_several(), intro)
        answers = [*self._bearing()][-room.questions :]
        stands = [self._would_have()] if self.matter.barred else [self._stands(part, each) for part, each in answers]
        items = [Item(each) for each in (self._barred(), self._days(room), *stands) if each]
        sides = [*self._sides(room)] if room.reasons else []
        if room.parted:
            yield self.heading(2, _SAID.STANDS)
            yield Bullets(tuple(items))
            for heading, nothing, said in sides:
                yield self.heading(2, heading)
                yield Bullets(said) if said else self.paragraph(self.told("program:method", nothing))
        else:
            yield Bullets(
                (
                    *items,
                    *(
                        Item(self.labelled_line("program:method", heading, each.line))
                        for heading, _, said in sides
                        for each in said
                    ),
                )
            )
        if asked := () if self.matter.barred else self._open(room.open):
            yield self.heading(2, _SAID.OPEN_QUESTIONS)
            yield Bullets(asked)
        if can := [*self._can_ask()]:
            yield self.heading(2, _SAID.CAN_ASK)
            yield Bullets(tuple(map(Item, can)))
        asked_of = {answer.question for _, answer in answers}
        told = [each.plain.word for name, each in rulebook().questions.items() if name in asked_of and each.plain.word]
        if told and room.words:
            yield self.heading(2, _SAID.WORDS)
            yield Bullets(tuple(Item(self.told("program:words", text)) for text in told))
        limits = self.matter.verdict.limits
        limits = _SAID.LIMITS if limits == explained.LIMITS else limits  # which then says more
        yield self.paragraph(self.told("program:help", _SAID.HELP), self.told("program:limits", limits, "quiet"))

    def _sides(self, room: EmployeeRoom) -> Iterator[tuple[Text, Text, tuple[Item, ...]]]:
        """Tell what the employer can rely on and what the employee can answer.

        Yields:
            The heading, what is said where there is nothing, and the reasons.
        """
        heading = _SAID.RESTED if self.matter.barred else _SAID.RESTS
        claims = self._side(room.reasons, protecting=False, first=tuple(self._claims()))
        if claims or not any(self._grounds(protecting=False)):
            yield heading, _SAID.NOTHING_EMPLOYER, claims
        heading = _SAID.ANSWERED if self.matter.barred else _SAID.ANSWER
        first = (*self._banned(), *self._first())
        answers = self._side(room.reasons, protecting=True, first=first)
        if answers or not any(self._grounds(protecting=True)):
            yield heading, _SAID.NOTHING_EMPLOYEE, answers

    def _days(self, room: EmployeeRoom) -> Line:
        """Tell the days that passed before the measure, and where there is room what they mean."""
        passed, terms = self.matter.passed, RemediesInShort(self)
        told = () if self.matter.barred else terms.days(addressed)
        if not told or passed is None or room.words:
            return told
        node = terms.node_of_days()
        return self.told(node, addressed(passed.sentences[0]))

    # ---- what to do ----

    @property
    def _at_the_head(self) -> AdvisedStep | None:
        """The step of today that stands at the head, where no last day does."""
        days = [each for each in self.matter.verdict.last_days if self.matter.of_employee(each.term)]
        first = self._advice.first
        at_head = first and first.day == self.matter.verdict.as_of
        return first if at_head and (not days or (self._claimed and all(each.passed for each in days))) else None

    @property
    def _advice(self) -> OwnAdvice:
        return OwnAdvice(self, "employee", person=True)

    def _course(self) -> Iterator[Line]:
        """Tell what is recommended, how good the chance is in a word, and in a sentence how it can turn out badly."""
        told = self._advice.side
        if told is None:
            return
        if told.decided:
            yield self.told("program:method", _SAID.DECIDED)
        if told.course and told.course.person:
            yield self.told(f"course:employee/{told.course.id}", told.course.person)
        # Of what a term has settled there is no chance any more.
        if told.outlook and told.outlook.person and not self.matter.barred:
            yield self.told("outlook:employee", told.outlook.person)

    # ---- until when ----

    def _until(self) -> Iterator[Line]:
        """Tell what this page is not about, and the first of the days to come; where all have passed, what is left."""
        if beyond := self.matter.verdict.beyond:
            what = Text.joined([each.with_day for each in beyond], "; ")
            decides = (self.told(BEYOND, _SAID.BEYOND_DECIDES),) if self.matter.reserved else ()
            yield self.run([self.told(BEYOND, _SAID.BEYOND.fill(what=what), "strong"), *decides])
        days = [each for each in self.matter.verdict.last_days if self.matter.of_employee(each.term)]
        coming = sorted((each for each in days if not each.passed), key=lambda each: each.last_day)
        if coming:
            yield self._day(_SAID.LONG if limitation(coming[0].term) else _SAID.ACT_BY, coming[0], "strong")
            yield from (self._day(_SAID.THEN_BY, each) for each in coming[1:_DAYS] if each.term in _TERMS)
            return
        unsure = {each.name for each in rulebook().remedies.terms if each.gone}
        yield from (self._day(_SAID.PERHAPS_LATE if each.name in unsure else _SAID.TOO_LATE, each) for each in days)
        for each in self.matter.remedies.standing:
            if self.matter.employees(each.party) and (left := still_open(each, self.matter)):
                yield self.told(f"left:{each.party}", _SAID.LEFT, "strong", what=Text.joined(left, "; "))
        if not days or self._claimed:
            if first := self._at_the_head:
                yield self.told(self._advice.node(first), self._advice.words(first), "strong")
            yield self.told("program:method", self._no_day(), "plain" if first else "strong")

    @property
    def _claimed(self) -> bool:
        """Whether the employer claims something before the court by writ."""
        return self.matter.whole.measure in roles().measure.claimed

    def _no_day(self) -> Text:
        """Say why there is no day of the employee's own."""
        if self.matter.dissolution:
            return _SAID.ASKED if self.matter.pending else _SAID.PENDING
        if self._claimed:
            return _SAID.SUED if self.matter.pending else _SAID.SUMMONED
        for each in self.matter.remedies.deadlines:
            if each.length and each.last_day is None and self.matter.of_employee(each.name):
                told = _SAID.NO_DAY.fill(what=_TERMS.get(each.id, each.own), length=each.length)
                return _NO_DAYS.get(each.id, told)
        return _SAID.NO_TERM

    def _day(self, text: Text, each: LastDay, tone: Tone = "plain") -> Line:
        what = _TERMS.get(each.term, each.own)
        if each.of and each.term in _TERMS:
            what = _SAID.OF_MEASURE.fill(what=what, of=each.of)
        return self.told(f"deadline:{each.term}", text, tone, what=what, day=day_of_week(each.last_day))

    # ---- how things stand ----

    def _barred(self) -> Line:
        """Say that the measure stands, where the term to contest it has passed."""
        each = self.matter.barred
        if each is None or each.last_day is None:
            return ()
        return self.told(f"deadline:{each.name}", _BARRED[each.id], day=long_date(each.last_day))

    def _would_have(self) -> Line:
        """Say, where the term has passed, what a request in time could have brought."""
        part, answer = self.matter.main
        if answer.outcome is None:
            return self.run([self.told("program:method", _SAID.WITHOUT_TERM), self._stands(part, answer)])
        chance = answer.outcome == rulebook().questions[answer.question].protects
        node = f"{part.prefix}answer:{answer.question}"
        barred = self.matter.barred
        return self.told(node, (_CHANCE if chance else _LITTLE)[barred.id]) if barred else ()

    def _answers(self) -> Iterator[tuple[Part, Answer]]:
        """Go through the answers; of several acts those on the one that the whole turns on."""
        for part in self.matter.parts:
            if part.pleaded:
                for answer in part.answers:
                    yield part, answer

    @property
    def _own(self) -> tuple[str, ...] | None:
        """Of a measure with a test of its own the questions whose reasons bear on it; None: it has none."""
        return roles().measure.bearing.get(self.matter.whole.measure or "")

    def _bearing(self) -> Iterator[tuple[Part, Answer]]:
        """Go through the answers that bear on the measure: on one with a test of its own, or that stands, few do."""
        on_measure = self.matter.main[1].question == rulebook().on_measure.question
        # Who has left is held to what was agreed, and no longer to what is asked of a good employee.
        if self.matter.barred or (self.matter.left and not on_measure):
            yield self.matter.main
            return
        own, main = self._own, self.matter.main[1]
        for part, answer in self._answers():
            if own is None or answer is main or answer.question in own:
                yield part, answer

    def _measure(self) -> Line:
        fact, day = self.matter.whole.stated_measure, self.matter.whole.dates.get("measure")
        if fact is None:
            unnamed = _SAID.WHICH_MEASURE.fill(day=long_date(day)) if day and self.matter.after else _SAID.NO_MEASURE
            return self.told("program:method", _SAID.OVER if self.matter.over else unnamed)
        node, plain, value = f"fact:{fact.fact}", rulebook().on_measure.plain, str(fact.value)
        then = self.told(node, plain.then[value]) if value in plain.then else ()
        if not day or not self.matter.after or value in roles().measure.asked_of_court:
            return self.run([self.told(node, plain.values[value]), then, *self._demanded(value)])
        kind = self.matter.whole.facts.get(roles().measure.called.get(value, ""))
        taken = self.told(node, _SAID.TAKEN, day=long_date(day), measure=(kind or fact).label)
        return self.run([taken, then])

    def _demanded(self, measure: str) -> Iterator[Line]:
        """Tell what the employer demands in money, where that is worked out."""
        for each in self.matter.remedies.money:
            if each.id == measure and each.amount and not each.lapsed:
                yield self.told(f"money:{each.id}", _SAID.DEMANDED, amount=SumsInShort.amount(each))

    def _of_several(self) -> Line:
        """Say, where there are several messages, of which this page speaks."""
        if not self.matter.verdict.acts:
            return ()
        lead = next(part for part in self.matter.parts if part.pleaded)
        return self.told("program:method", _SAID.SEVERAL, called=lead.called) if lead.called else ()

    def _stands(self, part: Part, answer: Answer) -> Line:
        node, plain = f"{part.prefix}answer:{answer.question}", rulebook().questions[answer.question].plain
        if answer.outcome is None:
            even = answer is self.matter.main[1] and answer.undecided
            return self.told(node, _SAID.EVEN if even else _SAID.UNKNOWN, asked=plain.asked)
        text = plain.outcomes[answer.outcome]
        if answer is self.matter.main[1] and self.matter.asked_of_court:
            text = _REQUEST.get(answer.outcome, text)
        if answer.status in {"required", "governed"}:
            sure = _SAID.REQUIRED if answer.status == "required" else _SAID.SURE
            conclusion = rulebook().questions[answer.question].conclusion
            return self.told(node, _SAID.CONCLUDED if conclusion else sure, text=text)
        leans = _LEANS[answer.strength] if answer.strength else _SAID.CONTESTED
        return self.told(node, leans, text=text.map(small))

    # ---- both sides ----

    def _banned(self) -> Iterator[Item]:
        """Tell of a ban on notice that applies."""
        if self.matter.ban:
            node, which, _ = self.matter.ban
            yield Item(self.told(node, _SAID.BANNED, which=which))

    def _unproved(self) -> Iterator[Item]:
        """Tell what the employer has to show and does not; what a rule of law decides is told as a reason."""
        if self.matter.main[1].status == "required":
            return
        for checklist in self.matter.tested:
            # Who is shown to have reported a wrong is presumed to be harmed for it.
            presumed = checklist.id == roles().proof.presumed and any(
                each.state == "met" for each in checklist.elements
            )
            for element in checklist.elements:
                unshown = element.state == "not_met" and not element.likely
                if self._borne(element, by_employee=False) and (presumed or unshown):
                    node = f"proof:{checklist.id}/{element.id}"
                    text = _SAID.PRESUMED if presumed else _SAID.UNPROVED
                    yield Item(self.told(node, text, text=addressed(element.text)))

    def _first(self) -> Iterator[Item]:
        """Tell first what the employee denies or has shown, then what the employer has not, and what is open."""
        yield from self._denied()
        yield from self._unread()
        yield from self._defences("met")
        yield from self._unproved()
        if self._own is not None:
            yield from self._defences("weighed")

    def _claims(self) -> Iterator[Item]:
        """Tell of a measure with a test of its own what the employer has to show, as far as it is open."""
        if self._own is not None:
            yield from self._grounded()
            yield from self._elements("weighed", _SAID.CLAIM, by_employee=False)

    def _grounded(self) -> Iterator[Item]:
        """Tell on which ground of the law wages were stopped, which is the employer's to prove."""
        ground, node = self.matter.whole.facts.get(roles().proof.stop_ground), f"proof:{roles().proof.stop}"
        if node in self.proof and ground:
            yield Item(self.told(node, _SAID.GROUND, label=ground.label))

    def _denied(self) -> Iterator[Item]:
        """Say of each message that the employee denies to have written who has to prove it."""
        node = f"proof:{roles().proof.author}"
        for part in self.matter.denied if node in self.proof else ():
            text = _SAID.DENIED_OF.fill(called=part.called) if part.called else _SAID.DENIED
            yield Item(self.told(node, text))

    def _unread(self) -> Iterator[Item]:
        """Tell which of the other messages the employer was not allowed to read."""
        asked = roles().question.inspection
        protects = rulebook().questions[asked].protects
        for part in self.matter.parts if not self.matter.barred else ():
            called, answers = part.called, [each for each in part.answers if each.question == asked]
            if called is None or part.pleaded or not answers or answers[0].outcome != protects:
                continue
            node, answer = f"{part.prefix}answer:{asked}", answers[0]
            yield Item(self.told(node, _UNREAD[answer.strength or "sure"], called=called))

    def _defences(self, state: str) -> Iterator[Item]:
        """Tell what is for the employee to show against the measure, as far as it stands so."""
        yield from self._elements(state, _SAID.DEFENCE, by_employee=True)

    def _borne(self, element: ToldElement, *, by_employee: bool) -> bool:
        """Say whether an element is for one side to show."""
        borne = self.matter.employees if by_employee else self.matter.employers
        return element.party is not None and borne(element.party)

    def _elements(self, state: str, text: Text, *, by_employee: bool) -> Iterator[Item]:
        """Tell what is for one side to show, as far as it stands so."""
        for checklist in self.matter.tested:
            for element in checklist.elements:
                node = f"proof:{checklist.id}/{element.id}"
                told_before = node in {f"proof:{roles().proof.stop}", self.matter.ban and self.matter.ban[0]}
                if self._borne(element, by_employee=by_employee) and element.state == state and not told_before:
                    yield Item(self.told(node, text, text=addressed(element.text)))

    def _side(self, most: int, *, protecting: bool, first: tuple[Item, ...] = ()) -> tuple[Item, ...]:
        items = [*first[:most]]
        seen: set[Text] = set()
        told = [*self._grounds(protecting=protecting)]
        for part, answer, ground in [each for each in told if carrying(each[2].authority)] or told:
            said = everyday().reason(answer.question, ground.factor)
            if said is None or said in seen or len(items) == most:
                continue
            seen.add(said)
            told_so = _SAID.UNSURE.fill(text=said) if self._unsure(part, ground) else said
            items.append(Item(self.told(f"{part.prefix}ground:{answer.question}/{ground.factor}", told_so)))
        return tuple(items)

    @staticmethod
    def _unsure(part: Part, ground: Ground) -> bool:
        """Say whether a reason rests on an answer that is itself uncertain."""
        earlier = {each.fact for each in ground.facts if each.origin == "answered"}
        return any(each.question in earlier and each.strength == _SLIGHT for each in part.answers)

    def _grounds(self, *, protecting: bool) -> Iterator[tuple[Part, Answer, Ground]]:
        """Take the weightiest reason of each question in turn, then the next.

        What a rule of law decides goes before all else, then what bears on the answer on which the matter turns.
        """
        columns, main = [], self.matter.main[1]
        for part, answer in self._bearing():
            protects = rulebook().questions[answer.question].protects
            every = tuple(each for each in (*answer.for_, *answer.against) if (each.favours == protects) is protecting)
            groups = [ground for group in grouped(every) for ground in group]
            if self._own is not None and answer is main:
                groups = [each for each in groups if each.decisive]
            ruled = answer.for_[:1] if answer.status == "required" else ()
            columns.append([(part, answer, ground) for ground in sorted(groups, key=lambda each: each not in ruled)])
        columns.sort(key=lambda column: _standing(column, main))
        yield from (each for column in columns for each in column[:_OF_MAIN] if each[1] is main)
        for row in range(max(map(len, columns), default=0)):
            for column in columns:
                if row < len(column):
                    yield column[row]

    # ---- what is open, and what can be done ----

    def _open(self, most: int) -> tuple[Item, ...]:
        items: list[Item] = []
        seen: set[str] = set()
        worth = [each.fact for each in self.matter.verdict.worth_asking]
        every = [(part, answer, fact) for part, answer in self._bearing() for fact in answer.open_facts if fact.turns]
        for part, answer, fact in sorted(
            (each for each in every if each[2].fact in worth), key=lambda each: worth.index(each[2].fact)
        ):
            if fact.fact not in seen and len(items) < most:
                seen.add(fact.fact)
                node = f"{part.prefix}open:{answer.question}/{fact.fact}"
                items.append(Item(self.told(node, addressed(fact.question))))
        return tuple(items)

    def _can_ask(self) -> Iterator[Line]:
        yield from self._still()
        yield from self._to_ask()
        yield from self._sums()

    def _still(self) -> Iterator[Line]:
        """Tell, where a term has passed, to ask the employer for what is left."""
        for each in self.matter.remedies.standing if self.matter.barred else ():
            if self.matter.employees(each.party) and (left := still_open(each, self.matter, but_first=True)):
                yield self.told(f"left:{each.party}", _SAID.WRITE, what=Text.joined(left, "; "))

    def _sums(self) -> Iterator[Line]:
        """Tell what the sums come to that the employee can ask for."""
        vain, others = in_vain(self.matter), list[Span]()
        terms = {each.id: each.term for each in rulebook().remedies.money.sums}
        coming = {each.term: each.last_day for each in self.matter.verdict.last_days if not each.passed}
        for each in self.matter.remedies.money:
            node, worked = f"money:{each.id}", each.amount or (each.low and each.high)
            if each.creditor != "employee" or each.due is False or each.lapsed or each.id in vain or not worked:
                continue
            amount = SumsInShort.amount(each)
            if each.id == roles().money.by_formula:
                told = _SAID.FORMULA_IF if each.condition else _SAID.FORMULA
                yield self.told(node, told, amount=amount, condition=each.condition or "")
            elif each.id not in roles().money.interest:
                others += [Span("; ", node=node)] if others else self.told(node, _SAID.SUMS)
                by = coming.get(terms[each.id] or "")
                text, day = (_SAID.SUM_BY, long_date(by)) if by else (_SAID.SUM, "")
                others += self.told(node, text, what=each.what, amount=amount, day=day)
        if others:
            yield (*others, Span(".", node=others[-1].node))
        for place, why in enumerate(self.matter.remedies.absent):
            yield self.told(f"absent:{place}", why.text)

    def _to_ask(self) -> Iterator[Line]:
        """Tell what can be asked against what the employer asks of a court."""
        for route in self.matter.remedies.routes:
            asked = [each for each in route.counter if each.state != "lost"]
            if asked and route.by == "employer" and self.matter.asked_of_court:
                node = f"route:{route.id}"
                what = Text.joined([unstopped(each.short or each.text) for each in asked[:_COUNTER]], "; ")
                yield (*self.told(node, _SAID.TO_ASK, what=what), Span(".", node=node))
                return


def _standing(column: list[tuple[Part, Answer, Ground]], main: Answer) -> tuple[bool, float]:
    """Give by what the reasons on one question are ordered: those on the main answer first, then by their weight."""
    return column[:1] == [] or column[0][1] is not main, -max((ground.weight for *_, ground in column), default=0.0)
