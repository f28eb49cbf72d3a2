"""Domains and dates of addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.text.urls import date_in_url, domain, is_url

DOMAINS = [
    ("https://www.post.example/a", "post.example"),
    ("http://user@POST.example:8080/a?b#c", "post.example"),
    ("www.post.example", "post.example"),
    ("m.post.example/a", "post.example"),
    ("edition.post.example", "post.example"),
    ("news.post.example", "news.post.example"),
    ("www.example", "www.example"),
    ("The Strelsau Post", ""),
    ("localhost", ""),
    ("http://[bad", ""),
    ("", ""),
]


@pytest.mark.parametrize("url, expected", DOMAINS)
def test_domain(url: str, expected: str) -> None:
    assert domain(url) == expected


DATES = [
    ("https://post.example/2021/07/05/harbour", "2021-07-05"),
    ("https://post.example/world/2021-07-05-harbour.html", "2021-07-05"),
    ("https://post.example/2021/jul/05/harbour", "2021-07-05"),
    ("https://post.example/20210705/harbour", "2021-07-05"),
    ("https://post.example/2021/13/41/harbour", ""),
    ("https://post.example/article-120210705", ""),
    ("https://post.example/2021/harbour", ""),
    ("https://post.example/?d=2021/07/05", ""),
    ("", ""),
]


@pytest.mark.parametrize("url, expected", DATES)
def test_date_in_url(url: str, expected: str) -> None:
    assert date_in_url(url) == expected


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    assert isinstance(domain(text), str)
    assert isinstance(date_in_url(text), str)


def test_is_url() -> None:
    assert is_url(" https://post.example/a ")
    assert not is_url("see https://post.example/a")
