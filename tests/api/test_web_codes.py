"""The page on social media codes: what is checked, tried and written there, and what is refused."""

import pytest
from httpx2 import Client

from api.ask.ready import policybook
from api.web import codes
from cases.text import LANGUAGES, Lang
from cases.words import words
from tests.api.web import HOSTILE, MARK

GOOD = (
    b"title: {nl: Onze code, en: Our code}\n"
    b"origin: {sector: private, council: true, council_consent: false}\nconduct: {ban: none}\n"
)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_code_is_checked_and_tried_on_the_page(visitor: Client, lang: Lang) -> None:
    """The findings stand on it, and what would move on the rulings with a drawing; in the language of the page."""
    checked = visitor.post(f"/{lang}/codes/check", files={"file": ("code.yaml", GOOD)})
    assert checked.status_code == 200
    assert "27" in checked.text  # the article on the works council's consent
    tried = visitor.post(f"/{lang}/codes/test", files={"file": ("code.yaml", GOOD)})
    assert tried.status_code == 200
    assert "<svg" in tried.text
    assert words(codes.__file__).LEDE[lang] in tried.text


@pytest.mark.parametrize("content", [b"", b"- 1", b"orgin: {}", b"a: [", HOSTILE.encode()])
def test_what_is_no_code_is_refused_beside_the_form(visitor: Client, content: bytes) -> None:
    """With what is wrong, and nothing of it is run."""
    refused = visitor.post("/en/codes/check", files={"file": ("code.yaml", content)})
    assert refused.status_code == 422
    assert 'role="alert"' in refused.text
    assert f"<img src=//{MARK}" not in refused.text
    assert "<script>" not in refused.text


def test_a_code_is_written_from_the_choices_on_the_page(visitor: Client) -> None:
    """As a file to keep; a choice that there is not is refused."""
    written = visitor.post("/nl/codes/write", data={"sector": "private", "form": "html", "audience": "council"})
    assert written.status_code == 200
    assert "attachment" in written.headers["content-disposition"]
    assert '<html lang="nl">' in written.text
    assert visitor.post("/nl/codes/write", data={"sector": HOSTILE, "form": "html"}).status_code == 422
    assert visitor.post("/nl/codes/write", data={"form": "exe"}).status_code == 422
    assert policybook().clauses
