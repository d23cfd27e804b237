"""Doctrine: who wins. Factors from facts, precedents, weights, and the answers to the questions in their order.

It imports rules and cases, and nothing else of the engine. What decides an answer is said here and nowhere else;
`privesfeer.engine.search.batch` is its fast twin, and tests hold the two together.
"""
