"""Short ids for the articles of one run, the same whatever the order of the input."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from pathlib import PurePath

from crossread.model.articles import Article

_UNFIT = re.compile(r"[^\w.-]+")
_LEADING = re.compile(r"[^\W_]+")
_LINE = re.compile(r"(?P<path>.+):(?P<line>\d+)\Z")
_MAX = 48  # longer file names are cut: ids stand in every citation
_HASH = 6


def _slug(text: str) -> str:
    """Return the text with hyphens for all that may not stand in an id."""
    return _UNFIT.sub("-", text).strip("-._")[:_MAX].strip("-._") or "article"


def _forms(article: Article) -> tuple[str, str, str]:
    """Return the ids an article may have: short, full, and full with the start of its hash."""
    match = _LINE.match(article.source)
    path, line = (match["path"], "." + match["line"]) if match else (article.source, "")
    slug = "stdin" if path == "-" else _slug(PurePath(path).stem)
    leading = _LEADING.match(slug)
    short = leading[0] if leading and not line else slug
    return short + line, slug + line, f"{slug}{line}-{article.sha256[:_HASH]}"


def assign_ids(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Return the articles sorted by the ids they are given.

    An id is the leading letters and digits of the file's name where no other file shares them,
    else the whole name, else the name with six digits of the hash; identical files are counted.
    """
    waiting = sorted(articles, key=lambda article: (article.source, article.sha256))
    named: dict[str, Article] = {}
    for level in range(3):
        forms = [_forms(article)[level] for article in waiting]
        shared = Counter(forms)
        rest = []
        for article, form in zip(waiting, forms, strict=True):
            if shared[form] == 1 and form not in named:
                named[form] = article
            else:
                rest.append(article)
        waiting = rest
    counters: Counter[str] = Counter()
    for article in waiting:
        form = _forms(article)[2]
        numbers = (f"{form}-{number}" for number in count(counters[form] + 1))
        counters[form] += 1
        named[next(key for key in numbers if key not in named)] = article
    return tuple(replace(named[key], id=key) for key in sorted(named))
