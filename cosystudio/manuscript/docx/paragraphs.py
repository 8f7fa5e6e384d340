"""The elements of a DOCX that hold words: runs, paragraphs, tables, boxes, content controls."""

from collections.abc import Mapping

from cosystudio.manuscript.account import Reason
from cosystudio.manuscript.docx.state import Open, State
from cosystudio.manuscript.docx.styles import Properties, is_on
from cosystudio.manuscript.docx.words import End, Start
from cosystudio.manuscript.office.paragraph import Look, Role

_BODY_LEVEL = 9
_GALLERY_OF_CONTENTS = "Table of Contents"
_NO_LIST = "0"


def _open_run(state: State, attributes: Mapping[str, str]) -> None:
    here = state.here
    here.run, here.set_as, here.in_run, here.is_note_mark = Properties(), None, True, False


def _close_run(state: State) -> None:
    here = state.here
    here.run, here.set_as, here.in_run, here.is_note_mark = Properties(), None, False, False


def _open_run_properties(state: State, attributes: Mapping[str, str]) -> None:
    state.here.in_run_properties = True


def _close_run_properties(state: State) -> None:
    state.here.in_run_properties = False


def _open_paragraph(state: State, attributes: Mapping[str, str]) -> None:
    state.around.append(state.here)
    state.here = Open()


def _open_paragraph_properties(state: State, attributes: Mapping[str, str]) -> None:
    state.here.in_paragraph_properties = True


def _close_paragraph_properties(state: State) -> None:
    state.here.in_paragraph_properties = False


def _section(state: State, attributes: Mapping[str, str]) -> None:
    state.ignoring += 1
    state.story.next_starts_page()


def _close_paragraph(state: State) -> None:
    own = state.here.paragraph
    _end_short_fields(state)
    if own.mark_deleted:
        state.story.keep_open()
    else:
        look = _look(state, own)
        if look.role is Role.HEADING:  # no line of a table of contents, even of one that a damaged file leaves open
            state.fields = [one for one in state.fields if one.reason is not Reason.CONTENTS]
        state.story.end_paragraph(look, _label(state, own, look))
    state.here = state.around.pop() if state.around else Open()


def _end_short_fields(state: State) -> None:
    """Close the page numbers that a damaged file leaves open: they never reach beyond their paragraph."""
    while state.fields and state.fields[-1].reason in (Reason.PAGE_NUMBER, Reason.NOTE_MARK):
        state.fields.pop()


def _look(state: State, own: Properties) -> Look:
    style = state.styles.resolved(own.style or state.styles.default)
    role, level = style.role, style.level
    if own.outline is not None and role in (Role.TEXT, Role.HEADING):
        is_heading = 0 <= own.outline < _BODY_LEVEL
        role, level = (Role.HEADING, own.outline + 1) if is_heading else (Role.TEXT, 0)
    return Look(
        role=role,
        level=level,
        is_centred=style.is_centred if own.is_centred is None else own.is_centred,
        size_pt=style.size_pt,
        starts_page=style.starts_page if own.starts_page is None else own.starts_page,
        has_rule=own.has_rule,
        is_dropped_capital=own.is_dropped_capital,
        is_item=_list(state, own) is not None,
    )


def _list(state: State, own: Properties) -> tuple[str, int] | None:
    """Return the list that the paragraph is counted in, and how deep it stands there."""
    style_id = own.style or state.styles.default
    style = state.styles.resolved(style_id)
    list_id = own.list_id if own.list_id is not None else style.list_id
    if list_id is None or list_id == _NO_LIST:
        return None
    depth = own.depth if own.depth is not None else style.depth
    return list_id, state.numbering.depth_of_style(list_id, style_id) if depth is None else depth


def _label(state: State, own: Properties, look: Look) -> str:
    """Return the number that Word writes before the paragraph; an empty line of a list is none."""
    place = _list(state, own)
    is_without_words = state.story.is_empty and (look.role is not Role.HEADING or state.story.has_lost_words)
    if place is None or is_without_words or any(state.silent):
        return ""
    return state.numbering.label(*place)


def _open_table(state: State, attributes: Mapping[str, str]) -> None:
    state.story.open_table()


def _open_row(state: State, attributes: Mapping[str, str]) -> None:
    state.story.open_row()


def _open_cell(state: State, attributes: Mapping[str, str]) -> None:
    state.story.open_cell()


def _close_table(state: State) -> None:
    state.story.close_table()


def _open_box(state: State, attributes: Mapping[str, str]) -> None:
    state.story.open_box()


def _close_box(state: State) -> None:
    state.story.close_box()


def _open_alternative(state: State, attributes: Mapping[str, str]) -> None:
    state.alternatives.append(state.story.account.source)


def _close_alternative(state: State) -> None:
    if state.alternatives:
        state.alternatives.pop()


def _fallback(state: State, attributes: Mapping[str, str]) -> None:
    """Leave out the second form of a drawing where the first one had words: they are the same."""
    if state.alternatives and state.story.account.source > state.alternatives[-1]:
        state.ignoring += 1


def _open_control(state: State, attributes: Mapping[str, str]) -> None:
    state.controls.append(None)


def _gallery(state: State, attributes: Mapping[str, str]) -> None:
    if state.controls and attributes.get("w:val") == _GALLERY_OF_CONTENTS:
        state.controls[-1] = Reason.CONTENTS


def _placeholder(state: State, attributes: Mapping[str, str]) -> None:
    if state.controls and is_on(attributes):
        state.controls[-1] = Reason.HIDDEN


def _open_content(state: State, attributes: Mapping[str, str]) -> None:
    state.silent.append(state.controls[-1] if state.controls else None)


def _close_content(state: State) -> None:
    state.silent.pop()


def _close_control(state: State) -> None:
    if state.controls:
        state.controls.pop()


STARTS: dict[str, Start] = {
    "w:r": _open_run, "m:r": _open_run, "w:rPr": _open_run_properties, "w:p": _open_paragraph,
    "w:pPr": _open_paragraph_properties, "w:sectPr": _section, "w:tbl": _open_table, "w:tr": _open_row,
    "w:tc": _open_cell, "w:txbxContent": _open_box, "mc:AlternateContent": _open_alternative, "mc:Fallback": _fallback,
    "w:sdt": _open_control, "w:docPartGallery": _gallery, "w:showingPlcHdr": _placeholder,
    "w:sdtContent": _open_content,
}  # fmt: skip
ENDS: dict[str, End] = {
    "w:r": _close_run, "m:r": _close_run, "w:rPr": _close_run_properties, "w:p": _close_paragraph,
    "w:pPr": _close_paragraph_properties, "w:tbl": _close_table, "w:txbxContent": _close_box,
    "mc:AlternateContent": _close_alternative, "w:sdt": _close_control, "w:sdtContent": _close_content,
}  # fmt: skip
