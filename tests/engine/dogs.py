"""A set of books of another field, as files: the law on dogs in a café, with its own facts, question and ruling."""

import yaml

from tests.languages import spoken

_WRITTEN = {
    "cases/codebook.yaml": """
version: 1
facts:
  - {id: dog, group: dogs, type: boolean, nl: "Is het een hond?", en: "Is it a dog?", short: {nl: de hond, en: the dog}}
  - id: audience
    group: dogs
    type: ordered
    values: {small: {nl: klein, en: small}, large: {nl: groot, en: large}}
    nl: Hoe groot is de hond?
    en: How large is the dog?
    short: {nl: de maat van de hond, en: the size of the dog}
  - {id: muzzle, group: dogs, type: boolean, nl: "Draagt hij een muilkorf?", en: "Does it wear a muzzle?",
     short: {nl: de muilkorf, en: the muzzle}}
questions:
  - id: may_come
    short: {nl: de toegang van de hond, en: the access of the dog}
    outcomes: {welcome: {nl: mag mee, en: may come}, refused: {nl: mag niet mee, en: may not come}}
    nl: Mag de hond mee?
    en: May the dog come?
    decided_when: {nl: "De rechter zegt het.", en: "The court says so."}
statuses:
  - {id: governed, nl: bepaald, en: governed}
  - {id: contested, nl: omstreden, en: contested}
  - {id: leaning, nl: neigend, en: leaning}
  - {id: undetermined, nl: onbeslist, en: undetermined}
strengths:
  - {id: likely, nl: vermoedelijk, en: likely}
  - {id: slight, nl: licht, en: slightly}
groups: [{id: dogs, nl: honden, en: dogs}]
levels: [{id: first_instance, nl: eerste aanleg, en: first instance}]
branches: [{id: tort, nl: onrechtmatige daad, en: tort}]
abouts: [{id: conversation, nl: gesprek, en: conversation}]
""",
    "cases/contradictions.yaml": """
- together: [{fact: dog, is: false}, {fact: muzzle, is: true}]
  why: {nl: "Alleen een hond draagt een muilkorf.", en: "Only a dog wears a muzzle."}
""",
    "cases/courts.yaml": r"""
docket: '(?P<court>.*?)(?:, (?P<docket>[^,]*\d\d))?'
place: "[A-Z][a-z]+"
places: {}
jurisdictions: {du: {nl: Entenhausen, en: Duckburg}}
branches: {}
courts: [{match: 'Court of {place}', nl: 'Hof {place}', en: 'Court of {place}'}]
marks: []
countries: {}
in_dutch: {}
pinpoint: {one: {nl: 'r.o. {paragraph}', en: '{paragraph}'}, more: {nl: 'r.o. {paragraph}', en: '{paragraph}'}}
links: {}
words:
  date_unknown: {nl: datum onbekend, en: date unknown}
  date_not_after: {nl: 'vóór {date}', en: 'before {date}'}
  ecli_unknown: {nl: geen ECLI, en: no ECLI}
  ecli_origin: {composed: {nl: '{ecli} (gemaakt)', en: '{ecli} (made)'}}
  verification: {nl: '{kinds}, {confidence}', en: '{kinds}, {confidence}'}
  part: {nl: 'deel van {kind}', en: 'part of {kind}'}
  origin: {composed: {nl: '{verification}, gemaakt', en: '{verification}, made'}}
  open_points: {nl: '{verification}, punten open', en: '{verification}, points open'}
kinds: {court-text: {nl: uitspraak, en: court text}}
confidence: {high: {nl: zeker, en: sure}}
""",
    "cases/court_codes.yaml": "{}",
    "cases/casebook.yaml": "first: 2026-01-01",
    "cases/rulings/2020/dog-1.yaml": """
key: dog-1
ecli: null
court: Court of Duckburg
level: first_instance
branch: tort
jurisdiction: du
date: 2020-01-01
name: The small dog
gist: {nl: "Een kleine hond.", en: "A small dog."}
about: conversation
facts: {dog: true, audience: small}
decisions:
  - question: may_come
    outcome: welcome
    express: true
    relied_on: [audience]
    despite: []
    holding: {nl: "Hij mag mee.", en: "It may come."}
    paragraph: null
relations: []
sources: [{url: "https://example.org", kind: court-text}]
confidence: high
unverified: null
""",
    "rules/questions/dogs.yaml": """
question: may_come
protects: welcome
statements: {welcome: {nl: de hond mag mee, en: the dog may come}, refused: {nl: de hond blijft, en: the dog stays}}
asked: {nl: of de hond mee mag, en: whether the dog may come}
plain:
  asked: {nl: of hij mee mag, en: whether it may come}
  outcomes: {welcome: {nl: Hij mag mee., en: It may come.}, refused: {nl: Hij blijft thuis., en: It stays at home.}}
event: utterance
precedents_about: [conversation]
reading: result
least_reason: 1
governs_with: [dog]
nearness: [tort]
margin: 0.1
scopes: [{text: {nl: "Of de hond mee mag.", en: "Whether the dog may come."}}]
rules:
  - id: small
    favours: welcome
    when: {fact: audience, at_most: small}
    text: {nl: "De hond is klein.", en: "The dog is small."}
    short: {nl: een kleine hond, en: a small dog}
    authority: [{ruling: dog-1}]
presumptions:
  - id: open
    text: {nl: "De baas bewijst het.", en: "The owner proves it."}
    against: {nl: "Niets.", en: "Nothing."}
    authority: [{ruling: dog-1}]
""",
    "rules/law/statutes/dogs.yaml": "[]",
    "rules/law/hierarchy.yaml": """
{jurisdiction: du, ranks: {first_instance: 1, foreign: 0}, line: {level: first_instance, affairs: 1},
floors: [], highest: [], dismissals: {}}
""",
    "rules/law/regimes.yaml": "[]",
    "rules/law/connections.yaml": "[]",
    "rules/law/framework.yaml": "{}",
    "rules/law/kinds.yaml": "{}",
    "rules/law/whole.yaml": "{}",
}

FILES = {name: yaml.safe_dump(spoken(yaml.safe_load(content)), sort_keys=False) for name, content in _WRITTEN.items()}
