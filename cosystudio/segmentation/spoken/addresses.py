"""Web and mail addresses: spoken as their host, in full, or not at all."""

import re
from collections.abc import Callable

from cosystudio.book.spoken_form import Urls
from cosystudio.segmentation.spans import CJK

_LABEL = rf"[^\W_{CJK}](?:[^\W_{CJK}]|-(?=[^\W_{CJK}])){{0,62}}"
_HOST = rf"{_LABEL}(?:\.{_LABEL}){{0,20}}"
_DOTTED_HOST = rf"{_LABEL}(?:\.{_LABEL}){{1,20}}"
_TAIL = r"(?:[/?#][A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*)?"
_PATH = r"/[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*"
_COMMON_ENDS = "com|org|net|edu|gov"
_ENDS_BEFORE_A_PATH = "info|int|io|eu|uk|de|fr|es|it|nl|at|ch|jp|cn|tw|hk|ru|br|pt|ca|au|us|be|pl|se"
"""In ``in.it`` a space is missing; ``in.it/a`` is an address."""

ADDRESS = re.compile(
    rf"(?<![^\W{CJK}])(?<![@./])(?:"
    rf"(?i:https?|ftps?)://(?:[^\s/@?#{CJK}]{{1,64}}@)?(?P<web>{_HOST})(?::\d{{1,5}})?{_TAIL}"
    rf"|(?P<www>(?i:www)\.{_DOTTED_HOST}){_TAIL}"
    rf"|(?i:mailto:)?[A-Za-z0-9][A-Za-z0-9._%+\-]{{0,63}}@(?P<mail>{_DOTTED_HOST})(?![^\W{CJK}]|@)"
    rf"|(?P<bare>(?:{_LABEL}\.){{1,5}}(?:(?:{_COMMON_ENDS})(?:{_PATH})?|(?:{_ENDS_BEFORE_A_PATH}){_PATH}))(?![\w@]|[.-]\w)"
    rf")"
)
"""An address; each part is bounded, so that a search is linear in the length of the text.

Case is left open only where it matters: for all of the expression that would cost a tenth of a second at the start.
"""

_MAY_HOLD_ONE = re.compile(r"[@:wW.](?:(?<=@)|(?<=:)//|(?<=[wW])[wW]{2}\.|(?<=\.)(?i:[a-z]{2,4})(?:/|\b))")
_BEHIND = ".,;:!?'\"*_~"
_EMPTY_BRACKETS = re.compile(r"\s?(?:\(\s*\)|\[\s*\]|<\s*>|（\s*）|［\s*］|【\s*】|《\s*》)")
_ANGLES = re.compile(r"<([^<>\s]+)>")
_GAP = re.compile(r"\s+(?=[.,;:!?)\]，。；：！？）](?!\w))")
_MANY_SPACES = re.compile(r" {2,}")


def with_hosts(text: str, wish: Urls) -> str:
    """Return the text with its addresses as wished: ``https://www.example.com/a?b`` is ``example.com`` by its host."""
    if wish is Urls.IN_FULL or not _MAY_HOLD_ONE.search(text):
        return text
    if wish is Urls.HOST:
        return _each(_ANGLES.sub(_without_angles, text), _host)
    bare = _each(text, lambda _: "")
    return text if bare == text else _MANY_SPACES.sub(" ", _GAP.sub("", _EMPTY_BRACKETS.sub("", bare))).strip()


def stretches(text: str) -> list[tuple[str, bool]]:
    """Return the text cut in pieces, each with whether it is an address; together they are the text."""
    if not _MAY_HOLD_ONE.search(text):
        return [(text, False)]
    pieces, at = [], 0
    for match in ADDRESS.finditer(text):
        end = match.end() - len(_behind(match[0]))
        pieces += [(text[at : match.start()], False), (text[match.start() : end], True)]
        at = end
    return [piece for piece in (*pieces, (text[at:], False)) if piece[0]]


def _each(text: str, say: Callable[[re.Match[str]], str]) -> str:
    return ADDRESS.sub(lambda match: say(match) + _behind(match[0]), text)


def _host(match: re.Match[str]) -> str:
    host = match["web"] or match["www"] or match["mail"] or match["bare"].partition("/")[0]
    return host[4:] if host.lower().startswith("www.") and "." in host[4:] else host


def _without_angles(match: re.Match[str]) -> str:
    return match[1] if ADDRESS.fullmatch(match[1]) else match[0]


def _behind(address: str) -> str:
    """Return the punctuation at the end that belongs to the sentence, not to the address."""
    too_many = {")": address.count(")") - address.count("("), "]": address.count("]") - address.count("[")}
    end = len(address)
    while end and (address[end - 1] in _BEHIND or too_many.get(address[end - 1], 0) > 0):
        end -= 1
        if address[end] in too_many:
            too_many[address[end]] -= 1
    return address[end:]
