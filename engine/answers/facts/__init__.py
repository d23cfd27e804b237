"""Facts: what was given and is asked for, and what is told of facts that turn answers."""
