"""PDF files as pdfium knows them: the only room that loads it, in a process of its own, because files can crash it."""
