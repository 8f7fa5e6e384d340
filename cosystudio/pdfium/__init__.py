"""PDF files as pdfium knows them: the only room that loads it, in a process of its own, because files can crash it.

apart (in our process) ─► wire ─► drawing (in the other) ─► runs ─► glyphs        seen, bidi: lines that run left
"""
