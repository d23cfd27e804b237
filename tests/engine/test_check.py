"""Check of the books: made-up rulings and rules, each with one thing that an editor should see."""

from pathlib import Path
from typing import Any

import pytest

from privesfeer.api.ask.registry import Incident, codebook, courts, rulebook
from privesfeer.cases.casebook import Casebook
from privesfeer.cases.commons import document
from privesfeer.cases.ruling import Ruling
from privesfeer.engine.audit.consistency import FEW_FOR_OUTCOME, FEW_ON_QUESTION, Check, Checked, Idle
from privesfeer.engine.reasoner import Reasoner
from privesfeer.rules.question import Question
from privesfeer.rules.rulebook import Rulebook
from tests.cases.sample import ruling
from tests.languages import spoken

QUESTION: dict[str, Any] = document.read(
    Path(__file__).parents[2] / "rules" / "nl" / "questions" / "private_sphere.yaml"
)
ARTICLE = {"statute": "evrm-8"}
WORDS = spoken({"nl": "woorden", "en": "words"})
RELEASE = ruling().date


def factor(name: str, favours: str, when: dict[str, Any], authority: dict[str, str] = ARTICLE) -> dict[str, Any]:
    """Make a factor that rests on one fact."""
    words = {"text": WORDS, "short": WORDS}
    return {"id": name, "favours": favours, "when": when, "authority": [authority], **words}


ON_OWN_DEVICE = {"fact": "device_owner", "is": "employee"}
del QUESTION["conclusion"]  # here rulings are weighed
FRIENDS = factor("friends", "private", {"fact": "audience", "at_most": "friends"})
OWN_DEVICE = factor("own_device", "private", ON_OWN_DEVICE)
ABOUT_WORK = factor("about_work", "not_private", {"fact": "work_related", "is": True})
RULES = (FRIENDS, OWN_DEVICE, ABOUT_WORK)


def decided(outcome: str, *relied_on: str, **changes: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - any field
    """Make the decisions of a ruling."""
    plain = ruling().decisions[0].model_dump() | {"outcome": outcome, "relied_on": relied_on}
    return [plain | changes]


def reasoner(*rulings: Ruling, rules: tuple[dict[str, Any], ...] = RULES) -> Reasoner:
    """Make a reasoner on a question with these rules alone, and these rulings."""
    presumption = {"id": "burden", "text": WORDS, "against": WORDS, "authority": [ARTICLE]}
    content = QUESTION | {
        "rules": list(rules),
        "scopes": QUESTION["scopes"][-1:],
        "presumptions": [presumption],
        "consequences": [],
    }
    book = rulebook()
    books = Rulebook(
        codebook(), [Question.model_validate(content, context=codebook())], book.statutes.values(), book.hierarchy
    )
    latest = max(each.date for each in rulings if each.date)
    return Reasoner(books, Casebook(rulings, latest, courts()))


def checked(
    *rulings: Ruling, rules: tuple[dict[str, Any], ...] = RULES, incidents: tuple[Incident, ...] = ()
) -> Checked:
    """Check the question on these books."""
    return Check(reasoner(*rulings, rules=rules), incidents).on("private_sphere")


PRIVATE = ruling("among-friends", facts={"audience": "friends", "device_owner": "employee", "platforms": ["hyves"]})
OTHERWISE = ruling("otherwise", "not_private", facts={"audience": "friends", "platforms": ["twitter"]})


def test_two_rulings_of_which_one_should_have_gone_the_way_of_the_other() -> None:
    """The reason of the first holds in the second, and nothing there was not overcome: told with the difference."""
    (clash,) = checked(PRIVATE, OTHERWISE).clashes
    assert (clash.pairing, clash.first.key, clash.second.key) == ("open", "among-friends", "otherwise")
    assert [each.factor for each in clash.reason] == ["friends"]
    assert [each.factor for each in clash.only_first] == ["own_device"]
    assert clash.facts == ()
    assert clash.bare, "no factor speaks for what the second decided"
    assert clash.unexplained == ("audience",), "the second relied on it, and no factor for its outcome follows"
    assert not clash.mutual


def test_where_no_factor_sets_them_apart_the_facts_may() -> None:
    """And where no fact does either, nothing is left to name."""
    alike = PRIVATE.model_copy(update={"facts": OTHERWISE.facts})
    assert checked(alike, OTHERWISE).clashes[0].facts == ()
    other_medium = ruling("among-friends", facts={"audience": "friends", "platforms": ["hyves"]})
    assert checked(other_medium, OTHERWISE).clashes[0].facts == ("platforms",)


def test_a_pair_in_which_each_governs_the_other_is_told_once() -> None:
    """The earlier first."""
    facts = {"audience": "friends", "work_related": True}
    later = ruling("a-later-one", facts=facts, date="2015-07-01")
    earlier = ruling("earlier", "not_private", facts=facts, decisions=decided("not_private", "work_related"))
    (clash,) = checked(earlier, later).clashes
    assert clash.mutual
    assert (clash.first.key, clash.second.key) == ("earlier", "a-later-one")
    assert [each.factor for each in clash.overcome] == ["friends"]


def test_a_ruling_that_had_more_against_it_is_consistent_with_the_first() -> None:
    """What was not overcome there sets it apart."""
    other = ruling("otherwise", "not_private", facts={"audience": "friends", "work_related": True})
    assert checked(PRIVATE, other).clashes == ()


def test_rulings_of_one_affair_and_those_set_aside_stand_apart() -> None:
    """They need no explanation: a later judge saw it otherwise."""
    first, second = (each.model_copy(update={"affair": "one"}) for each in (PRIVATE, OTHERWISE))
    assert [each.pairing for each in checked(first, second).clashes] == ["one_affair"]
    relations = [{"kind": "overturned_by", "ruling": "ECLI:NL:HR:2014:1"}]
    ended = ruling("otherwise", "not_private", facts={"audience": "friends"}, relations=relations)
    (clash,) = checked(PRIVATE, ended).clashes
    assert (clash.pairing, clash.set_aside_by) == ("set_aside", "ECLI:NL:HR:2014:1")


def test_a_factor_that_no_ruling_tests_or_one_affair_alone() -> None:
    """Those that none tests first; it is said whether the rule rests on that affair alone, or on silent rulings."""
    own = {"ruling": "among-friends"}
    rules = (
        FRIENDS,
        factor("own_device", "private", ON_OWN_DEVICE, own),
        factor("a_threat", "not_private", {"fact": "content", "any_of": ["threat"]}, own),
        ABOUT_WORK,
        factor("no_more", "private", {"fact": "during_working_time", "is": False}) | {"valid": {"last": "1990-01-01"}},
    )
    found = {each.rule.id: each for each in checked(PRIVATE, OTHERWISE, rules=rules).untried}
    assert list(found) == ["a_threat", "about_work", "no_more", "own_device"]
    assert [each.key for each in found["a_threat"].silent] == ["among-friends"]
    assert found["about_work"].silent == ()
    assert not found["no_more"].in_force
    assert found["own_device"].on_it_alone
    assert [each.key for each in found["own_device"].readings] == ["among-friends"]


def idle(*rulings: Ruling, **books: Any) -> dict[str, Idle]:  # noqa: ANN401 - as for checked
    """Give the rulings that never govern, by key."""
    return {each.reading.key: each for each in checked(*rulings, **books).idle}


def test_a_ruling_that_never_governs_with_why() -> None:
    """No criterion, something against it everywhere else, its reason met nowhere, or only a floor."""
    found = idle(PRIVATE, OTHERWISE)
    assert found["otherwise"].why == "no_criterion"
    assert "among-friends" not in found, "it governs the other"

    barring = ruling("barring", "not_private", facts={"audience": "friends", "work_related": True})
    barred = idle(PRIVATE, barring)["among-friends"]
    assert (barred.why, barred.met) == ("barred", 1)
    assert barred.barrier
    assert barred.barrier.factor == "about_work"

    elsewhere = ruling("elsewhere", facts={"device_owner": "employee"}, decisions=decided("private", "device_owner"))
    far = idle(ruling("far", facts={"audience": "friends"}), elsewhere)
    assert (far["far"].why, far["far"].stated) == ("not_met", True)
    assert idle(PRIVATE)["among-friends"].why == "alone"

    floor = ruling(
        "floor", level="echr", branch="human_rights", court="European Court of Human Rights",
        facts={"work_related": True}, decisions=decided("not_private", "work_related"),
    )  # fmt: skip
    assert idle(PRIVATE, floor)["floor"].why == "floor"


def test_a_ruling_that_governs_an_example_is_not_idle() -> None:
    """Nor is one that governs a ruling of another affair; its own affair does not count."""
    example = Incident.model_validate({"facts": {"audience": "friends"}})
    assert idle(PRIVATE, incidents=(example,)) == {}
    twin = ruling("twin", facts={"audience": "friends"}, affair="one")
    alone = PRIVATE.model_copy(update={"affair": "one"})
    assert set(idle(alone, twin)) == {"among-friends", "twin"}


def test_where_the_reasons_are_not_recorded_it_says_so() -> None:
    """All factors for the outcome then count, which narrows the ruling."""
    silent = ruling("silent", facts={"audience": "friends", "device_owner": "employee"}, decisions=decided("private"))
    assert not idle(silent)["silent"].stated


@pytest.mark.parametrize("many", [3, FEW_ON_QUESTION])
def test_a_question_with_few_affairs(many: int) -> None:
    """Rulings of one affair count once; each side is counted for itself."""
    rulings = [ruling(f"number-{number}") for number in range(many)]
    thin = {(each.outcome, each.rung): each for each in checked(*rulings).thin}
    assert ((None, None) in thin) == (many < FEW_ON_QUESTION)
    assert (("private", None) in thin) == (many < FEW_FOR_OUTCOME)
    assert thin["not_private", None].affairs == 0
    joined = [each.model_copy(update={"affair": "one"}) for each in rulings]
    assert checked(*joined).thin[0].affairs == 1


def test_sources_to_verify_are_those_in_use_most_used_first() -> None:
    """What is sure, and what nothing rests on, is left out."""
    unsure = PRIVATE.model_copy(update={"confidence": "low"})
    date = {"nl": "De datum.", "en": "The date."}
    open_points = ruling("open-points", facts={"audience": "friends"}, unverified=date)
    unused = ruling("unused", "not_private", facts={}, confidence="medium")
    own = {"ruling": "among-friends"}
    rules = (FRIENDS, factor("own_device", "private", ON_OWN_DEVICE, own), ABOUT_WORK)
    found = Check(reasoner(unsure, open_points, unused, rules=rules)).sources()
    by_key = {each.source.key: each for each in found if isinstance(each.source, Ruling)}
    assert list(by_key) == ["among-friends", "open-points"]
    assert (by_key["among-friends"].cited, by_key["among-friends"].governs) == (1, 1)
    assert [each.uses for each in found] == sorted((each.uses for each in found), reverse=True)
