"""The reasoning: incident + rulebook + casebook -> verdict. What stands here is the engine's face.

Whoever uses the engine imports from here, and nothing from its floors. The face is large because an answer is told as
records, and each kind of them has a name that pages, memos and the API need; what reasons is `Reasoner`, `evaluate`,
`examine`, `Check` and `CodeChecker`. It is listed in `__init__.pyi`, and read when it is asked for: a command that
cites a ruling does not wait for experta.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
