"""Libraries unlike any that somebody would test with: one paragraph, nothing, long lists, very long paragraphs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from retrieval import Reason, Searcher, Status
from retrieval.citing import LONGEST_EXCERPT
from tests.made_library import made
from tests.odd_text import PASTED
from tests.talking import quoted, talk
from tests.test_searcher_properties import check

ITEMS = [
    "扩大内需",
    "科技创新",
    "乡村振兴",
    "绿色发展",
    "对外开放",
    "民生保障",
    "文化繁荣",
    "防范风险",
    "教育强市",
    "健康城市",
    "交通建设",
    "政府建设",
]
NUMBERED = "\n\n".join(
    f"{at}.推进{item}工作。围绕{item}制定三年行动方案,落实责任分工。" for at, item in enumerate(ITEMS, 1)
)
SENTENCES = "".join(
    f"第{word}检察部办理了{100 + at}件涉及{word}类纠纷的案件,挽回经济损失{at + 3}万元。"
    for at, word in enumerate("甲乙丙丁戊己庚辛壬癸" * 4)
)
LISTED = f"""某某市2022年重点工作清单

发布时间:2022-01-10

现将2022年十二项重点工作清单公布如下,请各单位认真落实。

{NUMBERED}

二、检察工作

{SENTENCES}

成立反诈联盟,覆盖社区300个。

第十四个五年规划期间,新建养老驿站77个,方便老人就近养老。
"""
ALONE = "徐汇滨江绿道全长8.4公里,沿线设立了7个驿站。"


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory, state_dir: Path) -> Searcher:
    return made(tmp_path_factory.mktemp("reports"), {"清单.txt": LISTED}, state_dir)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory, state_dir: Path) -> Searcher:
    return made(tmp_path_factory.mktemp("reports"), {"绿道.txt": ALONE}, state_dir)


def test_a_library_of_one_paragraph_answers(alone: Searcher) -> None:
    assert quoted(alone.ask("滨江绿道全长多少公里?")) == ALONE
    assert quoted(alone.ask("沿线设立了几个驿站?")) == ALONE


def test_a_library_of_one_paragraph_does_not_answer_everything(alone: Searcher) -> None:
    assert alone.ask("红烧肉怎么做?").status is Status.NOT_FOUND
    assert alone.ask("滨江绿道花了多少钱?").status is not Status.ANSWERED


def test_the_only_paragraph_has_none_before_it(alone: Searcher) -> None:
    assert talk(alone, "滨江绿道全长多少公里?", "上一段").citations == ()


def test_a_library_without_a_word_has_no_reports(tmp_path: Path, state_dir: Path) -> None:
    answer = made(tmp_path, {"空.txt": "", "白.txt": " \n\n"}, state_dir).ask("滨江绿道全长多少公里?")
    assert (answer.status, answer.reason, answer.citations) == (Status.NOT_FOUND, Reason.NO_REPORTS, ())


@pytest.mark.parametrize(("said", "item"), [("第三项", 3), ("第七项", 7), ("第十项", 10), ("第12项", 12)])
def test_an_item_of_a_long_list_is_quoted_by_its_number(listed: Searcher, said: str, item: int) -> None:
    assert f"推进{ITEMS[item - 1]}工作" in quoted(listed.ask(f"重点工作清单的{said}是什么?"))


def test_an_item_beyond_the_end_of_a_list_is_not_answered(listed: Searcher) -> None:
    assert listed.ask("重点工作清单的第十三项是什么?").status is not Status.ANSWERED


@pytest.mark.parametrize("word", "甲戊癸")
def test_the_excerpt_of_a_long_paragraph_is_around_its_quote(listed: Searcher, word: str) -> None:
    answer = listed.ask(f"第{word}检察部办理了多少件{word}类纠纷案件?")
    excerpt = answer.citations[0].excerpt
    assert answer.quote and f"第{word}检察部" in answer.quote.text
    assert excerpt.holds(answer.quote) and len(excerpt) <= LONGEST_EXCERPT


def test_a_plan_is_found_by_its_short_name_and_by_its_full_one(listed: Searcher) -> None:
    for said in ("十四五", "第十四个五年规划"):
        assert "77个" in quoted(listed.ask(f"{said}期间新建了多少个养老驿站?"))


@settings(deadline=None, max_examples=60)
@given(text=PASTED)
def test_any_text_is_answered_with_slices_and_nothing_else(listed: Searcher, text: str) -> None:
    check(listed.ask(text), listed)
    check(talk(listed, "癸检察部挽回经济损失多少万元?", text), listed)
