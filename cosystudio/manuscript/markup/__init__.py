"""Pages of XHTML and HTML, and what is made into such pages: from elements to pieces.

events ─► gathering ─► page ─► pieces        headings, outline: chapters where nothing says so
          (rules: what an element means; line, tables, notes, links, blocks: how it is kept)
"""
