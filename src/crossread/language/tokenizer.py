"""Cut text into UD words with exact offsets, as the English treebanks EWT and GUM cut it."""

from __future__ import annotations

import re

from crossread.model.spans import Span
from crossread.text import normalise

# One character for one character, so that offsets in the shadow are offsets in the text.

# Prefixes that the treebanks leave joined to their word ("anti-ship", "co-founder"); every other
# hyphen is a word of its own. Counted in EWT and GUM train: joined at least 4 times of 5.
_PREFIXES = (
    "anti|co|counter|cross|e|ex|extra|hyper|inter|intra|mega|micro|mid|mini|multi|neo|non|over|pre|"
    "pro|pseudo|quasi|re|semi|socio|sub|super|trans|ultra|un"
)
# Abbreviations whose full stop belongs to the word; those of the second kind only before a number.
_ABBREVIATIONS = (
    "Adm|Amb|Assn|Ave|Blvd|Brig|Bros|Capt|Cmdr|Co|Col|Corp|Cpl|Dept|Dr|Drs|Ft|Gen|Gov|Hon|Inc|Jr|"
    "Lt|Ltd|Maj|Messrs|Mr|Mrs|Ms|Mt|Prof|Pvt|Rep|Reps|Rev|Sen|Sens|Sgt|Sr|St|Jan|Feb|Aug|Sept|Sep|"
    "Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|vs|etc|al|approx|cf|ca"
)
_NUMBERED = "No|Nos|no|nos|p|pp|Art|art|para|paras|Res|ch|vol|Vol|Fig|fig|Mar|Apr|Jun|Jul"
_UNITS = "am|pm|AM|PM|km|kg|mm|cm|kt|bn|mn|tn|mph|kph|lbs?|ft|hrs?|mins?|kW|MW|GW|kHz|MHz|GHz|[mkM]"
_SITES = "com|org|net|gov|edu|info|tv|io"
_L = r"\w\u0300-\u036f\u00ad\u200b-\u200d"  # a letter, digit, combining mark or invisible joiner
# An address ends before the punctuation at its end; each stop inside it is looked at once.
_ADDRESS = r"""\S(?:[.,;:!?'")\]>]*[^\s.,;:!?'")\]>])*+"""
# Longest label of a domain (RFC 1035) and local part of a mail address (RFC 5321); without a bound
# a text without spaces would be read to its end at every hyphen.
_LABEL, _LOCAL = r"[\w-]{1,63}", r"[\w.+-]{1,64}"

_WORD = re.compile(
    rf"""
    https?://{_ADDRESS} | www\.{_ADDRESS}
    | {_LOCAL}@{_LABEL}(?:\.{_LABEL})+ | (?<!\w)[@#]\w+
    | (?<!\w){_LABEL}(?:\.{_LABEL}){{0,8}}\.(?:{_SITES})(?!\w)
    | \.{{2,}}
    | (?<!\w)(?:[^\W\d_]\.){{2,}}(?:[A-Z](?![{_L}]))? | (?<!\w)Ph\.D\.
    | (?<![\w'])(?:{_ABBREVIATIONS})\. | (?<![\w'])(?:{_NUMBERED})\.(?=\s?\d)
    | (?<![\w'])[A-Z]\.(?=\s+[A-Z])
    | (?<!\w)(?:\d{{3}}-)?\d{{3}}-\d{{4}}(?!\w) | (?<!\w)\d{{1,4}}-\d{{1,2}}-\d{{1,4}}(?!\w)
    | \d+(?:[.,:/]\d+)*(?:(?=(?:{_UNITS})(?![{_L}]))|[{_L}]*) | (?<![\w.])\.\d+
    | (?<!\w)[A-Z]{{1,3}}\$
    | (?<!\w)(?i:{_PREFIXES})-[{_L}]+(?:'[{_L}]+)*
    | [{_L}]+(?:['&][{_L}]+)*
    | -{{2,}} | [!?]+ | \*+ | =+ | ~+ | [^\s]
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?i)(?<=\w)(?:n't|'(?:s|re|ve|ll|d|m))\Z")
_FUSED = {"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3}  # length of the first word


def shadow(text: str) -> str:
    """Return the text with typographic quotes, dashes and spaces as plain ones, same length.

    >>> shadow("\\u201cDon\\u2019t\\u201d")
    '"Don\\'t"'
    """
    return normalise.shadow(text).replace("\u2026", ".")  # the model never saw an ellipsis sign


def _split_clitics(start: int, word: str) -> list[Span]:
    """Cut "don't" in two; the word starts at ``start``."""
    end = start + len(word)
    fused = _FUSED.get(word.lower())
    clitic = _CLITIC.search(word)
    cut = start + fused if fused else start + clitic.start() if clitic else start
    if start < cut < end:
        return [Span(start, cut), Span(cut, end)]
    return [Span(start, end)]


def tokenize(text: str, within: Span) -> list[Span]:
    """Return the words of ``text`` inside ``within``, in order.

    The words do not overlap and leave out nothing but white space.
    """
    plain = shadow(text[within.start : within.end])
    words: list[Span] = []
    for match in _WORD.finditer(plain):
        words.extend(_split_clitics(within.start + match.start(), match.group()))
    return words
