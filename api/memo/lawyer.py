"""Lawyer's memo: every question in the order question, answer, rule, application; with all that bears on it."""

from collections.abc import Iterator
from itertools import chain

from api.ask.measured import worth
from api.ask.shelf import casebook, codebook, rulebook, sources
from api.memo import wording
from api.memo.matter import Part
from api.memo.nodes import argued, beside
from api.memo.numbering import Numbering
from api.memo.telling import counted, given, lowered, unstopped
from api.paper.blocks import (
    Blank,
    Block,
    Bullets,
    Heading,
    Item,
    Line,
    Paragraph,
    Span,
    Table,
    capital,
    in_pairs,
    printable,
)
from cases.day import long_date
from cases.text import Text, same
from engine import (
    Answer,
    AppliedFramework,
    Argument,
    ChangeSet,
    ComparedRuling,
    Ground,
    Plea,
    StatedFact,
    VariedFact,
    pleading,
)
from engine import wording as explained
from rules.condition import met
from rules.question import Presumption

_PARAGRAPHS, _STATUTES, _OPEN, _CHANGES, _VALUES, _FURTHER = 3, 1, 4, 2, 3, 1


class LawyerMemo(Numbering):
    """The full memo, for a lawyer who checks and signs it."""

    def blocks(self) -> Iterator[Block]:
        """Tell the matter.

        Returns:
            The memo.
        """
        verdict = self._matter.verdict
        self._answers = [(part, answer) for part in self._matter.parts for answer in part.answers]
        self._holdings: set[tuple[str, Text]] = set()
        self._articles: set[str] = set()  # those whose content was told
        self._stated: set[tuple[str, Text]] = set()  # the facts that were told on the present question
        title = printable(self.says(verdict.title)) if verdict.title else ""
        yield self.heading(1, wording.MEMO_ON, title=title) if title else self.heading(1, wording.MEMO)
        yield self.as_of()
        yield self.heading(2, wording.IN_SHORT)
        yield self._overview()
        yield self.heading(2, wording.FACTS)
        yield self.paragraph(self.told("program:method", wording.FACTS_STATED), *self._notes())
        yield from self._facts("", verdict.facts, verdict.disputed, verdict.dates)
        for part in self._matter.parts:
            if part.conversation:
                yield Heading(2, self._named(part))
                yield from self._facts(part.prefix, part.conversation.facts, part.disputed, part.conversation.dates)
            for answer in part.answers:
                yield from self._answer(part, answer)
        yield from self._together()
        pictures = tuple(self._matter.draw(self.name))  # before the tables: a drawing can name a source of its own
        yield self.heading(2, wording.TABLE_OF_RULINGS)
        yield from self.tables(self._decided())
        yield from self._review()
        if pictures:
            yield self.heading(2, wording.DRAWINGS)
            yield from pictures

    # ---- before the questions ----

    def _named(self, part: Part) -> str:
        assert part.conversation is not None  # noqa: S101 - the caller's condition; narrows the type
        number = str(part.number)
        if not part.conversation.title:
            return self.says(wording.CONVERSATION, number=number)
        title = printable(self.says(part.conversation.title))
        return self.says(wording.CONVERSATION_ON, number=number, title=title)

    def _overview(self) -> Block:
        """Put all answers in one table, with how many facts can still change each by themselves."""
        rows = []
        for part, answer in self._answers:
            node = f"{part.prefix}answer:{answer.question}"
            turning = len([each for each in (*answer.disputed, *answer.open_facts) if each.turns])
            cells = (
                self.told(node, self._headed(part, answer)),
                self.told(node, answer.outcome_text, "strong"),
                self.told(node, answer.status_text),
                self.told(node, same(str(turning)) if turning else wording.NONE_OPEN),
            )
            rows.append(cells)
        headings = (wording.QUESTION, wording.ANSWER, wording.STATUS, wording.CAN_CHANGE)
        return Table(tuple(map(self.says, headings)), tuple(rows))

    def _notes(self) -> Iterator[Line]:
        """Tell what was assumed; which dates are missing all in one sentence."""
        missing = {explained.DATE_MISSING.fill(event=event): event for event in explained.EVENTS.values()}
        events = [missing[note] for note in self._matter.verdict.notes if note in missing]
        if events:
            yield self.told("program:notes", wording.DATES_MISSING, events=Text.enumerate(events))
        yield from (self.told("program:notes", note) for note in self._matter.verdict.notes if note not in missing)

    def _headed(self, part: Part, answer: Answer) -> Text:
        """Give a question with its number, and with that of its conversation."""
        number = next(place for place, (_, each) in enumerate(self._answers, 1) if each is answer)
        asked = answer.question_text
        if part.number is not None:
            asked = wording.OF_CONVERSATION.fill(number=str(part.number), question=asked)
        return wording.NUMBERED_QUESTION.fill(number=str(number), question=asked)

    def _facts(self, prefix: str, facts: tuple[StatedFact, ...], disputed: object, dates: object) -> Iterator[Block]:
        held = frozenset(disputed) if isinstance(disputed, tuple | frozenset) else frozenset()
        rows = []
        for fact in facts:
            node = f"{prefix}fact:{fact.fact}"
            text = wording.VALUATION if fact.assessment else wording.VALUE
            text = wording.DISPUTED if fact.fact in held else text
            short = fact.short.map(capital)
            rows.append((self.told(node, short), self.told(node, text, label=fact.label)))
        for event, date in dates.items() if isinstance(dates, dict) else ():
            node = f"{prefix}fact:dates/{event}"
            rows.append((self.told(node, wording.DATES[event]), self.told(node, long_date(date))))
        if rows:
            yield in_pairs((self.says(wording.FACT), self.says(wording.STATED)), rows)
        else:
            yield self.paragraph(self.told("program:method", wording.NO_FACTS))

    # ---- one question ----

    def _answer(self, part: Part, answer: Answer) -> Iterator[Block]:
        yield Heading(2, self.says(self._headed(part, answer)))
        node = f"{part.prefix}answer:{answer.question}"
        self._stated.clear()
        yield self._short_answer(node, answer)
        yield self.heading(3, wording.RULE)
        yield from self._rule(part, answer)
        yield self.heading(3, wording.APPLICATION)
        yield from self._application(part, answer)
        yield self.heading(3, wording.RULINGS)
        yield from self._rulings(part, answer)
        yield from self._section(wording.UNCERTAIN, self._uncertain(part, answer))
        yield from self._section(wording.TO_FIND_OUT, self._open(part, answer))
        yield from self._section(wording.WOULD_CHANGE, self._changes(part, answer))
        yield from self._section(wording.CONSEQUENCES, self._consequences(part, answer))

    def _section(self, heading: Text, blocks: Iterator[Block]) -> Iterator[Block]:
        first = next(blocks, None)
        if first is not None:
            yield self.heading(3, heading)
            yield from chain([first], blocks)

    def _concluded(self, answer: Answer) -> Text:
        statement = self.statement(answer)
        if answer.outcome is None:
            return wording.CONTESTED_OPEN.fill(unknown=statement) if answer.status == "contested" else statement
        if answer.status in {"required", "governed"}:
            return statement
        text = wording.LEANS[answer.strength] if answer.strength else wording.CONTESTED
        return text.fill(statement=lowered(statement))

    def _short_answer(self, node: str, answer: Answer) -> Paragraph:
        told = [self.told(node, self._concluded(answer), "strong")]
        if answer.strength:
            told.append(self.told(node, worth(answer.question, answer.strength)))
        if answer.status in {"required", "governed", "contested"} or _concludes(answer):
            told += [self.told(node, text) for text in _why(answer)]
        if answer.presumption:
            told.append(self.told(node, wording.STARTS_FROM))
        if answer.firm:
            told.append(self.told(node, wording.FIRM))
        if answer.assumed:
            outcome = codebook().question(answer.question).outcomes[answer.assumed]
            told.append(self.told(node, wording.ASSUMED, outcome=outcome))
        return self.paragraph(*told)

    # ---- the rule ----

    def _rule(self, part: Part, answer: Answer) -> Iterator[Block]:
        question, told = rulebook().questions[answer.question], 0
        for presumption in question.presumptions:
            if not self._applies(part, answer, presumption):
                continue
            node = f"{part.prefix}presumption:{answer.question}/{presumption.id}"
            cites = self.cites(node, self._proof[node])
            lines = [self.told(node, wording.STARTING_POINT, text=unstopped(presumption.text), cites=cites)]
            against = f"{node}/against"
            cites = self.cites(against, self._proof[against])
            lines.append(self.told(against, wording.SOURCED, text=unstopped(presumption.against), cites=cites))
            yield self.paragraph(*lines)
            told += 1
            break
        for number, framework in enumerate(answer.framework, 1):
            yield self._framework(f"{part.prefix}framework:{answer.question}/{number}", framework)
            told += 1
        leading = [each for framework in answer.framework for each in framework.authority]
        for each in [each for each in leading if each.key not in self._articles][:_STATUTES]:
            self._articles.add(each.key)
            node = f"{part.prefix}statute:{each.key}"
            rule = rulebook().statutes[each.key].cited(each.text).rule
            yield self.paragraph(self.told(node, wording.THE_LAW, law=self.cite(node, each), rule=rule))
        first = next(iter(beside(answer)), None)
        if first and not told:
            node = f"{part.prefix}ruling:{answer.question}/{first.citation.key}"
            cite = self.cite(node, first.citation)
            yield self.paragraph(self.told(node, wording.THE_COURTS, cite=cite, holding=first.holding))

    def _applies(self, part: Part, answer: Answer, presumption: Presumption) -> bool:
        """Say whether a presumption is where the reasoning starts; where it decides, the verdict names it."""
        if answer.presumption:
            return presumption.id == answer.presumption.presumption
        question = rulebook().questions[answer.question]
        moment = self._matter.moment(part, question.event)
        excluded = presumption.unless and met(question.expanded(presumption.unless), part.known)
        return not excluded and sources().known(presumption.authority, moment)

    def _framework(self, node: str, framework: AppliedFramework) -> Paragraph:
        """Tell the articles of a question, the test and who has to prove what; what regimes share, once."""
        lines = [self.told(node, framework.assumed)] if framework.assumed else []
        line = framework.line
        if told := framework.regimes_text:
            lines.append(self.told(node, wording.FRAMEWORK_FOR, regime=told, line=line))
        else:
            lines.append(self.told(node, wording.FRAMEWORK, line=line))
        asked = node.rpartition("/")[0]
        if self._new((asked, framework.standard)):
            lines.append(self.told(node, framework.standard))
        for burden in framework.burden:
            if not self._new((asked, Text.joined([burden.party, burden.element], " "))):
                continue
            proof = f"{node}/burden"
            cites = self.cites(proof, burden.authority)
            lines.append(self.told(proof, wording.BURDEN, element=burden.element, party=burden.party, cites=cites))
        return self.paragraph(*lines)

    # ---- application ----

    def _application(self, part: Part, answer: Answer) -> Iterator[Block]:
        question = codebook().question(answer.question)
        ours = answer.outcome or rulebook().questions[answer.question].protects
        if not (answer.for_ or answer.against):
            yield self.paragraph(self.told(f"{part.prefix}answer:{answer.question}", wording.NOTHING))
            return
        for grounds, openings, outcome in (
            (answer.for_, wording.FOR_OPENINGS, ours),
            (answer.against, wording.AGAINST_OPENINGS, question.other(ours)),
        ):
            if grounds:
                yield self.paragraph(*self._reasons(part, answer, grounds, openings, question.outcomes[outcome]))
            else:
                node = f"{part.prefix}answer:{answer.question}"
                yield self.paragraph(self.told(node, wording.NOTHING_FOR, outcome=question.outcomes[outcome]))

    def _reasons(
        self, part: Part, answer: Answer, grounds: tuple[Ground, ...], openings: tuple[Text, ...], outcome: Text
    ) -> Iterator[Line]:
        """Tell a side's reasons, those that share a source together, the weightiest first."""
        groups = grouped(grounds)
        for place, group in enumerate(groups[:_PARAGRAPHS]):
            last = place == len(groups) - 1 and place > 0
            opening = openings[-1] if last else openings[min(place, len(openings) - 2)]
            yield from self._reason(part, answer, group, opening.fill(outcome=outcome, text="{text}"), place)
        rest = [ground for group in groups[_PARAGRAPHS:] for ground in group]
        if rest:
            yield self._lesser(part, answer, rest)

    def _lesser(self, part: Part, answer: Answer, grounds: list[Ground]) -> Line:
        """Name the reasons that weigh least, all in one sentence."""
        spans: list[Span] = []
        for place, ground in enumerate(grounds):
            node = f"{part.prefix}ground:{answer.question}/{ground.factor}"
            short = rulebook().questions[answer.question].rule(ground.factor).short
            last = place == len(grounds) - 1
            text = wording.LESSER_FIRST if not place else wording.LESSER_LAST if last else wording.LESSER_NEXT
            spans += self.told(node, text, short=short, cites=self.cites(node, ground.authority, 1))
        return (*spans, Span(".", node=node))

    def _reason(self, part: Part, answer: Answer, group: list[Ground], opening: Text, place: int) -> Iterator[Line]:
        """Weave the reasons that share a source: what is so, on what was stated it rests, and who decided so."""
        for number, ground in enumerate(group):
            node = f"{part.prefix}ground:{answer.question}/{ground.factor}"
            text = unstopped(ground.text if number else opening.fill(text=lowered(ground.text)))
            cites = self.cites(node, ground.authority)
            stated = [each for each in given(part, ground) if each not in self._stated]
            self._stated.update(stated)
            if stated:
                yield self.told(node, wording.GIVEN, text=text, values=self.stated(part, stated), cites=cites)
            else:
                yield self.told(node, wording.SOURCED, text=text, cites=cites)
            if ground.decisive:
                yield self.told(node, wording.DECISIVE)
            if ground.note:
                yield self.told(node, ground.note)
        factors = {ground.factor for ground in group}
        best = next(
            (
                each
                for each in self.compared(answer, group).values()
                if each.outcome == group[0].favours and any(shared.factor in factors for shared in each.shared)
            ),
            None,
        )
        if best and place == 0 and self._new((answer.question, best.holding)):
            told_at = f"{part.prefix}ruling:{answer.question}/{best.citation.key}"
            cite = self.cite(told_at, best.citation)
            yield self.told(told_at, wording.HELD_THERE, cite=cite, holding=lowered(best.holding))

    def stated(self, part: Part, facts: list[tuple[str, Text]]) -> Line:
        """Tell what the user stated, each fact by its own node."""
        spans: list[Span] = []
        for place, (fact, label) in enumerate(facts):
            node = f"{part.prefix}fact:{fact}"
            joint = "; " if place else ""
            spans.append(Span(f"{joint}{self.says(label)}", node=node))
        return tuple(spans)

    def _new(self, told: tuple[str, Text]) -> bool:
        """Say whether a holding was not told before on its question; from now on it was."""
        new = told not in self._holdings
        self._holdings.add(told)
        return new

    # ---- rulings ----

    def _rulings(self, part: Part, answer: Answer) -> Iterator[Block]:
        argument = self._matter.argument(part, answer.question)
        pleas = [plea for plea in argument.pleas if plea.case] if argument else []
        told = bool(pleas)
        further: list[Line] = []
        if argument:
            for plea in pleas:
                yield self._plea(part, answer, argument, plea)
            further += self._stronger(part, argument)
        else:
            rulings = answer.rulings
            for first in (
                next(iter((*rulings.governing, *rulings.supporting)), None),
                next(iter(rulings.opposing), None),
            ):
                if first:
                    told = True
                    yield self._compared(part, answer, first)
        further += self._further(part, answer)
        if not told:
            node = f"{part.prefix}answer:{answer.question}"
            further.append(self.told(node, wording.NO_RULINGS))
        if further:
            yield self.paragraph(*further)

    def _plea(self, part: Part, answer: Answer, argument: Argument, plea: Plea) -> Paragraph:
        """Tell a side's case, and what the other side says of its ruling.

        That a ruling decides is told in the short answer, so that nothing is said twice.
        """
        ours = plea.ruling
        other = next(each for each in argument.pleas if each is not plea)
        mine = f"ruling:{ours.citation.key}" if ours else None
        told = [(plea, "case", each) for each in plea.case]
        told += [(other, "answer", each) for each in other.answer if each.node == mine]
        lines = []
        for whose, step, sentence in told:
            node = f"{part.prefix}{argued(argument, whose, step)}"
            if sentence.text == pleading.GOVERNS and answer.status == "governed":
                continue
            if ours and sentence.text == pleading.HELD.fill(holding=ours.holding):
                if self._new((argument.question, ours.holding)):
                    lines.append(self.told(node, wording.HELD_IN_IT, holding=lowered(ours.holding)))
            else:
                lines.append(self.told(node, sentence.in_full))
        return self.paragraph(*lines)

    def _stronger(self, part: Part, argument: Argument) -> Iterator[Line]:
        """Say whose ruling is of a higher court or more recent, where a side answers so."""
        first, second = argument.pleas
        for plea, other in ((first, second), (second, first)):
            if plea.ruling and other.ruling:
                mine = f"ruling:{plea.ruling.citation.key}"
                node = f"{part.prefix}{argued(argument, plea, 'answer')}"
                yield from (self.told(node, each.in_full) for each in plea.answer if each.node == mine)

    def _compared(self, part: Part, answer: Answer, ruling: ComparedRuling) -> Paragraph:
        node, question = (
            f"{part.prefix}ruling:{answer.question}/{ruling.citation.key}",
            rulebook().questions[answer.question],
        )
        cite = self.cite(node, ruling.citation)
        lines = [self.told(node, wording.DECIDED_SO, cite=cite, outcome=ruling.outcome_text)]
        if self._new((answer.question, ruling.holding)):
            lines.append(self.told(node, ruling.holding))
        if ruling.shared:
            shorts = Text.enumerate([each.short for each in ruling.shared])
            lines.append(self.told(node, wording.SHARED, shorts=shorts))
        missing = [each.factor for each in ruling.differences if each.kind == "missing" and each.factor]
        if missing:
            shorts = Text.enumerate([question.rule(each).short for each in missing])
            lines.append(self.told(node, wording.OTHERWISE, shorts=shorts))
        return self.paragraph(*lines)

    def _further(self, part: Part, answer: Answer) -> Iterator[Line]:
        """Name the rulings that have not been mentioned yet, side by side."""
        rulings = answer.rulings
        for side in ((*rulings.governing, *rulings.supporting), rulings.opposing):
            others = [each for each in side if each.citation.key not in self._mentioned][:_FURTHER]
            for place, each in enumerate(others):
                text = wording.FURTHER[min(place, 1)]
                node = f"{part.prefix}ruling:{answer.question}/{each.citation.key}"
                cite = self.cite(node, each.citation)
                yield self.told(node, text, cite=cite, outcome=each.outcome_text, holding=each.holding)

    # ---- what is uncertain ----

    def _uncertain(self, part: Part, answer: Answer) -> Iterator[Block]:
        node = f"{part.prefix}answer:{answer.question}"
        lines = []
        if answer.status in {"leaning", "undetermined"} and not _concludes(answer):
            lines += [self.told(node, self._weighed(text)) for text in _why(answer)]
        argument = self._matter.argument(part, answer.question)
        if argument and argument.conflict:
            told_at = f"{part.prefix}conflict:{answer.question}"
            lines += [self.told(told_at, each.in_full) for each in argument.conflict.sentences]
        for ruling in answer.rulings.governing[:1]:
            if casebook()[ruling.citation.key].confidence != "high":
                told_at = f"{part.prefix}ruling:{answer.question}/{ruling.citation.key}"
                cite, verification = self.cite(told_at, ruling.citation), ruling.citation.verification
                lines.append(self.told(told_at, wording.VERIFIED, cite=cite, verification=verification))
        if lines:
            yield self.paragraph(*lines)
        varied = [
            self._varied(part, answer, kind, text, fact)
            for kind, text, facts in (
                ("disputed", wording.IS_DISPUTED, answer.disputed),
                ("valuation", wording.OWN_VALUATION, answer.valuations),
            )
            for fact in facts
            if kind == "disputed" or fact.turns
        ]
        if varied:
            yield Bullets(tuple(map(Item, varied)))

    def _weighed(self, text: Text) -> Text:
        """Leave out how reasons are weighed where that was told on an earlier question."""
        method = explained.LEANING.map(lambda words: words.rpartition(". ")[2])
        if not self.says(text).endswith(self.says(method)) or self._new(("", method)):
            return text
        return Text.each(lambda lang: text[lang].removesuffix(f" {method[lang]}"))

    def _varied(self, part: Part, answer: Answer, kind: str, text: Text, fact: VariedFact) -> Line:
        node, held = f"{part.prefix}{kind}:{answer.question}/{fact.fact}", part.facts.get(fact.fact)
        label = held.label if held else same("?")
        brings = self._brings(fact)
        cites = self.cites(node, self._proof[node], 1)
        return self.told(node, text, short=fact.short, given=label, brings=unstopped(brings), cites=cites)

    def _brings(self, fact: VariedFact) -> Text:
        """Say what the values of a fact bring; those that bring the same stand together."""
        by_then: dict[Text, list[Text]] = {}
        for value in fact.values:
            by_then.setdefault(self.outcome(value), []).append(value.label)
        told = [
            wording.BRINGS_IF.fill(label=self._either(labels), then=then)
            for then, labels in list(by_then.items())[:_VALUES]
        ]
        return Text.joined(told, " ")

    @staticmethod
    def _either(labels: list[Text]) -> Text:
        return Text.each(lambda lang: wording.OR_VALUE[lang].join(each[lang] for each in labels))

    def _open(self, part: Part, answer: Answer) -> Iterator[Block]:
        turning = [each for each in answer.open_facts if each.turns]
        items = []
        for fact in turning[:_OPEN]:
            node = f"{part.prefix}open:{answer.question}/{fact.fact}"
            told, cites = unstopped(self._brings(fact)), self.cites(node, self._proof[node], 1)
            items.append(Item(self.told(node, wording.ASKED_FACT, question=fact.question, brings=told, cites=cites)))
        if items:
            yield Bullets(tuple(items), numbered=True)
        more = turning[_OPEN:]
        if more:
            node = f"{part.prefix}open:{answer.question}/{more[0].fact}"
            facts = Text.enumerate([each.short for each in more])
            text = counted(len(more), wording.MORE_OPEN_ONE, wording.MORE_OPEN, facts=facts)
            yield self.paragraph(self.told(node, text))

    def _changes(self, part: Part, answer: Answer) -> Iterator[Block]:
        changes = self._matter.change(part, answer.question)
        if changes is None:
            return
        # A single fact that is unknown was told already, as one that is still to be found out.
        every = enumerate((each for goal in changes.goals for each in goal.sets), 1)
        sets = [(number, each) for number, each in every if each.size > 1 or each.facts[0].was]
        items = []
        for number, change in sorted(sets, key=lambda each: (each[1].size, each[0]))[:_CHANGES]:
            node = f"{part.prefix}change:{answer.question}/{number}"
            items.append(Item(self.run(self._changed(node, change))))
        if items:
            yield Bullets(tuple(items), numbered=True)

    def _changed(self, node: str, change: ChangeSet) -> Iterator[Line]:
        told = [
            wording.CHANGED.fill(short=each.short, was=each.was, label=each.label)
            if each.was
            else wording.BECAME_KNOWN.fill(short=each.short, label=each.label)
            for each in change.facts
        ]
        changes = Text.joined(told, "; ").map(capital)
        then, cites = self.outcome(change.then), self.cites(node, self._proof[node], 1)
        yield self.told(node, wording.IF_CHANGED, changes=changes, then=then, cites=cites)
        decides = change.then.decides
        if change.then.status == "governed" and decides and decides.authority:
            yield self.told(node, wording.CARRIED_BY, ruling=decides.authority.cited)

    def _consequences(self, part: Part, answer: Answer) -> Iterator[Block]:
        """Tell what follows whatever the outcome or on this one, and then what would follow on the other."""
        following: list[Line] = []
        otherwise: dict[Text, list[Line]] = {}
        for each in answer.consequences:
            node = f"{part.prefix}consequence:{answer.question}/{each.consequence}"
            line = self.told(node, wording.SOURCED, text=unstopped(each.text), cites=self.cites(node, each.authority))
            if each.outcome_text and each.outcome != answer.outcome:
                otherwise.setdefault(each.outcome_text, []).append(line)
            else:
                following.append(line)
        if following:
            yield Bullets(tuple(map(Item, following)))
        node = f"{part.prefix}answer:{answer.question}"
        for outcome, lines in otherwise.items():
            yield self.paragraph(self.told(node, wording.FOLLOWS_IF, outcome=outcome))
            yield Bullets(tuple(map(Item, lines)))

    # ---- after the questions ----

    def _together(self) -> Iterator[Block]:
        connections = self._matter.verdict.connections
        if not connections:
            return
        yield self.heading(2, wording.TOGETHER)
        items = []
        for each in connections:
            node = f"connection:{each.connection}"
            cites = self.cites(node, each.authority)
            items.append(Item(self.told(node, wording.SOURCED, text=unstopped(each.text), cites=cites)))
        yield Bullets(tuple(items))

    def _decided(self) -> dict[str, Text]:
        """Say by ruling what it decided on the questions of this memo."""
        decided: dict[str, dict[str, Text]] = {}
        for _, answer in self._answers:
            for each in beside(answer):
                decided.setdefault(each.citation.key, {})[answer.question] = each.outcome_text
        return {key: Text.enumerate(list(dict.fromkeys(each.values()))) for key, each in decided.items()}

    def _review(self) -> Iterator[Block]:
        yield self.heading(2, wording.REVIEW)
        asked = self.told("program:reviewer", wording.REVIEW_ASKED)
        yield self.paragraph(asked, self.told("program:limits", self._matter.verdict.limits))
        yield Blank(self.says(wording.REVIEWER))
        yield Blank(self.says(wording.REVIEWED_ON))
        for number in range(1, len(self._answers) + 1):
            yield Blank(self.says(wording.OWN_JUDGMENT, number=str(number)), 2)
        yield Blank(self.says(wording.OWN_JUDGMENT_WHOLE), 3)


def _concludes(answer: Answer) -> bool:
    return rulebook().questions[answer.question].conclusion


def _why(answer: Answer) -> tuple[Text, ...]:
    """Give from a summary why the answer is so: not what it is, nor the presumption, nor what can still change it."""
    turns = any(each.turns for each in (*answer.disputed, *answer.open_facts))
    first = 1 if answer.status in {"required", "governed"} else 0
    behind = bool(answer.presumption) + (answer.firm or turns)
    return answer.summary[first : len(answer.summary) - behind]


def grouped(grounds: tuple[Ground, ...]) -> list[list[Ground]]:
    """Put reasons that share a source together; leave out those that go without saying.

    Args:
        grounds: the reasons of one side.

    Returns:
        The groups, the weightiest first; within a group the weightiest reason first.
    """
    groups: list[list[Ground]] = []
    for ground in grounds:
        keys = {each.key for each in ground.authority}
        fitting = (group for group in groups if keys & {each.key for each in group[0].authority})
        group = next(fitting, None)
        if group is None:
            groups.append([ground])
        else:
            group.append(ground)
    return groups
