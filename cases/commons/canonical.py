"""Canonical: JSON of which there is one way to write it, so that it can be hashed."""

import hashlib

import orjson


def canonical(content: object) -> bytes:
    """Write JSON in the canonical form of RFC 8785.

    Args:
        content: the values; names are ASCII and numbers whole, below 2**53. For these that form is what orjson writes
            with names in order.

    Raises:
        TypeError: something is no JSON value.
    """
    return orjson.dumps(content, option=orjson.OPT_SORT_KEYS)


def content_hash(content: object) -> str:
    """Hash JSON values, so that a version moves with the content and with nothing else: twelve hexadecimal digits."""
    return hashlib.sha256(canonical(content)).hexdigest()[:12]
