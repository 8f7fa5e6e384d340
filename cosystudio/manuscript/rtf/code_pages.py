"""Which text encoding the bytes of an RTF are in, by its header and by the font that they are set in."""

import codecs

# The character set numbers of Windows fonts; 0 and 1 are those of the document.
_BY_CHARSET = {
    2: "symbol", 77: "mac-roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "big5hkscs",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_WIDER = {936: "gb18030", 950: "big5hkscs", 10000: "mac-roman", 65001: "utf-8", 1361: "johab"}
BY_WORD = {b"mac": "mac-roman", b"pc": "cp437", b"pca": "cp850"}
OTHERWISE = "cp1252"
SYMBOL = "symbol"


def by_number(number: int) -> str:
    """Return the encoding of a Windows code page, that of Western Europe for an unknown one."""
    name = _WIDER.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return OTHERWISE


def by_charset(number: int) -> str:
    """Return the encoding of a font's character set; nothing where it is that of the document."""
    return _BY_CHARSET.get(number, "")
