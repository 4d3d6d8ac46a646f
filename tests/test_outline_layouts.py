"""The same report, laid out as pages lay it out: each promise holds whatever was done to its lines."""

from __future__ import annotations

import pytest

from retrieval.outline import cut_short, garbled, outline
from retrieval.report import Outline, Report

TITLE = "2025年北海省政府工作报告"
HEAD = [TITLE, "来源：北海日报", "2025年1月14日在北海省第十四届人民代表大会第三次会议上", "各位代表："]
ONE = "全年地区生产总值增长5.2%，粮食总产量达到315.6亿斤，城镇新增就业22.9万人，居民收入稳步增加，各项工作稳中有进。"
TWO = "开通高铁线路3条，新增运营里程243公里；建成公园45个，群众出门就能见到绿色，城市面貌焕然一新，生态环境持续向好。"
THREE = "坚持科技创新引领产业创新，培育独角兽企业12家，全社会研发投入强度提高到3.1%，专利授权量位居前列，转化明显加快。"
BODY = ["一、2024年工作回顾", ONE, "（一）城市建设", TWO, "二、2025年重点工作", THREE]
BODY += [ONE.replace("5.2", "6.1"), TWO.replace("45", "46")]
LINES = [*HEAD, *BODY]
SENTENCES = ["全年地区生产总值增长5.2%", "新增运营里程243公里", "培育独角兽企业12家"]


def wrapped(lines: list[str], width: int) -> str:
    return "\n".join(line[at : at + width] for line in lines for at in range(0, len(line), width))


def by_columns(lines: list[str], columns: int) -> str:
    """As a screen wraps: a Latin letter takes half the room of a Chinese character."""
    out = []
    for line in lines:
        taken = 0
        for char in line:
            taken += 2 if char > "\xff" else 1
            if taken > columns:
                out.append("\n")
                taken = 2 if char > "\xff" else 1
            out.append(char)
        out.append("\n")
    return "".join(out)


MENU = "网站首页 | 机构设置 | 新闻动态\n无障碍浏览  手机版\n当前位置：首页 > 报告\n【字号：大 中 小】\n分享到：微信\n\n"
FOOT = "\n[责任编辑：某某]\n扫一扫\n上一篇：没有了\n相关链接：\n·2019年工作要点\n主办单位：办　技术支持：中心\n"
LAYOUTS = {
    "a line each": "\n".join(LINES),
    "windows line ends": "\r\n".join(LINES),
    "blank lines between": "\n\n".join(LINES),
    "indented": "\n".join("　　" + line for line in LINES),
    "wrapped at 20": wrapped(LINES, 20),
    "menus around": MENU + "\n".join(LINES) + FOOT,
    "flattened": " ".join(LINES * 3),
    "html left in": "<div>\n" + "\n".join(f"<p style='x'>&nbsp;&nbsp;{line}</p>" for line in LINES) + "\n</div>",
    "table pipes": TITLE + " | |||||\n---|---|---\n" + " ".join(LINES * 3),
    "markdown quotation": "\n\n".join("> " + line for line in LINES),
    "bold headings": "\n\n".join(f"**{line}**" if len(line) < 40 else line for line in LINES),
    "rows of a table": "\n".join(f"| {line} |" for line in LINES),
    "half width": "\n".join(LINES).translate(str.maketrans("，：（）", ",:()")),
    "spaced headings": "\n".join(" ".join(line) if line[:1] in "一二（" else line for line in LINES),
    "everything spaced": "\n".join(" ".join(line) if len(line) < 40 else line for line in LINES),
    "tags at the ends of lines": "\n".join(f"{line}<br/>" for line in LINES),
    "flattened, half width": " ".join(LINES * 3).translate(str.maketrans("，：（）", ",:()")),
    "wrapped by columns": by_columns(LINES, 44),
    "wrapped, first lines indented": "\n".join(wrapped(["    " + line], 24) for line in LINES),
    "broken by links": "\n\n".join(LINES).replace("高铁线路", "\n高铁线路\n").replace("独角兽企业", "\n独角兽企业\n"),
}


def parts(text: str) -> Outline:
    return outline(Report("r.txt", text, ""))


def plain(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_title_and_date_are_found(layout: str) -> None:
    found = parts(LAYOUTS[layout])
    assert plain("".join(span.text for span in found.title)) == TITLE
    assert found.date == "2025-01-14"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_sections_are_found_and_nested(layout: str) -> None:
    paths = [tuple(plain(heading.text) for heading in section.path) for section in parts(LAYOUTS[layout]).sections]
    wanted = [
        ("一、2024年工作回顾",),
        ("一、2024年工作回顾", "（一）城市建设" if "half width" not in layout else "(一)城市建设"),
        ("二、2025年重点工作",),
    ]
    assert paths[:3] == wanted


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("words", SENTENCES)
def test_a_sentence_is_whole_and_stands_alone(layout: str, words: str) -> None:
    sentences = [plain(s.text) for p in parts(LAYOUTS[layout]).paragraphs for s in p.sentences]
    found = next(sentence for sentence in sentences if words in sentence)
    assert found[-1] in "。；" and len(found) < 80


def test_menus_and_links_to_other_pages_are_set_aside() -> None:
    shown = "\n".join(p.span.text for p in parts(LAYOUTS["menus around"]).paragraphs)
    assert not [word for word in ("首页", "微信", "字号", "扫一扫", "上一篇", "工作要点", "技术支持") if word in shown]


KEPT = [
    "分享发展成果，增进民生福祉",
    "依托官方微信、官方微博发布信息1200条。",
    "相关工作取得新进展，群众满意度达到98%。",
    "点击率超过100万次，社会反响良好。",
    "扫一扫二维码即可办理，全年办件23万件。",
    "第一章　总则·················3",
    "收藏文物1200件，开放展馆12个。",
    "主办单位：省教育厅，各州、市人民政府",
    "字体设计大赛吸引了1200人参加",
]


@pytest.mark.parametrize("line", KEPT)
def test_a_line_of_the_report_that_begins_like_a_menu_is_kept(line: str) -> None:
    found = parts("\n".join([*HEAD, *BODY, line, *BODY[1:3]]))
    assert line not in [span.text for span in found.furniture]
    assert len(found.furniture) == 0


@pytest.mark.parametrize("gap", [" ", "\n", "\n\n"])
def test_a_number_that_was_parted_from_its_item_belongs_to_it(gap: str) -> None:
    text = " ".join([*HEAD, *BODY, *BODY]) if gap == " " else "\n".join([*HEAD, *BODY])
    found = parts(f"{text}{gap}1.{gap}修建公路1200公里，群众出行更加便利。{gap}2.{gap}架设桥梁35座，两岸往来更加畅通。")
    sentences = ["".join(s.text.split()) for p in found.paragraphs for s in p.sentences]
    assert sentences[-2:] == ["1.修建公路1200公里，群众出行更加便利。", "2.架设桥梁35座，两岸往来更加畅通。"]


def test_a_template_that_was_not_filled_in_is_set_aside() -> None:
    found = parts("今天是{{getDate()}}欢迎来到某某区人民检察院\n\n某某区院主要工作\n\n" + ONE)
    assert found.paragraphs[0].span.text == "某某区院主要工作"


@pytest.mark.parametrize(
    "line",
    [
        "首页 > 政务公开 > 政府工作报告",
        "您当前的位置：首页 > 要闻动态 > 市政府工作报告",
        "长者模式 无障碍 简体 繁体 EN 登录",
        "首页｜走进北海｜要闻动态｜政务公开",
        "索 引 号：00170/2020-66051　　　主题分类：综合政务",
        "发布机构：办公厅　　　发文日期：2020-01-28",
        "发布时间：2020-01-12 09:27　　来源：本网　　浏览次数：7301　　【字号：大 中 小】　　[打印] [关闭]",
    ],
)
def test_what_a_portal_prints_above_a_report_is_never_quoted(line: str) -> None:
    found = parts("\n".join([line, *LINES]))
    assert plain("".join(span.text for span in found.title)) == TITLE
    assert line in [span.text for span in found.furniture]
    assert found.date == "2025-01-14"


def test_the_end_of_a_sentence_on_the_next_page_is_no_heading() -> None:
    lines = [*HEAD, "一、2024年工作回顾", ONE, "全年开通高铁线路3条，建成公园45个，群众出门就能见到绿", "— 1 —"]
    found = parts("\n".join([*lines, "色，城市面貌焕然一新", ONE, TWO]))
    assert [section.heading.text for section in found.sections] == ["一、2024年工作回顾"]


def test_the_mark_of_a_footnote_stays_with_its_sentence() -> None:
    found = parts("\n".join([*HEAD, ONE[:-1] + "。[3]" + THREE]))
    assert [s.text[-4:] for p in found.paragraphs[4:] for s in p.sentences] == ["。[3]", THREE[-4:]]


@pytest.mark.parametrize("below", ["2", "2.5"])
def test_an_index_on_a_line_of_its_own_belongs_to_its_letter(below: str) -> None:
    found = parts(
        "\n".join([*HEAD, "一、目标", f"稳健的货币政策要松紧适度。广义货币M\n{below}\n增速与经济增长相匹配。", ONE])
    )
    assert f"广义货币M\n{below}\n增速与经济增长相匹配。" in [s.text for p in found.paragraphs for s in p.sentences]


def test_the_licence_of_a_wiki_page_is_set_aside() -> None:
    tail = "\n\n\n本作品是中华人民共和国的\n法律\n、\n法规\n，属于\n公有领域\n。\n\nPublic domain\nfalse\n"
    assert "公有领域" not in "".join(p.span.text for p in parts("\n".join(LINES * 3) + tail).paragraphs)


def test_paragraphs_that_were_decoded_wrongly_are_set_aside_and_counted() -> None:
    broken = [ONE.encode().decode("latin-1"), TWO.encode().decode("gb18030", "replace")]
    broken += ["（二）建设".encode().decode("gb18030", "replace"), ONE.encode("gb18030").decode("latin-1")]
    found = parts("\n".join([*HEAD, *broken, *BODY]))
    assert garbled(found) == 4
    assert [section.heading.text for section in found.sections][:1] == ["一、2024年工作回顾"]
    assert "ä" not in "".join(p.span.text for p in found.paragraphs)


def test_a_page_that_says_it_is_cut_short_is_known_to_be() -> None:
    assert cut_short(parts("\n".join(LINES) + "\n1 2 下一页 尾页 共2页\n(剩余7160字)"))
    assert not cut_short(parts("\n".join(LINES)))


def test_page_numbers_are_set_aside() -> None:
    pages = "\n".join([*LINES[:6], "— 1 —", *LINES[6:], "第 2 页 共 2 页"])
    assert not [p for p in parts(pages).paragraphs if "页" in p.span.text or "— 1" in p.span.text]


def test_a_long_paragraph_is_cut_at_its_items_and_keeps_its_topic() -> None:
    items = "".join(f"{n}是{'推动检察工作高质量发展，' * 12}取得新成效。" for n in "一二三四")
    found = parts("某某院主要工作\n\n1.稳步推进改革。" + items)
    cut = found.paragraphs[1:]
    assert [p.span.text[:2] for p in cut] == ["1.", "二是", "三是", "四是"]
    assert {p.section.heading.text for p in cut if p.section} == {"1.稳步推进改革"}


def test_a_list_that_counts_anew_stands_below_its_section() -> None:
    wanted = [(0, "一、总论"), (0, "二、分论"), (1, "（一）要点")]
    wanted += [(2, "一、修路"), (2, "二、架桥"), (2, "三、通水"), (0, "三、结论")]
    text = "\n".join(f"{heading}\n{ONE}" for _, heading in wanted)
    assert [(s.level, s.heading.text) for s in parts(text).sections] == wanted


def test_a_sentence_that_ends_a_list_of_sentences_is_no_heading() -> None:
    items = "\n\n".join(
        f"（{n}）要使全国农民从集体分得的平均收入和全国职工的平均工资继续有所提高。" for n in "一二三四五"
    )
    found = parts(f"二、打好第一个战役\n\n要达到下列要求：\n\n{items}\n\n{ONE}\n\n{TWO}\n\n三、结论\n\n{THREE}")
    assert [s.heading.text for s in found.sections] == ["二、打好第一个战役", "三、结论"]


def test_markdown_headings_nest_and_lose_their_marks() -> None:
    found = parts(f"# 某院总结\n\n{ONE}\n\n## 队伍建设\n\n{TWO}\n\n### 培训\n\n{THREE}\n")
    assert [(s.level, s.heading.text) for s in found.sections] == [(0, "队伍建设"), (1, "培训")]
    assert found.title[0].text == "某院总结"
