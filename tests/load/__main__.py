"""All that is measured of the server under load: ``make load``."""

import argparse
import shutil
import sys
from pathlib import Path

from rich.console import Console

from tests.api.served import PROGRAM
from tests.load import beside, rate, visits


def main() -> None:
    """Print what the server bears, of honest callers alone and beside hostile ones."""
    reads = argparse.ArgumentParser(prog="python -m tests.load")
    reads.add_argument("minutes", nargs="?", type=float, default=2, help="how long memory is measured")
    reads.add_argument("--program", type=Path, help="another privesfeer, to be measured beside hostile callers too")
    told = reads.parse_args()
    if not shutil.which("wrk"):
        sys.exit("wrk is missing: apt-get install wrk")
    Console().print(beside.report([PROGRAM, *([told.program] if told.program else [])], beside.EVERY))
    Console().print(rate.report(told.minutes))
    Console().print(visits.report())


if __name__ == "__main__":
    main()
