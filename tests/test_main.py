"""The verbs as a person starts them."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import VERBS, main
from bot.conversation import Conversation
from bot.reply import Act
from tests.conftest import ROOT, SEEDS, Chuchu

ASKED = "徐汇院设立了多少个专业化办案组?"
KEYS = ["question", "understood", "status", "reason", "note", "quote", "citations"]
CITED = ["file", "start", "end", "text", "sha256", "title", "publisher", "date", "section", "paragraph", "page",
         "marks", "score", "url"]  # fmt: skip


def lines(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.split("\n")[:-1]]


def test_ask_answers_with_the_sentence_and_its_source(chuchu: Chuchu) -> None:
    done = chuchu("ask", ASKED)
    assert done.returncode == 0
    assert "设立了23个专业化办案组" in done.stdout.split("\n")[0]
    assert "[1] 徐汇区院司法体制综合配套改革主要工作 · " in done.stdout


def test_json_keeps_the_contract(chuchu: Chuchu) -> None:
    (answer,) = lines(chuchu("ask", "--json", ASKED).stdout)
    text = (SEEDS / answer["quote"]["file"]).read_bytes().decode()
    assert list(answer) == KEYS
    assert list(answer["quote"]) == ["file", "start", "end", "text"]
    assert 1 <= len(answer["citations"]) <= 5
    for cited in answer["citations"]:
        assert list(cited) == CITED
        cited_text = (SEEDS / cited["file"]).read_bytes().decode()
        assert cited_text[cited["start"] : cited["end"]] == cited["text"]
    assert text[answer["quote"]["start"] : answer["quote"]["end"]] == answer["quote"]["text"]
    first = answer["citations"][0]
    assert first["start"] <= answer["quote"]["start"] and answer["quote"]["end"] <= first["end"]
    assert (first["publisher"], first["date"], first["page"]) == ("徐汇区人民检察院", "2020-11-15", None)


def test_every_line_of_standard_input_gets_one_line_in_order(chuchu: Chuchu) -> None:
    asked = [ASKED, "", "  ", "红烧肉怎么做", "a\u2028b", "\x0c", "<b>206系统</b>是什么?"]
    done = chuchu("ask", "--json", stdin="\n".join(asked).encode())
    assert done.returncode == 0
    assert [answer["question"] for answer in lines(done.stdout)] == asked


def test_bytes_that_are_no_text_are_answered_in_plain_utf_8(chuchu: Chuchu) -> None:
    raw = b"\xed\xa0\xbd\x00\xff" + ASKED.encode()
    (answer,) = lines(chuchu("ask", "--json", stdin=raw).stdout)
    assert answer["status"] == "answered"
    assert answer["question"].endswith(ASKED)
    assert chuchu("ask", "--json", os.fsdecode(b"\xff" + ASKED.encode())).returncode == 0


def test_turns_of_a_dialogue_belong_together_until_an_empty_line(chuchu: Chuchu) -> None:
    talk = f"{ASKED}\n出自哪里?\n\n出自哪里?\n"
    answers = lines(chuchu("ask", "--json", "--dialogue", stdin=talk.encode()).stdout)
    assert len(answers) == 3
    assert answers[0]["status"] == "answered"
    assert answers[2]["status"] == "not_found"


def test_exit_codes_tell_answered_from_not_and_from_an_error(chuchu: Chuchu, tmp_path: Path) -> None:
    assert chuchu("ask", ASKED).returncode == 0
    assert chuchu("ask", "红烧肉怎么做").returncode == 1
    assert chuchu("ask", ASKED, "红烧肉怎么做").returncode == 0
    assert chuchu("ask", "--reports", str(tmp_path), ASKED).returncode == 2


def test_other_reports_can_be_served(chuchu: Chuchu, tmp_path: Path) -> None:
    (tmp_path / "年报.txt").write_text("年报\n\n去年全院办理了77件案件。\n", "utf-8")
    (answer,) = lines(chuchu("ask", "--json", "--reports", str(tmp_path), "办理了多少件案件?").stdout)
    assert answer["quote"]["text"] == "去年全院办理了77件案件。"
    relative = chuchu("ask", "--reports", ".", "办理了多少件案件?", cwd=tmp_path)
    assert "77件" in relative.stdout


def test_explain_adds_how_the_question_was_understood(chuchu: Chuchu) -> None:
    (answer,) = lines(chuchu("ask", "--json", "--explain", ASKED).stdout)
    assert [*KEYS, "aliases", "notes", "workings"] == list(answer)
    assert answer["workings"]["sentences"][0]["text"] == answer["quote"]["text"]


def test_nothing_to_ask_is_told(chuchu: Chuchu) -> None:
    done = chuchu("ask", CHUCHU_LANGUAGE="en")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("No question")


def wrong(chuchu: Chuchu, *arguments: str, **environ: str) -> str:
    """What a mistake of the operator is answered with: one sentence, exit code 2."""
    done = chuchu(*arguments, **environ)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    return done.stderr


def test_mistakes_are_told_in_one_sentence_with_what_to_do(chuchu: Chuchu, tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    assert "--reports" in wrong(chuchu, "ask", "--reports", str(tmp_path / "nothing"), "x")
    assert "chmod" not in wrong(chuchu, "telegram")
    assert "@BotFather" in wrong(chuchu, "telegram")
    config.write_text("langauge: zh\n", "utf-8")
    assert "“language”" in wrong(chuchu, "ask", "--config", str(config), "x")
    config.write_text("language: [\n", "utf-8")
    assert "第 2 行" in wrong(chuchu, "ask", "--config", str(config), "x")
    assert "CHUCHU_LANGUAGE" in wrong(chuchu, "ask", "x", CHUCHU_LANGUAGE="fr")
    told = "（环境变量）的值“many”不对，应为：整数，至少 1。"
    assert told in wrong(chuchu, "ask", "x", CHUCHU_ANSWERS_SOURCES="many")
    config.write_text("answers:\n  examples: x\n", "utf-8")
    assert "应为：几行文字的列表。" in wrong(chuchu, "ask", "--config", str(config), "x")
    config.write_bytes(b"\xff\xfe\x00")
    assert str(config) in wrong(chuchu, "ask", "--config", str(config), "x")
    assert "CHUCHU_STATE_DIR" in wrong(chuchu, "ask", "x", CHUCHU_STATE_DIR="/dev/null/state")
    assert "chuchu chat" in wrong(chuchu, "web")


def test_a_token_is_never_repeated(chuchu: Chuchu) -> None:
    assert "geheim" not in wrong(chuchu, "telegram", TELEGRAM_BOT_TOKEN="geheim")


def test_text_prints_what_offsets_count(chuchu: Chuchu, tmp_path: Path) -> None:
    seed = next(SEEDS.iterdir())
    assert chuchu("text", seed.name).stdout == chuchu("text", str(seed)).stdout == seed.read_bytes().decode()
    (tmp_path / "a.txt").write_bytes("一\r\n二\r三".encode())
    assert chuchu("text", str(tmp_path / "a.txt")).stdout == "一\r\n二\r三"
    assert "nothing.txt" in wrong(chuchu, "text", "nothing.txt")


def test_verify_finds_what_was_altered(chuchu: Chuchu, tmp_path: Path) -> None:
    printed, file = chuchu("ask", "--json", ASKED).stdout, tmp_path / "answers.jsonl"
    file.write_text(printed, "utf-8")
    assert chuchu("verify", str(file)).returncode == 0
    for old, new in (('"sha256": "', '"sha256": "0'), ("23个", "24个"), ('"file": "001', '"file": "../001')):
        file.write_text(printed.replace(old, new), "utf-8")
        assert chuchu("verify", str(file)).returncode == 1, new
    for broken in ("{", "[" * 100_000):
        file.write_text(broken, "utf-8")
        assert "第 1 行" in wrong(chuchu, "verify", str(file))


def test_verify_tells_of_every_citation_whatever_stands_in_the_file(chuchu: Chuchu, tmp_path: Path) -> None:
    reports, file = tmp_path / "reports", tmp_path / "answers.jsonl"
    reports.mkdir()
    (tmp_path / "secret.txt").write_text("别处的字", "utf-8")
    (reports / "坏.pdf").write_bytes(b"no pdf")
    (reports / "好.txt").write_text("甲院年报\n\n办案77件。\n", "utf-8")
    good = {"file": "好.txt", "start": 6, "end": 11, "text": "办案77件"}
    outside = {"file": "../secret.txt", "start": 0, "end": 2, "text": "别处"}
    strange = ["x", 5, {"file": "a\0b"}, {"file": "坏.pdf", "start": 0, "end": 1}, {"file": ["好.txt"]}, outside]
    answers = [{"citations": [*strange, {**good, "start": None}, good]}, {"citations": "y"}, {"quote": 7}]
    file.write_text("\n".join(map(json.dumps, answers)), "utf-8")
    done = chuchu("verify", str(file), "--reports", str(reports))
    assert (done.returncode, done.stderr) == (1, "")
    assert "坏.pdf" in done.stdout and "核对 10 条，不符 9 条" in done.stdout
    assert "好.txt 6–11：与原文一字不差" in done.stdout


def test_verify_knows_a_report_that_is_a_link_to_a_file_elsewhere(chuchu: Chuchu, tmp_path: Path) -> None:
    reports, file = tmp_path / "reports", tmp_path / "answers.jsonl"
    reports.mkdir()
    (reports / "链.txt").symlink_to(next(seed for seed in SEEDS.iterdir() if seed.name.startswith("001")))
    printed = chuchu("ask", "--json", ASKED, "--reports", str(reports)).stdout
    assert '"file": "链.txt"' in printed
    file.write_text(printed, "utf-8")
    assert chuchu("verify", str(file), "--reports", str(reports)).returncode == 0


def test_verify_opens_the_place_of_a_link(chuchu: Chuchu, conversation: Conversation) -> None:
    code = next(action.target for action in conversation.say(ASKED).actions if action.act is Act.SECTION)
    done = chuchu("verify", f"https://t.me/chuchu_bot?start={code}")
    assert done.returncode == 0 and "23个专业化办案组" in done.stdout
    assert chuchu("verify", "c1-000000000000-000000000000-1-1").returncode == 1


def test_reports_tells_what_is_not_read_and_why(chuchu: Chuchu, tmp_path: Path) -> None:
    (tmp_path / "好.txt").write_text("报告\n\n正文一段。\n", "utf-8")
    (tmp_path / "空.txt").write_text("", "utf-8")
    done = chuchu("reports", "--reports", str(tmp_path))
    assert done.returncode == 0
    head, *rows = [line.split() for line in done.stdout.splitlines()]
    assert head == ["文件", "标题", "单位", "日期", "段", "状态", "原因"]
    assert ["空.txt", "没读", "文件是空的"] in rows
    assert chuchu("reports", "--reports", str(tmp_path), "南极").returncode == 1


def test_reports_are_found_by_place_and_year(chuchu: Chuchu) -> None:
    for wanted in (["2020"], ["2020年"], ["徐匯", "2020年"]):
        found = chuchu("reports", *wanted).stdout.splitlines()[1:]
        assert len(found) == 1 and found[0].startswith("001_"), wanted


def test_index_tells_what_it_read_and_what_it_could_not(chuchu: Chuchu, tmp_path: Path) -> None:
    assert "读了 2 份报告" in chuchu("index").stdout
    (tmp_path / "空.txt").write_text("", "utf-8")
    assert "空.txt: 没读（文件是空的）" in chuchu("index", "--reports", str(tmp_path)).stdout.replace("：", ": ", 1)


def test_a_misspelt_variable_is_told_and_stops_nothing(chuchu: Chuchu) -> None:
    done = chuchu("reports", CHUCHU_REPORT="x", CHUCHU_LANGUAGE="en")
    assert done.returncode == 0 and "CHUCHU_REPORT; CHUCHU_REPORTS was perhaps meant" in done.stderr


def test_doctor_finds_a_misspelt_variable(chuchu: Chuchu) -> None:
    assert chuchu("doctor").returncode == 0
    done = chuchu("doctor", CHUCHU_REPROTS="x", CHUCHU_LANGUAGE="en")
    assert done.returncode == 2 and "CHUCHU_REPROTS" in done.stdout


def test_doctor_tells_in_words_which_example_has_no_answer_here(chuchu: Chuchu, tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text("甲院年报\n\n去年甲院办理了77件案件。\n", "utf-8")
    done = chuchu("doctor", "--reports", str(tmp_path))
    assert done.returncode == 0
    assert done.stdout.count("[—] 试问") == 3 and "没有答案" in done.stdout and "not_found" not in done.stdout
    assert chuchu("doctor").stdout.count("[好] 试问") == 3


def test_doctor_tells_that_no_bot_runs(chuchu: Chuchu) -> None:
    done = chuchu("doctor", "--running", CHUCHU_LANGUAGE="en")
    assert (done.returncode, done.stdout) == (2, "[!!] no Telegram bot runs on this state folder\n")


QUESTIONS = [
    {"id": "1", "question": ASKED, "type": "number", "style": "plain", "answerable": True,
     "file": "001_ba6662a5db31afad.txt", "answer": "23个", "evidence": "徐汇区院设立了23个专业化办案组"},
    {"id": "2", "question": "红烧肉怎么做", "type": "far-off", "style": "plain", "answerable": False},
]  # fmt: skip


def test_eval_measures_and_notices_a_drop(chuchu: Chuchu, tmp_path: Path) -> None:
    questions, baseline = tmp_path / "questions.jsonl", tmp_path / "baseline.json"
    questions.write_text("\n".join(json.dumps(question) for question in QUESTIONS), "utf-8")
    done = chuchu("eval", str(questions), "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["figures"]["cited@1"] == 1.0
    baseline.write_text(done.stdout, "utf-8")
    assert chuchu("eval", str(questions), "--baseline", str(baseline)).returncode == 0
    questions.write_text(json.dumps(QUESTIONS[0] | {"answer": "没有", "evidence": "没有"}), "utf-8")
    done = chuchu("eval", str(questions), "--baseline", str(baseline))
    assert done.returncode == 1
    assert "cited@1 1.000 → 0.000" in done.stderr
    assert "missed" in done.stdout
    questions.write_text("[1]", "utf-8")
    assert chuchu("eval", str(questions)).returncode == 2


@pytest.mark.parametrize(
    ("given", "lacking"),
    [
        ({"question": "盗窃几次", "answerable": True}, "answer, evidence, file"),
        ({"question": "盗窃几次", "answerable": True, "evidence_list": [{"file": "a.txt"}, "b"]}, "evidence, file"),
        ({"question": "盗窃几次", "answerable": True, "evidence_list": 5}, "evidence, file"),
        ({"question": 5}, "answerable, question"),
    ],
)
def test_eval_names_the_line_of_a_question_that_lacks_something(
    chuchu: Chuchu, tmp_path: Path, given: dict[str, Any], lacking: str
) -> None:
    questions = tmp_path / "questions.jsonl"
    questions.write_text("\n".join(map(json.dumps, [*QUESTIONS, given])), "utf-8")
    assert f"第 3 行不对：{lacking}。" in wrong(chuchu, "eval", str(questions))


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_says_what_it_does(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([verb, "--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: chuchu {verb}")


def test_a_reader_that_goes_away_is_no_error(state_dir: Path) -> None:
    environ = {**os.environ, "CHUCHU_STATE_DIR": str(state_dir)}
    command = [sys.executable, "-m", "bot", "ask", "--json"]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin and process.stdout and process.stderr
    process.stdout.close()
    process.stdin.write(f"{ASKED}\n".encode() * 50)
    process.stdin.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 0
    process.stderr.close()


def test_a_fault_of_the_program_itself_is_told_in_one_sentence(chuchu: Chuchu, tmp_path: Path) -> None:
    """A state folder that is a file is nothing that any verb expects."""
    (tmp_path / "state").write_text("no folder")
    done = chuchu("ask", ASKED, CHUCHU_STATE_DIR=str(tmp_path / "state"))
    assert done.returncode == 2
    assert done.stdout == "" and "Traceback" not in done.stderr and done.stderr.strip()
