"""Languages: what a test writes in Dutch and English, said in whatever languages there are."""

from typing import Any

from privesfeer.cases.commons.text import LANGUAGES, Text

WRITTEN = ("nl", "en")  # the languages of which a test knows a word, whatever others the program speaks


def spoken(content: Any) -> Any:  # noqa: ANN401 - whatever is written in a file
    """Say what a test writes in these languages in every language that there is: in the last of these, elsewhere."""
    if isinstance(content, list | tuple):
        return [spoken(each) for each in content]
    if not isinstance(content, dict):
        return content
    told = {name: spoken(each) for name, each in content.items()}
    worded = all(isinstance(content.get(lang), str) for lang in WRITTEN)
    return dict.fromkeys(LANGUAGES, content[WRITTEN[-1]]) | told if worded else told


def worded(nl: str, en: str) -> Text:
    """Give a text of which a test knows these wordings."""
    return Text(**spoken({"nl": nl, "en": en}))
