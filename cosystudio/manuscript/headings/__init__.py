"""Which lines of a book are its headings, where nothing but their words and their places says so.

labels (what a heading says) ─► candidates ─► listings (contents and other lists go) ─► numbering ─► finding
                                              set_apart, contents: titles without numbers
"""
