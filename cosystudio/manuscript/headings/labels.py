"""What the words of a heading say: CHAPTER XII, Zweiter Teil, 第三十回, § 4, and the title behind the number."""

import re
import string
import unicodedata
from dataclasses import dataclass

from cosystudio.manuscript.headings.number_words import number_in_words
from cosystudio.manuscript.headings.numbers import HAN_NUMBER, number
from cosystudio.manuscript.text import one_line

LONGEST_HEADING = 110
_LONGEST_AS_TYPED = 4 * LONGEST_HEADING
"""Characters of a heading with all spaces between its words."""
BARE_STYLES = ("roman", "arabic", "han", "section", "rank", "words", "named")
"""The styles of headings that are a number and no word."""

_CHAPTER_WORDS = (
    "chapter|chap|ch|kapitel|kapitlet|kap|chapitre|chap|capítulo|capitulo|cap|capítol|capitolo|capitolul|caput|"
    "hoofdstuk|kapittel|kapitola|rozdział|rozdzial|глава|розділ|раздел|luku|peatükk|skyrius|nodaļa|poglavlje|поглавље|"
    "fejezet|bölüm|κεφάλαιο|chương|bab|บทที่|अध्याय|فصل|الفصل|פרק|"
    "adventure|letter|stave|canto|scene|scena|scène|szene|auftritt|episode|fable|lecture|story|sketch|night|brief|lettre|"
    "carta|lettera|письмо|сцена|явление|песнь|chant|gesang"
)
_PART_WORDS = (
    "part|book|volume|vol|teil|buch|band|partie|livre|tome|parte|libro|tomo|liber|deel|del|część|czesc|księga|tom|"
    "часть|частина|книга|том|act|akt|aufzug|acte|acto|atto|действие|quyển"
)
# These are words of every day as well: in lower case and closed by a full stop they are a sentence.
_EVERYDAY = re.compile(
    "adventure|letter|scene|story|sketch|night|brief|lettre|part|parte|book|volume|act|band|tome|carta|del"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_COUNTING_WORDS = frozenset(
    match[0] for word in f"{_CHAPTER_WORDS}|{_PART_WORDS}".split("|") if (match := _LETTERS.match(word.casefold()))
)
_REACH = 5
"""Words of a heading among which is the one that it counts with: an article and three words of a number before it."""
_ORDINARY_STARTS = frozenset("\"'“‘" + string.ascii_letters)
_ROMAN_DIGITS = frozenset("IVXLCDM")
_UNICODE_ROMAN = frozenset("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅬⅭ")
_QUOTES = frozenset('“‘"')
_FIRST_HAN = "⺀"
_FIGURE_OF_PROSE = re.compile(r"\d+[\u4e00-\u9fff]")
_HAN_STARTS = frozenset(
    "第卷章上中下その其之正作公【《〈「『（［＃＊＿～零〇○一二三四五六七八九十百千两兩廿卅"
    "壹贰叁肆伍陆柒捌玖拾弌弍貳參陸佰０１２３４５６７８９ＩＶＸＣ제"
)
_ROMAN = r"(?=[ivxlcdm])[ivxlcdm]+"
_SEPARATOR = r"[.,:)\]—–―\-、．：\s]+"
_TITLE = rf"(?:{_SEPARATOR}(?P<title>\S.*)|[.:]?)"
_SETS_APART = re.compile(r"\s*[:：—–]")
_ORDINAL_END = r"(?:er|ère|re|e|ème|ième|st|nd|rd|th|º|ª|°|-?[яйе])?"
_ARTICLE = r"(?:the|das|die|der|le|la|el|il|het|a|o)\s+"
_WORDS = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"

_WORD_FIRST = re.compile(
    rf"(?P<word>{_CHAPTER_WORDS}|{_PART_WORDS})(?:\b\.?\s+(?:the\s+|n[o°º]\.?\s*|№\s*|#\s*)?|\.?(?=\d))"
    rf"(?P<rest>\S.*)",
    re.IGNORECASE,
)
_FIGURES_THEN_TITLE = re.compile(
    rf"(?P<number>\d{{1,4}}|{_ROMAN})(?:(?<=\d)[a-d]|{_ORDINAL_END})(?!\w){_TITLE}", re.IGNORECASE
)
_WORDS_THEN = re.compile(rf"(?P<words>{_WORDS}(?: {_WORDS}){{0,4}})(?P<title>.*)")
_AFTER_WORDS = re.compile(_TITLE)
_ORDINAL_FIRST = re.compile(
    rf"(?:{_ARTICLE})?(?P<number>\d{{1,3}}\.?{_ORDINAL_END}|(?:{_ROMAN})\.|{_WORDS}(?: {_WORDS}){{0,2}}?)\s+"
    rf"(?P<word>{_CHAPTER_WORDS}|{_PART_WORDS})\b{_TITLE}",
    re.IGNORECASE,
)
SITE_PREFIX = r"(?:【?(?:正文卷?|章节目录|作品正文|(?:VIP|公众)(?:章节|卷))】?[ 　:：_]*)"
"""What Chinese web sites put before each heading."""
_OPENS, _CLOSES = r"[【《〈「（(\[]?", r"[】》〉」）)\]]?"
_HAN_COUNTED = re.compile(
    rf"{SITE_PREFIX}?{_OPENS}\s*"
    rf"(?:第\s*(?P<number>{HAN_NUMBER})(?:[.．]\d)?\s*(?P<word>章|回|节|節|話|话|幕|夜|折|出|卷|部分|部|集|篇|編|编|册|冊)|"
    rf"卷(?P<volume>{HAN_NUMBER})|章(?P<led>{HAN_NUMBER})(?=$|[\s:：])|(?P<rank>[上中下])(?P<ranked>[卷部篇册冊集编編])(?=$|[\s:：])){_CLOSES}(?P<title>.*)"
)
_HAN_PARTS = frozenset(("卷", "部分", "部", "集", "篇", "編", "编", "册", "冊"))
_RANKS = "上中下"
_INNER_CHAPTER = re.compile(rf"(?:^|\s)(?P<inner>第\s*{HAN_NUMBER}\s*[章回节節話话].*)")
_HANGUL_COUNTED = re.compile(
    r"[<\[(【]?(?:제\s*)?(?P<number>\d{1,4})\s*(?P<word>장|화|회|절|부|권|편|막)[>\])】]?(?:[\s.:)\-–—]+(?P<title>\S.*)|[.:]?)"
)
_HANGUL_PARTS = frozenset("부권편막")
_NUMBER_FIRST = (
    ("roman", re.compile(r"(?P<number>[IVXLCDM]+)(?:[.:)]|(?=\s*$)|(?=\s*[—–]))(?:\s*[—–]?\s*(?P<title>\S.*))?")),
    ("section", re.compile(r"§\s*(?P<number>\d{1,3})[.:)]?(?:\s+(?P<title>\S.*))?")),
    ("arabic", re.compile(r"(?P<number>\d{1,3})(?:[.:)、．](?!\d)|(?=\s*$))(?:\s*(?P<title>\S.*))?")),
    ("han", re.compile(rf"(?P<number>(?![0-9]){HAN_NUMBER})(?:[、.．　 ]+(?P<title>\S.*)|(?=\s*$))")),
    ("han", re.compile(rf"[（(](?P<number>(?![0-9]){HAN_NUMBER})[）)](?P<title>)")),
    ("han", re.compile(rf"(?:その|其の|其之|其)(?P<number>{HAN_NUMBER})(?:[\s、.．]+(?P<title>\S.*))?")),
)
_SELDOM = (
    re.compile(r"(?P<number>\d{1,4})[ 　](?P<title>[⺀-鿿가-힣A-ZÀ-ÞА-Я].*)"),
    re.compile(r"(?P<number>\d{1,4})(?:[.:)、．：](?!\d)|\s*[-–—]\s+)(?:\s*(?P<title>\S.*))?"),
    re.compile(r"[（(【\[](?P<number>\d{1,3})[）)】\]](?P<title>)"),
    re.compile(r"[（(](?P<number>\d{1,3})[）)]\s*(?P<title>[⺀-鿿가-힣].{0,30})"),
    re.compile(r"(?P<number>1\d{3}|20\d{2})(?P<title>)"),
)
_NAMED = re.compile(
    r"(?P<word>[A-ZÀ-ÞА-Я][^\W\d_]{2,15})\s+(?P<number>\d{1,3}|[IVXLC]+)(?:\s*[.:–—-]\s*(?P<title>[A-ZÀ-ÞА-Я].*)|[.:]?)"
)
"""Any word that counts, such as ``Day 3`` or ``Psalm 12``."""
_BRACKETS = frozenset("（(【[")
_RANKED = re.compile(r"[（(【\[]?(?P<rank>[上中下])[）)】\]]?")
_LONGEST_NUMBER = 20
"""Characters of a number in words that is a heading."""
_SENTENCE_END = re.compile(r"[。．，；！？!?;,…—]$|[^.\s]{2}\.$")
_LIVELY_END = re.compile(r"[？！?!…]$")
_UNNUMBERED = re.compile(
    r"(?:prologue|epilogue|prolog|epilog|prólogo|epílogo|prologo|epilogo|épilogue|interlude|intermezzo|"
    r"пролог|эпилог|интерлюдия|пролоґ|епілог|πρόλογος|επίλογος|프롤로그|에필로그|외전(?:\s*\d{1,3}\s*[화편장]?)?|"
    r"chapter the last|(?:the )?(?:last|final) chapter|(?:das )?letztes? kapitel|(?:le )?dernier chapitre|"
    r"chapitre dernier|(?:el )?último capítulo|capítulo último|(?:l['’])?ultimo capitolo|capitolo ultimo|"
    r"(?:o )?último capítulo|последняя глава|глава последняя)(?:\s*[:.—–-]\s*\S.*)?|"
    r"(?:楔子|序章|序幕|序曲|引子|尾声|尾聲|终章|終章|间章|間章|幕间|大结局|大結局|最终[章回话]|最終[章回話]|番外篇?|番外編|外传|外傳|外伝|上架感言|"
    r"(?:完本|完结|完結|新书)感言|プロローグ|エピローグ|幕間|終幕|閑話|間話|断章)"
    r"(?:[\s:：之(（].*|[一二三四五六七八九十\d]{1,3}(?:[\s:：].*)?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Label:
    """A numbered heading: the word it counts with (its style), the number, the title behind it, part or chapter."""

    style: str
    number: int
    title: str
    is_part: bool

    @property
    def is_bare(self) -> bool:
        """Has it a number only, so that the next heading may be its title?"""
        return not self.title


def label_of(text: str) -> Label | None:
    """Return what a numbered heading says, or None when the line is not numbered as headings are."""
    text = text.strip() if len(text) <= _LONGEST_AS_TYPED else ""
    if not text or begins_like_prose(text) or (text.isascii() and _is_ordinary(text)):
        return None
    text = one_line(text)
    if text[:1] in _UNICODE_ROMAN:
        text = unicodedata.normalize("NFKC", text)
    if not text or len(text) > LONGEST_HEADING or _is_ordinary(text):
        return None
    return _worded(text) or _counted_in_han(text) or _counted_in_hangul(text) or _number_first(text)


def begins_like_prose(text: str) -> bool:
    """Is the first character one of a Chinese or Japanese sentence, with which no heading counts?"""
    if text[0].isdecimal():
        return _FIGURE_OF_PROSE.match(text) is not None
    if text[0] in _QUOTES:
        return text[1:2] >= _FIRST_HAN
    return text[0] >= _FIRST_HAN and text[0] not in _HAN_STARTS


def _is_ordinary(text: str) -> bool:
    """Does the line begin like any sentence, and hold no word that headings count with?  Most lines of a book do."""
    if text[0] not in _ORDINARY_STARTS or (text[0] in _ROMAN_DIGITS and not text[1:2].islower()):
        return False
    head = " ".join(text.split(None, _REACH)[:_REACH]).casefold()
    return _COUNTING_WORDS.isdisjoint(_LETTERS.findall(head))


def bare_label(text: str) -> Label | None:
    """Return what a line says that is numbered as headings seldom are: ``01 夜行``, ``One``, 上."""
    text = one_line(text)
    if text[:1].isdecimal() or text[:1] in _BRACKETS:
        for form in _SELDOM:
            if match := form.fullmatch(text):
                title = match["title"] or ""
                return Label("arabic titled" if title else "arabic", int(match["number"]), title, is_part=False)
    if named := _NAMED.fullmatch(text):
        value = number(named["number"])
        return Label(f"named {named['word'].casefold()}", value, named["title"] or "", is_part=False) if value else None
    if ranked := _RANKED.fullmatch(text):
        return Label("rank", _RANKS.index(ranked["rank"]) + 1, "", is_part=False)
    if text[:1].isupper() and len(text) <= _LONGEST_NUMBER and (value := number_in_words(text.rstrip(".").casefold())):
        return Label("words", value, "", is_part=False)
    return None


def is_part(text: str) -> bool:
    """Does the heading announce a part, a book or a volume?"""
    label = label_of(text)
    return label is not None and label.is_part


def is_unnumbered_chapter(text: str) -> bool:
    """Is this a chapter that stands outside the numbers, such as a prologue?"""
    return _UNNUMBERED.fullmatch(one_line(text).strip(".:：")) is not None


def with_title(label: str, title: str) -> str:
    """Return a number and its title as one heading: ``CHAPTER ONE: THE EVE OF THE WAR``."""
    if not title or not label:
        return label or title
    if re.search(r"[⺀-鿿]$", label) or not label[-1].isalnum():
        return f"{label} {title}"
    return f"{label}: {title}"


def _worded(text: str) -> Label | None:
    first = _WORD_FIRST.fullmatch(text)
    return (_numbered_after(first["word"], first["rest"]) if first else None) or _numbered_before(text)


def _numbered_after(word: str, rest: str) -> Label | None:
    figures = _FIGURES_THEN_TITLE.fullmatch(rest)
    value = number(figures["number"]) if figures else None
    if figures and value is not None:
        is_apart = _SETS_APART.match(rest, figures.end("number")) is not None
        return _labelled(word, value, figures["title"] or "", is_apart=is_apart)
    words = _WORDS_THEN.match(rest)
    said = words["words"].split(" ") if words else []
    for count in range(len(said), 0, -1):
        written = " ".join(said[:count])
        after = _AFTER_WORDS.fullmatch(rest[len(written) :])
        value = number(written) if after else None
        if after and value is not None:
            return _labelled(word, value, after["title"] or "")
    return None


def _numbered_before(text: str) -> Label | None:
    match = _ORDINAL_FIRST.fullmatch(text)
    if match is None or (match["word"].islower() and text.endswith(".") and _EVERYDAY.fullmatch(match["word"])):
        return None
    value = number(match["number"]) or number(re.split(r"\.|(?<=\d)\D", match["number"])[0])
    return _labelled(match["word"], value, match["title"] or "") if value is not None else None


def _labelled(word: str, value: int, title: str, *, is_apart: bool = False) -> Label | None:
    """Return the label; a title in lower case is one only where a colon or a dash sets it apart."""
    if _is_running_text(title) and not is_apart:
        return None
    counts_parts = re.fullmatch(_PART_WORDS, word, re.IGNORECASE) is not None
    inner = _worded(title) if counts_parts and title else None
    return inner if inner and not inner.is_part else Label(word.casefold(), value, title, counts_parts)


def _is_running_text(title: str) -> bool:
    """Is this a sentence that only begins like a heading: ``Book one of the seats, please.``?"""
    return title[:1].islower()


def _counted_in_han(text: str) -> Label | None:
    match = _HAN_COUNTED.fullmatch(text)
    if match is None:
        return None
    word, said = match["word"] or match["ranked"] or ("章" if match["led"] else "卷"), match["title"]
    if word in _HAN_PARTS and (inner := _INNER_CHAPTER.search(said)):
        return _counted_in_han(inner["inner"])
    value = (
        _RANKS.index(match["rank"]) + 1 if match["rank"] else number(match["number"] or match["volume"] or match["led"])
    )
    title = said.strip(" :：、.．—-】》〉」")
    is_apart = bool(said) and not title.startswith(said[0])
    ends = _SENTENCE_END.search(said) and not (is_apart and _LIVELY_END.search(said))
    if value is None or len(title) > 45 or ends:
        return None
    return Label(word, value, title, word in _HAN_PARTS)


def _counted_in_hangul(text: str) -> Label | None:
    match = _HANGUL_COUNTED.fullmatch(text)
    title = (match["title"] or "") if match else ""
    if match is None or len(title) > 45 or _SENTENCE_END.search(title):
        return None
    return Label(match["word"], int(match["number"]), title, match["word"] in _HANGUL_PARTS)


def _number_first(text: str) -> Label | None:
    for style, form in _NUMBER_FIRST:
        match = form.fullmatch(text)
        value = number(match["number"]) if match else None
        if match and value is not None:
            title = match["title"] or ""
            return Label(f"{style} titled" if title else style, value, title, is_part=False)
    return None
