"""Who spoke, in Japanese: 「…」と先生は言った, 先生は「…」と答えた, 「…」と答えた時の私には."""

import re
from collections import Counter
from collections.abc import Iterable

from cosystudio.segmentation.spans import Span
from cosystudio.segmentation.speakers.values import Gender, Mention, Sort

_VERB = (
    "言[いうっわ]|云[いうっわ]|いっ[たて]|いう|いい|いわれ|尋ね|訊[いねか]|聞[いきか]|呟|つぶや|叫[びんぶ]|答え|囁|ささや|怒鳴|どな|話し|"
    "語[りっ]|述べ|笑っ|頼[みん]|命じ|呼[びん]|返事|繰り返|問[いう]|たずね|説明|断[りっわ]|おっしゃ|仰[しゃっ]|注意|挨拶|告げ|付け加え|"
    "促[しす]|訴え|詰問|催促|忠告|弁解|勧め|からか|冷やか|切り出|聞き返|答[うへ]|申し"
)
_WORD = "[\u3005-\u3007\u4e00-\u9fffァ-ヶーA-Za-zＡ-Ｚａ-ｚ々〆・ヵヶ]"
_PERSON = rf"(?:その|この|あの|お|御)?{_WORD}{{1,9}}?(?:さん|さま|くん|ちゃん|君|様|氏)?"
_NAME = rf"{_PERSON}(?:の{_WORD}{{1,4}})?"
_SUBJECT = rf"(?P<name>{_NAME})[はがも](?![なやじ]|、?「)"
_HOW = "(?:[^。「」『』はがも]{0,11}[^時後と。「」『』はがも]、|、|[^。、「」『』はがも]{1,10}?[でにくびたらてと])?"
_TO_VERB = rf"[^。「」『』]{{0,30}}?(?:{_VERB})"

_AFTER = re.compile(rf"\s*と、?(?!{_VERB}){_HOW}{_SUBJECT}(?P<said>{_TO_VERB})?")
_AFTER_DOING = re.compile(
    rf"\s*と(?:{_VERB})[^。、「」『』]{{0,6}}(?<=[てら])、(?:[^。「」『』はがも]{{0,10}}、)?{_SUBJECT}"
)
_WHO_SAID = re.compile(rf"\s*と(?:{_VERB})[たる]?(?:時の|後の)?(?P<name>{_PERSON})(?:に?は|が|も|を|の)")
_AFTER_VERB = re.compile(rf"\s*(?:と|って)(?!いう[^。])[^。「」『』]{{0,24}}?(?:{_VERB})")
_WAS_ASKED = re.compile(r"\s*(?:と|って)(?:聞か|訊か|いわ|言わ|云わ|尋ねら|たずねら|問わ|頼ま|呼ば)れ")
_BY_WHOM = re.compile(rf"(?:^|[。、\s」』はが])(?P<name>{_PERSON})(?:から|に)$")
_ENDS_WITH_VERB = re.compile(rf"\s*(?:と|って)[^。「」『』]{{0,24}}?(?:{_VERB})[^。、]{{0,6}}[。、]")
_NOT_OF_THE_VERB = re.compile("のを|ので|のに|たら|ば、|と、|時、|時に|から、")
_TO_SOMEBODY = re.compile(
    rf"(?:(?<!{_WORD})|(?<=[はがも]))(?P<name>{_PERSON})に(?:向[かっ]って)?[^。、「」『』]{{0,12}}?(?:{_VERB})"
)
_BEFORE = re.compile(rf"(?:^|[。、\s」』])(?:[^。、「」]{{0,6}}、)?{_SUBJECT}")
_ANNOUNCED = re.compile(
    "(?:こう|このように|次のように)[^。]{0,16}。$|(?:口を[切開][っい]|言葉を継|切り出し|言い出し|いい出し)[^。]{0,8}。$"
)
_SAID_SO = re.compile(
    rf"{_SUBJECT}(?:(?:笑って|すぐ|また|ただ|平気で)?、?)?(?:こう|こんな|そう|それだけ|これだけ)[^。、]{{0,10}}?(?:い[いっ]|言[いっ]|云[いっ]|答え|聞)"
)
_THIS_QUESTION = re.compile(rf"(?P<name>{_WORD}{{1,6}})の(?:この|その)(?:問|質問|言葉|答|返事|一言|声|忠告|話)")
_NOT_SO = re.compile("[わ]れ|なかった|いったん|いう[事こ]")

_WHEN = re.compile(
    "^(?:(?:その|この|ある|あの)?(?:時|日|後|晩|朝)|突然|今度|時々|結局|実際|無論|勿論|最後|最初|一体|一方|二度目|現に|再|後で|急に)"
)
_PRONOUNS = {"彼": Gender.HE, "彼女": Gender.SHE, "あれ": Gender.OPEN, "それ": Gender.OPEN, "これ": Gender.OPEN}
_FIRST = frozenset(["私", "僕", "俺", "わたくし", "余", "吾輩", "我", "己"])
_NEVER = re.compile(
    "(?:事|時|所|声|方|日|頃|様子|顔|眼|目|心|言葉|返事|話|気|中|前|後|上|下|今|今日|昨日|何|手紙|電報|手|口|答|調子|態度|意味|問題|"
    "質問|理由|病気|家|頭|胸|室|部屋|笑い|涙|一つ|今度)$"
)
_ROLES = re.compile("男$|女$|人$|者$|子$|^その|^この|^あの|^一|皆|誰|客$|番$")
_LEAST = 2
_LONGEST_NAME = 16
_LONGEST_TAIL = 120
"""Characters behind a quotation in which it may be said who hears it."""


class JapaneseReader:
    """Finds the topic or subject of the verb that quotes; learns first who says something twice in the whole book."""

    def __init__(self, texts: Iterable[tuple[str, list[Span]]]) -> None:
        found: Counter[str] = Counter()
        for text, spans in texts:
            for _, end in spans:
                match = _AFTER.match(text, end)
                if match and match["said"] and (mention := _mention(match["name"])):
                    found[mention.words] += 1
        self.names = frozenset(name for name, count in found.items() if count >= _LEAST)
        longest_first = sorted(self.names, key=lambda name: (-len(name), name))
        names = "|".join(map(re.escape, longest_first)) or "(?!)"
        self._known = re.compile(rf"(?:(?<!{_WORD})|(?<=[時後]))(?P<name>{names})[はがも](?![なやじ])")

    def after(self, text: str, end: int, start: int) -> tuple[Mention, bool] | None:
        """Return who spoke text[start:end], and whether the very words say so.

        The words behind it tell, or the topic of the sentence around it.
        """
        if _WAS_ASKED.match(text, end):
            by = _BY_WHOM.search(text[max(0, start - _LONGEST_NAME) : start])
            mention = self._somebody(by["name"]) if by else None
            return None if mention is None else (mention, True)
        for behind in (_WHO_SAID, _AFTER, _AFTER_DOING):
            match = behind.match(text, end)
            if match and (mention := self._somebody(match["name"])):
                return mention, behind is not _AFTER or bool(match["said"])
        if not _AFTER_VERB.match(text, end):
            return None
        *before, sentence = text[text.rfind("」", 0, start) + 1 : start].rsplit("。", 2)
        if mention := self.topic(sentence):
            return mention, True
        is_first = text.rfind("」", 0, start) < 0 and _ENDS_WITH_VERB.match(text, end)
        near = self.topic(before[-1]) if before and is_first else None
        return (near, False) if near is not None else None

    def is_quoted(self, text: str, end: int) -> bool:
        """True where the words behind a quotation say that somebody says it, whoever that is."""
        return _AFTER_VERB.match(text, end) is not None

    def hearer(self, text: str, end: int) -> str:
        """Return to whom the quotation is said, in the words behind it: 「…」と先生に聞いた."""
        stop = text.find("。", end, end + _LONGEST_TAIL)
        match = _TO_SOMEBODY.search(text, end, end + _LONGEST_TAIL if stop < 0 else stop)
        mention = _mention(match["name"]) if match else None
        return mention.words if mention and (mention.words in self.names or mention.sort is Sort.FIRST) else ""

    def topic(self, sentence: str) -> Mention | None:
        """Return the last topic or subject of the narration before a quotation."""
        found = [*_BEFORE.finditer(sentence), *self._known.finditer(sentence)]
        for match in sorted(found, key=lambda match: match.end("name"), reverse=True):
            is_another = sentence[match.end("name")] == "が" and _NOT_OF_THE_VERB.search(sentence, match.end())
            if not is_another and (mention := _mention(match["name"])):
                return mention
        return None

    def announced(self, narration: str) -> Mention | None:
        """Return who is about to speak where a paragraph ends so: 奥さんは黙っていた。しばらくしてこういった。"""
        if not _ANNOUNCED.search(narration):
            return None
        for sentence in reversed(narration.rstrip("。").rsplit("。", 2)[-2:]):
            if mention := self.topic(sentence):
                return mention
        return None

    def actor(self, narration: str) -> Mention | None:
        """Return the topic of the last sentence of a paragraph."""
        return self.topic(narration.rstrip("。").rpartition("。")[2])

    def said_so(self, narration: str) -> Mention | None:
        """Return who spoke the paragraph before, where this one begins so: 兄はこんな事をいいながら…"""
        text = narration.lstrip("\u3000 ")
        if asked := _THIS_QUESTION.match(text):
            return self._somebody(asked["name"])
        match = _SAID_SO.match(text)
        if match is None or _NOT_SO.match(match.string, match.end()):
            return None
        return self._somebody(match["name"])

    def _somebody(self, name: str) -> Mention | None:
        """Whom a name is of; behind words that belong to another one, it is whom the book knows: 時の先生."""
        mention = _mention(name)
        if mention is not None and (mention.sort is not Sort.NAME or mention.words in self.names):
            return mention
        known = max((one for one in self.names if name.endswith(one)), key=len, default="")
        return _mention(known) if known else mention


def _mention(name: str) -> Mention | None:
    name = _WHEN.sub("", name)
    if name in _PRONOUNS:
        return Mention(name, Sort.PRONOUN, _PRONOUNS[name]) if name.startswith("彼") else None
    if name in _FIRST:
        return Mention(name, Sort.FIRST)
    if not name or name[0] == "の" or name == "自分" or _NEVER.search(name):
        return None
    return Mention(name, Sort.ROLE if _ROLES.search(name) else Sort.NAME)
