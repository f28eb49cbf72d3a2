"""HTML pages: text and metadata through trafilatura, found again in the source."""

from __future__ import annotations

import html
import re
from typing import Protocol

from crossread.articles.charset import declared_charset, decode
from crossread.articles.drafts import Draft, Part
from crossread.articles.html_alignment import align_lines
from crossread.articles.html_scan import Visible, measure_nesting, scan_visible
from crossread.articles.raw_map import REPLACEMENT, Stretch
from crossread.articles.shapes import count_words, ends_sentence
from crossread.errors import InputError
from crossread.model.articles import LineKind
from crossread.text.normalise import fold

# Pages nest some tens of elements; the parser's recursion fails somewhere above a thousand.
MAX_DEPTH = 500
# Long pages have some ten thousand tags; 100,000 <p> take the extractor five seconds.
MAX_TAGS = 100_000
_SENTENCE_WORDS = 5
_REMEDY = "give the page of one article, saved with its text"
# The date finder rejects days after this one; a fixed day keeps the clock out of the output.
_DATE_OPTIONS = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
_META = re.compile(r"<meta\b[^>]{0,1000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:-]{1,30})\s*=\s*(\"[^\"]{0,500}\"|'[^']{0,500}')")
_DATE_NAMES = frozenset(
    {"article:published_time", "og:published_time", "datepublished", "date", "pubdate"}
    | {"publishdate", "publication_date", "dc.date", "dc.date.issued", "sailthru.date"}
    | {"parsely-pub-date"}
)
_LINKED_DATA_DATE = re.compile(r"\"datePublished\"\s{0,20}:\s{0,20}\"([^\"]{4,40})\"")
_UNDECODED = re.compile("[\udc80-\udcff]")


class _Page(Protocol):
    """What is used of the document that trafilatura returns."""

    title: str | None
    author: str | None
    url: str | None
    date: str | None
    sitename: str | None
    text: str | None


def _has_sentence(text: str) -> bool:
    """Tell whether a line of the text is a sentence; menus and notices have none."""
    lines = text.splitlines()
    return any(ends_sentence(line) and count_words(line) >= _SENTENCE_WORDS for line in lines)


def _extract(source: str, name: str) -> _Page:
    """Run the extractor; any failure of it on this page is a fact about the page."""
    from trafilatura import bare_extraction

    try:
        page = bare_extraction(
            source,
            favor_precision=True,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=dict(_DATE_OPTIONS),
        )
    except Exception as error:
        raise InputError(name, "its HTML cannot be parsed", _REMEDY) from error
    if page is None or isinstance(page, dict) or not _has_sentence(page.text or ""):
        raise InputError(name, "no article text was found in the page", _REMEDY)
    return page


def metadata_dates(source: str) -> tuple[str, ...]:
    """Return the publication dates that linked data and meta elements of the page give."""
    found = [match[1] for match in _LINKED_DATA_DATE.finditer(source)]
    for match in _META.finditer(source):
        attributes = {name.lower(): value[1:-1] for name, value in _ATTRIBUTE.findall(match[0])}
        names = {attributes.get(key, "").lower() for key in ("property", "name", "itemprop")}
        if names & _DATE_NAMES and attributes.get("content"):
            found.append(html.unescape(attributes["content"]))
    return tuple(dict.fromkeys(found))


def _title_in_source(title: str, visible: Visible, source: str) -> tuple[Stretch, ...]:
    """Find the title among the visible text or, where it is only metadata, in the source."""
    aligned = align_lines([title], visible, source)
    if aligned[0].exact or len(aligned) > 1:
        return aligned
    for written in (title, html.escape(title), html.escape(title, quote=False)):
        start = source.find(written)
        if start >= 0:
            return (Stretch(title, start, start + len(written), written == title),)
    return aligned


def _refuse_monsters(page_source: str, source: str) -> None:
    depth, tags = measure_nesting(page_source)
    if depth > MAX_DEPTH:
        raise InputError(source, f"its elements nest {depth} deep, over {MAX_DEPTH}", _REMEDY)
    if tags > MAX_TAGS:
        raise InputError(source, f"it has {tags:,} tags, over {MAX_TAGS:,}", _REMEDY)


def read_html(raw: bytes, source: str) -> Draft:
    """Read the article of an HTML page.

    Raises:
        InputError: empty, binary, undecodable, nested too deep, or no article in it.
    """
    decoded = decode(raw, source, declared=declared_charset(raw))
    # One code point stays one code point, so offsets in the page are offsets in ``decoded``.
    page_source = _UNDECODED.sub(REPLACEMENT, decoded.text)
    _refuse_monsters(page_source, source)
    page = _extract(page_source, source)
    visible = scan_visible(page_source)
    lines = [line for line in (page.text or "").splitlines() if line.strip()]
    title = (page.title or "").strip()
    parts: tuple[Part, ...] = ()
    if title and fold(lines[0]) != fold(title):
        stretches = _title_in_source(title, visible, page_source)
        parts = (Part(LineKind.TITLE, "title of the page", stretches),)
    return Draft(
        decoded,
        align_lines(lines, visible, page_source),
        parts,
        title=title,
        byline=(page.author or "").replace("; ", ", "),
        url=page.url or "",
        outlet=page.sitename or "",
        dates=metadata_dates(page_source) or ((page.date,) if page.date else ()),
        notes=decoded.notes,
    )
