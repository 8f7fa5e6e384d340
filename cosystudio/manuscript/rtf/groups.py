"""The groups of an RTF by the control word that they begin with: which hold words of the book, and of which sort."""

from dataclasses import dataclass

from cosystudio.manuscript.account import Reason
from cosystudio.manuscript.rtf.state import Goes


@dataclass(frozen=True, slots=True)
class Destination:
    """Where the text of such a group goes, why it is not spoken, and what ends with the group.

    `reopens` is set for those that stand inside groups without words of the book.
    """

    goes: Goes | None = None
    why: Reason | None = None
    closes: str = ""
    reopens: bool = False


_NOWHERE = (
    b"colortbl info pict nonshppict objclass objdata objname sp shprslt xe tc txe rxe upr filetbl listtable "
    b"listoverridetable revtbl rsidtbl themedata datastore ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn "
    b"pntxta pntxtb atnid atnauthor atndate atnref mmathPr mmathPict falt panose fldtype private"
).split()
_EDGES = b"header headerl headerr headerf footer footerl footerr footerf".split()

DESTINATIONS = {
    **dict.fromkeys(_NOWHERE, Destination(Goes.NOWHERE)),
    **dict.fromkeys(_EDGES, Destination(why=Reason.RUNNING_HEAD, closes="box")),
    b"fonttbl": Destination(Goes.FONTS),
    b"stylesheet": Destination(Goes.STYLES),
    b"title": Destination(Goes.TITLE, reopens=True),
    b"author": Destination(Goes.AUTHOR, reopens=True),
    b"ud": Destination(Goes.BODY, reopens=True),
    b"footnote": Destination(closes="note"),
    b"annotation": Destination(why=Reason.COMMENT, closes="box"),
    b"shptxt": Destination(closes="box"),
    b"dptxbxtext": Destination(closes="box"),
    b"shpinst": Destination(),
    b"do": Destination(),
    b"shppict": Destination(),
    b"mmath": Destination(why=Reason.FORMULA),
    b"field": Destination(closes="field"),
    b"fldinst": Destination(Goes.CODE),
    b"fldrslt": Destination(closes="result"),
    b"listtext": Destination(Goes.LABEL, closes="label"),
    b"pntext": Destination(Goes.LABEL, closes="label"),
}
