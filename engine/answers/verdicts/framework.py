"""Framework: the law of a question as it is told: its articles, its test, and who has to prove what."""

from functools import lru_cache

from privesfeer.cases.commons.text import Text
from privesfeer.engine.answers.applied import AppliedBurden, AppliedFramework, NamedRegime
from privesfeer.engine.answers.authorities.cited import Citation
from privesfeer.engine.answers.authorities.sources import Sources
from privesfeer.rules.framework import Setting
from privesfeer.rules.rulebook import Moment

_LEADING = 3  # as many articles are cited, each with its link and how sure it is; the line names all


@lru_cache(maxsize=1024)
def applied(sources: Sources, settings: tuple[Setting, ...], moment: Moment) -> tuple[AppliedFramework, ...]:
    """Tell the law of a question.

    Args:
        sources: makes the citations.
        settings: the law, for each of the regimes under which someone may work.
        moment: the day of the event, and the day on which the law is known.

    Returns:
        The law; more than one where it is not known under which law someone works, none where none is set out.
    """
    return tuple([_applied(sources, each, moment, among=len(settings) > 1) for each in settings])


@lru_cache(maxsize=1024)
def _applied(sources: Sources, setting: Setting, moment: Moment, *, among: bool) -> AppliedFramework:
    """Tell one; the regimes are named where it is one among several."""
    regimes = sources.rulebook.framework.regimes
    assert regimes is not None  # noqa: S101 - without them there is no setting; narrows the type
    stated = sources.authority(setting.stated_in, None, moment)
    return AppliedFramework(
        regimes=setting.regimes,
        named=tuple([NamedRegime(id=each, text=regimes.names[each]) for each in setting.regimes]) if among else (),
        regimes_text=Text.enumerate([regimes.names[each] for each in setting.regimes]) if among else None,
        assumed=setting.assumed,
        line=Text.joined([frame.line for frame in setting.frames], "; "),
        standard=_with(setting.standard, stated),
        test=setting.standard,
        stated_in=stated,
        compared=setting.compared,
        burden=tuple(
            AppliedBurden(
                element=burden.element,
                party=regimes.parties[burden.party],
                authority=sources.statutes(burden.authority, moment.event),
            )
            for burden in setting.burden
        ),
        authority=sources.authority(setting.articles, None, moment)[:_LEADING],
    )


def _with(standard: Text, rulings: tuple[Citation, ...]) -> Text:
    """Name behind a standard the rulings that state it."""
    if not rulings:
        return standard
    named = Text.joined([each.text for each in rulings], "; ")
    return Text.each(lambda lang: f"{standard[lang][:-1]} ({named[lang]}){standard[lang][-1]}")
