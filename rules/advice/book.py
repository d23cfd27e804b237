"""Advice of a country: courses, steps, what comes before one looks, and what the whole is worth."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from pydantic import model_validator

from privesfeer.cases.commons import document
from privesfeer.cases.commons.text import Record
from privesfeer.cases.fit import called, fit, fit_content, fitting
from privesfeer.rules.advice.client_question import ClientQuestion, ClientQuestions
from privesfeer.rules.advice.course import Course
from privesfeer.rules.advice.look import LookBook
from privesfeer.rules.advice.point import Points
from privesfeer.rules.advice.prognosis import Prognosis
from privesfeer.rules.advice.step import AdviceStep
from privesfeer.rules.advice.vocabulary import AdviceVocabulary
from privesfeer.rules.advice.way import WayOfLaw
from privesfeer.rules.rule import Authority


class AdviceBook(Record):
    """All advice; a country may give none.

    Attributes:
        points: what is worked out before it is chosen.
        courses: the courses, in the order in which they are taken at one gate.
        steps: the steps, in the order in which they are told where their days do not say it.
        prognosis: what may become of the whole.
        look: what comes before one looks; None: nothing is said of it.
        ways: under which law someone works who is no ordinary employee, and where he goes; the first that belongs.
        asked: what clients ask; None: nothing is said of it.
    """

    points: Points = Points(stages=())
    courses: tuple[Course, ...] = ()
    steps: tuple[AdviceStep, ...] = ()
    prognosis: Prognosis = Prognosis()
    look: LookBook | None = None
    ways: tuple[WayOfLaw, ...] = ()
    asked: ClientQuestions | None = None

    @model_validator(mode="after")
    def _named(self) -> Self:
        """Refuse an id that stands twice, and a second choice that is not there."""
        for what, ids in (("course", [each.id for each in self.courses]), ("step", [each.id for each in self.steps])):
            if twice := sorted({each for each in ids if ids.count(each) > 1}):
                raise ValueError(f"more than one {what} '{twice[0]}'")
        for course in self.courses:
            for each in (*course.instead, *course.same):
                if each not in self.course_ids:
                    raise ValueError(f"course '{course.id}' names '{each}', which is not there")
        return self

    @cached_property
    def course_ids(self) -> dict[str, Course]:
        """The courses by id."""
        return {each.id: each for each in self.courses}

    @property
    def cited(self) -> Iterator[tuple[str, Authority]]:
        """What every part cites, with the part."""
        for course in self.courses:
            sources = (*course.authority, *(source for each in course.contra for source in each.authority))
            yield from ((f"courses/{course.id}", each) for each in sources)
        for step in self.steps:
            yield from ((f"steps/{step.id}", each) for each in step.authority)
        for way in self.ways:
            yield from ((f"ways/{way.id}", each) for each in way.authority)
        for whole in self.prognosis.wholes:
            yield from ((f"prognosis/{whole.measures[0]}", each) for each in whole.authority)
        yield from ((f"look/{name}", each) for name, each in self.look.cited) if self.look else ()
        for asked in self.asked.questions if self.asked else ():
            yield from ((f"questions/{asked.id}", each) for part in asked.parts for each in part.authority)

    @classmethod
    def load(cls, folder: Path, vocabulary: AdviceVocabulary) -> "AdviceBook":
        """Read the advice of a country.

        Args:
            folder: holds `points.yaml`, `prognosis.yaml`, and the folders `courses` and `steps`, whose files are read
                in the order of their names; `look.yaml` is what comes before one looks, `ways.yaml` under which law
                someone works; `questions.yaml` and the folder `questions` are what clients ask.
            vocabulary: what its conditions can test.

        Returns:
            The advice; empty where there is no such folder.

        Raises:
            ValueError: a file is not valid, or names what is not there.
        """
        if not folder.is_dir():
            return cls()
        with fitting(called(folder / "points.yaml")):
            written = document.parse((folder / "points.yaml").read_bytes())
            # Each point may test those before it, so that the vocabulary has them when their conditions are read.
            vocabulary.points((each["id"], each["short"]) for each in written["points"])

        def every(name: str, kind: Any) -> Iterator[object]:  # noqa: ANN401 - a type that holds models
            for path in sorted((folder / name).glob("*.yaml")):
                if not path.stem.endswith(".cases"):
                    yield from fit(kind, path, vocabulary)

        look, ways, asked = (folder / f"{name}.yaml" for name in ("look", "ways", "questions"))
        parts: dict[str, Any] = {
            "points": fit(Points, folder / "points.yaml", vocabulary),
            "courses": (*every("courses", tuple[Course, ...]),),
            "steps": (*every("steps", tuple[AdviceStep, ...]),),
            "prognosis": fit(Prognosis, folder / "prognosis.yaml", vocabulary),
            "look": fit(LookBook, look, vocabulary) if look.exists() else None,
            "ways": fit(tuple[WayOfLaw, ...], ways, vocabulary) if ways.exists() else (),
        }
        if asked.exists():
            questions = [*every("questions", tuple[ClientQuestion, ...])]
            parts["asked"] = fit(ClientQuestions, asked, vocabulary, {"questions": questions})
        read: AdviceBook = fit_content(cls, parts, called(folder))
        return read
