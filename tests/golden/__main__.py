"""Write the golden verdicts and measures anew, and name those that changed."""

import sys
from pathlib import Path

from tests.golden import golden

wanted = dict(golden())
for left in set(Path(__file__).parent.glob("*.md")) - set(wanted):
    left.unlink()
    sys.stdout.write(f"removed {left.name}\n")
for place, text in wanted.items():
    if not place.exists() or place.read_text("utf-8") != text:
        place.write_text(text, "utf-8")
        sys.stdout.write(f"changed {place.name}\n")
