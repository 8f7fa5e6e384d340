"""Names in Chinese: who speaks, and the names of jieba's dictionary that act like somebody or lie somewhere."""

import logging
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

_SAYS = (
    "[冷陪微大含嘻笑哭又便忙因只也都先就答问問喝骂罵叹嘆叫喊回禀稟]{0,3}(?:道|说|說|曰|问|問)[道着著]?[：:，,]?\\s*[“「『]|"
    "[冷陪微大含嘻笑哭又便忙因也答问問喝骂罵叹嘆喊回]{0,3}道[：:，,]"
)
_SPEAKS = re.compile(f"(?:^|[。！？!?”」』，,；;\\s])([\u4e00-\u9fff]{{2,4}}?)(?:{_SAYS})", re.MULTILINE)
_ACTS = frozenset("道说說笑听聽见見忙便因又问問命叫进進走坐看想哭骂罵答喝")
_ONLY_PEOPLE = _ACTS - frozenset("忙便因又")
"""The verbs among them: what is done may be done in haste too (割麦便割麦)."""
_NOT_WITHIN = re.compile(
    "[这這那此其我你他她它咱您们們谁誰某众眾各诸諸]|"
    "^[一二三四五六七八九十百几幾两兩又便忙因只也都才方向问問听聽和与與同把被叫对對从從正连連不且还還已再却卻就将將如若虽雖但]|"
    "[又便忙因只也都才方向问問听聽说說笑道想着著了过過的地得里裡内內上下中来來去头頭手起见見曰答骂罵叹嘆喝命是在有没沒]$"
)
_ROLE = re.compile(
    "^[老小大][\u4e00-\u9fff]{1,2}$|^(?:丫[头頭]|婆子|媳[妇婦]|和尚|道士|道人|先生|太太|小姐|姑娘|公子|相公|丫鬟|奴才|"
    "父[亲親]|母[亲親]|姐姐|妹妹|哥哥|弟弟|[爷爺][爷爺]|奶奶|[妈媽][妈媽]|夫人|[将將][军軍]|丞相|皇上|皇帝|天子|祖宗|祖母|"
    "使者|[贤賢]弟|主公|左右|士卒|主人|客人|[儿兒]子|女[儿兒]|孙女|令郎|美玉|俗[语語]|古人|[军軍]士|大家|家人|[门門]子|知[县縣]|王[爷爺]|太妃|丞相)$"
)
_LETTERED = re.compile("[阿小老大][A-ZＡ-Ｚ](?![A-Za-zＡ-Ｚａ-ｚ0-9])")
"""阿Ｑ, 小D: jieba has no such words."""

_RANKS = frozenset("帝王后妃公侯主")
_COMES_TO = re.compile("^[上下进進出入回过過][城府州县縣村庄莊街桥橋船港镇鎮]$")
"""上城: what is done, not a place."""

_PLACE = re.compile("[府州城县縣山江河湖海寺庙廟庵宫宮国國省市镇鎮村庄莊街桥橋关關岛島港京陵郡园園]$")
_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺"
    "倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江"
    "童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀甄曲封储靳段焦巴牧谷车侯全班仰秋"
    "仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶幸司韶黎蓟薄印宿白怀蒲台鄂索赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀"
    "浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧"
)
_NO_NOUN = frozenset("acdfmprtuv")
"""How jieba's tags begin for adjectives, conjunctions, adverbs and so on."""

_AFTER = frozenset("等先亦复復如知正喜回一二写寫命忙")
_FEWEST_SPEECHES, _FEWEST = 3, 2
_LEAST_ACTS = 0.15
"""The share of its uses in which a person's name stands before a verb of doing."""


def names(paragraphs: Sequence[str]) -> set[str]:
    """Return the names in these paragraphs."""
    text = "\n".join(paragraphs)
    found = {name for name in (*_speakers(text), *_known(text)) if not _NOT_WITHIN.search(name)}
    whole = {name for name in found if not _is_role(name) and not _goes_on(name, found)}
    return whole | {name for name, count in Counter(_LETTERED.findall(text)).items() if count >= _FEWEST}


def _speakers(text: str) -> Iterator[str]:
    """Yield who speaks again and again; what jieba has as an adverb, a verb or a number is nobody."""
    tags = _tags()
    for name, count in Counter(_SPEAKS.findall(text)).items():
        if count >= _FEWEST_SPEECHES and tags.get(name, "n")[0] not in _NO_NOUN:
            yield name


def _is_role(name: str) -> bool:
    return bool(_ROLE.search(name)) and not _PLACE.search(name)


def _goes_on(name: str, names: Collection[str]) -> bool:
    """True for another name with the beginning of what comes after it, such as 贾母喜."""
    return name[:-1] in names and name[-1] in _AFTER


def _known(text: str) -> Iterator[str]:
    """Yield words that jieba has as somebody's name or a place's, and that are used so."""
    for word, (count, acts, tag) in _tagged(text).items():
        if count < _FEWEST or len(word) < _FEWEST:
            continue
        is_person = tag.startswith("nr") and _acts_like_one(word, acts / count)
        if is_person or (_PLACE.search(word) and not _COMES_TO.match(word)):
            yield word


def _acts_like_one(word: str, share: float) -> bool:
    return share >= _LEAST_ACTS or (word[0] in _SURNAMES and len(word) > _FEWEST and share > 0)


def _tagged(text: str) -> dict[str, tuple[int, int, str]]:
    """Return the named words of a text: how often each occurs, how often before a verb of doing, its tag."""
    import jieba

    tags = _tags()
    counts, acts, last = Counter[str](), Counter[str](), ""
    for word in jieba.cut(text, HMM=False):
        is_named = last[:1] in _SURNAMES or last[-1:] in _RANKS
        acts[last] += word[0] in (_ACTS if is_named else _ONLY_PEOPLE)
        last = word if len(word) > 1 and _may_name(word, tags.get(word, "")) else ""
        if last:
            counts[last] += 1
    return {word: (count, acts[word], tags[word]) for word, count in counts.items()}


def _may_name(word: str, tag: str) -> bool:
    return tag[:2] in ("nr", "ns", "nt") or (tag == "n" and len(word) > _FEWEST and bool(_PLACE.search(word)))


def _tags() -> Mapping[str, str]:
    """Return jieba's dictionary: what each of its words is; loaded at the first call."""
    import jieba
    import jieba.posseg

    jieba.setLogLevel(logging.WARNING)  # it tells of its own start at DEBUG
    jieba.posseg.initialize()
    tags: Mapping[str, str] = jieba.posseg.dt.word_tag_tab
    return tags
