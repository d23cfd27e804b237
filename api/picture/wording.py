"""Wording: what pictures and exports say, in both languages."""

from cases.text import Text, same

OF = Text(nl="Zaak: {title}", en="Case: {title}")
LABELLED = same("{label}: {words}.")
ANSWER = Text(nl="Antwoord", en="Answer")
ANSWERED = same("{outcome} – {status}")
FOR = Text(nl="Pleit voor: {outcome}", en="Speaks for: {outcome}")
NOTHING = Text(nl="niets", en="nothing")

GRAPH = Text(nl="Argumentatieschema", en="Argument graph")
FACTS = Text(nl="Feiten en tussenoordelen", en="Facts and findings")
FACTORS = Text(nl="Gezichtspunten", en="Factors")
RULINGS = Text(nl="Uitspraken", en="Rulings")
SOURCES = Text(nl="Bronnen", en="Sources")
ASSUMED = Text(nl="aangenomen", en="assumed")
EARLIER = Text(nl="eerder antwoord", en="earlier answer")
FINDING = Text(nl="tussenoordeel", en="finding")
VALUATION = Text(nl="eigen waardering", en="own valuation")
SOURCE = Text(nl="bron {numbers}", en="source {numbers}")
WEIGHT = Text(nl="gewicht {weight}", en="weight {weight}")
DECISIVE = Text(nl="wettelijk vereiste", en="requirement of the law")
GOVERNS = Text(nl="bepalend", en="governs")
DIFFERENCE = Text(nl="1 verschil", en="1 difference")
DIFFERENCES = Text(nl="{count} verschillen", en="{count} differences")
NO_DIFFERENCE = Text(nl="verwant", en="related")
UNDATED = Text(nl="datum onbekend", en="date unknown")
PRESUMPTION = Text(nl="Zonder uitkomst: {words}", en="Without an outcome: {words}")
IMPLIED = Text(
    nl="Niet getekend: gezichtspunten die in een ander, verdergaand gezichtspunt besloten liggen ({count}).",
    en="Not drawn: factors that are contained in another one that says more ({count}).",
)
LEFT_OUT = Text(
    nl="Niet getekend: bepalende uitspraken na de eerste {shown}: {count}.",
    en="Not drawn: governing rulings after the first {shown}: {count}.",
)
GRAPH_LEGEND = Text(
    nl="Dikke lijn: een bepalende uitspraak. Streepjeslijn: een verwante uitspraak. Lijn van gezichtspunt naar "
    "uitspraak: het pleitte daar, zelf of met wat erin besloten ligt, voor dezelfde uitkomst.",
    en="Thick line: a governing ruling. Dashed line: a related ruling. Line from factor to ruling: it, or what it "
    "contains, spoke for the same outcome there.",
)
GRAPH_LEGEND_WEIGHED = Text(
    nl="Geen uitspraak is bepalend. Doorgetrokken lijn: een gezichtspunt pleit voor de uitkomst. Streepjeslijn: een "
    "verwante uitspraak. Lijn van gezichtspunt naar uitspraak: het pleitte daar, zelf of met wat erin besloten ligt, "
    "voor dezelfde uitkomst.",
    en="No ruling governs. Solid line: a factor speaks for the outcome. Dashed line: a related ruling. Line from "
    "factor to ruling: it, or what it contains, spoke for the same outcome there.",
)
FACTOR_TOLD = Text(nl="{factor} (uit: {facts})", en="{factor} (from: {facts})")
RULING_TOLD = same("{name}, {citation} ({standing})")

TIMELINE = Text(nl="Tijdlijn van de uitspraken", en="Time line of the rulings")
AS_OF = Text(nl="Recht zoals bekend op {date}.", en="Law as known on {date}.")
COUNTS_FROM = Text(nl="datum onbekend; telt vanaf {date}", en="date unknown; counts from {date}")
TIMELINE_LEGEND = Text(
    nl="Cirkel: eerste aanleg; vierkant: hoger beroep; ruit: hoogste rechter of EHRM. Gevuld: bepalend voor "
    "deze zaak; open: verwant of aan de andere kant. Grijs streepje: andere uitspraak over deze vraag.",
    en="Circle: first instance; square: appeal; diamond: highest court or European Court. Filled: governs "
    "this case; open: related, or on the other side. Grey dash: another ruling on this question.",
)
TIMELINE_COUNT = Text(
    nl="{outcome}: {shown} van {all} uitspraken met naam", en="{outcome}: {shown} of {all} rulings named"
)
TIMELINE_TOLD = Text(
    nl="{date}: {name}, {citation}, {level} ({standing})", en="{date}: {name}, {citation}, {level} ({standing})"
)
TIMELINE_QUIET = Text(
    nl="Daarnaast {count} andere uitspraken over deze vraag: {list}.",
    en="Besides, {count} other rulings on this question: {list}.",
)
TIMELINE_QUIET_PART = same("{outcome} {count}")
TIMELINE_EARLIER = Text(
    nl="Niet getekend: andere uitspraken van vóór {year} ({count}).",
    en="Not drawn: other rulings from before {year} ({count}).",
)
NO_RULINGS = Text(nl="Er tellen geen uitspraken mee.", en="No rulings count.")

OPENNESS = Text(
    nl="Hoe open was dit gesprek, naast de gesprekken waarover is beslist?",
    en="How open was this conversation, beside those that were decided?",
)
THIS = Text(nl="dit gesprek", en="this conversation")
UNKNOWN_ROW = Text(nl="kring niet bekend", en="circle not known")
HERE = Text(
    nl="Dit gesprek: {audience}.",
    en="This conversation: {audience}.",
)
HERE_UNKNOWN = Text(
    nl="Wie dit gesprek konden lezen, is niet bekend; het is daarom niet op de schaal geplaatst.",
    en="Who could read this conversation is not known; it is therefore not placed on the scale.",
)
HERE_DISPUTED = Text(
    nl="Wie dit gesprek konden lezen, is in geschil; het is daarom niet op de schaal geplaatst.",
    en="Who could read this conversation is disputed; it is therefore not placed on the scale.",
)
HERE_MORE = Text(nl="Verder gegeven: {facts}.", en="Also given: {facts}.")
HERE_NO_MORE = Text(
    nl="De vorm en het aantal lezers zijn niet gegeven.", en="The form and the number of readers are not given."
)
OPENNESS_LEGEND = Text(
    nl="Elk teken is een uitspraak. Cirkel: chat, direct bericht of e-mail; vierkant: bericht of profiel op een "
    "netwerk of een andere vorm; ruit: vorm niet bekend. Getal: het aantal andere lezers, waar dat bekend is. Dikke "
    "rand: bepalend voor deze zaak.",
    en="Each mark is a ruling. Circle: chat, direct message or e-mail; square: post or profile on a network, or "
    "another form; diamond: form not known. Number: how many others could read it, where that is known. Thick line: "
    "governs this case.",
)
OPENNESS_ROW = same("{audience}: {counts}")
OPENNESS_COUNT = same("{outcome} {count}")
OPENNESS_SIZES = Text(nl="{count} (aantal lezers: {sizes})", en="{count} (number of readers: {sizes})")
OPENNESS_RULINGS = Text(nl="Uitspraken per kring: {rows}.", en="Rulings by circle: {rows}.")
