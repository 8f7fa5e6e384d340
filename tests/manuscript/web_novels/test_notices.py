import pytest

from cosystudio.book.model import Kind
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.assembly import own_words
from cosystudio.manuscript.pieces import Piece
from cosystudio.manuscript.web_novels import is_call, opens_author_note, reason_of, without_insertions

SITE, ADVERT, COMMENT, END = Reason.SITE, Reason.ADVERT, Reason.COMMENT, Reason.END_MARK


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("（本章完）", END),
        ("-本章完-", END),
        ("（未完待续）", END),
        ("…………（未完待续", END),
        (
            "（未完待续。如果您喜欢这部作品，欢迎您来起点（qidian.com）投推荐票、月票，您的支持，就是我最大的动力。）",
            SITE,
        ),
        ("本章未完，点击下一页继续阅读", SITE),
        ("一秒记住【笔趣阁】www.example.net，精彩小说无弹窗免费阅读！", SITE),
        ("天才一秒记住本站地址：www.example.org。笔趣阁手机版阅读网址：m.example.org", SITE),
        ("请记住本站域名：www.example.com", SITE),
        ("手机用户请浏览m.example.com阅读，更优质的阅读体验。", SITE),
        ("最新章节请到www.example.com", SITE),
        ("更多精彩小说尽在笔趣阁", SITE),
        ("看正版请来起点中文网。", SITE),
        ("笔趣阁 www.example.com", SITE),
        ("上一章　返回目录　下一章", SITE),
        ("章节错误,点此举报(免注册)", SITE),
        ("喜欢《夜行》请大家收藏：(www.example.com)夜行笔趣阁更新速度最快。", SITE),
        ("求月票！", ADVERT),
        ("求推荐票，求收藏~~~", ADVERT),
        ("【求收藏】【求推荐】", ADVERT),
        ("新的一周，求推荐票！", ADVERT),
        ("新书《剑来》已发布，求收藏！", ADVERT),
        ("推荐本书：《我的剑》", ADVERT),
        ("PS：求推荐票！求月票！求收藏！", ADVERT),
        ("PS：第一更送到，晚上还有一更。", COMMENT),
        ("第一更。", COMMENT),
        ("感谢书友“夜雨”的打赏！", COMMENT),
        ("A/N: Thanks for reading! Please review.", COMMENT),
        ("Author's Note: thank you all for reading, next chapter on Monday!", COMMENT),
        ("[Previous Chapter] [Table of Contents] [Next Chapter]", SITE),
        ("Prev | Next", SITE),
        ("Next Chapter", SITE),
    ],
)
def test_what_a_site_or_an_author_puts_between_the_lines_is_no_story(line: str, reason: Reason) -> None:
    assert reason_of(line) is reason


@pytest.mark.parametrize(
    "line",
    [
        "未完待续的故事，总是让人难过。",
        "记住本站在这里停三分钟。",
        "请到书城等我。",
        "请到起点集合。",
        "手机用户越来越多了。",
        "他只记得网址是www.example.com。",
        "他在笔趣阁看书。",
        "“上一章你写得很好。”他说。",
        "上一章说到，他走了。",
        "目录",
        "更多精彩的故事还在后面。",
        "他求月票不得，只好走了。",
        "她求收藏家把画卖给她。",
        "“求推荐！”他喊道。",
        "求票的人排成长队。",
        "跪求原谅。",
        "第二更的鼓声响了。",
        "感谢你的打赏，先生。",
        "推荐信《旧约》放在桌上。",
        "推荐他读《红楼梦》的是老师。",
        "PS：我爱你。",
        "P.S. I love you.",
        "Author's Note: this book is for Anna.",
        "The next chapter of his life began.",
        "Home. Next to it, the sea.",
        "大家都投了票。",
        "新书发布会在三点开始。",
        "",
    ],
)
def test_a_sentence_of_the_story_is_read(line: str) -> None:
    assert reason_of(line) is None


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("他推开了门。（本书首发www.example.com）", "他推开了门。"),
        ("他推开了门。[www.example.com]她没有回头。", "他推开了门。她没有回头。"),
        ("他推开了门。(未完待续。)", "他推开了门。"),
        ("他推开了门。（求月票！）", "他推开了门。"),
        ("他推开了门。本书首发www.example.com请支持正版。", "他推开了门。"),
        ("他推开了门。——未完待续——", "他推开了门。"),
        ("他打开了www.example.com。", "他打开了www.example.com。"),
        ("她说（其实没说）。", "她说（其实没说）。"),
        ("He opened the door (to be continued).", "He opened the door (to be continued)."),
    ],
)
def test_only_what_the_site_put_in_is_taken_out_of_a_paragraph(text: str, left: str) -> None:
    account = Account()
    words = without_insertions(text, account)
    assert words == left
    assert sorted("".join([words, *(said for texts in account.skipped.values() for said in texts)])) == sorted(text)


def test_an_author_begins_to_speak_behind_a_colon_or_on_a_line_of_its_own() -> None:
    assert opens_author_note("作者有话要说：今天更新了。")
    assert opens_author_note("【作者有话说】")
    assert not opens_author_note("作者有话要说，可是没有人听。")


def test_a_call_behind_a_heading_is_told_from_a_title() -> None:
    assert is_call("求收藏")
    assert is_call("二更")
    assert not is_call("上")
    assert not is_call("三更天")


def test_what_a_site_put_inside_is_taken_out_of_every_format() -> None:
    account = Account()
    pieces = [
        Piece(Kind.PROSE, "他推开了门。（求月票！）"),
        Piece(Kind.HEADING, "第一章（求月票！）", 1),
        Piece(Kind.PROSE, "（求月票！）"),
    ]
    words = [piece.text for piece in own_words(pieces, account)]
    assert words == ["他推开了门。", "第一章（求月票！）", ""]
    assert account.skipped == {Reason.ADVERT: ["（求月票！）", "（求月票！）"]}


def test_a_link_alone_on_its_line_is_of_a_site_and_a_word_of_every_day_is_not() -> None:
    for line in ("后一页", "上一頁", "返回目录", "上一章 | 目录"):
        assert reason_of(line) is SITE
    for line in ("目录", "首页上的字", "他回首页上的字"):
        assert reason_of(line) is None
