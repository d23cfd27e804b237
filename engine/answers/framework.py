"""Framework: the law of a question as it is told: its articles, its test, and who has to prove what."""

from functools import lru_cache

from cases.fact import FactValue
from cases.text import Text
from engine.answers.cited import Citation
from engine.answers.sources import Sources
from engine.answers.verdict import AppliedBurden, AppliedFramework, NamedRegime
from rules.rulebook import Moment

_LEADING = 3  # as many articles are cited, each with its link and how sure it is; the line names all


@lru_cache(maxsize=2048)
def applied(
    sources: Sources, question: str, setting: tuple[tuple[str, FactValue], ...], moment: Moment
) -> tuple[AppliedFramework, ...]:
    """Tell the law of a question.

    Args:
        sources: makes the citations.
        question: the question's id.
        setting: the facts on which its law depends, with their values.
        moment: the day of the event, and the day on which the law is known.

    Returns:
        The law; more than one where it is not known under which law someone works, none where none is set out.
    """
    framework, known, event = sources.rulebook.framework, dict(setting), moment.event
    settings, inferred = framework.settings(question, known, event), framework.inferred(known, event)
    if inferred is None or framework.regimes is None:
        return ()
    names, parties = framework.regimes.names, framework.regimes.parties
    return tuple(
        AppliedFramework(
            regimes=each.regimes,
            named=tuple(NamedRegime(id=one, text=names[one]) for one in each.regimes) if len(settings) > 1 else (),
            regimes_text=Text.enumerate([names[one] for one in each.regimes]) if len(settings) > 1 else None,
            assumed=inferred.assumed if each.frames[0].regimes else None,
            line=Text.joined([frame.line for frame in each.frames], "; "),
            standard=_with(each.standard, stated := sources.authority(each.stated, None, moment)),
            test=each.standard,
            stated_in=stated,
            compared=each.compared,
            burden=tuple(
                AppliedBurden(
                    element=burden.element,
                    party=parties[burden.party],
                    authority=sources.statutes(burden.authority, event),
                )
                for burden in each.burden
            ),
            authority=sources.statutes(each.statutes, event)[:_LEADING],
        )
        for each in settings
    )


def _with(standard: Text, rulings: tuple[Citation, ...]) -> Text:
    """Name behind a standard the rulings that state it."""
    if not rulings:
        return standard
    named = Text.joined([each.text for each in rulings], "; ")
    return Text.each(lambda lang: f"{standard[lang][:-1]} ({named[lang]}){standard[lang][-1]}")
