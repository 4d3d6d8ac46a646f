"""Saved web pages: the main text, without the menus around it, below the title and date the page gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval.readers.extract import Extract, Unreadable, Why
from retrieval.readers.markup import Node, html, name
from retrieval.readers.plain import decode
from retrieval.readers.rows import row_lines

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
_SILENT = frozenset(
    {"script", "style", "noscript", "template", "svg", "iframe", "select", "button", "textarea", "object", "head"}
    | {"nav"}
)
_AROUND = frozenset({"header", "footer", "aside", "form"})  # of a page; an article may have its own
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt", "fieldset"}
    | {"figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li"}
    | {"main", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)
_HOLDERS = _BLOCKS - {"p", "li"}
# What pages call their parts; one such name counts only where little of the text stands in it.
_NAMED_AROUND = re.compile(
    r"(?:^|\s)(?:(?:page|site|main|top|g|m)?[-_]?(?:foot(?:er)?|copyright|nav(?:bar)?|menu|breadcrumbs?|crumbs?|sidebar|topbar)"
    r"|(?:related|relevant|share|bshare|friend-?links?|hot-?words?|feedback|comments?|qrcode|saoyisao)(?:[-_]?\w*)?)(?:\s|$)",
    re.IGNORECASE,
)
_LITTLE = 0.2
_SENTENCE = re.compile(r"[。！？；;]")
_CLAUSE = re.compile(r"[，,]")
_MOSTLY = 0.8  # of the running text stands in the main part
_DEEPEST = 200
_LABELLED = re.compile(r"(?:发布时间|发布日期|发文日期|时间|日期|来源|发布机构|发文机关)\s*[:：]\s*\S")
_LABEL_LINE = 120  # characters
_LONGEST = 300  # characters of what a page says of itself
_SITE = re.compile(
    r"\s*[_|｜].*|\s+[-–—]+\s.*|\s*[-–—]+[^-–—]*(?:政府|网站?|门户|检察院|法院|委员会|局|厅|日报)\S{0,6}$"
)
_SPACES = re.compile(r"[ \t\r\n\f]+")


def read(data: bytes) -> Extract:
    declared = _CHARSET.search(data[:4000])
    charset = declared.group(1).decode("ascii").lower() if declared else None
    text, encoding = decode(data, _WIDER.get(charset, charset) if charset else None)
    root = html(text.replace("\x00", ""))
    body = _body(root) if root is not None else None
    if root is None or body is None:
        raise Unreadable(Why.NO_TEXT)
    around = _around(body)
    main = _lines(_main(body, around), around)
    lines = [*_stated(root, body, main), *main]
    joined = "\n".join(line for number, line in enumerate(lines) if line not in lines[:number][:3])
    if not joined.strip():
        raise Unreadable(Why.NO_TEXT)
    return Extract(joined, encoding)


def _body(root: Node) -> Node | None:
    return next(root.iter("body"), root)


def _around(body: Node) -> set[Node]:
    """Parts that are named as what stands around a text, and hold little of it."""
    weights = _weights(body, set())
    little = _LITTLE * weights.get(body, 0)
    named = [node for node in body.iter() if _NAMED_AROUND.search(f"{node.get('class') or ''} {node.get('id') or ''}")]
    return {node for node in named if weights.get(node, 0) <= little}


def _main(body: Node, around: set[Node]) -> Node:
    """The smallest part that holds most of the running text; a menu has words but hardly a comma."""
    part = body
    whole = _weights(body, around)
    total = whole.get(body, 0)
    for _ in range(_DEEPEST):
        inner = max(part, key=lambda child: whole.get(child, 0), default=None)
        if inner is None or name(inner) not in _HOLDERS or whole.get(inner, 0) < _MOSTLY * total:
            return part
        if (name(inner) == "table" and _is_data(inner)) or _is_paragraph(inner):
            return part  # what stands beside it belongs to the text too
        part = inner
    return part


def _is_paragraph(node: Node) -> bool:
    return not any(name(inside) in _BLOCKS for inside in node.iter() if inside is not node)


def _weights(body: Node, around: set[Node]) -> dict[Node, int]:
    """For each element, the characters of running text in it: not links, not what is silent."""
    weights: dict[Node, int] = {}
    for node in reversed(list(body.iter())):
        kind = name(node)
        if not kind or kind in _SILENT or kind in _AROUND or kind == "a" or node in around:
            weights[node] = 0
            continue
        own = (node.text or "", *(child.tail or "" for child in node))
        weights[node] = sum(map(_weight, own)) + sum(weights.get(child, 0) for child in node)
    return weights


def _weight(text: str) -> int:
    """A headline may have a comma; only running text has full stops."""
    if _SENTENCE.search(text):
        return len(text)
    return len(text) // 4 if _CLAUSE.search(text) else 0


def _stated(root: Node, body: Node, main: list[str]) -> Iterator[str]:
    """What the page says of itself: in the tags that government sites agreed on, else around its main part."""
    metas = {(one.get("name") or "").lower(): (one.get("content") or "").strip() for one in root.iter("meta")}
    metas = {key: _SPACES.sub(" ", content[:_LONGEST]) for key, content in metas.items()}
    title = metas.get("articletitle") or _title(root)
    if title:
        yield title
    named = {"contentsource": "来源", "pubdate": "发布时间"}
    found = [f"{label}：{metas[key]}" for key, label in named.items() if metas.get(key)]
    if not found and not any(_LABELLED.search(line) for line in main[:8]):
        found = [line for line in _lines(body) if len(line) < _LABEL_LINE and _LABELLED.search(line)][:2]
    yield from found


def _title(root: Node) -> str:
    """Of 报告_某某人民政府 the first part: sites put their name behind it. A heading that says as much is better."""
    title = _SPACES.sub(" ", next((node.text or "" for node in root.iter("title")), "")).strip()[:_LONGEST]
    headings = [" ".join(_lines(node)) for node in root.iter("h1", "h2", "h3")]
    for heading in headings:
        if len(heading) > 3 and title.startswith(heading):
            return heading
    return _SITE.sub("", title) or next((heading for heading in headings if heading), "")


def _lines(node: Node, around: set[Node] | frozenset[Node] = frozenset()) -> list[str]:
    """The text of an element in lines, one for each block, without what stands around it."""
    lines = [""]
    _collect(node, lines, 0, around)
    return [line.strip() for line in lines if line.strip()]


def _collect(node: Node, lines: list[str], depth: int, around: set[Node] | frozenset[Node]) -> None:
    kind = name(node)
    if not kind or kind in _SILENT or depth > _DEEPEST or _hidden(node) or node in around:
        return
    if kind in _AROUND and depth == 1:
        return
    if kind == "table" and _is_data(node):
        lines.extend([*row_lines([_cells(row) for row in node.iter("tr")]), ""])
        return
    block = kind in _BLOCKS
    if block:
        lines.append("")
    lines[-1] += _SPACES.sub(" ", node.text or "")
    for child in node:
        _collect(child, lines, depth + 1, around)
        lines[-1] += _SPACES.sub(" ", child.tail or "")
    if block:
        lines.append("")


def _cells(row: Node) -> list[str]:
    return [" ".join(_lines(cell)) for cell in row if name(cell) in ("td", "th")]


def _hidden(node: Node) -> bool:
    return "display:none" in (node.get("style") or "").replace(" ", "").lower()


def _is_data(table: Node) -> bool:
    """A table of figures, not one that lays out the page."""
    if sum(1 for _ in table.iter("table")) > 1:
        return False
    cells = [len("".join(_lines(cell))) for cell in table.iter("td", "th")]
    rows = sum(1 for _ in table.iter("tr"))
    return rows >= 2 and len(cells) >= 2 * rows and max(cells, default=0) < 200
