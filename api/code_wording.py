"""Wording: what is said of social media codes, in both languages."""

from cases.text import Text, same

# ---- shared ---------------------------------------------------------------------------------------------------------

AS_OF = Text(nl="Naar het recht zoals bekend op {date}.", en="On the law as known on {date}.")
LIMITS = Text(nl="Grenzen", en="Limits")
HASH = Text(nl="Code (SHA-256): {hash}", en="Code (SHA-256): {hash}")
SOURCES = Text(nl="Bronnen", en="Sources")
SOURCE = Text(nl="Bron", en="Source")
PINPOINTED = same("{citation}, {place}")
UNKNOWN = Text(nl="niet bekend", en="unknown")

# ---- check ----------------------------------------------------------------------------------------------------------

CHECK = Text(nl="Gedragscode sociale media getoetst", en="Social media code checked")
CHECK_EXPLAINED = Text(
    nl="De code is gehouden tegen de normen die voor zulke codes gelden of die goede codes volgen. Wat zij "
    "niet zegt, telt "
    "als niet gezegd. Of een code in een geval iets draagt, beslist de rechter naar alle omstandigheden.",
    en="The code was held against the norms that apply to such codes or that good codes follow. What it "
    "does not say counts "
    "as not said. Whether a code carries anything in a case is for the court to decide on all circumstances.",
)
SEVERITY: dict[str, Text] = {
    "unlawful_risk": Text(nl="Kan onrechtmatig zijn", en="May be unlawful"),
    "too_wide": Text(nl="Gaat te ver", en="Goes too far"),
    "missing": Text(nl="Ontbreekt", en="Missing"),
    "vague": Text(nl="Te vaag", en="Too vague"),
}
COUNTED = Text(
    nl="{findings} van {norms} normen zijn niet gehaald: {counts}.",
    en="{findings} of {norms} norms are not met: {counts}.",
)
COUNT = same("{severity} ({count})")
CLEAN = Text(nl="Alle {norms} normen voor deze code zijn gehaald.", en="All {norms} norms for this code are met.")
WHY = Text(nl="Waarom", en="Why")
PROPOSAL = Text(nl="Voorstel", en="Proposal")
QUOTES = Text(nl="In de code", en="In the code")
LACKING = Text(nl="Nog niet genoemd", en="Not yet named")
QUOTED = same("'{words}'")
QUESTIONS = Text(nl="Vragen voor de ondernemingsraad", en="Questions for the works council")
MET = {
    True: Text(nl="de code voldoet hieraan", en="the code meets this"),
    False: Text(nl="de code voldoet hier niet aan", en="the code does not meet this"),
    None: Text(nl="hier niet aan de orde", en="not in issue here"),
}

# ---- test -----------------------------------------------------------------------------------------------------------

STRESS = Text(nl="Gedragscode op de proef gesteld", en="Social media code put to the test")
STRESS_EXPLAINED = Text(
    nl="Alle uitspraken zijn opnieuw beoordeeld alsof deze code er had gegolden, naar het recht van nu en "
    "met de uitspraak "
    "zelf in de jurisprudentie. De code verandert alleen of er regels waren, of die bekend en duidelijk "
    "waren, of controle was "
    "aangekondigd, of de ondernemingsraad had ingestemd en of over accounts iets was afgesproken. Wat "
    "mensen deden, blijft zoals "
    "de rechter het vaststelde. Dit is een rekenproef en geen voorspelling.",
    en="All rulings were judged anew as if this code had applied there, on the law of now and with the "
    "ruling itself in the "
    "casebook. The code changes only whether there were rules, whether these were known and clear, "
    "whether monitoring was "
    "announced, whether the works council had consented and whether anything was agreed on accounts. "
    "What people did stays as the "
    "court found it. This is an exercise and no prediction.",
)
STRESS_COUNTED = Text(
    nl="In {touched} van {rulings} uitspraken verandert de code een feit. Van {answers} antwoorden "
    "verschuiven er {moves}: "
    "{employee} in het voordeel van de werknemer, {employer} in het voordeel van de werkgever en "
    "{neither} alleen in status.",
    en="In {touched} of {rulings} rulings the code changes a fact. Of {answers} answers {moves} move: "
    "{employee} in favour of "
    "the employee, {employer} in favour of the employer and {neither} in status only.",
)
STRESS_DOUBTFUL = Text(
    nl="Let op: deze code haalt {count} normen niet op een wijze die kan meebrengen dat de rechter haar op "
    "dat punt niet toepast. "
    "Wat hier verschuift, veronderstelt dat hij dat wel doet.",
    en="Note: this code fails {count} norms in a way that may lead a court not to apply it on that point. "
    "What moves here "
    "supposes that it does.",
)
STRESS_NOTHING = Text(nl="Geen antwoord verschuift.", en="No answer moves.")
STRESS_CHANGES = Text(nl="Wat de code in de uitspraken verandert", en="What the code changes in the rulings")
STRESS_CHANGE = same("{fact}: {value} ({count}). {why}")
MOVES = Text(nl="Antwoorden die verschuiven", en="Answers that move")
RULING = Text(nl="Uitspraak", en="Ruling")
QUESTION = Text(nl="Rechtsvraag", en="Question")
WAS = Text(nl="Nu", en="Now")
BECOMES = Text(nl="Met de code", en="With the code")
BETTER_FOR = Text(nl="Beter voor", en="Better for")
BECAUSE = Text(nl="Door", en="Because of")
SIDES = {
    "employee": Text(nl="werknemer", en="employee"),
    "employer": Text(nl="werkgever", en="employer"),
    "neither": Text(nl="alleen de status", en="status only"),
}
CHANGED = Text(nl="{clause}: {fact} ({before} → {after})", en="{clause}: {fact} ({before} → {after})")
PICTURE = Text(nl="Verschoven antwoorden per rechtsvraag", en="Answers moved, by question")
PICTURE_ROW = Text(
    nl="{question} Voor de werknemer {employee}, voor de werkgever {employer}, alleen in status {neither}.",
    en="{question} For the employee {employee}, for the employer {employer}, in status only {neither}.",
)
PICTURE_EMPLOYEE = Text(nl="← voor de werknemer", en="← for the employee")
PICTURE_EMPLOYER = Text(nl="voor de werkgever →", en="for the employer →")
PICTURE_STATUS = Text(nl="alleen status: {count}", en="status only: {count}")

# ---- one incident ---------------------------------------------------------------------------------------------------

WITH = Text(nl="Een voorval zonder en met de code", en="An incident without and with the code")
WITH_CHANGES = Text(nl="Wat de code aan de feiten verandert", en="What the code changes in the facts")
WITH_NOTHING = Text(nl="De code verandert aan deze feiten niets.", en="The code changes nothing in these facts.")
WITHOUT_CODE = Text(nl="Zonder de code", en="Without the code")
UNDER_CODE = Text(nl="Met de code", en="With the code")
ADDED = Text(nl="Komt erbij", en="Added")
GONE = Text(nl="Vervalt", en="Falls away")
SAME_REASONS = Text(nl="De redenen zijn dezelfde.", en="The reasons are the same.")
SPEAKS_FOR = Text(nl="Pleit voor '{outcome}'", en="Speaks for '{outcome}'")
MARKED = same("{mark} ({label})")

# ---- write ----------------------------------------------------------------------------------------------------------

DOS = Text(nl="Dit mag", en="Do")
DONTS = Text(nl="Dit mag niet", en="Don't")
FOR_COUNCIL = Text(nl="{title}: toelichting voor de ondernemingsraad", en="{title}: notes for the works council")
STAFF_INTRO = Text(
    nl="Kort en duidelijk: wat u op sociale media kunt doen en wat niet. Eerst de hoofdregels, daarna hoe "
    "wij ermee omgaan.",
    en="Short and plain: what you can do on social media and what you cannot. First the main rules, then "
    "how we deal with them.",
)
COUNCIL_INTRO = Text(
    nl="Elke bepaling met de reden en de bronnen waarop zij rust. Het is een model: pas het aan uw "
    "organisatie aan en laat het "
    "beoordelen.",
    en="Each clause with its reason and the sources on which it rests. This is a model: fit it to your "
    "organisation and have it "
    "reviewed.",
)
EXAMPLE = Text(nl="Voorbeeld", en="Example")
TEXT = Text(nl="Bepaling", en="Clause")
REASON = Text(nl="Waarom", en="Why")
ADOPTED = Text(nl="Vastgesteld op", en="Laid down on")
RECEIVED = Text(nl="Ontvangen op (datum en handtekening)", en="Received on (date and signature)")
NOTES = Text(nl="Opmerkingen van de ondernemingsraad", en="Remarks of the works council")

# ---- input ----------------------------------------------------------------------------------------------------------

EMPTY = Text(
    nl="De invoer is leeg. Een code waarvan nog niets bekend is, schrijft u als: {}.",
    en="The input is empty. A code of which nothing is known yet is written as: {}.",
)
SEE_DOCS = Text(
    nl="Wat een code kan zeggen, staat in cases/policybook.yaml; voorbeelden staan in cases/policies.",
    en="What a code can say is in cases/policybook.yaml; examples are in cases/policies.",
)
ONE_INCIDENT = Text(
    nl="Geef één voorval, geen dossier met meer conversaties.",
    en="Give one incident, not a file of several conversations.",
)
HELP = Text(
    nl="Toets een gedragscode voor sociale media, stel haar op de proef of schrijf er een.",
    en="Check a social media code, put it to the test, or write one.",
)
HELP_CHECK = Text(
    nl="Houd een code tegen de normen: wat ontbreekt, te ver gaat, te vaag is of onrechtmatig kan zijn.",
    en="Hold a code against the norms: what is missing, goes too far, is too vague or may be unlawful.",
)
HELP_TEST = Text(
    nl="Beoordeel alle uitspraken opnieuw alsof de code er had gegolden.",
    en="Judge all rulings anew as if the code had applied there.",
)
HELP_WRITE = Text(nl="Schrijf een modelcode uit een paar keuzes.", en="Write a model code from a few choices.")
HELP_FILE = Text(
    nl="De code als YAML of JSON, of - voor de standaardinvoer.",
    en="The code as YAML or JSON, or - for standard input.",
)
HELP_CHOICES = Text(
    nl="De keuzes als YAML of JSON; zonder bestand gelden de standaardkeuzes.",
    en="The choices as YAML or JSON; without a file the defaults are taken.",
)
HELP_OUT = Text(
    nl="Het bestand; de naam eindigt op .docx, .html, .pdf of .md.",
    en="The file; its name ends in .docx, .html, .pdf or .md.",
)
HELP_AUDIENCE = Text(
    nl="staff (werknemers, kort) of council (ondernemingsraad, met redenen en vragen).",
    en="staff (employees, short) or council (works council, with reasons and questions).",
)
HELP_PICTURE = Text(nl="Bewaar ook de afbeelding, als SVG-bestand.", en="Keep the picture too, as an SVG file.")
HELP_INCIDENT = Text(
    nl="Vergelijk in plaats van de uitspraken één voorval zonder en met de code.",
    en="Compare one incident without and with the code instead of the rulings.",
)
