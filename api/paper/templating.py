"""Templating: how what lays out pages, papers and pictures is set up."""

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined


def environment(package: str, path: str = "templates", **more: Any) -> Environment:  # noqa: ANN401 - what Jinja takes
    """Give what lays out text: what is put into it is escaped, and what it names has to be there.

    Args:
        package: in which the templates lie.
        path: their folder within it.
        **more: further options of Jinja.
    """
    loader = PackageLoader(package, path)
    return Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, **more
    )
