"""Reading: words suggest a fact only where nothing near denies it, and no text takes long."""

import time

import pytest

from privesfeer.api.ask.registry import BOOKS
from privesfeer.cases.commons.letters import folded
from privesfeer.cases.reading import MOST, Reader, language
from tests.cases.test_terms import terms

TABLES = {lang: BOOKS.terms.table(lang, BOOKS.terms.all) for lang in BOOKS.terms.languages}
READERS = {lang: Reader(table) for lang, table in TABLES.items()}


def suggested(text: str, lang: str = "nl") -> set[str]:
    """Give what a text suggests."""
    return {f"{each.fact}={each.value}" for each in READERS[lang].read(text)}


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("Zij plaatste het op Facebook.", "nl", "platforms=facebook"),
        ("De Facebookberichten waren beledigend.", "nl", "content=insult"),
        ("Hij werd op staande voet ontslagen.", "nl", "measure=summary_dismissal"),
        ("In een besloten en verborgen groep.", "nl", "audience=closed_group"),
        ("Er gold geen reglement.", "nl", "policy_exists=False"),
        ("Hij was niet eerder gewaarschuwd.", "nl", "prior_warning=False"),
        ("Zij gaf geen toestemming.", "nl", "employee_consented=False"),
        ("She was dismissed on the spot.", "en", "measure=summary_dismissal"),
        ("There was no code of conduct.", "en", "policy_exists=False"),
        ("It was not only on Facebook but on WhatsApp.", "en", "platforms=facebook"),
        ("Dat stond niet alleen op Facebook.", "nl", "platforms=facebook"),
        ("Het ontslag op staande voet houdt niet stand.", "nl", "measure=summary_dismissal"),
    ],
)
def test_words_suggest_a_fact(text: str, lang: str, found: str) -> None:
    """By their stem, in compounds, and where the denial is itself what they say."""
    assert found in suggested(text, lang)


@pytest.mark.parametrize(
    ("text", "lang", "unsaid"),
    [
        ("Zij plaatste het niet op Facebook.", "nl", "platforms=facebook"),
        ("Er was geen sprake van een beledigend bericht.", "nl", "content=insult"),
        ("Beledigend was het niet.", "nl", "content=insult"),
        ("Zonder gedragscode.", "nl", "policy_exists=True"),
        ("Hij was niet eerder gewaarschuwd.", "nl", "prior_warning=True"),
        ("Niet zonder toestemming.", "nl", "employee_consented=False"),
        ("Er gold nooit een reglement.", "nl", "policy_exists=True"),
        ("She did not post it on Facebook.", "en", "platforms=facebook"),
        ("The message wasn’t insulting.", "en", "content=insult"),
        ("There was no code of conduct.", "en", "policy_exists=True"),
        ("He was never warned before.", "en", "prior_warning=True"),
    ],
)
def test_words_that_are_denied_suggest_nothing(text: str, lang: str, unsaid: str) -> None:
    """Before or after them, in either language."""
    assert unsaid not in suggested(text, lang)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Hij noemde hem 'die leugenachtige hufter van een chef'.", "nl"),
        ("Het was een leugen van de chef.", "nl"),
        ("The decision lies with the court.", "en"),
    ],
)
def test_who_is_called_a_liar_is_not_said_to_have_lied(text: str, lang: str) -> None:
    """A suggestion says what the words say: at most an insult."""
    assert suggested(text, lang) <= {"content=insult"}


def test_a_denial_reaches_no_further_than_its_clause() -> None:
    """A comma ends it, as the end of the sentence does; a point in a number is none."""
    assert "content=insult" in suggested("Grappig was het niet, beledigend wel.")
    assert "content=insult" in suggested("Grappig was het niet. Beledigend wel.")
    assert "measure=summary_dismissal" not in suggested("Niet na 1.000 berichten op staande voet ontslagen.")


def test_parts_of_a_term_stand_in_one_sentence() -> None:
    """In any order; not in two sentences."""
    reader = Reader((made := terms(audience={"closed_group": ["besloten & *groep"]})).table("nl", made.all))
    assert reader.read("Een groep die besloten is.")
    assert reader.read("Een besloten\nappgroep.")
    assert not reader.read("Een besloten huis. Een groep.")
    assert not reader.read("Een besloten huis\n\nEen groep")


def test_a_suggestion_has_the_passage_and_its_words_as_they_stand_there() -> None:
    """The first few of them, and how many there are."""
    (found,) = Reader((made := terms(content={"insult": ["grof & taal"]})).table("nl", made.all)).read(
        "Zij schreef: “In GROVE taal!”, en daarna nóg eens. Taal, zo grof! " * 5
    )
    assert (found.fact, found.value, found.count, len(found.passages)) == ("content", "insult", 5, MOST)
    assert found.passages[0].text == "Taal, zo grof"
    assert found.passages[0].term == "Taal … grof"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("BELEDIGENDE", "beledigende"),
        ("één", "een"),
        ("bele\u00addigend", "beledigend"),
        ("\u202ebeledigend\u202c", "beledigend"),
        ("bele\u200bdigend", "beledigend"),
        ("be\u0301le\u0300", "bele"),
        ("ĳs", "ijs"),
        ("\u200b", ""),
    ],
)
def test_marks_and_what_no_reader_sees_make_no_other_word(written: str, read: str) -> None:
    """As texts that were copied have them."""
    assert folded(written) == read


def test_a_text_is_read_in_the_language_of_its_commonest_words() -> None:
    """One that does not tell, in the language of the reader."""
    assert language("De werknemer heeft het niet gedaan", TABLES, "en") == "nl"
    assert language("The employee had not done it", TABLES, "nl") == "en"
    assert [language("WhatsApp", TABLES, usual) for usual in ("nl", "en", "zz")] == ["nl", "en", "nl"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "part",
    [
        "a",
        "op Facebook ",
        "niet ",
        "\x00",
        "\n",
        ".",
        "<b>",
        "\u202e",
        "😀",
        "(a+)+$ ",
        "e ",
        "besloten niet groep, ",
        "\u0301",
        "x\u200b",
    ],
)
def test_no_text_takes_long(part: str) -> None:
    """Once through it, whatever it repeats: a megabyte in seconds on a slow computer."""
    text = part * (1_000_000 // len(part))
    start = time.process_time()
    READERS[language(text, TABLES, "nl")].read(text)
    assert time.process_time() - start < 20
