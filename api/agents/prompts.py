"""Prompts: what an agent is told to do with a text: propose facts with their passages, for a person to confirm."""

from privesfeer.api.ask.registry import codebook, facts_read
from privesfeer.api.http.problem import ProblemDetailsError
from privesfeer.api.paper.markdown import markdown
from privesfeer.api.reports.books import codebook_page
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.problem import Problem
from privesfeer.cases.commons.text import LANGUAGES, OWN, Text, shown

_SAID = catalogue(__file__)

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


def _refused(field: str, text: Text, given: str, allowed: tuple[str, ...]) -> ProblemDetailsError:
    told = text.fill(name=shown(given), allowed=", ".join(allowed))
    return ProblemDetailsError(422, told, (Problem(field=field, text=told, value=shown(given), allowed=allowed),))
