"""One cited span in its article: what ``crossread show`` prints."""

from __future__ import annotations

from io import StringIO

from rich.console import Console
from rich.text import Text

from crossread.errors import CitationError
from crossread.model.articles import Article
from crossread.model.spans import Citation
from crossread.reports.terminal import Screen
from crossread.reports.words import clip, quoted, visible

_AROUND = 400  # characters shown on either side: a paragraph of news; longer lines are cut


def _surroundings(text: str, citation: Citation) -> tuple[str, str]:
    """Return what stands before and after the span on its lines, cut with "…"."""
    span = citation.span
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    before = text[start : span.start]
    after = text[span.end : end if end >= 0 else len(text)]
    before = "…" + before[-_AROUND:] if len(before) > _AROUND else before
    return before, after[:_AROUND] + "…" if len(after) > _AROUND else after


def passage(article: Article, citation: Citation, screen: Screen) -> str:
    """Return the cited words between ⟦ ⟧ in the lines around them, with their source.

    Raises:
        CitationError: the span lies outside the article's text.
    """
    if citation.span.end > len(article.text):
        raise CitationError(str(citation), f"the article ends at {len(article.text)}")
    before, after = _surroundings(article.text, citation)
    words = visible(citation.span.of(article.text))
    line = article.text.count("\n", 0, citation.span.start) + 1
    file = StringIO()
    console = Console(
        file=file,
        width=max(screen.width, 40),
        force_terminal=screen.colour,
        color_system="standard" if screen.colour else None,
        highlight=False,
    )
    console.print(Text(f"{visible(article.label)} — {quoted(clip(article.title))}", style="bold"))
    console.print(Text(f"{visible(article.source)}, line {line} of the text", style="dim"))
    console.print()
    marked = Text(visible(before)).append(f"⟦{words}⟧", "bold reverse").append(visible(after))
    console.print(marked)
    return file.getvalue()
