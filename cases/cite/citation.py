"""Citation: what a text refers to in one place: a ruling, by whatever it is named, or an article of law."""

import datetime as dt
from typing import Literal

from privesfeer.cases.cite.forms import CourtNamed
from privesfeer.cases.commons.text import Record

Kind = Literal["ecli", "ljn", "application", "case_number", "report", "date", "name", "article"]


class ArticleCited(Record):
    """An article as it is cited.

    Attributes:
        code: the id of its code in forms.yaml.
        number: its number, with that of its book where it has one.
        paragraphs: the paragraphs that are named.
        old: whether it is cited as what was once the law.
    """

    code: str
    number: str
    paragraphs: tuple[int, ...] = ()
    old: bool = False


class Cited(Record):
    """A citation as it stands in a text.

    Attributes:
        kind: by what it refers: the surest of its numbers, else court and day, else a name; or to an article.
        start: where it starts, in the text as given.
        end: where it ends.
        on_page: where it stands on the page.
        text: the words.
        ecli: an ECLI, in capitals and without blanks.
        ljn: an LJN.
        applications: application numbers of the European Court of Human Rights.
        case_number: a case number of the Court of Justice, with a plain hyphen.
        reports: places in reports, each as "NJ 1999/643".
        court: the court that is named.
        date: the day that is named.
        names: what it is called: the parties, or the name by which lawyers know it.
        place: the paragraphs that are referred to.
        article: the article of law.
    """

    kind: Kind
    start: int
    end: int
    on_page: tuple[int, int]
    text: str
    ecli: str | None = None
    ljn: str | None = None
    applications: tuple[str, ...] = ()
    case_number: str | None = None
    reports: tuple[str, ...] = ()
    court: CourtNamed | None = None
    date: dt.date | None = None
    names: tuple[str, ...] = ()
    place: str | None = None
    article: ArticleCited | None = None
