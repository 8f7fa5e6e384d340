"""Roman numerals in headings: ``Chapter IV`` is sent as ``Chapter 4``."""

import re
import unicodedata

_DIVISIONS = (
    "chapter chap book part volume vol act scene canto section letter stave sonnet psalm article lecture no "
    "adventure epoch episode lesson day night tale story essay song poem "
    "kapitel kap teil buch band akt aufzug szene auftritt abschnitt brief gesang "
    "chapitre livre partie tome acte scène chant lettre "
    "capítulo capitulo libro parte tomo acto escena carta sección capitolo volume atto scena lettera sezione "
    "livro ato cena seção secção hoofdstuk boek deel bedrijf rozdział księga część tom kapitola díl kniha část "
    "del bok глава книга часть том акт действие сцена явление письмо песнь раздел розділ частина"
)
"""What the parts of a book are called in the languages of Europe."""

_UNDER_100 = r"(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_NUMERAL = rf"(?=[IVXLC])(?:CCC|CC|C)?{_UNDER_100}"
_LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_SIGNS = re.compile("[\u2160-\u217f]+")
_AFTER_DIVISION = re.compile(
    rf"(?<!\w)(?P<word>{'|'.join(sorted(set(_DIVISIONS.split()), key=len, reverse=True))})(?P<dot>\.?\s+)"
    rf"(?P<numeral>{_NUMERAL})(?P<after>(?!\w|['’]\w).?)",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"(?P<before>[\W_]*)(?P<numeral>{_UNDER_100})(?P<after>[\W_]*)")
_FIRST = re.compile(rf"(?P<before>[\W_]*)(?P<numeral>{_UNDER_100})(?P<after>(?:\.|:|\)| ?[–—-])\s+(?=\W*[^\W_]{{2}}))")
_HAN = re.compile(rf"第\s*(?P<numeral>{_NUMERAL})\s*(?=[章节節回卷部篇集幕册冊場场])")
_A_CAPITAL_FOLLOWS = re.compile(r"\s*[^\W\d_]")
_LETTERS_OF_A_LIST = frozenset("CL")
"""After ``Section`` or ``Part`` these are the third and the twelfth letter at least as often as numbers."""

_WORDS = frozenset(("LIV",))
"""Names that are well-formed numerals: without ``Chapter`` before it, nobody can tell."""

_CHAPTERS = frozenset(
    ["chapter", "chap", "kapitel", "chapitre", "capítulo", "capitulo", "capitolo", "hoofdstuk", "rozdział", "глава"]
)


def with_numbered_heading(text: str, *, is_whole: bool = True) -> str:
    """Return the heading with its Roman number in Arabic figures, everything else as it is.

    A number is one behind ``Chapter``, ``Part`` and the like, or one that stands alone or first with a mark behind it
    (`is_whole`: the text is the whole heading, not a piece of it).  Names such as Louis XIV, the pronoun I and words
    that happen to be numerals stay.
    """
    plain = _SIGNS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    named = _HAN.sub(lambda match: f"第{value(match['numeral'])}", _AFTER_DIVISION.sub(_numbered, plain))
    if named != plain:
        return named
    match = (_ALONE.fullmatch(plain) or _FIRST.match(plain)) if is_whole else None
    return _numbered_first(plain, match) if match else text


def value(numeral: str) -> int:
    """Return what a well-formed Roman numeral is worth."""
    worth = [_LETTERS[letter] for letter in numeral.upper()]
    return sum(-one if one < after else one for one, after in zip(worth, [*worth[1:], 0], strict=True))


def _numbered(match: re.Match[str]) -> str:
    numeral = match["numeral"]
    is_number = _is_sure(match) and (numeral.isupper() or numeral.islower())
    return f"{match['word']}{match['dot']}{value(numeral)}{match['after']}" if is_number else match[0]


def _is_sure(match: re.Match[str]) -> bool:
    """The pronoun and single letters are told from numbers by what stands around them."""
    numeral, word = match["numeral"], match["word"].lower()
    if word == "no" and match["dot"][0] != ".":
        return False  # the answer, not the abbreviation
    if numeral.upper() in _LETTERS_OF_A_LIST or (numeral.islower() and numeral not in ("i", "v", "x")):
        return word in _CHAPTERS or len(numeral) > 1
    if numeral.upper() != "I" or not match["after"].isspace():
        return True
    is_first = not match.string[: match.start()].strip()
    follows = match.string[match.end() :]
    return (is_first and word in _CHAPTERS and follows[:1].isupper()) or not _A_CAPITAL_FOLLOWS.match(follows)


def _numbered_first(text: str, match: re.Match[str]) -> str:
    numeral = match["numeral"]
    is_letter = numeral in _LETTERS_OF_A_LIST and not match["after"].startswith(":")
    if not numeral or numeral in _WORDS or is_letter:
        return text
    return f"{match['before']}{value(numeral)}{match['after']}{text[match.end() :]}"
