"""Abbreviations and what is said for them, by language.

`NAMES` are read out before a name (a capital and a small letter), `NUMBERS` before figures, `YEARS` before those of a
year, `OPEN` anywhere, `LAST` anywhere too, and these often end a sentence, whose stop must not be lost with theirs.
What has several readings or takes the case of its neighbours (``г.``, ``Jh.``, ``D.``) is in none of them: it stays as
written.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Readings = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """The abbreviations of a language; a `bare` title is known without its stop too."""

    names: Readings = field(default_factory=dict)
    numbers: Readings = field(default_factory=dict)
    years: Readings = field(default_factory=dict)
    open: Readings = field(default_factory=dict)
    last: Readings = field(default_factory=dict)
    bare: frozenset[str] = frozenset()


_ENGLISH = Abbreviations(
    names={
        "Mr.": "Mister",
        "Mrs.": "Missus",
        "Dr.": "Doctor",
        "St.": "Saint",
        "Mt.": "Mount",
        "Prof.": "Professor",
        "Rev.": "Reverend",
        "Capt.": "Captain",
        "Col.": "Colonel",
        "Gen.": "General",
        "Lt.": "Lieutenant",
        "Lieut.": "Lieutenant",
        "Sgt.": "Sergeant",
        "Maj.": "Major",
        "Cmdr.": "Commander",
        "Adm.": "Admiral",
        "Gov.": "Governor",
        "Sen.": "Senator",
    },
    numbers={
        "No.": "Number",
        "no.": "number",
        "Nos.": "Numbers",
        "nos.": "numbers",
        "Vol.": "Volume",
        "vol.": "volume",
        "Ch.": "Chapter",
        "ch.": "chapter",
        "chap.": "chapter",
        "p.": "page",
        "pp.": "pages",
        "Fig.": "Figure",
        "fig.": "figure",
        "§": "Section",
        "Jan.": "January",
        "Feb.": "February",
        "Aug.": "August",
        "Sept.": "September",
        "Oct.": "October",
        "Nov.": "November",
        "Dec.": "December",
    },
    years={"c.": "circa"},
    open={
        "e.g.": "for example",
        "i.e.": "that is",
        "viz.": "namely",
        "cf.": "compare",
        "ca.": "circa",
        "vs.": "versus",
        "approx.": "approximately",
    },
    last={"etc.": "et cetera", "&c.": "et cetera", "Jr.": "Junior", "Sr.": "Senior", "Esq.": "Esquire"},
    bare=frozenset(("Mr.", "Mrs.", "Dr.", "St.")),
)
_GERMAN = Abbreviations(
    names={
        "Hr.": "Herr",
        "Hrn.": "Herrn",
        "Fr.": "Frau",
        "Frl.": "Fräulein",
        "Dr.": "Doktor",
        "Prof.": "Professor",
        "St.": "Sankt",
    },
    numbers={"Nr.": "Nummer", "S.": "Seite", "Bd.": "Band", "Kap.": "Kapitel", "Abb.": "Abbildung", "§": "Paragraph"},
    open={
        "z.B.": "zum Beispiel",
        "d.h.": "das heißt",
        "u.a.": "unter anderem",
        "z.T.": "zum Teil",
        "m.E.": "meines Erachtens",
        "bzw.": "beziehungsweise",
        "ca.": "circa",
        "vgl.": "vergleiche",
        "evtl.": "eventuell",
        "ggf.": "gegebenenfalls",
    },
    last={
        "usw.": "und so weiter",
        "u.s.w.": "und so weiter",
        "etc.": "et cetera",
        "v.Chr.": "vor Christus",
        "n.Chr.": "nach Christus",
    },
)
_FRENCH = Abbreviations(
    names={
        "M.": "Monsieur",
        "MM.": "Messieurs",
        "Mme": "Madame",
        "Mmes": "Mesdames",
        "Mlle": "Mademoiselle",
        "Mlles": "Mesdemoiselles",
        "Mgr": "Monseigneur",
        "Dr": "Docteur",
    },
    numbers={
        "p.": "page",
        "vol.": "volume",
        "chap.": "chapitre",
        "art.": "article",
        "§": "paragraphe",
        "n°": "numéro",
        "nº": "numéro",
        "N°": "Numéro",
    },
    open={"p.ex.": "par exemple", "c.-à-d.": "c’est-à-dire", "env.": "environ"},
    last={"etc.": "et cetera", "av.J.-C.": "avant Jésus-Christ", "apr.J.-C.": "après Jésus-Christ"},
)
_SPANISH = Abbreviations(
    names={
        "Sr.": "señor",
        "Sra.": "señora",
        "Srta.": "señorita",
        "Sres.": "señores",
        "Dr.": "doctor",
        "Dra.": "doctora",
        "Prof.": "profesor",
        "Dña.": "doña",
    },
    numbers={"núm.": "número", "pág.": "página", "págs.": "páginas", "cap.": "capítulo", "n.º": "número"},
    open={"p.ej.": "por ejemplo", "aprox.": "aproximadamente"},
    last={
        "etc.": "etcétera",
        "Ud.": "usted",
        "Uds.": "ustedes",
        "Vd.": "usted",
        "Vds.": "ustedes",
        "a.C.": "antes de Cristo",
        "d.C.": "después de Cristo",
        "EE.UU.": "Estados Unidos",
    },
)
_ITALIAN = Abbreviations(
    names={
        "Sig.": "Signor",
        "sig.": "signor",
        "Sig.ra": "Signora",
        "sig.ra": "signora",
        "Sig.na": "Signorina",
        "sig.na": "signorina",
        "Dott.": "Dottor",
        "dott.": "dottor",
        "Dott.ssa": "Dottoressa",
        "dott.ssa": "dottoressa",
        "Prof.": "Professor",
        "prof.": "professor",
        "Prof.ssa": "Professoressa",
    },
    numbers={"pag.": "pagina", "pagg.": "pagine", "cap.": "capitolo", "n.": "numero", "vol.": "volume"},
    open={"p.es.": "per esempio", "ca.": "circa"},
    last={"ecc.": "eccetera", "a.C.": "avanti Cristo", "d.C.": "dopo Cristo"},
)
_PORTUGUESE = Abbreviations(
    names={"Sr.": "senhor", "Sra.": "senhora", "Dr.": "doutor", "Dra.": "doutora", "Prof.": "professor"},
    numbers={"nº": "número", "n.º": "número", "pág.": "página", "cap.": "capítulo", "vol.": "volume"},
    open={"p.ex.": "por exemplo", "aprox.": "aproximadamente"},
    last={"etc.": "et cetera", "a.C.": "antes de Cristo", "d.C.": "depois de Cristo"},
)
_DUTCH = Abbreviations(
    names={"dhr.": "de heer", "Dhr.": "De heer", "mevr.": "mevrouw", "Mevr.": "Mevrouw", "mw.": "mevrouw"},
    numbers={"nr.": "nummer", "Nr.": "Nummer", "blz.": "bladzijde", "hfst.": "hoofdstuk"},
    open={"bijv.": "bijvoorbeeld", "bv.": "bijvoorbeeld", "d.w.z.": "dat wil zeggen", "o.a.": "onder andere"},
    last={"enz.": "enzovoort", "etc.": "et cetera", "v.Chr.": "voor Christus", "n.Chr.": "na Christus"},
)
_RUSSIAN = Abbreviations(
    open={"т.е.": "то есть", "т.к.": "так как", "г-н": "господин", "г-на": "господина", "г-жа": "госпожа"},
    last={"и т.д.": "и так далее", "и т.п.": "и тому подобное"},
)

BY_LANGUAGE: Mapping[str, Abbreviations] = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
    "it": _ITALIAN,
    "pt": _PORTUGUESE,
    "nl": _DUTCH,
    "ru": _RUSSIAN,
}
