"""Otherwise: what a ruling decided against that for which it is named."""

from privesfeer.api.ask.registry import casebook, roles, rulebook
from privesfeer.api.memo.matter import MemoMatter
from privesfeer.api.memo.rulings import ended, measure_there, worded
from privesfeer.cases.commons.text import Text
from privesfeer.engine import Citation


def measure_otherwise(citation: Citation, *, upheld: bool) -> bool:
    """Say whether the measure went the other way in a ruling than the side has it that names the ruling.

    Args:
        citation: the ruling.
        upheld: whether that side has it that the measure stands.

    Returns:
        False also where the ruling did not decide on a measure.
    """
    decision = casebook()[citation.key].decision(rulebook().on_measure.question)
    return decision is not None and (decision.outcome == rulebook().upheld) is not upheld


def against_it(question: str, favours: str, citation: Citation) -> Text | None:
    """Give what a ruling decided against that for which it is named: on the question, of conduct else on the measure.

    Args:
        question: the question.
        favours: the outcome for which it is named.
        citation: the source.

    Returns:
        What was decided there, in words; None: nothing that speaks against it, or it is no ruling.
    """
    if there := decided_otherwise(question, favours, citation):
        return there
    upheld = favours != rulebook().questions[question].protects
    of_conduct = citation.kind == "ruling" and question in roles().question.conduct
    return measure_there(question, citation) if of_conduct and measure_otherwise(citation, upheld=upheld) else None


def decided_otherwise(question: str, outcome: str | None, citation: Citation) -> Text | None:
    """Give what a ruling decided on a question, where that is not the outcome for which it is named.

    Args:
        question: the question.
        outcome: the outcome.
        citation: the source.

    Returns:
        What was decided there, in words; None: it decided so, or nothing, or is no ruling.
    """
    decision = casebook()[citation.key].decision(question) if citation.kind == "ruling" else None
    if decision is None or decision.outcome == outcome:
        return None
    return worded(question, citation, decision.outcome)


def lost_there(matter: MemoMatter, question: str, outcome: str, citation: Citation) -> Text | None:
    """Give the outcome of a ruling on what a matter turns on, where the side that it is named for lost that.

    Args:
        matter: the matter.
        question: another question, on which it is named.
        outcome: the outcome for which it is.
        citation: the ruling.

    Returns:
        The outcome, in words; None: it did not decide on it, or it was for that side.
    """
    main = matter.main[1].question
    outcome_there = ended(matter, citation) if citation.kind == "ruling" and question != main else None
    rules = rulebook().questions
    if outcome_there is None or (outcome_there == rules[main].protects) is (outcome == rules[question].protects):
        return None
    return worded(main, citation, outcome_there)
