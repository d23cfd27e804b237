"""The sources of a memo: a note where a ruling is named first, its mark where it is contrary, and the table of all."""

import re
from dataclasses import replace

from privesfeer.api.ask.registry import casebook
from privesfeer.api.memo import READERS, Reader, nodes
from privesfeer.api.memo import wording as words
from privesfeer.api.memo.citable import citable
from privesfeer.api.paper.blocks import (
    Heading,
    Table,
)
from privesfeer.cases.commons.text import Lang
from tests.api.test_memo import EVERY, IN_BOTH, MEMO, heard, spans, told, written


@EVERY
@MEMO
@IN_BOTH
def test_a_ruling_has_a_note_where_it_is_named_first_and_never_again(name: str, lang: Lang, reader: Reader) -> None:
    """With its citation as in a paper that is filed, its address and what became of it.

    Behind it stands that it is still to be read, where it was read neither in the court's own words nor in its summary.
    """
    blocks, proof = written(name, lang, reader), nodes(heard(name))
    seen: set[str] = set()
    every = [*spans(blocks)]
    for span, after in ((each, every[place + 2 : place + 3]) for place, each in enumerate(every) if each.note):
        [note] = span.note
        [citation] = proof[note.node]
        assert citation.key not in seen, "two notes for one ruling"
        seen.add(citation.key)
        assert str(citation.source.name) in span.text
        assert note.url == citation.url
        assert note.text.startswith(casebook().courts.cite(casebook()[citation.key], filed=True)[lang])
        assert citation.stood[lang] in note.text
        unread = any(each.text == words.UNREAD[lang] for each in after)
        assert unread is (reader != "employee" and not citation.source.carries)


@EVERY
@MEMO
@IN_BOTH
def test_no_ruling_of_the_pages_lacks_its_note(name: str, lang: Lang, reader: Reader) -> None:
    """What is linked to a ruling was noted before; in the annex its table says where each is found."""
    blocks, noted = written(name, lang, reader), set[str]()
    by_url = {
        each.url: each.key
        for held in nodes(heard(name)).values()
        for each in held
        if each.kind == "ruling" and each.url
    }
    end = next(
        (place for place, each in enumerate(blocks[1:], 1) if isinstance(each, Heading) and each.level == 1), None
    )
    for span in spans(blocks[:end]):
        if span.note:
            noted.add(span.note[0].node.removeprefix("source:"))
        if span.url in by_url:
            assert by_url[span.url] in noted, span


@EVERY
@IN_BOTH
def test_a_reason_never_rests_on_a_contrary_or_dead_ruling_without_its_mark(name: str, lang: Lang) -> None:
    """In the memo of each reader, at every name behind a reason or a point."""
    proof = nodes(heard(name))
    for reader in READERS:
        for span in spans(written(name, lang, reader)):
            if not span.url or not re.search("ground:|decides:|contra:", span.node):
                continue
            for cited in proof[span.node]:
                if span.url == cited.url and cited.kind == "ruling" and str(cited.source.name) in span.text:
                    # What carries a reason of another case is only compared.
                    compared = replace(cited, stance="rule_only")
                    assert span.text in {cited.short[lang], (cited if cited.contrary else compared).short[lang]}
                    assert not cited.fallen or cited.stood[lang] in span.text


def test_the_lawyers_memo_names_what_decided_otherwise_behind_a_reason_as_the_verdict_does() -> None:
    """Of the rulings on evidence the one that excluded it, however many say that it is used."""
    proof, seen = nodes(heard("teams-channel")), 0
    named = {(span.node, span.url) for span in spans(written("teams-channel", "nl", "lawyer")) if span.url}
    for node in {each for each, _ in named if each.startswith("ground:")}:
        otherwise = {(node, each.url) for each in proof[node] if each.otherwise and citable(each)}
        if otherwise and sum(each == node for each, _ in named) > 1:
            seen += 1
            assert otherwise & named, node
    assert seen


@EVERY
@IN_BOTH
def test_every_source_of_the_lawyers_memo_stands_in_the_last_table(name: str, lang: Lang) -> None:
    """Rulings by name, in full and with how they were read; articles behind them."""
    blocks, proof = written(name, lang, "lawyer"), nodes(heard(name))
    tables = [(at, block.rows) for at, block in enumerate(blocks) if isinstance(block, Table)]
    found = [(at, rows) for at, rows in tables if rows[0][0][0].node.startswith("source:")]
    place, told_rows = found[-1] if found else (0, ())
    rows = {row[0][0].node.removeprefix("source:"): row for row in told_rows}
    names = [told(row[0]) for row in told_rows]
    assert names == sorted(names, key=str.casefold)
    for key, (_, where, read) in rows.items():
        [citation] = proof[f"source:{key}"]
        assert told(where).startswith(casebook().courts.cite(casebook()[key], filed=True)[lang])
        assert where[0].url == citation.url
        assert told(read).casefold() == casebook()[key].verification[lang].casefold()
    noted = {span.note[0].node.removeprefix("source:") for span in spans(blocks) if span.note}
    assert noted <= rows.keys()
    below = {span.node for block in blocks[place + 1 :] for span in spans((block,))}
    sources = {key: held[0] for key, held in proof.items() if key.startswith("source:")}
    articles = {each.text[lang]: key for key, each in sources.items() if each.kind == "statute"}
    cited = {articles[span.text] for span in spans(blocks) if span.text in articles and span.url}
    assert cited <= below
