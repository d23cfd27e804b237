"""Books: codebook, courts, policybook and casebook, read from one folder and passed on as one object."""

from functools import cached_property
from pathlib import Path

from privesfeer.cases.casebook import Casebook
from privesfeer.cases.casefile import CaseFile, case_file_of
from privesfeer.cases.citation import Courts
from privesfeer.cases.codebook import Codebook
from privesfeer.cases.contradiction import Contradiction
from privesfeer.cases.facts import Facts, facts_of
from privesfeer.cases.fit import called, fit, fitting
from privesfeer.cases.incident import Incident, incident_of
from privesfeer.cases.policy import Policy, Policybook, policy_of
from privesfeer.cases.terms import Terms


class Books:
    """The books of one folder; each is read when it is first asked for.

    Nothing here is shared with another set of books: two of them can stand side by side in one program.

    Attributes:
        folder: where they were read.
    """

    def __init__(self, folder: Path) -> None:
        """Name the folder.

        Args:
            folder: holds codebook.yaml, contradictions.yaml, courts.yaml, court_codes.yaml, casebook.yaml and rulings/,
                and where codes are checked policybook.yaml, where texts are read papers/terms.yaml.
        """
        self.folder = folder

    @cached_property
    def codebook(self) -> Codebook:
        """Every fact and question."""
        book: Codebook = fit(Codebook, self.folder / "codebook.yaml")
        contradictions = fit(tuple[Contradiction, ...], self.folder / "contradictions.yaml", book)
        with fitting(called(self.folder / "codebook.yaml")):
            return book.contradicted(contradictions)

    @cached_property
    def courts(self) -> Courts:
        """The courts."""
        return Courts.load(self.folder)

    @cached_property
    def casebook(self) -> Casebook:
        """The rulings."""
        return Casebook.load(self.folder, self.codebook, self.courts)

    @cached_property
    def policybook(self) -> Policybook:
        """What a social media code can say."""
        return Policybook.load(self.folder, self.codebook)

    @cached_property
    def terms(self) -> Terms:
        """The words that suggest facts."""
        return Terms.load(self.folder, self.codebook)

    @property
    def facts(self) -> type[Facts]:
        """The model of what is known of an incident."""
        return facts_of(self.codebook)

    @property
    def incident(self) -> type[Incident]:
        """The model of an incident."""
        return incident_of(self.codebook)

    @property
    def case_file(self) -> type[CaseFile]:
        """The model of a case file."""
        return case_file_of(self.codebook)

    @property
    def policy(self) -> type[Policy]:
        """The model of a code."""
        return policy_of(self.policybook)
