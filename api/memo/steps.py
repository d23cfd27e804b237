"""Steps: what an employer has to do or to mind before deciding, each with the law that asks it."""

from typing import NamedTuple

from cases.text import Text


class Step(NamedTuple):
    """One step.

    Attributes:
        id: its name.
        text: the step, in plain words.
        statutes: the ids of the articles that ask it.
        regime: the body of law in which it applies; None: any.
        measures: the measures with which it belongs; empty: any.
        facts: it belongs only where one of these facts has one of these values; empty: always.
    """

    id: str
    text: Text
    statutes: tuple[str, ...]
    regime: str | None = None
    measures: frozenset[str] = frozenset()
    facts: tuple[tuple[str, frozenset[str]], ...] = ()


STEPS = (
    Step(
        "hear",
        Text(
            nl="Hoor de werknemer. Goed werkgeverschap vraagt dat de werknemer de eigen kant van het verhaal kan "
            "geven voordat u beslist.",
            en="Hear the employee. A good employer lets the employee tell his or her side before deciding.",
        ),
        ("bw-7-611",),
        regime="civil",
    ),
    Step(
        "hear_public_servant",
        Text(
            nl="Hoor de ambtenaar. Wie bedenkingen zal hebben tegen een besluit dat op gegevens over hem of haar "
            "steunt, krijgt vooraf de kans om een zienswijze te geven.",
            en="Hear the public servant. Whoever is expected to object to a decision that rests on data about him or "
            "her may state a view beforehand.",
        ),
        ("awb-4-8",),
        regime="public_service",
    ),
    Step(
        "proportion",
        Text(
            nl="Weeg of iets lichters volstaat, zoals een gesprek of een waarschuwing. De reactie moet evenredig zijn "
            "aan wat er is gebeurd.",
            en="Weigh whether something lighter will do, such as a talk or a warning. The reaction must be "
            "proportionate to what happened.",
        ),
        ("bw-7-611",),
        regime="civil",
    ),
    Step(
        "proportion_public_servant",
        Text(
            nl="Weeg of iets lichters volstaat. De nadelige gevolgen van een besluit mogen niet onevenredig zijn aan "
            "het doel ervan.",
            en="Weigh whether something lighter will do. The adverse effects of a decision may not be out of "
            "proportion to its aim.",
        ),
        ("awb-3-4",),
        regime="public_service",
    ),
    Step(
        "less_intrusive",
        Text(
            nl="Kijk bij verder onderzoek eerst naar het minst ingrijpende middel. Berichten lezen of een apparaat "
            "doorzoeken mag alleen als dat nodig is.",
            en="In any further inquiry look for the least intrusive means first. Messages may be read, or a device "
            "searched, only where that is needed.",
        ),
        ("ap-controle-werknemers", "avg-6-1-f"),
    ),
    Step(
        "inform",
        Text(
            nl="Laat de werknemer weten welke gegevens u over hem of haar hebt en waarvoor u ze gebruikt. Komen ze "
            "van een ander, dan moet dat uiterlijk binnen een maand; de wet kent enkele uitzonderingen.",
            en="Tell the employee which data about him or her you hold and what you use them for. If they come from "
            "someone else, this must be done within a month at most; the law has some exceptions.",
        ),
        ("avg-13-14",),
    ),
    Step(
        "impact_assessment",
        Text(
            nl="Controleert u op grote schaal of stelselmatig, dan is vooraf een beoordeling van de gevolgen voor de "
            "privacy nodig (een DPIA).",
            en="Large-scale or systematic checks need an assessment of the impact on privacy beforehand (a DPIA).",
        ),
        ("avg-35",),
        facts=(("learned_via", frozenset({"monitoring"})),),
    ),
    Step(
        "works_council",
        Text(
            nl="Ga na of de ondernemingsraad heeft ingestemd. Voor regels over controle van personeel en over "
            "personeelsgegevens is die instemming nodig.",
            en="Check whether the works council has agreed. Its consent is needed for rules on checking staff and on "
            "staff data.",
        ),
        ("wor-27-1-l", "wor-27-1-k"),
    ),
    Step(
        "proof",
        Text(
            nl="Leg vast hoe de berichten bij u zijn gekomen. De werkgever moet de feiten waarop de maatregel berust, "
            "stellen en zo nodig bewijzen.",
            en="Record how the messages reached you. The employer must assert, and where needed prove, the facts on "
            "which the measure rests.",
        ),
        ("rv-150",),
        regime="civil",
    ),
    Step(
        "urgent_reason",
        Text(
            nl="Bij ontslag op staande voet telt elke dag. De dringende reden moet er zijn, en de werknemer moet haar "
            "onverwijld horen.",
            en="In a summary dismissal every day counts. There must be an urgent reason, and the employee must be told "
            "it at once.",
        ),
        ("bw-7-677", "bw-7-678"),
        measures=frozenset({"summary_dismissal"}),
    ),
    Step(
        "court",
        Text(
            nl="Voor ontslag wegens verwijtbaar gedrag of een verstoorde verhouding loopt de weg via de "
            "kantonrechter, niet via het UWV. Daarvoor is een redelijke grond nodig.",
            en="Dismissal for culpable conduct or a disturbed relationship goes through the subdistrict court, not "
            "the UWV. It needs a reasonable ground.",
        ),
        ("bw-7-671a", "bw-7-671b", "bw-7-669-3-e"),
        regime="civil",
        measures=frozenset({"dissolution", "dismissal_with_notice"}),
    ),
    Step(
        "human_decision",
        Text(
            nl="Laat een mens beslissen. Een besluit met zulke gevolgen mag in beginsel niet alleen op automatische "
            "verwerking van gegevens berusten, dus ook niet op dit memo.",
            en="Let a person decide. A decision with such effects may in principle not rest on automated processing "
            "alone, and so not on this memo either.",
        ),
        ("avg-22",),
    ),
)
