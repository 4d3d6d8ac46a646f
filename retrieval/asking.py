"""Which words ask for which kind of answer: the table of question words, in the order in which it is tried."""

from __future__ import annotations

import re
from enum import StrEnum

from retrieval.figures import MEASURE
from retrieval.fold import CJK


class Kind(StrEnum):
    NUMBER = "number"
    ORDINAL = "ordinal"  # 第几批
    DATE = "date"
    WHO = "who"
    NAME = "name"  # of a rule, a project, a campaign
    LIST = "list"
    REASON = "reason"
    WAY = "way"
    YES_NO = "yes_no"
    MEANING = "meaning"
    COUNT = "count"  # how often, or everywhere, something is mentioned
    TOPIC = "topic"


ASKING = re.compile("多少|什么|哪|几|啥|谁")
_SPENT = "[花赔罚捐挣赚缴欠]"
_MANY = "(?:多少|(?<![那这近前后头过好])几|好多|若干|幾)"
_NOUN = f"(?P<noun>[{CJK}]{{0,10}})"
# 多少群众: no measure
_NO_MEASURE = "(?!群众|群体|项目|人[员才口]|家[庭长]|户籍|名额|院校|场[馆所]|条例|站点|班级|支[队出]|线路|路[线灯])"
STOP = re.compile(
    "(?:可以|的|了|过|呢|吗|啊|呀|啦|是|在|被|和|与|有|(?<!主)(?<!重)(?<!需)要(?![求点素员])|会(?![议员计])|能(?![力源])|为|才|去|来(?!源)|到"
    "|给|把|让|都(?!市)|就(?!业)|又|也|还|没|不(?!良|起诉|捕|诉)|各|分别|什么|哪|各是)"
)

PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        Kind.COUNT,
        re.compile(
            "(?:一共|总共|全文|全部|所有)?(?:提到|提及|出现)(?:了|过)?(?:几|多少)次|(?:全部|所有)(?:提到|提及"
            "|出现).*(?:地方|位置|段落)"
        ),
    ),
    (
        Kind.WHO,
        re.compile(
            "(?:长|书记|主席|主任|教练|院士|队员|作者|总理|负责人|代表|老板|老总|经理|法人|律师|法官|检察官|民警|[被原]告人?|嫌疑人|受害人|当事人|被害人|主犯|头目|员工)(?:各|都|分别|到底|究竟)?(?:是|叫)(?:什么|啥)名?字?|姓什么"
            "|姓啥|姓名|姓甚名谁|叫什么名字的人|[他她]们?都?叫(?:什么|啥)"
        ),
    ),
    (Kind.ORDINAL, re.compile("第(?:几|多少)个?(?P<measure>周年|年头)")),
    (Kind.ORDINAL, re.compile(f"第几(?P<measure>{MEASURE})?{_NOUN}")),
    (Kind.ORDINAL, re.compile(f"几号(?=[{CJK}]{{0,3}}(?:建议|文件|令|公告|通知|线|文))")),
    (Kind.ORDINAL, re.compile("哪[1一]?(?P<measure>[届批期轮])")),
    (
        Kind.DATE,
        re.compile(
            "哪(?:一)?[年天月日](?:的?哪[月日天号])?|[哪啥](?:会儿|阵子)|哪个?(?:月|季度|年份|日子)|几月|几号|(?:什么|啥|哪个|哪段)(?:时候|时间|日期"
            "|日子)|何时|何日|何年|when\\b|what (?:date|year|day|time)|which (?:year|month|quarter|day)"
        ),
    ),
    (
        Kind.NUMBER,
        re.compile(
            "百分之(?:几|多少)|(?:几|多少)个点|几个百分点|多少个百分点|几成|增速|涨幅|降幅|增幅|占比|比重|比例(?:是|为)?多少"
        ),
    ),
    (Kind.NUMBER, re.compile(f"(?:多少|几)(?:块钱|钱|块(?![{CJK}]))|{_SPENT}(?:了|出|下|掉|进去?)*多少|how much\\b")),
    (Kind.LIST, re.compile(f"哪(?P<count>[2-9两几三四五六七八九十]|1\\d)(?P<measure>{MEASURE})?{_NOUN}")),
    (Kind.NUMBER, re.compile("(?:多大|什么|啥|多高)(?:的)?(?:比例|比重|份额)")),
    (Kind.NUMBER, re.compile(f"{_MANY}(?P<measure>{_NO_MEASURE}[万亿]{{0,2}}{MEASURE})?{_NOUN}")),
    (
        Kind.NUMBER,
        re.compile(
            "(?:[^力质数大少][量率额值费]|[床位次家个天页期]数|数额|积|里程|人数|件数|次数|户数|数量|金额|总额|产量|产值|面积|里程|增速|比例|比重|[长业化盖成结字]率)$"
            "|(?:新增|增长|预期|数量|产量)目标$|(?:gdp|生产总值|增加值|零售总额|进出口|投资|收入|支出|吞吐量|总产|就业|增长|产量)"
            "(?:的)?(?:增长|预期|主要)?(?:目标)?$|how many\\b"
            "|多大(?:岁数|年纪|年龄|规模|面积)?|多长时间|多高|多长|多远|多深|多宽|多重|多久|数量|总数|总量|总额|第几"
        ),
    ),
    (
        Kind.REASON,
        re.compile(
            "为什么|为啥|(?<!全称)(?<!名称)(?<!名字)为何|(?<![来去])干[嘛吗](?!用)|咋会|怎么会|什么原因|啥原因|缘故|根子.{0,3}在|根源|症结|问题出在|凭什么|原因是|why\\b"
        ),
    ),
    (
        Kind.MEANING,
        re.compile(
            "是个?(?:什么|啥)样?的?(?:制度|机制|东西|模式)|(?:是)?(?:什么|啥)(?:意思|概念|含义|东西|玩意)|指的?是?(?:什么|啥|哪)|怎么理解|什么叫|啥叫|何谓"
            "|含义|定义|如何界定|怎么界定|统计口径|干嘛用|干什么用"
            "|^什么是|(?<!名称)(?<!名字)(?<!全称)是(?:什么|啥)$|what is\\b|what does .* mean"
        ),
    ),
    (
        Kind.LIST,
        re.compile(
            f"哪些(?:个)?{_NOUN}|包括(?:哪|什么|啥)|有(?:什么|啥)(?=[{CJK}])|分别(?:是|为|叫)|各是|列[出全]|列一下|列给"
            f"|罗列|名单|都有(?:谁|啥|什么)|which\\b.*s\\b"
        ),
    ),
    (
        Kind.WHO,
        re.compile(
            "谁|哪[1一]?(?:个|位|家|所|座|支)?(?![里儿些年天种项份类]|部(?!门))"
            f"(?P<noun>(?:(?![的是在由被和])[{CJK}]){{0,4}}?(?:单位|机构|部门|机关|公司|企业|院士|法院"
            "|检察院|院|局|大学|学校|党校|城市|省|市|县|区|办案组|工作组|支队|大队|法庭|医院|社区|村|媒体|检察官|法官|民警|领导|干部|专家|医生|老师|人|俱乐部|团队|球?队|国家))|什么人|何人|who\\b|whom\\b"
            "|whose\\b"
        ),
    ),
    (
        Kind.NAME,
        re.compile(
            "(?:什么|啥|哪个|哪份|哪一份|哪部|哪项|哪一项|哪种|哪一部|哪档|哪场|哪套|哪支|哪|何种)(?:专题|专项|重大|主要|民事|刑事|检察)?(?P<noun>名字|名称|名|文件|意见"
            "|方案|规定|制度|规则|项目|专项|活动|行动|节目|系统|机制|品牌|职务|职位|案件|规划|计划|理念"
            "|政策|专题|标准|疫苗|工程|平台|软件|程序|工具|案子|案例|原则|方针|口号|主题|称号|荣誉|奖项|奖|战略|模式)|叫(?:什么|啥)|名字(?:是|叫)(?:什么|啥)|全名|全称|名称|名为"
            "|what .*\\b(?:name|called)"
        ),
    ),
    (
        Kind.WAY,
        re.compile(
            "怎么|怎样|如何|咋|用什么(?:办法|方式|法子|方法)|靠什么|(?:什么|何种|哪种)(?:办法|方式|措施|举措|做法)|何种(?=.{0,6}(?:措施|办法|方式))|how\\b"
        ),
    ),
    (
        Kind.YES_NO,
        re.compile(
            f"([{CJK}])[不没]\\1|吗|没有[啊呀呢]?$|有没有|是不是|能不能|会不会|要不要|是否|可不可以|没[啊呀呢]?$|过没|了没|did\\b"
            "|does\\b|is there|are there"
        ),
    ),
)
# What is asked comes last: 该判几年这种事,有没有让电脑帮着算. 好吗 and 麻烦告诉我 ask for nothing.
CLAUSE = re.compile(
    "(?:^|(?<=[,，。；;!！?？\n]))(?!(?:麻烦|请|谢|告诉|帮|.{0,4}报告.{0,4}[写提说讲])[^,，。；;!！?？\n多哪什谁]*(?:[,，。；;!！?？\n]|$))"
    "[^,，。；;!！?？\n]{6,}"
)
ITEM = re.compile(
    '(?:第|头)(?P<item>\\d{1,2})(?:条|点|项|个|款|个?方面)(?:具体)?(?:是|讲|说|写|的?内容|呢|$)|[“"]?(?P<shi>[一二三四五六七八九十])是[”"](?:讲|说|是)?'
)
