"""Steps: where the interview goes on, from what a form says of where it was; nothing of it is kept but in the form."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from privesfeer.api.ask.registry import codebook, facts_read
from privesfeer.api.web.dossier import Dossier
from privesfeer.api.web.form import Form
from privesfeer.api.web.sections import facts_of, section_of, sections
from privesfeer.engine import AskedFact

ABOUT = "about"  # what stands beside facts on the first page: who asks, the name of the dossier, and the dates
AIM, DAYS = "aim", "days"  # the section that begins, and the one of which rules test only what is counted
_AT_A_TIME = 5
_LEAVING = {"verdict", "check", "remedies"}  # where a question that was asked again by itself leads back to


class InterviewPage(NamedTuple):
    """One page of the interview.

    Attributes:
        section: the section; None: all answers are looked over.
        names: what is asked: facts, and what the dossier is about.
        asked: what was asked on each page before, as the form carries it.
        everything: whether all of a section is asked, and not only what matters.
        back: where it leads back to, if a question was asked again by itself.
    """

    section: str | None
    names: tuple[str, ...]
    asked: tuple[str, ...]
    everything: bool
    back: str

    @property
    def passed(self) -> set[str]:
        """What was asked before."""
        return {name for names in self.asked for name in names.split()}


def step(form: Form, dossier: Dossier | None, worth: Mapping[str, AskedFact]) -> InterviewPage:
    """Say what is asked next.

    Args:
        form: what was sent.
        dossier: what is known; None: something is wrong, and the same is asked again.
        worth: the facts that can still change something, the most important first.
    """
    shown, edit, go = _named(form.get("shown", ())), _named(_one(form, "edit").split()), _one(form, "go")
    everything = (go if go in {"all", "few"} else _one(form, "mode")) == "all"
    at, back = _one(form, "at"), _one(form, "from")
    # What stayed unknown on a page is not asked again, unless the user went back from it or had all questions there.
    left = [" ".join(shown)] if dossier and not edit and _one(form, "mode") != "all" else []
    gone = [*form.get("asked", ()), *left]
    asked = tuple(dict.fromkeys(each for names in gone if (each := " ".join(_named(names.split())))))
    if dossier is None:
        again = edit or shown or [*_begun()]
        return InterviewPage(at if at in sections() else _of(again), tuple(again), asked, everything, back)
    if edit:
        asked = tuple(each for each in asked if each != " ".join(edit))
        return InterviewPage(_of(edit), tuple(edit), asked, everything, back if back in _LEAVING else "")
    found = InterviewPage(None, (), asked, everything, "")
    chosen = go.removeprefix("to:") in sections()
    for section in _ahead(go, at, known=bool(dossier.facts.known)):
        names = _asks(section, dossier, worth, found.passed, everything=everything)
        if chosen:  # by name: what was answered there stands on the page too
            names = tuple(dict.fromkeys((*names, *(each for each in facts_of(section) if each in dossier.facts.known))))
        if names or not go or chosen:
            return found._replace(section=section, names=names)
    return found


def _ahead(go: str, at: str, *, known: bool) -> tuple[str, ...]:
    """Give the sections in which something may be asked next; none: all answers are looked over."""
    every = tuple(sections())
    sought = go.removeprefix("to:")
    if sought in sections():
        return (sought,)
    if at not in sections():
        return () if go == "check" or (known and not go) else (AIM,)
    place = every.index(at)
    return {"check": (), "next": every[place + 1 :]}.get(go, (at, *every[place + 1 :]))


def _asks(
    section: str, dossier: Dossier, worth: Mapping[str, AskedFact], passed: set[str], *, everything: bool
) -> tuple[str, ...]:
    """Choose what a section asks: all of it, or what is asked first there and then what tells most."""
    begun = _begun() if section == AIM else ()
    if everything or section == AIM:
        return (*begun[:1], *_offered(section, dossier))
    telling = left(section, dossier, worth)
    told = sections()[section]
    names = dict.fromkeys((*(name for name in told.first if name in telling or not told.sparing), *telling))
    return tuple(name for name in names if name not in dossier.facts.known and name not in passed)[:_AT_A_TIME]


def _offered(section: str, dossier: Dossier) -> tuple[str, ...]:
    """Give the facts of a section that something reads, and those that are known all the same."""
    return tuple(name for name in facts_of(section) if name in dossier.facts.known or name in facts_read())


def left(section: str, dossier: Dossier, worth: Mapping[str, AskedFact]) -> tuple[str, ...]:
    """Name the facts of a section that are not known and matter.

    Args:
        dossier: what is known.
        worth: the facts that can still change something, the most important first.

    Returns:
        The facts, the most telling first; of days and amounts, those without which a term or sum cannot be worked out.
    """
    told = sections()[section]
    if section == DAYS:
        return tuple(name for name in dossier.lacking if section_of(name) == DAYS)
    known = dossier.facts.known
    if told.gate and not any(name in known for name in told.first):
        return told.first
    names = (codebook().asked_first(name, known) for name in worth)
    return tuple(dict.fromkeys(name for name in names if name and section_of(name) == section))


def _begun() -> tuple[str, ...]:
    return (ABOUT, *sections()[AIM].first)


def _of(names: Iterable[str]) -> str:
    """Give the section of the first fact among what is asked."""
    return next((section_of(name) for name in names if name != ABOUT), AIM)


def _named(names: Iterable[str]) -> list[str]:
    """Give what can be asked: facts, and what the dossier is about."""
    return [name for name in dict.fromkeys(names) if name == ABOUT or name in codebook().fact_ids]


def _one(form: Form, name: str) -> str:
    return form.get(name, [""])[-1]
