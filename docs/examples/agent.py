"""What an agent does over the Model Context Protocol. Needs: pip install 'privesfeer[agents]'."""

import asyncio
import json

from mcp import Client

FACTS = {"platforms": ["whatsapp"], "form": "group_chat", "audience": "closed_group"}


async def main() -> None:
    """See which tools there are, ask what to find out and for a verdict, check a citation, and err once."""
    async with Client("http://127.0.0.1:8000/mcp") as client:
        print(", ".join(tool.name for tool in (await client.list_tools()).tools))

        result = await client.call_tool("ask_next", {"facts": FACTS, "form": "compact", "lang": "en"})
        print(json.loads(result.content[0].text)["next"]["question"])

        result = await client.call_tool("verdict", {"facts": FACTS, "form": "compact", "lang": "en"})
        print(json.loads(result.content[0].text)["answers"][0]["outcome"])

        result = await client.call_tool("cite", {"text": "ECLI:NL:RBMAA:2012:BV3122"})
        print(json.loads(result.content[0].text)["key"])

        result = await client.call_tool("verdict", {"facts": {"audience": "frends"}})
        print(result.content[1].text)  # the first says the same in Dutch


asyncio.run(main())
