"""Measure both halves: `python -m tests.citations`; of the sealed one figures only (`--open`: what was missed)."""

import sys

from tests.citations.measured import measured


def main() -> None:
    """Print what was found."""
    for half in ("open", "sealed"):
        told = measured(half)
        sys.stdout.write(f"{half}: {told.documents} documents, {told.citations} citations\n")
        for kind, count in sorted(told.wrong.items()):
            sys.stdout.write(f"  {kind:10} {told.found[kind]} of {count} found\n")
        sys.stdout.write(f"  all        {told.found.total()} of {told.wrong.total()} found\n")
        sys.stdout.write(f"  right      {len(told.accused)} of {told.right} called wrong\n")
        if half == "open" and "--open" in sys.argv:
            for line in (*told.missed, *told.accused):
                sys.stdout.write(f"    {line}\n")


if __name__ == "__main__":
    main()
