"""How the window looks: the colours by name, the faces by language, and one style sheet made of them."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from cosystudio.resources import resource


class Look(StrEnum):
    """What the person asked for; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of the window by what it is for, as ``#rrggbb``.

    `text`, `quiet`, `accent`, `warning` and `error` are read on `ground`, `pane`, `raised` and `soft`, each at
    4.5 : 1 or better, which is what WCAG 2.2 asks of text (1.4.3).  `faint` is for what cannot be used now,
    `rule` and `handle` for lines and grips; none of these is ever text that must be read.
    """

    ground: str
    pane: str
    raised: str
    text: str
    quiet: str
    faint: str
    rule: str
    handle: str
    accent: str
    accent_strong: str
    on_accent: str
    soft: str
    warning: str
    error: str


LIGHT = Tokens(
    ground="#f4f4f1",
    pane="#ffffff",
    raised="#f4f4f1",
    text="#1c1d1f",
    quiet="#666a70",
    faint="#a3a6aa",
    rule="#e3e3de",
    handle="#cfcfc9",
    accent="#0f766e",
    accent_strong="#0b5c56",
    on_accent="#ffffff",
    soft="#e2f1ee",
    warning="#935c06",
    error="#b8412f",
)
DARK = Tokens(
    ground="#17181a",
    pane="#1f2023",
    raised="#292b2f",
    text="#e6e6e3",
    quiet="#9d9fa4",
    faint="#66686d",
    rule="#303236",
    handle="#44474c",
    accent="#54b8a8",
    accent_strong="#79cdbf",
    on_accent="#17181a",
    soft="#203a37",
    warning="#e0a64a",
    error="#e88f80",
)

_SERIFS = {
    "zh-hant": ["Noto Serif CJK TC", "Noto Serif TC", "Songti TC", "PMingLiU", "AR PL UMing TW"],
    "zh": ["Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "Songti SC", "SimSun", "AR PL UMing CN"],
    "ja": ["Noto Serif CJK JP", "Source Han Serif", "Noto Serif JP", "Hiragino Mincho ProN", "Yu Mincho", "MS Mincho"],
    "ko": ["Noto Serif CJK KR", "Noto Serif KR", "AppleMyungjo", "Batang"],
}
"""A face of the language stands first, so that its quotes and dashes have its own width."""

_LATIN_SERIFS = ["Source Serif 4", "Noto Serif", "Charter", "Georgia", "Liberation Serif", "Times New Roman"]
_HAN_SANS = ["WenQuanYi Micro Hei"]
"""What a small Linux has for Chinese when it has no serif."""

_SANS_OF_CHINESE = [
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
]

_READING_SIZE = 1.3
"""The script is set at 15 to 16 px where the interface is set at 12: a page is read from further away."""
_CAPTION_SIZE = 0.9
_TITLE_SIZE = 1.7


def serif_families(language: str) -> list[str]:
    """Return the faces to try for a text in `language`, a BCP 47 tag, best first."""
    tag = language.lower()
    traditional = tag.startswith(("zh-hant", "zh-tw", "zh-hk"))
    own = _SERIFS["zh-hant"] if traditional else _SERIFS.get(tag[:2], [])
    return [*own, *_HAN_SANS, *_LATIN_SERIFS] if own else [*_LATIN_SERIFS, "DejaVu Serif", "serif"]


def reading_font(language: str, size: float = _READING_SIZE) -> QFont:
    """Return the face that the script is set in, `size` times the interface's."""
    font = QFont(QApplication.font())
    font.setFamilies(serif_families(language))
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPointSizeF(font.pointSizeF() * size)
    return font


def title_font(language: str) -> QFont:
    """Return the face of a chapter's title above its script."""
    font = reading_font(language, _TITLE_SIZE)
    font.setBold(True)
    return font


def interface_font(system: QFont) -> QFont:
    """Return the system's interface face, with upright faces behind it for the scripts that it lacks.

    Left to themselves, some systems take a brush face for Chinese beside a Latin one without serifs.
    """
    font = QFont(system)
    own = QFontInfo(system).family()  # a general name such as Sans would be passed over in a list
    font.setFamilies(list(dict.fromkeys([own, *_SANS_OF_CHINESE])))
    return font


def figures_font(size: float = 1.0) -> QFont:
    """Return the interface's face with figures of equal width, so that a running count does not tremble."""
    font = QFont(QApplication.font())
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setPointSizeF(font.pointSizeF() * size)
    return font


class Theme(QObject):
    """The look that is on now; panes that paint ask it for `tokens` each time.

    Signals:
        changed(): the tokens are others now.
    """

    changed = Signal()

    def __init__(self, look: Look = Look.SYSTEM, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.tokens = LIGHT
        QApplication.setFont(interface_font(QApplication.font()))
        QApplication.setStyle("Fusion")  # the one style that a style sheet changes in the same way everywhere
        QApplication.styleHints().colorSchemeChanged.connect(self._follow_desktop)

    def choose(self, look: Look) -> None:
        """Put this look on, at once and everywhere."""
        self.look = look
        dark = look == Look.DARK or (look == Look.SYSTEM and _desktop_is_dark())
        self.tokens = DARK if dark else LIGHT
        QApplication.setPalette(palette_of(self.tokens))
        _application().setStyleSheet(style_sheet(self.tokens))
        self.changed.emit()

    def _follow_desktop(self) -> None:
        if self.look == Look.SYSTEM:
            self.choose(Look.SYSTEM)


def _desktop_is_dark() -> bool:
    return QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def palette_of(tokens: Tokens) -> QPalette:
    """Return the tokens as Qt's palette, for whatever the style sheet does not name."""
    role = QPalette.ColorRole
    colors = {
        role.Window: tokens.pane,
        role.WindowText: tokens.text,
        role.Base: tokens.ground,
        role.AlternateBase: tokens.pane,
        role.Text: tokens.text,
        role.Button: tokens.raised,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.on_accent,
        role.ToolTipBase: tokens.pane,
        role.ToolTipText: tokens.text,
        role.PlaceholderText: tokens.quiet,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.Light: tokens.pane,
        role.Midlight: tokens.ground,
        role.Mid: tokens.rule,
        role.Dark: tokens.handle,
        role.Shadow: tokens.rule,
    }
    palette = QPalette()
    for name, color in colors.items():
        palette.setColor(name, QColor(color))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.faint))
    return palette


def style_sheet(tokens: Tokens) -> str:
    """Return the window's one style sheet in these colours, sizes taken from the interface's own face."""
    font = QApplication.font()
    ground = "on-dark" if tokens is DARK else "on-light"
    sizes = {
        "caption_pt": f"{font.pointSizeF() * _CAPTION_SIZE:.2f}pt",
        "title_pt": f"{font.pointSizeF() * _TITLE_SIZE:.2f}pt",
        "chip_radius": f"{QFontMetrics(font).height() // 2 + 2}px",
        "chevron": resource(f"icons/chevron-{ground}.svg").as_posix(),
        "tick": resource(f"icons/tick-{ground}.svg").as_posix(),
    }
    sheet = resource("style/window.qss").read_text(encoding="utf-8")
    return Template(sheet).substitute(asdict(tokens) | sizes)
