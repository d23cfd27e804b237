"""Wording: what the memos say, in both languages; plain words, and complete sentences."""

from cases.text import Lang, Text

NUMBERS = {
    number: Text(nl=dutch, en=english)
    for number, (dutch, english) in enumerate(
        [
            ("twee", "two"),
            ("drie", "three"),
            ("vier", "four"),
            ("vijf", "five"),
            ("zes", "six"),
            ("zeven", "seven"),
            ("acht", "eight"),
            ("negen", "nine"),
            ("tien", "ten"),
            ("elf", "eleven"),
            ("twaalf", "twelve"),
        ],
        2,
    )
}
AND = Text(nl="en", en="and")
OR_VALUE = Text(nl="' of '", en="' or '")  # between values that each stand between quotation marks
SENTENCE = Text(nl="{text}.", en="{text}.")
NUMBER = Text(nl="{short}: {label}", en="{short}: {label}")

# Words that open a sentence and are no name, so that they can follow a colon with a small letter.
# fmt: off
OPENINGS: dict[Lang, frozenset[str]] = {
    "nl": frozenset(
        [
            "Aan", "Alleen", "Berichten", "Bij", "Binnen", "Buiten", "Chatberichten", "Conversaties",
            "Correspondentie", "Dat", "De", "Deze", "Die", "Dit", "Door", "Een", "Er", "Geen", "Geheimhouding",
            "Gelezen", "Gesprekken", "Het", "Hij", "Iedereen", "In", "Kennisnemen", "Meer", "Met", "Na", "Niet",
            "Omdat", "Onder", "Ook", "Op", "Sinds", "Tegen", "Toen", "Uit", "Uitlatingen", "Van", "Vooraf",
            "Voor", "Wat", "Wegens", "Wie", "Woorden", "Zij", "Zonder", "Zulke",
        ]
    ),
    "en": frozenset(
        [
            "A", "Against", "Among", "An", "Anyone", "As", "At", "Because", "Before", "Being", "Between", "By",
            "Colleagues", "Confidentiality", "Customers", "Everyone", "For", "Friends", "He", "If", "In", "It",
            "Managers", "Messages", "Neither", "No", "Nor", "Not", "Nothing", "On", "One", "Only", "Outside",
            "Over", "She", "Since", "Such", "That", "The", "There", "These", "They", "This", "Those", "To",
            "What", "When", "Whether", "Whoever", "With", "Within", "Without",
        ]
    ),
}

# fmt: on

# ---- headings --------------------------------------------------------------------------------------------------------

MEMO = Text(nl="Memo", en="Memo")
MEMO_ON = Text(nl="Memo: {title}", en="Memo: {title}")
AS_OF = Text(nl="Naar het recht zoals bekend op {date}.", en="On the law as known on {date}.")
IN_SHORT = Text(nl="Kort antwoord", en="Short answer")
FACTS = Text(nl="Feiten", en="Facts")
CONVERSATION = Text(nl="Gesprek {number}", en="Conversation {number}")
CONVERSATION_ON = Text(nl="Gesprek {number}: {title}", en="Conversation {number}: {title}")
OF_CONVERSATION = Text(nl="Gesprek {number}: {question}", en="Conversation {number}: {question}")
RULE = Text(nl="Regel", en="Rule")
APPLICATION = Text(nl="Toepassing op deze feiten", en="Application to these facts")
RULINGS = Text(nl="Rechtspraak voor en tegen", en="Rulings for and against")
UNCERTAIN = Text(nl="Wat onzeker is", en="What is uncertain")
TO_FIND_OUT = Text(nl="Nog uit te zoeken", en="Still to be found out")
WOULD_CHANGE = Text(nl="Wat het antwoord zou veranderen", en="What would change the answer")
CONSEQUENCES = Text(nl="Wat eraan vastzit", en="What hangs on it")
TOGETHER = Text(nl="Hoe de antwoorden samenhangen", en="How the answers fit together")
TABLE_OF_RULINGS = Text(nl="Uitspraken en andere bronnen", en="Rulings and other sources")
REVIEW = Text(nl="Beoordeling", en="Review")

NUMBERED = Text(nl="Nr.", en="No.")
SOURCE = Text(nl="Bron", en="Source")
LAW = Text(nl="Wet of verdrag", en="Act or treaty")
DECIDED = Text(nl="Beslissing", en="Decision")
NONE = "–"
VERIFICATION = Text(nl="Verificatie", en="Verification")
FACT = Text(nl="Feit", en="Fact")
STATED = Text(nl="Opgave", en="Stated")
QUESTION = Text(nl="Vraag", en="Question")
ANSWER = Text(nl="Antwoord", en="Answer")
STATUS = Text(nl="Status", en="Status")
CAN_CHANGE = Text(nl="Open feiten", en="Open facts")
NUMBERED_QUESTION = Text(nl="{number}. {question}", en="{number}. {question}")

MADE_WITH = Text(
    nl="Gemaakt met programma {engine}, regelboek {rulebook} en uitsprakenboek {casebook}.",
    en="Made with program {engine}, rulebook {rulebook} and casebook {casebook}.",
)
HASH = Text(nl="Kenmerk van de zaak: {hash}.", en="Hash of the case: {hash}.")

# ---- facts -----------------------------------------------------------------------------------------------------------

FACTS_STATED = Text(
    nl="Dit memo gaat uit van de feiten zoals zij zijn opgegeven; zij zijn niet onderzocht. Wat niet is opgegeven, "
    "geldt als onbekend.",
    en="This memo takes the facts as they were stated; they were not investigated. What was not stated counts as "
    "unknown.",
)
DATES_MISSING = Text(
    nl="Niet gegeven is de datum van {events}; voor het toepasselijke recht is daarom de peildatum gebruikt.",
    en="Not given is the date of {events}; the reference date is therefore used for the law that applies.",
)
NO_FACTS = Text(nl="Er zijn geen feiten opgegeven.", en="No facts were stated.")
VALUE = Text(nl="{label}", en="{label}")
VALUATION = Text(nl="{label} (eigen waardering)", en="{label} (own valuation)")
DISPUTED = Text(nl="{label} (betwist)", en="{label} (disputed)")
DATES = {
    "utterance": Text(nl="Datum van de uiting", en="Date of the utterance"),
    "inspection": Text(nl="Datum van de inzage", en="Date of the inspection"),
    "measure": Text(nl="Datum van de maatregel", en="Date of the measure"),
}

# ---- answers ---------------------------------------------------------------------------------------------------------

UNKNOWN = Text(nl="Op deze feiten valt niet te zeggen {asked}.", en="These facts do not tell {asked}.")
LIKELY = Text(nl="Vermoedelijk luidt het antwoord: {statement}", en="The answer is probably this: {statement}")
CONTESTED = Text(
    nl="De rechtspraak is verdeeld. De sterkste lijn leidt tot dit antwoord: {statement}",
    en="Case law is divided. The stronger line leads to this answer: {statement}",
)
CONTESTED_OPEN = Text(
    nl="De rechtspraak is verdeeld en de lijnen zijn even sterk. {unknown}",
    en="Case law is divided, and the lines are equally strong. {unknown}",
)
NONE_OPEN = Text(nl="geen", en="none")
STARTS_FROM = Text(
    nl="Dan komt het aan op het uitgangspunt dat hierna onder de regel staat.",
    en="Then the starting point counts that stands below under the rule.",
)
FIRM = Text(
    nl="Geen enkel onbekend feit kan dit op zichzelf nog veranderen.",
    en="No single unknown fact can still change this by itself.",
)
ASSUMED = Text(
    nl="De andere vragen zijn beantwoord in de veronderstelling dat de uitkomst '{outcome}' is, zoals is opgegeven.",
    en="The other questions are answered on the assumption, as stated, that the outcome is '{outcome}'.",
)
BRINGS = {
    "governed": Text(
        nl="is de uitkomst '{outcome}', door precedent bepaald", en="the outcome is '{outcome}', governed by precedent"
    ),
    "leaning": Text(nl="neigt de uitkomst naar '{outcome}'", en="the outcome leans towards '{outcome}'"),
    "contested": Text(nl="is de uitkomst '{outcome}', maar omstreden", en="the outcome is '{outcome}', but contested"),
    "undetermined": Text(nl="is er geen uitkomst", en="there is no outcome"),
}

# ---- rule ------------------------------------------------------------------------------------------------------------

SOURCED = Text(nl="{text}\u00a0{cites}.", en="{text}\u00a0{cites}.")
STARTING_POINT = Text(
    nl="Uitgangspunt is dit. {text}\u00a0{cites}.", en="The starting point is this. {text}\u00a0{cites}."
)
THE_LAW = Text(
    nl="Het wettelijk kader is, kort gezegd, dit ({law}). {rule}",
    en="The legal framework is in short this ({law}). {rule}",
)
ALSO_THE_LAW = Text(nl="Ook dit hoort daarbij ({law}). {rule}", en="This is part of it too ({law}). {rule}")
THE_COURTS = Text(
    nl="De rechtspraak geeft richting. In {cite} is dit geoordeeld: {holding}",
    en="Case law gives direction. In {cite} it was held: {holding}",
)

# ---- application -----------------------------------------------------------------------------------------------------

FOR_OPENINGS = (
    Text(nl="Voor '{outcome}' pleit vooral dit: {text}", en="What speaks above all for '{outcome}' is this: {text}"),
    Text(nl="Daar komt bij: {text}", en="There is also this: {text}"),
    Text(nl="Ook dit weegt mee: {text}", en="This counts too: {text}"),
    Text(nl="Verder is van belang: {text}", en="It further matters: {text}"),
    Text(nl="Ten slotte: {text}", en="Finally: {text}"),
)
AGAINST_OPENINGS = (
    Text(nl="Daartegenover staat dit: {text}", en="Against this stands the following: {text}"),
    Text(nl="Ook dit pleit voor '{outcome}': {text}", en="This too speaks for '{outcome}': {text}"),
    Text(nl="De andere kant kan er verder op wijzen: {text}", en="The other side can further point to this: {text}"),
    Text(nl="Evenmin is zonder belang: {text}", en="Nor is this without weight: {text}"),
    Text(nl="En ten slotte: {text}", en="And finally: {text}"),
)
DECISIVE = Text(
    nl="Dat is een vereiste van de wet, dat hier de doorslag geeft.",
    en="That is a requirement of the law, which is decisive here.",
)
GIVEN = Text(nl="{text} (opgegeven: {values})\u00a0{cites}.", en="{text} (stated: {values})\u00a0{cites}.")
HELD_THERE = Text(
    nl="In {cite} speelde dit ook; daar is geoordeeld: {holding}",
    en="In {cite} this was so too; it was held: {holding}",
)
HELD_IN_IT = Text(nl="Daar werd geoordeeld: {holding}", en="It was held there: {holding}")
LESSER_FIRST = Text(
    nl="In mindere mate telt ook mee: {short}\u00a0{cites}",
    en="To a lesser degree, this counts too: {short}\u00a0{cites}",
)
LESSER_NEXT = Text(nl=", {short}\u00a0{cites}", en=", {short}\u00a0{cites}")
LESSER_LAST = Text(nl=" en {short}\u00a0{cites}", en=" and {short}\u00a0{cites}")
NOTHING_FOR = Text(
    nl="Op de opgegeven feiten pleit niets uitdrukkelijk voor '{outcome}'.",
    en="On the facts stated nothing expressly speaks for '{outcome}'.",
)
NOTHING = Text(
    nl="De opgegeven feiten bevatten niets wat bij deze vraag naar een van beide kanten wijst.",
    en="Nothing in the facts stated points to either side of this question.",
)

# ---- rulings ---------------------------------------------------------------------------------------------------------

DECIDED_SO = Text(nl="In {cite} was de uitkomst '{outcome}'.", en="In {cite} the outcome was '{outcome}'.")
FURTHER = (
    Text(nl="Naar '{outcome}' wijst verder {cite}. {holding}", en="Towards '{outcome}' also points {cite}. {holding}"),
    Text(nl="Hetzelfde geldt voor {cite}. {holding}", en="The same goes for {cite}. {holding}"),
)
SHARED = Text(
    nl="Wat daar meewoog, doet zich ook hier voor: {shorts}.", en="What counted there is so here too: {shorts}."
)
OTHERWISE = Text(nl="Anders dan hier speelde daar {shorts}.", en="Unlike here, there was {shorts}.")
LATER = Text(
    nl="De uitspraak waarop {party} zich beroept, is de jongste van de twee ({mine} tegenover {theirs}).",
    en="The ruling that {party} cites is the more recent of the two ({mine} against {theirs}).",
)
HIGHER = Text(
    nl="De uitspraak waarop {party} zich beroept, komt van een hogere instantie ({mine} tegenover {theirs}).",
    en="The ruling that {party} cites is by a higher court ({mine} against {theirs}).",
)
NO_RULINGS = Text(
    nl="Er is geen uitspraak die op dit punt met deze zaak kan worden vergeleken.",
    en="There is no ruling that can be compared with this case on this point.",
)

# ---- what is uncertain, and what would change it ---------------------------------------------------------------------

VERIFIED = Text(
    nl="Over de inhoud van {cite} is aangetekend: {verification}.",
    en="On the content of {cite} it is noted: {verification}.",
)
IS_DISPUTED = Text(nl="Betwist is {short}. {brings}\u00a0{cites}.", en="Disputed is {short}. {brings}\u00a0{cites}.")
OWN_VALUATION = Text(
    nl="Het antwoord hangt mede af van een eigen waardering, namelijk {short} (opgegeven: '{given}'). "
    "{brings}\u00a0{cites}.",
    en="The answer depends in part on an own valuation, namely {short} (stated: '{given}'). {brings}\u00a0{cites}.",
)
BRINGS_IF = Text(nl="Bij '{label}' {then}.", en="With '{label}', {then}.")
ASKED_FACT = Text(nl="{question} {brings}\u00a0{cites}.", en="{question} {brings}\u00a0{cites}.")
MORE_OPEN_ONE = Text(
    nl="Nog één feit kan de uitkomst veranderen: {facts}.", en="One more fact can change the outcome: {facts}."
)
MORE_OPEN = Text(
    nl="Nog {number} feiten kunnen de uitkomst veranderen: {facts}.",
    en="Another {number} facts can change the outcome: {facts}.",
)
IF_CHANGED = Text(nl="{changes}. Dan {then}\u00a0{cites}.", en="{changes}. Then {then}\u00a0{cites}.")
CHANGED = Text(nl="{short}: '{label}' in plaats van '{was}'", en="{short}: '{label}' instead of '{was}'")
BECAME_KNOWN = Text(nl="{short}: '{label}' (nu onbekend)", en="{short}: '{label}' (now unknown)")
CARRIED_BY = Text(nl="Dat zou dan berusten op {ruling}.", en="That would then rest on {ruling}.")
FOLLOWS_IF = Text(
    nl="Zou de uitkomst '{outcome}' zijn, dan geldt het volgende.",
    en="Should the outcome be '{outcome}', then this applies.",
)

# ---- sources ---------------------------------------------------------------------------------------------------------

HOW_VERIFIED = Text(
    nl="Een nummer tussen haken in de tekst verwijst naar deze lijst; een wetsartikel staat daar bij naam. De letters "
    "zeggen waar de inhoud van een uitspraak is gelezen: de tekst van de uitspraak (T), een officiële samenvatting "
    "(S), een proefschrift of scriptie (P), een blog (B), een nieuwsbericht (N) of een machinale samenvatting (M). De "
    "laatste kolom zegt hoe zeker de inhoud is; een sterretje betekent dat er nog punten openstaan.",
    en="A number in square brackets in the text refers to this list; an article of law stands there by name. The "
    "letters say where the content of a ruling was read: in the court text (T), an official summary (S), a thesis (P), "
    "a blog (B), a news report (N) or a machine summary (M). The last column says how sure the content is; an asterisk "
    "means that points are still open.",
)
READ = Text(nl="Gelezen in", en="Read in")
SURE = Text(nl="Zekerheid", en="Certainty")
READ_IN = {"court-text": "T", "court-summary": "S", "thesis": "P", "blog": "B", "news": "N", "ai-summary": "M"}
OPEN_POINTS = Text(nl="{sure}*", en="{sure}*")

# ---- review ----------------------------------------------------------------------------------------------------------

REVIEW_ASKED = Text(
    nl="Dit memo is een ontwerp en vraagt om een eigen oordeel. Controleer de bronnen, toets de feiten en vul "
    "hieronder in waar u het antwoord volgt of daarvan afwijkt, en waarom.",
    en="This memo is a draft and asks for a judgment of your own. Check the sources, test the facts and fill in below "
    "where you follow the answer or depart from it, and why.",
)
REVIEWER = Text(nl="Naam van de beoordelaar", en="Name of the reviewer")
REVIEWED_ON = Text(nl="Datum", en="Date")
OWN_JUDGMENT = Text(nl="Eigen oordeel over vraag {number}", en="Own judgment on question {number}")
OWN_JUDGMENT_WHOLE = Text(nl="Eigen oordeel over het geheel", en="Own judgment on the whole")
DECIDED_BY = Text(nl="Wie beslist, en waarom", en="Who decides, and why")

# ---- for HR ----------------------------------------------------------------------------------------------------------

HR_TITLE = Text(nl="Notitie voor HR", en="Note for HR")
HR_TITLE_ON = Text(nl="Notitie voor HR: {title}", en="Note for HR: {title}")
HR_INTRO = Text(
    nl="Deze notitie zegt hoe een rechter de zaak op de opgegeven feiten zou kunnen zien en welke mogelijkheden er "
    "zijn. Zij beslist niets. Dat doet een mens, na de werknemer te hebben gehoord.",
    en="This note says how a court might see the case on the facts stated, and which options there are. It decides "
    "nothing. A person does that, after hearing the employee.",
)
HR_REASONS = Text(nl="Waarop dit steunt", en="What this rests on")
HR_OPTIONS = Text(nl="Mogelijkheden en hun risico's", en="Options and their risks")
HR_STEPS = Text(nl="Stappen voordat u beslist", en="Steps before you decide")
HR_OPEN = Text(nl="Wat u eerst kunt uitzoeken", en="What you can find out first")
HR_DECISION = Text(nl="Het besluit van een mens", en="The decision of a person")
HR_SOURCES = Text(nl="Bronnen", en="Sources")
HR_LIKELY = Text(nl="Waarschijnlijk: {statement}", en="Probably: {statement}")
HR_SURE = Text(
    nl="{statement} Een rechter heeft in een zaak die hierop lijkt zo beslist.",
    en="{statement} A court has decided so in a case like this one.",
)
HR_CONTESTED = Text(
    nl="Rechters denken hier verschillend over. De sterkste lijn: {statement}",
    en="Courts differ on this. The stronger line: {statement}",
)
HR_IN_FAVOUR = Text(nl="Voor '{outcome}' pleit: {text} ({cites}).", en="In favour of '{outcome}': {text} ({cites}).")
HR_AGAINST = Text(nl="Daartegenover staat: {text} ({cites}).", en="Against it: {text} ({cites}).")
HR_OPTION = Text(nl="Mogelijkheid", en="Option")
HR_RISK = Text(nl="Hoe een rechter ertegenaan kan kijken", en="How a court may see it")
HR_NEAREST = Text(nl="Uitspraak die het dichtst in de buurt komt", en="Ruling that comes nearest")
HR_TAKEN = Text(nl="{measure} (opgegeven)", en="{measure} (stated)")
HR_RISKS = {
    ("upheld", "governed"): Text(nl="Houdt stand; een rechter besliste zo.", en="Stands; a court has decided so."),
    ("not_upheld", "governed"): Text(
        nl="Houdt geen stand; een rechter besliste zo.", en="Falls; a court has decided so."
    ),
    ("upheld", "leaning"): Text(
        nl="Houdt waarschijnlijk stand; risico blijft.", en="Probably stands; some risk remains."
    ),
    ("not_upheld", "leaning"): Text(
        nl="Houdt waarschijnlijk geen stand; groot risico.", en="Probably falls; high risk."
    ),
    ("upheld", "contested"): Text(nl="Kan standhouden, maar rechters verschillen.", en="May stand, but courts differ."),
    ("not_upheld", "contested"): Text(nl="Kan sneuvelen; rechters verschillen.", en="May fall; courts differ."),
}
HR_OPEN_RISK = Text(nl="Niet te zeggen op deze feiten.", en="Cannot be told on these facts.")
HR_NONE_NEAR = Text(nl="geen", en="none")
HR_RISK_NOTE = Text(
    nl="De tabel gaat van licht naar zwaar en vergelijkt steeds dezelfde feiten. Zij raadt geen maatregel aan. Ook "
    "niets doen, of eerst praten, is een mogelijkheid.",
    en="The table runs from light to heavy and always compares the same facts. It recommends no measure. Doing "
    "nothing, or talking first, is an option as well.",
)
HR_DONE = Text(nl="Opgegeven is dat dit al is gebeurd.", en="It was stated that this has been done.")
HR_NOT_DONE = Text(nl="Opgegeven is dat dit nog niet is gebeurd.", en="It was stated that this has not been done.")
HR_STEP = Text(nl="{text} Zie {cites}.", en="{text} See {cites}.")
HR_REVIEW = Text(
    nl="Noteer wie heeft beslist en waarom. Wijkt u af van deze notitie, dan is dat uw oordeel; leg het vast.",
    en="Note who decided and why. Departing from this note is your judgment; record it.",
)
HR_NO_OPEN = Text(
    nl="Er is geen onbekend feit dat deze antwoorden op zichzelf kan veranderen.",
    en="There is no unknown fact that can change these answers by itself.",
)
HR_CONVERSATION = Text(nl="Gesprek {number}. ", en="Conversation {number}. ")
HR_FOOT = Text(nl="Bij deze notitie", en="About this note")

# ---- for the employee ------------------------------------------------------------------------------------------------

EMPLOYEE_TITLE = Text(nl="Uitleg voor de werknemer", en="Explanation for the employee")
EMPLOYEE_INTRO = Text(
    nl="Deze uitleg gaat over berichten van u en over wat uw werkgever daarmee wil of deed. Wij gaan uit van de feiten "
    "die zijn ingevuld. Klopt iets niet? Zeg dat dan.",
    en="This explanation is about messages of yours and about what your employer did or wants to do. It uses the facts "
    "that were filled in. Is something wrong? Then say so.",
)
EMPLOYEE_CLAIMED = Text(nl="Wat zegt uw werkgever?", en="What does your employer say?")
EMPLOYEE_RESTS = Text(nl="Waarop kan uw werkgever zich beroepen?", en="What can your employer rely on?")
EMPLOYEE_ANSWER = Text(nl="Wat kunt u antwoorden?", en="What can you answer?")
EMPLOYEE_STANDS = Text(nl="Hoe staat het ervoor?", en="How do things stand?")
EMPLOYEE_OPEN = Text(nl="Wat is nog niet duidelijk?", en="What is not yet clear?")
EMPLOYEE_DO = Text(nl="Wat kunt u doen?", en="What can you do?")
EMPLOYEE_WORDS = Text(nl="Moeilijke woorden", en="Difficult words")
EMPLOYEE_ABOUT = Text(nl="Over deze uitleg", en="About this explanation")
NO_MEASURE = Text(
    nl="Het is niet ingevuld welke maatregel uw werkgever nam of wil nemen. Vraag daarnaar.",
    en="It was not filled in which measure your employer took or wants to take. Ask about that.",
)
PLAIN_LIKELY = Text(nl="Waarschijnlijk: {text}", en="Probably: {text}")
PLAIN_SURE = Text(
    nl="{text} Een rechter besliste dat in een zaak die hierop lijkt.",
    en="{text} A court decided so in a similar case.",
)
PLAIN_CONTESTED = Text(
    nl="Rechters denken hier verschillend over. Meestal telt: {text}",
    en="Courts differ on this. The stronger view: {text}",
)
PLAIN_UNKNOWN = Text(nl="Het is nog niet duidelijk {asked}.", en="It is not yet clear {asked}.")
PLAIN_GROUND = Text(nl="{text} ({cites}).", en="{text} ({cites}).")
PLAIN_NOTHING_EMPLOYER = Text(
    nl="Uit de ingevulde feiten blijkt nog niets waarop uw werkgever zich kan beroepen.",
    en="The facts filled in show nothing yet that your employer can rely on.",
)
PLAIN_NOTHING_EMPLOYEE = Text(
    nl="Uit de ingevulde feiten blijkt nog niets wat voor u pleit. Vertel daarom zelf wat er is gebeurd.",
    en="The facts filled in show nothing yet that speaks for you. So tell yourself what happened.",
)
PLAIN_OPEN = Text(
    nl="Deze vragen zijn belangrijk. Het antwoord kan de uitkomst veranderen.",
    en="These questions matter. The answer can change the outcome.",
)
PLAIN_NO_OPEN = Text(
    nl="Er is geen open vraag die de uitkomst op zichzelf nog verandert.",
    en="There is no open question that changes the outcome by itself.",
)
PLAIN_HELP = Text(
    nl="Onderteken niets voordat u hulp hebt gevraagd. Een advocaat, uw vakbond of het Juridisch Loket kan u helpen.",
    en="Do not sign anything before asking for help. A lawyer, your union or the Legal Helpdesk (Juridisch Loket) can "
    "help you.",
)
PLAIN_LIMITS = Text(
    nl="Dit is geen advies. Een mens beslist, en een rechter kan anders oordelen dan in een eerdere zaak.",
    en="This is no advice. A person decides, and a court may decide otherwise than in an earlier case.",
)
WORD_RULINGS = Text(
    nl="Rb. (rechtbank), hof, CRvB, HR en EHRM zijn rechters; ECLI is het nummer van een uitspraak.",
    en="Between brackets stand courts, dates and articles of law; ECLI is the number of a ruling.",
)
DRAWINGS = Text(nl="Tekeningen", en="Drawings")
