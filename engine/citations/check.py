"""Check: the citations of a text, each held against the books and, where there is one, a source that is asked."""

import datetime as dt
from collections.abc import Iterable, Mapping

from privesfeer.cases.casebook import Casebook
from privesfeer.cases.cite.citation import Cited
from privesfeer.cases.cite.page import Page
from privesfeer.cases.cite.recognise import Recogniser
from privesfeer.cases.cite.register import Register, Registered, UnansweredError
from privesfeer.cases.codebook import Codebook
from privesfeer.engine.citations import register_answer
from privesfeer.engine.citations.finding import Checked, CheckedCitation, CitationCheck, CitationFinding, Held
from privesfeer.engine.citations.held import Holding, Sentences
from privesfeer.engine.citations.known import KnownRulings
from privesfeer.engine.citations.law import CitedLaw
from privesfeer.engine.citations.together import Together
from privesfeer.rules.articles import CodeCounted
from privesfeer.rules.claims import ClaimWords
from privesfeer.rules.rulebook import Rulebook

_MOST = 5000  # citations of a text that are checked


class Citator:
    """Checks the citations of texts."""

    def __init__(
        self,
        codebook: Codebook,
        casebook: Casebook,
        rulebook: Rulebook,
        claims: ClaimWords,
        counted: Mapping[str, CodeCounted],
    ) -> None:
        """Keep the books.

        Args:
            codebook: the questions.
            rulebook: the law.
            claims: the words by which sentences claim something.
            counted: what is known of the articles of codes.
        """
        self._casebook, self._says = casebook, claims
        self._recogniser = Recogniser(casebook)
        known = KnownRulings(casebook)
        self._together, self._holding = Together(known), Holding(known, rulebook, codebook)
        self._law = CitedLaw(rulebook, counted)

    def check(self, text: str, day: dt.date, register: Register | None = None) -> CitationCheck:
        """Check every citation of a text.

        Args:
            day: the day on which rulings and articles are read.
            register: a source that is asked for what has an ECLI; None: none is.

        Returns:
            The citations, with what is not right.
        """
        page = Page.of(text)
        every = self._recogniser.read(page)
        found = every[:_MOST]
        rulings = [each for each in found if each.article is None]
        sentences = Sentences(page, rulings, self._says)
        entries = _Asked(register)
        checked = list[CheckedCitation]()
        place = 0
        for each in found:
            if each.article is not None:
                start, end = page.sentence(each.on_page[0])
                checked.append(self._article(each, day, page.text[start:end]))
                continue
            checked.append(self._one(each, place, sentences, day, entries))
            place += 1
        faulty = sum(bool(each.findings) for each in checked)
        not_known = sum(each.checked == "form" and not each.findings for each in checked)
        return CitationCheck(
            as_of=day,
            found=len(checked),
            faulty=faulty,
            known=len(checked) - faulty - not_known,
            not_known=not_known,
            asked=register.name if register else None,
            unanswered=entries.unanswered,
            left_out=len(every) - len(found),
            citations=tuple(checked),
        )

    def _article(self, cited: Cited, day: dt.date, sentence: str) -> CheckedCitation:
        assert cited.article  # noqa: S101 - who asks has one; narrows the type
        statute = self._law.statute(cited.article)
        findings = tuple(self._law.findings(cited.article, day, sentence))
        known = findings or self._law.known(cited.article)
        return CheckedCitation(
            text=cited.text,
            start=cited.start,
            end=cited.end,
            kind="article",
            checked="casebook" if known else "form",
            source=statute.id if statute else None,
            url=statute.url(statute.on(day) or statute.latest()) if statute else None,
            findings=findings,
        )

    def _one(self, cited: Cited, place: int, sentences: Sentences, day: dt.date, entries: "_Asked") -> CheckedCitation:
        ruling = self._together.ruling(cited)
        findings = list(self._together.findings(cited, ruling, day))
        said = sentences.told(place)
        held: Held | None = None
        if ruling:
            held = self._holding.held(ruling, sentences.claims(place))
            findings += self._holding.findings(held)
            findings += self._holding.fallen(ruling, held, day, said=said, beside=sentences.beside(place))
        answered, told = entries.ask(cited) if not _malformed(findings) else (False, None)
        if answered:
            findings += _added(register_answer.beside(cited, told, entries.name, said=said), findings) if told else ()
            # A slip beside a known ruling says more than that there is no ruling of that number.
            lacking = told is None and ruling is None and not any(each.kind == "typo" for each in findings)
            findings += [register_answer.unknown(entries.name)] if lacking else []
        checked: Checked = "source" if answered else "casebook" if ruling else "form"
        courts = self._casebook.courts
        return CheckedCitation(
            text=cited.text,
            start=cited.start,
            end=cited.end,
            kind=cited.kind,
            checked=checked,
            source=entries.name if answered else ruling.key if ruling else None,
            citation=courts.cite(ruling) if ruling else None,
            url=courts.deeplink(ruling)
            if ruling
            else courts.follows(cited.ecli)
            if cited.ecli and not findings
            else None,
            held=held,
            became=self._holding.became(ruling, day) if ruling else (),
            findings=tuple(findings),
        )


def _malformed(findings: list[CitationFinding]) -> bool:
    return any(each.kind == "form" for each in findings)


def _added(told: Iterable[CitationFinding], so_far: list[CitationFinding]) -> list[CitationFinding]:
    """Leave out what the casebook found already: it is not said twice."""
    kinds = {each.kind for each in so_far}
    return [each for each in told if each.kind not in kinds]


class _Asked:
    """What a source was asked while one text was checked: each number once."""

    def __init__(self, register: Register | None) -> None:
        self._register = register
        self._told: dict[str, Registered | UnansweredError | None] = {}
        self.name = register.name if register else ""

    @property
    def unanswered(self) -> int:
        return sum(isinstance(each, UnansweredError) for each in self._told.values())

    def ask(self, cited: Cited) -> tuple[bool, Registered | None]:
        """Ask, and say whether there was an answer."""
        ecli = cited.ecli
        if self._register is None or ecli is None or not self._register.holds(ecli):
            return False, None
        if ecli not in self._told:
            try:
                self._told[ecli] = self._register.ask(ecli)
            except UnansweredError as error:
                self._told[ecli] = error
        told = self._told[ecli]
        return (False, None) if isinstance(told, UnansweredError) else (True, told)
