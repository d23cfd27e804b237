"""Wording: every fixed word that the command line, the HTTP door and the written verdict say, in both languages."""

from cases.text import Text, same

# ---- a verdict -------------------------------------------------------------------------------------------------------

VERDICT = Text(nl="Oordeel", en="Verdict")
AS_OF = Text(nl="Naar het recht zoals bekend op {date}.", en="On the law as known on {date}.")
STATUS = {
    "required": Text(nl="{outcome}, {status}", en="{outcome}, {status}"),
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
FRAMEWORK = Text(nl="Wettelijk kader", en="Legal framework")
FRAMEWORK_FOR = Text(nl="Wettelijk kader voor {regime}", en="Legal framework for {regime}")
STANDARD = Text(nl="Toets", en="Test")
BURDEN = Text(nl="Stelplicht en bewijslast", en="Who has to assert and prove what")
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
JURISDICTION = Text(nl="Rechtsstelsel", en="Jurisdiction")
PERSUASIVE = Text(nl="{told} (alleen ter overtuiging, nooit bepalend)", en="{told} (persuasive only, never governing)")
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
    "overtaken_by": Text(nl="ten gronde anders beslist door", en="decided otherwise on the merits by"),
    "doubted_by": Text(nl="anders beslist in", en="decided otherwise in"),
    "follows": Text(nl="volgt", en="follows"),
    "departs_from": Text(nl="wijkt af van", en="departs from"),
    "parallel_to": Text(nl="parallel aan", en="parallel to"),
}
ONLY_ON = Text(nl="alleen over: {questions}", en="only on: {questions}")
READ_AND_CHECKED = Text(nl="Bronnen en verantwoording", en="Sources and verification")
NOT_VERIFIED = Text(nl="Open punten", en="Open points")
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
    "date": Text(nl="een datum, jjjj-mm-dd", en="a date, yyyy-mm-dd"),
    "money": Text(nl="een bedrag in euro's, zoals 3240.50", en="an amount in euros, such as 3240.50"),
}
PERSONAL = Text(
    nl="gevoelig persoonsgegeven: alleen opgeven als de zaak het nodig heeft",
    en="sensitive personal data: give it only where the case needs it",
)
ENTER = Text(nl="Invullen", en="Enter")
NOTE = Text(nl="Toelichting", en="Note")

# ---- check of the books ----------------------------------------------------------------------------------------------

CHECK = Text(nl="Controle van uitspraken en regels", en="Check of rulings and rules")
CHECK_EXPLAINED = Text(
    nl="Waar uitspraken en regels aandacht vragen, voor zover zij dat zelf laten zien, naar de stand van {date}. "
    "Uitspraken van één zaak tellen als één. Wat van een uitspraak is vastgelegd, toont 'privesfeer rulings show'.",
    en="Where rulings and rules ask for attention, as far as they show it themselves, as they stood on {date}. Rulings "
    "of one affair count as one. What is recorded of a ruling is shown by 'privesfeer rulings show'.",
)
CHECK_COUNT = Text(
    nl="Uitspraken die als precedent meetellen: {precedents}, uit {affairs} verschillende zaken.",
    en="Rulings that count as precedents: {precedents}, from {affairs} different affairs.",
)
CHECK_NOTHING = Text(nl="Geen.", en="None.")
CHECK_SOURCES = Text(nl="Bronnen die nog zijn na te gaan", en="Sources still to be verified")
CHECK_KINDS = {
    "misplaced": Text(nl="Bronnen op de verkeerde plaats", en="Sources out of place"),
    "inconsistent": Text(nl="Niet met elkaar te rijmen uitspraken", en="Inconsistent rulings"),
    "inconsistent_apart": Text(
        nl="Niet met elkaar te rijmen, maar van één zaak of vernietigd",
        en="Inconsistent, but of one affair or set aside",
    ),
    "thin": Text(nl="Te weinig uitspraken", en="Too few rulings"),
    "untested": Text(nl="Gezichtspunten die in geen uitspraak spelen", en="Factors that no ruling tests"),
    "one_affair": Text(nl="Gezichtspunten die in maar één zaak spelen", en="Factors that only one affair tests"),
    "never_governs": Text(nl="Uitspraken die nooit bepalend zijn", en="Rulings that never govern"),
    "uncarried": Text(
        nl="Regels zonder wetsartikel of geldende uitspraak die haar steunt",
        en="Rules without an article of law or a standing ruling that supports them",
    ),
    "noted": Text(nl="Regels die toelichten waarom zij zonder staan", en="Rules that say why they stand without one"),
    "carried": Text(nl="Waarop de andere regels rusten", en="On what the other rules rest"),
    "uncitable": Text(
        nl="Aangehaalde uitspraken zonder ECLI of andere vindplaats",
        en="Rulings cited without an ECLI or another published place",
    ),
    "uncertain": Text(
        nl="Uitspraken met lage of gemiddelde zekerheid, de meest gebruikte eerst",
        en="Rulings with low or medium confidence, those used most first",
    ),
    "open_points": Text(
        nl="Uitspraken met hoge zekerheid en open punten, de meest gebruikte eerst",
        en="Rulings with high confidence and open points, those used most first",
    ),
    "statutes": Text(
        nl="Wetten en andere teksten, de meest gebruikte eerst", en="Statutes and other texts, those used most first"
    ),
}
CHECK_DECIDED = Text(nl="{citation} (uitkomst: {outcome}; {level})", en="{citation} (outcome: {outcome}; {level})")
CHECK_CLASH = Text(
    nl="{first} zou bepalend moeten zijn voor {second}, die anders besliste: wat de eerste droeg, doet zich in de "
    "tweede ook voor ({reason}), en wat daar voor de andere uitkomst pleitte, was in de eerste al overwonnen.",
    en="{first} should govern {second}, which decided otherwise: what carried the first is so in the second too "
    "({reason}), and what spoke for the other outcome there had been overcome in the first.",
)
CHECK_OVERCOME = Text(
    nl="In beide pleitte voor de uitkomst van de tweede: {factors}.",
    en="In both there spoke for the outcome of the second: {factors}.",
)
CHECK_MUTUAL = Text(
    nl="Omgekeerd zou de tweede even goed bepalend zijn voor de eerste.",
    en="The other way round, the second would just as well govern the first.",
)
CHECK_ONLY_FIRST = Text(
    nl="Wat ze onderscheidt, alleen in de eerste: {factors}. Droeg dat de beslissing mede, neem het daar dan op onder "
    "'relied_on'.",
    en="What distinguishes them, in the first alone: {factors}. If that helped to carry the decision, add it there "
    "under 'relied_on'.",
)
CHECK_DIFFERING = Text(
    nl="Geen gezichtspunt onderscheidt ze; wel verschillen de feiten in: {facts}. Maakte een daarvan het verschil, dan "
    "ontbreekt er een gezichtspunt of een bron onder 'relied_on'.",
    en="No factor distinguishes them; the facts do differ in: {facts}. If one of these made the difference, a factor "
    "is missing, or a fact under 'relied_on'.",
)
CHECK_ALIKE = Text(
    nl="Niets in de feiten onderscheidt ze: de rechters oordelen verschillend, of er is van een van beide een feit "
    "niet vastgelegd.",
    en="Nothing in the facts distinguishes them: the courts differ, or a fact of one of them was not recorded.",
)
CHECK_UNEXPLAINED = Text(
    nl="De tweede steunde mede op feiten waaruit geen gezichtspunt voor haar uitkomst volgt: {facts}. Daar kan het "
    "verschil zitten.",
    en="The second also relied on facts from which no factor for its outcome follows: {facts}. The difference may lie "
    "there.",
)
CHECK_BARE = Text(
    nl="Voor de uitkomst van de tweede pleit geen enkel gezichtspunt: de regels missen waarschijnlijk een criterium.",
    en="No factor at all speaks for the outcome of the second: the rules probably lack a criterion.",
)
CHECK_OTHER_SCOPE = Text(
    nl="Zij beslissen niet geheel hetzelfde; 'privesfeer rules' noemt het verschil bij de rechtsvraag.",
    en="They do not decide quite the same; 'privesfeer rules' tells the difference at the question.",
)
CHECK_ONE_AFFAIR = Text(nl="Beide horen tot dezelfde zaak.", en="Both belong to the same affair.")
CHECK_SET_ASIDE = Text(
    nl="Een van beide is terzijde gesteld door {later}.", en="One of the two was set aside by {later}."
)
CHECK_UNTESTED = {
    "not_in_force": Text(
        nl="{factor} kan geen uitspraak toetsen: de regel geldt niet op de dag waarop de uitspraken worden gelezen, "
        "alleen voor eerdere of latere voorvallen.",
        en="{factor} cannot be tested by any ruling: its rule is not in force on the day on which rulings are read, "
        "but only for earlier or later incidents.",
    ),
    "silent": Text(
        nl="{factor} speelt in geen precedent, ook niet in de precedenten waarop de regel steunt ({authority}): uit "
        "wat daarvan is vastgelegd, volgt het niet. Ga na of een vastgesteld feit ontbreekt of de voorwaarde te nauw "
        "is.",
        en="{factor} holds in no precedent, nor in those on which the rule rests ({authority}): it does not follow "
        "from what is recorded of them. See whether a fact that was found is missing, or the condition is too narrow.",
    ),
    "nowhere": Text(
        nl="{factor} speelt in geen precedent en rust alleen op de bron van de regel ({authority}): zoek een uitspraak "
        "waarin het speelde.",
        en="{factor} holds in no precedent and has only the authority of its rule ({authority}): look for a ruling in "
        "which it was so.",
    ),
    "one_affair": Text(
        nl="{factor} speelt alleen in {rulings}: zoek een tweede zaak.",
        en="{factor} holds only in {rulings}: look for a second affair.",
    ),
    "on_it_alone": Text(
        nl="{factor} speelt alleen in {rulings}, en de regel steunt ook alleen op die zaak: zoek een tweede, want "
        "zonder deze valt de regel weg.",
        en="{factor} holds only in {rulings}, and the rule rests on that affair alone: look for a second one, for "
        "without it there is no rule.",
    ),
}
CHECK_NEVER_GOVERNS = {
    "no_criterion": Text(
        nl="{ruling}: uit de feiten waarop de rechter steunde, volgt geen gezichtspunt voor de uitkomst; er ontbreekt "
        "een criterium in de regels.",
        en="{ruling}: the facts on which the court relied yield no factor for its outcome; the rules lack a criterion.",
    ),
    "no_factor": Text(
        nl="{ruling}: uit de feiten volgt geen gezichtspunt voor de uitkomst, en waarop de rechter steunde, is niet "
        "vastgelegd; er ontbreekt een criterium in de regels of een feit in de uitspraak.",
        en="{ruling}: the facts yield no factor for its outcome, and on what the court relied is not recorded; the "
        "rules lack a criterion, or the ruling a fact.",
    ),
    "too_small": Text(
        nl="{ruling}: de beslissing steunt op minder gezichtspunten ({reason}) dan de {least} die deze rechtsvraag "
        "verlangt; ga na of onder 'relied_on' iets ontbreekt.",
        en="{ruling}: fewer factors carried the decision ({reason}) than the {least} that this question asks for; see "
        "whether something is missing under 'relied_on'.",
    ),
    "floor": Text(
        nl="{ruling}: bindt alleen voor de uitkomst die de werknemer beschermt; er hoeft niets te gebeuren.",
        en="{ruling}: binds only for the outcome that protects the employee; nothing needs to be done.",
    ),
    "barred": Text(
        nl="{ruling}: wat de beslissing droeg ({reason}) speelt ook elders (aantal uitspraken en voorbeelden: {met}), "
        "maar daar staat telkens iets tegenover dat hier niet is gebleken, het vaakst: {barrier}. Ga na of dat ook in "
        "deze uitspraak is overwonnen.",
        en="{ruling}: what carried the decision ({reason}) is so elsewhere too (number of rulings and examples: "
        "{met}), but there is always something against it there that was not shown here, most often: {barrier}. See "
        "whether this ruling overcame that too.",
    ),
    "not_met": Text(
        nl="{ruling}: wat de beslissing droeg, komt zo samen in geen andere zaak en geen voorbeeld voor ({reason}). Ga "
        "na of elk daarvan nodig was.",
        en="{ruling}: what carried the decision is not so together in any other affair or example ({reason}). See "
        "whether each of these was needed.",
    ),
    "alone": Text(
        nl="{ruling}: er is geen andere zaak en geen voorbeeld in hetzelfde stelsel (burgerlijk recht of "
        "ambtenarenrecht) en, waar die meetelt, met een vergelijkbare maatregel.",
        en="{ruling}: there is no other affair or example in the same regime (civil law or public-service law) "
        "and, where it counts, with a comparable measure.",
    ),
}
CHECK_UNSTATED = Text(
    nl="{told} Waarop de rechter steunde, is niet vastgelegd, zodat alles meetelt wat voor de uitkomst pleit: vul "
    "'relied_on' in.",
    en="{told} On what the court relied is not recorded, so that all that speaks for the outcome counts: fill in "
    "'relied_on'.",
)
CHECK_THIN = {
    "question": Text(
        nl="Aantal zaken over deze rechtsvraag: {affairs} ({sides}); onder {least} heet dat hier weinig.",
        en="Number of affairs on this question: {affairs} ({sides}); below {least} that is called few here.",
    ),
    "outcome": Text(
        nl="Aantal zaken met de uitkomst '{outcome}': {affairs}; onder {least} heet dat hier weinig.",
        en="Number of affairs with the outcome '{outcome}': {affairs}; below {least} that is called few here.",
    ),
    "rung": Text(
        nl="Aantal zaken over '{rung}': {affairs} ({sides}); onder {least} heet dat hier weinig.",
        en="Number of affairs on '{rung}': {affairs} ({sides}); below {least} that is called few here.",
    ),
}
CHECK_RULING_USED = Text(
    nl="{source}: {verification}. Als bron genoemd: {cited}×; bepalend voor een andere uitspraak of een voorbeeld: "
    "{governs}×.",
    en="{source}: {verification}. Cited as authority: {cited}×; governs another ruling or an example: {governs}×.",
)
CHECK_MISPLACED = Text(
    nl="'{where}' noemt {cite}, wat hier niet hoort. {why}",
    en="'{where}' cites {cite}, which does not belong here. {why}",
)
CHECK_STATUTE_USED = Text(
    nl="{source}: {verification}. Als bron genoemd: {cited}×.", en="{source}: {verification}. Cited: {cited}×."
)
CHECK_OPEN_POINTS = Text(nl="{verification}; met open punten", en="{verification}; with open points")
CHECK_FOUNDED = Text(nl="{factor} rust op: {authority}.", en="{factor} rests on: {authority}.")
CHECK_UNCITABLE = {
    "dated": Text(nl="{ruling}.", en="{ruling}."),
    "undated": Text(nl="{ruling}; ook de datum is niet bekend.", en="{ruling}; its date is not known either."),
}
HELP_CHECK = Text(
    nl="Laat zien waar uitspraken en regels aandacht vragen: niet te rijmen, ongetoetst, zonder werking, te weinig, "
    "niet nagegaan, en waarop elke regel rust. Eindigt met code 2 als niets een regel steunt.",
    en="Show where rulings and rules ask for attention: inconsistent, untested, without effect, too few, unverified, "
    "and on what each rule rests. Ends with code 2 if nothing supports a rule.",
)
HELP_SOURCES = Text(
    nl="Zeg van elke uitspraak ook waar zij is gelezen, hoe zeker dat is en of er punten openstaan.",
    en="Also say of each ruling where it was read, how sure that is, and whether points are open.",
)
HELP_CHECK_ONLY = Text(
    nl="Alleen deze rechtsvraag, zoals private_sphere; mag vaker.",
    en="Only this legal question, such as private_sphere; can be repeated.",
)

# ---- what can still change -------------------------------------------------------------------------------------------

STABILITY = Text(nl="Wat de antwoorden nog kan veranderen", en="What can still change the answers")
STABILITY_EXPLAINED = Text(
    nl="Per rechtsvraag de feiten die het antwoord op zichzelf nog kunnen veranderen, de belangrijkste eerst: wat de "
    "uitkomst verandert, gaat voor; dan telt welk deel van de mogelijke waarden dat doet, en dan hoe ver het antwoord "
    "in stelligheid stijgt of daalt.",
    en="For each question the facts that can still change the answer by themselves, the most important first: what "
    "changes the outcome comes first; then counts how large a share of the possible values does so, and then how far "
    "the answer rises or falls in firmness.",
)
STABILITY_NONE = Text(
    nl="Geen van de gevraagde rechtsvragen is op deze feiten aan de orde.",
    en="None of the questions asked is raised on these facts.",
)
STABILITY_NOTHING = Text(
    nl="Geen enkel feit kan dit antwoord op zichzelf nog veranderen.",
    en="No single fact can still change this answer.",
)
STABILITY_VALUATIONS = Text(
    nl="Deze eigen waarderingen zouden, als zij anders uitvielen, het antwoord veranderen:",
    en="These valuations of your own would change the answer if they were otherwise:",
)
STABILITY_PAIRS = Text(
    nl="Geen enkel onbekend feit verandert de uitkomst alleen, maar twee samen wel:",
    en="No single unknown fact changes the outcome, but two together do:",
)
STABILITY_MORE = Text(nl="En zo nog {count}.", en="And {count} more like these.")
STABILITY_GIVEN = {
    "unknown": Text(nl="opgegeven: {value}", en="given: {value}"),
    "disputed": Text(nl="betwist; opgegeven: {value}", en="disputed; given: {value}"),
    "valuation": Text(nl="uw waardering: {value}", en="your valuation: {value}"),
}
STABILITY_RAISING = Text(
    nl="Feiten die een rechtsvraag aan de orde stellen die dat nu niet is",
    en="Facts that raise a question that is not raised now",
)
STABILITY_SETTLED = Text(nl="Wat er niet meer toe doet", en="What no longer matters")
STABILITY_SETTLED_EXPLAINED = Text(
    nl="Wat over deze onbekende feiten ook blijkt, op zichzelf verandert het van geen enkele rechtsvraag uitkomst of "
    "status:",
    en="Whatever turns out about these unknown facts, by itself it changes neither outcome nor status on any question:",
)
STABILITY_ALONE = Text(
    nl="Elke waarde is beoordeeld met alle andere feiten zoals zij zijn opgegeven. Het volledige oordeel, met de "
    "redenen en de uitspraken, geeft 'privesfeer verdict'.",
    en="Each value is judged with all other facts as they were given. The full verdict, with the reasons and the "
    "rulings, is given by 'privesfeer verdict'.",
)
STABILITY_LEAD = Text(
    nl="Van de gesprekken is dat genomen dat voor de werkgever het sterkst is: gesprek {number}.",
    en="Of the conversations the one is taken that is strongest for the employer: conversation {number}.",
)
STABILITY_BY = Text(nl="{answer}, volgens {ruling}", en="{answer}, by {ruling}")
STABILITY_LIKE = Text(nl="{answer}, in de lijn van {ruling}", en="{answer}, along the line of {ruling}")
STABILITY_WEIGHED = Text(
    nl="{answer} (gewicht {ours} tegenover {theirs})", en="{answer} (weight {ours} against {theirs})"
)
CHANGE = Text(nl="Wat er anders zou moeten zijn", en="What would have to be different")
CHANGE_EXPLAINED = Text(
    nl="De kleinste wijzigingen van feiten die een ander antwoord brengen; van elke is alles nodig. Bij geordende "
    "feiten en aantallen staat de kleinste stap die volstaat. Het gaat om een vergelijking, niet om een raad om feiten "
    "anders voor te stellen.",
    en="The smallest changes of facts that bring another answer; of each all parts are needed. Of ordered facts and "
    "numbers the smallest step that suffices is told. This is a comparison, no advice to present facts otherwise.",
)
CHANGE_IF = Text(nl="De uitkomst zou '{outcome}' zijn als:", en="The outcome would be '{outcome}' if:")
CHANGE_STATUS_IF = Text(nl="De status zou anders zijn als:", en="The status would be another if:")
CHANGE_SIZES = {
    1: Text(nl="Met één wijziging:", en="With one change:"),
    2: Text(nl="Met twee wijzigingen samen:", en="With two changes together:"),
    3: Text(nl="Met drie wijzigingen samen:", en="With three changes together:"),
}
CHANGE_NONE = {
    1: Text(nl="Geen enkele wijziging van één feit volstaat.", en="No change of a single fact suffices."),
    2: Text(nl="Geen wijziging van één of twee feiten volstaat.", en="No change of one or two facts suffices."),
    3: Text(nl="Geen wijziging van één tot drie feiten volstaat.", en="No change of one to three facts suffices."),
}
CHANGE_FACT = Text(nl="{short}: {value}", en="{short}: {value}")
CHANGE_WAS = Text(nl="{fact} (nu: {was})", en="{fact} (now: {was})")
CHANGE_UNKNOWN = Text(nl="onbekend", en="unknown")
CHANGE_THEN = Text(nl="Dan", en="Then")

HELP_STABILITY = Text(
    nl="Laat zien welke feiten de antwoorden nog kunnen veranderen, en welke er niet meer toe doen.",
    en="Show which facts can still change the answers, and which no longer matter.",
)
HELP_STABILITY_ONLY = Text(
    nl="Alleen deze rechtsvraag, zoals private_sphere; mag vaker.",
    en="Only this legal question, such as private_sphere; can be repeated.",
)
HELP_CHANGE = Text(
    nl="Laat zien wat er anders zou moeten zijn voor een ander antwoord op een rechtsvraag.",
    en="Show what would have to be different for another answer to a legal question.",
)
HELP_CHANGE_QUESTION = Text(
    nl="De rechtsvraag, zoals private_sphere.", en="The legal question, such as private_sphere."
)
HELP_CHANGE_STATUS = Text(
    nl="Zoek een andere status in plaats van een andere uitkomst.", en="Look for another status, not another outcome."
)
HELP_CHANGE_MOST = Text(
    nl="Hoeveel wijzigingen ten hoogste samen: 1, 2 of 3 (standaard).",
    en="How many changes together at most: 1, 2 or 3 (the default).",
)

# ---- evaluation ------------------------------------------------------------------------------------------------------

EVALUATION = Text(
    nl="Hoe vaak geeft het programma de uitkomst van de rechter?",
    en="How often does the program give the court's outcome?",
)
EVALUATION_MODES = {
    "leave_one_affair_out": Text(
        nl="Elke beslissing die als precedent meetelt, is voorspeld uit alle andere uitspraken, eerdere en latere, "
        "zonder de zaak waartoe zij hoort: haar uitspraken tellen niet mee, en een regel die alleen op die zaak "
        "steunt, geldt niet. De jurisprudentie is die van {release}; de wet is die van de dag van de uitspraak.",
        en="Each decision that counts as a precedent was predicted from all other rulings, earlier and later, "
        "without the affair to which it belongs: its rulings do not count, and a rule that rests on that affair "
        "alone does not hold. Case law is that of {release}; statutes are those of the day of the ruling.",
    ),
    "chronological": Text(
        nl="Elke gedateerde beslissing die op {release} als precedent meetelt, is voorspeld uit de uitspraken van "
        "vóór haar eigen dag, zonder de zaak waartoe zij hoort en naar de wet van die dag. Uitspraken zonder "
        "datum zijn niet voorspeld; zij tellen alleen mee vanaf de dag waarop zij er in elk geval waren.",
        en="Each dated decision that counts as a precedent on {release} was predicted from the rulings given "
        "before its own day, without the affair to which it belongs and by the statutes of that day. Rulings "
        "without a date were not predicted; they count only from the day on which they must have been given.",
    ),
    "rulings": Text(
        nl="Uitspraken van buiten de jurisprudentie van het programma zijn voorspeld uit die hele jurisprudentie, "
        "zoals bekend op {release}, naar de wet van de dag van elke uitspraak. Zij zijn er niet aan toegevoegd.",
        en="Rulings from outside the casebook were predicted from the whole casebook, as known on {release}, by "
        "the statutes of the day of each ruling. They were not added to it.",
    ),
}
EVALUATION_CHAIN = Text(
    nl="De beslissingen van de uitspraak zelf zijn bij het voorspellen niet gelezen: antwoorden waarop een latere "
    "rechtsvraag voortbouwt, zijn die van het programma.",
    en="The decisions of the ruling itself were not read when predicting it: answers on which a later question "
    "builds are the program's own.",
)
EVALUATION_IN_SAMPLE = Text(
    nl="De regels zijn geschreven terwijl deze uitspraken bekend waren. Alleen uitspraken van buiten de "
    "jurisprudentie van het programma (--rulings MAP) zijn een werkelijk onafhankelijke toets.",
    en="The rules were written with these rulings known. Only rulings from outside the casebook (--rulings DIR) "
    "are truly out of sample.",
)
EVALUATION_OUTSIDE = Text(
    nl="Een onafhankelijke toets is dit alleen voor zover de regels zijn geschreven zonder kennis van deze "
    "uitspraken. De regels zijn geschreven terwijl de uitspraken in de jurisprudentie van het programma bekend "
    "waren.",
    en="This is truly out of sample only in so far as the rules were written without knowledge of these rulings. "
    "The rules were written with the rulings of the casebook known.",
)
EVALUATION_READ = Text(
    nl="n: het aantal beslissingen. Juist: het aandeel van de beantwoorde beslissingen waarin het programma de "
    "uitkomst van de rechter geeft, met het 95%-betrouwbaarheidsinterval (Wilson), alsof alle uitspraken los "
    "van elkaar staan. Meerderheid: het aandeel dat juist zou zijn door steeds de uitkomst te kiezen die de "
    "meeste uitspraken hadden waaruit is voorspeld; waar beide uitkomsten even vaak voorkwamen, telt een "
    "beslissing daarvoor niet mee. Gepubliceerde uitspraken zijn een selectie.",
    en="n: the number of decisions. Right: the share of the answered decisions in which the program gives the "
    "court's outcome, with its 95% interval (Wilson), as if all rulings were independent. Majority: the share "
    "that would be right by always choosing the outcome that most of the rulings had from which it was "
    "predicted; where both outcomes were equally frequent, a decision does not count for it. Published rulings "
    "are a selection.",
)
EVALUATION_QUESTION = Text(nl="Rechtsvraag", en="Question")
EVALUATION_STATUS = Text(nl="Status", en="Status")
EVALUATION_N = Text(nl="n", en="n")
EVALUATION_AFFAIRS = Text(nl="Zaken", en="Affairs")
EVALUATION_ANSWERED = Text(nl="Beantwoord", en="Answered")
EVALUATION_RIGHT = Text(nl="Juist", en="Right")
EVALUATION_MAJORITY = Text(nl="Meerderheid", en="Majority")
EVALUATION_ALL = Text(nl="alle", en="all")
EVALUATION_NOT_RAISED = Text(nl="niet aan de orde", en="not raised")
EVALUATION_SHARE = Text(nl="{right}: {share} ({low}–{high})", en="{right}: {share} ({low}–{high})")
EVALUATION_NONE = Text(nl="–", en="–")
EVALUATION_LABELS = Text(
    nl="Mag een antwoord 'door precedent bepaald' heten?", en="May an answer be called 'governed by precedent'?"
)
EVALUATION_LABELS_READ = Text(
    nl="Dat mag als van ten minste {count} zulke antwoorden ten minste {share} juist is. Een rechtsvraag die het "
    "label niet gebruikt, is hier gemeten alsof zij dat wel deed.",
    en="It may if of at least {count} such answers at least {share} are right. A question that does not use the "
    "label is measured here as if it did.",
)
EVALUATION_LABEL = {
    (True, True): Text(
        nl="{question}: gebruikt het label, terecht ({right} van {answers} juist).",
        en="{question}: uses the label, and this is borne out ({right} of {answers} right).",
    ),
    (True, False): Text(
        nl="{question}: gebruikt het label, maar heeft het niet verdiend ({right} van {answers} juist).",
        en="{question}: uses the label, but has not earned it ({right} of {answers} right).",
    ),
    (False, True): Text(
        nl="{question}: gebruikt het label niet, terecht ({right} van {answers} juist).",
        en="{question}: does not use the label, and this is borne out ({right} of {answers} right).",
    ),
    (False, False): Text(
        nl="{question}: gebruikt het label niet, maar zou het verdienen ({right} van {answers} juist).",
        en="{question}: does not use the label, but has earned it ({right} of {answers} right).",
    ),
}
EVALUATION_LEFT_OUT = Text(nl="Niet voorspeld", en="Not predicted")
EVALUATION_LEFT_OUT_BECAUSE = Text(nl="{key} ({ruling}): {reason}.", en="{key} ({ruling}): {reason}.")
EVALUATION_WRONG = Text(nl="Andere uitkomst ({count})", en="Another outcome ({count})")
EVALUATION_UNANSWERED = Text(nl="Zonder uitkomst ({count})", en="Without an outcome ({count})")
EVALUATION_DECIDED = Text(
    nl="{ruling}: rechter: {court}; programma: {engine} ({status})",
    en="{ruling}: court: {court}; program: {engine} ({status})",
)
EVALUATION_OPEN = Text(nl="{ruling}: rechter: {court} ({status})", en="{ruling}: court: {court} ({status})")
EVALUATION_NOTHING = Text(nl="Er is niets voorspeld.", en="Nothing was predicted.")

PICTURE_TITLE = Text(
    nl="Aandeel juiste antwoorden per rechtsvraag en status", en="Share of right answers per question and status"
)
PICTURE_MODES = {
    "leave_one_affair_out": Text(
        nl="elke uitspraak voorspeld zonder haar eigen zaak", en="each ruling predicted without its own affair"
    ),
    "chronological": Text(
        nl="elke uitspraak voorspeld uit eerdere uitspraken", en="each ruling predicted from earlier rulings"
    ),
    "rulings": Text(
        nl="uitspraken van buiten de jurisprudentie van het programma", en="rulings from outside the casebook"
    ),
}
PICTURE_LEGEND = Text(
    nl="Punt: aandeel juist van de beantwoorde beslissingen. Lijn: 95%-betrouwbaarheidsinterval (Wilson). "
    "Streepjeslijn: meerderheid.",
    en="Dot: share of answered decisions that is right. Line: 95% interval (Wilson). Dashed line: majority baseline.",
)
PICTURE_COUNT = Text(nl="{right} van {answered}", en="{right} of {answered}")
PICTURE_ROW = Text(
    nl="{status}: {share} juist ({right} van {answered}; interval {low} tot {high})",
    en="{status}: {share} right ({right} of {answered}; interval {low} to {high})",
)
PICTURE_UNANSWERED = Text(nl="{status}: geen antwoorden", en="{status}: no answers")
PICTURE_MAJORITY = Text(nl="meerderheid: {share}", en="majority: {share}")
PICTURE_QUESTION = Text(nl="{question} {rows}.", en="{question} {rows}.")

EVALUATION_ONE_MODE = Text(
    nl="--chronological en --rulings kunnen niet samen: uitspraken van buiten worden uit de hele jurisprudentie "
    "van het programma voorspeld.",
    en="--chronological and --rulings cannot be combined: rulings from outside are predicted from the whole casebook.",
)
TEXTBOOK_ALONE = Text(
    nl="--textbook gaat niet samen met --chronological, --rulings of --picture: het meet schoolvoorbeelden, geen "
    "uitspraken.",
    en="--textbook cannot be combined with --chronological, --rulings or --picture: it measures textbook incidents, "
    "not rulings.",
)
HELP_TEXTBOOK = Text(
    nl="Meet in plaats daarvan de schoolvoorbeelden, elk zonder zijn thema: voorvallen waarover geen jurist twijfelt.",
    en="Measure the textbook incidents instead, each without its theme: incidents of which no lawyer is in doubt.",
)
NO_FOLDER = Text(nl="De map '{folder}' bestaat niet.", en="There is no folder '{folder}'.")
NOT_A_FOLDER = Text(
    nl="'{folder}' is geen map. --rulings vraagt een map met uitspraken, een bestand per uitspraak.",
    en="'{folder}' is not a folder. --rulings asks for a folder of rulings, one file for each.",
)
NO_RULING_FILES = Text(
    nl="In '{folder}' staan geen uitspraken: geen bestand dat op .yaml eindigt.",
    en="There are no rulings in '{folder}': no file that ends in .yaml.",
)
IN_FILE = Text(nl="{file}: {text}", en="{file}: {text}")
UNREADABLE_FILE = Text(nl="kan niet worden gelezen.", en="cannot be read.")
NAME_TWICE = Text(
    nl="'{name}' is ook de naam van de uitspraak in {other}.", en="'{name}' is also the name of the ruling in {other}."
)
NOTHING_TO_PREDICT = Text(
    nl="Er blijft geen uitspraak over om te voorspellen:", en="There is no ruling left to predict:"
)
NOT_SVG = Text(
    nl="De afbeelding is een SVG-bestand: '{file}' moet op .svg eindigen.",
    en="The picture is an SVG file: '{file}' must end in .svg.",
)
NOT_DRAWABLE = Text(
    nl="'{file}' moet eindigen op .svg (afbeelding), .mmd (Mermaid), .dot (Graphviz) of .json (AIF).",
    en="'{file}' must end in .svg (picture), .mmd (Mermaid), .dot (Graphviz) or .json (AIF).",
)
NOT_RAISED_TO_DRAW = Text(
    nl="De vraag '{question}' doet zich op deze feiten niet voor; er is niets te tekenen.",
    en="The question '{question}' is not raised on these facts; there is nothing to draw.",
)
HELP_DRAW = Text(
    nl="Teken het argumentatieschema of de tijdlijn van een antwoord, of hoe open het gesprek was.",
    en="Draw the argument graph or the time line of an answer, or how open the conversation was.",
)
HELP_DRAW_OUT = Text(
    nl="Het bestand: .svg; het argumentatieschema ook .mmd (Mermaid), .dot (Graphviz) of .json (AIF). Een bestaand "
    "bestand wordt vervangen.",
    en="The file: .svg; of the argument graph also .mmd (Mermaid), .dot (Graphviz) or .json (AIF). An existing file is "
    "replaced.",
)
HELP_DRAW_KIND = Text(
    nl="graph: argumentatieschema; timeline: tijdlijn; openness: openheid van het gesprek.",
    en="graph: argument graph; timeline: time line; openness: how open the conversation was.",
)
HELP_DRAW_QUESTION = Text(
    nl="De rechtsvraag, voor graph en timeline.", en="The legal question, for graph and timeline."
)
HELP_EVALUATE = Text(
    nl="Meet hoe vaak het programma de uitkomst geeft van een uitspraak die het niet kent.",
    en="Measure how often the program gives the outcome of a ruling that it does not know.",
)
HELP_EVALUATE_ONLY = Text(
    nl="Alleen deze rechtsvraag, zoals private_sphere; mag vaker.",
    en="Only this legal question, such as private_sphere; can be repeated.",
)
HELP_CHRONOLOGICAL = Text(
    nl="Voorspel elke uitspraak alleen uit eerdere.", en="Predict each ruling from earlier ones only."
)
HELP_OUTSIDE = Text(
    nl="Een map met uitspraken van buiten de jurisprudentie van het programma, in hetzelfde formaat; alleen die "
    "worden voorspeld.",
    en="A folder of rulings from outside the casebook, in the same format; only these are predicted.",
)
HELP_PICTURE = Text(
    nl="Schrijf ook een afbeelding, naar dit bestand (SVG); een bestaand bestand wordt vervangen.",
    en="Also write a picture, to this file (SVG); an existing file is replaced.",
)

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
NO_LANGUAGE = Text(
    nl="{variable} kan niet '{name}' zijn. Toegestaan: {allowed}.",
    en="{variable} cannot be '{name}'. Allowed: {allowed}.",
)
NO_FILE = Text(nl="Het bestand '{file}' bestaat niet.", en="There is no file '{file}'.")
FOLDER = Text(nl="'{file}' is een map, geen bestand.", en="'{file}' is a folder, not a file.")
NOT_READ = Text(
    nl="Het bestand '{file}' kan niet worden gelezen; controleer naam en toegangsrechten.",
    en="The file '{file}' cannot be read; check its name and your permissions.",
)
NOT_WRITTEN = Text(nl="'{file}' kan niet worden geschreven: {why}.", en="'{file}' cannot be written: {why}.")
OUTPUT_NOT_WRITTEN = Text(nl="De uitvoer kan niet worden geschreven: {why}.", en="The output cannot be written: {why}.")
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
PORT_TAKEN = Text(
    nl="Poort {port} is niet beschikbaar; kies een andere.",
    en="Port {port} is not available; choose another.",
)
LISTENING = Text(
    nl="Privésfeer luistert op {url} (stoppen met Ctrl+C).", en="Privésfeer listens on {url} (stop with Ctrl+C)."
)

HTTP_STATUS = {
    400: Text(nl="Onleesbare invoer", en="Unreadable input"),
    401: Text(nl="Niet toegelaten", en="Not authorised"),
    403: Text(nl="Niet toegestaan", en="Not allowed"),
    404: Text(nl="Niet gevonden", en="Not found"),
    405: Text(nl="Deze methode kan hier niet", en="Method not allowed"),
    406: Text(nl="Deze vorm is er niet", en="Not acceptable"),
    408: Text(nl="Te traag verstuurd", en="Sent too slowly"),
    413: Text(nl="Te veel invoer", en="Content too large"),
    414: Text(nl="Adres te lang", en="Address too long"),
    415: Text(nl="Verkeerd type invoer", en="Unsupported media type"),
    421: Text(nl="Verkeerd adres", en="Misdirected request"),
    422: Text(nl="De invoer kan niet worden beoordeeld", en="The input cannot be judged"),
    429: Text(nl="Te veel verzoeken", en="Too many requests"),
    431: Text(nl="Headers te groot", en="Headers too large"),
    500: Text(nl="Onverwachte fout", en="Unexpected error"),
    501: Text(nl="Hier niet mogelijk", en="Not possible here"),
    503: Text(nl="Te druk", en="Too busy"),
}
NO_PAGE = Text(
    nl="Dit adres is er niet; /openapi.json noemt de adressen.",
    en="There is no such address; /openapi.json lists the addresses.",
)
NO_METHOD = Text(nl="Op dit adres kan deze methode niet.", en="This address does not take this method.")
ONLY_THIS = Text(nl="Stuur {media}, en zeg dat in Content-Type.", en="Send {media}, and say so in Content-Type.")
ENCODED = Text(
    nl="Gecomprimeerde invoer wordt niet gelezen. Stuur de invoer zoals zij is, zonder Content-Encoding.",
    en="Compressed input is not read. Send the input as it is, without Content-Encoding.",
)
OTHER_CHARSET = Text(
    nl="Alleen UTF-8 wordt gelezen. Stuur de invoer in UTF-8, met charset=utf-8 of zonder charset in Content-Type.",
    en="Only UTF-8 is read. Send the input in UTF-8, with charset=utf-8 or without a charset in Content-Type.",
)
NO_SUCH_MEDIA = Text(
    nl="Deze vorm van antwoord is er niet. Accept kan zijn: {media}.",
    en="There is no such form of the answer. Accept can be: {media}.",
)
NO_STATUTE = Text(nl="Er is geen wetsartikel '{name}'.", en="There is no statute '{name}'.")
NOT_READY = Text(nl="De regels en uitspraken worden nog gelezen.", en="The rules and rulings are still being read.")
FAILED = Text(
    nl="Er ging iets mis dat niet aan de invoer ligt.", en="Something went wrong that is not due to the input."
)

# ---- in bulk ---------------------------------------------------------------------------------------------------------

BULK_NO_FORM = Text(
    nl="De naam '{file}' zegt niet om welk soort bestand het gaat. Mogelijk: {endings}.",
    en="The name '{file}' does not say what kind of file it is. Possible: {endings}.",
)
BULK_NO_HEADER = Text(
    nl="De eerste regel, met de namen van de kolommen, is geen UTF-8. Sla het bestand op als CSV in UTF-8.",
    en="The first line, with the names of the columns, is not UTF-8. Save the file as CSV in UTF-8.",
)
BULK_NO_PARQUET = Text(nl="'{file}' kan niet als Parquet worden gelezen.", en="'{file}' cannot be read as Parquet.")
BULK_NO_COLUMN = Text(nl="Een kolom '{name}' bestaat niet.", en="There is no such column as '{name}'.")
BULK_COLUMN_TWICE = Text(nl="De kolom '{name}' staat er twee keer.", en="The column '{name}' stands there twice.")
BULK_COLUMNS = Text(
    nl="Een kolom heet naar een feit ('privesfeer facts' noemt ze), of id, title, as_of, disputed, dates.utterance, "
    "dates.inspection, dates.measure, of assume. met een rechtsvraag. Er is niets beoordeeld.",
    en="A column is named after a fact ('privesfeer facts' lists them), or id, title, as_of, disputed, "
    "dates.utterance, dates.inspection, dates.measure, or assume. with a legal question. Nothing was judged.",
)
BULK_TOO_LARGE = Text(nl="De rij is groter dan 1 MiB.", en="The row is larger than 1 MiB.")
BULK_UNPACKED = Text(
    nl="In '{file}' nemen de rijen {first} tot en met {last} uitgepakt te veel ruimte in: een rij is hoogstens 1 MiB, "
    "en wat tegelijk wordt uitgepakt hoogstens 32 MiB. Er is niets beoordeeld.",
    en="In '{file}' the rows {first} to {last} take too much room unpacked: a row is at most 1 MiB, and what is "
    "unpacked at once at most 32 MiB. Nothing was judged.",
)
BULK_COLUMN_KIND = Text(
    nl="In de kolom '{name}' kan alleen tekst staan, een getal, ja of nee, een dag, of een lijst daarvan.",
    en="The column '{name}' can only hold text, a number, yes or no, a day, or a list of these.",
)
BULK_NOT_UTF8 = Text(nl="De rij is geen UTF-8 (byte {place}).", en="The row is not UTF-8 (byte {place}).")
BULK_QUOTES = Text(
    nl="De rij is niet in velden te verdelen: er klopt iets niet met de aanhalingstekens, of een veld is te lang.",
    en="The row cannot be divided into fields: the quotation marks do not match, or a field is too long.",
)
BULK_CELLS = Text(
    nl="De rij heeft {count} velden, terwijl er {expected} kolommen zijn.",
    en="The row has {count} fields, but there are {expected} columns.",
)
BULK_ID = Text(
    nl="'id' moet tekst of een geheel getal zijn.",
    en="'id' must be text or a whole number.",
)
BULK_CASE_FILE = Text(
    nl="Een rij is één voorval; een dossier met meer conversaties beoordeelt 'privesfeer verdict'.",
    en="A row is one incident; a case file of several conversations is judged by 'privesfeer verdict'.",
)
BULK_TARGET = Text(
    nl="De antwoorden kunnen niet naar '{file}': dat is een map, of het bestand met de voorvallen zelf.",
    en="The answers cannot go to '{file}': that is a folder, or the very file with the incidents.",
)
BULK_FOLDER_TAKEN = Text(
    nl="De map '{folder}' is nodig voor tussenresultaten, maar er staat al iets anders in.",
    en="The folder '{folder}' is needed for intermediate results, but something else is in it already.",
)
BULK_BUSY = Text(nl="Een ander proces werkt al aan '{file}'.", en="Another process is at work on '{file}' already.")
BULK_CHANGED = Text(
    nl="'{file}' is veranderd sinds het werk begon. Verwijder de map '{folder}' om opnieuw te beginnen.",
    en="'{file}' has changed since the work began. Remove the folder '{folder}' to start anew.",
)
BULK_OTHER_VERSIONS = Text(
    nl="Het programma, de regels of de uitspraken zijn veranderd sinds het werk begon; de antwoorden zouden niet bij "
    "elkaar passen. Verwijder de map '{folder}' om opnieuw te beginnen.",
    en="The program, the rules or the rulings have changed since the work began; the answers would not fit together. "
    "Remove the folder '{folder}' to start anew.",
)
BULK_OTHER_OPTIONS = Text(
    nl="Dit werk werd begonnen met een andere --as-of of --lang. Herhaal de opdracht zoals zij was, of verwijder de "
    "map '{folder}' om opnieuw te beginnen.",
    en="This work was begun with another --as-of or --lang. Repeat the command as it was, or remove the folder "
    "'{folder}' to start anew.",
)
BULK_BROKEN_OFF = Text(
    nl="Het werk brak af doordat een proces eindigde, misschien door geheugengebrek. Herhaal de opdracht om verder te "
    "gaan; met --jobs kan het met minder processen.",
    en="The work broke off because a process ended, perhaps for lack of memory. Repeat the command to go on; --jobs "
    "makes do with fewer processes.",
)
BULK_INTERRUPTED = Text(
    nl="Onderbroken. Herhaal de opdracht om verder te gaan waar het werk was gebleven.",
    en="Interrupted. Repeat the command to go on where the work was left.",
)
BULK_GO_ON = Text(
    nl="Wat klaar is, is bewaard. Herhaal de opdracht om verder te gaan.",
    en="What is done is kept. Repeat the command to go on.",
)
BULK_NO_DASK = Text(
    nl="Voor --engine dask is de uitbreiding 'cluster' nodig: pip install 'privesfeer[cluster]'.",
    en="--engine dask needs the extra 'cluster': pip install 'privesfeer[cluster]'.",
)
BULK_NO_CLUSTER = Text(
    nl="Het Dask-cluster is niet bereikbaar; controleer het adres.",
    en="The Dask cluster cannot be reached; check the address.",
)
BULK_OTHER_WORKERS = Text(
    nl="Op het Dask-cluster staan andere versies van programma, regels of uitspraken dan hier.",
    en="The Dask cluster has other versions of program, rules or rulings than there are here.",
)
BULK_ONLY_DASK = Text(nl="--scheduler hoort bij --engine dask.", en="--scheduler belongs with --engine dask.")
BULK_DONE = Text(nl="Beoordeeld: {good} van {count} rijen.", en="Judged: {good} of {count} rows.")
BULK_FAULTS = Text(
    nl="Niet beoordeeld: {bad} van {count} rijen. '{file}' noemt van elk de regel en de reden.",
    en="Not judged: {bad} of {count} rows. '{file}' gives the line and the reason for each.",
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
HELP_SERVE = Text(
    nl="Start de HTTP-server; zonder sleutels alleen bereikbaar vanaf deze computer.",
    en="Start the HTTP server; without keys reachable from this computer only.",
)
HELP_PORT = Text(nl="De poort; 0: een vrije.", en="The port; 0: a free one.")
HELP_HOST = Text(
    nl="Het IP-adres om op te luisteren; een dat anderen kunnen bereiken, vraagt --keys en --allowed-host.",
    en="The IP address to listen on; one that others can reach takes --keys and --allowed-host.",
)
HELP_VERSION = Text(nl="Toon de versie.", en="Show the version.")
HELP_BULK = Text(
    nl="Beoordeel alle voorvallen van een bestand: per rij van elke rechtsvraag de uitkomst en de status.\n\n"
    "JSON Lines: per regel een voorval zoals 'verdict' het leest, in JSON. CSV en Parquet: een kolom per feit, genoemd "
    "naar het feit, en zo nodig de kolommen dates.utterance, dates.inspection, dates.measure, disputed, as_of en "
    "assume. met een rechtsvraag, zoals assume.private_sphere. Leeg is onbekend. Meer waarden in een veld staan in CSV "
    "met ; ertussen (een lijst waarvan vaststaat dat zij leeg is: []), in Parquet als lijst. Een kolom of sleutel id "
    "gaat mee naar de antwoorden; title wordt niet gebruikt. In CSV krijgt een id dat een spreadsheet als formule zou "
    "uitvoeren (met =, +, - of @ vooraan, of achter een ; of een komma) daar een apostrof voor; getallen niet.\n\n"
    "Een rij die niet kan worden beoordeeld, komt met regelnummer en reden in OUT.errors.jsonl; de andere worden "
    "beoordeeld. Breekt het werk af, dan gaat dezelfde opdracht verder waar het was; tot alles klaar is staan de "
    "tussenresultaten in de map OUT.parts en blijft een eerder bestand OUT zoals het was.",
    en="Judge all incidents of a file: for each row the outcome and status on every legal question.\n\n"
    "JSON Lines: on each line an incident as 'verdict' reads it, in JSON. CSV and Parquet: a column for each fact, "
    "named after the fact, and where needed the columns dates.utterance, dates.inspection, dates.measure, disputed, "
    "as_of, and assume. with a legal question, such as assume.private_sphere. Empty is unknown. Several values in one "
    "field are separated by ; in CSV (a list known to be empty: []), and are a list in Parquet. A column or key id is "
    "carried through to the answers; title is not used. In CSV an id that a spreadsheet would run as a formula (=, +, "
    "- or @ at its start, or behind a ; or a comma) gets an apostrophe there; numbers do not.\n\n"
    "A row that cannot be judged goes to OUT.errors.jsonl with its line number and the reason; the others are judged. "
    "If the work breaks off, the same command goes on where it was; until all is done the folder OUT.parts holds what "
    "is done, and an earlier file OUT stays as it was.",
)
HELP_BULK_EXIT_CODES = Text(
    nl="Afsluitcodes: 0 = alle rijen zijn beoordeeld; 3 = klaar, maar niet elke rij kon worden beoordeeld; 1 = "
    "onderbroken, er kon niet worden geschreven, of onverwachte fout; 2 = het bestand of de opdracht kan niet worden "
    "verwerkt.",
    en="Exit codes: 0 = all rows were judged; 3 = done, but not every row could be judged; 1 = interrupted, "
    "nothing could be written, or unexpected error; 2 = the file or the command cannot be taken.",
)
HELP_BULK_IN = Text(
    nl="De voorvallen: een bestand dat eindigt op .jsonl, .ndjson, .csv of .parquet.",
    en="The incidents: a file that ends in .jsonl, .ndjson, .csv or .parquet.",
)
HELP_BULK_OUT = Text(
    nl="De antwoorden, in het formaat dat de naam zegt; wat er stond, wordt aan het eind vervangen.",
    en="The answers, in the format that the name says; what was there is replaced at the end.",
)
HELP_BULK_AS_OF = Text(
    nl="De dag waarop het recht wordt gelezen (jjjj-mm-dd); anders die van de rij, anders vandaag.",
    en="The day on which the law is read (yyyy-mm-dd); else that of the row, else today.",
)
HELP_JOBS = Text(
    nl="Het aantal processen; standaard een per kern.", en="The number of processes; by default one for each core."
)
HELP_ENGINE = Text(
    nl="local (standaard): deze computer; dask: een Dask-cluster (uitbreiding 'cluster').",
    en="local (the default): this computer; dask: a Dask cluster (extra 'cluster').",
)
HELP_SCHEDULER = Text(
    nl="Het adres van een bestaand Dask-cluster; anders een op deze computer.",
    en="The address of an existing Dask cluster; otherwise one on this computer.",
)

# ---- arguments -------------------------------------------------------------------------------------------------------

HELP_ARGUE = Text(
    nl="Toon het beste pleidooi van de werknemer en dat van de werkgever, elk met het antwoord van de ander.",
    en="Show the best case of the employee and that of the employer, each with the other's answer.",
)
HELP_ARGUE_ONLY = Text(
    nl="Pleit alleen deze rechtsvraag; mag vaker worden gegeven.",
    en="Plead this question only; may be given more than once.",
)
ARGUMENT = Text(nl="Pleidooien", en="Argument")
ARGUMENT_CASE = {
    "employee": Text(nl="De zaak van de werknemer: {outcome}", en="The employee's case: {outcome}"),
    "employer": Text(nl="De zaak van de werkgever: {outcome}", en="The employer's case: {outcome}"),
}
ARGUMENT_MOVES = {
    "cite": Text(nl="{party} begint", en="{party} opens"),
    "answer": Text(nl="{party} antwoordt", en="{party} answers"),
    "reply": Text(nl="{party} repliceert", en="{party} replies"),
}
ARGUMENT_NOTHING = Text(
    nl="Op deze feiten pleit geen uitspraak en geen gezichtspunt voor deze kant.",
    en="On these facts no ruling and no factor speaks for this side.",
)
ARGUMENT_CONFLICT = Text(nl="Uitspraken die verschillen", en="Rulings that differ")

# ---- memo ------------------------------------------------------------------------------------------------------------

HELP_MEMO = Text(
    nl="Schrijf een memo als Word, pdf, HTML of Markdown: voor een jurist, voor personeelszaken of voor de werknemer.",
    en="Write a memo as Word, PDF, HTML or Markdown: for a lawyer, for human resources or for the employee.",
)
HELP_MEMO_OUT = Text(
    nl="Het bestand; de naam eindigt op .docx, .pdf, .html of .md.",
    en="The file; its name ends in .docx, .pdf, .html or .md.",
)
HELP_READER = Text(
    nl="Voor wie de memo is: lawyer (jurist, alles), hr (personeelszaken) of employee (werknemer).",
    en="For whom the memo is: lawyer (everything), hr (human resources) or employee.",
)
HELP_TEMPLATE = Text(
    nl="Een eigen Word-sjabloon met velden zoals {{ title }} en {{ content }}.",
    en="A Word template of your own with fields such as {{ title }} and {{ content }}.",
)
HELP_REVIEWER = Text(nl="Wie de memo beoordeelt.", en="Who reviews the memo.")
MEMO_WRITTEN = Text(nl="Geschreven: {file}", en="Written: {file}")

# ---- citation check --------------------------------------------------------------------------------------------------

HELP_CITE = Text(
    nl="Controleer een verwijzing (ECLI, LJN, zaaknummer, NJ-nummer of naam, met of zonder plaats) in twee talen.",
    en="Check a citation (ECLI, LJN, application number, report or name, perhaps with a place) in both languages.",
)
HELP_CITATION = Text(
    nl="De verwijzing, bijvoorbeeld 'ECLI:NL:RBMAA:2012:BV3122 r.o. 4.3'.",
    en="The citation, for instance 'ECLI:NL:RBMAA:2012:BV3122 r.o. 4.3'.",
)
CITE_KINDS = {
    "ecli": same("ECLI"),
    "ljn": same("LJN"),
    "application": Text(nl="zaaknummer van het Europees Hof", en="application number of the European Court"),
    "key": Text(nl="sleutel uit het casusboek", en="key in the casebook"),
    "name": Text(
        nl="naam of vindplaats waaronder de uitspraak bekendstaat", en="name or report by which the ruling is known"
    ),
    "none": Text(nl="niet herkend", en="not recognised"),
}
CITE_FORM = Text(nl="Vorm", en="Form")
CITE_RIGHT = Text(nl="{kind}, juist geschreven", en="{kind}, well formed")
CITE_WRONG = Text(nl="{kind}, onjuist geschreven", en="{kind}, ill formed")
CITE_COURT = Text(nl="Gerecht", en="Court")
CITE_HELD = Text(nl="In het casusboek", en="In the casebook")
CITE_DUTCH = Text(nl="Nederlands", en="Dutch")
CITE_ENGLISH = Text(nl="Engels", en="English")

# ---- access to the server, and running it ----------------------------------------------------------------------------

KEY_MISSING = Text(
    nl="Hiervoor is een sleutel nodig: Authorization: Bearer <sleutel>.",
    en="This needs a key: Authorization: Bearer <key>.",
)
KEY_WRONG = Text(
    nl="Deze sleutel is er niet, of niet meer. Stuur er één, als Authorization: Bearer <sleutel>.",
    en="There is no such key, or no longer. Send one, as Authorization: Bearer <key>.",
)
KEY_LACKS = Text(
    nl="Deze sleutel geeft hier geen toegang; nodig is een sleutel voor '{scope}'.",
    en="This key gives no access here; it takes a key for '{scope}'.",
)
TOO_OFTEN = Text(
    nl="Deze sleutel mag {rate} verzoeken per minuut doen. Probeer het over {seconds} s opnieuw.",
    en="This key may make {rate} requests a minute. Try again in {seconds} s.",
)
BODY_TOO_LARGE = Text(
    nl="De invoer is groter dan hier kan: {size} bytes.", en="The input is larger than can be taken here: {size} bytes."
)
ADDRESS_TOO_LONG = Text(
    nl="Het adres is te lang: de regel met het adres mag samen met de headers {size} bytes zijn.",
    en="The address is too long: the line with the address and the headers together may be {size} bytes.",
)
HEAD_TOO_LARGE = Text(
    nl="De headers zijn te groot: het mogen er {number} zijn, en {size} bytes samen met de regel met het adres.",
    en="The headers are too large: there may be {number} of them, and {size} bytes together with the line with the "
    "address.",
)
NOT_HTTP = Text(nl="Dit is geen geldig verzoek in HTTP/1.1.", en="This is not a valid request in HTTP/1.1.")
TOO_SLOW = Text(nl="De invoer was niet op tijd binnen.", en="The input did not arrive in time.")
BUSY = Text(
    nl="Er wachten al te veel verzoeken. Probeer het over enkele seconden opnieuw.",
    en="Too many requests are waiting already. Try again in a few seconds.",
)
KEY_BUSY = Text(
    nl="Met deze sleutel zijn al {number} verzoeken onderweg; de plaatsen die over zijn, zijn voor anderen. Probeer "
    "het over enkele seconden opnieuw.",
    en="This key has {number} requests under way already; the places that are left are for others. Try again in a few "
    "seconds.",
)
TOO_LONG = Text(nl="Het antwoord was niet op tijd klaar.", en="The answer was not finished in time.")
PRESS_FULL = Text(
    nl="Er worden nu al te veel memo's en codes geschreven. Probeer het over {seconds} seconden opnieuw.",
    en="Too many memos and codes are being written already. Try again in {seconds} seconds.",
)
PRESS_LOST = Text(
    nl="Het schrijven is afgebroken: het duurde te lang, of het proces dat schreef viel weg. Probeer het over "
    "{seconds} seconden opnieuw.",
    en="The writing was broken off: it took too long, or the process that wrote was lost. Try again in {seconds} "
    "seconds.",
)
WRONG_HOST = Text(
    nl="Deze server wordt niet onder die naam bereikt (header Host).",
    en="This server is not reached by that name (header Host).",
)
WRONG_ORIGIN = Text(
    nl="Een pagina van een andere herkomst mag hier niets vragen (header Origin).",
    en="A page of another origin may not ask anything here (header Origin).",
)
KEYS_WRITABLE = Text(
    nl="In '{file}' kunnen anderen schrijven; wie dat kan, laat zichzelf binnen. Gebruik chmod 600.",
    en="Others can write to '{file}'; whoever can, lets himself in. Use chmod 600.",
)
KEYS_UNFIT = Text(
    nl="'{file}' bevat geen sleutels zoals 'privesfeer keys make' ze schrijft.",
    en="'{file}' does not hold keys as 'privesfeer keys make' writes them.",
)
KEY_MADE = Text(
    nl="Sleutel {id} gemaakt. De sleutel zelf staat hieronder en wordt nergens bewaard.",
    en="Key {id} made. The key itself stands below and is kept nowhere.",
)
KEY_REVOKED = Text(nl="Sleutel {id} is ingetrokken.", en="Key {id} is revoked.")
NO_KEY = Text(nl="Er is geen sleutel '{id}'.", en="There is no key '{id}'.")
NO_KEYS = Text(nl="Er zijn geen sleutels in '{file}'.", en="There are no keys in '{file}'.")
KEY_COLUMNS = (
    Text(nl="Sleutel", en="Key"),
    Text(nl="Naam", en="Name"),
    Text(nl="Toegang", en="Access"),
    Text(nl="Gemaakt", en="Made"),
    Text(nl="Ingetrokken", en="Revoked"),
)
NO_SCOPE = Text(
    nl="Er is geen toegang '{name}'. Mogelijk: {allowed}.", en="There is no access '{name}'. Possible: {allowed}."
)
NEEDS_KEYS = Text(
    nl="Anderen kunnen {host} bereiken; geef daarom met --keys het bestand op met sleutels uit 'privesfeer keys make'. "
    "Of luister op 127.0.0.1.",
    en="Others can reach {host}; so name the file with keys from 'privesfeer keys make', with --keys. Or listen on "
    "127.0.0.1.",
)
NEEDS_VALID_KEY = Text(
    nl="In '{file}' staat geen geldige sleutel. Maak er een met 'privesfeer keys make'.",
    en="No key in '{file}' is in force. Make one with 'privesfeer keys make'.",
)
NEEDS_HOSTS = Text(
    nl="Anderen kunnen {host} bereiken. Geef op onder welke naam, met --allowed-host.",
    en="Others can reach {host}. Say by which name, with --allowed-host.",
)
NO_ADDRESS = Text(nl="'{host}' is geen IP-adres en niet localhost.", en="'{host}' is no IP address and not localhost.")
NEEDS_TELEMETRY = Text(
    nl="Voor --telemetry is het onderdeel 'telemetry' nodig: pip install 'privesfeer[telemetry]'.",
    en="--telemetry needs the extra 'telemetry': pip install 'privesfeer[telemetry]'.",
)
HELP_SERVE_KEYS = Text(
    nl="Het bestand met de sleutels; dan geeft elk verzoek er één. Nodig zodra anderen de server kunnen bereiken.",
    en="The file with the keys; each request then gives one. Needed as soon as others can reach the server.",
)
HELP_WORKERS = Text(nl="Het aantal processen dat antwoordt.", en="How many processes answer.")
HELP_ALLOWED_HOST = Text(
    nl="Een naam waaronder de server wordt bereikt, zonder poort; mag vaker worden gegeven.",
    en="A name by which the server is reached, without a port; may be given more than once.",
)
HELP_ALLOWED_ORIGIN = Text(
    nl="Een andere herkomst waarvan pagina's mogen vragen, zoals https://example.org; mag vaker worden gegeven.",
    en="Another origin whose pages may ask, such as https://example.org; may be given more than once.",
)
HELP_RATE = Text(
    nl="Verzoeken per minuut voor elke sleutel, in elk proces; 0: onbeperkt.",
    en="Requests a minute for each key, in each process; 0: no limit.",
)
HELP_PROXY = Text(
    nl="Het IP-adres van een proxy die TLS afhandelt en wordt geloofd als hij dat zegt; mag vaker worden gegeven.",
    en="The IP address of a proxy that ends TLS and is believed when it says so; may be given more than once.",
)
HELP_TELEMETRY = Text(
    nl="Stuur per verzoek een span naar OpenTelemetry (OTEL_EXPORTER_OTLP_ENDPOINT).",
    en="Send a span of each request to OpenTelemetry (OTEL_EXPORTER_OTLP_ENDPOINT).",
)
HELP_KEYS = Text(nl="Beheer de sleutels van de HTTP-server.", en="Manage the keys of the HTTP server.")
HELP_KEYS_MAKE = Text(
    nl="Maak een sleutel. Hij wordt één keer getoond; bewaard wordt alleen een hash.",
    en="Make a key. It is shown once; only a hash is kept.",
)
HELP_KEYS_LIST = Text(nl="Toon welke sleutels er zijn.", en="Show which keys there are.")
HELP_KEYS_REVOKE = Text(
    nl="Trek een sleutel in; dat geldt vanaf het volgende verzoek.",
    en="Revoke a key; that counts from the next request.",
)
HELP_KEYS_FILE = Text(
    nl="Het bestand met de sleutels; anders privesfeer/keys.json in uw configuratiemap.",
    en="The file with the keys; otherwise privesfeer/keys.json in your configuration folder.",
)
HELP_KEY_SCOPE = Text(
    nl="Waartoe de sleutel toegang geeft; mag vaker worden gegeven.",
    en="What the key gives access to; may be given more than once.",
)
HELP_KEY_NAME = Text(nl="Van wie de sleutel is; komt niet in logs.", en="Whose key it is; never in logs.")
HELP_KEY_ID = Text(nl="De sleutel, zoals 'keys list' hem noemt.", en="The key, as 'keys list' names it.")

# ---- a verdict given once more ---------------------------------------------------------------------------------------

REPLAY_SAME = Text(nl="Er komt hetzelfde oordeel uit, teken voor teken.", en="The same verdict comes out, to the byte.")
REPLAY_ALIKE = Text(
    nl="Elke uitkomst en status is gelijk; iets anders in het oordeel is veranderd.",
    en="Every outcome and status is the same; something else in the verdict has changed.",
)
REPLAY_OTHER = Text(
    nl="Er komt een ander oordeel uit: ten minste één uitkomst of status is veranderd.",
    en="Another verdict comes out: at least one outcome or status has changed.",
)
MOVED = {
    "facts": Text(
        nl="De feiten, betwiste feiten, aannames of data zijn niet dezelfde.",
        en="The facts, disputed facts, assumptions or dates are not the same.",
    ),
    "as_of": Text(
        nl="De dag waarop het recht is gelezen, is een andere.", en="The day on which the law is read is another."
    ),
    "lang": Text(nl="De taal is een andere.", en="The language is another."),
    "engine": Text(nl="Het programma heeft een andere versie.", en="The program has another version."),
    "rulebook": Text(nl="De regels of wetsartikelen zijn veranderd.", en="The rules or statutes have changed."),
    "casebook": Text(nl="De uitspraken zijn veranderd.", en="The rulings have changed."),
    "title": Text(
        nl="Al het andere is gelijk: de titel is een andere, of het programma is veranderd zonder nieuwe versie.",
        en="All else is the same: the title is another, or the program has changed without a new version.",
    ),
}

# ---- for agents ------------------------------------------------------------------------------------------------------

TOOLS_INTRO = Text(
    nl="Privésfeer beredeneert uit Nederlandse rechtspraak of een bericht van een werknemer privé is en wat de "
    "werkgever ermee mag. Geef feiten zoals het schema ze noemt: wat niet bekend is, blijft weg; wat betwist is, staat "
    "ook onder 'disputed'. Geef geen namen en geen teksten van berichten. Haal alleen uitspraken en vindplaatsen aan "
    "die hier worden gegeven. 'contested' (omstreden) en 'undetermined' (niet te bepalen) zijn volwaardige antwoorden. "
    "Dit is geen juridisch advies: een mens beslist.",
    en="Privésfeer reasons from Dutch case law whether an employee's message is private and what the employer may do "
    "with it. Give facts as the schema names them: leave out what is not known; list what is disputed under "
    "'disputed' too. Give no names and no texts of messages. Cite only rulings and places that are given here. "
    "'contested' and 'undetermined' are answers in their own right. This is no legal advice: a person decides.",
)
TOOL_VERDICT = Text(
    nl="Geef het oordeel over een voorval, of over een zaak met meer gesprekken ('conversations'): per rechtsvraag de "
    "uitkomst, hoe vast die staat, de redenen, de uitspraken en de wetsartikelen. 'form: compact' geeft alleen "
    "uitkomst, status en bronnen, in een veertigste van de omvang.",
    en="Give the verdict on an incident, or on a case with several conversations ('conversations'): for each legal "
    "question the outcome, how firm it is, the reasons, the rulings and the articles of law. 'form: compact' gives "
    "outcome, status and authorities alone, in a fortieth of the size.",
)
TOOL_ASK_NEXT_TITLE = Text(nl="Volgende vraag", en="Next question")
TOOL_ASK_NEXT = Text(
    nl="Zeg welk feit bij deze feiten het eerst moet worden nagevraagd ('next'), waarom, en welke feiten er nog toe "
    "doen. 'form: compact' noemt alleen het volgende feit. Herhaal dit met het antwoord erbij; is er geen 'next' meer, "
    "dan verandert geen enkel feit op zichzelf het oordeel.",
    en="Say which fact to ask for next on these facts ('next'), why, and which facts still matter. 'form: compact' "
    "names the next fact alone. Repeat it with the answer added; once there is no 'next', no single fact changes the "
    "verdict any more.",
)
TOOL_RULING_TITLE = Text(nl="Uitspraak", en="Ruling")
TOOL_RULING = Text(
    nl="Geef alles wat van een uitspraak is vastgelegd: vindplaats, feiten, beslissingen, bronnen en hoe zeker die "
    "zijn.",
    en="Give all that is recorded of a ruling: citation, facts, decisions, sources and how sure they are.",
)
TOOL_RULING_KEY = Text(
    nl="ECLI, LJN, zaaknummer van het Europees Hof, NJ-nummer, naam of sleutel in het casusboek",
    en="ECLI, LJN, application number of the European Court, report, name or key in the casebook",
)
TOOL_RULES_TITLE = Text(nl="Regels", en="Rules")
TOOL_RULES = Text(
    nl="Geef de regels van een rechtsvraag: wanneer elk gezichtspunt geldt, en op welke bron het rust.",
    en="Give the rules on a legal question: when each factor holds, and on what authority it rests.",
)
TOOL_CITE_TITLE = Text(nl="Vindplaats", en="Citation")
TOOL_CITE = Text(
    nl="Controleer een verwijzing naar een uitspraak: of de vorm klopt, of de uitspraak in het casusboek staat, en hoe "
    "zij wordt aangehaald. Gebruik dit voordat u een uitspraak noemt.",
    en="Check a citation of a ruling: whether its form is right, whether the casebook holds the ruling, and how it is "
    "cited. Use this before you mention a ruling.",
)
NO_TOOL = Text(
    nl="Er is geen gereedschap '{name}'. Toegestaan: {allowed}.", en="There is no tool '{name}'. Allowed: {allowed}."
)
NO_AGENTS = Text(
    nl="Hiervoor is een aanvulling nodig: pip install 'privesfeer[agents]'.",
    en="This needs an extra: pip install 'privesfeer[agents]'.",
)
HELP_MCP = Text(
    nl="Beantwoord vragen van een AI-agent volgens het Model Context Protocol: op standaardinvoer en -uitvoer, of over "
    "HTTP.",
    en="Answer an AI agent over the Model Context Protocol: on standard input and output, or over HTTP.",
)
HELP_MCP_HTTP = Text(
    nl="Luister op deze poort van deze computer, in plaats van op standaardinvoer; 0: een vrije.",
    en="Listen on this port of this computer, instead of on standard input; 0: a free one.",
)
FORM_LACKS = Text(
    nl="Het formulier is niet volledig: er ontbreekt een bestand, of iets is niet te lezen.",
    en="The form is not complete: a file is missing, or something cannot be read.",
)
FORM_REFUSED = Text(
    nl="Het formulier is niet te lezen. Er mogen hoogstens {files} bestanden en {fields} velden in staan, en per veld "
    "{size} bytes.",
    en="The form cannot be read. It may hold {files} files and {fields} fields at most, and {size} bytes in a field.",
)
