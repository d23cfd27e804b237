"""The four packages depend on one another in one direction."""

import subprocess
import sys
from pathlib import Path


def test_dependencies_point_one_way() -> None:
    """Nothing in cases, rules or engine imports what lies above it; pyproject.toml has the contract."""
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-logo"], cwd=Path(__file__).parent.parent, check=False)
    assert done.returncode == 0
