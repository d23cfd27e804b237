"""Prompts: what an agent is told to do with a text: propose facts with their passages, for a person to confirm."""

from privesfeer.api.ask.shelf import codebook, facts_read
from privesfeer.api.http.problem import TurnedAwayError
from privesfeer.api.paper.markdown import markdown
from privesfeer.api.reports.books import codebook_page
from privesfeer.cases.problem import Problem
from privesfeer.cases.text import LANGUAGES, OWN, Text, shown
from privesfeer.cases.words import words

_SAID = words(__file__)

PROPOSE = "propose_facts"
TITLE, TEXT, LANG = _SAID.PROPOSE_TITLE, _SAID.PROPOSE_TEXT, _SAID.PROPOSE_LANG


def prompt(name: str, lang: str = OWN) -> str:
    """Tell how to propose facts. The text itself is no part of it: it stays with the agent.

    Args:
        name: the name of the prompt.

    Returns:
        Markdown: what to do, and the codebook.

    Raises:
        RefusedError: there is no such prompt or language.
    """
    if name != PROPOSE:
        raise _refused("name", _SAID.NO_PROMPT, name, (PROPOSE,))
    if lang not in LANGUAGES:
        raise _refused("lang", _SAID.NO_LANG, lang, LANGUAGES)
    book = markdown(codebook_page(codebook(), facts_read(), lang))
    return f"{_SAID.PROPOSE[lang]}\n{book}".replace("\\_", "_")  # a model writes ids as it reads them


def _refused(field: str, text: Text, given: str, allowed: tuple[str, ...]) -> TurnedAwayError:
    told = text.fill(name=shown(given), allowed=", ".join(allowed))
    return TurnedAwayError(422, told, (Problem(field=field, text=told, value=shown(given), allowed=allowed),))
