"""Who spoke, in Chinese: 宝玉笑道：“…”, “…”林黛玉道, and 因笑问道 whose subject stands some clauses before."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from cosystudio.segmentation.speakers.surnames import RARER_SURNAMES, SURNAMES
from cosystudio.segmentation.speakers.values import Gender, Mention, Sort

_VERBS = (
    "说道?|說道?|笑道|问道?|問道?|答道?|回道|回答道?|叫道|喊道?|嚷道?|骂道?|罵道?|喝道?|哭道|叹道|嘆道|怒道|吼道|命道?|吩咐道?|分付道|"
    "劝道|勸道|应道|應道|告道|禀道|稟道|启道|奏道|谢道|謝道|拜道|唱道|念道|吟道|接道|续道|解释道?|解釋道?|补充道?|補充道?|插嘴道?|"
    "叫了?一[声聲]|嘟囔道?|嘀咕道?|唠叨说?|嘮叨說?|嚷嚷道?|大嚷着?|大叫着?|吩咐|自言自语道?|自言自語道?|想道?|寻思道?|尋思道?|暗道|低声道|低聲道|大叫道?|厉声道|厲聲道|喃喃道?|"
    "[道曰云]"
)
_MANNER = (
    "连忙|連忙|急忙|慌忙|赶忙|忙忙|赶着|趕著|冷笑|大笑|微笑|含笑|陪笑|赔笑|嘻嘻|哈哈|呵呵|悄悄|忽然|突然|立刻|早已|一面|一边|一邊|只管|"
    "低声|低聲|大声|大聲|高声|高聲|厉声|厲聲|轻声|輕聲|轻轻|輕輕|慢慢|淡淡|缓缓|冷冷|冷然|不禁|不由|接着|接著|继续|繼續|终于|終於|满面|"
    "点头|點頭|摇头|搖頭|听了|聽了|听说|聽說|听见|聽見|见说|見說|闻言|聞言|见了|見了|起身|起来|起來|上前|回头|回頭|半晌|流泪|垂泪|拍手|"
    "大喜|大怒|大惊|大驚|正色|答应|答應|想了想|想了一想|一齐|一齊|齐声|齊聲|"
    "[忙便又也因就才方只都已乃笑哭叹嘆急怒喝应應再却卻复復先后後且亦皆遂仍还還正早常啐回不地的了着著向再俱并並]"
)
_TO = "(?:[向对對与與和朝望同].{1,6}?|[看拉指扶]着?.{1,6}?)"
_OBJECT = "(?:了?[一两兩]?[声聲句]|他|她|我|你)?"
_CONNECTIVES = re.compile(
    "^(?:正值|恰值|适值|適值|可巧|恰好|只听得|只聽得|忽听得|忽聽得|此时|此時|这时|這時|那时|那時|彼时|彼時|于是|於是|当下|當下|忽然|忽见|忽見|忽听|忽聽|只见|只見|只听|只聽|却说|卻說|且说|且說|"
    "话说|話說|原来|原來|谁知|誰知|不想|一时|一時|如今|今日|次日|早有|早见|只有|还是|還是|倒是|然后|然後|后来|後來|接着|接著|但是|可是|"
    "只听得|只聽得|忽听得|忽聽得|得|又|便|一面|一边|一邊|悄悄的?|忙|因|那|却|卻|但|而|因此|所以|慌得|急得|吓得|唬的|喜的|这里|這裏|那里|那裏|旁边|旁邊|外面|里面|裏面|"
    "[,，、\\s])+"
)
_SEES = re.compile(
    "^(?:又|便|忙|因|却|卻|也|今|方|才|正|如今|一时|一時|忽|猛)*"
    "(?:听见|聽見|听说|聽說|看见|看見|瞧见|瞧見|[听聽见見看问問把将將被叫命让讓拉向对對])"
)
_LETTERED = "(?:[\u4e00-\u9fff]?[A-ZＡ-Ｚ](?![A-Za-zＡ-Ｚａ-ｚ]))"
"""阿Ｑ, 小D, K: nobody but a person is called so before a verb of speech."""

_NAME = f"(?P<name>{_LETTERED}|[\u4e00-\u9fff·]{{1,4}}?)"
_TITLED = re.compile(
    f"[{''.join(sorted(SURNAMES))}][\u4e00-\u9fff]?(?:太爷|太爺|太太|老爷|老爺|少爷|少爺|小姐|先生|夫人|奶奶|大[爷爺妈媽娘嫂哥姐]|"
    "[二三四五六七八九十][爷爺嫂叔伯哥姐婶嬸]|[妈媽嫂叔伯婶嬸]娘?|师傅|師傅|老师|老師|医生|醫生|经理|經理|主任|书记|書記|队长|隊長|"
    "校长|校長|老板|老闆|警官|护士|護士|教授|律师|律師|博士)"
)
_LETTERED_NAME = re.compile(_LETTERED)
_ORDERS = "(?:叫|命|问|問|骂|罵|喝|劝|勸|唤|喚|告诉|告訴|吩咐|嘱咐|囑咐|分付)[^，。的了着著]{1,6}"
_SPOKEN = rf"(?:{_MANNER}|{_TO}){{0,6}}(?:(?:{_VERBS}){_OBJECT}|{_ORDERS})"
_DIRECT = re.compile(rf"^{_NAME}{_SPOKEN}$")
_NO_SUBJECT = re.compile(rf"^{_SPOKEN}$")
_NO_MORE_THAN_SAYS = re.compile(f"(?:{_MANNER}|{_VERBS})+")
"""分付 before 道: what looks like a name is the first half of the verb."""
_SPEAKS = re.compile(rf"(?:(?<![知难難])(?:{_VERBS}){_OBJECT}|{_ORDERS})$")
_HEARS = re.compile("[听聽见見毕畢着著罢罷]|了$")
_HE = re.compile("^(?:他们?|她们?|他們|她們)(?!们|們|的|家|娘|妈|媽)")
_AGAIN = re.compile("^(?:[因便忙却卻只]?[又再]|接着|接著|复|復).{0,4}$")
_NEAR = 14
_CLAUSES = re.compile('[，,；;。．！？!?…：:”’」』“‘「『"()（）—\\s]+')
_COLON = re.compile("[：:，,]?\\s*$")
_TAIL = re.compile('^\\s*(?:[—，,]\\s*)?([^，,。．！？!?…：:“”「」『』"；;\\n]{1,20})(?P<end>[，,。．！!；;\\n]|$)')
_PRONOUNS = {"他": Gender.HE, "她": Gender.SHE, "它": Gender.OPEN, "他们": Gender.OPEN, "她们": Gender.SHE}
_NO_ROLE = re.compile(
    "^(?:[向對对与與问問指引遣谓謂拉告]|和(?!尚)|看(?!的)|[顾顧][谓謂]|[乃出私].{0,2}[谓謂]|回[顾顧]|一$|一[把壁齐齊头頭])|[声聲]$"
)
"""To whom somebody speaks, or how: 向众人道, 一叠声叫道."""

_ANYBODY = frozenset("人 些人 有人 一个 一個 那个 那個 这个 這個".split())  # noqa: SIM905
_FIRST = frozenset(["我", "俺", "吾", "余", "咱", "我们"])
_ROLES = re.compile(
    "众|眾|[^夫袭襲]人$|^人$|人们|^[一那这這两兩几幾]|二人|三人|们$|們$|女子$|男子$|汉子$|漢子$|丫[头頭鬟]|小[厮廝]|婆子|媳妇|媳婦|道士|和尚|老[者翁妪丈汉漢]|少年|妇人|"
    "婦人|孩子|学生|先生$|庄客|莊客|公人|差[撥拨]$|小二$|军士|軍士|左右|大[汉漢]$|掌柜|掌櫃|太监|管营|管營|老军|老軍|店主|军校|閒漢|闲汉|地保|看客|"
    "茶房|邻居|鄰居"
)
_NEVER = re.compile(
    "尋思|寻思|半日|半晌|[窗瞅那道说說笑问問答叫喊想听聽见見因便忙就却卻的了着著是有在不把被将將向对對又也都只才方与與和说這这那个個些么麼么呢吗吧啊呀，自其之此今忽未已再甚所以何再"
    "口心里裏面头頭声聲话話手眼泪淚来來去上下起过過]"
)
_NO_GIVEN_NAME = frozenset("大小忽遂其有某众眾一二三四五人又便忙因才方只都已乃亦皆且喜怒笑泣哭惊驚叹嘆急连連再复復家氏")
_TWO_SURNAMES = (
    "司马",
    "司馬",
    "诸葛",
    "諸葛",
    "夏侯",
    "公孙",
    "公孫",
    "太史",
    "皇甫",
    "欧阳",
    "歐陽",
    "上官",
    "慕容",
    "令狐",
)
_AN_ACT = re.compile("^(?:[谓謂告唤喚乃泣密急]|[顾顧][谓謂左众眾]|回[顾顧]|[指使][^者]|[^者]*[报報]$)")
"""How verbs with their objects begin, or an announcement ends: 谓玄德, 探马报."""

_ENDS_LIKE_A_PERSON = re.compile(
    "(?:[者客卒士吏将將官兵僧尼奴仆僕妻妾娘婆翁公爷爺叔伯哥弟姐妹嫂妈媽儿兒人家生丁匠氏王妃后]|童子)$"
)
_BEFORE_A_PERSON = frozenset("向对對与與和跟替给給谓謂请請劝勸叫唤喚把将將被那")
_BEHIND_A_PERSON = frozenset("等、便也却卻听聽見见心在是因乃遂亦")
_LEAST_LIKE_A_PERSON = 0.035
"""The share of its uses in which a name stands where persons do: beside such words."""

_LONGEST_STRETCH = 160
_LONGEST_CLAUSE = 40


class ChineseReader:
    """Finds the subjects of verbs of speech; `names` are those that the whole book has stand before such verbs."""

    def __init__(self, texts: Sequence[tuple[str, list[tuple[int, int]]]]) -> None:
        self.names = _persons(_names_of(texts), "\n".join(text for text, _ in texts))
        longest_first = sorted(self.names, key=lambda name: (-len(name), name))
        self._full_names: defaultdict[str, list[str]] = defaultdict(list)
        for name in longest_first:
            is_whole = name[:-1] not in self.names and name[-1] not in _NO_GIVEN_NAME
            if is_whole and (name[0] in SURNAMES or name.startswith(_TWO_SURNAMES)):
                self._full_names[name[-1]].append(name)
        known = "|".join([*map(re.escape, longest_first), _TITLED.pattern, _LETTERED])
        self._known = re.compile(f"(?:{known})(?![的之]|家的)")

    def after(self, text: str, start: int) -> Mention | None:
        """Return who spoke the quotation that ends at `start`: “…”黛玉笑道。"""
        tail = _TAIL.match(text[start : start + 40])
        if tail is None or not text[start - 1 : start]:
            return None
        following = text[start + tail.end() : start + tail.end() + 1]
        if tail.group("end") in ("，", ",") and following in tuple('“「『"‘') and len(tail.group(1)) > 8:
            return None
        return None if _HEARS.search(tail.group(1)) else self._direct(tail.group(1))

    def before(self, text: str) -> tuple[Mention, bool] | None:
        """Return who is about to speak, and whether the very clause says so; `text` leads to a quotation."""
        stretch = _COLON.sub("", text)[-_LONGEST_STRETCH:]
        clauses = [clause for clause in _CLAUSES.split(stretch) if clause]
        if not clauses or not _SPEAKS.search(clauses[-1]):
            return None
        if mention := self._direct(clauses[-1]):
            return mention, True
        if not _NO_SUBJECT.match(_CONNECTIVES.sub("", clauses[-1])[:_LONGEST_CLAUSE]):
            return None
        for clause in reversed(clauses[:-1]):
            if _HE.match(_CONNECTIVES.sub("", clause)):
                return None
            if mention := self._actor(clause):
                return None if mention.words in clauses[-1] else (mention, False)  # 喝赵云曰: he is spoken to
        return None

    def goes_on(self, between: str) -> bool:
        """True where the words between two quotations let the same one speak again: 又道."""
        stretch = _COLON.sub("", between).strip("，,。．、 ")
        return len(stretch) <= _NEAR and bool(_AGAIN.match(stretch)) and bool(_SPEAKS.search(stretch))

    def in_full(self, mention: Mention, past: str) -> Mention | None:
        """Return the full name that one character stands for, 操 after 曹操; None where the past says nobody's.

        `past` is the text before.
        """
        if mention.sort is not Sort.NAME or len(mention.words) > 1:
            return mention
        places = {past.rfind(name): name for name in self._full_names.get(mention.words, ())}
        nearest = max(places, default=-1)
        return Mention(places[nearest], Sort.NAME) if nearest >= 0 else None

    def _direct(self, clause: str) -> Mention | None:
        """The subject of a clause that ends with a verb of speech."""
        if not _SPEAKS.search(clause):
            return None
        bare = _CONNECTIVES.sub("", clause)[:_LONGEST_CLAUSE]
        known = self._known.match(bare, 1 if bare[:1] in ("那", "这", "這") else 0)
        if known and known.end() < len(bare):
            rest = bare[known.end() :]
            if not rest.startswith(("的", "之", "等", "和", "与", "與")):
                return _mention(known.group())
        if he := _HE.match(bare):
            return _mention(he.group())
        direct = _DIRECT.match(bare)
        if direct is None:
            return None
        name = direct.group("name")
        if name in _ANYBODY:
            return None
        if name in self._full_names and not _NO_SUBJECT.match(bare):
            return Mention(name, Sort.NAME)
        if name in _PRONOUNS or name in _FIRST:
            return _mention(name)
        if _ROLES.search(name):
            return None if _NO_ROLE.search(name) else _mention(name)
        if _LETTERED_NAME.fullmatch(name):
            return _mention(name)
        is_known = name in self.names or name[0] in SURNAMES
        return _mention(name) if len(name) > 1 and is_known and _may_be_name(name) else None

    def _actor(self, clause: str) -> Mention | None:
        """Somebody known with whom a clause begins."""
        if _SEES.match(clause):
            return None
        bare = _CONNECTIVES.sub("", clause)
        known = self._known.match(bare, 1 if bare[:1] in ("那", "这", "這") else 0)
        if known is None or bare[known.end() :].startswith(("的", "之", "等", "和", "与", "與", "、")):
            return None
        return _mention(known.group())


def _mention(name: str) -> Mention:
    if name in _PRONOUNS:
        return Mention(name, Sort.PRONOUN, _PRONOUNS[name])
    if name in _FIRST:
        return Mention("我", Sort.FIRST)
    return Mention(name, Sort.ROLE if _ROLES.search(name) else Sort.NAME)


def _persons(found: frozenset[str], text: str) -> frozenset[str]:
    """Leave out what is no name: 仰天, 传令, and a name with the beginning of what comes after it, 孔明大.

    It has a surname or ends like what people are called, else it stands where persons do elsewhere in the book.
    """
    ends = {name[at:] for name in found for at in range(1, len(name))}
    doubtful = {name for name in found if not _AN_ACT.match(name) and not _is_called_so(name, found, ends)}
    shares = _shares_of_persons(doubtful, text)
    return frozenset(
        name
        for name in found
        if not _AN_ACT.match(name) and (name not in doubtful or shares[name] >= _LEAST_LIKE_A_PERSON)
    )


def _is_called_so(name: str, found: Collection[str], ends: Collection[str]) -> bool:
    """Does it look like a name by itself?  `ends` are those of the names `found`, the given names among them."""
    if any(name[:end] in found for end in range(2, len(name))):
        return False
    has_surname = name[0] in SURNAMES | RARER_SURNAMES or name.startswith(_TWO_SURNAMES)
    return has_surname or name in ends or _ENDS_LIKE_A_PERSON.search(name) is not None


def _shares_of_persons(names: Collection[str], text: str) -> dict[str, float]:
    """How often each name stands where persons do, as a share of all its uses; the text is gone through once."""
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for name in names:
        lengths[name[0]].add(len(name))
    uses, beside = Counter[str](), Counter[str]()
    for start, char in enumerate(text):
        for length in lengths.get(char, ()):
            name, end = text[start : start + length], start + length
            if name in names:
                uses[name] += 1
                beside[name] += text[start - 1 : start] in _BEFORE_A_PERSON or text[end : end + 1] in _BEHIND_A_PERSON
    return {name: beside[name] / max(1, uses[name]) for name in names}


def _names_of(texts: Iterable[tuple[str, list[tuple[int, int]]]]) -> frozenset[str]:
    """The names that stand twice or oftener right before a verb of speech at a quotation."""
    found: Counter[str] = Counter()
    for text, spans in texts:
        before = 0
        for start, end in spans:
            clause = _last_clause(text[max(before, start - 40) : start])
            if clause and (direct := _DIRECT.match(_CONNECTIVES.sub("", clause)[:_LONGEST_CLAUSE])):
                found[direct.group("name")] += 1
            tail = _TAIL.match(text[end : end + 40])
            if tail and (direct := _DIRECT.match(_CONNECTIVES.sub("", tail.group(1)))):
                found[direct.group("name")] += 1
            before = end
    return frozenset(
        name
        for name, count in found.items()
        if count > 1 and len(name) > 1 and _may_be_name(name) and name not in _ANYBODY
    )


def _may_be_name(name: str) -> bool:
    return not _NEVER.search(name) and not _NO_MORE_THAN_SAYS.fullmatch(f"{name}道")


def _last_clause(text: str) -> str:
    clauses = _CLAUSES.split(_COLON.sub("", text))
    return clauses[-1] if clauses else ""
