"""Words parted at line ends are joined again; hyphens that belong to them are kept."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.pdf.values import CAP_ENDS
from cosystudio.manuscript.text import joined, plain

_PARTED = re.compile(r"([^\W\d_][^\W\d_’']*)([-\u2010\u00ad])$")
_MARKS = frozenset("-\u2010\u00ad")
_COMPOUND = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)+")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_NEXT_WORD = re.compile(r"[^\W\d_]+")
_KOREAN_END, _KOREAN_START = re.compile("[가-힣]+$"), re.compile("[가-힣]+")
_OF_BIG_BOOK = 8_000
_OFTEN = 3
_FEWEST_LINES = 100
_BY_CHANCE = 3.0
"""How many times more hyphens than compounds alone would bring to line ends show that words are parted there."""
_JOINS_COMPOUNDS = ("de", "nl", "sv", "da", "no", "nb", "fi", "hu")


class Hyphens:
    """Knows the words of one book, and decides by them what a hyphen at a line end is."""

    def __init__(self, lines: Iterable[str], language: str = "") -> None:
        """Count the words and compounds inside the lines."""
        self._words: Counter[str] = Counter()
        self._compounds: Counter[str] = Counter()
        self._language = language
        ends: Counter[str] = Counter()
        inside: Counter[str] = Counter()
        words, parted = 0, 0
        for line in lines:
            whole = line.rstrip()
            text = _PARTED.sub("", whole) if whole[-1:] in _MARKS else whole
            words += line.count(" ") + 1
            parted += len(text) < len(whole)
            ends[whole[-1:]] += 1
            for mark in "-\u2010":
                inside[mark] += text.count(mark)
            self._words.update(_WORD.findall(text.casefold()))
            if "-" in text or "\u2010" in text:
                self._compounds.update(_even(word) for word in _COMPOUND.findall(text))
        self._heads = Counter(word.partition("-")[0] for word in self._compounds)
        self._tails = Counter(word.rpartition("-")[2] for word in self._compounds)
        by_chance = sum(self._compounds.values()) * ends.total() / max(words, 1)
        self._parts_words = ends.total() < _FEWEST_LINES or parted > _BY_CHANCE * by_chance + 1
        self._typesetters = "\u2010" if ends["\u2010"] > 2 and ends["\u2010"] > 4 * inside["\u2010"] else ""

    def joined(self, lines: Sequence[str], account: Account) -> str:
        """Return the lines of one paragraph as one; the hyphens taken out are entered in `account`."""
        parts: list[str] = []
        for line in lines:
            text = plain(line) if line and line[-1] != "\u00ad" else plain(line[:-1]) + "\u00ad" * bool(line)
            if parts:
                parts[-1], is_word = self._without_hyphen(parts[-1], text, account)
                if is_word or _is_dash(text) or self._is_one_word(parts[-1], text):
                    parts[-1] += text.lstrip()
                    continue
            parts.append(text)
        return self._with_caps(joined(part.removesuffix("\u00ad") for part in parts))

    def _without_hyphen(self, before: str, after: str, account: Account) -> tuple[str, bool]:
        """Return the line before, and whether its last word goes on in the next one."""
        line = before.rstrip()
        parted = _PARTED.search(line) if line[-1:] in _MARKS else None
        follows = _NEXT_WORD.match(after.lstrip())
        if not parted or not follows:
            return before.removesuffix("\u00ad"), False
        line = line[:-1]
        if parted[2] == "\u00ad":
            return line, True
        if self._keeps(parted[1], parted[2], follows[0], self._compound(before, after)):
            return before.rstrip(), True
        account.skip(Reason.HYPHEN, parted[2])
        return line, True

    def _is_one_word(self, before: str, after: str) -> bool:
        """Is this a Korean word parted without a mark, as the book has it whole more often than in parts?"""
        first, second = _KOREAN_END.search(before.rstrip()), _KOREAN_START.match(after.lstrip())
        if not first or not second:
            return False
        return self._words[first[0] + second[0]] > min(self._words[first[0]], self._words[second[0]])

    @staticmethod
    def _compound(before: str, after: str) -> str:
        """Return the whole that the two lines would make with the hyphen."""
        found = _COMPOUND.match(f"{before.split()[-1]}{after.split()[0]}".lstrip("“‘\"'(—"))
        return _even(found[0]) if found else ""

    def _keeps(self, first: str, mark: str, second: str, compound: str) -> bool:
        """Does the hyphen belong to the word?"""
        whole = (first + second).casefold()
        hyphened = self._compounds[_even(f"{first}-{second}")] + (self._compounds[compound] if compound else 0)
        if hyphened != self._words[whole]:
            return hyphened > self._words[whole]
        if (second[0].isupper() and not first.isupper()) or not self._parts_words:
            return True
        if self._typesetters:
            return mark != self._typesetters
        if self._language not in _JOINS_COMPOUNDS and not self._words[whole] and self._is_compound(first, second):
            return True
        if self._language in _JOINS_COMPOUNDS or sum(self._words.values()) < _OF_BIG_BOOK:
            return False
        parts = (first.casefold(), second.casefold())
        return all(len(part) > 2 and self._words[part] >= _OFTEN for part in parts)

    def _is_compound(self, first: str, second: str) -> bool:
        """Do other compounds of the book begin or end like this one, whose other part is a word?"""
        head, tail = first.casefold(), second.casefold()
        heads, tails = self._heads[head], self._tails[tail]
        return bool((heads and tails) or (heads > 1 and self._words[tail]) or (tails > 1 and self._words[head]))

    def _with_caps(self, text: str) -> str:
        """Return the text with a large first letter joined to its word, or to stand alone where it is one."""
        if CAP_ENDS not in text:
            return text
        cap, _, rest = text.partition(CAP_ENDS)
        rest = rest.lstrip()
        follows = _WORD.match(rest)
        letter = cap[-1:].casefold()
        if follows and letter in ("a", "i", "o"):
            word = follows[0].casefold()
            if self._words[word] > self._words[letter + word] or (letter == "i" and not self._words[letter + word]):
                return f"{cap} {self._with_caps(rest)}"
        return f"{cap}{self._with_caps(rest)}"


def _even(word: str) -> str:
    return re.sub("[-\u2010\u2011]", "-", word).casefold()


def _is_dash(text: str) -> bool:
    """Does the line begin with a dash that stands close to its word?"""
    return text[:1] == "—" and text[1:2] not in ("", " ", "—")
