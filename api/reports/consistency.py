"""Consistency report: where casebook and rules need an editor, each finding in a sentence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path

from privesfeer import cases
from privesfeer.api.ask.registry import CaseFile, Incident, codebook, courts, level_of
from privesfeer.api.ask.request import read_request, to_json
from privesfeer.api.paper.blocks import Block, Bullets, Heading, Item, Paragraph, plain
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.serialize import localize
from privesfeer.cases.commons.text import Lang, Output, Text, untranslated
from privesfeer.cases.ruling import Ruling
from privesfeer.engine import (
    FEW_FOR_OUTCOME,
    FEW_ON_QUESTION,
    FEW_ON_RUNG,
    Check,
    Circumstance,
    Citation,
    Clash,
    Founded,
    Idle,
    Reading,
    Reasoner,
    Sources,
    Thin,
    Untried,
    Unverified,
)
from privesfeer.rules.conflict import Contrary, conflicts
from privesfeer.rules.misplaced import Misplaced, misplaced
from privesfeer.rules.question import Question
from privesfeer.rules.rule import Rule

_SAID = catalogue(__file__)
_CHECK_UNCITABLE = _SAID.table("CHECK_UNCITABLE")
_CHECK_UNTESTED = _SAID.table("CHECK_UNTESTED")
_CHECK_NEVER_GOVERNS = _SAID.table("CHECK_NEVER_GOVERNS")
_CHECK_THIN = _SAID.table("CHECK_THIN")
_CHECK_KINDS = _SAID.table("CHECK_KINDS")

_NAMED, _SIDE = untranslated("'{short}' ({id})"), untranslated("{outcome}: {affairs}")
_ON_QUESTION = (
    "misplaced",
    "conflicting",
    "inconsistent",
    "inconsistent_apart",
    "thin",
    "untested",
    "one_affair",
    "never_governs",
    "uncarried",
    "noted",
    "carried",
)
_ON_SOURCES = ("uncitable", "uncertain", "open_points", "statutes")


class Finding(Output):
    """One thing to look at.

    Attributes:
        kind: what it is: one of the keys of the wording.
        text: the finding in a few sentences.
        rulings: the keys of the rulings that it is about.
        statute: the id of the statute, if it is about one.
        factors: the ids of the factors that it is about.
        facts: the ids of the facts that it is about.
        numbers: what was counted, by name.
        authority: the sources of the rule that it is about, each ruling with its stance and standing.
    """

    kind: str
    text: Text
    rulings: tuple[str, ...] = ()
    statute: str | None = None
    factors: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    numbers: dict[str, int] = field(default_factory=dict)
    authority: tuple[Citation, ...] = ()


class QuestionFindings(Output):
    """What was found on one question.

    Attributes:
        question: its id.
        precedents: how many rulings count as precedents.
        affairs: of how many affairs.
        findings: what was found.
    """

    question: str
    precedents: int
    affairs: int
    findings: tuple[Finding, ...]


class Findings(Output):
    """All that was found.

    Attributes:
        day: the day of the casebook, written out.
        rulebook: the version of the rules.
        casebook: the version of the rulings.
        questions: the findings on each question.
        sources: the findings on sources.
    """

    day: Text
    rulebook: str
    casebook: str
    questions: tuple[QuestionFindings, ...]
    sources: tuple[Finding, ...]

    @property
    def uncarried(self) -> bool:
        """Whether a rule stands though nothing carries it, and does not say why."""
        return any(each.kind == "uncarried" for question in self.questions for each in question.findings)


def examples() -> Iterator[Incident]:
    """Read the examples that come with the program, each act of a case file by itself."""
    folder = Path(cases.__file__).parent
    for path in (*sorted((folder / "incidents").glob("*.yaml")), *sorted((folder / "files").glob("*.yaml"))):
        case = read_request(path.read_bytes())
        yield from case.incidents if isinstance(case, CaseFile) else (case,)


def findings(
    reasoner: Reasoner, questions: tuple[str, ...] | None = None, incidents: Iterable[Incident] | None = None
) -> Findings:
    """Check the books.

    Args:
        reasoner: holds rulebook and casebook.
        questions: the ids of the questions to check; None: all.
        incidents: the examples that a ruling may govern; None: those that come with the program.

    Returns:
        The findings, worded.
    """
    rulebook, casebook = reasoner.rulebook, reasoner.casebook
    check = Check(reasoner, examples() if incidents is None else incidents)
    told, wrong = [], tuple(misplaced(rulebook, casebook, casebook.release))
    for name in (each for each in rulebook.questions if questions is None or each in questions):
        tell, found = _Teller(reasoner, rulebook.questions[name]), check.on(name)
        listed = [tell.clash(each) for each in found.clashes]
        listed += [tell.thin(each) for each in found.thin]
        listed += [tell.misplaced(each) for each in wrong if each.question == name]
        listed += [tell.conflict(each) for each in conflicts(rulebook.questions[name])]
        listed += [tell.untried(each) for each in found.untried]
        listed += [tell.idle(each) for each in found.idle]
        listed += [tell.founded(each) for each in found.founded]
        told.append(
            QuestionFindings(question=name, precedents=found.precedents, affairs=found.affairs, findings=tuple(listed))
        )
    return Findings(
        day=long_date(casebook.release),
        rulebook=rulebook.version,
        casebook=casebook.version,
        questions=tuple(told),
        sources=(
            *(_source(each, reasoner.sources) for each in check.sources(questions)),
            *(_uncitable(each) for each in check.uncitable(questions)),
        ),
    )


def check_report(found: Findings, lang: Lang) -> tuple[Block, ...]:
    """Tell what was found, question by question and then on sources.

    Returns:
        The text.
    """

    def listed(kinds: Iterable[str], findings: tuple[Finding, ...]) -> Iterator[Block]:
        yield from by_kind(findings, {kind: _CHECK_KINDS[kind] for kind in kinds}, lang)

    def told() -> Iterator[Block]:
        yield Heading(1, _SAID.CHECK[lang])
        yield Paragraph(plain(_SAID.CHECK_EXPLAINED.fill(date=found.day)[lang]))
        for each in found.questions:
            yield Heading(2, codebook().question(each.question).question[lang])
            count = _SAID.CHECK_COUNT.fill(precedents=str(each.precedents), affairs=str(each.affairs))
            yield Paragraph(plain(count[lang]))
            yield from listed(_ON_QUESTION, each.findings)
        yield Heading(2, _SAID.CHECK_SOURCES[lang])
        yield from listed(_ON_SOURCES, found.sources)

    return tuple(told())


def by_kind(findings: Sequence[Finding], headings: Mapping[str, Text], lang: Lang) -> Iterator[Block]:
    """List findings under what they are.

    Args:
        headings: by kind what stands above it.

    Yields:
        Each heading with how many there are, and the findings; where there are none, that is said.
    """
    for kind, heading in headings.items():
        items = tuple(Item(plain(each.text[lang])) for each in findings if each.kind == kind)
        yield Heading(3, f"{heading[lang]} ({len(items)})")
        yield Bullets(items) if items else Paragraph(plain(_SAID.CHECK_NOTHING[lang]))


def check_json(found: Findings, lang: Lang) -> bytes:
    """Write what was found as JSON.

    Returns:
        UTF-8, indented, with a line end.
    """

    def plainly(findings: tuple[Finding, ...]) -> list[dict[str, object]]:
        return [localize(each, lang) for each in findings]

    every = (*(each for one in found.questions for each in one.findings), *found.sources)
    cited = [citation for each in every for citation in each.authority if citation.kind == "ruling"]
    content = {
        "lang": lang,
        "rulebook": found.rulebook,
        "casebook": found.casebook,
        "thresholds": {"question": FEW_ON_QUESTION, "outcome": FEW_FOR_OUTCOME, "rung": FEW_ON_RUNG},
        "questions": {
            each.question: {
                "precedents": each.precedents,
                "affairs": each.affairs,
                "findings": plainly(each.findings),
            }
            for each in found.questions
        },
        "sources": plainly(found.sources),
        "rulings": {each.key: localize(each.source, lang) for each in cited},
        "read": {each.source.read.key: each.verification[lang] for each in cited},
    }
    return to_json(content)


class _Teller:
    """Words what was found on one question."""

    def __init__(self, reasoner: Reasoner, question: Question) -> None:
        self._sources, self._casebook = reasoner.sources, reasoner.casebook
        self._question, self._outcomes = question, codebook().question(question.question).outcomes

    def clash(self, found: Clash) -> Finding:
        """Tell that two rulings are not consistent, and what may set them apart."""
        pair = _SAID.CHECK_CLASH.fill(
            first=self._decided(found.first), second=self._decided(found.second), reason=_named(found.reason)
        )
        sentences = [pair]
        if found.overcome:
            sentences.append(_SAID.CHECK_OVERCOME.fill(factors=_named(found.overcome)))
        if found.mutual:
            sentences.append(_SAID.CHECK_MUTUAL)
        if found.only_first:
            sentences.append(_SAID.CHECK_ONLY_FIRST.fill(factors=_named(found.only_first)))
        else:
            facts = _SAID.CHECK_DIFFERING.fill(facts=_facts(found.facts))
            sentences.append(facts if found.facts else _SAID.CHECK_ALIKE)
        if found.bare:
            sentences.append(_SAID.CHECK_BARE)
        if found.unexplained:
            sentences.append(_SAID.CHECK_UNEXPLAINED.fill(facts=_facts(found.unexplained)))
        if found.other_scope:
            sentences.append(_SAID.CHECK_OTHER_SCOPE)
        if found.pairing == "one_affair":
            sentences.append(_SAID.CHECK_ONE_AFFAIR)
        if found.set_aside_by:
            later = self._casebook.find(found.set_aside_by)
            sentences.append(
                _SAID.CHECK_SET_ASIDE.fill(later=courts().cite(later) if later else untranslated(found.set_aside_by))
            )
        return Finding(
            kind="inconsistent" if found.pairing == "open" else "inconsistent_apart",
            text=Text.joined(sentences, " "),
            rulings=(found.first.key, found.second.key),
            factors=tuple(each.factor for each in (*found.reason, *found.only_first)),
            facts=(*found.facts, *found.unexplained),
        )

    def untried(self, found: Untried) -> Finding:
        """Tell that a factor rests on no precedent, or on those of one affair."""
        if found.readings:
            case = "on_it_alone" if found.on_it_alone else "one_affair"
        else:
            case = "silent" if found.silent else "nowhere"
        rulings = found.silent or tuple(reading.precedent.ruling for reading in found.readings)
        authority = _cited(found.silent) if found.silent else self._authority(found.rule)
        text = _CHECK_UNTESTED[case if found.in_force else "not_in_force"].fill(
            factor=_NAMED.fill(short=found.rule.short, id=found.rule.id),
            rulings=_cited(rulings),
            authority=authority,
        )
        return Finding(
            kind="one_affair" if found.readings else "untested",
            text=text,
            rulings=tuple(ruling.key for ruling in rulings),
            factors=(found.rule.id,),
        )

    def idle(self, found: Idle) -> Finding:
        """Tell that a ruling never governs, and why."""
        unfounded = found.why == "no_criterion" and not found.stated
        text = _CHECK_NEVER_GOVERNS["no_factor" if unfounded else found.why].fill(
            ruling=self._decided(found.reading),
            reason=_named(found.reason),
            least=str(self._question.least_reason),
            met=str(found.met),
            barrier=_named((found.barrier,) if found.barrier else ()),
        )
        if not found.stated and not unfounded and found.why != "floor":
            text = _SAID.CHECK_UNSTATED.fill(told=text)
        return Finding(
            kind="never_governs",
            text=text,
            rulings=(found.reading.key,),
            factors=tuple(each.factor for each in found.reason),
            numbers={"met": found.met},
        )

    def founded(self, found: Founded) -> Finding:
        """Tell on what a rule rests, and whether any of it carries the rule."""
        kind = "carried" if found.carried else "noted" if found.rule.note else "uncarried"
        text = _SAID.CHECK_FOUNDED.fill(
            factor=_NAMED.fill(short=found.rule.short, id=found.rule.id),
            authority=Text.joined([each.cited for each in found.authority], "; "),
        )
        return Finding(kind=kind, text=text, factors=(found.rule.id,), authority=found.authority)

    def thin(self, found: Thin) -> Finding:
        """Tell that there are few affairs."""
        ladder = self._question.ladder
        rung = codebook().fact(ladder.fact).label(found.rung) if ladder and found.rung else untranslated("")
        sides = [
            _SIDE.fill(outcome=self._outcomes[outcome], affairs=str(count))
            for outcome, count in found.by_outcome.items()
        ]
        case = "rung" if found.rung else "outcome" if found.outcome else "question"
        text = _CHECK_THIN[case].fill(
            affairs=str(found.affairs),
            least=str(found.least),
            outcome=self._outcomes[found.outcome] if found.outcome else untranslated(""),
            rung=rung,
            sides=Text.joined(sides, ", "),
        )
        return Finding(kind="thin", text=text, numbers={"affairs": found.affairs, "least": found.least})

    def misplaced(self, found: Misplaced) -> Finding:
        """Word a citation that the framework refuses."""
        statute = self._sources.rulebook.statutes.get(found.cite)
        cite = statute.latest().cite if statute else courts().cite(self._casebook[found.cite])
        text = _SAID.CHECK_MISPLACED.fill(where=found.where, cite=cite, why=found.why)
        return Finding(
            kind="misplaced",
            text=text,
            statute=found.cite if statute else None,
            rulings=() if statute else (found.cite,),
            factors=(found.where,),
        )

    @staticmethod
    def conflict(found: Contrary) -> Finding:
        """Name requirements for opposite outcomes that the same facts can meet."""
        rule, *others = [_NAMED.fill(short=each.short, id=each.id) for each in (found.rule, *found.others)]
        return Finding(
            kind="conflicting",
            text=_SAID.CHECK_CONFLICTING.fill(rule=rule, others=Text.enumerate(others, "any")),
            factors=(found.rule.id, *(each.id for each in found.others)),
        )

    def _authority(self, rule: Rule) -> Text:
        """Cite all authorities of a rule, in force or not."""
        cited = self._sources.under(rule, self._question.question, None)
        return Text.joined([each.cited for each in cited], "; ")

    def _decided(self, reading: Reading) -> Text:
        ruling = reading.precedent.ruling
        return _SAID.CHECK_DECIDED.fill(
            citation=courts().cite(ruling),
            outcome=self._outcomes[reading.outcome],
            level=codebook().level(level_of(ruling)).label,
        )


def _source(found: Unverified, sources: Sources) -> Finding:
    source, numbers = found.source, {"cited": found.cited, "governs": found.governs}
    counted = {name: str(number) for name, number in numbers.items()}
    if isinstance(source, Ruling):
        text = _SAID.CHECK_RULING_USED.fill(
            source=courts().cite(source), verification=courts().provenance(source), **counted
        )
        kind = "open_points" if source.confidence == "high" else "uncertain"
        return Finding(kind=kind, text=text, rulings=(source.key,), numbers=numbers)
    cited = sources.latest(source.id)
    verified = cited.verification
    if source.latest().unverified:
        verified = _SAID.CHECK_OPEN_POINTS.fill(verification=verified)
    text = _SAID.CHECK_STATUTE_USED.fill(source=cited.text, verification=verified, cited=str(found.cited))
    return Finding(kind="statutes", text=text, statute=source.id, numbers={"cited": found.cited})


def _uncitable(ruling: Ruling) -> Finding:
    text = _CHECK_UNCITABLE["dated" if ruling.date else "undated"].fill(ruling=courts().cite(ruling))
    return Finding(kind="uncitable", text=text, rulings=(ruling.key,))


def _named(circumstances: Iterable[Circumstance]) -> Text:
    named = [_NAMED.fill(short=each.short, id=each.factor) for each in circumstances]
    return Text.enumerate(named)


def _facts(facts: Iterable[str]) -> Text:
    return Text.joined([codebook().variable(fact).short for fact in facts], ", ")


def _cited(rulings: Iterable[Ruling]) -> Text:
    return Text.joined([courts().cite(ruling) for ruling in rulings], "; ")
