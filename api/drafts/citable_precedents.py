"""Citable precedents: on which rulings a party can rely in a paper that is filed."""

from collections.abc import Mapping

from privesfeer.api.ask.registry import casebook, drafts, rulebook, sources
from privesfeer.api.memo.citable import citable
from privesfeer.api.memo.matter import Part
from privesfeer.cases.fact import FactValue
from privesfeer.cases.ruling import Ruling
from privesfeer.engine import Citation, ComparedRuling, Ground


class CitablePrecedents:
    """What carries a plea of one side: it can be found, it turned on what is so here, and it went no further."""

    def __init__(self, writer: str) -> None:
        """Keep who relies.

        Args:
            writer: "employee" or "employer".
        """
        self._writer = writer

    def carrying(self, part: Part, question: str, ground: Ground) -> tuple[Citation, ...]:
        """Give the sources that really support a reason.

        Args:
            part: the part of the file in which it holds.
            question: the question's id.
            ground: the reason.

        Returns:
            The articles; and the rulings of which it is known why they decided so, on the same kind of thing, that went
            as far where the reason is one of degree, and did not decide against the writer what requests turn on.
        """
        pleaded = drafts().pleaded
        graded = any(each.fact in {*pleaded.degrees, *pleaded.graded} for each in ground.facts)
        return tuple(each for each in ground.authority if self._carries(part, question, each, graded=graded))

    def _carries(self, part: Part, question: str, citation: Citation, *, graded: bool) -> bool:
        if citation.contrary:
            return False
        if citation.kind == "statute":
            return True
        ruling = casebook()[citation.key]
        decision = ruling.decision(question)
        if not citable(citation) or (decision and not decision.relied_on) or self._lost(ruling):
            return False
        return akin(part, question, ruling) and not (graded and not self._as_far(part, question, ruling))

    def fits(self, part: Part, question: str, ruling: ComparedRuling) -> bool:
        """Say whether the writer can rely on a ruling: all that carried it is so here, as far as it was so there.

        Some of that is a fact, and not only a conclusion or what is asked. Nor did it decide against the writer what
        requests turn on, or for the employer by leaving a state free.

        Args:
            part: the part of the file.
            question: the question's id.
            ruling: the ruling, compared with it.

        Returns:
            Whether that is so.
        """
        rules, there = rulebook().questions[question], casebook()[ruling.citation.key]
        asked = {rules.ladder.fact} if rules.ladder else set()
        tested = frozenset[str]().union(*(rules.tested[each.factor] for each in ruling.overlap.shared))
        apart = (each.kind for each in ruling.overlap.differences if not each.repeats)
        lacking = any(kind in {"missing", "discounted", "unknown"} for kind in apart)
        if lacking or not (tested - asked) & set(rulebook().codebook.fact_ids):
            return False
        if self._lost(there) or (ruling.floor and self._writer == "employer"):
            return False
        return akin(part, question, there) and self._as_far(part, question, there)

    def _as_far(self, part: Part, question: str, there: Ruling) -> bool:
        """Say whether it goes as far here as in a ruling, on each fact with degrees on which that relied.

        Of what is wider or worse there is at least as much here where the employer cites it, at most for the employee.
        """
        decision, pleaded = there.decision(question), drafts().pleaded
        for name in pleaded.degrees:
            relied = decision.relied_on if decision else ()
            loosely = name not in relied and name in {pleaded.sized.get(each) for each in relied}
            if name in relied or loosely:
                was, now = (_degree(name, facts) for facts in (there.facts.known, part.known))
                further = was is not None and now is not None and now - was
                if loosely and was and now and max(was, now) <= pleaded.order * min(was, now):
                    continue
                if loosely and was is None and now and now > pleaded.few and self._writer == "employee":
                    return False  # a circle of which nobody says how small it was is none for many
                if further and (further > 0) is (self._writer == "employee"):
                    return False
        return True

    def _lost(self, there: Ruling) -> bool:
        """Say whether a ruling decided against the writer's side what requests turn on, whatever else it found."""
        for lead in drafts().frame.leads:
            protects, decision = rulebook().questions[lead].protects, there.decision(lead)
            if decision and (decision.outcome == protects) is (self._writer == "employer"):
                return True
        return False


def pleadable(ruling: ComparedRuling) -> bool:
    """Say whether a ruling can be pleaded from: its reasons are known, it stands, it is from here, and can be found.

    Args:
        ruling: the ruling.

    Returns:
        Whether that is so.
    """
    return bool(ruling.reason_stated and citable(ruling.citation) and not ruling.citation.fallen)


def akin(part: Part, question: str, there: Ruling) -> bool:
    """Say whether a ruling is on the same kind of thing.

    Args:
        part: the part of the file.
        question: the question's id.
        there: the ruling.

    Returns:
        Whether that is so.
    """
    return there.key not in sources().unlike(question, part.known)


def _degree(name: str, known: Mapping[str, FactValue]) -> int | None:
    """Give how far a fact goes, as a number; None: it is not known."""
    value, fact = known.get(name), rulebook().codebook.fact(name)
    if value is None or fact.type in {"integer", "boolean"}:
        return value if isinstance(value, int) else None
    return list(fact.values).index(str(value))
