import html
import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.render import BYTES, COLOURS, MESSAGE, pieces_of, plain, telegram
from bot.reply import Block, Excerpt, Kind, Line, Quote, Reply, Tone
from bot.showable import showable, units
from bot.turn import START
from retrieval import Span
from tests.conftest import report

TEXT = "一是设立了<23>个专业化办案组&小组。二是完成了搬迁。"


def reply(*blocks: Block) -> Reply:
    return Reply(Kind.ANSWERED, blocks, START)


def excerpt(text: str = TEXT, *marks: tuple[int, int]) -> Excerpt:
    whole = report(text)
    return Excerpt("报告 · 第 1 段", whole.span(0, len(text)), tuple(whole.span(*mark) for mark in marks), 1)


def unescaped(message: str) -> str:
    return html.unescape(re.sub("<[^>]*>", "", message))


def test_the_answer_stands_first_then_its_source_then_the_excerpt() -> None:
    around = excerpt()
    shown = plain(reply(Quote(around.span.report.span(0, 19)), around, Line("注:一句话", Tone.NOTE)))
    assert shown == f"{TEXT[:19]}\n\n[1] 报告 · 第 1 段\n{TEXT}\n\n注:一句话"


def test_a_quote_that_is_the_whole_excerpt_is_shown_once() -> None:
    around = excerpt()
    assert plain(reply(Quote(around.span), around)) == f"{TEXT}\n\n[1] 报告 · 第 1 段"
    assert unescaped(telegram(reply(Quote(around.span), around))[0]).count(TEXT) == 1


def test_in_telegram_the_quote_is_bold_inside_an_expandable_block_quote() -> None:
    (message,) = telegram(reply(excerpt(TEXT, (0, 19))))
    inside = f"<b>{html.escape(TEXT[:19], quote=False)}</b>{html.escape(TEXT[19:], quote=False)}"
    assert message == f"[1] 报告 · 第 1 段\n<blockquote expandable>{inside}</blockquote>"


def test_the_source_line_links_to_the_place_where_there_is_a_link() -> None:
    (message,) = telegram(reply(excerpt()), lambda code: f"https://t.me/chuchu?start={code}&x")
    assert message.startswith('<a href="https://t.me/chuchu?start=c1-')
    assert '&amp;x">[1] 报告' in message


def test_where_a_report_was_published_is_a_link_beside_its_source() -> None:
    published = replace(excerpt(), url="https://www.example.org/a?b=1&c=2")
    assert plain(reply(published)) == f"[1] 报告 · 第 1 段\nhttps://www.example.org/a?b=1&c=2\n{TEXT}"
    (message,) = telegram(reply(published))
    link = '<a href="https://www.example.org/a?b=1&amp;c=2">www.example.org</a>'
    assert message.startswith(f"[1] 报告 · 第 1 段 · {link}\n<blockquote")


def test_colours_are_switched_off_again_on_every_line() -> None:
    shown = plain(reply(Quote(excerpt().span), excerpt(TEXT * 5, (0, 60))), COLOURS, width=40)
    assert all(line.count("\x1b[0m") == len(re.findall(r"\x1b\[[1-9][0-9;]*m", line)) for line in shown.split("\n"))


def test_hostile_text_of_a_report_reaches_no_terminal() -> None:
    assert "\x1b" not in plain(reply(excerpt("一段\x1b]0;标题\x07文字")))


MARKED = st.tuples(
    st.text(st.characters() | st.sampled_from("<>&\"'。检"), min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4),
)


@given(MARKED)
def test_pieces_joined_are_the_span(marked: tuple[str, list[tuple[int, int]]]) -> None:
    text, marks = marked
    whole = report(text)
    span = Span(whole, 0, len(text))
    assert "".join(piece for piece, _ in pieces_of(span, tuple(whole.span(*mark) for mark in sorted(marks)))) == text


@given(MARKED)
def test_un_escaping_a_telegram_message_gives_the_slice_back(marked: tuple[str, list[tuple[int, int]]]) -> None:
    text, marks = marked
    (message,) = telegram(reply(excerpt(text, *sorted(marks))))
    quoted = re.fullmatch(r".*?\n<blockquote expandable>(.*)</blockquote>", message, re.DOTALL)
    assert quoted and unescaped(quoted[1]) == showable(text)


@given(st.lists(st.text(st.sampled_from("检<&🏛a\n"), min_size=1, max_size=4000), min_size=1, max_size=6))
def test_every_telegram_message_keeps_the_limits_and_nothing_is_lost(texts: list[str]) -> None:
    messages = telegram(reply(*(excerpt(text) for text in texts)))
    assert all(units(unescaped(message)) <= MESSAGE and len(message.encode()) <= BYTES for message in messages)
    bodies = re.findall(r"<blockquote expandable>(.*?)</blockquote>", "".join(messages), re.DOTALL)
    assert html.unescape("".join(re.sub("</?b>", "", body) for body in bodies)) == "".join(texts)


def test_messages_are_split_between_citations() -> None:
    messages = telegram(reply(*(excerpt("检" * 390) for _ in range(20))))
    assert len(messages) == 2
    assert all(message.endswith("</blockquote>") for message in messages)


def test_examples_stand_close_below_their_line() -> None:
    lines = ("没有。", Tone.PLAIN), ("试试:", Tone.NOTE), ("· 一", Tone.EXAMPLE), ("· 二", Tone.EXAMPLE)
    shown = plain(reply(*(Line(*line) for line in lines)))
    assert shown == "没有。\n\n试试:\n· 一\n· 二"
