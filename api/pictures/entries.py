"""Entries: the clauses, accounts and measures of a case and the proceedings that run, a row for each."""

from collections.abc import Iterator

from privesfeer.api.ask.registry import codebook, rulebook
from privesfeer.api.paper.blocks import Span, Table
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang, Text, capital, untranslated
from privesfeer.engine import CaseEntry, EntryAnswer, Verdict

_SAID = catalogue(__file__)
ENTRY_STANDS = _SAID.STANDS


def entry_cells(verdict: Verdict) -> Iterator[tuple[str, Text, tuple[tuple[Text, ...], ...]]]:
    """Tell each list of a case of which there is something to tell: several of a kind, or proceedings.

    Yields:
        Its id, what its entries are, and a row for each: what it is called, and how it stands.
    """
    for case_list in codebook().lists:
        entries = verdict.lists.get(case_list.id, ())
        rows = tuple(
            (each.title or untranslated(str(place)), _stands(each, case_list.named))
            for place, each in enumerate(entries, 1)
        )
        if any(each.answers for each in entries) or (entries and case_list.id not in rulebook().whole.lists):
            yield case_list.id, case_list.label.map(capital), rows


def entry_tables(verdict: Verdict, lang: Lang) -> Iterator[Table]:
    """Show each list of a case of which there is something to tell.

    Yields:
        A table for each list.
    """
    for _, label, rows in entry_cells(verdict):
        told = tuple(tuple((Span(capital(cell[lang])),) for cell in row) for row in rows)
        yield Table((label[lang], ENTRY_STANDS[lang]), told)


def _stands(entry: CaseEntry, named: str) -> Text:
    """Tell how an entry stands: the answers on it, or what was given of it."""
    if entry.answers:
        measured = [_SAID.MEASURE.fill(told=_answer(entry.measure))] if entry.measure else []
        return Text.joined([*measured, *_answers(entry.answers)], "; ")
    facts = [_SAID.FACT.fill(fact=each.short, value=each.label) for each in entry.facts if each.fact != named]
    return Text.joined(facts, "; ") if facts else untranslated("–")


def _answers(answers: tuple[EntryAnswer, ...]) -> Iterator[Text]:
    """Tell the answers, each once with the acts on which it is given."""
    on: dict[Text, list[Text]] = {}
    for each in answers:
        on.setdefault(_answer(each), []).extend([] if each.act is None else [untranslated(str(each.act + 1))])
    for told, acts in on.items():
        yield _SAID.ON_ACTS.fill(numbers=Text.enumerate(acts), told=told) if acts else told


def _answer(answer: EntryAnswer) -> Text:
    if not answer.outcome:
        return answer.status_text
    told = _SAID.ANSWER.fill(outcome=answer.outcome_text, status=answer.status_text)
    return _SAID.DECIDED.fill(told=told, decides=answer.decides.text) if answer.decides else told
