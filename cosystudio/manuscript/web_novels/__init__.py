"""What web novels carry besides their story: a site's adverts and links, an author's calls for votes.

words (addresses, ornaments, clauses) ─► sites, authors ─► notices (why a line is no story)
"""

from cosystudio.manuscript.web_novels.authors import is_call, opens_author_note
from cosystudio.manuscript.web_novels.notices import may_be_notice, reason_of, without_insertions

__all__ = ["is_call", "may_be_notice", "opens_author_note", "reason_of", "without_insertions"]
