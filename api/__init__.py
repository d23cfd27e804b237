"""How people and systems reach the engine: command line and HTTP."""
