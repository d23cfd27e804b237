"""The lawyer's memo as a file: how long it takes to write, and how long it is to read.

``python -m tests.bench_memo`` prints the figures beside their targets. Nothing here is a test: a figure depends on the
machine. What is timed is a further memo in a process that has written one, from the request to the file: in processor
time, so that a figure says nothing of what else the machine does.
"""

import io
import os
import statistics
import sys
import time
from pathlib import Path

import pikepdf
from rich.console import Console
from rich.table import Table

from privesfeer.api.memo import memo_document
from privesfeer.api.paper.writers import written
from privesfeer.cases.commons.text import LANGUAGES, Lang
from tests.golden import CASE_FILES, PLEADED, asked

ROUNDS = 5
TARGETS = {".html": 300, ".docx": 2000, ".pdf": 2000}  # milliseconds


def bench_memos(table: Table) -> None:
    """Time the golden memos and those on case files in every form; of all in both languages the slowest is shown."""
    memos = [(example, lang) for example in (*PLEADED, *CASE_FILES) for lang in LANGUAGES]
    for suffix, target in TARGETS.items():
        took = {f"{example.stem}, {lang}": _median_ms(example, lang, suffix) for example, lang in memos}
        slowest = max(took, key=took.__getitem__)
        table.add_row(
            f"lawyer's memo, warm, to {suffix}: the slowest ({slowest})",
            f"{took[slowest]:.0f} ms",
            f"below {target} ms",
        )
    for example, lang in memos:
        with pikepdf.open(io.BytesIO(_memo(example, lang, ".pdf"))) as read:
            table.add_row(f"lawyer's memo, pages of PDF ({example.stem}, {lang})", str(len(read.pages)), "")


def _memo(example: Path, lang: Lang, suffix: str) -> bytes:
    return written(memo_document(asked(example), lang, "lawyer"), suffix)


def _median_ms(example: Path, lang: Lang, suffix: str) -> float:
    _memo(example, lang, suffix)
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        _memo(example, lang, suffix)
        times.append(time.process_time() - start)
    return statistics.median(times) * 1000


def main() -> None:
    """Print the figures."""
    table = Table("measure", "figure", "target", title=f"Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    bench_memos(table)
    Console().print(table)


if __name__ == "__main__":
    main()
