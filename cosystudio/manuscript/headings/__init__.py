"""Which lines of a book are its headings, where nothing but their words and their places says so.

labels (what a heading says) ─► candidates ─► listings (contents and other lists go) ─► numbering ─► finding
(dress: what is around the words)             dates, set_apart, contents:     (chains: runs that count on;
                                              titles without numbers          sentences, runs_apart: what they miss)
"""
