import pytest

from cosystudio.book.model import Kind
from cosystudio.book.reading import Ruby
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.plain_text.aozora import header, is_aozora, pieces_of_aozora

RULE = "-" * 55
BOOK = f"""こころ
夏目漱石

{RULE}
【テキスト中に現れる記号について】

《》：ルビ
{RULE}

［＃２字下げ］上　先生と私［＃「上　先生と私」は大見出し］

［＃５字下げ］一［＃「一」は中見出し］

　私《わたくし》は先生一人｜麦藁帽《むぎわらぼう》を※［＃「てへん＋劣」、第3水準1-84-77］った。

底本：「こころ」集英社文庫
入力：j.utiyama
""".split("\n")


def test_the_notation_is_recognised() -> None:
    assert is_aozora("\n".join(BOOK))
    assert not is_aozora("《红楼梦》曹雪芹")


def test_title_and_author_head_the_file() -> None:
    assert header(BOOK) == ("こころ", "夏目漱石")
    assert header([]) == ("", "")


def test_headings_are_where_the_notes_say() -> None:
    pieces = pieces_of_aozora(BOOK, Ruby.BASE, Account())
    assert [(p.kind, p.text, p.level) for p in pieces[2:4]] == [
        (Kind.HEADING, "上 先生と私", 1), (Kind.HEADING, "一", 2),
    ]  # fmt: skip


def test_readings_and_notes_are_not_spoken_but_counted() -> None:
    account = Account()
    assert pieces_of_aozora(BOOK, Ruby.BASE, account)[-1].text == "私は先生一人麦藁帽を挘った。"
    assert {skip.reason: skip.count for skip in account.closed().skipped} == {
        "Editor's annotations": 5, "Ruby readings": 2, "Edition notices": 2, "Formatting marks": 1,
    }  # fmt: skip


def test_characters_are_found_by_code_point_or_not_at_all() -> None:
    lines = ["※［＃「口＋世」、U+546D］と※［＃知らない字］と※［＃「半」、U+D800］"]
    assert pieces_of_aozora(lines, Ruby.BASE, Account())[0].text == "呭と〓と〓"


def test_readings_are_spoken_instead_of_the_characters_by_choice() -> None:
    account = Account()
    lines = ["｜青空文庫《あおぞらぶんこ》の本を読《よ》む。", "それはコップ《こっぷ》だ。", "《》"]
    for line in lines:
        account.take_in(line)
    pieces = pieces_of_aozora(lines, Ruby.READING, account)
    assert [piece.text for piece in pieces] == ["あおぞらぶんこの本をよむ。", "それはこっぷだ。"]
    assert account.skipped[Reason.RUBY_BASE] == ["青空文庫《》", "読《》", "コップ《》"]


@pytest.mark.parametrize("char", ["第", "ア", "A"])
def test_a_long_run_of_one_script_is_looked_at_once(char: str) -> None:
    pieces = pieces_of_aozora([char * 300_000], Ruby.BASE, Account())
    assert [len(piece.text) for piece in pieces] == [300_000]
