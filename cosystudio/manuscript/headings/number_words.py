"""The numbers that headings write as words, in the languages of many books: one, erstes, vingt et unième, первая."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

# From one on, a row a language and a sort; alternatives are parted by a bar.
_ROWS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty",
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth",
    "un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "premier|première deuxième|second|seconde troisième quatrième cinquième sixième septième huitième neuvième dixième "
    "onzième douzième treizième quatorzième quinzième seizième",
    "unième",
    "uno|una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete "
    "veintiocho veintinueve",
    "primer|primero|primera segundo|segunda tercer|tercero|tercera cuarto|cuarta quinto|quinta sexto|sexta "
    "séptimo|séptima octavo|octava noveno|novena décimo|décima undécimo|undécima duodécimo|duodécima "
    "decimotercero|decimotercera decimocuarto|decimocuarta decimoquinto|decimoquinta decimosexto|decimosexta "
    "decimoséptimo|decimoséptima decimoctavo|decimoctava decimonoveno|decimonovena vigésimo|vigésima",
    "um|uma dois|duas três quatro cinco seis sete oito nove dez onze doze treze catorze|quatorze quinze "
    "dezesseis|dezasseis dezessete|dezassete dezoito dezenove|dezanove vinte",
    "primeiro|primeira segundo|segunda terceiro|terceira quarto|quarta quinto|quinta sexto|sexta sétimo|sétima "
    "oitavo|oitava nono|nona décimo|décima",
    "uno|una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
    "diciassette diciotto diciannove venti",
    "primo|prima secondo|seconda terzo|terza quarto|quarta quinto|quinta sesto|sesta settimo|settima ottavo|ottava "
    "nono|nona decimo|decima undicesimo|undicesima dodicesimo|dodicesima tredicesimo|tredicesima "
    "quattordicesimo|quattordicesima quindicesimo|quindicesima sedicesimo|sedicesima diciassettesimo|diciassettesima "
    "diciottesimo|diciottesima diciannovesimo|diciannovesima ventesimo|ventesima ventunesimo ventiduesimo "
    "ventitreesimo ventiquattresimo venticinquesimo ventiseiesimo ventisettesimo ventottesimo ventinovesimo",
    "één|een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
    "achttien negentien twintig",
    "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende "
    "vijftiende zestiende zeventiende achttiende negentiende twintigste",
    "första|første andra|andre|anden|andet tredje fjärde|fjerde femte sjätte|sjette sjunde|syvende|sjuende "
    "åttonde|ottende|åttende nionde|niende tionde|tiende",
    "primus|prima secundus|secunda tertius|tertia quartus|quarta quintus|quinta sextus|sexta septimus|septima "
    "octavus|octava nonus|nona decimus|decima",
)
_SLAVIC_STEMS = (
    # Russian, Ukrainian and Polish, each with the endings that an adjective has beside the words for a chapter.
    ("перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат "
     "шестнадцат семнадцат восемнадцат девятнадцат двадцат", "ый ой ая яя ое ий ья ье"),
    ("перш друг трет четверт п'ят шост сьом восьм дев'ят десят", "ий а я е й ій"),
    ("pierwsz drug trzec czwart piąt szóst siódm ósm dziewiąt dziesiąt jedenast dwunast trzynast czternast piętnast "
     "szesnast siedemnast osiemnast dziewiętnast dwudziest", "y i a ia e ie"),
)  # fmt: skip
_TENS = (
    "ten twenty thirty forty|fourty fifty sixty seventy eighty ninety",
    "dix vingt trente quarante cinquante soixante",
    "_ vingtième trentième quarantième cinquantième soixantième",
    "_ veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "_ vigésimo|vigésima trigésimo|trigésima cuadragésimo|quadragésimo quincuagésimo|quinquagésimo",
    "_ vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    "decimo|decima ventesimo|ventesima trentesimo|trentesima quarantesimo|quarantesima",
    "десять двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
    "_ twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth",
)
_TEENS_BESIDE = (60, 80)
"""Tens that French counts on from: soixante-douze is 72."""
_AND = frozenset(("and", "et", "y", "e", "en", "и"))
_HUNDRED = frozenset(("hundred", "hundredth"))

_GERMAN = ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]
_GERMAN_TENS = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
_GERMAN_ORDINALS = {1: ["erst"], 3: ["dritt"], 7: ["siebt", "siebent"], 8: ["acht"]}


def _german() -> Iterator[tuple[str, int]]:
    cardinals = dict(enumerate(_GERMAN, 1))
    cardinals |= {13: "dreizehn", 14: "vierzehn", 15: "fünfzehn", 16: "sechzehn", 17: "siebzehn", 18: "achtzehn"}
    cardinals |= {19: "neunzehn"}
    for place, tens in enumerate(_GERMAN_TENS, 2):
        cardinals |= {10 * place + ones: (f"{cardinals[ones]}und" if ones else "") + tens for ones in range(10)}
    for value, word in cardinals.items():
        yield (word if value > 1 else "eins"), value
        for stem in _GERMAN_ORDINALS.get(value, [word + ("t" if value < 20 else "st")]):
            yield from ((stem + ending, value) for ending in ("e", "er", "es", "en", "em"))


def _in_rows(rows: Iterable[str], step: int = 1) -> Iterator[tuple[str, int]]:
    for row in rows:
        for place, words in enumerate(row.split(), 1):
            yield from ((word, step * place) for word in words.split("|") if word != "_")


def _slavic() -> Iterator[tuple[str, int]]:
    for stems, endings in _SLAVIC_STEMS:
        for value, stem in enumerate(stems.split(), 1):
            yield from ((stem + ending, value) for ending in endings.split())
    yield from (("четвёртая", 4), ("четвёртый", 4), ("четвёртое", 4), ("тридцатая", 30))


def _bare(word: str) -> str:
    """Return the word as it is written in capitals by those who leave out the accents."""
    return word.translate(str.maketrans("éèêáíóúãçąćęłńśźż", "eeeaiouacacelnszz"))


_BY_WORD: Mapping[str, int] = MappingProxyType(
    {
        spelling: value
        for word, value in (*_german(), *_slavic(), *_in_rows(_ROWS), *_in_rows(_TENS, 10))
        for spelling in (_bare(word).casefold(), word.casefold())
    }
)


def number_in_words(text: str) -> int | None:
    """Return the number that one to six words in lower case write, up to 999, or None when they write none."""
    words = [word for word in text.replace("quatre-vingt", "quatrevingt").replace("-", " ").split() if word]
    if not words or len(words) > 6 or words[-1] in _AND:
        return None
    if len(words) > 1 and words[1] in _HUNDRED:
        hundreds, rest = _BY_WORD.get(words[0]), _below_hundred(words[2:]) if words[2:] else 0
        return 100 * hundreds + rest if hundreds and hundreds < 10 and rest is not None else None
    return _below_hundred(words)


def _below_hundred(words: list[str]) -> int | None:
    counted = [words[0], *(word for word in words[1:] if word not in _AND)] if words[0] not in _AND else words[1:]
    values = [80 if word.startswith("quatrevingt") else _BY_WORD.get(word) for word in counted]
    match values:
        case [int(value)]:
            return value
        case [int(tens), int(ones)] if tens >= 10 and tens % 10 == 0 and ones < (20 if tens in _TEENS_BESIDE else 10):
            return tens + ones
    return None
