from hypothesis import given
from hypothesis import strategies as st

from bot.showable import clip, showable, units, unseen


def test_text_that_turns_the_line_round_or_moves_the_cursor_is_shown_as_a_sign() -> None:
    assert showable("a\u202eb\x1b[2Jc\x00d\ud83de") == "a�b�[2Jc�d�e"


def test_chinese_emoji_and_line_feeds_stay_as_they_are() -> None:
    assert showable("第一段\n🏛️ ２０６") == "第一段\n🏛️ ２０６"


@given(st.text())
def test_shown_text_can_be_sent_and_is_shown_the_same_again(text: str) -> None:
    shown = showable(text)
    shown.encode()
    assert showable(shown) == shown


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"))))
def test_what_was_hidden_is_counted(text: str) -> None:
    assert showable(text).count("�") - text.count("�") == unseen(text)


@given(st.text(), st.integers(1, 40))
def test_clipped_text_is_a_beginning_within_the_limit(text: str, limit: int) -> None:
    clipped = clip(text, limit)
    assert units(clipped) <= limit
    assert clipped == text or text.startswith(clipped.removesuffix("…"))
