"""Full stops that do not end a sentence: titles, abbreviations, initials and ordinal numbers."""

import re

from cosystudio.segmentation.spans import CJK

_LETTER = rf"[^\W\d_{CJK}]"
_LAST_WORD = re.compile(rf"(?<!{_LETTER})((?:{_LETTER}\.\s?)*{_LETTER}+)\.$")
_LONGEST_WORD = 24

TITLES = (
    "Mr Mrs Ms Messrs Dr Drs Prof Rev Revd Hon Capt Cpt Cmdr Col Gen Lieut Lt Maj Sgt Adm Gov Sen Supt St Ste Sts Mt "
    "Mme Mmes Mlle Mlles MM Mgr Sra Srta Hr Fr Frl Hrn Fa Hl Ing Dipl Sig Dott"
)
_SHORT_WORDS = "e.g i.e viz cf vs ca bzw vgl sog z.B d.h u.a m.E z.T p.ex al т.е т.к т.н"
_NEVER_LAST = frozenset(f"{TITLES} {_SHORT_WORDS}".split())
"""Words whose full stop always has something after it."""

_REFERENCES = "No no Nos nos Nr eq eqs sec Sec Vol Vols vol vols Ch Chap ch chap Fig Figs fig p pp Bd S t Art"
_MONTHS = "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec janv févr avr juil sept oct nov déc"
_BEFORE_NUMBER = frozenset(f"{_REFERENCES} {_MONTHS}".split())
"""Words that are abbreviations when a number follows, and perhaps the end of a sentence when not."""


def _words_by_language(**words: str) -> dict[str, frozenset[str]]:
    return {language: frozenset(listed.split()) for language, listed in words.items()}


_NEVER_LAST_IN = _words_by_language(
    es="dña sres dra",
    it="on avv ing sig dott prof rag geom",
    pt="av dra exmo exma",
    nl="dhr mevr mw mej",
    pl="p ks ul al im św mjr kpt płk gen prof inż mgr",
    ru="им ул пл св акад проф инж тов гр см ср пер просп",
    uk="ім вул пл св акад проф тов див",
    cs="sv ul prof ing p",
    sv="kl prof",
    fr="art bd",
    de="fam gebr",
)
"""The same in one language, where another ends its sentences with that very word: l’on. Moro, but: Come on. He came."""

_BEFORE_NUMBER_IN = _words_by_language(
    es="pág págs núm cap art tomo vol",
    it="pag pagg cap art n vol",
    pt="pág págs cap art vol",
    fr="art chap vol fig",
    de="Abb Kap Nr Bd Abs Art Anm Taf Tab Ziff Abschn Aufl Jahrg Jahrh geb gest verh Tel Bde Hbd Sept Okt Dez "
    "Febr Septbr Oktbr Novbr Dezbr Anl Beil Buchst Zeitschr Matth Offenb",
    da="febr sept kap",
    hu="febr márc szept fej",
    nl="blz art hfst nr",
    pl="r str nr rys tab art ust pkt",
    ru="стр гл рис табл кв оф п",
    cs="str č obr kap",
)

_SHORTENED = frozenset().union(_NEVER_LAST, _BEFORE_NUMBER, *_NEVER_LAST_IN.values(), *_BEFORE_NUMBER_IN.values())
"""All of them, whatever the language: any other word shortens nothing."""

_LETTERS = re.compile(f"{_LETTER}+")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")
_FULL_WIDTH_INITIAL = re.compile("[Ａ-Ｚ]．[Ａ-Ｚァ-ヶ]")
_NUMBER = re.compile(r"\s*(?:\d|(?!I\b)[IVXLC]+\b(?![’'])|I[.,;:)])")  # Vol. I, but: No. I won’t.
_SUM = re.compile(r"\d\s?[a-z]{1,2}\.$")
"""Old money and measures: 7s. 6d., 5 ft. 10 in."""

_NO = re.compile(r"\b[Nn]o\.$")
_ORDINAL = re.compile(r"\b(?:\d{1,2}|[IVX]+)\.$")
_LANGUAGES_WITH_ORDINALS = frozenset(("de", "da", "no", "nb", "nn", "fi", "cs", "sk", "hu", "hr", "sl", "is"))

_AND_SO_ON = re.compile(r"(?:\b(?:etc|ecc|enz|itd|itp|osv|atd|stb)|\bт\. ?[дп])\.$")
_CAPITAL_FOLLOWS = re.compile(r"\s+[A-ZÀ-ÖØ-ÞĄĆĘŁŃŚŹŻČŘŠŽА-Я]")
_DIGIT_FOLLOWS = re.compile(r"\s+[0-9]")
_SHORTEST_PLAIN_WORD = 4

_STARTERS = {
    "en": "The He She It They We You But And So Then This That These Those There Here When While If As At In On For "
    "With After Before What Who Why How Where Not His Her Its Their My Our Your An A I Or Nor Yet Now Once One All",
    "de": "Er Sie Es Das Der Die Den Dem Ein Eine Einer Ich Wir Ihr Und Aber Doch Da Dann Nun So Als Wenn In Im Am Auf "
    "Mit Nach Was Wer Wie Wo Nein Ja Man Dies Diese Dieser Dieses Sein Seine Ihre Auch Noch Nur Denn Jetzt Hier Dort "
    "Alle Alles Nicht Vor Von Zu Zum Bei Oder",
    "fr": "Il Elle Ils Elles On Je Nous Vous Tu Le La Les Un Une Mais Et Ce Cette Ces Puis Alors Dans Sur Pour Quand "
    "Que Qui Oui Non Si Comme Son Sa Ses En Au Aux À Or Ou De Des Du Avec Sans Sous Après Avant Cependant Ainsi Donc "
    "Enfin Car Là Ici Tout Toute Tous Toutes Plus Bien Comment Pourquoi Leur Leurs Mon Ma Mes Notre Nos Vos Point "
    "Votre Rien Jamais Toujours Déjà Parfois Aussi Maintenant Aussitôt Alors Celui Celle Ceux Cela Était Avait",
    "es": "El La Los Las Un Una Pero Y Si Cuando Entonces Ella Ellos Yo Tú No En Con Por Su Sus Era Esto Este Esta",
    "it": "Il Lo La I Gli Le Un Una Ma E Se Quando Poi Allora Non In Con Per Suo Sua Era Questo Questa Lui Lei",
    "ru": "Он Она Они Мы Вы Я И Но А В На Это Как Что Когда",
}
"""Words that are written with a capital only, or nearly only, because a sentence starts with them."""

_ELIDED = "(?:[CDJLMNST]|Qu)[’'](?=[a-zà-ÿ])|"
"""How French sentences start that have lost a vowel: C’était, L’homme."""

_STARTS = {
    language: re.compile(
        rf"\s*(?:[“‘\"„»«]|”(?=\w)|{_ELIDED if language in ('fr', 'it') else ''}"
        rf"(?:{'|'.join(words.split())})\b(?![.-]))"
    )
    for language, words in _STARTERS.items()
}


def a_sentence_starts(text: str, position: int, language: str) -> bool:
    """Does a quotation follow, or a word that has its capital for no other reason than that a sentence starts?"""
    return bool(_STARTS.get(language, _STARTS["en"]).match(text, position))


def ends_a_list(text: str, stop: int, language: str) -> bool:
    """Is the full stop before offset `stop` that of etc., ecc. and so on, with a capital after it?

    In German, where every noun has one, that tells nothing.
    """
    if language == "de" or not _CAPITAL_FOLLOWS.match(text, stop):
        return False
    return _AND_SO_ON.search(text, max(0, stop - _LONGEST_WORD), stop) is not None


def number_starts(text: str, stop: int, language: str) -> bool:
    """Does a number start the next sentence, where a stop before one is mostly of an abbreviation?

    Er ging fort. 20 Jahre später kam er zurück.  But: Abb. 3, Hauptstr. 5.
    """
    if language not in _LANGUAGES_WITH_ORDINALS or not _DIGIT_FOLLOWS.match(text, stop):
        return False
    head = text[max(0, stop - _LONGEST_WORD) : stop]
    word = head[:-1].rpartition(" ")[2]
    return len(word) >= _SHORTEST_PLAIN_WORD and not word.endswith("str") and _ends_in_a_plain_word(head, language)


def is_the_word_no(text: str, stop: int) -> bool:
    """Is the English word before offset `stop` an answer, not the sign of a number: No. Never.  But: No. 7."""
    return bool(_NO.search(text, max(0, stop - 4), stop)) and not _NUMBER.match(text, stop)


def stop_is_inside(text: str, stop: int, language: str) -> bool:
    """Does the full stop before offset `stop`, with a capital or a digit after it, leave the sentence open?

    It does after a title and some abbreviations, and after an initial or an ordinal number if no
    `a_sentence_starts`; sentencex knows most of the others and does not propose them.
    """
    head = text[max(0, stop - _LONGEST_WORD) : stop]
    if _ends_in_a_plain_word(head, language):
        return False
    if language in _LANGUAGES_WITH_ORDINALS and _ORDINAL.search(head):
        return not a_sentence_starts(text, stop, language)
    if _SUM.search(head) and _NUMBER.match(text, stop):
        return True
    match = _LAST_WORD.search(head)
    if not match:
        return False
    word = "".join(match.group(1).split())
    if _never_last(word, language):
        return True
    if _counts(word, language) and _NUMBER.match(text, stop):
        return True
    if word == "I" and head[: match.start()].rstrip()[-1:].islower():
        return False  # "So did I." is the pronoun; an initial follows a name or nothing
    is_initial = word in (word.upper(), word.swapcase()) and bool(_INITIALS.fullmatch(word))
    return is_initial and not a_sentence_starts(text, stop, language)


def is_point(text: str, stop: int) -> bool:
    """Is the full-width stop before offset `stop` the point of a number or of initials: ３．１４, Ｔ．Ｓ．エリオット"""
    if stop < 2:
        return False
    before, after = text[stop - 2], text[stop : stop + 1]
    return (before.isdigit() and after.isdigit()) or bool(_FULL_WIDTH_INITIAL.match(text, stop - 2))


def _never_last(word: str, language: str) -> bool:
    return word in _NEVER_LAST or word.lower() in _NEVER_LAST_IN.get(language, ())


def _counts(word: str, language: str) -> bool:
    return word in _BEFORE_NUMBER or word in _BEFORE_NUMBER_IN.get(language, ())


def _ends_in_a_plain_word(head: str, language: str) -> bool:
    """Is the word before the stop at the end of `head` one of three letters or more that shortens nothing?

    A quick answer for nearly every sentence; False where it takes a closer look.
    """
    word = head[:-1].rpartition(" ")[2]
    if len(word) < 3 or not word[-1].islower() or word in _SHORTENED or word.lower() in _SHORTENED:
        return False
    start = len(head) - 1 - len(word)
    return head[start - 2 : start - 1] != "." and _LETTERS.fullmatch(word) is not None
