"""What stands around the words of a heading: ornaments, words of web sites, an author's call for votes."""

import re
from dataclasses import dataclass

from cosystudio.manuscript.headings.labels import SITE_PREFIX
from cosystudio.manuscript.text import one_line
from cosystudio.manuscript.web_novels import is_call

_SITE = re.compile(rf"^{SITE_PREFIX}(?=\S)")
_MARK_BEFORE = re.compile(r"[☆★◆◇●○■□※▲△◎]+\s*[、.．:：]?\s*(?=\S)|#{1,6}\s*(?=\S)")
_MARKS_AROUND = re.compile(r"(?P<open>([*＊_=~～—–-])\2*)\s*(?P<words>[^\s*＊_=~～—–-].*?)\s*(?P<close>\2+)")
_CLOSING = frozenset("）)】]")
_CALL_BEHIND = re.compile(r"(?P<words>.*\S)\s*(?P<call>[（(【\[](?P<said>[^（()）【】\[\]]{1,30})[）)】\]])")


@dataclass(frozen=True, slots=True)
class Dressed:
    """A heading's words, and what is not said with them: ornaments, a site's word, an author's call."""

    words: str
    marks: str = ""
    site: str = ""
    call: str = ""


def undressed(line: str) -> Dressed:
    """Return the words of a heading apart from what stands around them."""
    words, marks = _without_marks(one_line(line))
    site = found[0] if (found := _SITE.match(words)) else ""
    words = words[len(site) :]
    words, more = _without_marks(words) if site else (words, "")
    behind = _CALL_BEHIND.fullmatch(words) if words[-1:] in _CLOSING else None
    if behind and is_call(behind["said"]):
        return Dressed(behind["words"], marks + more, site, behind["call"])
    return Dressed(words, marks + more, site)


def _without_marks(text: str) -> tuple[str, str]:
    if text[:1].isalnum():
        return text, ""
    if before := _MARK_BEFORE.match(text):
        return text[before.end() :], before[0]
    if around := _MARKS_AROUND.fullmatch(text):
        return around["words"], around["open"] + around["close"]
    return text, ""
