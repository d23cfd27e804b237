"""Negotiation: in which language and form a caller wants an answer, and whether it has that answer already."""

from collections.abc import Iterator, Sequence

from privesfeer.cases.commons.text import LANGUAGES, Lang


def accepted_lang(header: str) -> Lang:
    """Read the caller's language.

    Args:
        header: the value of Accept-Language; empty where there is none.

    Returns:
        The best of ours, by its quality; else Dutch.
    """
    best: Lang = "nl"
    highest = 0.0
    for name, weight in _weighed(header):
        lang = next((lang for lang in LANGUAGES if lang == name.partition("-")[0]), None)
        if lang and weight > highest:
            best, highest = lang, weight
    return best


def asked_lang(path: str, header: str) -> Lang:
    """Read in which language something is asked.

    Args:
        path: the path that is called.
        header: the value of Accept-Language; empty where there is none.

    Returns:
        That with which the path begins, as those of the pages do; else that of the header.
    """
    first = path.split("/")[1] if "/" in path else ""
    return next((lang for lang in LANGUAGES if lang == first), None) or accepted_lang(header)


def takes_gzip(header: str) -> bool:
    """Say whether a caller takes an answer in gzip.

    Args:
        header: the value of Accept-Encoding; empty where there is none.

    Returns:
        Whether it is named there, and not to say that it is not taken.
    """
    return dict(_weighed(header)).get("gzip", 0) > 0


def accepted_media(header: str, offered: Sequence[str]) -> str | None:
    """Choose the form of an answer.

    Args:
        header: the value of Accept; empty where there is none.
        offered: the media types that there are, ours first.

    Returns:
        The one with the highest quality, of equals the first; None: none of them is accepted.
    """
    asked = tuple(_weighed(header))
    if not asked:
        return offered[0]
    best = max(offered, key=lambda media: _quality(media, asked))
    return best if _quality(best, asked) > 0 else None


def _quality(media: str, asked: Sequence[tuple[str, float]]) -> float:
    """Give the quality of a media type by the most specific range that holds it."""
    kind = media.partition("/")[0]
    weights = dict(asked)
    return next((weights[each] for each in (media, f"{kind}/*", "*/*") if each in weights), 0.0)


def _weighed(header: str) -> Iterator[tuple[str, float]]:
    """Read the parts of a header with their qualities; what cannot be read is passed over."""
    for part in header.lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        written = next((each[2:] for each in parameters if each.startswith("q=")), "1")
        try:
            weight = float(written)
        except ValueError:
            continue
        if name:
            yield name, weight


def etag(sha256: str) -> str:
    """Name a content so that the same bytes have the same name, and no others.

    Args:
        sha256: the SHA-256 of the content in hexadecimal.

    Returns:
        A strong entity tag.
    """
    return f'"{sha256[:32]}"'


def has_already(header: str, tag: str) -> bool:
    """Say whether the caller has a content already.

    Args:
        header: the value of If-None-Match; empty where there is none.
        tag: the entity tag of the content.

    Returns:
        Whether it is named there.
    """
    named = [each.strip() for each in header.split(",")]
    return "*" in named or tag in [each.removeprefix("W/") for each in named]
