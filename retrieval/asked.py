"""What kind of answer a question asks for, and what its figure must count."""

from __future__ import annotations

import re
from dataclasses import dataclass

from retrieval.asking import ASKING, CLAUSE, ITEM, PATTERNS, STOP, Kind
from retrieval.figures import MEASURE
from retrieval.fold import HAN
from retrieval.regex import regex
from retrieval.words import PREDICATES


@dataclass(frozen=True, slots=True)
class Asked:
    kind: Kind
    measure: str = ""  # 件, 亿元, %; empty where the question leaves it open
    noun: str = ""  # what is counted or named: 多少个*专业化办案组*, 哪些*单位*
    count: int | None = None  # 哪三个, 分别是哪两家
    item: int | None = None  # 第三条是什么
    at: int = 0  # where the question word stands in the folded question
    end: int = 0  # behind the question word and its measure


# 建议判多久用的是什么软件: the later one is asked
_NAMED_LATER = regex("(?:是|用|靠|叫|凭)的?(?:是)?(?:什么|啥|哪[个项种套])|(?:由|取决于|看)(?:什么|啥|哪些)")
# 工资总额增长超过规定的采取何种措施: the word that looked like a figure is part of what is told
_ASKS_LATER = regex("何种|怎么(?!样)|如何|为什么|为何|哪[些项种里]|什么(?:措施|办法|要求|影响|作用|原因)")
_HOW_MUCH = regex(f"{ASKING.pattern}|多[大高长远深宽重久]")
_WHETHER = regex("有没有|是不是|是否|能不能|会不会|要不要|吗")
_TALL = regex("(?:楼|塔|桥|山|坝|峰|墙|树|身|水位|建筑|大厦).{0,4}$")
_MONEY = regex(
    "(?:养老金|[奖罚现租押佣薪]金|补贴|补助|津贴|工资|税|(?<!条)款|债券|资金|低保金|救助金|退税|房租|[^免消耗]费)$"
)
_OF_MONEY = regex(
    "(?:资金|钱|款|金额|总额|产值|收入|支出|投资|费用?|gdp|生产总值|增加值|营收|利润|预算|进出口)(?:总共|一共|总计)?(?:是|有|达到?|为)?$"
)
_VESSELS = "瓶杯碗桶袋罐粒锅盘桌"  # that no report counts in, so that no figure of it answers
_WITHIN = regex("之?[内前后]|以[内前后上下]")
_CURRENCY = regex("人民币|[美日欧港]元|港币|钱")
# 产了多少粮 is answered by no 亩 and no 户
_HARVEST = regex("(?:产|打|收|出|采|挖)[了出过]*多少(?:粮食?|棉花?|油料|油菜籽|糖|蔬?菜|水果|茶叶?|肉|奶|蛋|煤炭?|钢)")
_NO_COUNT = "(?![年月日天号级届期岁分时周成%])"  # 3级医院, 6号
_OF_VERB = regex(f"(?<=.)(?:{'|'.join(sorted(word for word in PREDICATES if len(word) > 1))}|.)$")
_CHINESE = "零一二三四五六七八九十"
# 这四项行动分别是什么: the question itself says how many there are
_STATED = (
    regex(
        f"(?<![第\\d])([2-9]|1\\d){_NO_COUNT}(?:{MEASURE}|大)(?:{HAN}|[“”]){{0,12}}[,，]?(?:的?名字|分别|各?是?哪|都?有哪|具体"
        "|叫什么|包括|全部|都列|列出)"
    ),
    regex(f"(?:另外|其他|其余|剩下)的?([2-9]|1\\d){MEASURE}.{{0,6}}(?:什么|啥|哪)"),
    regex(f"(?<![第\\d])([2-9]\\d){_NO_COUNT}{MEASURE}{HAN}{{0,8}}(?:分别|具体|有哪|叫什么|叫啥|[的都]?名字|列)"),
)


def asked(folded: str) -> Asked:
    """What the folded question asks for; the first pattern that fits decides, in the order of the table."""
    item = ITEM.search(folded)
    if item and not re.search("第几", folded):
        number = int(item["item"]) if item["item"] else _CHINESE.index(item["shi"])
        return Asked(Kind.LIST, item=number)
    clauses = [match.span() for match in reversed(list(CLAUSE.finditer(folded)))]
    for start, end in [*clauses, (0, len(folded))]:
        for kind, pattern in PATTERNS:
            match = pattern.search(folded, start, end)
            other = kind is Kind.NUMBER and match and _asks_otherwise(folded, match, start, end)
            if match and not other:
                return _filled(kind, match, folded)
    return Asked(Kind.TOPIC)


def _number(count: str | None) -> int | None:
    if not count or count == "几":
        return None
    return int(count) if count.isdigit() else 2 if count == "两" else _CHINESE.index(count)


def _asks_otherwise(folded: str, match: re.Match[str], start: int, end: int) -> bool:
    """建议判多久用的是什么软件, 有没有支持过要精神损失费: words that look as if a figure were asked for."""
    asks = match.start("noun") if match.groupdict().get("noun") else match.end()
    if _NAMED_LATER.search(folded, asks, end):
        return True
    # 哪些学校读师范不收学费 ends like a figure that is asked for
    later = _WHETHER.search(folded, start, end) or _ASKS_LATER.search(folded, start, end)
    return not _HOW_MUCH.search(match[0]) and bool(later)


def _filled(kind: Kind, match: re.Match[str], folded: str) -> Asked:
    groups = match.groupdict()
    measure = (
        groups.get("measure")
        or _implied(match[0].removesuffix(groups.get("noun") or ""), _named(folded[: match.start()]))
        or ("米" if "多高" in match[0] and _TALL.search(folded[: match.start()]) else "")  # but 浓度有多高
        or (_named(match[0]) if kind is Kind.NUMBER else "")  # keywords: 涉案金额
    )
    noun = groups.get("noun") or ""
    noun = noun.rsplit("的", 1)[-1] or noun.rstrip("的")  # 多少所娃娃太少的学校
    noun = "" if noun in PREDICATES or _WITHIN.match(noun) else noun  # 多少以下, 几天之内
    stop = STOP.search(noun)
    noun = noun[: stop.start()] if stop else noun
    behind = folded[match.start("noun") + stop.start() :] if stop else ""
    noun = _OF_VERB.sub("", noun) if re.match("到?[了过]", behind) else noun  # 几家院设了办公室, 多少娃领到了补贴
    measure = measure or ("元" if kind is Kind.NUMBER and _MONEY.search(noun) and "多少" in match[0] else "")
    if not measure and len(noun) > 1 and noun[0] in _VESSELS:  # 多少瓶葡萄酒
        measure, noun = noun[0], noun[1:]
    scale = noun if re.fullmatch("[万亿]+", noun) else ""
    if scale:  # 问题资金有多少亿, 营收几个亿
        money = _OF_MONEY.search(folded[: match.start()])
        measure, noun = ("元" if money else scale) if measure in ("", "个") else measure, ""
    measure = _of_block(noun) if measure == "块" and noun else measure
    if kind is Kind.NUMBER and not measure and _HARVEST.search(folded, 0, match.end()):
        measure = "吨"
    if kind is Kind.WHO and re.search("名|姓|(?<!单)位$", match[0]):
        noun = "人"
    count = groups.get("count")
    number = _number(count)
    if number is None and kind in (Kind.LIST, Kind.NAME, Kind.WHO, Kind.MEANING, Kind.TOPIC):
        stated = next((found for form in _STATED if (found := form.search(folded))), None)
        kind, number = (Kind.LIST, int(stated[1])) if stated else (kind, number)
    end = match.start("noun") if groups.get("noun") and not scale else match.end()
    return Asked(kind, measure, noun, number, at=match.start(), end=end)


_MEASURE_OF = (
    ("人次", regex("人次(?:是|有|为|达到?)?$")),
    ("次", regex("次数(?:是|有|为|达到?)?$")),
    ("件", regex("(?:件|案件)数量?(?:是|有|为|达到?)?$")),
    ("户", regex("户数(?:是|有|为|达到?)?$")),
    ("人", regex("人数(?:是|有|为|达到?)?$")),
    ("元", regex("(?:投资|支出|收入|资金|费用)(?:总共|一共|总计)(?:是|有|为|达到?)?$")),
    ("元", regex("(?:钱|(?<!条)款)(?:总共|一共|总计|加起来)?(?:是|有|为|达到?)?$")),
    ("元", regex("(?:金额|总额|产值|销售额|投资额|营收|收入|经费)(?:是|有|为|达到?)?$")),
    (
        "%",
        regex("(?:增速|增幅|涨幅|比例|比重|占比|[长业化盖成结纳诉]率)(?:是|有|为|达到?)?$|占(?:了|到)?$"),
    ),
)


def _named(before: str) -> str:
    """The measure that the words before 多少 imply: 人次是多少."""
    return next((measure for measure, form in _MEASURE_OF if form.search(before)), "")


def _of_block(noun: str) -> str:
    """几块人民币 is money, and 几块金牌 is none."""
    return "元" if _CURRENCY.match(noun) else "枚"


def _implied(words: str, named: str) -> str:
    """The measure that the question words imply (多少钱, 多久), or else the one `named` before them."""
    if re.search("增长$|百分|个点|成|增速|涨幅|降幅|增幅|占比|比重|比例", words):
        return "%"
    if re.search("how many (?:\\w+ )?(?:people|persons|suspects|officers|prosecutors|judges)", words):
        return "人"
    if re.search("钱|块|[花赔罚捐挣赚缴欠]|how much", words):
        return "元"
    if re.search("岁数|年纪|年龄", words):
        return "岁"
    if re.search("多长的?[时期工周年]|多久", words):
        return "天"
    if not named and re.search("有?多[长远深宽]", words):
        return "米"
    return named


def focus(folded: str) -> tuple[int, int]:
    """The part of a long question that asks; what stands around it is told for the sake of politeness or story."""
    if len(folded) < 40:
        return 0, len(folded)
    parts = [m.span() for m in re.finditer(r"[^,，。；;!！?？:：\n]+[,，。；;!！?？:：\n]?", folded)]
    asking = [span for span in parts if asked(folded[slice(*span)]).kind is not Kind.TOPIC]
    if not asking:
        return 0, len(folded)
    start, end = asking[0][0], asking[-1][1]
    before = [span for span in parts if span[1] == start and span[1] - span[0] > 8]
    return (before[0][0] if before and end - start < 14 else start), end
