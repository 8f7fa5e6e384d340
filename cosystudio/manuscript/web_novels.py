"""What web novels carry besides their story: a site's adverts and links, an author's calls for votes."""

import re
from collections.abc import Iterator

from cosystudio.manuscript.account import Reason

_LONGEST = 150
_MAY_BE = re.compile(
    "[求票藏荐薦赏賞订訂更网網站章页頁址签簽续續完看评評读讀码碼弹彈Ｐ.PpＳhH版櫃览覽數数录錄目布库庫屋坛壇贴貼员員友击擊告|终終]"
)
"""Letters of which any such line has one: most of a story's lines are told from them by a glance."""
_HAN = re.compile("[\u3400-\u9fff]")
_GLANCE = 200
_GLANCE_BEHIND = 40
_OPENS_GROUP = re.compile(r"[（(【\[〔]")
_ORNAMENTS = " \t　~～*＊=＝-—―–…。.!！?？、,，:：;；+＋^_|｜·•☆★◆◇●○■□※"
_BRACKETS = "()（）[]【】〔〕{}「」『』<>《》〈〉"
_SPEECH = re.compile('^[“"‘「『]')
_IN_SENTENCES = re.compile(r"[。！!？?；;\n]+")
_IN_CLAUSES = re.compile(r"[，,、。！!？?；;~～\s…+＋】【（）()]+")

_ADDRESS = re.compile(
    r"https?:|(?:www|wap|m)\s*[.．。]\s*\w|\w[.．](?:com|net|org|cn|cc|info|la|me|tw|xyz|top|vip)(?![a-z])",
    re.IGNORECASE,
)
_SITE_NAME = re.compile(
    r"(?:中文|小说|小說|文学|文學|阅读|閱讀|书|書|学|學|读|說|说|看)[网網]|笔趣[阁閣]|筆趣[阁閣]|17[kK]|UC浏览器|txt|"
    r"(?:起点|起點|晋江|晉江|纵横|飞卢|番茄|顶点|飘天)(?:中文|小说|小說|文学|文學|读书|讀書|免费|原创)",
    re.IGNORECASE,
)
_SITE_CALL = re.compile(
    r"请?(?:一秒|天才|牢|谨|謹|[请請]|大家)[^。]{0,8}(?:记住|記住|记得|牢记)|(?:记住|記住|收藏)(?:本站|我们|我們)|牢记|"
    r"手机(?:用户|阅读|版|端|看|请)|手機(?:用戶|閱讀|版)|(?:[请請]|敬请|欢迎)(?:到|至|上|来|来到|访问|訪問|登[录陆]|登錄|浏览|瀏覽|关注|大家收藏|加入|使用)|"
    r"最新(?:最[快全])?章[节節]|尽在|盡在|就[上来到去](?=\s*[\w“\"《【])|首[发發]|最快更新|更新最快|更新速度|无弹窗|無彈窗|无广告|"
    r"免费阅读|免費閱讀|全文阅读|全文閱讀|正版[阅订内]|看正版|[Tt][Xx][Tt]|全集下载|电子书|電子書|加入书签|点此|點此|点击|"
    r"(?:阅读|閱讀)(?:网址|網址|本书|最新)|域名|网址[:：]"
)
_FIXED = re.compile(
    r"章[节節](?:错误|錯誤|内容错误).*|.*(?:给个好评|給個好評|点此举报|點此舉報|正在手打中|内容更新后|牢记网址|无弹窗|無彈窗|"
    r"最快更新|收藏本站(?=$|[\W方以])|记住本站(?=$|域名|地址|网址|\W)).*|加入书签.{0,12}|本章(?:未完|完|结束).{0,30}|"
    r"<a\b[^>]*>.{0,40}</a>|(?:更多|最新)?.{0,4}(?:小说|小說|章[节節]).{0,6}(?:尽在|盡在|就[上来到]|请[到看上]).{0,30}"
)
_TOKENS = (
    "上一章|下一章|上一页|下一页|上一頁|下一頁|上一篇|下一篇|上一回|下一回|上章|下章|目录|目錄|章节目录|章節目錄|返回目录|返回目錄|"
    "返回书页|返回首页|返回列表|返回顶部|回目录|回书页|回首页|首页|首頁|书页|章节列表|加入书签|加入書簽|存书签|加入书架|加入書架|"
    "投推荐票|推荐本书|收藏本书|我的书架|打开书架|错误举报|报错|举报|快捷键|打印本章|字体大小|背景颜色|没有了|書頁"
)
_NAVIGATION = re.compile(rf"(?:(?:{_TOKENS})(?:[\s|/｜,，、（(）)\[\]【】<>《》←→«»‹›:：-]|$)*)+")
_LINKS = re.compile(_TOKENS)

_LINK = r"(?:(?:previous|prev|next|first|last)(?: chapter| page)?|table of contents|contents|toc|index|home)"
_PARTS_LINKS = r"(?:[\s|/<>«»←→\[\]·•-]*[|/<>«»←→\[\]·•-][\s|/<>«»←→\[\]·•-]*|\s{2,})"
_ENGLISH_LINKS = re.compile(
    rf"\W*(?:{_LINK}(?:{_PARTS_LINKS}{_LINK})+|(?:previous|prev|next) chapter)\W*", re.IGNORECASE
)
_ENGLISH_NOTE = re.compile(
    r"\W*(?:A/N|Author['’]?s Note"
    r"(?=.*\b(?:review|read(?:ing|ers)|chapters?|updat\w+|thanks?|enjoy\w*|comments?|votes?)\b))\s*[:–—-]",
    re.IGNORECASE,
)
_WANTED = (
    "推荐票?|推薦票?|月票|红票|紅票|票票?|收藏|收|订阅|訂閱|首订|首訂|全订|自动订阅|打赏|打賞|点击|點擊|鲜花|鮮花|支持|评论|評論|"
    "呵护|留言|关注|關注|追读|追讀|包养|书评|評價|评价|五星好评|好评|盟主|戳|养|一切|各种"
)
_CALL = re.compile(
    rf"(?:[^他她它我你“”]{{0,8}}[求跪](?:大家|各位|点|點|个|個|一下|一波|一张|张)?(?:{_WANTED}|(?:{_WANTED}){{2}}|各种票|各種票)"
    r"[了啊哦呀吧哈呢的]*|(?:(?:推荐|月|红)票|收藏|订阅|打赏|点击|评论)[^“”]{0,6}(?:[走飞砸投扔]起?来|在哪里?|呢|走起|不能停)[啊哦呀吧]*|"
    r"(?:大家|各位|兄弟们|书友们?|读者|亲们?)?(?:请|望|希望|记得)(?:大家|各位)?(?:多多|继续)?(?:投|给|砸)[几些点张我一两]{0,3}(?:推荐票|月票|票票?)[啊哦呀吧]*|"
    r"(?:请|望|希望)?大家多多投[几些点张一两]{0,2}(?:推荐票|月票|票票?)[啊哦呀吧]*)"
)
_FILLER = re.compile(
    r"(?:今[天日]|明[天日]|晚上|新的?一[周月天]|周[一二三四五六日末]|月初|月末|月底|第?[一二两三四五六七八九十\d]{1,2}更.{0,8}|.{0,4}[加补爆]更.{0,8}|"
    r"更新.{0,8}|上架.{0,6}|感谢.{0,12}|谢谢.{0,8}|拜谢|多谢.{0,6}|大家.{0,6}|各位.{0,6}|兄弟们|新书.{0,16}|新人新书|还有|继续|顺便|"
    r"[PpＰ][SsＳ]|P\.S\.?|ps|\d{1,2}|[一二三四五]更)"
)
_UPDATE = re.compile(
    r"(?:今[天日])?第?[一二三四五六七八九十\d]{1,3}更(?:了|到|来了|送到|送上|奉上|完毕|完成)?|(?:加|补|爆)更(?:了|到|送到|送上|奉上)?"
)
_THANKS = re.compile(
    r"感[谢謝][^你您他她我]{0,50}(?:打[赏賞]|月票|推荐票|推薦票|订阅|盟主|舵主|掌门|投的|書友|书友)[^他她]{0,30}"
)
_RECOMMENDED = re.compile(
    r"(?:推荐|推薦|安利|力荐)(?:(?:一本|本|朋友|好友|基友|一下)[^《他她我]{0,10}|[:：]\s*)《[^》]{1,30}》[^他她我给]{0,40}"
)
_POSTSCRIPT = re.compile(r"[（(【]?\s*(?:[PpＰｐ]\.?\s?[SsＳｓ]\.?|附注)\d?\s*[:：、,，.．;；—\-]+.*")
_OF_AUTHORS = re.compile(
    r"更|票|收藏|[书書]友|订阅|訂閱|读者|讀者|[这這本上下几幾一两]章|章节|作者|推荐|推薦|支持|上架|打赏|评论|書評|书评|新书|存稿|码字|断更|爆发|群|本书"
)
_TO_BE_CONTINUED = re.compile(r"(?:[（(【\[]?\s*)(?:未完)?待[续續](?P<more>.*)")
_AUTHOR_SPEAKS = re.compile(
    r"[（(【\[☆★*\s]*作者(?:有[话話](?:要)?[说說]|的[话話]|感言|[说說])\s*[】）)\]]*[ 　]*(?:[:：\n].*|[\s…—-]*)",
    re.DOTALL,
)
_END_OF_CHAPTER = re.compile(r"本章(?:完|结束|終|终|完结)")
_GROUP = re.compile(r"[（(【\[〔][^（()）【】\[\]〔〕]{1,100}[）)】\]〕]")
_ENDS_CONTINUED = re.compile(r"(?<=[。！？!?”’」』…—-])\s*[—…·*=~-]*(?:未完)?待[续續][—…·*=~。.-]*$")
_BARE_ADDRESS = re.compile(r"[（(【\[〔]?\s*(?:https?://|www\.|wap\.|m\.)[\w./:%?=&-]+\s*[）)】\]〕]?", re.IGNORECASE)
_LAST_SENTENCE = re.compile(r"(?<=[。！？!?”’」』…])(?P<last>[^。！？!?”’」』…]{6,100}[。！!]?)$")


def may_be_notice(text: str) -> bool:
    """Is there a letter in the text that all notices in Chinese have one of?  Most of a story's lines have none."""
    return text.isascii() or not _HAN.search(text[:_GLANCE]) or _MAY_BE.search(text) is not None


def reason_of(line: str) -> Reason | None:
    """Return why a line of a web novel is no part of the story, or None where it is, or may be."""
    if not line or len(line) > _LONGEST:
        return None
    if line.isascii() or not _HAN.search(line):
        return _of_english_site(line)
    if not _MAY_BE.search(line):
        return None
    text = line.strip()
    words = text.strip(_ORNAMENTS)
    inner = words.strip(_BRACKETS).strip(_ORNAMENTS)
    if not inner:
        return None
    if _END_OF_CHAPTER.fullmatch(inner):
        return Reason.END_MARK
    if more := _TO_BE_CONTINUED.fullmatch(words):
        return _of_continuation(words, more["more"])
    if _SPEECH.match(text):
        return None
    return Reason.SITE if _is_of_site(text) else _of_author(text, words, inner)


def _of_english_site(line: str) -> Reason | None:
    if _ENGLISH_LINKS.fullmatch(line):
        return Reason.SITE
    if _ENGLISH_NOTE.match(line):
        return Reason.COMMENT
    return None


def without_insertions(text: str) -> tuple[str, list[tuple[Reason, str]]]:
    """Return a paragraph of a story without what a site has put inside, and what that was."""
    if text.isascii() or not _MAY_BE.search(text) or not _HAN.search(text[:_GLANCE]):
        return text, []
    found: list[tuple[Reason, str]] = []

    def taken_out(group: re.Match[str]) -> str:
        reason = _of_group(group[0])
        if reason is None:
            return group[0]
        found.append((reason, group[0]))
        return ""

    left = _GROUP.sub(taken_out, text) if _OPENS_GROUP.search(text) else text
    last = _LAST_SENTENCE.search(left[-_LONGEST:]) if _ADDRESS.search(left[-_LONGEST:]) else None
    if last and _ADDRESS.search(last["last"]) and reason_of(last["last"]) is Reason.SITE:
        found.append((Reason.SITE, last["last"]))
        left = left.removesuffix(last["last"])
    if "待" in left[-_GLANCE_BEHIND:] and (continued := _ENDS_CONTINUED.search(left)):
        found.append((Reason.END_MARK, continued[0]))
        left = left[: continued.start()]
    return left.rstrip() if found else text, found


def opens_author_note(text: str) -> bool:
    """Does an author begin to speak to the readers here, outside the story?"""
    return len(text) > 2 and "作者" in text[:8] and _AUTHOR_SPEAKS.fullmatch(text) is not None


def is_call(words: str) -> bool:
    """Do these words, in brackets behind a heading, ask for votes or count an update?"""
    return _asks(words) or _UPDATE.fullmatch(words.strip(_ORNAMENTS)) is not None


def _of_group(group: str) -> Reason | None:
    inner = group[1:-1].strip(_ORNAMENTS)
    if _END_OF_CHAPTER.fullmatch(inner) or inner in ("未完待续", "未完待續"):
        return Reason.END_MARK
    if _asks(inner):
        return Reason.ADVERT
    if _BARE_ADDRESS.fullmatch(group.strip()):
        return Reason.SITE
    is_of_site = _ADDRESS.search(inner) and (_SITE_CALL.search(inner) or _SITE_NAME.search(inner))
    return Reason.SITE if is_of_site else reason_of(inner) if _TO_BE_CONTINUED.match(inner) else None


def _of_continuation(words: str, more: str) -> Reason | None:
    """Return what the line is that says, in brackets or alone, that the story goes on."""
    rest = more.strip(_ORNAMENTS + _BRACKETS)
    if not rest:
        return Reason.END_MARK
    is_bracketed = words[0] in _BRACKETS
    return Reason.SITE if is_bracketed and not more[:1].isalnum() else None


def _is_of_site(text: str) -> bool:
    if _NAVIGATION.fullmatch(text.strip()) and len(_LINKS.findall(text)) > 1:
        return True
    return all(map(_names_a_site, _sentences(text)))


def _names_a_site(sentence: str) -> bool:
    sentence = sentence.strip(_ORNAMENTS)
    if _FIXED.fullmatch(sentence):
        return True
    has_address, has_name = _ADDRESS.search(sentence), _SITE_NAME.search(sentence)
    if (has_address or has_name) and _SITE_CALL.search(sentence):
        return not re.search("[他她它]", sentence)
    alone = _ADDRESS.search(sentence) and _SITE_NAME.search(sentence) and len(sentence) <= 40
    return bool(alone) and not re.search("[他她它我你的了是在]", sentence)


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a line; the points of an address end none."""
    yield from (sentence for sentence in _IN_SENTENCES.split(text) if sentence.strip(_ORNAMENTS + _BRACKETS))


def _of_author(text: str, words: str, inner: str) -> Reason | None:
    if _asks(inner):
        return Reason.ADVERT
    if _POSTSCRIPT.fullmatch(text) and _OF_AUTHORS.search(text):
        return Reason.COMMENT
    if _UPDATE.fullmatch(inner) or _THANKS.fullmatch(inner):
        return Reason.COMMENT
    return Reason.ADVERT if _RECOMMENDED.fullmatch(words) else None


def _asks(words: str) -> bool:
    """Is every clause a call, or one of the words that go with calls?"""
    if not re.search("[求跪票藏订]", words):
        return False
    clauses = [clause for clause in _IN_CLAUSES.split(words) if clause.strip(_ORNAMENTS + _BRACKETS)]
    calls = [bool(_CALL.fullmatch(clause.strip(_ORNAMENTS + _BRACKETS))) for clause in clauses]
    fillers = (_FILLER.fullmatch(clause.strip(_ORNAMENTS + _BRACKETS)) for clause in clauses)
    return any(calls) and all(call or filler for call, filler in zip(calls, fillers, strict=True))
