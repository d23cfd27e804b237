"""Lawyer's memo: every question in the order question, rule, application, conclusion; with all that bears on it."""

from collections.abc import Iterator
from itertools import chain

from api.blocks import Blank, Block, Bullets, Heading, Item, Line, Paragraph, Span, Table, printable
from api.memo import wording
from api.memo.matter import Part, sources
from api.memo.nodes import argued, beside
from api.memo.telling import Teller, counted, given, lowered
from cases.citation import long_date
from cases.codebook import codebook
from cases.text import Text, same
from engine import pleading
from engine.argument import Argument, Plea
from engine.outlook import ChangeSet
from engine.verdict import Answer, Citation, ComparedRuling, Ground, StatedFact, VariedFact
from rules.condition import met
from rules.question import Presumption
from rules.rulebook import rulebook

_PARAGRAPHS, _LESSER, _STATUTES, _OPEN, _CHANGES, _VALUES, _FURTHER = 3, 3, 2, 4, 2, 3, 1


class LawyerMemo(Teller):
    """The full memo, for a lawyer who checks and signs it."""

    def blocks(self) -> Iterator[Block]:
        """Tell the matter.

        Returns:
            The memo.
        """
        verdict = self._matter.verdict
        self._holdings: set[tuple[str, Text]] = set()
        self._articles: set[str] = set()  # those whose content was told
        self._stated: set[tuple[str, Text]] = set()  # the facts that were told on the present question
        title = printable(self.says(verdict.title)) if verdict.title else ""
        yield self.heading(1, wording.MEMO_ON, title=title) if title else self.heading(1, wording.MEMO)
        yield self.as_of()
        yield self.heading(2, wording.IN_SHORT)
        for part in self._matter.parts:
            yield from self._overview(part)
        yield self.heading(2, wording.FACTS)
        yield self.paragraph(self.told("program:method", wording.FACTS_STATED))
        yield from self._facts("", verdict.facts, verdict.disputed, verdict.dates)
        for part in self._matter.parts:
            if part.conversation:
                yield Heading(2, self._named(part))
                yield from self._facts(part.prefix, part.conversation.facts, part.disputed, part.conversation.dates)
            for answer in part.answers:
                yield from self._answer(part, answer)
        yield from self._together()
        yield self.heading(2, wording.TABLE_OF_RULINGS)
        yield self._rulings_table()
        yield from self._review()
        if self._matter.pictures:
            yield self.heading(2, wording.DRAWINGS)
            for pictures in self._matter.pictures.values():
                yield from pictures
        yield self.heading(2, wording.ACCOUNT)
        if verdict.notes:
            yield Bullets(tuple(Item(self.told("program:notes", note)) for note in verdict.notes))
        yield from self.foot()

    # ---- before the questions ----

    def _named(self, part: Part) -> str:
        assert part.conversation is not None  # noqa: S101 - the caller's condition; narrows the type
        number = str(part.number)
        if not part.conversation.title:
            return self.says(wording.CONVERSATION, number=number)
        title = printable(self.says(part.conversation.title))
        return self.says(wording.CONVERSATION_ON, number=number, title=title)

    def _overview(self, part: Part) -> Iterator[Block]:
        items = []
        for answer in part.answers:
            node = f"{part.prefix}answer:{answer.question}"
            line = self.told(node, self._headed(part, answer.question_text), "quiet")
            items.append(Item(line, (self.told(node, self._concluded(answer), "strong"),)))
        if items:
            yield Bullets(tuple(items), numbered=True)

    @staticmethod
    def _headed(part: Part, question: Text) -> Text:
        if part.number is None:
            return question
        return wording.OF_CONVERSATION.fill(number=str(part.number), question=question)

    def _facts(self, prefix: str, facts: tuple[StatedFact, ...], disputed: object, dates: object) -> Iterator[Block]:
        held = frozenset(disputed) if isinstance(disputed, tuple | frozenset) else frozenset()
        rows = []
        for fact in facts:
            node = f"{prefix}fact:{fact.fact}"
            text = wording.VALUATION if fact.assessment else wording.VALUE
            text = wording.DISPUTED if fact.fact in held else text
            asked = self.told(node, codebook().fact(fact.fact).question)
            rows.append((asked, self.told(node, text, label=fact.label)))
        for event, date in dates.items() if isinstance(dates, dict) else ():
            node = f"{prefix}fact:dates/{event}"
            rows.append((self.told(node, wording.DATES[event]), self.told(node, long_date(date))))
        if rows:
            yield Table((self.says(wording.ASKED_FACT), self.says(wording.STATED)), tuple(rows))
        else:
            yield self.paragraph(self.told("program:method", wording.NO_FACTS))

    # ---- one question ----

    def _answer(self, part: Part, answer: Answer) -> Iterator[Block]:
        yield Heading(2, self.says(self._headed(part, answer.question_text)))
        node = f"{part.prefix}answer:{answer.question}"
        self._stated.clear()
        yield self.heading(3, wording.IN_SHORT)
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
        if answer.status == "governed":
            return statement
        text = wording.CONTESTED if answer.status == "contested" else wording.LIKELY
        return text.fill(statement=lowered(statement))

    def _short_answer(self, node: str, answer: Answer) -> Paragraph:
        told = [self.told(node, self._concluded(answer), "strong")]
        if answer.status == "leaning":
            told.append(self.told(node, wording.LEANING_ONLY, status=answer.status_text))
        else:
            if answer.status in {"governed", "contested"}:
                skipped = 1 if answer.status == "governed" else 0
                told += [self.told(node, text) for text in answer.summary[skipped:-1]]
            told.append(self.told(node, wording.STATUS, status=answer.status_text))
        if answer.presumption:
            told.append(self.told(node, wording.STARTS_FROM))
        turning = [each for each in (*answer.disputed, *answer.open_facts) if each.turns]
        firm = counted(len(turning), wording.TURNS_ONE, wording.TURNS_MORE) if turning else wording.FIRM
        if turning or answer.firm:
            told.append(self.told(node, firm))
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
            lines = [self.told(node, wording.STARTING_POINT, text=presumption.text, cites=cites)]
            against = f"{node}/against"
            cites = self.cites(against, self._proof[against])
            lines.append(self.told(against, wording.AGAINST_IT, text=presumption.against, cites=cites))
            yield self.paragraph(*lines)
            told += 1
            break
        fresh = [key for key in self._statutes(answer) if key not in self._articles]
        law = [key for key in fresh if rulebook().statutes[key].kind in {"statute", "treaty"}]
        chosen = (law or fresh)[: _STATUTES - told]
        self._articles.update(chosen)
        for place, key in enumerate(chosen):
            node = f"{part.prefix}statute:{key}"
            cites = self.cites(node, self._proof[node])
            text = wording.ALSO_THE_LAW if place else wording.THE_LAW
            yield self.paragraph(self.told(node, text, cites=cites, rule=rulebook().statutes[key].rule))
            told += 1
        first = next(iter(beside(answer)), None)
        if first and not told:
            node = f"{part.prefix}ruling:{answer.question}/{first.citation.key}"
            cites = self.cite(node, first.citation)
            yield self.paragraph(self.told(node, wording.THE_COURTS, cites=cites, holding=first.holding))

    def _applies(self, part: Part, answer: Answer, presumption: Presumption) -> bool:
        """Say whether a presumption is where the reasoning starts; where it decides, the verdict names it."""
        if answer.presumption:
            return presumption.id == answer.presumption.presumption
        question = rulebook().questions[answer.question]
        moment = self._matter.moment(part, question.event)
        excluded = presumption.unless and met(question.expanded(presumption.unless), part.known)
        return not excluded and sources().known(presumption.authority, moment)

    @staticmethod
    def _statutes(answer: Answer) -> Iterator[str]:
        """Name the articles behind the reasons, the weightiest reasons first."""
        seen: set[str] = set()
        for ground in sorted((*answer.for_, *answer.against), key=lambda each: -each.weight):
            for each in ground.authority:
                if each.kind == "statute" and each.key not in seen:
                    seen.add(each.key)
                    yield each.key

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
                yield from self._reasons(part, answer, grounds, openings, question.outcomes[outcome])
            else:
                node = f"{part.prefix}answer:{answer.question}"
                yield self.paragraph(self.told(node, wording.NOTHING_FOR, outcome=question.outcomes[outcome]))

    def _reasons(
        self, part: Part, answer: Answer, grounds: tuple[Ground, ...], openings: tuple[Text, ...], outcome: Text
    ) -> Iterator[Block]:
        groups = grouped(grounds)
        for place, group in enumerate(groups[:_PARAGRAPHS]):
            last = place == len(groups) - 1 and place > 0
            opening = openings[-1] if last else openings[min(place, len(openings) - 2)]
            yield self._reason(part, answer, group, opening.fill(outcome=outcome, text="{text}"), place)
        rest = [ground for group in groups[_PARAGRAPHS:] for ground in group]
        if rest:
            node = f"{part.prefix}answer:{answer.question}"
            lines = [self.told(node, wording.LESSER)]
            for ground in rest[:_LESSER]:
                node = f"{part.prefix}ground:{answer.question}/{ground.factor}"
                cites = self.cites(node, ground.authority, 1)
                lines.append(self.told(node, wording.WITH_SOURCE, text=_unstopped(ground.text), cites=cites))
            if (more := len(rest) - _LESSER) > 0:
                node = f"{part.prefix}answer:{answer.question}"
                lines.append(self.told(node, counted(more, wording.MORE_REASONS_ONE, wording.MORE_REASONS)))
            yield self.paragraph(*lines)

    def _reason(self, part: Part, answer: Answer, group: list[Ground], opening: Text, place: int) -> Paragraph:
        """Weave the reasons that share a source: what is so, on what was stated it rests, and who decided so."""
        lines: list[Line] = []
        for number, ground in enumerate(group):
            node = f"{part.prefix}ground:{answer.question}/{ground.factor}"
            text = ground.text if number else opening.fill(text=lowered(ground.text))
            stated = [each for each in given(part, ground) if each not in self._stated]
            self._stated.update(stated)
            if stated:
                values = self.stated(part, stated)
                lines.append(self.told(node, wording.GIVEN, text=_unstopped(text), values=values))
            else:
                lines.append(self.told(node, text))
            if ground.decisive:
                lines.append(self.told(node, wording.DECISIVE))
        node = f"{part.prefix}ground:{answer.question}/{group[0].factor}"
        factors = {ground.factor for ground in group}
        best = next(
            (
                each
                for each in self.compared(answer, group).values()
                if each.outcome == group[0].favours and any(shared.factor in factors for shared in each.shared)
            ),
            None,
        )
        authority = shared_authority(group)
        if best and place == 0 and self._new((answer.question, best.holding)):
            told_at = f"{part.prefix}ruling:{answer.question}/{best.citation.key}"
            cite = self.cite(told_at, best.citation)
            lines.append(self.told(told_at, wording.HELD_THERE, cite=cite, holding=lowered(best.holding)))
            authority = tuple(each for each in authority if each.key != best.citation.key)
        if authority:
            see = wording.SEE[place % len(wording.SEE)]
            lines.append(self.told(node, see, cites=self.cites(node, authority)))
        return self.paragraph(*lines)

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
        pleas = [plea for plea in argument.pleas if plea.plies] if argument else []
        told = bool(pleas)
        if argument:
            for plea in pleas:
                yield self._plea(part, argument, plea)
            yield from self._stronger(part, argument)
        else:
            rulings = answer.rulings
            for first in (
                next(iter((*rulings.governing, *rulings.supporting)), None),
                next(iter(rulings.opposing), None),
            ):
                if first:
                    told = True
                    yield self._compared(part, answer, first)
        yield from self._further(part, answer)
        if not told:
            node = f"{part.prefix}answer:{answer.question}"
            yield self.paragraph(self.told(node, wording.NO_RULINGS))

    def _plea(self, part: Part, argument: Argument, plea: Plea) -> Paragraph:
        """Tell a side's case in three steps: its ruling, what the other side says of it, and the reply.

        The other side's own ruling is told in its own case, so that nothing is said twice.
        """
        lines = []
        ours = plea.plies[0].ruling
        for ply in plea.plies:
            node = f"{part.prefix}{argued(argument, plea, ply.move)}"
            mine = f"ruling:{ours.citation.key}" if ours else None
            for sentence in ply.sentences:
                if ply.move == "reply" or (ply.move == "answer" and sentence.node != mine):
                    continue
                if ours and sentence.text == pleading.HELD.fill(holding=ours.holding):
                    if self._new((argument.question, ours.holding)):
                        lines.append(self.told(node, wording.HELD_IN_IT, holding=lowered(ours.holding)))
                else:
                    lines.append(self.told(node, sentence.text))
        return self.paragraph(*lines)

    def _stronger(self, part: Part, argument: Argument) -> Iterator[Block]:
        """Say whose ruling is of a higher court or more recent, where a side replies so."""
        first, second = argument.pleas
        for plea, other in ((first, second), (second, first)):
            ours, theirs = (each.plies[0].ruling if each.plies else None for each in (plea, other))
            reply = next((ply for ply in plea.plies if ply.move == "reply"), None)
            if not (ours and theirs and reply):
                continue
            if any(sentence.node == f"ruling:{ours.citation.key}" for sentence in reply.sentences):
                node, party = f"{part.prefix}{argued(argument, plea, 'reply')}", pleading.PARTIES[plea.party]
                text, mine, other_one = wording.HIGHER, ours.level, theirs.level
                if ours.level == theirs.level and ours.date and theirs.date:
                    text, mine, other_one = wording.LATER, long_date(ours.date), long_date(theirs.date)
                yield self.paragraph(self.told(node, text, party=party, mine=mine, theirs=other_one))

    def _compared(self, part: Part, answer: Answer, ruling: ComparedRuling) -> Paragraph:
        node, question = (
            f"{part.prefix}ruling:{answer.question}/{ruling.citation.key}",
            rulebook().questions[answer.question],
        )
        cite = self.cite(node, ruling.citation)
        lines = [
            self.told(node, wording.DECIDED_SO, cite=cite, outcome=ruling.outcome_text, holding=ruling.holding),
        ]
        if ruling.shared:
            shorts = Text.enumerate([each.short for each in ruling.shared])
            lines.append(self.told(node, wording.SHARED, shorts=shorts))
        missing = [each.factor for each in ruling.differences if each.kind == "missing" and each.factor]
        if missing:
            shorts = Text.enumerate([question.rule(each).short for each in missing])
            lines.append(self.told(node, wording.OTHERWISE, shorts=shorts))
        return self.paragraph(*lines)

    def _further(self, part: Part, answer: Answer) -> Iterator[Block]:
        """Name the rulings that have not been named yet, side by side."""
        rulings = answer.rulings
        lines = []
        for side in ((*rulings.governing, *rulings.supporting), rulings.opposing):
            others = [each for each in side if each.citation.key not in self._mentioned][:_FURTHER]
            if others:
                for place, each in enumerate(others):
                    text = wording.FURTHER[min(place, 1)]
                    node = f"{part.prefix}ruling:{answer.question}/{each.citation.key}"
                    cite = self.cite(node, each.citation)
                    lines.append(self.told(node, text, cite=cite, outcome=each.outcome_text, holding=each.holding))
        if lines:
            yield self.paragraph(*lines)

    # ---- what is uncertain ----

    def _uncertain(self, part: Part, answer: Answer) -> Iterator[Block]:
        node = f"{part.prefix}answer:{answer.question}"
        lines = []
        if answer.status in {"leaning", "undetermined"}:
            weighed = answer.summary[: -2 if answer.presumption else -1]
            lines += [self.told(node, text) for text in weighed]
        argument = self._matter.argument(part, answer.question)
        if argument and argument.conflict:
            told_at = f"{part.prefix}conflict:{answer.question}"
            lines += [self.told(told_at, each.text) for each in argument.conflict.sentences]
        for ruling in answer.rulings.governing[:1]:
            told_at = f"{part.prefix}ruling:{answer.question}/{ruling.citation.key}"
            cite = self.cite(told_at, ruling.citation)
            lines.append(self.told(told_at, wording.VERIFIED, cite=cite, verification=ruling.citation.verification))
        if lines:
            yield self.paragraph(*lines)
        for kind, text, facts in (
            ("disputed", wording.IS_DISPUTED, answer.disputed),
            ("valuation", wording.OWN_VALUATION, answer.valuations),
        ):
            for fact in facts:
                if kind == "disputed" or fact.turns:
                    yield self._varied(part, answer, kind, text, fact)

    def _varied(self, part: Part, answer: Answer, kind: str, text: Text, fact: VariedFact) -> Paragraph:
        node, held = f"{part.prefix}{kind}:{answer.question}/{fact.fact}", part.facts.get(fact.fact)
        label = held.label if held else same("?")
        brings = self._brings(fact)
        return self.paragraph(
            self.told(node, text, short=fact.short, given=label, brings=brings),
            self.told(node, wording.ASKS, cites=self.cites(node, self._proof[node], 1)),
        )

    def _brings(self, fact: VariedFact) -> Text:
        """Say what the values of a fact bring; those that bring the same stand together."""
        by_then: dict[Text, list[Text]] = {}
        for value in fact.values:
            by_then.setdefault(self.outcome(value), []).append(value.label)
        joint = Text(nl="' of '", en="' or '")
        told = []
        for then, labels in list(by_then.items())[:_VALUES]:
            held = Text(**{lang: joint[lang].join(each[lang] for each in labels) for lang in ("nl", "en")})
            told.append(wording.BRINGS_IF.fill(label=held, then=then))
        return Text(nl=" ".join(each.nl for each in told), en=" ".join(each.en for each in told))

    def _open(self, part: Part, answer: Answer) -> Iterator[Block]:
        turning = [each for each in answer.open_facts if each.turns]
        items = []
        for fact in turning[:_OPEN]:
            node = f"{part.prefix}open:{answer.question}/{fact.fact}"
            told = self.told(node, self._brings(fact))
            why = self.told(node, wording.ASKS, cites=self.cites(node, self._proof[node], 1))
            items.append(Item(self.told(node, fact.question), (self.run([told, why]),)))
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
            wording.CHANGED.fill(question=each.question, was=each.was, label=each.label)
            if each.was
            else wording.BECAME_KNOWN.fill(question=each.question, label=each.label)
            for each in change.facts
        ]
        yield self.told(node, wording.IF_CHANGED, changes=Text.enumerate(told), then=self.outcome(change.then))
        if change.then.by and change.then.governs:
            yield self.told(node, wording.CARRIED_BY, ruling=change.then.by)
        else:
            yield self.told(node, wording.TIED_TO, cites=self.cites(node, self._proof[node], 1))

    def _consequences(self, part: Part, answer: Answer) -> Iterator[Block]:
        ordered = sorted(answer.consequences, key=lambda each: each.outcome not in {None, answer.outcome})
        for each in ordered:
            node = f"{part.prefix}consequence:{answer.question}/{each.consequence}"
            cites = self.cites(node, each.authority)
            if each.outcome_text and each.outcome != answer.outcome:
                outcome = each.outcome_text
                line = self.told(node, wording.FOLLOWS_IF, outcome=outcome, text=each.text, cites=cites)
            else:
                line = self.told(node, wording.FOLLOWS, text=each.text, cites=cites)
            yield self.paragraph(line)

    # ---- after the questions ----

    def _together(self) -> Iterator[Block]:
        connections = self._matter.verdict.connections
        if connections:
            yield self.heading(2, wording.TOGETHER)
        for each in connections:
            node = f"connection:{each.connection}"
            yield self.paragraph(
                self.told(node, wording.FOLLOWS, text=each.text, cites=self.cites(node, each.authority))
            )

    def _rulings_table(self) -> Table:
        """Show every source that was named: what it decided, and how sure its content is."""
        decided: dict[str, dict[str, Text]] = {}
        for part in self._matter.parts:
            for answer in part.answers:
                for each in beside(answer):
                    decided.setdefault(each.citation.key, {})[answer.question] = each.outcome_text
        rows = []
        for citation, cited, verified in self.verified():
            node, outcomes = f"source:{citation.key}", decided.get(citation.key, {})
            texts = list(dict.fromkeys(outcomes.values())) or [wording.NO_DECISION]
            rows.append((cited, self.told(node, Text.enumerate(texts)), verified))
        headings = (wording.SOURCE, wording.DECIDED, wording.VERIFICATION)
        return Table(tuple(map(self.says, headings)), tuple(rows))

    def _review(self) -> Iterator[Block]:
        yield self.heading(2, wording.REVIEW)
        yield self.paragraph(self.told("program:reviewer", wording.REVIEW_ASKED))
        yield Blank(self.says(wording.REVIEWER))
        yield Blank(self.says(wording.REVIEWED_ON))
        for part in self._matter.parts:
            for answer in part.answers:
                question = self._headed(part, answer.question_text)
                yield Blank(self.says(wording.OWN_JUDGMENT, question=question), 2)
        yield Blank(self.says(wording.OWN_JUDGMENT_WHOLE), 3)


def grouped(grounds: tuple[Ground, ...]) -> list[list[Ground]]:
    """Put reasons that share a source together; leave out those that go without saying.

    Args:
        grounds: the reasons of one side.

    Returns:
        The groups, the weightiest first; within a group the weightiest reason first.
    """
    groups: list[list[Ground]] = []
    for ground in sorted(
        (each for each in grounds if each.implied_by is None), key=lambda each: (not each.decisive, -each.weight)
    ):
        keys = {each.key for each in ground.authority}
        fitting = (group for group in groups if keys & {each.key for each in group[0].authority})
        group = next(fitting, None)
        if group is None:
            groups.append([ground])
        else:
            group.append(ground)
    return groups


def shared_authority(group: list[Ground]) -> tuple[Citation, ...]:
    """Order the sources of reasons: those that most of them share first.

    Args:
        group: the reasons.

    Returns:
        Their sources, each once.
    """
    cited: dict[str, Citation] = {}
    times: dict[str, int] = {}
    for ground in group:
        for each in ground.authority:
            cited.setdefault(each.key, each)
            times[each.key] = times.get(each.key, 0) + 1
    return tuple(sorted(cited.values(), key=lambda each: -times[each.key]))


def _unstopped(text: Text) -> Text:
    return Text(nl=text.nl.rstrip("."), en=text.en.rstrip("."))
