"""Gathers the text of a page until a block ends, and makes a piece of it; enters in the account all that it leaves."""

from dataclasses import replace

from cosystudio.book.model import Kind
from cosystudio.book.reading import ReadingChoices
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.markup import images, rules
from cosystudio.manuscript.markup.blocks import blocks_of, heading_of, stanza_of, typed_paragraphs
from cosystudio.manuscript.markup.line import Line
from cosystudio.manuscript.markup.opened import Open, inside
from cosystudio.manuscript.markup.page import Draft, Link, MarkupPage, Place
from cosystudio.manuscript.markup.tables import Tables
from cosystudio.manuscript.pieces import SCENE_BREAK, Piece
from cosystudio.manuscript.text import one_line

_DEEPEST_ROLES = 8
_LONGEST_LINK = 40


class Gathering:
    """Is told of each event of a page in turn."""

    def __init__(
        self, account: Account, choices: ReadingChoices, bold_classes: frozenset[str], pairs: frozenset[str]
    ) -> None:
        self._account = account
        self._choices = choices
        self._draft = Draft()
        self._line = Line(account, choices.ruby)
        self._open = [Open()]
        self._block_ids: list[list[str]] = [[]]
        self._tables = Tables(self._draft, account, is_read=choices.tables)
        self._silent_depth = 0
        self._skip_depth = 0
        self._skipping: Reason | None = None
        self._skipped: list[str] = []
        self._bold_classes = bold_classes
        self._pairs = pairs
        self._heading_images: list[str] = []

    def page(self) -> MarkupPage:
        """Return the page, when there are no more events."""
        while len(self._open) > 1 or self._skip_depth:
            self.end("body")
        self._flush(self._open[-1])
        return self._draft.page()

    def text(self, text: str) -> None:
        """Take in a run of text."""
        if self._silent_depth:
            return
        self._account.take_in(text)
        if self._skip_depth:
            self._skipped.append(text)
            return
        where = self._open[-1]
        self._draft.letters += len(text)
        if where.is_link:
            self._draft.linked += len(text)
        self._line.take(text, keeps_lines=where.keeps_lines, is_link=where.is_link, is_strong=where.is_strong)

    def start(self, element: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        if self._silent_depth or element in rules.NOT_TEXT:
            self._silent_depth += 1
            return
        if not attributes and element in rules.PLAIN and not self._skip_depth:
            self._open.append(inside(self._open[-1]))  # the fast way for most of what stands inside paragraphs
            return
        is_block = element in rules.BLOCKS
        if is_block and not self._skip_depth:
            self._boundary(self._open[-1])
        if is_block:
            self._block_ids.append([])
        if attributes:
            self._anchor(attributes)
        if element == "img":
            self._image(attributes)
        roles = rules.roles_of(attributes)
        reason = rules.reason_to_skip(element, attributes, roles)
        if not is_block and reason is None and rules.is_note(element, attributes, roles):
            reason = Reason.NOTE
        if self._skip_depth or reason:
            self._skip(reason, attributes)
        else:
            self._enter(element, attributes, roles)

    def end(self, element: str) -> None:
        """Close the innermost element."""
        if self._silent_depth:
            self._silent_depth -= 1
            return
        if self._skip_depth:
            self._skip_depth -= 1
            if not self._skip_depth:
                self._book_skipped()
        elif len(self._open) > 1:
            self._close(element, self._open.pop())
        if element in rules.BLOCKS and len(self._block_ids) > 1:
            self._draft.close(self._block_ids.pop())

    def _enter(self, element: str, attributes: dict[str, str], roles: tuple[str, ...]) -> None:
        if element == "br":
            self._line_break()
        elif element == "hr":
            self._draft.pieces.append(SCENE_BREAK)
        outer = self._open[-1]
        if not attributes and element not in rules.CHANGES and not (outer.in_notes and element == "li"):
            self._open.append(inside(outer))
            return
        if outer.heading > rules.HEADINGS.get(element, 6):
            self._raise_heading(rules.HEADINGS[element])
        self._open.append(self._opened(element, attributes, roles, outer))
        self._tables.enter(element, roles, is_verse=self._open[-1].verse)

    def _opened(self, element: str, attributes: dict[str, str], roles: tuple[str, ...], outer: Open) -> Open:
        is_block = element in rules.BLOCKS
        is_item = is_block and rules.is_note(element, attributes, roles)
        is_raised = rules.is_raised(element, attributes)
        href = attributes.get("href", "") if element == "a" and not outer.is_link else ""
        is_list = is_block and rules.is_notes(element, attributes, roles)
        if is_item or (outer.in_notes and element in ("li", "dt")):
            self._draft.items.append(len(self._draft.pieces))
        if is_raised:
            self._line.raise_here()
        if element in ("ruby", "rt"):
            self._line.base_ends() if element == "rt" else self._line.base_starts()
        if element == "code" and outer.keeps_lines and self._line.is_blank:
            self._open[-1] = replace(outer, muted=Reason.CODE)
        return Open(
            roles=(outer.roles + roles)[-_DEEPEST_ROLES:] if roles and element in rules.SECTIONS else outer.roles,
            verse=outer.verse or (is_block and rules.is_verse(attributes, roles)),
            muted=rules.reason_to_mute(element, attributes, outer.muted, captions=self._choices.captions),
            heading=outer.heading or rules.HEADINGS.get(element, 0) or (6 if element == "hgroup" else 0),
            keeps_lines=outer.keeps_lines or element == "pre",
            is_raised=outer.is_raised or is_raised,
            is_link=outer.is_link or bool(href),
            is_strong=outer.is_strong or rules.is_strong(element, attributes, self._bold_classes),
            in_notes=is_list or (outer.in_notes and not is_item and element != "li"),
            stanza_from=self._draft.place() if rules.is_stanza(attributes) else None,
            link_from=self._line.here if href else None,
            href=href,
            is_paired=bool(href) and not outer.heading and not self._pairs.isdisjoint(attributes.values()),
            notes_from=len(self._draft.pieces) if is_item or is_list else None,
            is_table=element == "table",
            ruby=element == "rt",
            name_from=self._line.here,
            name=attributes if rules.may_be_taken_out(element, attributes) else None,
        )

    def _close(self, element: str, closed: Open) -> None:
        if closed.link_from is not None:
            line, first = closed.link_from
            if line == self._line.number:  # a link around whole blocks is no mark
                self._take_link(closed, first)
        if closed.name is not None:
            self._take_out(closed, closed.name)
        if closed.ruby:
            self._line.reading_ends()
        elif element == "ruby":
            self._line.ruby_ends()
        if closed.heading and not self._open[-1].heading:
            self._flush_heading(closed)
        elif element in rules.BLOCKS:
            self._boundary(closed)
        if closed.stanza_from is not None:
            self._join_stanza(closed.stanza_from)
        if closed.is_table:
            self._tables.settle(is_muted=bool(self._open[-1].muted))
        if closed.notes_from is not None and closed.notes_from < len(self._draft.pieces):
            self._draft.regions.append((closed.notes_from, len(self._draft.pieces)))

    def _join_stanza(self, place: Place) -> None:
        lines = self._draft.pieces[place.pieces :]
        if len(lines) > 1 and all(line.kind is Kind.VERSE for line in lines):
            self._draft.replace_since(place, [stanza_of(lines)])

    def _anchor(self, attributes: dict[str, str]) -> None:
        for key in ("id", "name"):
            name = attributes.get(key, "")
            if name and name not in self._draft.anchors:
                self._draft.anchor(name)
                self._block_ids[-1].append(name)

    def _image(self, attributes: dict[str, str]) -> None:
        words = images.words_of_image(attributes)
        self._account.take_in(words)
        if self._skip_depth:
            self._skipped.append(words)
        elif images.is_note_image(attributes):
            self._note_in_line(one_line(words))
        elif self._open[-1].heading:
            self._heading_images.append(one_line(words))
        elif images.is_letter_image(attributes):
            self._line.take(words.strip(), is_strong=True)
        else:
            self._line.has_image = True
            if images.is_initial_image(attributes) and self._line.is_opening:
                self._line.hold_initial(words.strip())
            else:
                self._account.skip(Reason.IMAGE, words)

    def _take_out(self, closed: Open, name: dict[str, str]) -> None:
        """Take the number of a page, or a bullet, out of the text."""
        line, first = closed.name_from
        reason = rules.reason_to_take_out(self._line.since(first), name) if line == self._line.number else None
        if reason:
            self._line.drop(first, reason)

    def _raise_heading(self, level: int) -> None:
        """Give the heading group around the rank of the highest heading in it."""
        self._open = [replace(one, heading=min(one.heading, level)) if one.heading else one for one in self._open]

    def _line_break(self) -> None:
        """Take one <br/>: two in a row end a paragraph."""
        if self._open[-1].heading or not self._line.ends_with_break:
            self._line.break_line()
        else:
            self._flush(self._open[-1])

    def _skip(self, reason: Reason | None, attributes: dict[str, str]) -> None:
        if not self._skip_depth:
            self._skipping = reason
        self._skip_depth += 1
        if self._skipping is Reason.NOTE_MARK and "#" in attributes.get("href", ""):
            self._call(attributes["href"], "")

    def _book_skipped(self) -> None:
        words = " ".join(self._skipped)
        self._skipped = []
        if self._skipping is Reason.NOTE and one_line(words):
            self._note_in_line(one_line(words))
        elif self._skipping:
            self._account.skip(self._skipping, words)

    def _note_in_line(self, body: str) -> None:
        """Keep a note that stands in the middle of the text, and call it here."""
        id = f"note in line {len(self._draft.bodies) + 1}"
        self._draft.bodies[id] = body
        self._line.notes.append(f"#{id}")

    def _call(self, target: str, words: str) -> None:
        """Note that the text calls a note here."""
        self._draft.links.append(Link(len(self._draft.pieces), target, words, is_mark=True))
        self._line.notes.append(target)

    def _take_link(self, link: Open, first: int) -> None:
        """Take a note's mark out of the text; remember where other short links lead."""
        text = self._line.since(first)
        is_paired = link.is_paired and not self._line.is_opening_at(first) and not self._line.is_heading
        is_raised = link.is_raised or is_paired or self._line.raised_from >= first or rules.leads_to_note(link.href)
        is_picture = not text.strip() and self._line.has_image and is_raised
        if is_picture or rules.is_note_mark(text, is_raised=is_raised or self._line.is_bracketed(first)):
            self._line.drop_mark(first)
            self._call(link.href, one_line(text))
        elif len(text) <= _LONGEST_LINK and "#" in link.href:
            self._draft.links.append(Link(len(self._draft.pieces), link.href, one_line(text), is_mark=False))

    def _boundary(self, closed: Open) -> None:
        """End a block: its text becomes a piece, or one line of the heading around it."""
        if self._open[-1].heading:
            self._line.break_line()
        else:
            self._flush(closed)

    def _flush_heading(self, closed: Open) -> None:
        lines, notes, *_ = self._line.end()
        lines = images.with_images(lines, self._heading_images, self._account)
        self._heading_images = []
        if lines and closed.muted:
            self._account.skip(closed.muted, " ".join(lines))
        elif lines:
            self._draft.pieces += heading_of(lines, closed.heading, closed.roles, notes, self._account)

    def _flush(self, where: Open) -> None:
        lines, notes, is_linked, is_strong, text = self._line.end()
        if not lines:
            self._carry(notes)
        elif where.muted:
            self._account.skip(where.muted, " ".join(lines))
        else:
            typed = typed_paragraphs(text) if where.keeps_lines and not where.verse else [(lines, where.verse)]
            in_table = self._tables.are_open
            made: list[Piece] = []
            for own, keeps_lines in typed:
                made += blocks_of(own, keeps_lines, where.verse, where.roles, self._account, in_table=in_table)
            if not made:
                self._carry(notes)
            if is_linked and made:
                self._draft.links_alone.append(len(self._draft.pieces))
            if is_strong and made and len(lines) == 1:
                self._draft.strong.append(len(self._draft.pieces))
            self._draft.pieces += [*made[:-1], replace(made[-1], notes=notes)] if notes and made else made

    def _carry(self, notes: tuple[str, ...]) -> None:
        """Let a note that is called in a paragraph without words belong to the one before."""
        if notes and self._draft.pieces:
            last = self._draft.pieces[-1]
            self._draft.pieces[-1] = replace(last, notes=last.notes + notes)
