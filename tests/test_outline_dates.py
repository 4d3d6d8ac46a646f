"""Days as reports write them."""

from __future__ import annotations

import pytest

from retrieval.outline import day_in


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("发布时间:2021-11-30", "2021-11-30"),
        ("2025年1月14日在北京市", "2025-01-14"),
        ("时间：2026/2/5 10:30", "2026-02-05"),
        ("２０２０年１１月１５日", "2020-11-15"),
        ("二〇二五年一月十四日", "2025-01-14"),
        ("二○二三年十二月", "2023-12"),
        ("2024 年 3 月", "2024-03"),
        ("2021年工作", "2021"),
        ("2021年13月", "2021"),
        ("2021年2月45日", "2021-02"),
        ("12345678-90", None),
        ("xx年xx月xx日", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_iso(written: str, iso: str | None) -> None:
    assert day_in(written) == iso
