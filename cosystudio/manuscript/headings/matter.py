"""Front and back matter: what a structural type or the title of a chapter says about where it belongs."""

import re
from collections.abc import Iterable
from enum import Enum, auto

from cosystudio.manuscript.text import one_line


class Matter(Enum):
    """What a chapter is for.  Opening and closing matter count as such only before and after the body."""

    BODY = auto()
    PART = auto()
    OPENING = auto()
    CLOSING = auto()
    PAGE = auto()
    """A page of the book as an object (title page, imprint, index), wherever it stands."""
    CONTENTS = auto()
    NOTES = auto()


# The EPUB 3 Structural Semantics Vocabulary 1.1, its DPUB-ARIA twins and the reference types of the EPUB 2 guide.
_ROLES = {
    Matter.BODY: "bodymatter chapter subchapter prologue epilogue conclusion text",
    Matter.PART: "part volume division",
    Matter.OPENING: "frontmatter dedication epigraph foreword preface introduction preamble acknowledgments",
    Matter.CLOSING: "backmatter afterword appendix acknowledgements",
    Matter.PAGE: "cover titlepage title-page halftitlepage imprint copyright-page colophon seriespage errata "
    "contributors other-credits bibliography glossary index credits",
    Matter.CONTENTS: "toc landmarks loi lot loa lov page-list",
    Matter.NOTES: "endnotes rearnotes footnotes notes",
}

# Titles as they stand; a star stands for a few more words.  English, German, French, Spanish, Italian, Russian,
# Chinese, Japanese, Korean.
_TITLES = {
    Matter.CONTENTS: """
        contents; the contents; table of contents; list of illustrations; list of tables; list of maps
        inhalt; inhaltsverzeichnis; table des matières; sommaire; índice; tabla de contenidos; indice; sommario
        содержание; оглавление; 目录; 目錄; 总目录; 總目錄; 目次; もくじ; 차례; 목차
    """,
    Matter.NOTES: """
        notes; endnotes; footnotes; anmerkungen; fußnoten; notas; note; примечания; 注释; 注釋; 註釋; 注解; 脚注
    """,
    Matter.PAGE: """
        cover; title page; titlepage; half title; imprint; copyright; copyright page; copyright notice; uncopyright
        colophon; credits; bibliography; select bibliography; works cited; references; index; glossary; errata
        about the author; about the authors; about the publisher; about the translator; also by*; by the same author
        suggestions for reading; suggestions for further reading; further reading; transcriber's note*
        transcriber's notes*; transcribers' notes*
        titelseite; impressum; literatur; literaturverzeichnis; glossar; register; stichwortverzeichnis; über den autor
        über die autorin; page de titre; mentions légales; bibliographie; glossaire; du même auteur; bibliografía
        glosario; bibliografia; glossario; 封面; 扉页; 扉頁; 书名页; 版权; 版权页; 版权信息; 版权声明
        版權; 版權頁; 版權聲明; 作者简介; 作者簡介; 参考文献; 參考文獻; 索引; 出版说明; 奥付; 著者紹介
    """,
    Matter.OPENING: """
        preface*; foreword*; introduction*; introductory; author's note; author's preface; author's introduction
        translator's note; translator's preface; translator's introduction; editor's note; editor's preface
        editor's introduction; publisher's note; publisher's preface; dedication; epigraph; preamble; to the reader
        acknowledgments; acknowledgements; advertisement; vorwort*; einleitung; einführung; geleitwort; widmung
        préface*; avant-propos; dédicace; prefacio; introducción; dedicatoria; prefazione; introduzione; dedica
        предисловие; введение; 序; 序言; 序文; 自序; 代序; 总序; 總序; 前言; 引言; 导言; 導言; 导读
        導讀; 译者序; 譯者序; 凡例; 题记; 題記; 献辞; 獻辭; まえがき; はじめに; 머리말
    """,
    Matter.CLOSING: """
        afterword*; postscript; appendix*; appendices; thanks; nachwort*; anhang*; danksagung; postface; remerciements
        annexe; annexes; posfacio; apéndice; agradecimientos; postfazione; appendice; ringraziamenti
        послесловие; приложение; 后记; 後記; 跋; 附录*; 附錄*; 致谢; 致謝; 鸣谢; 译后记; あとがき; おわりに; 解説
    """,
}

_MATTER_BY_ROLE = {role: matter for matter, roles in _ROLES.items() for role in roles.split()}
_LONGEST_TITLE = 80


def _forms() -> Iterable[tuple[Matter, str]]:
    for matter, titles in _TITLES.items():
        yield from ((matter, title.strip()) for title in re.split(r"[;\n]", titles) if title.strip())


_MATTER_BY_TITLE = {title: matter for matter, title in _forms() if not title.endswith("*")}
_MATTER_BY_OPENING = {title[:-1]: matter for matter, title in _forms() if title.endswith("*")}
_OPENINGS = tuple(_MATTER_BY_OPENING)


def matter_of_roles(roles: Iterable[str]) -> Matter | None:
    """Return what the structural types say, the innermost known one deciding; roles run from the outermost in."""
    known = [_MATTER_BY_ROLE[role] for role in roles if role in _MATTER_BY_ROLE]
    return known[-1] if known else None


def matter_of_title(title: str) -> Matter | None:
    """Return what the title alone says, or None for an ordinary one."""
    title = one_line(title).casefold().replace("’", "'").strip(" .:：[]【】《》")
    if not title or len(title) > _LONGEST_TITLE:
        return None
    found = _MATTER_BY_TITLE.get(title)
    if found or not title.startswith(_OPENINGS):
        return found
    return next((m for start, m in _MATTER_BY_OPENING.items() if _opens_with(title, start)), None)


def _opens_with(title: str, start: str) -> bool:
    """Does the title begin with this word, and not with a longer one?"""
    return title.startswith(start) and not (title[len(start) :][:1].isalpha() and start.isascii())
