"""Citing teller: tells the sentences of a draft, and cites sources as a court looks them up."""

from collections.abc import Sequence

from privesfeer.api.ask.registry import casebook, drafts, level_of
from privesfeer.api.drafts import wording
from privesfeer.api.drafts.draft_context import DraftContext
from privesfeer.api.drafts.proof import proof
from privesfeer.api.memo.telling import Teller, unstopped
from privesfeer.api.paper.blocks import (
    Line,
    Span,
    Table,
)
from privesfeer.cases.commons.text import Lang, Text, capital, untranslated
from privesfeer.engine import Citation


class CitingTeller(Teller):
    """Tells a draft in one language.

    Attributes:
        named: the sources that were cited, by key.
    """

    def __init__(self, draft_context: DraftContext, lang: Lang) -> None:
        """Keep what it is written from."""
        super().__init__(draft_context.told, lang, proof(draft_context))
        self._context = draft_context
        self.named: dict[str, Citation] = {}

    def cite(self, node: str, citation: Citation) -> Line:
        """Cite a source as a court looks it up, linked; later of the European Court by name, of others by ECLI.

        What became of a ruling stands where it is named first, or where it fell.
        """
        first = citation.key not in self.named
        self.named.setdefault(citation.key, citation.unmarked)
        called = citation.text
        if citation.kind == "ruling":
            ruling = casebook()[citation.key]
            later = citation.source.name if ruling.level == "echr" else citation.ecli
            called = casebook().courts.cite(ruling, filed=True) if first or not later else untranslated(later)
        placed = Text.joined((called, citation.pinpoint), ", ") if citation.pinpoint else called
        undone = any(each.kind != "upheld" for each in citation.standing)
        stood = citation.stood if first or undone else untranslated("")
        words = self.says(Text.joined((citation.mark, placed, self._scope(citation), stood), " "))
        return (Span(words, url=citation.url, node=node),)

    def _scope(self, citation: Citation) -> Text:
        """Say of a ruling of another branch or country what it is; of one that speaks of this law nothing."""
        if citation.kind == "statute":
            return untranslated("")
        ruling, courts = casebook()[citation.key], casebook().courts
        home = drafts().derived.branches.get(str(self._context.worked_out.get("law")), "labour")
        scope: str = ruling.branch
        if level_of(ruling) == "foreign":
            scope = "foreign"
        elif scope == "public_service" and not courts.administrative(ruling):  # the court tells, and not the branch
            scope = "human_rights" if courts.telling(ruling) else "public_service_civil"
        elif ruling.employment is not None:  # told where the branch does not say it
            scope += "_employment" if ruling.employment else "_other"
        return untranslated("") if scope in {home, "human_rights"} else wording.SCOPES[scope]

    def cites(self, node: str, citations: Sequence[Citation], most: int = 2) -> Line:
        """Cite several sources, one after another, those that come first first, and no more than some."""
        spans: list[Span] = []
        named = citations[:most]
        for place, each in enumerate(named):
            joint = f" {self.says(wording.AND)} " if place == len(named) - 1 else "; "
            spans += [*([Span(joint, node=node)] if place else []), *self.cite(node, each)]
        return tuple(spans)

    def sources(self) -> Table:
        """Show every source that was named, rulings first: where it was read, how sure it is and what became of it."""
        rows = []
        for each in sorted(self.named.values(), key=lambda each: each.kind):
            node = f"source:{each.key}"
            told = Text.joined([each.verification, *(stood.text for stood in each.standing), *each.history], "; ")
            rows.append(((Span(self.says(each.text), url=each.url, node=node),), self.told(node, told.map(capital))))
        return Table((self.says(wording.SOURCE), self.says(wording.READ)), tuple(rows))

    def sourced(self, node: str, text: Text) -> Line:
        """Tell what its writer has to know, with the authority for it if there is any."""
        if not self.proof[node]:
            return self.told("program:notes", text)
        return self.told(node, wording.REASON, text=unstopped(text), authority=self.cites(node, self.proof[node], 3))
