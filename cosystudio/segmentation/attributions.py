"""Attributions: the words after a quotation that say who spoke, and so belong to its line.

A lower-case word after the closing mark needs no rule of its own; these are the other cases.
"""

import re

_VERBS = (
    "said|asked|replied|answered|cried|exclaimed|whispered|shouted|muttered|murmured|demanded|inquired|enquired|"
    "remarked|observed|repeated|screamed|yelled|responded|retorted|declared|interrupted|ejaculated"
)
_PRONOUN = "(?:I|[Hh]e|[Ss]he|[Ww]e|[Tt]hey|[Yy]ou)(?: had| then| \\w+ly)?"
_NAME = "(?:(?:[Tt]he|[Aa]n?|[Mm]y|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir|[A-Z][\\w’'-]*\\.?)(?: [\\w’'.-]+){0,3}?)"
_ENGLISH = re.compile(rf"\s*(?:{_PRONOUN}|{_NAME}) (?:{_VERBS})\b(?! that\b)")

_CHINESE_TAIL = re.compile(r"\s*([^。！？．!?…：:“”「」『』\"\n]{1,40})")
_CHINESE_REACH = 18
"""Hanzi within which a clause may name the speaker; after them only one that ends the sentence with 说 does."""

_CHINESE_VERB = (
    "说道?|說道?|[问問答喊叫嚷吼骂罵劝勸笑哭叹嘆喝怒哼应應]道|(?<![一二三四五六七八九十百两兩几幾数數大])道|曰|[问問喊叫嚷吼骂罵]|"
    "回答|嘟囔|嘀咕|吩咐|解释|解釋|喝[彩采]|补充|補充|插嘴|命令|大笑|感叹|感嘆|自言自语|自言自語"
)
_NOT_SPEECH = "(?<![听聽没沒不再难難知未见見])(?<![没沒]有)"
_AFTER_VERB = "(?:[着著了过過我你他她它]|[一两兩]?[声聲句]|起来|起來)*(?:得[^，,；;]{1,6})?"
_CHINESE_CLAUSE = re.compile(f"{_NOT_SPEECH}(?:{_CHINESE_VERB}){_AFTER_VERB}$")
_CHINESE_END = re.compile(f"{_NOT_SPEECH}(?<![，,])(?:说|說|(?<=[说說问問答喊叫嚷笑])道)$")
_CHINESE_THOUGHT = re.compile("(?!我|你)[^，,]{1,5}(?<![不没沒一着著可料呆])想$")
_CHINESE_NEWS = re.compile(
    r"\s*(?:正|[说說](?:[着著][，,]|[得的])|一[面边邊头頭][说說想])|[听聽闻聞][了见見说說罢罷毕畢得此]|[见見][说說问問]|"
    "[将將把][^，,]{1,8}[说說]了"
)
"""正说着 begins what happens next, and who has heard the words did not say them: 众人听了，都笑起来。"""

_COMMA = re.compile("[，,；;]")
_CHINESE_STOPS = tuple("。！？．…")
_MOST_CLAUSES = 2
"""Clauses in which the verb may stand: what follows as the third is told, not said."""

_CHINESE_CONTINUATION = re.compile(r"\s*[的地之等]")

_NOT_THE_PARTICLE = "(?!ころ|もかく|にかく|うとう|ても|なり|たん|りあえず)"
_JAPANESE_PARTICLE = re.compile(rf"\s*(?:って|など|なんて|とか|を|と{_NOT_THE_PARTICLE})")
_JAPANESE_VERB = re.compile(
    r"[^。！？!?…「」『』\n]{0,16}?"
    r"(?:言[いうっわ]|云[いうっわ]|尋ね|訊[いねか]|聞[いか]|呟|つぶや|叫[びんぶ]|答え|囁|ささや|怒鳴|話し)"
)
_KOREAN = re.compile(
    r"\s*(?:이?라고|하고|하며|[^.!?“”\"\n]{0,14}(?:말했|물었|대답했|외쳤|속삭였|중얼거렸|소리쳤|생각했|덧붙였|되물었))"
)

_HINDI = re.compile(r"\s*[^।.!?“”\"\n]{0,24}(?:कहा|पूछा|बोला|बोली|बोले|चिल्लाया|चिल्लाई|उत्तर दिया|जवाब दिया)")

_ANY = re.compile(
    "|".join(
        one.pattern for one in (_CHINESE_CONTINUATION, _ENGLISH, _JAPANESE_PARTICLE, _KOREAN, _JAPANESE_VERB, _HINDI)
    )
)


def attribution_follows(text: str, end: int) -> bool:
    """Do the words at `end`, right after a closing quotation mark, name the speaker of that quotation?"""
    return _ANY.match(text, end) is not None or _chinese_attribution(text, end)


def korean_attribution_follows(text: str, end: int) -> bool:
    """Do the words name a speaker in Korean, where the full stop stays inside the marks: “집에요.” 그녀가 대답했다."""
    return _KOREAN.match(text, end) is not None


def _chinese_attribution(text: str, end: int) -> bool:
    """A clause that ends with a verb of speech; with a colon it introduces the next quotation, not the one before."""
    tail = _CHINESE_TAIL.match(text, end)
    following = text[tail.end() : tail.end() + 1] if tail else ":"
    if tail is None or following in tuple("：:"):
        return False
    if following in tuple('“「『"') and not tail.group().endswith(("，", ",")):
        return False  # 他说“好” introduces; 他说，“好” goes on with what he says
    words = tail.group(1)
    if _CHINESE_NEWS.search(words[:_CHINESE_REACH]):
        return False
    if _CHINESE_THOUGHT.match(words) or (following in _CHINESE_STOPS and _CHINESE_END.search(words)):
        return True
    return any(_CHINESE_CLAUSE.search(clause) for clause in _COMMA.split(words[:_CHINESE_REACH])[:_MOST_CLAUSES])
