"""Text of a page that is no part of the report: menus, share lines, unfilled templates, licences."""

from __future__ import annotations

import re

# Whole lines. Words that a report may use itself (下载, 分享) count only when they are all there is.
_WHOLE = re.compile(
    r"""(?x)
    .*\{\{.*\}\}.*                                            # 今天是{{getDate()}}欢迎来到…
    | .*(?:打开微信|扫一扫|微信公众号$|官方微信|官方微博|手机版|无障碍浏览|繁體版).*
    | (?:下载|打印|全屏|收藏|加大|还原|减小|首页|打印本页|关闭窗口|关闭|返回顶部|上一篇|下一篇|分享|大|中|小)
    | [\[【(（]?(?:字号|字体|字體|字號)[:：]?.{0,30}
    | (?:分享|分享到|分享到微信|相关报道|相关链接|相关附件|相关文档|相关阅读|您的位置|您的位置是|当前位置)\s*[:：>》]{0,3}.{0,40}
    | (?:网站首页|首页)(?:\s*[|｜>»].*)?
    | [》《>»|×\]】\[【\s\d\-—_=*·•.]{1,12}
    | 责任编辑\s*[:：].{0,20} | [（(]?责编\s*[:：].{0,20}
    | .{0,40}(?:记者|通讯员).{0,12}[摄攝] | .{0,30}[（(](?:资料图|配图|图源).{0,20}
    | (?:Public\s+domain|false|true|undefined|null|NaN)
    | 第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)? | Page\s+\d+(?:\s+of\s+\d+)?
    | 版权所有.* | .*ICP备.* | Copyright.* | ©.*
    | (?:https?|ftp)://\S+
    | 》》点击.*
    """,
    re.IGNORECASE | re.DOTALL,
)
# From such a line on to the end of the text.
_TAIL = re.compile(r"本作品(?:在|是|来自|來自|现时|之).{0,60}(?:公有领域|公有領域|版权|版權)|Public domainPublic domain|此作品在")


def is_furniture(line: str) -> bool:
    """Is this whole line furniture?"""
    return _WHOLE.fullmatch(line.strip()) is not None


def begins_tail(line: str) -> bool:
    """Does the licence of a wiki page begin here?"""
    return len(line) < 200 and _TAIL.match(line) is not None
