"""Advice: whatever the case, a side gets a course and steps whose places are filled, and no term is dropped."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from privesfeer import cases
from privesfeer.api.ask.registry import casebook, rulebook
from privesfeer.api.ask.request import read_request
from privesfeer.cases.commons.text import Text
from privesfeer.engine import Advice, Outlook, SideAdvice
from privesfeer.engine.advice.duration import of_appeal

FOLDER = Path(cases.__path__[0])
FILES = sorted([*(FOLDER / "incidents").glob("*.yaml"), *(FOLDER / "files").glob("*.yaml")])


def texts(side: SideAdvice) -> list[Text]:
    """Give every sentence of the advice to a side."""
    courses = [each for each in (side.course, side.instead) if each]
    steps = [*side.steps, *side.avoid]
    found = [
        *(
            text
            for each in courses
            for text in (each.text, each.person, each.clause, each.ground, each.hinge, each.risk)
        ),
        *(text for each in courses for text in (each.weigh, *(one.text for one in each.contra))),
        *(text for each in steps for text in (each.text, each.person, each.why, each.by_text)),
    ]
    if side.outlook:
        found += [side.outlook.text, side.outlook.settle, side.outlook.duration, *side.outlook.remarks]
    return [each for each in found if each]


@pytest.fixture(scope="module", params=FILES, ids=lambda path: path.stem)
def told(request: pytest.FixtureRequest) -> Advice:
    """Give the advice on a file, to both sides where it names none."""
    return read_request(request.param.read_bytes(), as_of=dt.date(2026, 12, 1)).advice()


def test_each_side_gets_a_course_with_an_authority_that_is_there(told: Advice) -> None:
    """Nobody is sent away without one."""
    for side in told.sides:
        assert side.course is not None
        assert side.course.authority


def test_no_place_is_left_unfilled(told: Advice) -> None:
    """In either language."""
    for side in told.sides:
        for text in texts(side):
            assert not [lang for lang in ("nl", "en") if "{" in text[lang]]


def test_the_steps_are_few_and_in_the_order_of_their_days(told: Advice) -> None:
    """Ten, besides those that a time limit binds; six not to take."""
    for side in told.sides:
        bound = [each for each in side.steps if each.term]
        assert len(side.steps) - len(bound) <= 10
        assert len(side.avoid) <= 6
        days = [each.day for each in side.steps if each.day]
        assert days == sorted(days)


def test_no_step_is_one_that_was_done(told: Advice) -> None:
    """What was stated to be done is not advised."""
    assert not [each for side in told.sides for each in side.steps if each.done]


def test_the_employee_reads_every_sentence_of_his_own(told: Advice) -> None:
    """In plain words: no article, and sentences of at most fifteen words."""
    for side in told.sides:
        if side.side == "employee" and side.course:
            assert side.course.person
            assert "art." not in side.course.person.nl


def test_a_running_term_to_contest_a_dismissal_is_never_dropped() -> None:
    """Whichever way the answer leans: only a lapsed term or a rule of law takes a remedy away."""
    for gravity in ("mild", "serious", "extreme"):
        request = read_request(
            f"""
client: employee
as_of: 2026-12-01
facts: {{sector: private, contract_type: indefinite, platforms: [whatsapp], content: [threat, insult],
  gravity: {gravity}, measure: summary_dismissal, end_date: 2026-11-20, start_date: 2015-01-01, wage_base: 3000}}
dates: {{measure: 2026-11-20}}
"""
        )
        (side,) = request.advice().sides
        assert side.course
        assert side.course.gate == "term"
        assert "T1" in {each.term for each in side.steps}


def test_every_authority_of_advice_is_there() -> None:
    """A ruling of the casebook, or an article of the statutes."""
    faults = ((name, rulebook().fault(each, None, casebook())) for name, each in rulebook().advice.cited)
    assert not [each for each in faults if each[1]]


def test_no_ruling_behind_advice_was_quashed_or_is_of_another_country() -> None:
    """Nothing is advised on a ruling that fell; what comes before one looks may name one of elsewhere, marked."""
    for name, each in rulebook().advice.cited:
        if each.ruling and not name.startswith("look/"):
            ruling = casebook()[each.ruling]
            assert rulebook().persuasive(ruling) is None, name
            assert not [fate for fate in casebook().fates(ruling, None, dt.date(2026, 12, 1)) if fate.ends], name


def test_how_long_an_appeal_took_is_told_of_the_rulings_alone() -> None:
    """With how many; of too few nothing is said."""
    told = of_appeal(casebook(), "labour", "nl", dt.date(2026, 12, 1))
    assert told
    assert "maanden" in told.nl
    assert of_appeal(casebook(), "labour", "nl", dt.date(2000, 1, 1)) is None


def test_without_a_wage_nothing_is_priced() -> None:
    """What the law reckons is not guessed from awards in other cases; what lacks is named."""
    request = read_request(
        """
client: employee
as_of: 2026-12-01
facts: {sector: private, contract_type: indefinite, platforms: [whatsapp], content: [insult], gravity: mild,
  learned_via: colleague, audience: closed_group, prior_warning: false, measure: summary_dismissal,
  end_date: 2026-11-20}
dates: {measure: 2026-11-20}
"""
    )
    (side,) = request.advice().sides
    assert side.outlook
    assert side.outlook.likelihood
    assert (side.outlook.bound, side.outlook.outcomes) == (None, ())
    assert "wage_base" in {each.fact for each in side.outlook.lacking}


CONSIDERED = """
client: {client}
as_of: 2026-11-29
facts: {{sector: private, contract_type: indefinite, start_date: 2009-09-01, wage_base: 4600, holiday_allowance: 8,
  platforms: [whatsapp], form: direct_message, content: [sexual], gravity: extreme, hierarchical_relation: true,
  recipient_dependent: true, policy_known: true, policy_covers: true, prior_warning: false, good_record: true,
  employer_knew_date: 2026-11-02, worked_on_after_knowing: true, employee_heard: true,
  employer_seriously_culpable: {blame},
  measure: summary_dismissal, measure_stage: considered, measure_planned_for: 2026-11-30}}
"""


def considered(client: str, *, blame: bool) -> Outlook:
    """Price a case in which a dismissal at once is considered that would come too late."""
    (side,) = read_request(CONSIDERED.format(client=client, blame=str(blame).lower())).advice().sides
    assert side.outlook
    return side.outlook


def test_before_a_measure_an_end_is_priced_as_the_court_or_both_parties_make_it() -> None:
    """The combination ground adds at most half of the transition payment (art. 7:671b(8) Civil Code)."""
    told = considered("employer", blame=False)
    by_name = {each.id: each for each in told.outcomes}
    assert by_name["dissolved"].likely == "29141"
    assert by_name["dissolved_combined"].high == "43711"
    assert sum(each.weight for each in told.outcomes) == 100
    assert told.bound
    assert told.target
    assert told.text
    assert "loon tot het geschatte einde" in told.text.nl, "what comes on top whatever happens"
    assert "Volgt toch ontslag op staande voet en valt dat, dan gaat het naar schatting om €" in told.text.nl
    rows = [each.text.nl for each in told.rows]
    assert sum(each.startswith("Komt de maatregel er toch: het ontslag") for each in rows) == len(told.taken) > 1
    assert sum(each.startswith("Daarbij, in elk geval: loon tot het geschatte einde") for each in rows) == 1
    assert sum(each.weight for each in told.taken) == 100


DISMISSED = """
client: employee
as_of: 2026-11-29
facts: {{sector: private, contract_type: indefinite, start_date: 2019-09-01, end_date: 2026-11-02, wage_base: 2200,
  holiday_allowance: 8, years_of_service: 7, platforms: [whatsapp], content: [insult], gravity: mild,
  prior_warning: false, good_record: true, audience: closed_group, conduct_disputed: false, policy_known: false,
  policy_covers: false, employee_heard: false, reason_told_at_once: false, offer_until: 2026-12-10,
  offer_amount: {offer}, measure: summary_dismissal, measure_stage: taken{more}}}
dates: {{measure: 2026-11-02}}
"""


def test_what_is_owed_in_any_case_comes_beside_every_outcome_and_every_settlement() -> None:
    """Unpaid wages are due whatever a court makes of the dismissal, so that an offer has to pay them too."""

    def priced(offer: int, more: str) -> SideAdvice:
        return read_request(DISMISSED.format(offer=offer, more=more)).advice().sides[0]

    without, owed = (priced(1, more).outlook for more in ("", ", wage_unpaid: 3000"))
    assert without
    assert owed
    assert without.outcomes == owed.outcomes
    assert without.bound == owed.bound
    assert [(each.id, each.likely) for each in owed.added] == [("overdue_wages", "3000")]
    assert owed.settle
    assert "Neem daarnaast op wat hoe dan ook verschuldigd is: achterstallig loon (€\N{NO-BREAK SPACE}3.000)." in (
        owed.settle.nl
    )
    enough = int(Decimal(without.bound or 0)) + 1000
    asked = [
        next(each.answer.nl for each in priced(enough, more).asked if each.id == "sign")
        for more in ("", ", wage_unpaid: 3000")
    ]
    assert [each.startswith("Nee") for each in asked] == [False, True]


def test_the_sums_by_which_a_prognosis_is_made_are_those_of_the_law() -> None:
    """A name that is no sum would price nothing."""
    sums = {each.id for each in rulebook().remedies.money.sums}
    told = rulebook().advice.prognosis
    assert {*told.by_awards, *told.owed} <= sums


def test_fair_compensation_on_dissolution_takes_serious_culpability_of_the_employer() -> None:
    """Art. 7:671b(9)(c) Civil Code: where it is known not to be so, none is priced."""
    assert "dissolved_fair" not in {each.id for each in considered("employer", blame=False).outcomes}
    assert "dissolved_fair" in {each.id for each in considered("employee", blame=True).outcomes}


def test_a_settlement_before_a_measure_has_a_floor_for_the_employee_too() -> None:
    """An offer is weighed against what dissolution would bring."""
    told = considered("employee", blame=False)
    assert told.bound
    assert told.opening
    assert float(told.bound) <= float(told.opening)


def test_what_turns_a_course_is_told_with_the_answer_that_turns_it() -> None:
    """A norm that was clear makes room for a warning; an assumption that fails ends the course."""
    courses = {each.id: each for each in rulebook().advice.courses}
    assert courses["E06"].if_so  # whether a code clearly forbade this
    assert not courses["E05"].if_so  # whether it is the first time
    told = [
        side.course
        for path in FILES
        for side in read_request(path.read_bytes(), as_of=dt.date(2026, 12, 1)).advice().sides
        if side.course
    ]
    for each in told:
        opening = " Zo ja, dan " if courses[each.id].if_so else " Zo niet, dan "
        assert opening in each.hinge.nl, each.id
