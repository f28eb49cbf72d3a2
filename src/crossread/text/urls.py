"""Addresses: the domain that stands for a publisher, and a date in the path."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

# Hosts under which a publisher serves the same articles: mobile, AMP and feed copies.
_HOST_PREFIX = re.compile(r"^(?:www\d?|m|mobile|amp|edition|feeds)\.(?=[^.]+\.[^.]+)")
_PATH_DATE = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})[/-](?P<m>\d{1,2})[/-](?P<d>\d{1,2})(?!\d)")
_COMPACT_DATE = re.compile(r"(?<!\d)(?P<y>20\d{2})(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)")
_NAMED_MONTH = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})/(?P<m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"/(?P<d>\d{1,2})(?!\d)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_URL_LINE = re.compile(r"(?:https?://|www\.)[^\s<>\"']+\Z", re.IGNORECASE)


def is_url(text: str) -> bool:
    """Tell whether the whole text is one web address."""
    return _URL_LINE.match(text.strip()) is not None


def domain(url: str) -> str:
    """Return the publisher's host without ``www.`` and its like; "" where there is none.

    >>> domain("https://www.daily.example.org:443/2024/a?b#c")
    'daily.example.org'
    >>> domain("not an address")
    ''
    """
    text = url.strip()
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:
        return ""
    if "." not in host or re.search(r"[^\w.-]", host):
        return ""
    return _HOST_PREFIX.sub("", host.rstrip("."))


def date_in_url(url: str) -> str:
    """Return the day named in the path as ``2024-06-20``; "" where there is none.

    >>> date_in_url("https://example.org/world/2024/06/20/a-story")
    '2024-06-20'
    >>> date_in_url("https://example.org/world/2024/13/45/a-story")
    ''
    """
    try:
        path = urlsplit(url.strip()).path.lower()
    except ValueError:
        return ""
    for pattern in (_PATH_DATE, _NAMED_MONTH, _COMPACT_DATE):
        for match in pattern.finditer(path):
            month = match["m"]
            number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
            try:
                return date(int(match["y"]), number, int(match["d"])).isoformat()
            except ValueError:
                continue
    return ""
