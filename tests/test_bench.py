"""What the benchmark compares has to say the same: other engines on the same rules, on a few incidents."""

import pytest
from rich.table import Table

from tests.bench import SEED, bench_factors
from tests.drawn import drawn


@pytest.mark.slow
def test_other_engines_find_the_factors_that_the_kernel_finds() -> None:
    """Their times are compared, so they must do the same work."""
    bench_factors(Table("what", "result", "target"), list(drawn(25, SEED)), batch_us=1)
