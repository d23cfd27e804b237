"""Document: YAML and JSON read without losing anything: a key that stands twice is an error."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.strict import MOST_KEYS, StrictError, bounded, read_yaml
from privesfeer.cases.commons.text import Text, shown

_SAID = catalogue(__file__)


class UnreadableDocumentError(ValueError):
    """A document that is not valid YAML or JSON, or in which a key stands twice.

    Attributes:
        text: the message in both languages.
    """

    def __init__(self, text: Text) -> None:
        """Keep the message.

        Args:
            text: what is wrong and where.
        """
        super().__init__(text.en)
        self.text = text


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    bounded(len(pairs))
    found = dict(pairs)
    if len(found) < len(pairs):
        times = Counter(key for key, _ in pairs)
        raise StrictError("TWICE", next(key for key, count in times.items() if count > 1))
    return found


def _refused(error: StrictError) -> UnreadableDocumentError:
    return UnreadableDocumentError(_SAID.text(error.rule).fill(name=shown(error.key), most=str(MOST_KEYS)))


def _json(text: str) -> Any:  # noqa: ANN401 - as above
    try:
        content = json.loads(text, object_pairs_hook=_unique)
        if "\\ud" in text.lower():  # perhaps half a character, which no text can hold
            json.dumps(content, ensure_ascii=False).encode()
    except (json.JSONDecodeError, StrictError):
        raise
    except RecursionError as error:
        raise UnreadableDocumentError(_SAID.TOO_DEEP) from error
    except UnicodeEncodeError as error:
        raise UnreadableDocumentError(_SAID.HALF_CHARACTER) from error
    except ValueError as error:  # a number of more digits than Python reads
        raise UnreadableDocumentError(_SAID.TOO_LONG_NUMBER) from error
    return content


def parse(source: str | bytes) -> Any:  # noqa: ANN401 - a document can hold anything; the models check it
    """Read one YAML or JSON document.

    Args:
        source: the document; JSON is tried first, since not all JSON is YAML.

    Returns:
        The plain content: dicts, lists, strings, numbers, booleans, dates.

    Raises:
        UnreadableDocumentError: not valid YAML or JSON, not UTF-8, or a key stands twice.
    """
    try:
        text = source.decode("utf-8-sig") if isinstance(source, bytes) else source
    except UnicodeDecodeError as error:
        raise UnreadableDocumentError(_SAID.NOT_UTF8.fill(place=str(error.start))) from error
    try:
        return _json(text)
    except StrictError as error:
        raise _refused(error) from error
    except json.JSONDecodeError:
        pass
    try:
        return read_yaml(text)
    except StrictError as error:
        raise _refused(error) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = 0 if mark is None else mark.line + 1
        raise UnreadableDocumentError(_SAID.WRONG_IN_LINE.fill(line=str(line))) from error
    except (yaml.YAMLError, ValueError) as error:
        raise UnreadableDocumentError(_SAID.CANNOT_BE) from error
    except RecursionError as error:
        raise UnreadableDocumentError(_SAID.TOO_DEEP) from error


def read(path: Path) -> Any:  # noqa: ANN401 - as parse
    """Read one document from a file.

    Args:
        path: a YAML or JSON file.

    Returns:
        The plain content.

    Raises:
        UnreadableDocumentError: as in parse, with the file's name.
        OSError: the file cannot be read.
    """
    try:
        return parse(path.read_bytes())
    except UnreadableDocumentError as error:
        name = f"{path.name}: "
        raise UnreadableDocumentError(error.text.map(lambda words: name + words)) from error
