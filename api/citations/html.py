"""HTML: the text of a page as it is read: without scripts and styles, and with what links only say in their address."""

from html.parser import HTMLParser

_UNREAD = {"script", "style", "template", "noscript", "head", "svg"}
_BLOCKS = {
    *("p", "div", "li", "ul", "ol", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "aside"),
    *("blockquote", "pre", "header", "footer", "main", "nav", "dl", "dt", "dd", "figure", "figcaption", "body", "hr"),
}
_EMPTY = {"br", "td", "th"}
_VOID = {"hr", "br", "img", "meta", "link", "input", "wbr", "col", "area", "base", "source", "track", "embed", "param"}


class _Text(HTMLParser):
    """Takes the text out of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.told: list[str] = []
        self._unread = 0
        self._links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNREAD and tag not in _VOID:
            self._unread += 1
        elif tag in _BLOCKS:
            self.told.append("\n\n")
        elif tag in _EMPTY:
            self.told.append("\n" if tag == "br" else " ; ")
        elif tag == "a":
            # As Markdown has it: a page is searched with the ECLI that stands in an address only.
            href = dict(attrs).get("href") or ""
            self._links.append(href if "ECLI" in href.upper() and " " not in href else "")
            self.told.append("[" if self._links[-1] else "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNREAD:
            self._unread = max(0, self._unread - 1)
        elif tag in _BLOCKS:
            self.told.append("\n\n")
        elif tag == "a" and self._links and (href := self._links.pop()):
            self.told.append(f"](<{href}>)")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.told.append(data)


def text_of(page: str) -> str:
    """Give the text of a page.

    Returns:
        Its text, with blank lines between paragraphs.
    """
    reader = _Text()
    reader.feed(page)
    reader.close()
    return "".join(reader.told)
