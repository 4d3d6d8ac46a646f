"""What is said to a bot without asking the reports: greetings, thanks, jokes, sums, weather."""

from __future__ import annotations

from retrieval.regex import regex

_SMALL = regex(
    "^(?:你好|您好|hi|hello|hey|嗨|哈喽|在吗|在不在|早上好|晚上好|早安|晚安|谢谢|多谢|感谢|辛苦了|再见|拜拜"
    "|bye|thanks|thank you|ok|好的|哈哈+|谢啦|谢了|"
    "随便|不对|错了|不是这个|算了|没事了?|知道了|明白了|收到|嗯+|哦+)[\\s,，。！!?？呀啊~]*$"
    "|^(?:谢谢|多谢|感谢|辛苦)(?:你们?|您|大家|各位|啦|了|哈)*(?:[,，。!！~\\s]+[^多少什么哪几谁怎吗啥]{0,14})?$"
    "|你(?:是谁|叫什么|是什么|会什么|能做什么|能干什么|多大|几岁)|讲个?笑话|说个?笑话|讲个?故事|唱.{0,2}歌"
    "|陪我聊|聊聊天"
    "|(?:^|给我|帮我|替我|帮忙|请|来)写(?:一?1?[首篇段封个])?.{0,12}"
    "(?:诗|绝句|律诗|作文|情书|小说|代码|程序(?!性|上|化)|对联)|翻译(?:成|一下)"
    "|忽略.{0,8}指令|系统提示词|密钥"
)
_SUM = regex(
    r"\d+(?:\.\d+)?\s*(?:乘以?|加上?|减去?|除以?|[+*/×÷xX]| - )\s*\d+(?:\.\d+)?.{0,3}(?:等于|是多少|得多少|=|多少)"
    r"|^[\d\s.]+[+*/×÷][\d\s.]+\W*$"
    r"|\d[a-z]?\s*[-+*/×÷]\s*\d+[a-z]?\s*="
)


def is_small_talk(folded: str) -> bool:
    return bool(_SMALL.search(folded) or _SUM.search(folded))
