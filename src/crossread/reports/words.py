"""Words of a source as a report shows them: clipped, made visible, between quotation marks."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from crossread.reports.lint import lint, strip_quotations

QUOTE_LIMIT = 300  # characters of one span, by DESIGN section 4.7

# Characters that reorder or hide what stands around them, and halves of a broken surrogate pair.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_NESTED = str.maketrans("“”", "‘’")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source, made fit for display. ``altered``: a machine rewrote the article."""

    text: str
    altered: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a source gives, shown without quotation marks where that is safe."""

    text: str


@dataclass(frozen=True, slots=True)
class Aside:
    """Words that explain a line and stand behind it, with a short ``badge`` before them."""

    badge: str
    text: str


Part = str | Quote | Name | Aside


def _picture(match: re.Match[str]) -> str:
    char = match[0]
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if 0xD800 <= code <= 0xDFFF:
        return "\N{REPLACEMENT CHARACTER}"
    return "" if char in "\u00ad\u200b\ufeff" else f"⟨{_code_name(char, code)}⟩"


def _code_name(char: str, code: int) -> str:
    return unicodedata.name(char, f"U+{code:04X}").lower()


def visible(text: str) -> str:
    """Replace characters that act on a display instead of standing on it by a picture of them.

    >>> visible("a\\x1b[31m \\u202egnp.exe")
    'a␛[31m ⟨right-to-left override⟩gnp.exe'
    """
    return _INVISIBLE.sub(_picture, text)


def clip(text: str, limit: int | None = QUOTE_LIMIT) -> str:
    """Return ``text`` on one line, cut at a word with "…" when longer than ``limit``."""
    flat = visible(" ".join(text.split()))
    if limit is None or len(flat) <= limit:
        return flat
    cut = flat[: limit - 1]
    head, space, _ = cut.rpartition(" ")
    # A cut at a word must keep most of the room; text without spaces is cut anywhere.
    return (head if space and len(head) > limit // 2 else cut).rstrip(" ,;:–—") + "…"


def quoted(text: str) -> str:
    """Return ``text`` between “ ”; quotation marks inside become ‘ ’ as print does.

    >>> quoted("He said “no”.")
    '“He said ‘no’.”'
    """
    return "“" + text.translate(_NESTED) + "”"


def guarded(text: str, limit: int | None = QUOTE_LIMIT) -> str:
    """Return words of another stage for a line; those that hold a verdict word become a quotation.

    >>> guarded("named by North Harbour Radio")
    'named by North Harbour Radio'
    >>> guarded("Committee on Illegal Trade")
    '“Committee on Illegal Trade”'
    """
    flat = clip(text, limit)
    outside = strip_quotations(flat)
    stray = "“" in outside or "”" in outside
    return quoted(flat) if stray or lint(outside) else flat


def split_quotations(text: str) -> tuple[Part, ...]:
    """Take apart a line in which another stage already set quotations between “ ”.

    >>> split_quotations("Reported by X: “a boat”")
    (Name(text='Reported by X: '), Quote(text='a boat', altered=False))
    """
    pieces = re.split("(“[^“”]*”)", text)
    return tuple(
        Quote(piece[1:-1]) if piece.startswith("“") else Name(piece) for piece in pieces if piece
    )


def joined(names: list[str], conjunction: str = "and") -> str:
    """Join names as a sentence does.

    >>> joined(["A", "B", "C"])
    'A, B and C'
    """
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {conjunction} {names[-1]}"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "outlet"), counted(3, "story"), counted(2, "day")
    ('1 outlet', '3 stories', '2 days')
    """
    if number == 1:
        return f"1 {noun}"
    changed = noun.endswith("y") and noun[-2:-1] not in "aeiou"
    return f"{number} {noun[:-1] + 'ies' if changed else noun + 's'}"
