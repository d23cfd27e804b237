"""Write the golden texts anew, and name those that changed."""

import sys

from tests.golden import FOLDER, golden

wanted = dict(golden())
for left in {place.name for place in FOLDER.glob("*.md")} - set(wanted):
    (FOLDER / left).unlink()
    sys.stdout.write(f"removed {left}\n")
for name, text in wanted.items():
    place = FOLDER / name
    if not place.exists() or place.read_text("utf-8") != text:
        place.write_text(text, "utf-8")
        sys.stdout.write(f"changed {name}\n")
