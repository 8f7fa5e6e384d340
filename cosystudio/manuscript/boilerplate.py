"""Words that belong to the file and not to the book: licences, edition notices, what web sites put in between."""

import re
from collections.abc import Iterator, Sequence

from cosystudio.manuscript.account import Reason

_HEADER_PARAGRAPHS = 200
_CREDIT_PARAGRAPHS = 6
_LONGEST_NOTICE = 400

_GUTENBERG = "project gutenberg"
_GUTENBERG_START = re.compile(
    r"\*{3}\s*START OF (?:THE|THIS) PROJECT GUTENBERG|\*END\*?\s*THE SMALL PRINT", re.IGNORECASE
)
_GUTENBERG_END = re.compile(
    r"\*{3}\s*END OF (?:THE|THIS) PROJECT GUTENBERG|^\W*End of (?:the |this )?Project Gutenberg", re.IGNORECASE
)
_CREDIT = re.compile(
    r"(?:E-text )?(?:produced|prepared|transcribed|digitized) by |"
    r"This (?:e-?text|eBook|file) was (?:produced|prepared|made)",
    re.IGNORECASE,
)
_EDITION = re.compile(
    r"\W*(?:[〇○◯零一二三四五六七八九十0-9]{2,4}年[〇○◯零一二三四五六七八九十0-9]{1,3}月[〇○◯零一二三四五六七八九十0-9]{1,3}日版|"
    r"好讀書櫃\W*(?:典藏版|經典版)?|(?:[《︽【].{1,12}[》︾】])?典藏版|全[书書]完|全文完|本[书書]完)\W*"
)
_END_MARK = re.compile(
    r"\W*(?:the end|finis|fin|ende|fine|slut|koniec|конец|完|剧终|終|終わり|おわり|끝)\W*", re.IGNORECASE
)
_END_OF_A_PART = re.compile(
    r"\W*(?:end of (?:the )?(?:\w+ )?(?:part|book|vol|volume|epoch|canto|act)\b\.?[\w ]{0,20}|"
    r"ende des \w+ (?:teils|buch(?:e)?s|bandes)|"
    r"fin (?:de la|du) [\w ]{0,20}(?:partie|livre|tome|volume)[\w ]{0,10}|конец [\w ]{0,12}(?:части|книги|тома)|"
    r"[第上中下]?[一二三四五六七八九十]{0,3}[部卷册冊篇集]完)\W*",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"更新时间\s*[:：].{0,60}|\W*章节内容开始\W*|作品仅供读者预览.{0,120}|"
    r".{0,40}(?:最快更新|无弹窗|收藏本站|记住本站).{0,60}|"
    r"(?:后|前|上|下)一[页章]|回(?:首页|目录|书页)|返回(?:首页|目录)|(?:[^|]{1,8}\|){4,}[^|]{1,8}",
    re.IGNORECASE,
)
_SITE_CREDIT = re.compile(
    r".{0,40}(?:首发|免费阅读|更多).{0,60}|本(?:站|书由).{0,60}(?:加入|下载|提供|整理|制作|招收).{0,40}|"
    r".{0,40}(?<![伸动出随顺双两一左右只亲徒空的])手打.{0,60}",
    re.IGNORECASE,
)
_SITE_NAME = re.compile(
    r"www\.|https?:|\.(?:com|net|org|cn|cc)\b|(?:中文|小说|文学|阅读|书|學|学)[网網]|书库|书屋|論壇|论坛|贴吧|会员|书友|点此|点击|txt",
    re.IGNORECASE,
)
"""What a notice names: without it, words such as “first published” are those of a story."""


def reasons_to_leave_out(paragraphs: Sequence[str]) -> list[Reason | None]:
    """Return for each paragraph of the whole book why it is not a part of the book, or None where it is."""
    start, end = _gutenberg_body(paragraphs)
    reasons: list[Reason | None] = [None if start <= i < end else Reason.LICENCE for i in range(len(paragraphs))]
    for index in range(start, end):
        reasons[index] = _notice(paragraphs[index])
    for index in _credits(paragraphs, start, end):
        reasons[index] = Reason.LICENCE
    if (last := _end_mark(paragraphs, start, end)) is not None:
        reasons[last] = Reason.END_MARK
    return reasons


def _end_mark(paragraphs: Sequence[str], start: int, end: int) -> int | None:
    """Return the place of the words that end the whole book and are not its last sentence."""
    words = (index for index in range(end - 1, start, -1) if any(map(str.isalnum, paragraphs[index])))
    last = next(words, None)
    return last if last is not None and _END_MARK.fullmatch(paragraphs[last]) else None


def _gutenberg_body(paragraphs: Sequence[str]) -> tuple[int, int]:
    """Return the range between the header and the licence of Project Gutenberg; everything where there are none."""
    start = 0
    for index, text in enumerate(paragraphs[:_HEADER_PARAGRAPHS]):
        if _GUTENBERG_START.search(text):
            start = index + 1
    end = len(paragraphs)
    for index in range(start, len(paragraphs)):
        if _GUTENBERG in paragraphs[index].casefold() and _GUTENBERG_END.search(paragraphs[index]):
            end = index
            break
    return start, end


def _credits(paragraphs: Sequence[str], start: int, end: int) -> Iterator[int]:
    if start:
        yield from (i for i in range(start, min(start + _CREDIT_PARAGRAPHS, end)) if _CREDIT.match(paragraphs[i]))


def _notice(text: str) -> Reason | None:
    if len(text) > _LONGEST_NOTICE:
        return None
    lines = text.split("\n")
    if all(map(_EDITION.fullmatch, lines)):
        return Reason.EDITION
    if _END_OF_A_PART.fullmatch(text):
        return Reason.END_MARK
    return Reason.SITE if all(map(_is_of_a_site, lines)) else None


def _is_of_a_site(line: str) -> bool:
    return bool(_SITE.fullmatch(line) or (_SITE_CREDIT.fullmatch(line) and _SITE_NAME.search(line)))
