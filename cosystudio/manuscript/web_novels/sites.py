"""What web sites put between the paragraphs: their names and addresses, links, stamps, who typed the text."""

import re

from cosystudio.manuscript.web_novels.words import ADDRESS, sentences

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
_LINKS_ALONE = "[上下前后後]一[章页頁]|(?:回|返回)(?:首页|首頁|目录|目錄|书页|書頁)"
"""Links that are told even where a line has one alone."""
_LINK = re.compile(
    rf"{_LINKS_ALONE}|[上下]一[篇回]|[上下]章|章节目录|章節目錄|目录|目錄|返回列表|返回顶部|首页|首頁|书页|書頁|章节列表|"
    "加入书签|加入書簽|存书签|加入书架|加入書架|投推荐票|推荐本书|收藏本书|我的书架|打开书架|错误举报|报错|举报|快捷键|打印本章|"
    "字体大小|背景颜色|没有了"
)
_NAVIGATION = re.compile(rf"(?:(?:{_LINK.pattern})(?:[\s|/｜,，、（(）)\[\]【】<>《》←→«»‹›:：-]|$)*)+")
_LINK_ALONE = re.compile(_LINKS_ALONE)

_ENGLISH_LINK = r"(?:(?:previous|prev|next|first|last)(?: chapter| page)?|table of contents|contents|toc|index|home)"
_PARTS_LINKS = r"(?:[\s|/<>«»←→\[\]·•-]*[|/<>«»←→\[\]·•-][\s|/<>«»←→\[\]·•-]*|\s{2,})"
_ENGLISH_LINKS = re.compile(
    rf"\W*(?:{_ENGLISH_LINK}(?:{_PARTS_LINKS}{_ENGLISH_LINK})+|(?:previous|prev|next) chapter)\W*", re.IGNORECASE
)
_BAR_OF_LINKS = re.compile(r"(?:[^|]{1,8}\|){4,}[^|]{1,8}")
_STAMP = re.compile(
    r"(?:更新|发布)(?:时间|日期)\s*[:：].{0,60}|(?:本章)?字[数數]\s*[:：]\s*\d+.{0,20}|\W*章节内容开始\W*|作品仅供读者预览.{0,120}"
)
_CREDIT = re.compile(
    r".{0,40}(?:首发|免费阅读|更多).{0,60}|本(?:站|书由).{0,60}(?:加入|下载|提供|整理|制作|招收).{0,40}|"
    r".{0,40}(?<![伸动出随顺双两一左右只亲徒空的])手打.{0,60}",
)
_MAY_CREDIT = re.compile("首发|免费阅读|更多|本站|本书由|手打")
_OF_READERS = re.compile("书库|书屋|論壇|论坛|贴吧|会员|书友|点此|点击")
"""What a credit names where it names no site: without it, words such as “first published” are those of a story."""
_IN_CREDITS = re.compile("[。！？!?]+")


def is_of_site(text: str) -> bool:
    """Is each sentence of the line one of a site, or does the line hold links and nothing else?"""
    if _NAVIGATION.fullmatch(text.strip()) and (len(_LINK.findall(text)) > 1 or _LINK_ALONE.fullmatch(text.strip())):
        return True
    return all(map(_names_a_site, sentences(text)))


def is_stamp_or_credit(line: str) -> bool:
    """Does the line say when a chapter was put up and how long it is, or who typed it for which site?"""
    if _STAMP.fullmatch(line):
        return True
    if not _MAY_CREDIT.search(line):
        return False
    has_name = ADDRESS.search(line) or _SITE_NAME.search(line) or _OF_READERS.search(line)
    return bool(has_name) and all(_CREDIT.fullmatch(one) for one in _IN_CREDITS.split(line) if one.strip())


def is_bar_of_links(line: str) -> bool:
    """Is the line a row of short words parted by bars, in any script?"""
    return "|" in line and _BAR_OF_LINKS.fullmatch(line) is not None


def are_english_links(line: str) -> bool:
    """Does the line lead to other chapters, and say nothing else?"""
    return _ENGLISH_LINKS.fullmatch(line) is not None


def calls_to_site(words: str) -> bool:
    """Do these words, inside a paragraph, name an address and say what to do there?"""
    return ADDRESS.search(words) is not None and bool(_SITE_CALL.search(words) or _SITE_NAME.search(words))


def _names_a_site(sentence: str) -> bool:
    if _FIXED.fullmatch(sentence):
        return True
    has_address, has_name = ADDRESS.search(sentence), _SITE_NAME.search(sentence)
    if (has_address or has_name) and _SITE_CALL.search(sentence):
        return not re.search("[他她它]", sentence)
    alone = ADDRESS.search(sentence) and _SITE_NAME.search(sentence) and len(sentence) <= 40
    return bool(alone) and not re.search("[他她它我你的了是在]", sentence)
