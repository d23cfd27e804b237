"""Entries: each clause, account and measure of a case, and the proceedings that run, with the answer on it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from privesfeer.cases.casefile import CaseFile, CasePart
from privesfeer.cases.codebook import CaseList, Codebook
from privesfeer.cases.commons.text import Text, fields_of
from privesfeer.cases.incident import EVENTS
from privesfeer.engine.answers.verdicts.explanation import known_values, titled
from privesfeer.engine.answers.verdicts.verdict import Answer, CaseEntry, EntryAnswer
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.engine.search.case_analysis import CaseAnalysis
from privesfeer.engine.search.whole import Heard
from privesfeer.rules.condition import holds
from privesfeer.rules.rulebook import Rulebook


def told_entries(
    case: CaseFile,
    rulebook: Rulebook,
    places: Mapping[str, int],
    heard: Callable[[str, int], Heard],
    answered: Callable[[CaseAnalysis, tuple[ChainLink, ...]], tuple[Answer, ...]],
) -> dict[str, tuple[CaseEntry, ...]]:
    """Tell each entry of the lists of a case.

    Args:
        rulebook: says which question is answered on the entries of a list.
        places: by list the place of the entry on which the answers on the whole are.
        heard: hears the case for the sake of an entry: by its list and place.
        answered: answers questions on what was heard.

    Returns:
        By list its entries in their order; of one among several, where a question is answered on it, with the answer,
        and with that on the measure where it rests on such an entry.
    """
    told = {}
    for each in rulebook.codebook.lists:
        entries, question = case.lists.get(each.id, ()), rulebook.whole.lists.get(each.id)
        asked = question if len(entries) > 1 else None
        on_the_whole = not case.acts or (asked is not None and rulebook.questions[asked].on_the_whole)
        found = []
        for place, entry in enumerate(entries):
            answers: tuple[EntryAnswer, ...] = ()
            measured: EntryAnswer | None = None
            if asked:
                here = heard(each.id, place)
                on: dict[int | None, CaseAnalysis] = (
                    {None: here.lead} if on_the_whole else {**dict(enumerate(here.acts))}
                )
                answers = tuple(_answers(on, asked, answered))
                rests = rulebook.whole.rests.get(each.id)
                if rests is not None and holds(rests, here.lead.known.get) is True:
                    measured = next(_answers({None: here.lead}, rulebook.on_measure.question, answered), None)
            told_of = _entry(entry, each, rulebook, answers)
            found.append(replace(told_of, measure=measured, on_the_whole=place == places.get(each.id, 0)))
        if found:
            told[each.id] = tuple(found)
    return told


def _answers(
    on: Mapping[int | None, CaseAnalysis],
    question: str,
    answered: Callable[[CaseAnalysis, tuple[ChainLink, ...]], tuple[Answer, ...]],
) -> Iterator[EntryAnswer]:
    for act, analysis in on.items():
        for each in answered(analysis, analysis.raised([question])):
            shared = {name: getattr(each, name) for name in fields_of(EntryAnswer) if name in fields_of(Answer)}
            yield EntryAnswer(act=act, full=each, **shared)


def _entry(entry: CasePart, case_list: CaseList, rulebook: Rulebook, answers: tuple[EntryAnswer, ...]) -> CaseEntry:
    book = rulebook.codebook
    dates = getattr(entry, "dates", None)
    return CaseEntry(
        title=entry_title(entry, case_list, book),
        facts=known_values(entry.facts),
        disputed=tuple(fact for fact in book.fact_ids if fact in entry.disputed),
        dates={event: day for event in EVENTS if (day := getattr(dates, event, None))},
        answers=answers,
    )


def entry_title(entry: CasePart, case_list: CaseList, book: Codebook) -> Text | None:
    """Say what an entry of a list is called.

    Args:
        book: knows the fact that says what it is.

    Returns:
        Its title, else what it is; None: neither is known.
    """
    what = entry.facts.get(case_list.named)
    return titled(entry.title) or (book.fact(case_list.named).label(what) if what is not None else None)
