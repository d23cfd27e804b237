"""Arguments: what both sides can say, and the proof of an answer as a graph."""
