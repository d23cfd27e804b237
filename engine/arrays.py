"""Arrays: numpy, imported when a first array is made; most verdicts make none, and to import it takes a while."""

from typing import TYPE_CHECKING, Any

import lazy_loader

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Bits = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    Places = NDArray[np.intp]
    Small = NDArray[np.int8]
    Codes = NDArray[np.int32]
    Words = NDArray[np.uint64]
else:
    np = lazy_loader.load("numpy")
    Bits = Floats = Places = Small = Codes = Words = Any

__all__ = ["Bits", "Codes", "Floats", "Places", "Small", "Words", "np"]
