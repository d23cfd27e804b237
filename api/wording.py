"""Wording: every fixed word that the command line, the HTTP door and the written verdict say, in both languages."""

from cases.text import Text

# ---- a verdict -------------------------------------------------------------------------------------------------------

VERDICT = Text(nl="Oordeel", en="Verdict")
AS_OF = Text(nl="Naar het recht zoals bekend op {date}.", en="On the law as known on {date}.")
STATUS = {
    "governed": Text(nl="{outcome}, {status}", en="{outcome}, {status}"),
    "leaning": Text(nl="{status} '{outcome}'", en="{status} towards {outcome}"),
    "contested": Text(nl="{outcome}, {status}", en="{outcome}, {status}"),
    "undetermined": Text(nl="{outcome}, {status}", en="{outcome}, {status}"),
}
ON_THE_FACTS_GIVEN = Text(nl="{answer} op de gegeven feiten", en="{answer} on the facts given")
FIRM = Text(nl="bestendig", en="firm")
NOT_FIRM = Text(nl="nog niet bestendig", en="not firm")

FOR = Text(nl="Wat pleit voor: {outcome}", en="What speaks for: {outcome}")
NOTHING_FOR = Text(
    nl="Op deze feiten pleit niets voor deze uitkomst.",
    en="On these facts nothing speaks for this outcome.",
)
GOVERNING = Text(nl="Uitspraken die dit geval beslissen", en="Rulings that govern this case")
SUPPORTING = Text(nl="Verwante uitspraken met uitkomst: {outcome}", en="Related rulings with outcome: {outcome}")
OPPOSING = Text(nl="Uitspraken met uitkomst: {outcome}", en="Rulings with outcome: {outcome}")
FURTHER = Text(nl="Verder", en="Further")

FACTS = Text(nl="Feiten", en="Facts")
FINDING = Text(nl="Tussenoordeel", en="Finding")
IMPLIES = Text(nl="Sluit in", en="Includes")
AUTHORITY = Text(nl="Bron", en="Authority")
WEIGHT = Text(nl="gewicht {weight}", en="weight {weight}")
DECISIVE = Text(nl="vereiste van de wet", en="requirement of the law")
OWN_VALUATION = Text(nl="eigen waardering", en="own valuation")
DISPUTED = Text(nl="betwist", en="disputed")
ORIGINS = {
    "answered": Text(nl="in dit oordeel", en="in this verdict"),
    "assumed": Text(nl="aangenomen", en="assumed"),
}
ASSUMED = Text(
    nl="Aangenomen: {outcome}. Latere rechtsvragen bouwen daarop voort, niet op dit antwoord.",
    en="Assumed: {outcome}. Later questions build on that, not on this answer.",
)
OVERVIEW = Text(nl="Overzicht", en="Overview")
NOT_RAISED = Text(nl="Op deze feiten niet aan de orde", en="Not raised on these facts")
CONVERSATION = Text(nl="Gesprek {number}", en="Conversation {number}")
THE_WHOLE = Text(nl="Het geheel, beoordeeld op gesprek {number}", en="The whole, judged on conversation {number}")
CONNECTIONS = Text(nl="Hoe de antwoorden zich tot elkaar verhouden", en="How the answers fit together")
TAKEN_AS_THEY_ARE = Text(nl="Uitgaande van deze antwoorden:", en="Taking these answers as they are:")
CONSEQUENCES = Text(
    nl="Wat er volgens de wet aan vastzit (zonder voorspelling)",
    en="What hangs on it by statute (not predicted)",
)
IF_SO = Text(nl="Bij '{outcome}'", en="If '{outcome}'")

CASE = Text(nl="De zaak", en="The case")
OUTCOME = Text(nl="Uitkomst", en="Outcome")
DECISION = Text(nl="Beslissing", en="Decision")
NOT_EXPRESS = Text(nl="volgt uit de overwegingen", en="follows from the reasoning")
GOVERNS_HERE = Text(nl="beslist dit geval", en="governs this case")
CARRIED = Text(
    nl="Gaf daar de doorslag en doet zich ook hier voor",
    en="Carried the decision there and is so here too",
)
SPOKE_FOR = Text(
    nl="Pleitte daar voor deze uitkomst en doet zich ook hier voor",
    en="Spoke there for this outcome and is so here too",
)
SHARED = Text(nl="Gemeen met dit geval", en="In common with this case")
OVERCOME = Text(
    nl="Pleitte ook daar voor de andere uitkomst, maar gaf niet de doorslag",
    en="Spoke there too for the other outcome, but did not prevail",
)
DIFFERENCE = {
    "missing": Text(nl="Daar wel, hier niet", en="There, but not here"),
    "unknown": Text(nl="Daar wel, hier onbekend", en="There, but not known here"),
    "added": Text(nl="Hier wel, daar niet gebleken", en="Here, but not shown there"),
}

PRESUMPTION = Text(nl="Uitgangspunt zolang er geen uitkomst is", en="Starting point while there is no outcome")
PRESUMES = Text(nl="Wijst naar", en="Points to")
LEVEL = Text(nl="hoogste niveau: {level}", en="highest level: {level}")

OPEN = Text(nl="Nog uit te zoeken", en="Still to be found out")
OPEN_TURNING = Text(
    nl="Elk van deze feiten kan de uitkomst op zichzelf veranderen:",
    en="Each of these facts can change the outcome on its own:",
)
OPEN_OTHERS = Text(
    nl="Deze feiten veranderen de uitkomst niet, maar wel hoe sterk zij staat:",
    en="These facts do not change the outcome, but do change how strong it is:",
)
MORE = Text(nl="En nog {count}", en="And {count} more")
DISPUTED_FACTS = Text(nl="Betwiste feiten", en="Disputed facts")
VALUATIONS = Text(nl="Eigen waarderingen", en="Own valuations")
GIVEN = Text(nl="gegeven: {value}", en="given: {value}")
BY = Text(nl="{answer} ({ruling})", en="{answer} ({ruling})")

GIVEN_FACTS = Text(nl="De opgegeven feiten", en="The facts as given")
NO_FACTS = Text(nl="Er zijn geen feiten opgegeven.", en="No facts were given.")
DATES = {
    "utterance": Text(nl="datum van de uiting", en="date of the utterance"),
    "inspection": Text(nl="datum van de inzage", en="date of the inspection"),
    "measure": Text(nl="datum van de maatregel", en="date of the measure"),
}
NOTES = Text(nl="Aantekeningen", en="Notes")
SOURCES = Text(nl="Overige bronnen", en="Other sources")
LIMITS = Text(nl="Grenzen van dit oordeel", en="Limits of this verdict")
MADE_WITH = Text(
    nl="Gemaakt met privesfeer {engine}, regels {rulebook}, uitspraken {casebook}.",
    en="Made with privesfeer {engine}, rules {rulebook}, rulings {casebook}.",
)
HASH = Text(nl="Voorval (SHA-256): {hash}", en="Incident (SHA-256): {hash}")

# ---- measures --------------------------------------------------------------------------------------------------------

MEASURES = Text(nl="De maatregelen naast elkaar", en="The measures side by side")
MEASURES_EXPLAINED = Text(
    nl="Elke maatregel is beoordeeld op dezelfde feiten. Binnen een groep staan de maatregelen van licht naar zwaar. "
    "Een antwoord is een beoordeling naar de uitspraken, geen advies om de maatregel te nemen. Een streepje: er is "
    "geen uitspraak over deze maatregel, of over een zwaardere die standhield of een lichtere die viel.",
    en="Each measure is judged on the same facts. Within a group the measures stand from light to heavy. An answer is "
    "an assessment by the rulings, no advice to take the measure. A dash: there is no ruling on this measure, nor on a "
    "heavier one that stood or a lighter one that fell.",
)
MEASURES_LIMITS = Text(
    nl="Het volledige oordeel over de maatregel die is opgegeven, met de redenen en wat er volgens de wet aan vastzit, "
    "geeft 'privesfeer verdict'.",
    en="The full verdict on the measure that was given, with the reasons and what hangs on it by statute, is given by "
    "'privesfeer verdict'.",
)
MEASURE = Text(nl="Maatregel", en="Measure")
WEIGHED_OUTCOME = Text(nl="Uitkomst (gewicht voor – tegen)", en="Outcome (weight for – against)")
AS_GIVEN = Text(nl="opgegeven", en="given")
MOST_FOR = Text(nl="Meest verwante uitspraak daarvoor", en="Ruling most on point for it")
MOST_AGAINST = Text(nl="Meest verwante uitspraak daartegen", en="Ruling most on point against it")
LIGHTEST = Text(nl="Lichtste die standhoudt", en="Lightest that stands")
HEAVIEST = Text(nl="Zwaarste die geen stand houdt of open is", en="Heaviest that does not stand or is open")
NONE_OF_THEM = Text(nl="geen", en="none")

# ---- rulings, rules and facts ----------------------------------------------------------------------------------------

RULINGS = Text(nl="Uitspraken ({count})", en="Rulings ({count})")
RULINGS_ON = Text(
    nl="Uitspraken over de vraag: {question} ({count})", en="Rulings on the question: {question} ({count})"
)
KEY = Text(nl="Sleutel", en="Key")
NO_DECISIONS = Text(nl="Geen van de rechtsvragen is beslist.", en="None of the legal questions was decided.")
COURT = Text(nl="Gerecht", en="Court")
COURT_LEVEL = Text(nl="Niveau", en="Level")
BRANCH = Text(nl="Rechtsgebied", en="Branch of law")
ABOUT = Text(nl="Onderwerp", en="Subject")
AFFAIR = Text(nl="Zaak, gedeeld met andere uitspraken", en="Affair shared with other rulings")
NO_CODED_FACTS = Text(nl="Geen feiten opgenomen.", en="No facts recorded.")
DECISIONS = Text(nl="Beslissingen", en="Decisions")
RELIED_ON = Text(nl="Steunt op", en="Relied on")
DESPITE = Text(nl="Ondanks", en="Despite")
PLACE = Text(nl="Vindplaats", en="Place")
RELATIONS = Text(nl="Verhouding tot andere uitspraken", en="Relation to other rulings")
RELATION = {
    "appeal_of": Text(nl="hoger beroep of cassatie van", en="on appeal from"),
    "upheld_by": Text(nl="bekrachtigd door", en="upheld by"),
    "overturned_by": Text(nl="vernietigd door", en="overturned by"),
    "doubted_by": Text(nl="anders beslist in", en="decided otherwise in"),
    "follows": Text(nl="volgt", en="follows"),
    "departs_from": Text(nl="wijkt af van", en="departs from"),
    "parallel_to": Text(nl="parallel aan", en="parallel to"),
}
ONLY_ON = Text(nl="alleen over: {questions}", en="only on: {questions}")
READ_AND_CHECKED = Text(nl="Bronnen en verantwoording", en="Sources and verification")
NOT_VERIFIED = Text(nl="Open punten, zoals vastgelegd", en="Open points, as recorded")
CORRECTED = Text(nl="Gecorrigeerd, zoals vastgelegd", en="Corrected, as recorded")

RULES = Text(nl="De regels", en="The rules")
OUTCOMES = Text(nl="Uitkomsten", en="Outcomes")
PROTECTED_OUTCOME = Text(nl="Beschermt de werknemer", en="Protects the employee")
PRECEDENTS = Text(nl="Precedenten zijn uitspraken over", en="Precedents are rulings on")
READING = {
    "reason": Text(
        nl="Een uitspraak is bepalend als de feiten waarop zij steunde zich ook hier voordoen, en hier niets voor de "
        "andere uitkomst pleit wat zich daar niet ook voordeed.",
        en="A ruling governs where the facts on which it relied are so here too, and nothing here speaks for the "
        "other outcome that did not hold there as well.",
    ),
    "result": Text(
        nl="Een uitspraak is bepalend als alles wat daar voor de uitkomst pleitte zich ook hier voordoet, en hier "
        "niets voor de andere uitkomst pleit wat zich daar niet ook voordeed.",
        en="A ruling governs where all that spoke for its outcome is so here too, and nothing here speaks for the "
        "other outcome that did not hold there as well.",
    ),
}
HOW_READ = Text(nl="Hoe precedenten worden gelezen", en="How precedents are read")
LEAST_REASON = Text(
    nl="Het aantal dragende gezichtspunten dat een uitspraak daarvoor ten minste moet hebben: {count}.",
    en="The number of factors that must at least have carried a ruling for that: {count}.",
)
GOVERNS_WITH = Text(
    nl="Geen uitspraak is bepalend zolang geen van deze feiten bekend is: {facts}.",
    en="No ruling governs while none of these facts is known: {facts}.",
)
SCOPES = Text(
    nl="Niet elke uitspraak op deze vraag beslist hetzelfde; het oordeel zegt erbij welk van deze:",
    en="Not every ruling on this question decides the same; the verdict says which of these:",
)
FINDINGS = Text(nl="Tussenoordelen", en="Findings")
FACTORS = Text(nl="Gezichtspunten voor: {outcome}", en="Factors for: {outcome}")
HOLDS_WHEN = Text(nl="Geldt bij", en="Holds with")
VALID_FROM = Text(nl="Vanaf", en="From")
PRESUMPTIONS = Text(
    nl="Vermoedens en bewijslast, als er geen uitkomst is",
    en="Presumptions and burden of proof, where there is no outcome",
)
RAISED_BY = Text(nl="Komt aan de orde bij", en="Raised by")
WITHIN_REGIME = Text(
    nl="Een uitspraak is alleen bepalend binnen haar eigen stelsel: burgerlijk recht, of ambtenarenrecht.",
    en="A ruling governs only within its own regime: civil law, or public-service law.",
)
NEVER_GOVERNS = Text(
    nl="Bij deze rechtsvraag heet geen antwoord door precedent bepaald: getoetst aan uitspraken die niet meetelden, "
    "was dat te zelden of te vaak onjuist.",
    en="On this question no answer is called governed: tested on rulings that were left out, that was too rare or too "
    "often wrong.",
)
LADDER = Text(nl="Van licht naar zwaar", en="From light to heavy")
NOT_USED_WHEN = Text(nl="Geldt niet bij", en="Not used with")

CODEBOOK = Text(nl="Het codeboek: de feiten die u kunt opgeven", en="The codebook: the facts that you can give")
CODEBOOK_INTRO = Text(
    nl="Wat niet bekend is, laat u weg; weglaten is niet hetzelfde als 'nee'. Een lijst die u geeft, is volledig.",
    en="Leave out what is not known; leaving out is not the same as 'no'. A list that you give is complete.",
)
VALUES = {
    "boolean": Text(nl="true (ja) of false (nee)", en="true (yes) or false (no)"),
    "integer": Text(nl="een geheel getal van 0 of meer", en="a whole number of 0 or more"),
    "enum": Text(nl="een van", en="one of"),
    "ordered": Text(nl="een van, in oplopende volgorde", en="one of, in ascending order"),
    "set": Text(nl="een lijst van een of meer van", en="a list of one or more of"),
}
ENTER = Text(nl="Invullen", en="Enter")
NOTE = Text(nl="Toelichting", en="Note")

# ---- refusals --------------------------------------------------------------------------------------------------------

REFUSED = Text(nl="De invoer kan niet worden beoordeeld:", en="The input cannot be judged:")
SEE_FACTS = Text(
    nl="'privesfeer facts' noemt alle feiten en hun waarden.",
    en="'privesfeer facts' lists all facts and their values.",
)
EMPTY = Text(
    nl="De invoer is leeg. Een voorval waarvan nog niets bekend is, schrijft u als: facts: {}.",
    en="The input is empty. An incident of which nothing is known yet is written as: facts: {}.",
)
TOO_LARGE = Text(nl="De invoer is groter dan 1 MiB.", en="The input is larger than 1 MiB.")
NOT_JSON = Text(
    nl="Dit is geen geldige JSON (regel {line}, teken {column}); YAML wordt hier niet gelezen.",
    en="This is not valid JSON (line {line}, character {column}); YAML is not read here.",
)
NO_FILE = Text(nl="Het bestand '{file}' bestaat niet.", en="There is no file '{file}'.")
FOLDER = Text(nl="'{file}' is een map, geen bestand.", en="'{file}' is a folder, not a file.")
NOT_READ = Text(
    nl="Het bestand '{file}' kan niet worden gelezen; controleer naam en toegangsrechten.",
    en="The file '{file}' cannot be read; check its name and your permissions.",
)
NO_RULING = Text(nl="Er is geen uitspraak '{name}'.", en="There is no ruling '{name}'.")
NO_QUESTION = Text(
    nl="Er is geen rechtsvraag '{name}'. Toegestaan: {allowed}.",
    en="There is no legal question '{name}'. Allowed: {allowed}.",
)
DID_YOU_MEAN = Text(nl="{text} Bedoelde u '{nearest}'?", en="{text} Did you mean '{nearest}'?")
SEE_RULINGS = Text(
    nl="{text} 'privesfeer rulings' noemt ze alle.",
    en="{text} 'privesfeer rulings' lists them all.",
)
ONLY_LOOPBACK = Text(
    nl="'{host}' is geen adres van deze computer zelf. De server kent nog geen toegangscontrole en luistert daarom "
    "alleen op 127.0.0.1, ::1 of localhost.",
    en="'{host}' is not an address of this computer itself. The server has no access control yet, and so listens "
    "only on 127.0.0.1, ::1 or localhost.",
)
PORT_TAKEN = Text(
    nl="Poort {port} is niet beschikbaar; kies een andere met --port.",
    en="Port {port} is not available; choose another with --port.",
)
LISTENING = Text(
    nl="Privésfeer luistert op {url} (stoppen met Ctrl+C).", en="Privésfeer listens on {url} (stop with Ctrl+C)."
)

HTTP_STATUS = {
    400: Text(nl="Onleesbare invoer", en="Unreadable input"),
    404: Text(nl="Niet gevonden", en="Not found"),
    405: Text(nl="Deze methode kan hier niet", en="Method not allowed"),
    413: Text(nl="Te veel invoer", en="Content too large"),
    415: Text(nl="Verkeerd type invoer", en="Unsupported media type"),
    422: Text(nl="De invoer kan niet worden beoordeeld", en="The input cannot be judged"),
    500: Text(nl="Onverwachte fout", en="Unexpected error"),
}
NO_PAGE = Text(
    nl="Dit adres is er niet; /openapi.json noemt de adressen.",
    en="There is no such address; /openapi.json lists the addresses.",
)
NO_METHOD = Text(nl="Op dit adres kan deze methode niet.", en="This address does not take this method.")
ONLY_JSON = Text(
    nl="Stuur JSON, met Content-Type: application/json.", en="Send JSON, with Content-Type: application/json."
)
FAILED = Text(
    nl="Er ging iets mis dat niet aan de invoer ligt.", en="Something went wrong that is not due to the input."
)

# ---- help of the command line ----------------------------------------------------------------------------------------

HELP = Text(
    nl="Was het privé? Van de feiten van een voorval naar een beredeneerd oordeel op grond van de rechtspraak.",
    en="Was it private? From the facts of an incident to a verdict reasoned from case law.",
)
EXIT_CODES = Text(
    nl="Afsluitcodes: 0 = er is een oordeel (ook: niet te bepalen), of het gevraagde is getoond; 1 = onverwachte fout; "
    "2 = de invoer of de opdracht kan niet worden verwerkt. Taal: --lang, anders de omgevingsvariabele "
    "PRIVESFEER_LANG (nl of en), anders nl.",
    en="Exit codes: 0 = there is a verdict (undetermined included), or what was asked is shown; 1 = unexpected error; "
    "2 = the input or the command cannot be taken. Language: --lang, else the environment variable PRIVESFEER_LANG "
    "(nl or en), else nl.",
)
HELP_VERDICT = Text(
    nl="Geef het oordeel over een voorval.",
    en="Give the verdict on an incident.",
)
HELP_FILE = Text(
    nl="Het voorval: een bestand in YAML of JSON, of - voor standaardinvoer.",
    en="The incident: a YAML or JSON file, or - for standard input.",
)
HELP_LANG = Text(nl="De taal: nl of en.", en="The language: nl or en.")
HELP_AS_OF = Text(
    nl="De dag waarop het recht wordt gelezen (jjjj-mm-dd); standaard vandaag.",
    en="The day on which the law is read (yyyy-mm-dd); today by default.",
)
HELP_FORMAT = Text(nl="text (standaard), json of markdown.", en="text (the default), json or markdown.")
HELP_MEASURES = Text(
    nl="Zet alle mogelijke maatregelen naast elkaar: hoe zou elk op dezelfde feiten standhouden?",
    en="Put all possible measures side by side: how would each stand on the same facts?",
)
HELP_ONLY = Text(
    nl="Alleen deze rechtsvraag uitvoerig, zoals measure_upheld; mag vaker.",
    en="Only this legal question in full, such as measure_upheld; can be repeated.",
)
HELP_RULINGS = Text(
    nl="Noem de uitspraken; met 'show' toon er een.",
    en="List the rulings; with 'show', show one.",
)
HELP_QUESTION = Text(
    nl="Alleen uitspraken die deze rechtsvraag beslissen, zoals private_sphere.",
    en="Only rulings that decide this legal question, such as private_sphere.",
)
HELP_SHOW = Text(
    nl="Toon alles wat van een uitspraak is vastgelegd.",
    en="Show all that is recorded of a ruling.",
)
HELP_KEY = Text(nl="Sleutel, ECLI, LJN of verzoekschriftnummer.", en="Key, ECLI, LJN or application number.")
HELP_RULES = Text(
    nl="Toon de regels: welke gezichtspunten tellen, wanneer, en op welk gezag.",
    en="Show the rules: which factors count, when, and on what authority.",
)
HELP_FACTS = Text(
    nl="Toon het codeboek: welke feiten u kunt opgeven, en hoe.",
    en="Show the codebook: which facts you can give, and how.",
)
HELP_HEALTH = Text(
    nl="Laat zien wat het programma van elke uitspraak op haar eigen feiten maakt.",
    en="Show what the program makes of every ruling on its own facts.",
)
NOT_WRITTEN = Text(nl="Het oordeel kon niet worden weggeschreven.", en="The verdict could not be written.")
HELP_SERVE = Text(
    nl="Start de HTTP-server, bereikbaar vanaf deze computer.",
    en="Start the HTTP server, reachable from this computer.",
)
HELP_PORT = Text(nl="De poort; 0: een vrije.", en="The port; 0: a free one.")
HELP_HOST = Text(nl="Het adres op deze computer.", en="The address on this computer.")
HELP_VERSION = Text(nl="Toon de versie.", en="Show the version.")
