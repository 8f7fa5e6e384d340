"""Lexicons as W3C PLS 1.0 (https://www.w3.org/TR/pronunciation-lexicon/).

What PLS has no word for, such as an expression, a voice or a language of its own, stands in attributes of our own
namespace, which other programs pass over.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from lxml import etree

from cosystudio.book.spoken_form import Form, LexiconEntry, Match
from cosystudio.errors import LexiconError
from cosystudio.segmentation.lexicon.checks import Checker
from cosystudio.segmentation.lexicon.outcome import Read
from cosystudio.segmentation.lexicon.rows import COLUMNS, entry_of, fields_of, listed

NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"
_OURS = "https://cosystudio.org/ns/lexicon"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*?(?:encoding\s*=\s*[\"']([\w.:-]+)[^>]*)?\?>")
_ALPHABETS = {Form.PHONEMES: "ipa", Form.PINYIN: "x-pinyin", Form.SSML: "x-ssml"}
_FORMS = {"ipa": Form.PHONEMES, "x-cmu": Form.PHONEMES, "x-ssml": Form.SSML, "x-pinyin": Form.PINYIN, "py": Form.PINYIN}
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OWN_COLUMNS = frozenset(COLUMNS) - {"written", "spoken"}


def read(data: bytes) -> Read:
    """Return the entries of a PLS file: one for each grapheme of a lexeme, said as the preferred alias or phoneme.

    Raises LexiconError for what is no PLS, or is not safe to read.
    """
    root = _parsed(_decoded(data))
    if _local(root) != "lexicon":
        raise LexiconError("This file is no pronunciation lexicon (PLS).")
    language = root.get(_LANGUAGE, "").lower()
    alphabet = root.get("alphabet", "ipa")
    entries: list[LexiconEntry] = []
    problems: list[tuple[int, str]] = []
    checker = Checker()
    for number, lexeme in enumerate((one for one in root if _local(one) == "lexeme"), 1):
        try:
            entries.extend(_entries(lexeme, "" if language == "und" else language, alphabet, checker))
        except LexiconError as error:
            problems.append((number, str(error)))
    return Read(tuple(entries), _told(problems))


def written(entries: Iterable[LexiconEntry]) -> bytes:
    """Return the entries as PLS in UTF-8; the language of the most of them is that of the file."""
    known = list(entries)
    common = Counter(entry.language for entry in known).most_common(1)
    language = common[0][0] if common else ""
    root = etree.Element(f"{{{NAMESPACE}}}lexicon", nsmap={None: NAMESPACE, "cosystudio": _OURS})
    root.set("version", "1.0")
    root.set("alphabet", "ipa")
    root.set(_LANGUAGE, language or "und")
    for entry in known:
        _add(root, entry, language)
    document: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return document


def _add(root: Any, entry: LexiconEntry, language: str) -> None:
    lexeme = etree.SubElement(root, f"{{{NAMESPACE}}}lexeme")
    fields, usual = fields_of(entry), fields_of(replace(LexiconEntry("", "", _match(entry.written)), language=language))
    for name in sorted(_OWN_COLUMNS):
        if fields[name] != usual[name]:
            lexeme.set(f"{{{_OURS}}}{name}", _legal(fields[name]))
    etree.SubElement(lexeme, f"{{{NAMESPACE}}}grapheme").text = _legal(entry.written)
    said = "alias" if entry.form is Form.RESPELLING else "phoneme"
    element = etree.SubElement(lexeme, f"{{{NAMESPACE}}}{said}")
    element.text = _legal(entry.spoken)
    if said == "phoneme":
        element.set("alphabet", _ALPHABETS[entry.form])


def _entries(lexeme: Any, language: str, alphabet: str, checker: Checker) -> Iterator[LexiconEntry]:
    graphemes = [one.text or "" for one in lexeme if _local(one) == "grapheme"]
    said = _preferred([one for one in lexeme if _local(one) in ("alias", "phoneme")])
    if not graphemes or said is None:
        raise LexiconError("It lacks a grapheme, or an alias or phoneme.")
    own = {name: lexeme.get(f"{{{_OURS}}}{name}", "") for name in _OWN_COLUMNS}
    own["language"] = lexeme.get(f"{{{_OURS}}}language", language)
    own["form"] = _form(said, alphabet).value
    for grapheme in graphemes:
        yield entry_of({**own, "written": grapheme, "spoken": _text(said)}, checker.check)


def _preferred(ways: Sequence[Any]) -> Any:
    """Return the way that the file prefers, else an alias, which every voice can say, else the first one."""
    chosen = [one for one in ways if one.get("prefer") in ("true", "1")]
    aliases = [one for one in ways if _local(one) == "alias"]
    return next(iter((*chosen, *aliases, *ways)), None)


def _form(said: Any, alphabet: str) -> Form:
    if _local(said) == "alias":
        return Form.RESPELLING
    name = said.get("alphabet", alphabet).lower()
    if name not in _FORMS:
        raise LexiconError(f"Its phonemes are in the alphabet {name}, not in IPA.")
    return _FORMS[name]


def _text(said: Any) -> str:
    return said.text or ""


def _match(written: str) -> Match:
    return Match.PHRASE if len(written.split()) > 1 else Match.WORD


def _decoded(data: bytes) -> str:
    """Return the text without its declaration, so that nothing but this text says how it is to be read."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    found = _DECLARATION.match(data[:200].decode("latin-1").lstrip("ï»¿"))
    if encoding == "utf-8-sig" and found and found[1] and "utf" not in found[1].lower():
        encoding = found[1]
    try:
        return _DECLARATION.sub("", data.decode(encoding), count=1)
    except (UnicodeDecodeError, LookupError) as error:
        raise LexiconError("The text of this file is damaged.") from error


def _parsed(text: str) -> Any:
    if "<!ENTITY" in text.upper():
        raise LexiconError("This file is not safe to read: it declares XML entities.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise LexiconError("This file is no pronunciation lexicon (PLS).") from error


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _legal(text: str) -> str:
    return _NOT_IN_XML.sub("", text)


def _told(problems: Sequence[tuple[int, str]]) -> str:
    if not problems:
        return ""
    numbers = listed([number for number, _reason in problems])
    first, reason = problems[0]
    return f"Lexemes were left out: number {numbers}; {first}: {reason}"
