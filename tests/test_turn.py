from hypothesis import given
from hypothesis import strategies as st

from bot.turn import REMEMBERED, START, Turn
from retrieval import Answer, Reason, Status


def test_a_question_that_stands_by_itself_begins_anew() -> None:
    turn = Turn(("徐汇院有几个办案组",)).after(
        Answer("206系统是什么", "206系统是什么", Status.ANSWERED), "206系统是什么"
    )
    assert turn.questions == ("206系统是什么",)


def test_a_follow_up_is_remembered_behind_its_question() -> None:
    answer = Answer("那上海呢", "上海有几个办案组", Status.NOT_FOUND, Reason.NO_EVIDENCE)
    assert Turn(("徐汇院有几个办案组",)).after(answer, "那上海呢").questions == ("徐汇院有几个办案组", "那上海呢")


def test_thanks_in_between_leave_the_topic_as_it_was() -> None:
    before = Turn(("徐汇院有几个办案组",))
    assert before.after(Answer("谢谢", "谢谢", Status.NOT_FOUND, Reason.SMALL_TALK), "谢谢") == before


def test_of_a_long_talk_its_first_question_and_the_last_ones_are_kept() -> None:
    turn = START
    for number in range(30):
        turn = turn.after(Answer(f"那{number}呢", f"第{number}点是什么", Status.ANSWERED), f"那{number}呢")
    assert len(turn.questions) == REMEMBERED
    assert turn.questions[0] == "那0呢"
    assert turn.questions[-1] == "那29呢"


@given(st.lists(st.text(st.characters()), max_size=REMEMBERED))
def test_a_stored_turn_is_read_back(questions: list[str]) -> None:
    assert Turn.from_text(Turn(tuple(questions)).to_text()) == Turn(tuple(questions))


@given(st.text())
def test_foreign_text_gives_a_turn_with_strings_in_it_or_none(stored: str) -> None:
    assert all(isinstance(question, str) for question in Turn.from_text(stored).questions)


def test_stored_text_of_another_shape_is_taken_for_nothing() -> None:
    assert Turn.from_text('{"a": 1}') == Turn.from_text("[1]") == Turn.from_text("null") == START
