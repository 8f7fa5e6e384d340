"""What the name of a paragraph style says, in the languages that word processors name their styles in."""

import re
from functools import lru_cache

from cosystudio.manuscript.office.paragraph import Role

_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titulo|titolo|kop|rubrik|otsikko|overskrift|nagłówek|nadpis|címsor|başlık|"
    r"encabezado|cabeçalho|заголовок|标题|標題|见出し|見出し|제목|επικεφαλίδα|כותרת|عنوان)\s*(?P<level>[1-9])"
    r"(?:\s*(?:char|zchn|字符))?"
)
_CHAPTER = re.compile(
    r"(?P<word>part|book|teil|chapter|kapitel|chapitre|capítulo|capitolo|глава)(?:\s*(?:title|head(?:ing)?|number|no|name|titel|titre))?"
)
_HAN_CHAPTER = re.compile(r"(?:章|章节|章節|章标题|章標題|章题|回目)(?:标题|標題)?")
_PARTS = ("part", "book", "teil")
_ROLES = {
    Role.TITLE: """
        title; titel; titre; título; titulo; titolo; tytuł; název; cím; название; заголовок; 标题; 標題; 表題; 제목
        book title
    """,
    Role.SUBTITLE: """
        subtitle; untertitel; sous titre; subtítulo; sottotitolo; podtytuł; podnadpis; подзаголовок; 副标题; 副標題
        副題; 부제
    """,
    Role.AUTHOR: "author; autor; auteur; autore; verfasser; byline; автор; 作者; 著者; 저자; book author",
    Role.CAPTION: """
        caption; beschriftung; légende; leyenda; epígrafe; didascalia; legenda; название объекта; 题注; 題注; 図表番号
        캡션; illustration; figure; table caption; image caption; captioned figure
    """,
    Role.RUNNING_HEAD: """
        header; footer; header left; header right; footer left; footer right; kopfzeile; fußzeile; en tête
        pied de page; 页眉; 页脚; 頁首; 頁尾; ヘッダー; フッター
    """,
    Role.CONTENTS: """
        toc heading; contents heading; table of figures; table of authorities; toa heading
        inhaltsverzeichnisüberschrift
    """,
    Role.VERSE: """
        verse; poem; poetry; poem line; verse line; stanza; lyrics; vers; gedicht; poème; poesía; poesia; стихи
        诗; 诗歌; 詩; 詩歌; 韵文
    """,
}
_BY_NAME = {name.strip(): role for role, names in _ROLES.items() for name in re.split(r"[;\n]", names) if name.strip()}
_CONTENTS = re.compile(
    r"(?:toc|contents|verzeichnis|inhaltsverzeichnis|tm|tdc|índice|indice|sommario|оглавление|目录|目錄|目次|목차)\s*[1-9]|"
    r"(?:illustration|figure|table|object|user) index(?: heading| [1-9])|user index.*"
)
_SEPARATORS = re.compile(r"[\s_-]+")


@lru_cache(maxsize=4_096)
def role_of_style(name: str) -> tuple[Role, int]:
    """Return what a style of that name is for, and the rank of its headings; (TEXT, 0) where the name says nothing."""
    name = _SEPARATORS.sub(" ", name).strip().casefold()
    if match := _HEADING.fullmatch(name):
        return Role.HEADING, int(match["level"])
    if name in _BY_NAME:
        return _BY_NAME[name], 0
    if _CONTENTS.fullmatch(name):
        return Role.CONTENTS, 0
    return _chapter(name)


def _chapter(name: str) -> tuple[Role, int]:
    """Return the rank of a style that is named after what it heads, as in the templates of publishers."""
    match = _CHAPTER.fullmatch(name) or _CHAPTER.fullmatch(re.sub(r"(?<=\w)(?=title$|heading$|number$)", " ", name))
    if match:
        return Role.HEADING, 1 if match["word"] in _PARTS else 2
    return (Role.HEADING, 2) if _HAN_CHAPTER.fullmatch(name) else (Role.TEXT, 0)
