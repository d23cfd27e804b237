"""Which rulings a memo names, what it says of them, and what it does not rest on them."""

import re
from dataclasses import replace
from functools import cache

from privesfeer.api.ask.registry import casebook, rulebook, sources
from privesfeer.api.ask.request import read_request
from privesfeer.api.memo import MemoMatter, matter, memo
from privesfeer.api.memo.citable import nearest, remote, stands
from privesfeer.api.memo.measures import consistent
from privesfeer.api.memo.nodes import beside, nodes
from privesfeer.api.memo.rulings import against, alike, apart, in_common
from privesfeer.api.paper.markdown import markdown
from privesfeer.engine.doctrine.reading import known_in
from tests.api.test_memo_against import FILES, part

UNREAD = " (nog na te lezen)"
NAMES = ("police-group-chat", "protected-twitter-account", "recruiter-tweet-to-followers")


@cache
def told(name: str) -> MemoMatter:
    """Reason about an incident of the project."""
    return matter(read_request(FILES[name].read_bytes()))


@cache
def pages(name: str) -> str:
    """Write the lawyer's memo on an incident, without its annex."""
    return markdown(tuple(memo(told(name), "nl", "lawyer"))).partition("# Bijlage")[0]


def test_what_is_so_here_sets_a_ruling_apart_only_where_its_file_says_the_opposite() -> None:
    """The file of the registrar of Nijmegen says nothing on working time: so that is no difference."""
    seen = 0
    for name in NAMES:
        here = told(name)
        for held in nodes(here).pleadable.values():
            for each in held:
                law = each.ruling.overlap.law
                index, reading = law.factor_index, each.ruling.overlap.reading
                denied, _ = index.failing(index.tests(known_in(reading.precedent.ruling, law.question.earlier)))
                added = [one for one in each.ruling.overlap.pleadable if one.kind == "added" and one.factor]
                seen += len(added)
                assert all(index.bit[str(one.factor)] & denied for one in added)
    assert seen
    assert "Trouwambtenaar" in pages("protected-twitter-account")
    assert "buiten werktijd, daar niet" not in pages("protected-twitter-account")


def test_no_difference_takes_back_the_likeness_that_is_told_before_it() -> None:
    """Of friends and a closed group it is not said first that both were at most friends."""
    seen = 0
    for act, answer in ((one, each) for one in told("whatsapp-group-of-five").parts for each in one.answers):
        for ruling in beside(answer):
            other = apart(act, answer, ruling)
            if other and other.nl.startswith("de kring van lezers: daar vrienden, hier besloten groep"):
                seen += any("kring" in short.nl for _, short in in_common(answer, ruling))
                assert not any("kring" in each.nl for each in alike(act, answer, ruling))
    assert seen


def test_a_counter_case_is_on_what_the_memo_answers_and_tells_what_became_of_the_measure() -> None:
    """A tweet that was culpable, for which a suspension stood."""
    found = against(told("protected-twitter-account"))
    assert found
    _, answer, ruling = found
    assert answer.outcome
    assert ruling.outcome != answer.outcome
    assert "(de verwijtbaarheid: verwijtbaar; schorsing" in part(pages("protected-twitter-account"), "Advies")


def test_after_a_term_that_bars_all_no_counter_case_is_given() -> None:
    """What is not asked on the merits is not argued."""
    here = told("police-group-chat")
    assert here.barred
    assert against(here) is None


def test_a_ruling_does_not_prove_what_is_so_in_this_case() -> None:
    """That no harm was shown here does not follow from another case: it is compared."""
    text = pages("police-group-chat")
    assert "Schade was niet aangetoond ([vgl. " in text
    assert "goede staat van dienst ([Boa" not in text


def test_where_a_ruling_was_followed_on_appeal_for_reasons_of_its_own_that_one_is_named() -> None:
    """Not so where cassation was refused without reasons (art. 81 RO): that adds nothing to what the court held."""
    day = max(each.date for each in casebook() if each.date)
    waalboog = next(each for each in casebook() if each.ecli == "ECLI:NL:GHARL:2022:3869")
    below = [each.ruling for each in waalboog.relations if each.kind == "appeal_of"]
    lower = casebook().find(below[0])
    assert lower
    decided = next(each.question for each in waalboog.decisions if lower.decision(each.question))
    assert not stands(sources().ruling(lower.key, decided, day), decided)
    assert stands(sources().ruling("GHDHA-2020-2102", "measure_upheld", day), "measure_upheld")


def test_what_was_read_is_named_first_and_what_was_not_is_marked_as_such() -> None:
    """Whoever signs sees in the text which ruling is still to be read."""
    for answer in (each for one in told("recruiter-tweet-to-followers").parts for each in one.answers):
        for held in ((*answer.rulings.governing, *answer.rulings.supporting), answer.rulings.opposing):
            ordered = [each.citation for each in nearest(held, answer.question)]
            read = [each.source.carries for each in ordered if stands(each, answer.question)]
            assert read == sorted(read, reverse=True)
    text = pages("recruiter-tweet-to-followers")
    first = text.partition("[Algemeen LinkedIn-bericht na vertrek]")[2].partition("[^")[2].partition("]")[2]
    assert first.startswith(UNREAD)
    assert "bekend van anderen" not in text
    assert "samengesteld" not in text


def test_a_ruling_of_which_the_standard_was_not_read_is_not_called_read() -> None:
    """Of Woondroomzorg the paragraphs with the test were not read."""
    assert not casebook()["HR-2019-203"].carries


def test_a_ruling_on_a_camera_or_on_calls_says_nothing_of_messages_that_were_read() -> None:
    """Köpke was filmed, Halford overheard; Bărbulescu was read."""
    apart_ = sources().unlike("inspection_lawful", {"platforms": frozenset({"email"}), "learned_via": "monitoring"})
    assert {"echr-420-07", "echr-20605-92"} <= apart_
    assert "echr-61496-08" not in apart_


def test_what_a_reader_handed_over_is_not_judged_as_what_the_employer_looked_for() -> None:
    """A search of a telephone is another kind of reading than a message that a colleague shows."""
    shown = sources().unlike("inspection_lawful", {"learned_via": "participant"})
    assert "CRVB-2023-1239" in shown
    assert not {"RBLIM-2020-9473", "RBLIM-2020-9476"} & shown


def test_no_court_elsewhere_is_pleaded_where_one_here_decided_the_same_question() -> None:
    """Neither a criminal court nor the European Court stands in for a ruling on an employment."""
    day = max(each.date for each in casebook() if each.date)
    assert remote(sources().ruling("EU-C-2001-127", None, day))
    assert not remote(sources().ruling("RBARN-2012-BV9483", None, day))
    for name in NAMES:
        assert "Connolly" not in pages(name)


def test_the_ruling_that_states_a_requirement_is_pleaded_on_it() -> None:
    """Without the advice on fundamental rights the messages carried no dismissal of police officers."""
    text = part(pages("police-group-chat"), "Gezag")
    assert "advies van de commissie grondrechten; niet houdbaar)" in text


def test_awards_are_compared_only_where_they_can_be_looked_up() -> None:
    """A row without an ECLI helps nobody."""
    for award in (each for one in told("police-group-chat").remedies.awards for each in one.nearest):
        assert award.citation is None or award.citation.ecli
        assert award.citation or award.cited.nl.startswith("ECLI:")
    assert any(each.cite for each in rulebook().remedies.awards.awards)


@cache
def cooks() -> str:
    """Write the memo, with its annex, for the employer of the two cooks."""
    asked = FILES["chat-of-two-cooks"].read_bytes() + b"\nclient: employer\n"
    return markdown(tuple(memo(matter(read_request(asked)), "nl", "lawyer")))


def test_a_ruling_on_all_fours_is_pleaded_first_though_its_ecli_is_not_known() -> None:
    """Two cooks whose chat on a laptop of the firm was searched: so it was in Haarlem."""
    pleaded = part(cooks(), "Gezag")
    assert "**Tegen de cliënt:** Koks, privé-WhatsApp op bedrijfslaptop" in pleaded
    assert "ECLI niet bekend (Koks" in cooks()


def test_no_side_pleads_a_ruling_in_which_it_lost_on_the_measure_while_it_has_others() -> None:
    """The words on a headstone were culpable, but the dismissal did not stand."""
    assert "Grafsteen" not in part(cooks(), "Gezag")


def test_a_ruling_named_for_a_rule_tells_that_it_came_out_otherwise() -> None:
    """Achmea has the rule that evidence is admitted, and left it out."""
    told = markdown(tuple(memo(matter(read_request(FILES["nurse-looked-up-and-filmed"].read_bytes())), "nl", "lawyer")))
    assert re.search(r"\[vgl\. Achmea\]\([^ ]*\)\[\^\d+\]; daar uitgesloten\)", told)


def test_a_ruling_that_went_past_what_decides_is_on_an_employment_here_and_told_apart() -> None:
    """Not a tap in a criminal inquiry (Adomaitis); of a search on suspicion the suspicion is told."""
    text = cooks().partition("# Bijlage")[0]
    assert "Adomaitis" not in text
    assert (
        "hoewel daar hetzelfde speelde: het lezen van de inhoud. Daar gaf de doorslag: een concrete verdenking" in text
    )


def test_no_measure_is_said_to_stand_where_a_lighter_one_falls() -> None:
    """Neither is told: whoever reads the table would take the heavier one."""
    rungs = [rung for family in told("hyves-family-page").families for rung in family.rungs]
    by_value = {rung.value: rung for rung in rungs}
    falls = replace(by_value["warning"], outcome="not_upheld", status="leaning")
    stands_ = replace(by_value["summary_dismissal"], outcome="upheld", status="leaning")
    open_ = replace(by_value["dissolution"], outcome=None, given=False)
    assert consistent([falls, stands_, open_]) == [open_]
    at_issue = replace(stands_, given=True)
    assert consistent([falls, at_issue]) == [at_issue]
    lighter = replace(falls, outcome="upheld")
    assert consistent([lighter, stands_]) == [lighter, stands_]
