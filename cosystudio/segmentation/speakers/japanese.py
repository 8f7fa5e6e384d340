"""Who spoke, in Japanese: 「…」と先生は言った, 先生は「…」と答えた."""

import re

from cosystudio.segmentation.speakers.values import Gender, Mention, Sort

_VERB = (
    "言[いうっわ]|云[いうっわ]|いっ[たて]|いう|いい|いわれ|尋ね|訊[いねか]|聞[いきか]|呟|つぶや|叫[びんぶ]|答え|囁|ささや|怒鳴|どな|話し|"
    "語[りっ]|述べ|笑っ|頼[みん]|命じ|呼[びん]|返事|繰り返|問[いう]|たずね|説明|断[りっわ]|おっしゃ|仰[しゃっ]|注意|挨拶"
)
_WORD = "[\u3005-\u3007\u4e00-\u9fffァ-ヶーA-Za-z々〆・ヵヶ]"
_SUBJECT = (
    rf"(?P<name>(?:その|この|あの|お|御)?{_WORD}{{1,9}}(?:さん|さま|くん|ちゃん|君|様|氏|の{_WORD}{{1,4}})?)"
    "[はがも](?!ない)"
)
_AFTER = re.compile(rf"\s*と、?(?:[^。「」『』はがも]{{0,12}}、)?{_SUBJECT}[^。「」『』]{{0,30}}?(?:{_VERB})")
_AFTER_VERB = re.compile(rf"\s*(?:と|って)[^。「」『』]{{0,24}}?(?:{_VERB})")
_BEFORE = re.compile(rf"(?:^|[。、\s」』])(?:[^。、「」]{{0,6}}、)?{_SUBJECT}")
_WHEN = re.compile(
    "^(?:(?:その|この|ある|あの)?(?:時|日|後|晩|朝)|突然|今度|時々|結局|実際|無論|勿論|最後|最初|一体|一方|二度目|現に)"
)
_PRONOUNS = {"彼": Gender.HE, "彼女": Gender.SHE, "あれ": Gender.OPEN, "それ": Gender.OPEN, "これ": Gender.OPEN}
_FIRST = frozenset(["私", "僕", "俺", "わたくし", "余", "吾輩", "自分", "我", "己"])
_NEVER = re.compile(
    "(?:事|時|所|声|方|日|頃|様子|顔|眼|目|心|言葉|返事|話|気|中|前|後|上|下|今|今日|昨日|何|手紙|電報|手|口|答)$"
)
_ROLES = re.compile("男$|女$|人$|者$|子$|^その|^この|^あの|^一|皆|誰|客$|番$")


class JapaneseReader:
    """Finds the topic or subject of the verb that quotes."""

    def after(self, text: str, end: int, start: int) -> Mention | None:
        """Return who spoke text[start:end], by the words behind it, or by the topic of the sentence around it."""
        if match := _AFTER.match(text, end):
            return _mention(match.group("name"))
        if _AFTER_VERB.match(text, end):
            sentence = text[max(text.rfind("。", 0, start), text.rfind("」", 0, start)) + 1 : start]
            return self.topic(sentence)
        return None

    def topic(self, sentence: str) -> Mention | None:
        """Return the last topic or subject of the narration before a quotation."""
        for match in reversed(list(_BEFORE.finditer(sentence))):
            if mention := _mention(match.group("name")):
                return mention
        return None


def _mention(name: str) -> Mention | None:
    name = _WHEN.sub("", name)
    if name in _PRONOUNS:
        return Mention(name, Sort.PRONOUN, _PRONOUNS[name]) if name.startswith("彼") else None
    if name in _FIRST:
        return Mention("私" if name == "私" else name, Sort.FIRST)
    if not name or _NEVER.search(name):
        return None
    return Mention(name, Sort.ROLE if _ROLES.search(name) else Sort.NAME)
