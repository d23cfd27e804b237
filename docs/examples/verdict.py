"""The verdict on one conversation, what to ask next, and proof of it later. Needs: pip install privesfeer-client."""

from privesfeer.api.client import Client, RefusedError

CASE = {
    "facts": {
        "platforms": ["whatsapp"],
        "form": "group_chat",
        "audience": "closed_group",
        "audience_size": 4,
    },
    "dates": {"utterance": "2026-03-02"},
    "as_of": "2026-11-24",
    "lang": "en",
}

with Client("http://127.0.0.1:8000", lang="en") as client:
    for answer in client.compact(CASE)["answers"]:
        print(f"{answer['question']}: {answer['outcome_text']} ({answer['status_text']})")

    asked = client.interview(CASE, form="compact")["next"]
    print(f"Ask next: {asked['question']}")

    # A receipt shows no fact; with the same facts and its nonce, kept apart, it shows later that nothing has moved.
    given = client.verdict(CASE)
    print(client.replay(CASE, given.receipt, given.nonce)["text"])

    for ruling in client.rulings("whatsapp", question="private_sphere", outcome="private"):
        print(ruling["citation"]["en"])

    try:
        client.verdict({"facts": {"audience": "frends"}, "lang": "en"})
    except RefusedError as refused:
        print(refused.status, refused.problems[0].field, refused.problems[0].nearest)
