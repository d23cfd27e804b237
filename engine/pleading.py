"""Pleading: the sentences with which both sides argue, in both languages."""

from cases.text import Text

PARTIES = {
    "employee": Text(nl="de werknemer", en="the employee"),
    "employer": Text(nl="de werkgever", en="the employer"),
}
CITE = Text(
    nl="Het sterkste beroep dat {party} kan doen, is op {citation}.",
    en="The strongest ruling that {party} can cite is {citation}.",
)
COUNTER = Text(
    nl="Daartegenover kan {party} {citation} stellen.",
    en="Against it {party} can set {citation}.",
)
HELD = Text(nl="Daar werd geoordeeld: {holding}", en="It was held there: {holding}")
SHARED = Text(
    nl="Wat daar meewoog, doet zich ook hier voor: {shorts}.",
    en="What counted there is so here too: {shorts}.",
)
SHARED_UNSAID = Text(
    nl="Waarop de rechter daar steunde, is niet bekend; wat er voor deze uitkomst pleitte, doet zich ook hier voor: "
    "{shorts}.",
    en="What the court relied on there is not known; what spoke for this outcome there is so here too: {shorts}.",
)
OVERCOME = Text(
    nl="Wat hier voor de andere uitkomst pleit, stond daar niet in de weg: {shorts}.",
    en="What speaks for the other outcome here did not stand in the way there: {shorts}.",
)
MORE_ONE = Text(nl="nog één andere omstandigheid", en="one other circumstance")
MORE = Text(nl="nog {count} andere omstandigheden", en="{count} other circumstances")
GOVERNS = Text(
    nl="Die uitspraak beslist dit geval: wat haar droeg, is er ook hier, en er is hier niets tegen wat daar niet ook "
    "speelde.",
    en="That ruling decides this case: what carried it is so here too, and nothing speaks against it here that did not "
    "hold there.",
)
APART = Text(
    nl="Daartegen kan {{party}} aanvoeren {points}.",
    en="Against this {{party}} can argue {points}.",
)
NOT_APART = Text(
    nl="Een verschil dat ertoe doet, kan {party} op deze feiten niet aanwijzen.",
    en="On these facts {party} can point to no difference that matters.",
)
DIFFERENCES = {
    "missing": Text(
        nl="dat hier ontbreekt wat daar meewoog ({shorts})",
        en="that what counted there is missing here ({shorts})",
    ),
    "added": Text(
        nl="dat hier meespeelt wat daar niet bleek ({shorts})",
        en="that something holds here that was not shown there ({shorts})",
    ),
    "unknown": Text(
        nl="dat hier niet vaststaat wat daar meewoog ({shorts})",
        en="that what counted there is not established here ({shorts})",
    ),
}
FLOOR = Text(
    nl="dat het EVRM een ondergrens is, zodat deze uitspraak niet ten nadele van de werknemer bindt",
    en="that the Convention is a floor, so that this ruling does not bind against the employee",
)
OUT_OF_REACH = Text(
    nl="dat die uitspraak over een andere maatregel of een ander rechtsregime gaat",
    en="that this ruling is on another measure or another regime of law",
)
HIGHER = Text(
    nl="Bovendien komt de eigen uitspraak van een hogere instantie ({mine} tegenover {theirs}).",
    en="Moreover, the side's own ruling is by a higher court ({mine} against {theirs}).",
)
LATER = Text(
    nl="Bovendien is de eigen uitspraak van later datum ({mine} tegenover {theirs}).",
    en="Moreover, the side's own ruling is of a later date ({mine} against {theirs}).",
)
NO_RULING = Text(
    nl="Een uitspraak met deze uitkomst die op dit geval lijkt, is er niet; wel kan {party} wijzen op {short}.",
    en="There is no ruling with this outcome that resembles this case; but {party} can point to {short}.",
)
ALSO = Text(nl="Ook pleit hiervoor {short}.", en="Also in favour is {short}.")
LINE = Text(
    nl="Voor '{outcome}' pleiten {citations}; hoogste instantie: {level}, zaken op dat niveau: {affairs}, van {first} "
    "tot en met {last}.",
    en="For '{outcome}' stand {citations}; highest court: {level}, affairs at that level: {affairs}, from {first} to "
    "{last}.",
)
LINE_OF_ONE = Text(
    nl="Voor '{outcome}' pleit {citations}; instantie: {level}.",
    en="For '{outcome}' stands {citations}; court: {level}.",
)
EXPLAINED = Text(
    nl="Het verschil kan hierin liggen dat in alle uitspraken voor '{outcome}', en in geen van de andere, meespeelde: "
    "{shorts}.",
    en="What may explain the difference: in all rulings for '{outcome}', and in none of the others, there was: "
    "{shorts}.",
)
LATER_LINE = Text(
    nl="De uitspraken voor '{outcome}' zijn alle van later datum; het kan zijn dat de rechtspraak is verschoven.",
    en="The rulings for '{outcome}' are all of a later date; it may be that case law has moved.",
)
UNEXPLAINED = Text(
    nl="Uit de geregistreerde feiten van deze uitspraken valt het verschil niet te verklaren; de rechters hebben "
    "dezelfde omstandigheden anders gewogen.",
    en="The recorded facts of these rulings do not explain the difference; the courts weighed the same circumstances "
    "otherwise.",
)
