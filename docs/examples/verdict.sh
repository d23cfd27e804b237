#!/bin/sh
# The verdict on one conversation in short, and a citation, with curl.
set -eu

curl --silent --show-error --fail-with-body 'http://127.0.0.1:8000/v2/verdicts?form=compact' \
    --header 'Content-Type: application/json' \
    --data '{
        "facts": {
            "platforms": ["whatsapp"],
            "form": "group_chat",
            "audience": "closed_group",
            "audience_size": 4
        },
        "dates": {"utterance": "2026-03-02"},
        "as_of": "2026-11-24",
        "lang": "en"
    }'

# A citation, checked before it goes into a letter.
curl --silent --show-error --fail-with-body --get 'http://127.0.0.1:8000/v2/citations' \
    --data-urlencode 'text=ECLI:NL:RBMAA:2012:BV3122, r.o. 4.3'
