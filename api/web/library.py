"""Library: the pages of the casebook and the rulebook, what was measured, and what the program is for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup
from pydantic import ValidationError

from privesfeer.api.ask.measured import measured
from privesfeer.api.ask.registry import casebook, codebook, courts, level_of, roles, rulebook, sources
from privesfeer.api.paper.blocks import Banner, Block, Bullets, Heading, Item, Line, Paragraph, Table, plain
from privesfeer.api.reports import wording as reports_wording
from privesfeer.api.reports.books import rules_page, ruling_page
from privesfeer.api.reports.evaluation import evaluation_report
from privesfeer.api.reports.evaluation_picture import evaluation_picture
from privesfeer.api.web import wording
from privesfeer.api.web.examples import examples, governed
from privesfeer.api.web.layout import Shown, Tongue, by_topic, missing, page, parted, text, tongue_of
from privesfeer.api.web.sections import choices
from privesfeer.cases.casebook import UnknownRulingError
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Lang, Text, capital
from privesfeer.cases.ruling import Ruling
from privesfeer.cases.search import Filter, search
from privesfeer.engine import Citation
from privesfeer.rules.condition import wording as worded
from privesfeer.rules.question import Question
from privesfeer.rules.rule import Rule

_PER_PAGE = 25

router = APIRouter(include_in_schema=False, route_class=Shown)


def _written(lang: Lang, here: str, title: str, name: str = "written.html", **shown: Any) -> HTMLResponse:  # noqa: ANN401 - what a template shows
    """Lay out a page of text."""
    return page(name, lang, here, title=title, **{"links": [], "topics": [], "topics_title": "", **shown})


# ---- rulings ---------------------------------------------------------------------------------------------------------


@router.get("/{lang}/rulings")
async def rulings(lang: Tongue, request: Request) -> HTMLResponse:
    """Search the rulings."""
    sent = {name: value for name, value in request.query_params.items() if value and name in Filter.model_fields}
    try:
        sought, wrong = Filter.model_validate(sent), ""
    except ValidationError:
        sought, sent, wrong = Filter(), {}, wording.FILTER_WRONG[lang]
    found = sorted(search(casebook(), sought, level_of), key=lambda each: each.date is None)  # the undated last
    number = request.query_params.get("page", "1")
    shown = max(1, int(number)) if number.isascii() and number.isdigit() and len(number) < 4 else 1  # noqa: PLR2004
    pages = range(1, -(-len(found) // _PER_PAGE) + 1)
    count = {0: wording.FOUND_NONE, 1: wording.FOUND_ONE}.get(len(found), wording.FOUND.fill(count=str(len(found))))
    query = f"?{urlencode(sent)}" if sent else ""
    return page(
        "rulings.html",
        lang,
        "rulings",
        elsewhere=f"rulings{query}",
        asked={name: sent.get(name, "") for name in Filter.model_fields},
        filters=_filters(lang),
        found=" ".join(filter(None, (wrong, count[lang]))),
        rulings=[_line(each, lang) for each in found[(shown - 1) * _PER_PAGE : shown * _PER_PAGE]],
        pages=[
            (each, None if each == shown else f"/{lang}/rulings?{urlencode({**sent, 'page': each})}") for each in pages
        ]
        if len(pages) > 1
        else [],
    )


def _line(ruling: Ruling, lang: Lang) -> dict[str, Any]:
    """Show a ruling in the list: what it decided, of which level it is, and what became of it."""
    cited = sources().ruling(ruling.key, None, casebook().release)
    standing = [cited.source.level] if cited.source.level else []
    return {
        "key": ruling.key,
        "cite": courts().cite(ruling)[lang],
        "name": ruling.name,
        "tongue": tongue_of(ruling, lang),
        "gist": ruling.gist[lang],
        "decided": [
            (
                rulebook().asked(each, codebook().question(each.question).short)[lang],
                codebook().question(each.question).outcomes[each.outcome][lang],
            )
            for each in ruling.decisions
        ],
        "standing": "; ".join(capital(each[lang]) for each in (*standing, *(stood.text for stood in cited.standing))),
    }


def _filters(lang: Lang) -> list[tuple[str, str, list[tuple[str, list[tuple[str, str]]]]]]:
    """Give each filter: its name, its label, and its choices, those of a question under that question."""
    book = codebook()

    def values(name: str) -> list[tuple[str, str]]:
        return [(value, book.fact(name).values[value][lang]) for value in choices(book.fact(name))]

    found: dict[str, list[tuple[str, list[tuple[str, str]]]]] = {
        "platform": [("", values(roles().message.medium))],
        "audience": [("", values(roles().message.readers))],
        "question": [("", [(each.id, each.question[lang]) for each in book.questions])],
        "outcome": [
            (each.question[lang], [(name, label[lang]) for name, label in each.outcomes.items()])
            for each in book.questions
        ],
        "level": [("", [(each.id, each.label[lang]) for each in book.levels])],
    }
    return [(name, label[lang], found[name]) for name, label in wording.FILTERS.items()]


@router.get("/{lang}/rulings/{key:path}")
async def ruling(lang: Tongue, key: str) -> HTMLResponse:
    """Show all that is recorded of a ruling, and where it counts."""
    try:
        found = casebook()[key]
    except UnknownRulingError:
        return missing(lang)
    inside = _ruling_pages(lang, but=courts().deeplink(found))
    opening, (*told, (title, provenance)) = parted(_linked(ruling_page(casebook(), found, lang), inside, {}))
    return _written(
        lang,
        "rulings",
        courts().cite(found)[lang],
        "ruling.html",
        opening=text(opening, lang),
        told=[(name, text(below, lang, below=2)) for name, below in told],
        topics=[(title, text(provenance, lang, below=2))],
        elsewhere=f"rulings/{found.key}",
        links_title=wording.COUNTS_HERE[lang],
        links=[
            *(
                (f"/{lang}/rules/{asked}/{rule}", f"{codebook().question(asked).question[lang]} {words[lang]}")
                for asked, rule, words in _citing().get(found.key, ())
            ),
            *(
                (f"/{lang}/examples/{stem}", f"{wording.GOVERNS_EXAMPLES[lang]}: {examples()[stem].title[lang]}")
                for stem in governed().get(found.key, ())
            ),
        ],
    )


@cache
def _citing() -> dict[str, list[tuple[str, str, Text]]]:
    """Say which rules rest on each ruling."""
    found: dict[str, dict[tuple[str, str], Text]] = {}
    for asked, rules in rulebook().questions.items():
        for rule in rules.rules:
            for each in rule.authority:
                if each.ruling:
                    found.setdefault(each.ruling, {})[asked, rule.id] = rule.text
    return {key: [(*place, words) for place, words in rules.items()] for key, rules in found.items()}


@cache
def _ruling_pages(lang: Lang, but: str | None = None) -> dict[str, str]:
    """Give the page here of each ruling by its public address."""
    found = {courts().deeplink(each): f"/{lang}/rulings/{each.key}" for each in casebook()}
    return {url: path for url, path in found.items() if url and url != but}


def _linked(blocks: Iterable[Block], inside: Mapping[str, str], named: Mapping[str, str]) -> Iterator[Block]:
    """Link a text to the pages here: public addresses by `inside`, the first words of an item by `named`."""

    def line(spans: Line, *, first: bool = False) -> Line:
        linked = tuple(replace(span, url=inside.get(span.url, span.url)) if span.url else span for span in spans)
        if first and linked and linked[0].text in named:
            return (replace(linked[0], url=named[linked[0].text]), *linked[1:])
        return linked

    for block in blocks:
        match block:
            case Paragraph(line=spans):
                yield replace(block, line=line(spans))
            case Bullets(items=items):
                yield replace(
                    block,
                    items=tuple(Item(line(item.line, first=True), tuple(map(line, item.below))) for item in items),
                )
            case _:
                yield block


# ---- rules -----------------------------------------------------------------------------------------------------------


@router.get("/{lang}/rules")
async def rules(lang: Tongue) -> HTMLResponse:
    """List the questions that have rules."""
    links = [(f"/{lang}/rules/{each}", codebook().question(each).question[lang]) for each in rulebook().questions]
    return _written(lang, "rules", wording.RULES[lang], "rules.html", links=links, links_title=wording.QUESTIONS[lang])


@router.get("/{lang}/rules/{asked}")
async def rules_of(lang: Tongue, asked: str) -> HTMLResponse:
    """Show the rules on a question, each with its authority."""
    if asked not in rulebook().questions:
        return missing(lang)
    title = codebook().question(asked).question[lang]
    return _written(lang, "rules", title, content=_rules_of(asked, lang), elsewhere=f"rules/{asked}")


@cache
def _rules_of(asked: str, lang: Lang) -> Markup:
    named = {rule.text[lang]: f"/{lang}/rules/{asked}/{rule.id}" for rule in rulebook().questions[asked].rules}
    blocks = _linked(rules_page(sources(), asked, lang), _ruling_pages(lang), named)
    return text(blocks, lang)


@router.get("/{lang}/rules/{asked}/{name}")
async def rule(lang: Tongue, asked: str, name: str) -> HTMLResponse:
    """Show one rule: when it holds, for what it counts, on what it rests, and what builds on it."""
    question = rulebook().questions.get(asked)
    found = next((each for each in question.rules if each.id == name), None) if question else None
    if question is None or found is None:
        return missing(lang)
    start = rulebook().starts(found, casebook())
    findings = {each.id: each.short for each in question.findings}
    outcomes = codebook().question(asked).outcomes
    counts = wording.COUNTS_FOR.fill(outcome=outcomes[found.favours]) if found.favours else wording.IS_FINDING
    return page(
        "rule.html",
        lang,
        "rules",
        elsewhere=f"rules/{asked}/{name}",
        title=found.text[lang],
        asked=(f"/{lang}/rules/{asked}", codebook().question(asked).question[lang]),
        counts=counts[lang],
        decisive=capital(reports_wording.DECISIVE[lang]) if question.requires(found) else "",
        when=capital(worded(found.when, findings)[lang]),
        start=long_date(start)[lang] if start and start.year > 1 else "",
        note=found.note[lang] if found.note else "",
        authority=[_ground(each, asked, lang) for each in sources().under(found, asked, None)],
        built_on=[_rule_link(each, asked, lang) for each in question.findings if _builds(question, found, each)],
        builds=[_rule_link(each, asked, lang) for each in question.rules if _builds(question, each, found)],
    )


def _builds(question: Question, upper: Rule, lower: Rule) -> bool:
    return upper.id != lower.id and lower.id in question.built_on(upper.id)


def _rule_link(rule: Rule, asked: str, lang: Lang) -> tuple[str, str]:
    return f"/{lang}/rules/{asked}/{rule.id}", rule.text[lang]


def _ground(citation: Citation, asked: str, lang: Lang) -> dict[str, str]:
    """Show one source of a rule."""
    if citation.kind == "statute":
        return {"cite": citation.cited[lang], "page": "", "holding": "", "checked": ""}
    found = casebook()[citation.key]
    decision = found.decision(asked)
    return {
        "cite": citation.cited[lang],
        "page": f"/{lang}/rulings/{found.key}",
        "holding": decision.holding[lang] if decision else found.gist[lang],
        "checked": capital(citation.verification[lang]),
    }


# ---- the program -----------------------------------------------------------------------------------------------------


@router.get("/{lang}/evaluation")
async def evaluation(lang: Tongue) -> HTMLResponse:
    """Show how often the program gives the court's own outcome."""
    title, by = wording.EVALUATION[lang], wording.BY_QUESTION[lang]
    return _written(lang, "evaluation", title, "evaluation.html", topics_title=by, **_evaluated(lang))


@cache
def _evaluated(lang: Lang) -> dict[str, Any]:
    asked = {each.id: each.question[lang] for each in codebook().questions}
    told = evaluation_report(measured(), long_date(casebook().release), lang, asked)
    # The title and the warning in the words of a page: those of the report name options of the command.
    warning = Banner((plain(wording.EVALUATION_IN_SAMPLE[lang]),))
    blocks = [Heading(1, wording.EVALUATION[lang]), warning, *told[2:]]
    turn = next(place for place, block in enumerate(blocks) if isinstance(block, Table)) + 1
    opening, topics = by_topic(blocks[turn:-1], lang)
    return {
        "opening": text(blocks[:turn], lang),
        "drawn_title": wording.EVALUATION_DRAWN[lang],
        "drawing": Markup(evaluation_picture(measured(), lang)),  # noqa: S704 - drawn by this program, its words escaped
        "content": text((*opening, blocks[-1]), lang),
        "topics": topics,
    }


@router.get("/{lang}/about")
async def about(lang: Tongue) -> HTMLResponse:
    """Say what the program is for, and what not."""
    told: list[Block] = [Heading(1, wording.ABOUT[lang])]
    for title, below in zip(wording.ABOUT_TITLES, wording.ABOUT_TEXTS, strict=True):
        told += [Heading(2, title[lang]), Paragraph(plain(below[lang]))]
    return _written(lang, "about", wording.ABOUT[lang], content=text(told, lang))
