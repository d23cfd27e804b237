"""Mark: how sure it is what a text says."""

from typing import Literal

Mark = Literal["V", "K", "U"]  # read in a source; from knowledge; uncertain
