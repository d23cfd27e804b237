"""Wording: the sentences with which an answer is explained, in both languages."""

from cases.text import Text

NO_OUTCOME = Text(nl="geen uitkomst", en="no outcome")

GOVERNED = Text(
    nl="{citation} beslist dit geval: wat daar de doorslag gaf ({reason}), doet zich ook hier voor, "
    "en hier pleit niets voor de andere uitkomst wat zich daar niet ook voordeed.",
    en="{citation} decides this case: what carried it ({reason}) is so here too, "
    "and nothing here speaks for the other outcome that did not hold there as well.",
)
GOVERNED_UNSAID = Text(
    nl="{citation} beslist dit geval: wat daar voor deze uitkomst pleitte ({reason}), doet zich ook hier voor, "
    "en hier pleit niets voor de andere uitkomst wat zich daar niet ook voordeed. Waarop de rechter steunde, is "
    "niet bekend.",
    en="{citation} decides this case: what spoke for this outcome there ({reason}) is so here too, and nothing here "
    "speaks for the other outcome that did not hold there as well. What the court relied on is not known.",
)
GOVERNED_MORE = Text(
    nl="In dezelfde zin: {citations}.",
    en="To the same effect: {citations}.",
)
LOW_CONFIDENCE = Text(
    nl="Let op: de inhoud van deze uitspraak is alleen indirect bekend; controleer haar vóór gebruik.",
    en="Note: the content of this ruling is known only indirectly; check it before use.",
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
LATER = Text(nl="zij bevat de meest recente uitspraak", en="it contains the most recent ruling")
LEANING = Text(
    nl="Dit is niet meer dan een neiging: geen uitspraak is bepalend. De weging van de gezichtspunten valt uit naar "
    "'{outcome}': {ours} tegenover {theirs}. Een gezichtspunt weegt zwaarder naarmate het in de uitspraken, naast de "
    "andere die zich daar voordeden, meer die kant op trok.",
    en="This is no more than a leaning: no ruling governs. Weighing the factors comes out at '{outcome}': "
    "{ours} against {theirs}. A factor weighs more, the more it pulled that way in the rulings, beside the others that "
    "held there.",
)
BASE = Text(
    nl="Daarin is als beginstand {weight} begrepen voor '{outcome}', omdat rechters in deze uitspraken vaker zo "
    "beslisten.",
    en="This includes {weight} for '{outcome}' to begin with, because in these rulings courts more often decided so.",
)
LEANING_TOWARDS_RULING = Text(
    nl="Dit is niet meer dan een neiging: wat de doorslag gaf in {citation}, doet zich ook hier voor, maar {why}.",
    en="This is no more than a leaning: what carried {citation} is so here too, but {why}.",
)
NOT_KNOWN = Text(
    nl="zolang niets bekend is over {facts}, is geen uitspraak bepalend",
    en="while nothing is known of {facts}, no ruling governs",
)
NOT_EARNED = Text(
    nl="bij deze rechtsvraag hangt te veel van alle omstandigheden af om een ander geval door één uitspraak te laten "
    "beslissen",
    en="on this question too much depends on all the circumstances for one ruling to decide another case",
)
ON_LEANING_FINDING = Text(
    nl="het antwoord bouwt voort op een eerder antwoord dat zelf niet meer is dan een neiging ({findings})",
    en="the answer builds on an earlier one that is itself no more than a leaning ({findings})",
)
LEANING_REQUIRED = Text(
    nl="Een vereiste van de wet wijst deze kant op, wat er verder ook voor de andere uitkomst pleit: {shorts}. "
    "Zekerder dan een neiging is het niet, omdat geen uitspraak bepalend is.",
    en="A requirement of the law points this way, whatever else speaks for the other outcome: {shorts}. It is no "
    "firmer than a leaning, as no ruling governs.",
)
UNDETERMINED_NO_FACTOR = Text(
    nl="Op deze feiten doet zich geen enkel gezichtspunt voor; daarom is er geen uitkomst.",
    en="On these facts no factor holds; so there is no outcome.",
)
UNDETERMINED_BALANCED = Text(
    nl="De gezichtspunten houden elkaar te zeer in evenwicht ({ours} tegenover {theirs}) om een uitkomst te geven.",
    en="The factors balance each other too closely ({ours} against {theirs}) to give an outcome.",
)
UNDETERMINED_BASE_ALONE = Text(
    nl="Geen enkel gezichtspunt pleit hier voor '{outcome}'; alleen de beginstand wijst die kant op, omdat rechters in "
    "de uitspraken vaker zo beslisten. Dat is geen reden, en daarom is er geen uitkomst.",
    en="No factor speaks for '{outcome}' here; only where the weighing starts points that way, because in the rulings "
    "courts more often decided so. That is no reason, and so there is no outcome.",
)
UNDETERMINED_TIE = Text(
    nl="Even sterke lijnen van uitspraken wijzen beide kanten op; daarom is er geen uitkomst.",
    en="Equally strong lines of rulings point both ways; so there is no outcome.",
)
PRESUMPTION = Text(nl="Het uitgangspunt is dan: {text}", en="The starting point is then: {text}")
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
        nl="Dit kan veranderen als bekend wordt: {facts}.",
        en="This may change once known: {facts}.",
    ),
}
AND_MORE = Text(nl="en nog {count}", en="and {count} more")

UP_TO = Text(nl="hoogstens {last}", en="at most {last}")
FROM_TO = Text(nl="{first} tot en met {last}", en="{first} to {last}")
FROM = Text(nl="{first} of meer", en="{first} or more")

FLOOR = Text(
    nl="Het EVRM is een ondergrens: ten nadele van de werknemer is een uitspraak van het Europees Hof niet bepalend.",
    en="The Convention is a floor: against the employee a ruling of the European Court does not govern.",
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
    nl="Aangenomen, niet beredeneerd: '{question}': {outcome}. De rechtsvragen die erop voortbouwen, zijn met deze "
    "aanname beantwoord; het eigen antwoord van het programma staat ernaast.",
    en="Assumed, not reasoned: '{question}': {outcome}. The questions that build on it are answered with this "
    "assumption; the program's own answer stands beside it.",
)
LEAD = Text(
    nl="De vragen die het geheel betreffen, zijn beantwoord op het gesprek dat voor de werkgever het sterkst is: "
    "gesprek {number}.",
    en="The questions that concern the whole are answered on the conversation that is strongest for the employer: "
    "conversation {number}.",
)
DISPUTED = Text(
    nl="Betwiste feiten tellen als onbekend: {facts}.",
    en="Disputed facts count as unknown: {facts}.",
)
LIMITS = Text(
    nl="Dit is geen juridisch advies; een mens beslist. Gepubliceerde uitspraken zijn een selectie, en een uitspraak "
    "in een andere zaak bindt de rechter niet.",
    en="This is no legal advice; a person decides. Published rulings are a selection, and a ruling in another case "
    "does not bind the court.",
)

# ---- what can still change -------------------------------------------------------------------------------------------

UNPROVED = Text(
    nl="Het programma geeft geen oordeel. Wat bij de vraag '{question}' uit de regels volgt, is niet waarop het "
    "antwoord rust ({names}). Dat is een fout in het programma, niet in de invoer.",
    en="The program gives no verdict. On the question '{question}', what follows from the rules is not what the "
    "answer rests on ({names}). That is an error in the program, not in the input.",
)
NOT_RAISED = Text(nl="niet aan de orde", en="not raised")
WITH = Text(nl="met {value} erbij", en="with {value} as well")
WITHOUT = Text(nl="zonder {value}", en="without {value}")

# ---- what is asked next ----------------------------------------------------------------------------------------------

ASKED_RAISES = Text(
    nl="Het antwoord kan een vraag aan de orde stellen die nu niet speelt: {question}",
    en="The answer can raise a question that does not arise now: {question}",
)
ASKED_TURNS = Text(
    nl="Het antwoord kan de uitkomst veranderen van de vraag: {question}",
    en="The answer can change the outcome of the question: {question}",
)
ASKED_STATUS = Text(
    nl="Het antwoord verandert de uitkomst niet, maar wel hoe sterk die staat, van de vraag: {question}",
    en="The answer does not change the outcome, but does change how strong it is, of the question: {question}",
)
