"""Why a line of a web novel is no part of its story, and a paragraph without what was put inside it."""

import re

from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.web_novels.authors import asks, is_english_note, reason_of_author
from cosystudio.manuscript.web_novels.sites import (
    are_english_links,
    calls_to_site,
    is_bar_of_links,
    is_of_site,
    is_stamp_or_credit,
)
from cosystudio.manuscript.web_novels.words import ADDRESS, BRACKETS, HAN, LONGEST, ORNAMENTS

_LONGEST_NOTICE = 400
_MAY_BE = re.compile(
    "[求票藏荐薦赏賞订訂更网網站章页頁址签簽续續完看评評读讀码碼弹彈Ｐ.PpＳhH版櫃览覽數数录錄目布库庫屋坛壇贴貼员員友击擊告|终終]"
)
"""Letters of which any such line has one: most of a story's lines are told from them by a glance."""
_GLANCE = 200
_GLANCE_BEHIND = 40
_OPENS_GROUP = re.compile(r"[（(【\[〔]")
_SPEECH = re.compile('^[“"‘「『]')
_TO_BE_CONTINUED = re.compile(r"(?:[（(【\[]?\s*)(?:未完)?待[续續](?P<more>.*)")
_END_OF_CHAPTER = re.compile(r"本章(?:完|结束|終|终|完结)")
_GROUP = re.compile(r"[（(【\[〔][^（()）【】\[\]〔〕]{1,100}[）)】\]〕]")
_ENDS_CONTINUED = re.compile(r"(?<=[。！？!?”’」』…—-])\s*[—…·*=~-]*(?:未完)?待[续續][—…·*=~。.-]*$")
_BARE_ADDRESS = re.compile(r"[（(【\[〔]?\s*(?:https?://|www\.|wap\.|m\.)[\w./:%?=&-]+\s*[）)】\]〕]?", re.IGNORECASE)
_LAST_SENTENCE = re.compile(r"(?<=[。！？!?”’」』…])(?P<last>[^。！？!?”’」』…]{6,100}[。！!]?)$")


def may_be_notice(text: str) -> bool:
    """Is there a letter in the text that all notices in Chinese have one of?  Most of a story's lines have none."""
    return text.isascii() or not HAN.search(text[:_GLANCE]) or _MAY_BE.search(text) is not None


def reason_of(line: str) -> Reason | None:
    """Return why a line of a web novel is no part of the story, or None where it is, or may be."""
    if not line or len(line) > _LONGEST_NOTICE:
        return None
    if is_bar_of_links(line):
        return Reason.SITE
    if line.isascii() or not HAN.search(line):
        return Reason.SITE if are_english_links(line) else Reason.COMMENT if is_english_note(line) else None
    if not _MAY_BE.search(line):
        return None
    found = _of_line(line) if len(line) <= LONGEST else None
    return found or (Reason.SITE if is_stamp_or_credit(line) else None)


def _of_line(line: str) -> Reason | None:
    text = line.strip()
    words = text.strip(ORNAMENTS)
    inner = words.strip(BRACKETS).strip(ORNAMENTS)
    if not inner:
        return None
    if _END_OF_CHAPTER.fullmatch(inner):
        return Reason.END_MARK
    if more := _TO_BE_CONTINUED.fullmatch(words):
        return _of_continuation(words, more["more"])
    if _SPEECH.match(text):
        return None
    return Reason.SITE if is_of_site(text) else reason_of_author(text, words, inner)


def without_insertions(text: str, account: Account) -> str:
    """Return a paragraph of a story without what a site has put inside, which is entered in the account."""
    if text.isascii() or not _MAY_BE.search(text) or not HAN.search(text[:_GLANCE]):
        return text
    left = _without_groups(text, account) if _OPENS_GROUP.search(text) else text
    last = _LAST_SENTENCE.search(left[-LONGEST:]) if ADDRESS.search(left[-LONGEST:]) else None
    if last and ADDRESS.search(last["last"]) and reason_of(last["last"]) is Reason.SITE:
        account.skip(Reason.SITE, last["last"])
        left = left.removesuffix(last["last"])
    if "待" in left[-_GLANCE_BEHIND:] and (continued := _ENDS_CONTINUED.search(left)):
        account.skip(Reason.END_MARK, continued[0])
        left = left[: continued.start()]
    return text if left is text else left.rstrip()


def _without_groups(text: str, account: Account) -> str:
    """Return the text without the groups in brackets that are none of the story's."""

    def kept(group: re.Match[str]) -> str:
        reason = _of_group(group[0])
        if reason is None:
            return group[0]
        account.skip(reason, group[0])
        return ""

    left = _GROUP.sub(kept, text)
    return text if left == text else left


def _of_group(group: str) -> Reason | None:
    inner = group[1:-1].strip(ORNAMENTS)
    if _END_OF_CHAPTER.fullmatch(inner) or inner in ("未完待续", "未完待續"):
        return Reason.END_MARK
    if asks(inner):
        return Reason.ADVERT
    if _BARE_ADDRESS.fullmatch(group.strip()):
        return Reason.SITE
    if calls_to_site(inner):
        return Reason.SITE
    return reason_of(inner) if _TO_BE_CONTINUED.match(inner) else None


def _of_continuation(words: str, more: str) -> Reason | None:
    """Return what the line is that says, in brackets or alone, that the story goes on."""
    rest = more.strip(ORNAMENTS + BRACKETS)
    if not rest:
        return Reason.END_MARK
    is_bracketed = words[0] in BRACKETS
    return Reason.SITE if is_bracketed and not more[:1].isalnum() else None
