"""Ask: what is asked, on which day, from which books, and what shows afterwards that it was answered so.

Stands on the engine and knows nothing of how an answer is told: of `api` it imports the wording alone.
"""
