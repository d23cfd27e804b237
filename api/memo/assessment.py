"""Assessment: each question with its law, what decides it, what the other side says, and why one outweighs it."""

from collections.abc import Iterator

from privesfeer.api.ask.registry import casebook, codebook, level_of, rulebook
from privesfeer.api.memo import wording
from privesfeer.api.memo.citable import as_wide, carrying, citable, ground_of, remote, supports
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.nodes import beside
from privesfeer.api.memo.otherwise import decided_otherwise, lost_there
from privesfeer.api.memo.rulings import apart
from privesfeer.api.memo.telling import Teller, lowered, unstopped
from privesfeer.api.memo.turning import Turning
from privesfeer.api.paper.blocks import Line, Span
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text, capital
from privesfeer.engine import Answer, Citation, Point
from privesfeer.engine import wording as explained

_SAID = catalogue(__file__)
_HELD, _ARTICLES = 3, 2  # from which depth what rulings held, and the articles of every question, are told
_OTHERS = 1  # reasons beside the weightiest that are named
_CARRIED = 2  # circumstances that carried a ruling


class Assessment:
    """Why a question is answered as it is; what holds for several questions is told with the first."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells it.
        """
        self._teller, self._told = teller, set[Text]()

    # ---- the law ----

    def law(self, part: Part, answer: Answer, depth: int) -> Iterator[Line]:
        """Tell the articles and the standard of the first law under which somebody may work, and name the others.

        Args:
            part: that to which the answer belongs.
            answer: the answer.
            depth: how much is told: 3 with what the rulings held and the standard of every question, 2 with the
                articles of every question, 1 with why one side outweighs the other and the standard of the main
                question, 0 and less what decides and what speaks against it, and the articles of the main question.

        Yields:
            A sentence for each.
        """
        main = answer is self._teller.matter.main[1]
        conclusion = rulebook().questions[answer.question].conclusion
        if depth < (0 if main else _HELD if conclusion else _ARTICLES):
            return
        for number, framework in enumerate(answer.framework, 1):
            node, regime = f"{part.prefix}framework:{answer.question}/{number}", framework.regimes_text
            if number > 1:
                if regime and framework.line != answer.framework[0].line:
                    yield from self._first_time(node, _SAID.LAW_ELSE.fill(regime=regime))
                continue
            text = (_SAID.LAW_FOR if regime else _SAID.LAW).fill(regime=regime or "", line=framework.line)
            yield from self._first_time(node, text)
            if depth >= (1 if main else _HELD):
                yield self._teller.told(node, _SAID.STANDARD, standard=framework.standard)

    # ---- the answer ----

    def weighed(self, part: Part, answer: Answer, depth: int) -> Iterator[Line]:
        """Tell what decides, what the other side says, and why the one outweighs the other.

        Args:
            part: that to which the answer belongs.
            answer: the answer.
            depth: how much is told, as of the law.

        Yields:
            The sentences.
        """
        teller, node = self._teller, f"{part.prefix}answer:{answer.question}"
        if answer.assumed:
            outcome = codebook().question(answer.question).outcomes[answer.assumed]
            yield teller.told(node, _SAID.ASSUMED, outcome=outcome)
        if answer.outcome is None:
            yield from self._open(part, answer)
            return
        if answer.decides:
            yield self._point(part, answer, "decides", answer.decides)
            yield from self._held(part, answer, answer.decides, depth)
            yield from self._floor(part, answer)
            yield from self._nearest(part, answer)
        if answer.contra and answer.contra.unknown:
            yield teller.told(f"{part.prefix}contra:{answer.question}", _SAID.UNLESS, point=answer.contra.text)
        elif answer.contra:
            yield self._point(part, answer, "contra", answer.contra)
            yield from self._held(part, answer, answer.contra, depth)
        yield from self._past(part, answer)
        if depth > 0:
            yield from self._why(part, answer)
        yield from Turning(teller, part, answer).disputed()
        if answer.because.none_of_kind:
            yield from self.none_of_kind(node)

    def none_of_kind(self, node: str) -> Iterator[Line]:
        """Say that no ruling is known on what is asked.

        Args:
            node: the part of the proof that tells the answer.

        Yields:
            The sentence, once.
        """
        yield from self._first_time(node, explained.NONE_OF_KIND)

    def _point(self, part: Part, answer: Answer, step: str, point: Point) -> Line:
        """Tell what decides, or what speaks against it; where it can be cited from nothing, the next reason that can.

        That goes only where reasons are weighed together, and what weighs most is then told beside it. A ruling that
        only points the way is told in the next sentence, with why it does not decide.
        """
        teller, (node, stated, cited) = self._teller, _headline(part, answer, step, point)
        other, measure = stated != point.text, part.stated_measure.label if part.stated_measure else answer.short
        if step != "decides":
            text = _SAID.MAINLY_AGAINST if other else _SAID.AGAINST
        elif stated != point.reason and not other:  # a measure that falls says by what
            text = _SAID.FAILS
        else:
            text = _SAID.MAINLY if other else _SAID.DECIDES
        reason, ground = _reason(stated, point), ground_of(answer, stated)
        in_full = lowered(unstopped(ground.text)) if ground else stated
        told = teller.told(node, text, point=in_full, measure=measure.map(capital))
        if cited is None or (step == "decides" and answer.status == "leaning" and _alike(answer)):
            return (*told, Span(".", node=node))
        if not supports(cited):
            return teller.run([(*told, Span(".", node=node)), teller.told(node, _SAID.UNCITED)])
        side = answer.outcome if step == "decides" else codebook().question(answer.question).other(answer.outcome or "")
        lost = lost_there(teller.matter, answer.question, side or "", cited)
        lost = lost or decided_otherwise(answer.question, side, cited)
        named = teller.beside(node, ground_of(answer, reason), (cited,))
        there = (otherwise_there(answer, reason, cited) or lost) if named else None
        if there:
            named = (*named[:-1], *teller.told(node, wording.THERE, label=there), named[-1])
        line: Line = (*told, *named, Span(".", node=node))
        return teller.run([line, teller.told(node, _SAID.UNCITED)]) if _unruled(answer, reason, cited) else line

    def _nearest(self, part: Part, answer: Answer) -> Iterator[Line]:
        """Tell which ruling was carried by what is so here too; of one that only points the way why it does no more."""
        if not _alike(answer):
            return
        teller, node = self._teller, f"{part.prefix}decides:{answer.question}"
        if answer.status == "governed":
            yield teller.told(node, _SAID.ALIKE)
            return
        authority = answer.decides.authority if answer.decides else None
        if authority is None or not authority.source.carries:  # what was not read is no measure of likeness
            return
        why = answer.because.held_back or _SAID.DEPENDS
        text = _SAID.NEAREST_AGAIN if why in self._told else _SAID.NEAREST
        self._told.add(why)
        yield teller.told(node, text, ruling=teller.cite(node, authority), why=why)

    def _past(self, part: Part, answer: Answer) -> Iterator[Line]:
        """Name a ruling of the same kind that decided otherwise although what decides here was so there too.

        With what sets it apart, or else what carried it there and is not known here; without either only for the
        client.
        """
        teller, node = self._teller, f"{part.prefix}past:{answer.question}"
        others = answer.rulings.others
        if others is None or answer.decides is None or answer.status != "leaning" or node not in teller.proof:
            return
        outcome = codebook().question(answer.question).other(answer.outcome or "")
        near = {each.citation.key: each for each in others.on_point(outcome, part.known)}
        protects = outcome == rulebook().questions[answer.question].protects
        for citation in teller.proof[node]:
            found = near.get(citation.key)
            if found is None or remote(citation):
                continue
            other = apart(part, answer, found)
            carried = [each.short for each in found.overlap.reason if each not in found.overlap.shared]
            if other is None and not carried and protects is (teller.matter.verdict.client != "employee"):
                continue
            named, cited = codebook().question(answer.question).outcomes[outcome], teller.cite(node, citation)
            yield teller.told(node, _SAID.PAST, ruling=cited, outcome=named, short=answer.decides.reason)
            if other:
                yield teller.told(node, _SAID.PAST_APART, apart=other)
            elif carried:
                yield teller.told(node, _SAID.PAST_CARRIED, shorts=Text.enumerate(carried[:_CARRIED]))
            return

    def _floor(self, part: Part, answer: Answer) -> Iterator[Line]:
        """Say of a court that only guards a floor that it decides nothing against the employee."""
        node, _, cited = _headline(part, answer, "decides", answer.decides) if answer.decides else ("", None, None)
        if cited is None or cited.kind != "ruling":
            return
        floors, protects = rulebook().hierarchy.floors, rulebook().questions[answer.question].protects
        if level_of(casebook()[cited.key]) in floors and answer.outcome != protects:
            yield from self._first_time(node, _SAID.FLOOR)

    def _held(self, part: Part, answer: Answer, point: Point, depth: int) -> Iterator[Line]:
        """Tell what the ruling behind a point held, once."""
        if depth < _HELD or point.authority is None:
            return
        found = next((each for each in beside(answer) if each.citation.key == point.authority.key), None)
        if found and found.holding not in self._told:
            self._told.add(found.holding)
            node = f"{part.prefix}ruling:{answer.question}/{found.citation.key}"
            yield self._teller.told(node, _SAID.HELD, holding=self._teller.quoted(node, lowered(found.holding)))

    def _why(self, part: Part, answer: Answer) -> Iterator[Line]:
        """Say why the one outweighs the other; of a conclusion its earlier answers say so."""
        if rulebook().questions[answer.question].conclusion:
            return
        node = f"{part.prefix}answer:{answer.question}"
        *own, last = answer.because.sentences
        if answer.contra and answer.contra.unknown:
            return
        if _weighing(answer):
            yield from self._balance(node, part, answer)
        elif _alike(answer):
            yield from self._overcome(part, answer)
        elif answer.because.kind in {"pointed", "weighed"}:
            yield self._teller.told(node, Text.joined((*own, last), " "))
        else:
            yield from (self._teller.told(node, each) for each in own)
            yield from self._first_time(node, last)

    def _overcome(self, part: Part, answer: Answer) -> Iterator[Line]:
        """Say what against the answer did not stand in the way in the ruling on which it rests."""
        for ruling in answer.rulings.governing[:1]:
            node = f"{part.prefix}ruling:{answer.question}/{ruling.citation.key}"
            if shorts := [each.short for each in ruling.overlap.overcome]:
                named = [answer.contra.text] if answer.contra else []
                text = _SAID.OVERCAME if shorts == named else _SAID.OVERCOME
                cited = self._teller.cite(node, ruling.citation)
                yield self._teller.told(node, text, ruling=cited, shorts=Text.enumerate(shorts))

    def _first_time(self, node: str, text: Text) -> Iterator[Line]:
        """Tell a sentence that holds for several questions once."""
        if text not in self._told:
            self._told.add(text)
            yield self._teller.told(node, text)

    def _balance(self, node: str, part: Part, answer: Answer) -> Iterator[Line]:
        """Say of an answer that leans which reasons together outweigh which."""
        steps, question = {"decides": answer.decides, "contra": answer.contra}, rulebook().questions[answer.question]
        named = {_reason(_headline(part, answer, step, each)[1], each) for step, each in steps.items() if each}
        ours, theirs = (
            [each.short for each in side if each.short not in named and question.rule(each.factor).alone][:_OTHERS]
            for side in (answer.for_, answer.against)
        )
        first = (
            _reason(_headline(part, answer, "decides", answer.decides)[1], answer.decides) if answer.decides else None
        )
        parts = {"ours": Text.enumerate([*filter(None, (first, *ours))]), "theirs": Text.enumerate(theirs)}
        if not answer.against:
            text = _SAID.UNOPPOSED_WITH.fill(ours=Text.enumerate(ours)) if ours else _SAID.UNOPPOSED
        elif ours:
            text = _SAID.TOGETHER_OVER if theirs else _SAID.TOGETHER
        else:
            text = _SAID.ALONE_OVER if theirs else _SAID.ALONE
        yield self._teller.told(node, text, **parts)

    def _open(self, part: Part, answer: Answer) -> Iterator[Line]:
        """Tell why there is no outcome, both sides, which presumption or burden then decides, and what would tip it."""
        teller, node, undecided = self._teller, f"{part.prefix}answer:{answer.question}", answer.undecided
        yield from self._first_time(node, Text.joined(answer.because.sentences, " "))
        if undecided:
            yield from (teller.undecided(part.prefix, answer, each) for each in undecided.pleaded)
        if answer.presumption:
            node = f"{part.prefix}presumption:{answer.question}/{answer.presumption.presumption}"
            yield teller.told(node, answer.presumption.text)
        if undecided:
            yield teller.undecided(part.prefix, answer, undecided.tip)


def uncarried(part: Part) -> list[Answer]:
    """Give the answers on an act, without those from which a conclusion is drawn.

    Args:
        part: the act.

    Returns:
        The answers, in their order.
    """
    drawn = [each for each in part.answers if each.outcome and rulebook().questions[each.question].conclusion]
    carried = {name for each in drawn for name in rulebook().questions[each.question].earlier}
    return [each for each in part.answers if each.question not in carried]


def _headline(part: Part, answer: Answer, step: str, point: Point) -> tuple[str, Text, Citation | None]:
    """Give the reason that is told for a point, with its part of the proof and its best source.

    Where nobody can look up the source of the point, or it is on a circle wider than here, it is another source of the
    same reason, else, unless a rule decides and nothing more is said of what is weighed, the next reason of that side
    that has one; without one it stays, but not that on a wider circle.
    """
    node, own = f"{part.prefix}{step}:{answer.question}", ground_of(answer, point.reason)
    if point.unknown or (point.authority and citable(point.authority) and as_wide(point.authority, own, part.known)):
        return node, point.text, point.authority
    leans = answer.status == "leaning" and not answer.because.kind.startswith("required")
    weighed = (answer.for_ if step == "decides" else answer.against) if leans else ()
    for ground in filter(None, (own, *weighed)):
        ours = (each for each in carrying(ground.authority) if each.kind == "statute" or each.stance == "supports")
        if cited := [each for each in ours if as_wide(each, ground, part.known)]:
            stated = point.text if ground is own else ground.short
            return f"{part.prefix}ground:{answer.question}/{ground.factor}", stated, cited[0]
    kept = point.authority and as_wide(point.authority, own, part.known)
    return node, point.text, point.authority if kept else None


def _reason(stated: Text, point: Point) -> Text:
    """Give the reason in what is told for a point, without the element of the measure that fails by it."""
    return point.reason if stated == point.text else stated


def otherwise_there(answer: Answer, short: Text, cited: Citation) -> Text | None:
    """Give the degree of what was so in a ruling that carries a reason, where it is another than here.

    Args:
        answer: the answer.
        short: the reason in short.
        cited: the ruling.

    Returns:
        The degree, in words; None: it is the same, or there is none.
    """
    ground = ground_of(answer, short)
    if ground is None or cited.kind != "ruling":
        return None
    known = casebook()[cited.key].facts.known
    for fact in ground.facts:
        there = known.get(fact.fact)
        if fact.assessment and isinstance(there, str) and there != fact.value:
            return codebook().variable(fact.fact).label(there)
    return None


def _unruled(answer: Answer, short: Text, cited: Citation) -> bool:
    """Say whether an article stands in for rulings, and none that can be looked up carries the reason."""
    own = ground_of(answer, short)
    stands_in = cited.kind == "statute" and cited.stance == "rule_only"
    return stands_in and own is not None and not any(each.kind == "ruling" for each in carrying(own.authority))


def _alike(answer: Answer) -> bool:
    """Say whether the ruling that decides, or points the way, can be cited and was carried by what is so here too."""
    authority = answer.decides.authority if answer.decides else None
    if authority is None or authority.kind != "ruling" or not carrying((authority,)):
        return False
    return answer.status == "governed" or answer.because.towards == authority.key


def _weighing(answer: Answer) -> bool:
    """Say whether reasons are weighed together, as no ruling that can be cited points the way."""
    if answer.because.kind == "weighed":
        return True
    authority = answer.decides.authority if answer.decides else None
    return authority is not None and not citable(authority) and answer.because.towards == authority.key
