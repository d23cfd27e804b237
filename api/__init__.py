"""How people and systems reach the engine: command line, HTTP, pages and agents; a folder for each floor."""
