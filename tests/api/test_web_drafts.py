"""The page of documents: which follow from a dossier, and whose they are."""

import html
import json
import re

import pytest
from httpx2 import Client

from api.drafts import fitting, named
from api.web import wording
from api.web.dossier import made
from cases.text import LANGUAGES, Lang
from tests.api.web import between, dossier, visible

SACKED = {"measure": "summary_dismissal", "sector": "private", "start_date": "2018-03-01"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_why_a_document_does_not_fit_is_said_without_the_names_of_a_file(visitor: Client, lang: Lang) -> None:
    """Neither of a fact nor of a value, on the page and where it was asked for."""
    for file in ({}, {"facts": SACKED, "dates": {"measure": "2026-11-20"}}, {"facts": {"measure": "warning"}}):
        for kind in named():
            words = visible(visitor.post(f"/{lang}/draft", data={"dossier": json.dumps(file), "of": kind}).text)
            assert not re.search(
                r"`|'[a-z]+_[a-z_]+'", words.partition(wording.DRAFT_UNFIT[lang])[0].split("\n\n", 40)[0]
            )
            folded = words.partition(wording.DRAFT_UNFIT[lang])[2]
            assert "`" not in folded
            assert not re.search(r"'[a-z]+_[a-z_]+'", folded)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_documents_are_chosen_by_whose_they_are(visitor: Client, lang: Lang) -> None:
    """Those of the employer and those of the employee, each under its party; none that does not fit."""
    file = {"facts": {**dossier().plain["facts"], **SACKED}, "dates": {"measure": "2026-11-20"}}
    page = visitor.post(f"/{lang}/draft", data={"dossier": json.dumps(file)}).text
    choice = between(page, '<select id="of"', "</select>")
    found = {
        html.unescape(whose): re.findall(r'<option value="(\w+)"', options)
        for whose, options in re.findall(r'(?s)<optgroup label="(.*?)">(.*?)</optgroup>', choice)
    }
    fit = fitting(made(file, lang))
    for party, label in wording.DRAFTS_OF.items():
        assert found[label[lang]] == [each for each in named() if fit[each].party == party]
    assert "nullity" in found[wording.DRAFTS_OF["employee"][lang]]
    assert "dismissal" in found[wording.DRAFTS_OF["employer"][lang]]
    assert choice.count("<option") == sum(each.party is not None for each in fit.values())
