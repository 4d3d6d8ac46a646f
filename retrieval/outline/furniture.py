"""Text of a page that is no part of the report: menus, share lines, unfilled templates, licences, mojibake."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.outline.blanks import plain
from retrieval.outline.misread import misread

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
# Pieces and what parts them share no character, so that a long line is decided in one pass.
_TRAIL = re.compile(  # 您当前的位置: 首页 > 政务公开 > 工作报告
    r"(?:您?(?:现在)?的?(?:当前|现在|所在)?的?位置(?:是|:)*|首页)\s*[^>»›/|\s]{0,20}(?:[>»›/|\s]+[^>»›/|\s]{1,20}){0,8}[>»›/|\s]*|"
    r"[^>»›。]{1,12}(?:[>»›]\s*[^>»›。\s](?:[^>»›。]{0,19}[^>»›。\s])?\s*){2,}"
)
# What a portal prints above a report, several in a line. The first kind says that the line is the portal's own.
_OF_PORTALS = (
    r"索\s*引\s*号|主题(?:分类|词)|发布机构|发文(?:日期|机关|字号|单位)|成文日期|生成日期|公开(?:日期|方式|范围|时限)|文\s*号"
    r"|有\s*效\s*性|效力状态|体裁(?:分类)?|组配分类|服务对象|(?:浏览|点击|访问|阅读)(?:次数|量|数|率)|字[号体號體]|保护视力色"
)
_OF_REPORTS = (
    r"名\s*称|(?:信息|文章|稿件)?来\s*源|作\s*者|发布(?:时间|日期|单位)|时\s*间|日\s*期|责任编辑|编\s*辑|阅读|打印"
)
_PORTAL = re.compile(rf"(?:{_OF_PORTALS})\s*:")
_LABEL = re.compile(rf"(?:{_OF_PORTALS}|{_OF_REPORTS})\s*:")
_ALONE = re.compile(rf"(?:{_OF_PORTALS})\s*:.{{0,60}}")
_MENU_WORD = re.compile(
    r"(?:网站)?首页|登[录陆]|注册|无障碍\S{0,4}|长者\S{0,4}|[简繁]体\S{0,3}|EN|English|手机版|网站地图"
    r"|政[务民]\S{2}|互动\S{2}|走进\S{2,4}|要闻\S{0,2}|新闻\S{0,2}|专题\S{0,2}|机构\S{0,2}|信息公开|办事\S{0,2}|搜索|APP|微[信博]|邮箱|收藏\S{0,4}|设为首页",
    re.IGNORECASE,
)
_NUMBER_OF_PAGE = re.compile(r"[-—–·\s]*\d{1,4}[-—–·\s]*|第\s*\d+\s*页.{0,12}|Page\s+\d+.{0,10}", re.IGNORECASE)
_SEEN = 160  # characters of such a line
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
    return bool(bare) and (any(kind.fullmatch(bare) for kind in (_WHOLE, _MENU, _TRAIL)) or _is_menu(line.split()))


def _is_menu(words: Sequence[str]) -> bool:
    known = sum(_MENU_WORD.fullmatch(word) is not None for word in words)
    return len(words) >= 3 and max(map(len, words)) <= 8 and known * 2 >= len(words)


def is_record(line: str) -> bool:
    """Does a portal describe the report here: 索引号 … 发文日期 …? Read for names and dates, never quoted."""
    bare = plain(line) if len(line) <= _SEEN else ""
    of_portal = "。" not in bare and _PORTAL.search(bare) is not None
    return of_portal and (len(_LABEL.findall(bare)) >= 2 or _ALONE.fullmatch(bare) is not None)


def is_page_number(line: str) -> bool:
    return len(line) < _SEEN and _NUMBER_OF_PAGE.fullmatch(plain(line)) is not None


def is_garbled(line: str) -> bool:
    """Was this line decoded wrongly before it came here? Nobody can read it, so nobody is shown it."""
    broken = len(_MOJIBAKE.findall(line))
    return broken >= 2 and ((broken >= 4 and broken * 5 > len(line)) or misread(line))


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
