"""Version: the shape in which a version of the API takes a case and tells of it. All else is one in every version."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from privesfeer.api.ask.earlier import ADDED, as_before, key_before
from privesfeer.api.ask.earlier_records import model_before, told_before
from privesfeer.api.ask.request import CaseRequest, InvalidRequestError, Request, named, request_of
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.problem import Problem
from privesfeer.cases.commons.serialize import Localizable
from privesfeer.cases.commons.text import LANGUAGES, Lang, Output, Text

_SAID = catalogue(__file__)


@dataclass(frozen=True, slots=True)
class ApiVersion:
    """The shape of now.

    Attributes:
        name: what stands first in the addresses of the version.
        successor: that of the version that takes its place; None: it is the newest.
    """

    name: Literal["v1", "v2"]
    successor: str | None = None

    @property
    def behind(self) -> str:
        """What stands behind names of which each version has one, such as those of operations."""
        return self.name.upper() if self.successor else ""

    def case(self, content: Any, lang: Lang) -> Request | CaseRequest:  # noqa: ANN401 - JSON values, checked here
        """Read a case.

        Args:
            content: the content of a body.
            lang: the language of the caller.

        Returns:
            The incident or case file.

        Raises:
            InvalidRequestError: it is neither in this shape.
        """
        self.check(content, lang)
        try:
            return request_of(content, lang)
        except InvalidRequestError as error:
            raise InvalidRequestError(tuple(map(self.blame, error.problems)), error.lang) from error

    def check(self, content: Any, lang: Lang) -> None:  # noqa: ANN401 - as case
        """Refuse a case in the shape of another version.

        Args:
            content: the content.
            lang: the language of the caller.

        Raises:
            InvalidRequestError: it has that shape.
        """

    def tell(self, told: Localizable, lang: Lang) -> dict[str, Any]:
        """Tell of a case in this shape.

        Args:
            told: what is told.
            lang: the language of all wording.

        Returns:
            JSON values, to be read only.
        """
        return told.localize(lang)

    def model(self, kind: type[Output]) -> type[Output]:
        """Give the model of what is told in this shape.

        Args:
            kind: that of what is told.

        Returns:
            The model.
        """
        return kind

    def blame(self, problem: Problem) -> Problem:
        """Name what is wrong with a case as this shape calls it.

        Args:
            problem: what is wrong.

        Returns:
            The problem.
        """
        return problem

    def show(self, example: Any) -> Any:  # noqa: ANN401 - JSON values
        """Put an example of a body in this shape.

        Args:
            example: the example, in which cases may stand at any depth.

        Returns:
            The example.
        """
        return example


class _Earlier(ApiVersion):
    """The shape of version 0.5: the acts of a case are conversations, it has no client and no lists but that."""

    __slots__ = ()

    def check(self, content: Any, lang: Lang) -> None:  # noqa: ANN401 - as case
        """Refuse what only a later version knows, and say which does."""
        later = ({"acts"} | ADDED["CaseRequest"]) & content.keys() if isinstance(content, dict) else ()
        if later:
            raise InvalidRequestError(tuple(map(self._later, sorted(later))), named(content) or lang)

    def _later(self, key: str) -> Problem:
        text = _SAID.LATER.fill(field=f"'{key}'", here=f"/{self.name}", there=f"/{self.successor}")
        then = key_before(key)
        return Problem(field=key, text=text, nearest=None if then == key else then)

    def tell(self, told: Localizable, lang: Lang) -> dict[str, Any]:
        """Tell of a case in this shape."""
        return told_before(told, lang)

    def model(self, kind: type[Output]) -> type[Output]:
        """Give the model of what is told in this shape."""
        return model_before(kind)

    def blame(self, problem: Problem) -> Problem:
        """Name what is wrong with a case as this shape calls it."""
        first, dot, rest = problem.field.partition(".")
        allowed = problem.allowed
        if not dot:
            allowed = tuple(key_before(each) for each in allowed if each not in ADDED["CaseRequest"])
        named_then = {lang: _ACT_NAMED.sub(key_before("acts"), problem.text[lang]) for lang in LANGUAGES}
        return problem.model_copy(
            update={"field": key_before(first) + dot + rest, "allowed": allowed, "text": Text(**named_then)}
        )

    def show(self, example: Any) -> Any:  # noqa: ANN401 - JSON values
        """Put an example of a body in this shape."""
        match example:
            case Mapping():
                return as_before({name: self.show(each) for name, each in example.items()})
            case list():
                return [self.show(each) for each in example]
            case _:
                return example


_ACT_NAMED = re.compile(r"(?<!\w)acts(?=\.\d|')")  # in a sentence, by its key

NEWEST = ApiVersion("v2")
VERSIONS: tuple[ApiVersion, ...] = (_Earlier("v1", successor="v2"), NEWEST)
