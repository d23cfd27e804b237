"""Citations: every citation of a text held against the books: is it that ruling, did it decide what is said of it."""
