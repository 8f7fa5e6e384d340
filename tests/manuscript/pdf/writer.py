"""PDF files made on the spot: text put where a test wants it, in Courier, whose letters are all 0.6 sizes wide."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 420.0, 600.0
LEFT, TOP = 60.0, 520.0
SIZE, LEADING = 10.0, 13.0
COLUMNS = 50
"""Letters in a full line: 300 points from LEFT."""
LETTER = 0.6

FONTS = {
    "plain": "Courier",
    "bold": "Courier-Bold",
    "italic": "Courier-Oblique",
}


@dataclass(frozen=True, slots=True)
class Put:
    """Text at a place: x and y of its first base line, in points from the lower left corner; `turn` is a matrix."""

    x: float
    y: float
    text: str
    size: float = SIZE
    font: str = "plain"
    words: float = 0.0
    """Points put to each space."""
    letters: float = 0.0
    """Points put behind each letter."""
    turn: tuple[float, float, float, float] = (1, 0, 0, 1)
    mode: int = 0
    """How it is drawn: 3 is invisible, as under scans."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of the outline: its words, its page from 0, the height there, its depth from 1."""

    label: str
    page: int
    y: float | None = None
    depth: int = 1


class _Codes:
    """Which byte stands for which character; those of ASCII for themselves, the others as they come."""

    def __init__(self) -> None:
        self.by_char: dict[str, int] = {chr(code): code for code in range(32, 127)}

    def string(self, text: str) -> bytes:
        for char in text:
            self.by_char.setdefault(char, 33 + len(self.by_char))
        return "".join(f"{self.by_char[char]:02x}" for char in text).encode()

    def map(self) -> bytes:
        rows = (f"<{code:02x}> <{char.encode('utf-16-be').hex()}>" for char, code in self.by_char.items())
        parts = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def",
            "1 begincodespacerange <00> <ff> endcodespacerange",
        ]
        parts += [f"1 beginbfchar {row} endbfchar" for row in rows]
        return "\n".join([*parts, "endcmap end end"]).encode()


def pdf(
    pages: Sequence[Iterable[Put]],
    *,
    outline: Sequence[Mark] = (),
    info: Mapping[str, str] | None = None,
    has_map: bool = True,
    picture: bool = False,
    width: float = WIDTH,
) -> bytes:
    """Return a whole file; without `has_map` nothing says which letters the codes are, `picture` fills each page."""
    codes = _Codes()
    contents = [_content(codes, page, picture=picture) for page in pages]
    fonts = {name: 4 + at for at, name in enumerate(FONTS)}
    first_page = 4 + len(FONTS)
    first_mark = first_page + 2 * len(pages)
    bodies: dict[int, bytes] = {
        1: f"<< /Type /Catalog /Pages 2 0 R {f'/Outlines {first_mark} 0 R' if outline else ''} >>".encode(),
        2: f"<< /Type /Pages /Count {len(pages)} /Kids [{_refs(first_page, len(pages))}] >>".encode(),
        3: _stream(codes.map()),
    }
    for name, number in fonts.items():
        known = "/ToUnicode 3 0 R" if has_map else ""
        bodies[number] = (
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{FONTS[name]} /Encoding /WinAnsiEncoding {known} >>".encode()
        )
    resources = " ".join(f"/{name} {number} 0 R" for name, number in fonts.items())
    for at, content in enumerate(contents):
        number = first_page + 2 * at
        bodies[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {HEIGHT}] /Contents {number + 1} 0 R"
            f" /Resources << /Font << {resources} >> >> >>"
        ).encode()
        bodies[number + 1] = _stream(content)
    bodies |= _outline(outline, first_mark, first_page)
    last = max(bodies) + 1
    bodies[last] = b"<< " + b" ".join(b"/" + k.encode() + b" " + _text(v) for k, v in (info or {}).items()) + b" >>"
    return _file(bodies, last)


def _content(codes: _Codes, page: Iterable[Put], *, picture: bool) -> bytes:
    parts = [b"0 0 100 100 re f"] * picture
    for put in page:
        a, b, c, d = put.turn
        parts.append(
            f"BT /{put.font} {put.size} Tf {put.mode} Tr {put.words} Tw {put.letters} Tc"
            f" {a} {b} {c} {d} {put.x} {put.y} Tm <".encode()
            + codes.string(put.text)
            + b"> Tj ET"
        )
    return b"\n".join(parts)


def _refs(first: int, count: int) -> str:
    return " ".join(f"{first + 2 * at} 0 R" for at in range(count))


def _text(text: str) -> bytes:
    return b"<feff" + text.encode("utf-16-be", "surrogatepass").hex().encode() + b">"


def _stream(data: bytes) -> bytes:
    return b"<< /Length " + str(len(data)).encode() + b" >>\nstream\n" + data + b"\nendstream"


def _outline(outline: Sequence[Mark], first: int, first_page: int) -> dict[int, bytes]:
    if not outline:
        return {}
    numbers = range(first + 1, first + 1 + len(outline))
    parents = [first, *([first] * len(outline))]
    below: dict[int, list[int]] = {}
    for number, mark in zip(numbers, outline, strict=True):
        parents[mark.depth :] = [number] * (len(parents) - mark.depth)
        below.setdefault(parents[mark.depth - 1], []).append(number)
    bodies = {first: f"<< {_below(below[first])} >>".encode()}
    for siblings, parent in ((siblings, parent) for parent, siblings in below.items()):
        for number, after in zip(siblings, [*siblings[1:], 0], strict=True):
            mark = outline[number - first - 1]
            place = f"/XYZ 0 {mark.y} 0" if mark.y is not None else "/Fit"
            bodies[number] = (
                b"<< /Title "
                + _text(mark.label)
                + f" /Parent {parent} 0 R {f'/Next {after} 0 R' if after else ''} {_below(below.get(number, []))}"
                f" /Dest [{first_page + 2 * mark.page} 0 R {place}] >>".encode()
            )
    return bodies


def _below(numbers: Sequence[int]) -> str:
    return f"/First {numbers[0]} 0 R /Last {numbers[-1]} 0 R /Count {len(numbers)}" if numbers else ""


def _file(bodies: Mapping[int, bytes], info: int) -> bytes:
    data = b"%PDF-1.7\n"
    places = []
    for number in sorted(bodies):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + bodies[number] + b"\nendobj\n"
    start = len(data)
    data += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    trailer = f"trailer << /Size {len(places) + 1} /Root 1 0 R /Info {info} 0 R >>\nstartxref\n{start}\n%%EOF"
    return data + trailer.encode()


def block(
    text: str,
    y: float = TOP,
    *,
    x: float = LEFT,
    columns: int = COLUMNS,
    indent: int = 0,
    size: float = SIZE,
    leading: float = LEADING,
) -> list[Put]:
    """Return a paragraph set full, its first line in by `indent` letters, its last one as short as it falls."""
    wrapped = textwrap.wrap(" " * indent + text, columns, break_on_hyphens=False, drop_whitespace=True)
    wrapped[0] = wrapped[0].lstrip()
    return list(_justified(wrapped, x, y, columns, indent, size, leading))


def _justified(
    lines: Sequence[str], x: float, y: float, columns: int, indent: int, size: float, leading: float
) -> Iterator[Put]:
    letter = LETTER * size
    for at, line in enumerate(lines):
        first = indent * letter if at == 0 else 0.0
        spaces = line.count(" ")
        room = columns * letter - first - len(line) * letter
        words = room / spaces if at < len(lines) - 1 and spaces else 0.0
        yield Put(x + first, y - at * leading, line, size, words=words)


def page_of(paragraphs: Iterable[str], y: float = TOP, *, indent: int = 2, gap: float = 0.0) -> list[Put]:
    """Return paragraphs below each other, each first line in by `indent`, `gap` points between them."""
    puts: list[Put] = []
    for text in paragraphs:
        own = block(text, y, indent=indent)
        puts += own
        y = own[-1].y - LEADING - gap
    return puts
