"""At hand: the act to which a button of the interview turns, and what it adds to a list of the case or lets go."""

from privesfeer.api.ask.registry import codebook
from privesfeer.api.web.dossier import Dossier, made
from privesfeer.api.web.form import Form, first
from privesfeer.api.web.sections import sections
from privesfeer.cases.commons.text import Lang

LISTING = ("add:", "less:")  # what adds to a list of the case, or lets an entry go, on the page with all answers


def of_another(form: Form, go: str) -> Form:
    """Go on in another act: what was asked of the one before it was not asked of this one."""
    if "edit" in form:
        return {name: values for name, values in form.items() if name not in {"asked", "shown"}}
    if go.startswith(("drop", *LISTING)):
        return {"go": ["check"]}
    at = first(form, "at")
    return {
        "go": [f"to:{at if at in sections() and go != 'another' else 'conversation'}"],
        "mode": [first(form, "mode")],
    }


def with_list(dossier: Dossier, go: str, form: Form, lang: Lang) -> Dossier:
    """Add a clause, an account, a measure or proceedings, or let one go, if that was asked."""
    what, _, named = go.partition(":")
    name, _, place = named.partition(":")
    if what == "add" and (value := first(form, f"add.{name}")) and name in {each.id for each in codebook().lists}:
        return dossier.added(name, value, lang)
    if what == "less" and place in {str(at) for at in range(1, len(dossier.lists.get(name, ())))}:
        return dossier.without(name, int(place), lang)
    return dossier


def turned_to(dossier: Dossier, go: str, asked: int | None, lang: Lang) -> Dossier:
    """Take another act at hand, or let one go, if that was asked."""
    if asked is not None:
        return dossier.at(asked, lang)
    if go == "another":
        return dossier.turned(None, lang)
    what, _, number = go.partition(":")
    places = {str(place): place for place in range(len(dossier.others))}
    if what == "turn" and number in places:
        return dossier.turned(places[number], lang)
    if what == "drop" and number in places:
        gone = places[number]
        others = [each for place, each in enumerate(dossier.plain["others"]) if place != gone]
        return made({**dossier.plain, "others": others, "place": dossier.place - (gone < dossier.place)}, lang)
    return dossier
