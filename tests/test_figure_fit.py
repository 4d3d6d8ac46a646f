"""Is the figure asked for in the sentence, and does it belong to what is asked about?"""

from __future__ import annotations

import pytest

from retrieval import Searcher
from retrieval.figure_fit import figure_check
from tests.judging import evidence


def fit(searcher: Searcher, question: str, text: str) -> float | None:
    return figure_check(*evidence(searcher, question, text), 2020)


def test_where_no_figure_is_asked_for_none_is_looked_for(searcher: Searcher) -> None:
    assert fit(searcher, "徐汇院怎么做公益诉讼", "设立了23个办案组。") is None


def test_a_sentence_without_figures_has_not_the_figure(searcher: Searcher) -> None:
    assert fit(searcher, "设立了多少个专业化办案组", "设立了专业化办案组。") == 0.0


def test_a_figure_of_the_thing_asked_for_fits(searcher: Searcher) -> None:
    assert (fit(searcher, "设立了多少个专业化办案组", "设立了23个专业化办案组。") or 0) > 0.9


@pytest.mark.parametrize(
    ("question", "fits", "misfits"),
    [
        ("设立了多少个专业化办案组", "设立了23个专业化办案组。", "举办专业化办案组培训,投入23万元。"),
        ("设立了多少个专业化办案组", "设立了23个专业化办案组。", "在全市8家院组建检察办公室,设立专业化办案组。"),
        ("青稞产量多少万吨", "青稞产量9万吨。", "粮食产量110万吨。"),
        ("粮食总产量多少", "粮食总产量880亿斤。", "粮食总产量可望成为第二个高产年。"),
        ("粮食产量多少", "粮食产量880亿斤。", "价格涨幅2%左右,粮食产量完成任务。"),
        ("培训花了多少钱", "培训共投入23万元。", "培训23名干警。"),
        ("案件增长了百分之多少", "案件增长3.5%。", "案件35件。"),
        ("粮食产量多少", "粮食产量880亿斤,固定资产投资增长5%。", "粮食生产稳定,固定资产投资5000亿元。"),
        ("固定资产投资增长百分之几", "固定资产投资增长5%。", "固定资产投资稳定,地区生产总值增长5%。"),
        ("修了多少户厕所", "新建户厕2万户。", "新建户厕2万个项目。"),
        ("高龄津贴每个月能领多少钱", "高龄津贴每人每月100元。", "追回高龄津贴17.9万元。"),
        ("棉花收购价多少钱", "棉花收购价7元。", "棉花补贴7元。"),
        ("惠及多少人", "惠及2万人。", "惠及2万户。"),
        ("起诉了多少人", "起诉23万。", "明确9个罪名。"),
        ("认罪认罚从宽的适用率是多少", "认罪认罚从宽适用率达到90%。", "小额诉讼程序适用率提高到21.7%。"),
        ("抓了多少个偷鱼的人", "抓获23名偷鱼的人。", "明确27项重点任务。"),
        ("多大比例的干警调整部门", "近三分之二干警调整部门。", "9名干警调整部门。"),
        ("生产汽车多少辆", "生产汽车9万辆。", "新增汽车企业900家。"),
        ("办案组办了多少案件", "办案组办理案件900件。", "办案组案件增长9%。"),
        ("排查技术问题多少类", "排查技术问题74类。", "排查技术问题,攻克难题,办案3件。"),
        ("集装箱吞吐量想做到多少箱", "集装箱吞吐量突破2400万标准箱。", "货物吞吐量突破5亿吨。"),
        ("专题节目播了多少期", "专题节目播出36期。", "在三级院制作专题节目。"),
        ("技术产量是多少万台", "技术产量5万台。", "技术增长五点二倍。"),
        (
            "新增就业的62.2万人里,干警有多少人",
            "新增就业62.2万人,其中干警9万人。",
            "培训9万人,新增就业62.2万人,干警工作稳定。",
        ),
        ("“断卡”行动接待群众多少人次", "“断卡”行动接待群众9万人次。", "接待群众9万人次,“断卡”行动办案8件。"),
        ("洗钱的案件有多少件", "洗钱案件9件。", "9件案件入选典型。"),
        ("改造一户危房补助多少钱", "危房改造每户补助9000元。", "危房改造补助90亿元。"),
        ("帮扶了多少农业转移人口", "帮扶农业转移人口9万人。", "农业转移人口城镇化率达到69%。"),
    ],
)
def test_a_figure_of_another_measure_or_of_something_else_fits_less(
    searcher: Searcher, question: str, fits: str, misfits: str
) -> None:
    assert (fit(searcher, question, fits) or 0) > (fit(searcher, question, misfits) or 0)


def test_what_the_measure_says_the_words_need_not(searcher: Searcher) -> None:
    alike = "2019年碳酸锂产量是多少"
    assert (fit(searcher, alike, "生产钾肥749万吨、碳酸锂13.5万吨。") or 0) >= 0.5
    assert (fit(searcher, alike, "碳酸锂企业23家。") or 0) <= 0.5
    assert (fit(searcher, "打算造多少亩林子", "完成340万亩营造林任务。") or 0) >= 0.5


def test_a_figure_without_digits_is_one(searcher: Searcher) -> None:
    assert (fit(searcher, "多少投资人上当了", "妥善办理投资人上千的重大案件。") or 0) >= 0.5


def test_a_figure_without_digits_is_one_however_it_is_asked_for(searcher: Searcher) -> None:
    assert (fit(searcher, "投资人大概有多少", "非法集资案值过亿、投资人上千。") or 0) >= 0.5


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("“断卡”行动办案多少件", "办案9件,有力推进了“断卡”行动。"),
        ("干警在培训的500人里有多少人", "培训500人,其中干警9人。"),
        ("21户居民搬迁补助多少钱", "居民搬迁补助90万元。"),
        ("受理的案件有多少件", "受理案件9件。"),
        ("办理“206系统”案件里有多少件", "“206系统”办理案件9件。"),
        ("涉及多少家企业", "向631户企业多征收税费。"),
        ("看星星的 望远镜 几台", "望远镜落地冷湖,已有24台天文望远镜投入观测。"),
    ],
)
def test_a_figure_that_is_told_in_another_order_fits(searcher: Searcher, question: str, told: str) -> None:
    assert (fit(searcher, question, told) or 0) > 0.3


def test_a_year_is_no_count(searcher: Searcher) -> None:
    assert fit(searcher, "设立了多少个专业化办案组", "2021年设立了专业化办案组。") == 0.0


def test_a_figure_that_the_question_itself_says_is_no_answer_to_it(searcher: Searcher) -> None:
    asked = "23个专业化办案组办理了多少个案件"
    assert (fit(searcher, asked, "设立了23个专业化办案组。") or 0) < (
        fit(searcher, asked, "专业化办案组办理了88个案件。") or 0
    )


def test_which_batch_is_answered_by_a_batch(searcher: Searcher) -> None:
    assert fit(searcher, "入选第几批典型案例", "1件案件入选第十三批典型案例。") == 1.0
    assert fit(searcher, "入选第几批典型案例", "13件案件入选典型案例。") == 0.0
