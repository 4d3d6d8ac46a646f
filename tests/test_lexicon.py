"""Aliases: what an operator may write in lexicon.yaml, and what is found by them."""

from __future__ import annotations

import itertools
import os
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given

from retrieval import Lexicon, LexiconError
from retrieval.fold import fold
from retrieval.lexicon import OWN_FILE
from retrieval.newest import KEPT
from tests.odd_text import PASTED

SMALL = {
    "everyday": [{"say": ["小孩", "娃"], "write": ["未成年人", "儿童"], "weight": 0.8}],
    "same": [["非吸", "非法吸收公众存款"]],
    "foreign": [{"say": ["case"], "write": ["案件"]}],
}


@pytest.fixture(scope="module")
def shipped() -> Lexicon:
    return Lexicon.load()


def test_the_shipped_lexicon_has_several_hundred_words(shipped: Lexicon) -> None:
    assert len(shipped) > 1000


def groups() -> list[tuple[str, list[str], list[str]]]:
    content = yaml.safe_load(OWN_FILE.read_text("utf-8"))
    told = [
        (f"{part}[{at}]", g["say"], g["write"])
        for part in ("everyday", "foreign")
        for at, g in enumerate(content[part], 1)
    ]
    return told + [(f"same[{at}]", group, group) for at, group in enumerate(content["same"], 1)]


def test_no_shipped_group_is_written_for_itself() -> None:
    told = [(where, set(map(fold, say)), set(map(fold, write))) for where, say, write in groups()]
    assert [where for where, say, write in told if say == write and not where.startswith("same")] == []


def test_shipped_words_are_words() -> None:
    odd = {
        word
        for _, say, write in groups()
        for word in (*say, *write)
        if word != word.strip() or "\n" in word or not 1 <= len(word) <= (40 if word.isascii() else 20)
    }
    assert odd == set()


def test_no_shipped_alias_asks_since_what_asks_is_no_word_of_an_answer() -> None:
    content = yaml.safe_load(OWN_FILE.read_text("utf-8"))
    assert [w for group in content["everyday"] for w in group["say"] if re.search("多少|什么|哪|几|啥|谁", w)] == []


def test_a_single_character_is_nobodys_alias_in_the_shipped_lexicon_unless_it_means_something_alone() -> None:
    single = {word for _, say, _ in groups() for word in say if len(word) == 1}
    assert not single & set("的了是在有不这那个上中大为和国我以要他时来用们到作地于出就分对成会可主发年动")


def test_no_shipped_weight_counts_as_much_as_the_word_itself(shipped: Lexicon) -> None:
    assert all(0 < weight < 1 for said in ("小孩", "非吸", "xuhui") for weight in shipped.written(said).values())


def test_abbreviations_are_found_both_ways(shipped: Lexicon) -> None:
    assert "非法吸收公众存款" in shipped.written("非吸")
    assert "非吸" in shipped.written("非法吸收公众存款")


def test_everyday_words_are_found_one_way_the_most_typical_first() -> None:
    lexicon = Lexicon.of(SMALL)
    assert list(lexicon.written("娃")) == ["未成年人", "儿童"]
    assert lexicon.written("娃")["未成年人"] > lexicon.written("娃")["儿童"]
    assert lexicon.written("未成年人") == {}


def test_everything_said_in_a_text_is_found_where_it_stands() -> None:
    text = fold("小孩參與非吸的案件")
    assert [text[said.start : said.end] for said in Lexicon.of(SMALL).find(text)] == ["小孩", "非吸"]


@pytest.mark.parametrize("said", ["挪了窝", "挪过窝", "挪个窝"])
def test_an_alias_is_found_with_a_particle_in_it(said: str) -> None:
    lexicon = Lexicon.of({"everyday": [{"say": ["挪窝"], "write": ["搬迁"], "weight": 0.8}]})
    assert [(found.start, found.end) for found in lexicon.find(f"全院{said}了")] == [(2, 5)]
    assert lexicon.find("挪了个窝棚架")[0].end == 4 and not lexicon.find("挪开了窝")


def test_an_alias_is_found_across_the_question_word() -> None:
    lexicon = Lexicon.of({"everyday": [{"say": ["打粮"], "write": ["粮食产量"], "weight": 0.8}]})
    text = "要打多少斤粮"
    found = lexicon.find(text, (text.index("多少"), text.index("粮")))
    assert [(said.start, said.end, said.text) for said in found] == [(1, 6, "打粮")]
    assert not lexicon.find(text)


def test_the_longer_alias_is_found_across_the_question_word_though_its_beginning_is_one_itself() -> None:
    say = [["老楼装电梯", "既有住宅加装电梯"], ["老楼", "老旧小区"]]
    lexicon = Lexicon.of({"everyday": [{"say": [one], "write": [other], "weight": 0.8} for one, other in say]})
    text = "老楼装了多少台电梯"
    gap = (text.index("多少"), text.index("电梯"))
    assert [said.text for said in lexicon.find(text, gap, frozenset({2, len(text)}))] == ["老楼装电梯"]
    assert [said.text for said in lexicon.find(text, gap, frozenset({2}))] == ["老楼"]


def test_the_shipped_lexicon_holds_words_and_no_facts() -> None:
    """二十三个组 → 23个专业化办案组 would be the answer of one report."""
    content = yaml.load(OWN_FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    written = {fold(str(word)) for group in content["everyday"] for word in group["write"]}
    assert not [
        word for word in written if re.search(r"\d{2,}(?:余|多)?[万亿]*(?:次|类|个|件|项|名|条|期|支|家|份)", word)
    ]


def test_a_latin_alias_is_not_found_inside_another_word() -> None:
    lexicon = Lexicon.of(SMALL)
    assert [said.start for said in lexicon.find("case by case")] == [0, 8]
    assert lexicon.find("showcase cases") == ()


def test_an_alias_is_not_made_of_the_question_word_and_what_follows_it() -> None:
    lexicon = Lexicon.of({"everyday": [{"say": ["套保", "添上"], "write": ["欺诈"], "weight": 0.9}]})
    assert lexicon.find("交付多少套保租房", (2, 5), frozenset({0, 2, 4, 5, 8})) == ()
    assert [said.text for said in lexicon.find("交付多少套,套保", (2, 5), frozenset({5, 6, 8}))] == ["套保"]


def test_the_longest_alias_is_taken() -> None:
    lexicon = Lexicon.of({"same": [["检察", "检察工作"], ["检察建议", "建议书"]]})
    text = "五号检察建议"
    assert [text[said.start : said.end] for said in lexicon.find(text)] == ["检察建议"]


@given(text=PASTED)
def test_what_is_found_stands_in_order_and_does_not_overlap(shipped: Lexicon, text: str) -> None:
    found = shipped.find(fold(text))
    assert all(said.start < said.end and said.written for said in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


def test_a_word_of_the_lexicon_is_shown_as_it_is_written_there() -> None:
    lexicon = Lexicon.of({"same": [["三个规定", "防止干预司法三个规定"]]})
    assert lexicon.shown(fold("三个规定")) == "三个规定"
    assert lexicon.shown("没有的") == "没有的"


WRONG: list[tuple[str, object]] = [
    ("a list", ["小孩"]),
    ("an unknown part", {"jargon": []}),
    ("a group of one", {"same": [["非吸"]]}),
    ("a word that is no text", {"same": [["非吸", 5]]}),
    ("a group without what is written", {"everyday": [{"say": ["小孩"], "weight": 0.8}]}),
    ("no weight", {"everyday": [{"say": ["小孩"], "write": ["儿童"]}]}),
    ("a weight above one", {"everyday": [{"say": ["小孩"], "write": ["儿童"], "weight": 8}]}),
    ("a weight of nothing", {"everyday": [{"say": ["小孩"], "write": ["儿童"], "weight": 0}]}),
    ("a misspelt key", {"everyday": [{"says": ["小孩"], "write": ["儿童"], "weight": 0.8}]}),
    ("a word instead of a list", {"everyday": [{"say": "小孩", "write": ["儿童"], "weight": 0.8}]}),
]


@pytest.mark.parametrize(("what", "content"), WRONG, ids=[what for what, _ in WRONG])
def test_a_line_that_does_not_fit_is_named(what: str, content: object) -> None:
    with pytest.raises(LexiconError) as told:
        Lexicon.of(content, "mine.yaml")
    assert told.value.values["file"] == "mine.yaml"


def test_the_place_of_a_wrong_line_is_told() -> None:
    with pytest.raises(LexiconError) as told:
        Lexicon.of({"same": [["非吸", "非法吸收公众存款"], ["单"]]})
    assert told.value.values["where"] == "same[2]"


@pytest.mark.parametrize(("content", "code"), [(b"same: [", "lexicon_no_yaml"), (b"\xff\xfe\x00", "lexicon_no_yaml")])
def test_a_file_that_is_no_yaml_is_told(tmp_path: Path, content: bytes, code: str) -> None:
    file = tmp_path / "lexicon.yaml"
    file.write_bytes(content)
    with pytest.raises(LexiconError) as told:
        Lexicon.load(file)
    assert told.value.code == code


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(LexiconError) as told:
        Lexicon.load(tmp_path / "none.yaml")
    assert told.value.code == "lexicon_unreadable"


def test_an_empty_lexicon_finds_nothing() -> None:
    lexicon = Lexicon.of({})
    assert lexicon.find("小孩") == () and not lexicon.words and len(lexicon) == 0


def test_a_kept_lexicon_is_the_lexicon_that_was_read(tmp_path: Path) -> None:
    read = Lexicon.load(cache=tmp_path)
    kept = Lexicon.load(cache=tmp_path)
    assert len(read) == len(kept) and read.words == kept.words
    for said in read._aliases:
        assert list(read.written(said).items()) == list(kept.written(said).items())
        assert all(read.shown(form) == kept.shown(form) for form in read.written(said))
        assert read.find(said) == kept.find(said)


def test_of_many_states_of_a_lexicon_only_the_newest_copies_stay(tmp_path: Path) -> None:
    file, cache = tmp_path / "lexicon.yaml", tmp_path / "state"
    cache.mkdir()
    (cache / "words-1.json").write_text("of something else")
    for number in range(KEPT + 2):
        file.write_text(f"same:\n- [检察院, 院{number}]\n", "utf-8")
        Lexicon.load(file, cache)
        for copy in cache.iterdir():
            os.utime(copy, (copy.stat().st_mtime - 10,) * 2)  # a while ago
    kept = {copy.name for copy in cache.iterdir()}
    assert len(kept) == KEPT + 1 and "words-1.json" in kept
    assert Lexicon.load(file, cache).words == Lexicon.load(file).words
    assert {copy.name for copy in cache.iterdir()} == kept  # the newest is among them
