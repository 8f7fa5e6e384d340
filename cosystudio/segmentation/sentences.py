"""Where a sentence of a book ends: with its closing marks, and with the words that say who spoke it."""

import re

from cosystudio.segmentation.abbreviations import is_point, stop_is_inside
from cosystudio.segmentation.attributions import attribution_follows, korean_attribution_follows
from cosystudio.segmentation.marks import MARKS, read_quotations
from cosystudio.segmentation.proposals import Proposal, proposals
from cosystudio.segmentation.spans import CJK, Span, spans_between

_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
"""Characters of no width stand between a word and a dash in well-set books; here they are one more space."""

_ONE_SENTENCE = re.compile(
    r"[ \u3000]*+(?:[\w ,;:，、；：“「『-]++|[’'](?=[a-zA-Z]))*+[.!?…。！？]*+[”」』]*+[ \u3000]*+"
)
"""A paragraph with no stop but at its end, which needs no closer look."""

_ASIDE = re.compile(r"\([^()]{0,400}\)|（[^（）]{0,400}）|\[[^\[\]]{0,400}\]")
"""A bracket and what is in it; one that holds more is an appendix to the sentence, not a part of it."""

_NEXT = re.compile(r"\s*(?:[—–―-]+\s*)?[(\[]?([^\s—–―(\[-])")
_GOES_ON = re.compile(r"[?!？！]|\s*(?:[,;:，、；：)\]）】%…]|[—–―-]+[”’»」』])")
_NEXT_WORD = re.compile(r"\s*([^\W\d_][\w’']*)")
_LAST_WORD = re.compile(r"([^\W\d_][\w’']*)[\s.…]*$")
_ELLIPSIS = re.compile(r"(?:…|\.\s?\.)$")
_CJK_FOLLOWS = re.compile(f"\\s*[{CJK}]")
_CHINESE_CLAUSE = re.compile(
    "(?:就|便(?!是)|即(?!使|便|将|將)|才|又|也|都|却|卻|而(?!且)|并(?!且)|遂|然后|然後|接着|接著|随即|隨即|"
    "这话|這話|这[一两兩]?[个個句声聲]|這[一兩]?[個句聲]|[一二两兩三四]字)"
)
_LEADS_TO_SPEECH = re.compile('[^。！？．!?…：:“”「」『』"\\n]{0,80}[：:]\\s*[“「『"]')
_QUOTING = frozenset(f"{MARKS}'")
_CJK_STOPS = frozenset("。！？．")
_ENDS_OF_AN_ELLIPSIS = frozenset("….\n")


def sentences(text: str, language: str) -> list[Span]:
    """Return the spans of the paragraph's sentences, in order, without the white space between them.

    Every character that is not white space is in exactly one of them.  `language` is a BCP 47 tag; the rules of an
    unknown one are the English ones.
    """
    language = language.partition("-")[0].lower()
    if _ONE_SENTENCE.fullmatch(text):
        return spans_between(text, 0, (), len(text))
    return _sentences(text, language)


def _sentences(text: str, language: str) -> list[Span]:
    seen = _UNSEEN.sub(" ", text)
    proposed = proposals(seen, read_quotations(seen), language)
    ends = [proposal.end for proposal in proposed if not _goes_on(seen, proposal, language)]
    asides = [match.span() for match in _ASIDE.finditer(seen)] if ends else []
    return spans_between(text, 0, _outside(asides, ends, seen) if asides else ends, len(text))


def _outside(asides: list[Span], ends: list[int], text: str) -> list[int]:
    """Leave out the ends that lie in a bracket, unless the bracket itself starts the sentence."""
    kept: list[int] = []
    remaining = iter(asides)
    aside = next(remaining, None)
    for end in ends:
        while aside and aside[1] <= end:
            aside = next(remaining, None)
        start = kept[-1] if kept else 0
        if aside is None or end <= aside[0] or not text[start : aside[0]].strip():
            kept.append(end)
    return kept


def _goes_on(text: str, proposal: Proposal, language: str) -> bool:
    """Does the sentence go on after the proposed end?"""
    stop, end = proposal.stop, proposal.end
    if _is_followed_up(text, proposal):
        return True
    if stop < end and text[end - 1] in _QUOTING:
        if text[stop - 1] == ".":
            return korean_attribution_follows(text, end)
        return attribution_follows(text, end) or _clause_goes_on(text, proposal)
    if text[stop - 1] == "．" and is_point(text, stop):
        return True
    if _is_behind_ellipsis(text, stop):
        return _hesitates(text, end)
    if text[stop - 1] != "." or stop != end:
        return False
    return _is_within_a_word(text[end]) or stop_is_inside(text, stop, language)


def _is_within_a_word(letter: str) -> bool:
    """Is it a letter of a script without capitals, right behind a point: พ.ศ.  Only Chinese leaves out the space."""
    return letter.isalpha() and letter == letter.swapcase() and not _CJK_FOLLOWS.match(letter)


def _is_followed_up(text: str, proposal: Proposal) -> bool:
    """Does a mark or a small letter follow that goes on with the sentence?"""
    end = proposal.end
    letter = text[end + 1 : end + 2] if text[end] == " " else text[end]
    if letter.isalpha():  # as behind nearly every sentence: that needs no closer look
        return letter.islower() and text[proposal.stop - 1] not in _CJK_STOPS
    return _GOES_ON.match(text, end) is not None or _lower_case_follows(text, proposal)


def _is_behind_ellipsis(text: str, stop: int) -> bool:
    last, before = text[stop - 1], text[max(0, stop - 2)]
    if last not in _ENDS_OF_AN_ELLIPSIS or (last == "." and before != "." and not before.isspace()):
        return False
    return _ELLIPSIS.search(text, max(0, stop - 4), stop) is not None


def _clause_goes_on(text: str, proposal: Proposal) -> bool:
    """In Chinese the sentence around 他喊“救命！”就跑了 goes on; a full stop inside the marks ends it.

    So does a clause that leads to another quotation: “…！”又问道：“…”
    """
    if text[proposal.stop - 1] not in "!?！？…" or not _CHINESE_CLAUSE.match(text, proposal.end):
        return False
    return _LEADS_TO_SPEECH.match(text, proposal.end) is None


def _lower_case_follows(text: str, proposal: Proposal) -> bool:
    """A lower-case word goes on with the sentence, even over a dash: “Always rusty!” muttered young Jerry."""
    if text[proposal.stop - 1] in _CJK_STOPS:
        return False
    following = _NEXT.match(text, proposal.end)
    return following is not None and following.group(1).islower()


def _hesitates(text: str, end: int) -> bool:
    """Is the ellipsis before `end` a pause for breath (I… I don’t know), not the end of the sentence?

    “I” has its capital anyway; in Chinese and Japanese nothing tells, and the pause is far more usual.
    """
    if _CJK_FOLLOWS.match(text, end):
        return True
    following, before = _NEXT_WORD.match(text, end), _LAST_WORD.search(text, max(0, end - 40), end)
    if not following:
        return False
    word = following.group(1)
    if word == "I" or word.startswith(("I’", "I'")):
        return True
    return before is not None and before.group(1).lower() == word.lower()
