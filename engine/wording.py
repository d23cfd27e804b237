"""Wording: the sentences with which an answer is explained, in both languages."""

from cases.text import Text

NO_OUTCOME = Text(nl="geen uitkomst", en="no outcome")

GOVERNED = Text(
    nl="{citation} beslist dit geval: wat daar de doorslag gaf ({reason}), doet zich ook hier voor, "
    "en hier pleit niets voor de andere uitkomst dat daar niet al was meegewogen.",
    en="{citation} decides this case: what carried it ({reason}) is so here too, "
    "and nothing here speaks for the other outcome that was not already weighed there.",
)
GOVERNED_MORE = Text(
    nl="In dezelfde zin beslissen {citations}.",
    en="To the same effect: {citations}.",
)
LOW_CONFIDENCE = Text(
    nl="Let op: de inhoud van deze uitspraak is maar uit één indirecte bron bekend; controleer haar vóór gebruik.",
    en="Note: the content of this ruling is known from an indirect source only; check it before use.",
)
CONTESTED = Text(
    nl="Voor beide uitkomsten is er een bepalende uitspraak. De lijn voor '{outcome}' ({first}) is sterker dan die "
    "voor '{other}' ({second}): {why}.",
    en="Rulings govern for both outcomes. The line for '{outcome}' ({first}) is stronger than that for "
    "'{other}' ({second}): {why}.",
)
CONTESTED_OPEN = Text(
    nl="Voor beide uitkomsten is er een bepalende uitspraak ({first} tegenover {second}); de lijnen zijn even sterk.",
    en="Rulings govern for both outcomes ({first} against {second}), and the lines are equally strong.",
)
HIGHER_LEVEL = Text(nl="zij bereikt een hogere instantie", en="it reaches a higher level of court")
MORE_AFFAIRS = Text(
    nl="op het hoogste niveau telt zij meer zaken ({ours} tegenover {theirs})",
    en="at the highest level it counts more affairs ({ours} against {theirs})",
)
LATER = Text(nl="zij bevat de laatste uitspraak", en="it holds the latest ruling")
LEANING = Text(
    nl="Geen uitspraak is bepalend. De weging van de gezichtspunten valt uit naar '{outcome}': "
    "{ours} tegenover {theirs} (elk gezichtspunt weegt naar het aantal zaken waarin het die kant op ging).",
    en="No ruling governs. Weighing the factors comes out at '{outcome}': {ours} against {theirs} "
    "(each factor weighs by the number of affairs in which it went that way).",
)
LEANING_TOWARDS_RULING = Text(
    nl="De feiten komen overeen met die van {citation}, maar zonder {facts} is geen uitspraak bepalend.",
    en="The facts match those of {citation}, but without {facts} no ruling governs.",
)
UNDETERMINED_NO_FACTOR = Text(
    nl="Op deze feiten doet zich geen enkel gezichtspunt voor; daarom is er geen uitkomst.",
    en="On these facts no factor holds; so there is no outcome.",
)
UNDETERMINED_BALANCED = Text(
    nl="De gezichtspunten houden elkaar te zeer in evenwicht ({ours} tegenover {theirs}) om een uitkomst te geven.",
    en="The factors balance each other too closely ({ours} against {theirs}) to give an outcome.",
)
UNDETERMINED_TIE = Text(
    nl="Even sterke lijnen wijzen beide kanten op, en te weinig is bekend om een uitspraak bepalend te laten zijn.",
    en="Equally strong lines point both ways, and too little is known for any ruling to govern.",
)
PRESUMPTION = Text(nl="Dan geldt: {text}", en="Then this applies: {text}")
FIRM = Text(
    nl="Geen enkel onbekend feit kan deze uitkomst op zichzelf nog veranderen.",
    en="No single unknown fact can still change this outcome.",
)
NOT_FIRM = {
    "governed": Text(
        nl="Door precedent bepaald op de gegeven feiten; de uitkomst kan veranderen als bekend wordt: {facts}.",
        en="Governed on the facts given; the outcome may change once known: {facts}.",
    ),
    "other": Text(
        nl="De uitkomst kan veranderen als bekend wordt: {facts}.",
        en="The outcome may change once known: {facts}.",
    ),
}
AND_MORE = Text(nl="en nog {count}", en="and {count} more")

UP_TO = Text(nl="hoogstens {last}", en="at most {last}")
FROM_TO = Text(nl="{first} tot en met {last}", en="{first} to {last}")
FROM = Text(nl="{first} of meer", en="{first} or more")

FLOOR = Text(
    nl="Het Europees Hof stelt een ondergrens: ten nadele van de werknemer is zijn uitspraak niet bepalend.",
    en="The European Court sets a floor: against the employee its ruling does not govern.",
)
DIFFERENCES = {
    "missing": Text(nl="Daar wel, hier niet: {short}.", en="There, but not here: {short}."),
    "unknown": Text(nl="Daar wel, hier onbekend: {short}.", en="There, but not known here: {short}."),
    "added": Text(nl="Hier wel, daar niet gebleken: {short}.", en="Here, but not shown there: {short}."),
}

HISTORY = {
    "appeal_of": Text(nl="hoger beroep of cassatie van {ruling}", en="on appeal from {ruling}"),
    "upheld_by": Text(nl="bekrachtigd: {ruling}", en="upheld: {ruling}"),
    "overturned_by": Text(nl="vernietigd: {ruling}", en="overturned: {ruling}"),
    "doubted_by": Text(nl="anders beslist in: {ruling}", en="decided otherwise in: {ruling}"),
    "departs_from": Text(nl="wijkt af van {ruling}", en="departs from {ruling}"),
}
STATUTE_SOURCE = Text(nl="zekerheid: {confidence}", en="confidence: {confidence}")
CONFIDENCE = {
    "high": Text(nl="hoog", en="high"),
    "medium": Text(nl="gemiddeld", en="medium"),
    "low": Text(nl="laag", en="low"),
}

DATE_MISSING = Text(
    nl="De datum van {event} is niet gegeven; voor het toepasselijke recht is daarom de peildatum gebruikt.",
    en="The date of {event} is not given; the reference date is therefore used for the law that applies.",
)
EVENTS = {
    "utterance": Text(nl="de uiting", en="the utterance"),
    "inspection": Text(nl="de inzage", en="the inspection"),
    "measure": Text(nl="de maatregel", en="the measure"),
}
ASSUMED = Text(
    nl="Aangenomen, niet beredeneerd: '{question}': {outcome}.",
    en="Assumed, not reasoned: '{question}': {outcome}.",
)
DISPUTED = Text(
    nl="Betwiste feiten tellen als onbekend: {facts}.",
    en="Disputed facts count as unknown: {facts}.",
)
LIMITS = Text(
    nl="Dit is geen juridisch advies; een mens beslist. Gepubliceerde uitspraken zijn een selectie.",
    en="This is no legal advice; a person decides. Published rulings are a selection.",
)
