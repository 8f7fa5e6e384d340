"""The domain: values and rules of a book, standard library only."""
