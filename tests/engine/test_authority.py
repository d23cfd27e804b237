"""An authority stands for what it is cited for: its stance and standing, worked out from the ruling itself."""

import datetime as dt
from typing import Any

import pytest

from privesfeer.api.ask.registry import RULES, Incident, casebook, codebook, courts, rulebook
from privesfeer.api.ask.request import read_request
from privesfeer.api.ask.services import reasoner as ours
from privesfeer.cases.casebook import Casebook
from privesfeer.cases.commons import document
from privesfeer.cases.ruling import Ruling
from privesfeer.engine.answers.authorities.cited import Citation
from privesfeer.engine.audit.consistency import Check
from privesfeer.engine.reasoner import Reasoner
from privesfeer.rules.faults import faults
from privesfeer.rules.hierarchy import HighestCourt
from privesfeer.rules.question import Question
from privesfeer.rules.rulebook import Moment, Rulebook
from tests.cases.sample import ruling
from tests.languages import spoken

QUESTION = "circle"
CONTENT: dict[str, Any] = document.read(RULES / "nl" / "questions" / f"{QUESTION}.yaml")
WORDS = spoken({"nl": "woorden", "en": "words"})
ARTICLE = {"statute": "evrm-8"}
LATE = dt.date(2026, 11, 24)
FRIENDS = {"platforms": ["hyves"], "audience": "friends"}
FINDING = {"text": WORDS, "short": WORDS, "authority": [ARTICLE]}
TOLD_TO_FEW = FINDING | {"id": "told_to_few", "when": {"fact": "confidentiality_agreed", "is": True}}
ONLINE = FINDING | {"id": "online", "confines": True, "when": {"fact": "platforms", "any_of": ["hyves"]}}
CONFINED = {"all": [{"finding": "online"}, {"finding": "told_to_few"}, {"fact": "audience", "at_most": "friends"}]}
MOST_NOTES = 24


def case(outcome: str, **facts: Any) -> Ruling:  # noqa: ANN401 - any fact
    """Make a ruling with these facts."""
    return decided("one", outcome, facts={"platforms": ["hyves"], **facts}, date="2014-01-01")


def decided(key: str, outcome: str = "closed", **changes: Any) -> Ruling:  # noqa: ANN401 - any field
    """Make a ruling that decides the question, or what else is said."""
    decision = ruling().decisions[0].model_dump() | {"question": QUESTION, "outcome": outcome}
    return ruling(key, **{"decisions": [decision], **changes})


def citing(
    *rulings: Ruling,
    favours: str | None = "closed",
    findings: tuple[dict[str, Any], ...] = (),
    **changes: Any,  # noqa: ANN401 - any field
) -> Reasoner:
    """Make a reasoner with a rule on friends that cites these rulings."""
    authority = [{"ruling": each.key} for each in rulings if each.about == "conversation"]
    when = {"fact": "audience", "at_most": "friends"}
    rule = {"id": "cited", "favours": favours, "when": when, "authority": authority, "text": WORDS, "short": WORDS}
    other = {**rule, "id": "other", "favours": "open", "when": {"fact": "audience", "is": "public"}}
    content = CONTENT | {
        "rules": [*findings, rule | changes, other | {"authority": [ARTICLE]}],
        "scopes": CONTENT["scopes"][-1:],
        "presumptions": [{"id": "burden", "text": WORDS, "against": WORDS, "authority": [ARTICLE]}],
        "consequences": [],
    }
    book, question = rulebook(), Question.model_validate(content, context=codebook())
    books = Rulebook(codebook(), [question], book.statutes.values(), book.hierarchy)
    return Reasoner(books, Casebook([*rulings, decided("last", date="2020-01-01")], dt.date(2020, 1, 1), courts()))


def decided_by(facts: dict[str, Any], question: str) -> Citation:
    """Give the authority of what decides an answer."""
    answers = ours().reason(Incident.model_validate({"facts": facts}), LATE).answers
    point = next(each for each in answers if each.question == question).decides
    assert point is not None
    assert point.authority is not None
    return point.authority


def cited(books: Reasoner, name: str = "cited") -> tuple[Citation, ...]:
    """Cite what the rule rests on."""
    return books.sources.under(books.rulebook.questions[QUESTION].rule(name), QUESTION, None)


@pytest.mark.parametrize(
    ("found", "stance", "dutch", "english"),
    [
        (case("closed", audience="friends"), "supports", "", ""),
        (case("open", audience="friends"), "weighed", "anders", "but see"),
        (case("open", audience="public"), "a_contrario", "a contrario", "a contrario"),
        (case("open"), "rule_only", "vgl.", "cf."),
        (case("closed"), "rule_only", "vgl.", "cf."),
        (case("closed", audience="public"), "rule_only", "vgl.", "cf."),
        (case("closed", audience="friends").model_copy(update={"decisions": ()}), "rule_only", "vgl.", "cf."),
    ],
    ids=[
        "held and decided so",
        "held, decided otherwise",
        "denied, decided otherwise",
        "open, decided otherwise",
        "open, decided so",
        "denied, decided so",
        "no decision",
    ],
)
def test_a_ruling_stands_to_a_factor_as_it_decided(found: Ruling, stance: str, dutch: str, english: str) -> None:
    """It supports it where it holds there and the court decided so; otherwise a mark stands before it."""
    (citation,) = cited(citing(found))
    assert citation.stance == stance
    assert (citation.mark.nl, citation.mark.en) == (dutch, english)
    assert citation.cited.nl == f"{dutch} {citation.text.nl}".strip()


@pytest.mark.parametrize("ground", ["audience", "confidentiality_agreed", "platforms"])
def test_what_only_says_where_a_rule_applies_carries_no_decision(ground: str) -> None:
    """A ruling rests on a factor, and supports it, where it relied on what the factor or a finding below is about."""
    one = case("closed", audience="friends", confidentiality_agreed=True)
    decision = one.decisions[0].model_copy(update={"relied_on": (ground,)})
    books = citing(one.model_copy(update={"decisions": (decision,)}), when=CONFINED, findings=(TOLD_TO_FEW, ONLINE))
    (citation,) = cited(books)
    (reading,) = books.law(QUESTION, Moment(LATE, LATE)).decided["closed"][:1]
    carried = ground != "platforms"
    assert citation.stance == ("supports" if carried else "rule_only")
    assert bool(reading.reason) is carried


@pytest.mark.parametrize(
    ("question", "key", "factor"),
    [
        ("misconduct", "RBGEL-2021-4701", "repeated"),
        ("misconduct", "RBNHO-2020-5157", "repeated"),
        ("measure_upheld", "RBZWB-2022-8644", "at_most_mild"),
        ("measure_upheld", "RBMNE-2017-2622", "at_most_mild"),
        ("measure_upheld", "RBARN-2012-BV9483", "not_private_sphere"),
        ("measure_upheld", "RBGEL-2021-4701", "not_private_sphere"),
        ("expression", "echr-79040-12", "contract_ends"),
    ],
)
def test_what_a_court_did_not_rely_on_did_not_carry_its_decision(question: str, key: str, factor: str) -> None:
    """Content makes no repetition decisive, lack of blame no mild words, and blame no openness."""
    law = ours().law(question, Moment(LATE, LATE))
    (reading,) = (each for each in law.readings if each.key == key)
    bit = law.factor_index.bit[factor]
    assert reading.factors & bit
    assert not reading.reason & bit
    assert reading.reason


@pytest.mark.parametrize(("facts", "stance"), [({"audience": "friends"}, "supports"), ({}, "rule_only")])
def test_a_finding_is_no_side_and_a_ruling_supports_it_where_it_holds(facts: dict[str, Any], stance: str) -> None:
    """Whatever the outcome."""
    (citation,) = cited(citing(case("open", **facts), favours=None))
    assert citation.stance == stance


def test_what_supports_is_cited_first_and_what_has_fallen_last() -> None:
    """Then rulings for the rule alone, a contrario, and those that decided otherwise."""
    every = {
        "dead": case("closed", audience="friends").model_copy(
            update={
                "relations": decided(
                    "one", relations=[{"kind": "overturned_by", "ruling": "ECLI:NL:HR:2015:1"}]
                ).relations
            }
        ),
        "weighed": case("open", audience="friends"),
        "contrario": case("open", audience="public"),
        "rule": case("closed"),
        "supports": case("closed", audience="friends"),
    }
    books = citing(*(each.model_copy(update={"key": key}) for key, each in every.items()))
    assert [each.key for each in cited(books)] == ["supports", "rule", "contrario", "weighed", "dead"]
    dead = cited(books)[-1]
    assert dead.fallen
    assert dead.cited.nl.endswith("(vernietigd door HR 2015, ECLI:NL:HR:2015:1)")


@pytest.mark.parametrize(
    ("level", "kind", "limits", "words"),
    [
        (
            "first_instance",
            "overturned_by",
            {},
            "(vernietigd door Hof Utrecht 1 januari 2016, ECLI niet bekend (Voorbeeld))",
        ),
        (
            "first_instance",
            "upheld_by",
            {},
            "(bekrachtigd door Hof Utrecht 1 januari 2016, ECLI niet bekend (Voorbeeld))",
        ),
        (
            "appeal",
            "upheld_by",
            {},
            "(cassatieberoep verworpen door Hof Utrecht 1 januari 2016, ECLI niet bekend (Voorbeeld))",
        ),
        (
            "first_instance",
            "overturned_by",
            {"questions": ["misconduct"]},
            "(vernietigd, maar niet op dit punt, door Hof Utrecht 1 januari 2016, ECLI niet bekend (Voorbeeld))",
        ),
        (
            "first_instance",
            "upheld_by",
            {"point": {"nl": "wat de opzegging betreft", "en": "as to the notice"}},
            "(bekrachtigd door Hof Utrecht 1 januari 2016, ECLI niet bekend (Voorbeeld), wat de opzegging betreft)",
        ),
    ],
)
def test_what_became_of_a_ruling_stands_behind_it_from_that_day(
    level: str, kind: str, limits: dict[str, Any], words: str
) -> None:
    """By whom and when, on this question or on others; not before the later ruling was given."""
    relation = {"kind": kind, "ruling": "later", **limits}
    first = decided("one", level=level, date="2014-01-01", relations=[relation])
    later = decided(
        "later", court="Gerechtshof Utrecht", level="appeal", date="2016-01-01", about="other", decisions=[]
    )
    sources = citing(first, later).sources
    assert sources.ruling("one", QUESTION, dt.date(2015, 12, 31)).standing == ()
    after = sources.ruling("one", QUESTION, LATE)
    assert after.cited.nl.endswith(words)
    assert [each.date for each in after.standing] == [dt.date(2016, 1, 1)]
    assert after.fallen is (kind == "overturned_by" and not limits)


def test_stances_are_worked_out_once_for_the_books() -> None:
    """A second verdict asks for none anew."""
    books = citing(case("closed", audience="friends"))
    first = cited(books)
    assert cited(books)[0] is first[0]
    assert books.sources.stances.of.cache_info().misses == 1


def uncarried(books: Reasoner) -> list[str]:
    """Name the rules that nothing carries and that do not say why they stand."""
    check = Check(books)
    return [
        f"{name}/{each.rule.id}"
        for name in books.rulebook.questions
        for each in check.on(name).founded
        if not each.carried and each.rule.note is None
    ]


@pytest.mark.parametrize(
    "planted",
    [
        case("open", audience="friends"),
        decided("one", date="2014-01-01", relations=[{"kind": "overturned_by", "ruling": "ECLI:NL:HR:2015:1"}]),
    ],
    ids=["contrary", "dead"],
)
def test_a_rule_on_a_contrary_or_dead_ruling_alone_is_a_fault(planted: Ruling) -> None:
    """Unless it says why it stands; an article carries it, and so does a ruling that decided so."""
    assert uncarried(citing(planted)) == ["circle/cited"]
    assert uncarried(citing(planted, note=WORDS)) == []
    assert uncarried(citing(planted, authority=[{"ruling": "one"}, {"statute": "evrm-8"}])) == []
    assert uncarried(citing(case("closed", audience="friends"))) == []


def test_every_rule_is_carried_by_an_article_or_a_ruling_that_decided_so() -> None:
    """No reason rests on rulings alone that decided otherwise or were set aside."""
    assert uncarried(ours()) == []


def test_few_rules_need_a_note() -> None:
    """Each says why it stands on contrary authority, or on authority for the rule alone; and needs it."""
    stances = ours().sources.stances
    noted = [(name, each) for name, rules in rulebook().questions.items() for each in rules.rules if each.note]
    assert len(noted) <= MOST_NOTES
    assert [each.id for name, each in noted if stances.carried(name, each, casebook().release)] == []


def test_beside_a_ruling_stands_in_a_few_words_how_it_was_read() -> None:
    """In the court's text, in the official summary or known from others; where and how sure is told apart."""
    told = {ours().sources.ruling(each.key, None, LATE).verification.en.partition(";")[0] for each in casebook()}
    assert told == {"read in the court's text", "read in the official summary", "known from others"}
    first = next(iter(casebook()))
    assert "; " in ours().sources.ruling(first.key, None, LATE).provenance.en


def test_the_sources_of_this_case_come_before_those_that_only_persuade() -> None:
    """For an officer rulings on officials, then on others, then such as were not read, then those of elsewhere."""
    example = RULES.parent / "cases" / "incidents" / "police-group-chat.yaml"
    books, rulings = ours(), casebook()
    for answer in books.reason(Incident.model_validate(document.read(example)), LATE).answers:
        for ground in (*answer.for_, *answer.against):
            found = [rulings[each.key] for each in ground.authority if each.stance == "supports"]
            near = {"public_service", "human_rights"}
            far = [(bool(books.rulebook.persuasive(each)), not each.carries, each.branch not in near) for each in found]
            assert far == sorted(far), ground.factor


def test_an_article_keeps_the_place_that_its_rule_gives_it_beside_rulings() -> None:
    """What a channel was meant for was decided on managers; the article on instructions does not say it."""
    told = decided_by(
        {"work_channel": False, "form": "post", "content": ["joke"], "employment_ended": False}, "misconduct"
    )
    assert told.kind == "ruling"


def test_what_nobody_read_is_no_headline_where_another_ruling_was_read() -> None:
    """Of the rulings that decided so; whatever the order of the rule."""
    told: dict[str, Any] = {"facts": FRIENDS, "date": "2014-01-01"}
    read, unread = (
        decided(key, ecli=f"ECLI:NL:RBUTR:2014:{place}", sources=[{"url": "https://example.org", "kind": kind}], **told)
        for place, (key, kind) in enumerate({"read": "court-text", "unread": "blog"}.items())
    )
    books = citing(unread, read)
    rule = books.rulebook.questions[QUESTION].rule("cited")
    placed = books.sources.in_context(rule.authority, books.sources.context(QUESTION, {}, LATE), Moment(LATE, LATE))
    assert [each.ruling for each in placed] == ["read", "unread"]


@pytest.mark.parametrize("measure", ["summary_dismissal", "dissolution", "injunction", "damages", "penalty"])
def test_a_ruling_on_a_measure_of_the_same_family_is_cited_before_one_on_another(measure: str) -> None:
    """An injunction says less of a dismissal than a dismissal that nobody read; and no source is lost for it.

    What a ruling is cited for on another question was not on its measure.
    """
    question, sources, moment = rulebook().questions["measure_upheld"], ours().sources, Moment(LATE, LATE)
    context, ladder = sources.context("measure_upheld", {"measure": measure}, LATE), question.ladder
    assert ladder
    moved = False
    for rule in question.factors:
        placed = sources.in_context(rule.authority, context, moment)
        rulings = [casebook()[each.ruling] for each in placed if each.ruling and not each.question]
        ours_alone = [each for each in rulings if not rulebook().persuasive(each)]
        there = [each.facts.known.get("measure") for each in ours_alone]
        other_measure = [value is not None and ladder.steps(value, measure) is None for value in there]
        assert other_measure == sorted(other_measure), rule.id
        moved = moved or placed != tuple(each for each in rule.authority if each in placed)
    assert moved


def test_on_a_claim_for_an_account_leads_the_ruling_on_an_account_and_not_the_one_on_a_mailbox() -> None:
    """McFly & Brown decided whose the connections were; that the measure there was a dismissal says nothing of that."""
    context, moment = ours().sources.context("measure_upheld", {"measure": "injunction"}, LATE), Moment(LATE, LATE)
    cited = ours().sources.rule("measure_upheld", "account_of_employee", moment, context)
    assert cited[0].key == "RBAMS-2018-1103"


def test_what_was_decided_otherwise_takes_the_second_place() -> None:
    """A reader of two sources of a reason sees that courts differ."""
    facts = {"policy_known": True, "learned_via": "monitoring", "device_owner": "employer", "prior_warning": True}
    answers = ours().reason(Incident.model_validate({"facts": {**facts, "measure": "dissolution"}}), LATE).answers
    differing = 0
    for answer in answers:
        for ground in (*answer.for_, *answer.against):
            rule = rulebook().questions[answer.question].rule(ground.factor)
            cited = ours().sources.under(rule, answer.question, Moment(LATE, LATE), rule.authority)
            if any(each.otherwise for each in cited[1:]):
                differing += 1
                assert not ground.leading[0].otherwise
                assert ground.leading[1].otherwise
    assert differing


def test_the_grand_chamber_goes_before_a_chamber() -> None:
    """Of the same Court, as Barbulescu before Libert; and both are of one level."""
    hierarchy, rulings = rulebook().hierarchy, casebook()
    grand, chamber = (
        hierarchy.rank(rulings[key], "inspection_lawful", rulings) for key in ("echr-61496-08", "echr-588-13")
    )
    assert grand > chamber == hierarchy.ranks["supreme"]


def test_a_court_that_is_in_no_courts_book_is_a_fault() -> None:
    """A hierarchy names courts by their ids, and none by how its name begins."""
    book = rulebook()
    wrong = HighestCourt(court="crbv", branch="public_service")
    hierarchy = book.hierarchy.model_copy(update={"highest": (wrong,)})
    changed = Rulebook(book.codebook, book.questions.values(), book.statutes.values(), hierarchy)
    found = faults(changed, casebook())
    assert "hierarchy: no court 'crbv'" in found


def test_a_line_names_no_ruling_of_which_the_grounds_are_unknown_where_a_known_one_can_be_named() -> None:
    """Over all examples: what nobody says on what it rested is not named, though it stands among the nearest."""
    passed_over = 0
    for path in sorted((RULES.parent / "cases/incidents").glob("*.yaml")):
        for told in ours().reason(read_request(path.read_bytes()), LATE).answers:
            decided = {each.citation.key: casebook()[each.citation.key] for each in told.rulings.nearest}
            unknown = {
                key for key, each in decided.items() if (made := each.decision(told.question)) and not made.relied_on
            }
            passed_over += bool(unknown)
            if told.decides and told.decides.authority and len(unknown) < len(decided):
                assert told.decides.authority.key not in unknown, (path.stem, told.question)
    assert passed_over
