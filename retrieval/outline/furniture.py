"""Text of a page that is no part of the report: menus, share lines, unfilled templates, licences, mojibake."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.outline.blanks import plain

# Whole lines. Words that a report may use itself (下载, 分享) count only when they are all there is.
_WHOLE = re.compile(
    r"""(?x)
    .*(?:\{\{.*\}\}|\$\{.*\}|<%.*%>).*                        # 今天是{{getDate()}}欢迎来到…
    | (?=.{0,45}$)(?!.*。).*(?:打开微信|扫一扫|微信公众号$|官方微[信博]$|手机版|无障碍浏览|繁體版).*
    | [\[【(（]?(?:打印本页|打印|关闭窗口|关闭|返回顶部|下载|全屏|收藏|加大|还原|减小|首页|分享|大|中|小)[\]】)）]?
    | (?:[\[【][^\s\[\]【】]{2,6}[\]】]\s*){2,}               # 【打印本页】 【关闭窗口】
    | [\[【(（]?(?:字号|字体|字體|字號)(?:[:\s].{0,30})?
    | (?:分享到?|分享到微信|您的位置|您的位置是|当前位置|上一篇|下一篇)(?:\s*[:>》].{0,60})?
    | (?:热门搜索|热门推荐|浏览次数|点击数)\s*:.{0,60}
    | .{0,8}(?:下一页|尾页).{0,12} | [(（]剩余\d+字[)）]
    | (?!\d{1,3}\.$)[》《>»|×\]】\[【\s\d\-—_=*·•.~/]{1,14}
    | [\[(（]?(?:责任编辑|责编|編輯|编辑|校对|审核)\s*[::].{0,20}
    | .{0,80}(?:记者|通讯员|新华社|日报).{0,14}[摄攝] | .{0,30}[（(](?:资料图|配图|图源).{0,20}
    | (?:Public\s+domain|false|true|undefined|null|NaN|ダウンロード|免费下载|最佳回答|\s)+
    | 第\s*\d+\s*页(?:\s*[,/]?\s*共\s*\d+\s*页)? | Page\s+\d+(?:\s+of\s+\d+)?
    | (?:版权所有|网站标识码|联系我们|Copyright|©).* | .*(?:ICP备\w*号|网站标识码|技术支持:).*
    | (?:https?|ftp)://\S+(?:\s+\d.{0,20})?
    | (?=.*---)[-—|:\s]+
    """,
    re.IGNORECASE | re.DOTALL,
)
_MENU = re.compile(r"[^\s|]{1,8}(?:\s*\|\s*[^\s|]{1,8}){2,}")
_LICENCE = re.compile(r"本作品(?:在|是|来自|來自|现时|之)|此作品在|Public domainPublic domain")
_AFTERWORDS = re.compile(
    r"[》>\[【]*(?:(?:相关|相關)(?:报道|報道|链接|阅读|文档|附件|新闻|文章|资讯)|收藏|打印本页|分享到?|点击图片进入专题)[:》>《\]】]*"
    r"|[\[【]?(?:责任编辑|責任編輯|责编)\s*:.{0,30}|扫一扫[^。]{0,20}|上一篇\s*:.*"
)
_LAST_LINES = 30
_RUNNING = 150  # characters; a longer line after them says that the report goes on
_LONGEST = 300  # characters of a line of furniture
# UTF-8 read as GBK or Latin-1: characters that real text hardly uses.
_MOJIBAKE = re.compile(
    "[锛銆鈥鐨勭鍙戝鍏骞闈鎴鍚濅鏂绗鎬璇鍦鍥鐢瑕缁庡拰鍦ㄦ浠ヤ笂鏄浗€\ufffd\x80-\x9f¤¦¨ª«¬¯²³´µ¶¸¹º»¼½¾¿À-ÖØ-öø-ÿ]"
)
_CUT_SHORT = re.compile(r"[(（]剩余\d+字[)）]|.{0,8}下一页.{0,12}")


def is_furniture(line: str) -> bool:
    """Is this whole line furniture?"""
    if is_garbled(line):
        return True
    bare = plain(line) if len(line) <= _LONGEST else ""
    return bool(bare) and (_WHOLE.fullmatch(bare) is not None or _MENU.fullmatch(bare) is not None)


def is_garbled(line: str) -> bool:
    """Was this line decoded wrongly before it came here? Nobody can read it, so nobody is shown it."""
    broken = len(_MOJIBAKE.findall(line))
    return broken >= 4 and broken * 5 > len(line)


def is_cut_short(line: str) -> bool:
    """Does the page say here that the rest stands elsewhere?"""
    return len(line) <= _LONGEST and _CUT_SHORT.fullmatch(plain(line)) is not None


def tail_begins(contents: Sequence[str]) -> int:
    """The number of the line from which on all is furniture: a wiki's licence, links to other pages."""
    for number, line in enumerate(contents):
        left = len(contents) - number
        if left * 3 < len(contents) * 2 and len(line) < 160 and _LICENCE.match(plain(line)):
            return number
        short = left <= _LAST_LINES and left * 3 < len(contents) and len(line) < 40
        if short and _AFTERWORDS.fullmatch(plain(line)) and max(map(len, contents[number:])) < _RUNNING:
            return number
    return len(contents)
