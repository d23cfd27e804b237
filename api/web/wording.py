"""Wording of the pages, in both languages."""

from api import wording
from cases.text import Text
from engine import LIMITS as LIMITS_OF_VERDICT

TAGLINE = Text(
    nl="Was het privé? Een beredeneerd oordeel over berichten van werknemers, op grond van de rechtspraak.",
    en="Was it private? A reasoned verdict on employees' messages, from case law.",
)
LIMITS = LIMITS_OF_VERDICT
KEEPS_NOTHING = Text(
    nl="De server bewaart niets van wat u invult, en gebruikt geen cookies.",
    en="The server keeps nothing of what you fill in, and uses no cookies.",
)
UNREACHABLE = Text(
    nl="De server geeft geen antwoord. Wat u hebt ingevuld, staat er nog; probeer het opnieuw.",
    en="The server does not answer. What you filled in is still there; try again.",
)
SKIP = Text(nl="Naar de inhoud", en="Skip to content")
NAVIGATION = Text(nl="Hoofdmenu", en="Main menu")
OTHER_LANGUAGE = Text(nl="English", en="Nederlands")
HOME = Text(nl="Begin", en="Start")
HOME_TITLE = Text(nl="Was dat bericht privé?", en="Was that message private?")
HOME_LEDE = Text(
    nl="Een werknemer schreef iets op Facebook, in een groepsapp of op een ander medium. Mag de werkgever het zien, "
    "gebruiken, er gevolgen aan verbinden? Voer de feiten in en lees wat rechters in zulke gevallen beslisten, "
    "en waarom.",
    en="An employee wrote something on Facebook, in a group chat or on another medium. May the employer see it, "
    "use it, "
    "act on it? Enter the facts and read what courts decided in such cases, and why.",
)
START = Text(nl="Een voorval invoeren", en="Enter an incident")
START_TEXT = Text(
    nl="Vraag voor vraag, het belangrijkste eerst. Op elke vraag mag u 'niet bekend' antwoorden. Noem geen namen.",
    en="Question by question, the most important first. You may answer 'not known' to each. Give no names.",
)
START_BUTTON = Text(nl="Begin met de vragen", en="Start with the questions")
OPEN = Text(nl="Een dossier openen", en="Open a dossier")
OPEN_TEXT = Text(
    nl="Open een dossierbestand dat u eerder hebt bewaard, of een voorval in YAML of JSON.",
    en="Open a dossier file that you kept, or an incident in YAML or JSON.",
)
FILE = Text(nl="Bestand", en="File")
OPEN_BUTTON = Text(nl="Open het bestand", en="Open the file")
READ = Text(nl="Naslaan", en="Look things up")
READ_TEXT = Text(
    nl="Doorzoek de uitspraken en de regels waarop elk oordeel steunt, en zie hoe vaak het programma gelijk heeft.",
    en="Search the rulings and rules on which each verdict rests, and see how often the program is right.",
)
RESUME_KEPT = Text(
    nl="In deze browser staat nog een dossier dat u hier wilde bewaren.",
    en="This browser still holds a dossier that you chose to keep here.",
)
RESUME_OPEN = Text(
    nl="U was in dit tabblad met een dossier bezig. Het blijft staan tot u het tabblad sluit.",
    en="You were working on a dossier in this tab. It stays here until you close the tab.",
)
RESUME_BUTTON = Text(nl="Ga ermee verder", en="Go on with it")
FORGET = Text(nl="Vergeet het", en="Forget it")
EXAMPLES = Text(nl="Voorbeelden", en="Examples")
EXAMPLES_TEXT = Text(
    nl="Verzonnen voorvallen, en voorvallen naar het model van bekende uitspraken.",
    en="Invented incidents, and incidents modelled on known rulings.",
)
INTERVIEW = Text(nl="De feiten", en="The facts")
TITLE = Text(nl="Naam van het dossier", en="Name of the dossier")
TITLE_NOTE = Text(nl="Naar eigen keuze; liever geen namen van personen.", en="As you like; rather no names of persons.")
DATES = {
    "utterance": Text(nl="Datum van de uiting", en="Date of the utterance"),
    "inspection": Text(nl="Datum van de inzage", en="Date of the inspection"),
    "measure": Text(nl="Datum van de maatregel", en="Date of the measure"),
}
NUMBER = Text(nl="Aantal", en="Number")
EMPTY_IS_UNKNOWN = Text(nl="Leeg: niet bekend.", en="Empty: not known.")
NONE_OF_THESE = Text(nl="Niets hiervan", en="None of these")
SET_UNKNOWN = Text(nl="Niets aangekruist: niet bekend.", en="Nothing ticked: not known.")
NOT_KNOWN = Text(nl="Niet bekend", en="Not known")
DISPUTED = Text(nl="Partijen zijn het hierover oneens", en="The parties disagree on this")
OWN_VALUATION = Text(
    nl="Dit is uw eigen waardering; het oordeel toont haar als zodanig.",
    en="This is your own valuation; the verdict shows it as such.",
)
WHY_ASKED = Text(nl="Waarom deze vraag?", en="Why this question?")
WHY_MOVES = Text(
    nl="{value}: dan wordt het antwoord op '{question}' {then}.",
    en="{value}: then the answer to '{question}' becomes {then}.",
)
WHY_MOVES_BY = Text(
    nl="{value}: dan wordt het antwoord op '{question}' {then}, op grond van {by}.",
    en="{value}: then the answer to '{question}' becomes {then}, under {by}.",
)
WHY_TESTED = Text(nl="Dit feit telt mee bij: {questions}", en="This fact counts for: {questions}")
WHY_NOTHING = Text(
    nl="Nog geen regel toetst dit feit: het verandert geen antwoord.",
    en="No rule tests this fact yet: it changes no answer.",
)
RULINGS_MATTER = Text(nl="Bronnen die dit feit laten meetellen", en="Sources that make this fact count")
THEN = Text(nl="'{outcome}' ({status})", en="'{outcome}' ({status})")
QUOTED = Text(nl="'{words}'", en="'{words}'")
PROGRESS = Text(
    nl="{known} feiten bekend; {open} onbekende feiten kunnen nog iets veranderen",
    en="{known} facts known; {open} unknown facts can still change something",
)
NEXT = Text(nl="Volgende vragen", en="Next questions")
PREVIOUS = Text(nl="Vorige vragen", en="Previous questions")
SAVE = Text(nl="Werk bij", en="Update")
TO_VERDICT = Text(nl="Naar het oordeel", en="To the verdict")
TO_INTERVIEW = Text(nl="Feiten wijzigen", en="Change the facts")
TO_DESK = Text(nl="Vergelijk varianten", en="Compare variants")
ALL_AT_ONCE = Text(nl="Alle vragen op één pagina", en="All questions on one page")
FEW_AT_ONCE = Text(nl="Enkele vragen tegelijk", en="A few questions at a time")
KEEP_FILE = Text(nl="Bewaar het dossierbestand", en="Keep the dossier file")
KEEP_IN_BROWSER = Text(
    nl="Bewaar dit dossier ook in deze browser, tot ik het vergeet",
    en="Keep this dossier in this browser too, until I forget it",
)
GIVEN = Text(nl="Wat u hebt ingevuld", en="What you filled in")
CHANGE = Text(nl="Wijzig", en="Change")
NOTHING_LEFT = Text(
    nl="Geen onbekend feit kan op zichzelf nog een antwoord veranderen.",
    en="No unknown fact can by itself still change an answer.",
)
SO_FAR = Text(nl="Het oordeel tot nu toe", en="The verdict so far")
NOTHING_YET = Text(nl="Nog geen rechtsvraag aan de orde.", en="No question is raised yet.")
ANSWERS = Text(nl="De antwoorden", en="The answers")
WAS = Text(nl="was", en="was")
SOMETHING_WRONG = Text(nl="Dit kan zo niet worden beoordeeld:", en="This cannot be judged as it is:")
VERDICT = Text(nl="Het oordeel", en="The verdict")
AS_OF = Text(nl="Het recht zoals bekend op {date}", en="The law as known on {date}")
WHAT_IF = Text(nl="U bekijkt wat er zou zijn als:", en="You are looking at what would be if:")
UNDO = Text(nl="Terug naar de feiten zoals ze zijn", en="Back to the facts as they are")
ADOPT = Text(nl="Neem dit over in het dossier", en="Take this into the dossier")
MEMO = Text(nl="Memo", en="Memo")
READER = Text(nl="Voor wie", en="For whom")
READERS = {
    "lawyer": Text(nl="advocaat of jurist", en="lawyer"),
    "hr": Text(nl="personeelszaken", en="human resources"),
    "employee": Text(nl="werknemer", en="employee"),
}
MEMO_docx = Text(nl="Word-bestand", en="Word file")
MEMO_pdf = Text(nl="Pdf-bestand", en="PDF file")
MEMO_html = Text(nl="Webpagina", en="Web page")
FOR = Text(nl="Wat pleit voor: {outcome}", en="What speaks for: {outcome}")
NO_GROUNDS = Text(nl="Niets op deze feiten.", en="Nothing on these facts.")
RULINGS_BESIDE = Text(nl="Uitspraken", en="Rulings")
MORE_RULINGS = Text(nl="Meer uitspraken", en="More rulings")
GOVERNS = Text(nl="bepalend voor dit geval", en="governs this case")
SHARED = Text(nl="Gemeen met dit geval", en="Shared with this case")
DIFFERS = Text(nl="Wat het verschil maakt", en="What sets it apart")
PUBLIC_TEXT = Text(nl="openbare tekst", en="public text")
STARTING_POINT = Text(nl="Uitgangspunt", en="Starting point")
STANDARD, BURDEN = wording.STANDARD, wording.BURDEN
WOULD_CHANGE = Text(nl="Wat dit antwoord zou veranderen", en="What would change this answer")
WOULD_CHANGE_TEXT = Text(
    nl="Probeer een ander feit en zie het oordeel bewegen; uw dossier blijft zoals het is.",
    en="Try another fact and see the verdict move; your dossier stays as it is.",
)
TRY = Text(nl="Probeer", en="Try")
TO_FIND_OUT = Text(nl="Nog uit te zoeken", en="Still to find out")
FOLLOWS = Text(nl="Wat eraan vastzit", en="What hangs on it")
BOTH_SIDES = Text(nl="De zaak van beide kanten", en="Both sides' case")
CASE = {
    "employee": Text(nl="De werknemer: {outcome}", en="The employee: {outcome}"),
    "employer": Text(nl="De werkgever: {outcome}", en="The employer: {outcome}"),
}
NO_PLEA = Text(nl="Op deze feiten pleit hier niets voor.", en="On these facts nothing speaks for this.")
DRAW = Text(nl="Toon als tekening", en="Show as a drawing")
TOGETHER = Text(nl="Hoe de antwoorden samenhangen", en="How the answers fit together")
NOTES = Text(nl="Let op", en="Note")
FIRM = Text(nl="staat vast", en="firm")
NOT_FIRM = Text(nl="kan nog veranderen", en="may still change")
DESK = Text(nl="Varianten vergelijken", en="Compare variants")
DESK_LEDE = Text(
    nl="Zet naast elkaar wat er zou zijn als een feit anders was: als controle was aangekondigd, als het bij een "
    "waarschuwing blijft. De beslissing neemt een mens.",
    en="Put side by side what would be if a fact were otherwise: if monitoring had been announced, if it stays at a "
    "warning. A person takes the decision.",
)
VARIANTS = Text(nl="Varianten", en="Variants")
AS_IT_IS = Text(nl="Zoals het is", en="As it is")
VARIANT = Text(nl="Variant {number}", en="Variant {number}")
QUESTION = Text(nl="Rechtsvraag", en="Question")
NOT_RAISED = Text(nl="niet aan de orde", en="not raised")
ADD_VARIANT = Text(nl="Wat als …", en="What if …")
WHAT_IF_THIS = Text(nl="Wat is anders?", en="What is otherwise?")
INTO = Text(nl="In", en="In")
NEW_VARIANT = Text(nl="een nieuwe variant", en="a new variant")
VARIANT_NAME = Text(nl="Naam (mag leeg blijven)", en="Name (may stay empty)")
VARIANTS_FULL = Text(
    nl="Er zijn vijf varianten; verwijder er een voordat u een nieuwe maakt.",
    en="There are five variants; remove one before you make another.",
)
ADD = Text(nl="Voeg toe", en="Add")
DROP = Text(nl="Verwijder", en="Remove")
MEASURES = Text(nl="De maatregelen naast elkaar", en="The measures side by side")
STEPS = Text(nl="Wat u eerst verschuldigd bent", en="What you owe first")
DECISION = Text(nl="De beslissing", en="The decision")
DECISION_TEXT = Text(
    nl="Wat u hier opschrijft, komt alleen in uw eigen dossier; de server bewaart het niet en het telt niet mee in "
    "het oordeel.",
    en="What you write here goes only into your own dossier; the server does not keep it and it does not count in the "
    "verdict.",
)
DECIDED_BY = Text(nl="Wie beslist", en="Who decides")
DECIDED_ON = Text(nl="Datum", en="Date")
DECIDED = Text(nl="De beslissing", en="The decision")
REASONS = Text(nl="De redenen", en="The reasons")
KEEP_DECISION = Text(nl="Leg vast in het dossierbestand", en="Record in the dossier file")
RULINGS = Text(nl="Uitspraken", en="Rulings")
SEARCH = Text(nl="Zoek op woorden, ECLI of naam", en="Search by words, ECLI or name")
SEARCH_BUTTON = Text(nl="Zoek", en="Search")
ANY = Text(nl="alle", en="any")
FILTERS = {
    "platform": Text(nl="Medium", en="Medium"),
    "audience": Text(nl="Wie konden meelezen", en="Audience"),
    "question": QUESTION,
    "outcome": Text(nl="Uitkomst", en="Outcome"),
    "level": Text(nl="Instantie", en="Court level"),
}
YEAR_FROM = Text(nl="Vanaf jaar", en="From year")
YEAR_TO = Text(nl="Tot en met jaar", en="To year")
FOUND_NONE = Text(nl="Geen uitspraken gevonden.", en="No rulings found.")
FOUND_ONE = Text(nl="Eén uitspraak gevonden.", en="One ruling found.")
FOUND = Text(nl="{count} uitspraken gevonden.", en="{count} rulings found.")
FILTER_WRONG = Text(
    nl="Dit zoekfilter bestaat niet; het is weggelaten.", en="This filter does not exist; it is left out."
)
PAGES = Text(nl="Pagina's", en="Pages")
TABLE = Text(nl="Tabel", en="Table")
RULES = Text(nl="Regels", en="Rules")
RULES_LEDE = Text(
    nl="Elke regel zegt wanneer een gezichtspunt zich voordoet, en op welke uitspraak of welk artikel dat steunt.",
    en="Each rule says when a factor holds, and on which ruling or article that rests.",
)
GOVERNS_EXAMPLES = Text(nl="Bepalend in deze voorbeelden", en="Governs in these examples")
COUNTS_HERE = Text(nl="Waar deze uitspraak meetelt", en="Where this ruling counts")
QUESTIONS = Text(nl="Rechtsvragen", en="Questions")
COUNTS_FOR = Text(nl="Gezichtspunt voor: {outcome}", en="Factor for: {outcome}")
IS_FINDING = Text(nl="Tussenoordeel waarop andere regels bouwen", en="Finding on which other rules build")
HOLDS_WHEN = Text(nl="Geldt bij", en="Holds with")
KNOWN_FROM = Text(nl="Bekend vanaf", en="Known from")
RESTS_ON = Text(nl="Waarop de regel steunt", en="On what the rule rests")
BUILT_ON = Text(nl="Bouwt op", en="Builds on")
BUILDS_ON_IT = Text(nl="Regels die hierop bouwen", en="Rules that build on this")
RULE_OF = Text(nl="Regel bij de vraag", en="Rule on the question")
EVALUATION = Text(nl="Hoe goed is het?", en="How good is it?")
EVALUATION_IN_SAMPLE = Text(
    nl="De regels zijn geschreven terwijl deze uitspraken bekend waren. Alleen uitspraken van buiten het casusboek "
    "zijn een werkelijk onafhankelijke toets.",
    en="The rules were written with these rulings known. Only rulings from outside the casebook are a truly "
    "independent test.",
)
EVALUATION_DRAWN = Text(
    nl="Het aandeel juiste antwoorden per vraag, als tekening",
    en="The share of right answers by question, as a drawing",
)
ABOUT = Text(nl="Over dit programma", en="About this program")
NOT_FOUND = Text(
    nl="Deze pagina bestaat niet. Misschien klopt het adres niet helemaal.",
    en="This page does not exist. Perhaps the address is not quite right.",
)
ONLY_AFTER_FORM = Text(
    nl="Wat u zoekt, verschijnt alleen na een formulier, en dit adres brengt het niet terug: wat u invult, staat in "
    "geen enkel adres en wordt hier niet bewaard. Hebt u het dossier als bestand, dan opent u dat op de startpagina.",
    en="What you are looking for appears only after a form, and this address does not bring it back: what you fill in "
    "stands in no address and is not kept here. If you have the dossier as a file, open it on the start page.",
)
REFUSALS = {  # what people are told in other words than programs: as title, and why
    404: (Text(nl="Niet gevonden", en="Not found"), NOT_FOUND),
    405: (Text(nl="Deze pagina heeft geen eigen adres", en="This page has no address of its own"), ONLY_AFTER_FORM),
}
TO_HOME = Text(nl="Naar de startpagina", en="To the start page")
REQUEST = Text(nl="Noem bij een melding dit nummer:", en="If you report this, give this number:")
FILE_TOO_LARGE = Text(nl="Dit bestand is te groot voor een dossier.", en="This file is too large for a dossier.")
FILE_EMPTY = Text(nl="Dit bestand is leeg.", en="This file is empty.")
FILE_OF_SEVERAL = Text(
    nl="Dit bestand bevat meerdere gesprekken; op deze pagina's gaat het om één. Gebruik daarvoor de "
    "opdrachtregel of de API.",
    en="This file holds several conversations; these pages take one. Use the command line or the API for it.",
)
ABOUT_PARTS = (
    (
        Text(nl="Wat het doet", en="What it does"),
        Text(
            nl="Het programma toetst de feiten van een voorval aan de gezichtspunten die Nederlandse rechters en het "
            "Europees Hof gebruiken, en vergelijkt ze met wat er in gepubliceerde uitspraken gebeurde. Een "
            "antwoord heet "
            "'door precedent bepaald' als een uitspraak dit geval mede beslist, 'omstreden' als uitspraken beide "
            "kanten op wijzen, "
            "'neigt naar' als alleen de weging van gezichtspunten een kant op wijst, en anders 'onbeslist'.",
            en="The program holds the facts of an incident against the factors that Dutch courts and the "
            "European Court use, and "
            "compares them with what happened in published rulings. An answer is called 'governed' if a ruling "
            "decides this "
            "case too, 'contested' if rulings point both ways, 'leaning' if only the weighing of factors points "
            "one way, and "
            "otherwise 'undetermined'.",
        ),
    ),
    (
        Text(nl="Waarvoor het bedoeld is", en="What it is meant for"),
        Text(
            nl="Voor juristen die een zaak voorbereiden en elke bron willen kunnen nalezen, en voor "
            "personeelszaken om een "
            "voornemen te toetsen voordat er iets gebeurt. Het is niet bedoeld om zelfstandig over mensen te "
            "beslissen, om te "
            "controleren wat werknemers schrijven, of om kansen bij een bepaalde rechter te berekenen.",
            en="For lawyers who prepare a case and want to check every source, and for human resources to test a "
            "plan before anything "
            "happens. It is not meant to decide about people by itself, to monitor what employees write, or to compute "
            "chances before a particular judge.",
        ),
    ),
    (
        Text(nl="De grenzen", en="The limits"),
        Text(
            nl="Gepubliceerde uitspraken zijn een selectie. Van sommige uitspraken is alleen een samenvatting "
            "gelezen; dat staat "
            "erbij. De regels zijn geschreven met deze uitspraken bekend, zodat alleen uitspraken van buiten het "
            "casusboek een "
            "echte proef zijn. Onder de Europese AI-verordening kan hulp bij beslissingen over ontslag een hoog "
            "risico zijn "
            "(bijlage III, punt 4): een mens beoordeelt en beslist, en dat hoort te worden vastgelegd.",
            en="Published rulings are a selection. Of some rulings only a summary was read; it says so. The "
            "rules were written with "
            "these rulings known, so only rulings from outside the casebook are a true test. Under the EU AI "
            "Act, help with "
            "decisions on termination can be high-risk (Annex III, point 4): a person reviews and decides, and "
            "that should be "
            "recorded.",
        ),
    ),
    (
        Text(nl="Uw gegevens", en="Your data"),
        Text(
            nl="Wat u invult, gaat alleen naar deze server om het oordeel te maken en komt terug in de pagina "
            "die u ziet. De server bewaart er niets van en legt er niets van vast. Uw browser onthoudt het tot u het "
            "tabblad sluit, zodat u terug kunt; langer alleen als u daarvoor kiest. Noem geen namen en plak geen "
            "berichten.",
            en="What you fill in goes only to this server to make the verdict, and comes back in the page that "
            "you see. The server keeps and logs nothing of it. Your browser remembers it until you close the tab, so "
            "that you can go back; longer only if you choose so. Give no names and paste no messages.",
        ),
    ),
)
