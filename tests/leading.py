"""Leading rulings: those that most rules cite, with what each decided, how it was read and how it stands to them."""

from collections import Counter
from collections.abc import Iterator

from privesfeer.api.ask.registry import codebook
from privesfeer.api.paper.blocks import Block, Bullets, Heading, Item, Line, Paragraph, Span, Speaker, Table, plain
from privesfeer.api.reports import wording
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang, capital
from privesfeer.cases.ruling import Decision, Ruling
from privesfeer.engine import STANCES, Sources
from privesfeer.rules.rule import Rule

_SAID = catalogue(__file__)
_STANCES = _SAID.table("STANCES")
_SHOWN = 20


def leading(sources: Sources) -> tuple[Ruling, ...]:
    """Find the rulings that most rules cite.

    Args:
        sources: the rules and the rulings.

    Returns:
        Twenty of them, the most cited first; of equals the earlier one.
    """
    counted = _counted(sources)
    ranked = sorted(sources.casebook, key=lambda ruling: -counted[ruling.key])
    return tuple(ranked[:_SHOWN])


def _counted(sources: Sources) -> Counter[str]:
    """Count the rules that cite each ruling."""
    rules = (rule for question in sources.rulebook.questions.values() for rule in question.rules)
    return Counter(key for rule in rules for key in {each.ruling for each in rule.authority if each.ruling})


def leading_index(sources: Sources, lang: Lang) -> tuple[Block, ...]:
    """Tell which the leading rulings are, and that the page of each was read against its file.

    Args:
        sources: the rules and the rulings.

    Returns:
        The most cited first, each with how many rules cite it and how it was read.
    """
    counted = _counted(sources)
    rows = []
    for ruling in leading(sources):
        cited = sources.ruling(ruling.key, None, sources.casebook.release)
        named = Span(cited.named[lang], url=f"{ruling.key}.md")
        rows.append(((named,), plain(str(counted[ruling.key])), plain(cited.verification[lang])))
    headings = tuple(each[lang] for each in (_SAID.RULING, _SAID.RULES, _SAID.READ))
    return (
        Heading(1, _SAID.INDEX[lang]),
        Paragraph(plain(_SAID.GENERATED[lang])),
        Paragraph(plain(_SAID.AGAINST_THE_FILE[lang])),
        Table(headings, tuple(rows)),
    )


def leading_page(sources: Sources, ruling: Ruling, lang: Lang) -> tuple[Block, ...]:
    """Tell a ruling as a lawyer would want to check it before citing it.

    Args:
        sources: the rules and the rulings.

    Returns:
        What it decided and on which test, how it was read, and which rules cite it with which stance.
    """
    return tuple(_Page(sources, ruling, lang).blocks())


class _Page(Speaker):
    """One ruling in one language."""

    def __init__(self, sources: Sources, ruling: Ruling, lang: Lang) -> None:
        super().__init__(lang)
        self._sources, self._ruling = sources, ruling
        self._cited = sources.ruling(ruling.key, None, sources.casebook.release)

    def blocks(self) -> Iterator[Block]:
        ruling, cited = self._ruling, self._cited
        yield Heading(1, ruling.name)
        yield Paragraph((Span(self.says(cited.named), "strong", cited.url),))
        yield Paragraph(self.line(ruling.gist))
        if ruling.reproached:
            yield Paragraph(self.labelled(wording.REPROACHED, ruling.reproached))
        yield Heading(2, self.says(_SAID.DECIDED))
        if ruling.decisions:
            yield Bullets(tuple(map(self._decision, ruling.decisions)))
        else:
            yield Paragraph(self.line(_SAID.NOTHING_DECIDED))
        yield Heading(2, self.says(_SAID.READ))
        yield Paragraph(plain(capital(self.says(cited.provenance))))
        if ruling.unverified:
            yield Paragraph(self.labelled(_SAID.OPEN, ruling.unverified))
        yield Bullets(tuple(Item((Span(each.url, url=each.url),)) for each in ruling.sources))
        yield Heading(2, self.says(_SAID.CITED))
        for stance in STANCES:
            yield from self.section(3, _STANCES[stance], self._citing(stance))

    def _decision(self, decision: Decision) -> Item:
        question = codebook().question(decision.question)
        line: Line = (
            Span(f"{self.says(self._sources.rulebook.asked(decision, question.question))} "),
            Span(self.says(question.outcomes[decision.outcome]), "strong"),
        )
        below = [self.line(self._sources.rulebook.questions[decision.question].scope(self._ruling).text)]
        place = self._sources.casebook.courts.pinpoint(decision.paragraph, self._ruling)
        told = (
            f"{self.says(decision.holding)} ({self.says(place)})" if decision.paragraph else self.says(decision.holding)
        )
        return Item(line, (plain(told), *below))

    def _citing(self, stance: str) -> Iterator[Item]:
        for name, question in self._sources.rulebook.questions.items():
            for rule in question.rules:
                cites = any(each.ruling == self._ruling.key for each in rule.authority)
                if cites and self._sources.stances.of(name, rule.id, self._ruling.key) == stance:
                    yield Item(plain(self.says(rule.text)), (self._side(name, rule),))

    def _side(self, name: str, rule: Rule) -> Line:
        question = codebook().question(name)
        if rule.favours is None:
            return self.line(_SAID.FINDING, question=question.question)
        return self.line(_SAID.FAVOURS, question=question.question, outcome=question.outcomes[rule.favours])
