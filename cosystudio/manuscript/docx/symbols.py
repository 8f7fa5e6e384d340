"""The fonts of signs: which letter a character of the Symbol font is, and which fonts hold ornaments alone."""

from cosystudio.manuscript.account import Reason

# The encoding vector of Adobe's Symbol font, from 0x41 and from 0x61: Greek letters in the places of Latin ones.
_CAPITALS = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_SMALL = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_OTHERS = {0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAE: "→", 0xAC: "←", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×",
           0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xBE: "—", 0x2D: "−", 0x40: "≅"}  # fmt: skip
_ORNAMENTS = ("wingdings", "webdings", "dingbats", "marlett", "ornament", "fleuron", "bodoni ornaments")
_FIRST, _LAST = 0xF020, 0xF0FF


def sign(font: str, char: str) -> tuple[str, Reason | None]:
    """Return the character that a font of signs means, and why it is not spoken; any other character as it is."""
    name = font.casefold()
    if any(ornament in name for ornament in _ORNAMENTS):
        return char, Reason.FORMATTING
    if name.startswith("symbol"):
        return _greek(ord(char) & 0xFF if _FIRST <= ord(char) <= _LAST else ord(char)) or char, None
    return char, None


def is_font_of_signs(font: str) -> bool:
    """Does the font draw other characters than those that are stored?"""
    name = font.casefold()
    return name.startswith("symbol") or any(ornament in name for ornament in _ORNAMENTS)


def _greek(code: int) -> str:
    if 0x41 <= code <= 0x5A:
        return _CAPITALS[code - 0x41]
    if 0x61 <= code <= 0x7A:
        return _SMALL[code - 0x61]
    return _OTHERS.get(code) or (chr(code) if 0x20 <= code < 0x7F else "")
