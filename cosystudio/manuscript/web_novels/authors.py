"""What authors of web novels say to their readers: calls for votes, thanks, what is said below a chapter."""

import re

from cosystudio.manuscript.account import Reason
from cosystudio.manuscript.web_novels.words import ORNAMENTS, clauses

_ENGLISH_NOTE = re.compile(
    r"\W*(?:A/N|Author['’]?s Note"
    r"(?=.*\b(?:review|read(?:ing|ers)|chapters?|updat\w+|thanks?|enjoy\w*|comments?|votes?)\b))\s*[:–—-]",
    re.IGNORECASE,
)
_WANTED = (
    "推荐票?|推薦票?|月票|红票|紅票|票票?|收藏|收|订阅|訂閱|首订|首訂|全订|自动订阅|打赏|打賞|点击|點擊|鲜花|鮮花|支持|评论|評論|"
    "呵护|留言|关注|關注|追读|追讀|包养|书评|評價|评价|五星好评|好评|盟主|戳|养|一切|各种"
)
_CALL = re.compile(
    rf"(?:[^他她它我你“”]{{0,8}}[求跪](?:大家|各位|点|點|个|個|一下|一波|一张|张)?(?:{_WANTED}|(?:{_WANTED}){{2}}|各种票|各種票)"
    r"[了啊哦呀吧哈呢的]*|(?:(?:推荐|月|红)票|收藏|订阅|打赏|点击|评论)[^“”]{0,6}(?:[走飞砸投扔]起?来|在哪里?|呢|走起|不能停)[啊哦呀吧]*|"
    r"(?:大家|各位|兄弟们|书友们?|读者|亲们?)?(?:请|望|希望|记得)(?:大家|各位)?(?:多多|继续)?(?:投|给|砸)[几些点张我一两]{0,3}(?:推荐票|月票|票票?)[啊哦呀吧]*|"
    r"(?:请|望|希望)?大家多多投[几些点张一两]{0,2}(?:推荐票|月票|票票?)[啊哦呀吧]*)"
)
_FILLER = re.compile(
    r"(?:今[天日]|明[天日]|晚上|新的?一[周月天]|周[一二三四五六日末]|月初|月末|月底|第?[一二两三四五六七八九十\d]{1,2}更.{0,8}|.{0,4}[加补爆]更.{0,8}|"
    r"更新.{0,8}|上架.{0,6}|感谢.{0,12}|谢谢.{0,8}|拜谢|多谢.{0,6}|大家.{0,6}|各位.{0,6}|兄弟们|新书.{0,16}|新人新书|还有|继续|顺便|"
    r"[PpＰ][SsＳ]|P\.S\.?|ps|\d{1,2}|[一二三四五]更)"
)
_UPDATE = re.compile(
    r"(?:今[天日])?第?[一二三四五六七八九十\d]{1,3}更(?:了|到|来了|送到|送上|奉上|完毕|完成)?|(?:加|补|爆)更(?:了|到|送到|送上|奉上)?"
)
_THANKS = re.compile(
    r"感[谢謝][^你您他她我]{0,50}(?:打[赏賞]|月票|推荐票|推薦票|订阅|盟主|舵主|掌门|投的|書友|书友)[^他她]{0,30}"
)
_RECOMMENDED = re.compile(
    r"(?:推荐|推薦|安利|力荐)(?:(?:一本|本|朋友|好友|基友|一下)[^《他她我]{0,10}|[:：]\s*)《[^》]{1,30}》[^他她我给]{0,40}"
)
_POSTSCRIPT = re.compile(r"[（(【]?\s*(?:[PpＰｐ]\.?\s?[SsＳｓ]\.?|附注)\d?\s*[:：、,，.．;；—\-]+.*")
_OF_AUTHORS = re.compile(
    r"更|票|收藏|[书書]友|订阅|訂閱|读者|讀者|[这這本上下几幾一两]章|章节|作者|推荐|推薦|支持|上架|打赏|评论|書評|书评|新书|存稿|码字|断更|爆发|群|本书"
)
_AUTHOR_SPEAKS = re.compile(
    r"[（(【\[☆★*\s]*作者(?:有[话話](?:要)?[说說]|的[话話]|感言|[说說])\s*[】）)\]]*[ 　]*(?:[:：\n].*|[\s…—-]*)",
    re.DOTALL,
)


def opens_author_note(text: str) -> bool:
    """Does an author begin to speak to the readers here, outside the story?"""
    return len(text) > 2 and "作者" in text[:8] and _AUTHOR_SPEAKS.fullmatch(text) is not None


def is_call(words: str) -> bool:
    """Do these words, in brackets behind a heading, ask for votes or count an update?"""
    return asks(words) or _UPDATE.fullmatch(words.strip(ORNAMENTS)) is not None


def asks(words: str) -> bool:
    """Is every clause a call, or one of the words that go with calls?"""
    if not re.search("[求跪票藏订]", words):
        return False
    said = list(clauses(words))
    calls = [_CALL.fullmatch(clause) is not None for clause in said]
    return any(calls) and all(call or _FILLER.fullmatch(clause) for call, clause in zip(calls, said, strict=True))


def reason_of_author(text: str, words: str, inner: str) -> Reason | None:
    """Return why a line of an author is no story: the line, without ornaments, and without brackets too."""
    if asks(inner):
        return Reason.ADVERT
    if _POSTSCRIPT.fullmatch(text) and _OF_AUTHORS.search(text):
        return Reason.COMMENT
    if _UPDATE.fullmatch(inner) or _THANKS.fullmatch(inner):
        return Reason.COMMENT
    return Reason.ADVERT if _RECOMMENDED.fullmatch(words) else None


def is_english_note(line: str) -> bool:
    """Does an author speak to the readers in English?"""
    return _ENGLISH_NOTE.match(line) is not None
