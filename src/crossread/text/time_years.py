"""Read years and their parts: "2022", "the 1990s", "the third quarter of 2023", "summer 2024"."""

from __future__ import annotations

import re
from dataclasses import replace

from crossread.model.times import TimeExpression, TimeForm
from crossread.text.numbers import read_number
from crossread.text.time_words import SPACE, YEAR, compiled, make, names, table, word_before

_Y = YEAR.format("year")
_YEAR = rf"{_Y}(?!:[0-9]|/[0-9])"
_YEARS = (
    rf"{_Y}(?:-| to | through | until | and )"
    rf"(?P<until>(?:1[0-9]|20)?[0-9]{{2}})(?![0-9a-z]|,[0-9]|-[0-9])"
)
_YEAR_WORDS = r"(?P<century>eighteen|nineteen|twenty)[ -]{1,2}(?=[a-z])"
_DECADE = r"(?P<year>(?:1[0-9]|20)[0-9]0)'?s(?![a-z0-9])"
_SHORT_DECADE = r"(?P<decade>[1-9]0)'?s(?![a-z0-9])"
CENTURY_WORDS = {
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "twenty-first": 21,
}
_CENTURY = (
    rf"(?:(?P<number>[0-9]{{1,2}})(?:st|nd|rd|th)|(?P<word>{'|'.join(CENTURY_WORDS)}))"
    r"[ -]century(?![a-z])"
)
OF_YEAR = (
    rf"(?:{SPACE}(?:of )?(?:the )?(?:(?:fiscal|financial|fy) )?(?:year )?"
    rf"(?:{_Y}|(?P<which>last|this|next|the) (?:(?:fiscal|financial) )?year(?![a-z])))?"
)
_FISCAL = re.compile(r"(?<![a-z])(?:fiscal|financial|fy)(?![a-z])")
_ORDINAL = r"(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th|final|last)"
_PART = rf"{_ORDINAL}[ -](?:fiscal )?(?P<part>quarter|half)(?![a-z]){OF_YEAR}"
_YEAR_PART = (
    rf"(?:{_Y}(?:'s)?|(?P<which>last|this|next) year's|(?P<ago>year)[ -](?:ago|earlier))"
    rf"[ -]{{1,2}}{_ORDINAL}[ -](?P<part>quarter|half)(?![a-z])"
)
_PLURAL = re.compile(r" {1,2}(?:[a-z]{2,}(?<!s)s|people|men|women|children|troops)(?![a-z'])")
_NOT_PLURAL = re.compile(
    r" {1,2}(?:was|has|is|as|its|his|us|this|does|always|news|perhaps|crisis|basis)(?![a-z])"
)
_WEAK = frozenset(
    ("of", "to", "by", "for", "from", "and", "between", "around", "through", "after", "before")
)
# A number after these names a thing, whatever century it looks like: "Resolution 1973".
_LABELS = frozenset(
    ("article", "channel", "chapter", "flight", "highway", "page", "resolution", "room", "route")
)
# A quarter of something else than a year: "the third quarter of the race".
_OF_A_THING = re.compile(
    r" of (?:the|an?|his|her|its|their|this|that) (?!(?:[a-z]+ )?(?:fiscal|financial|year))"
)
_BEFORE_WORDS = frozenset(("in", "since", "of", "until", "year", "by"))
_DECADE_WORDS = ("nineteen", "eighteen", "twenty", "the", "early", "late", "mid")
_ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
}


def _counts_things(shadow: str, end: int) -> bool:
    return bool(_PLURAL.match(shadow, end)) and not _NOT_PLURAL.match(shadow, end)


def _stands_for_year(shadow: str, start: int, end: int) -> bool:
    """Tell whether four digits are a year and not a number of things."""
    before = word_before(shadow, start)
    mark = shadow[start - 1] if start else " "
    if mark in "$€£¥#.,:/-+" or shadow[end : end + 2] in (" %", "°"):
        return mark == "-" and before in ("mid", "pre", "post")
    if before in table("before_year") and before not in _WEAK:
        return True
    if before in _LABELS:
        return False
    if not 1900 <= int(shadow[start:end]) <= 2099 and before not in table("before_year"):
        return False
    if before in table("before_year_modifier"):
        return True
    return not _counts_things(shadow, end)


def read_year(shadow: str, start: int) -> TimeExpression | None:
    """Read a year or a range of years."""
    match = compiled(_YEARS).match(shadow, start)
    if match is not None and _stands_for_year(shadow, start, match.end("year")):
        year, until = int(match["year"]), int(match["until"])
        until += year // 100 * 100 if until < 100 else 0
        joined = " and " not in match[0] or word_before(shadow, start) == "between"
        if joined and year < until <= year + 200:
            return make(start, match.end(), TimeForm.RANGE, year=year, until=(until, 0, 0))
    match = compiled(_YEAR).match(shadow, start)
    if match is None or not _stands_for_year(shadow, start, match.end()):
        return None
    return make(start, match.end(), TimeForm.DATE, year=int(match["year"]))


def read_year_words(shadow: str, start: int) -> TimeExpression | None:
    """Read a year in words after "in", "since", "of", "year": "nineteen ninety-four"."""
    match = compiled(_YEAR_WORDS).match(shadow, start)
    if match is None or word_before(shadow, start) not in _BEFORE_WORDS:
        return None
    rest = read_number(shadow, match.end())
    if rest is None or not 10 <= rest.value <= 99 or rest.low != rest.high or rest.step == 0:
        return None
    century = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}[match["century"]]
    if _counts_things(shadow, rest.end) or not rest.value.is_integer():
        return None
    return make(start, rest.end, TimeForm.DATE, year=century + int(rest.value))


def read_decade(shadow: str, start: int) -> TimeExpression | None:
    """Read a decade in digits: "1990s", "the '90s"."""
    match = compiled(_DECADE).match(shadow, start)
    if match is not None:
        year = int(match["year"])
        unit = "century" if year % 100 == 0 and year < 2000 else "decade"  # "the 1800s"
        return make(start, match.end(), TimeForm.DATE, year=year, unit=unit)
    match = compiled(_SHORT_DECADE).match(shadow, start)
    if match is None:
        return None
    quoted = shadow[start - 1 : start] == "'"
    if not quoted and word_before(shadow, start - 1) not in ("the", "early", "late", "mid"):
        return None
    decade = int(match["decade"])
    year = decade + (2000 if decade < 20 else 1900)
    return make(start - quoted, match.end(), TimeForm.DATE, year=year, unit="decade")


def read_decade_words(shadow: str, start: int) -> TimeExpression | None:
    """Read a decade in words: "the nineties", "nineteen nineties"."""
    match = compiled(
        rf"(?:(?P<century>nineteen|eighteen|twenty)[ -])?(?P<name>{names('decades')})(?![a-z])"
    ).match(shadow, start)
    if match is None or (
        match["century"] is None and word_before(shadow, start) not in _DECADE_WORDS
    ):
        return None
    century = {"eighteen": 1800, "twenty": 2000}.get(match["century"] or "", 1900)
    year = century + int(table("decades")[match["name"]])
    return make(start, match.end(), TimeForm.DATE, year=year, unit="decade")


def read_century(shadow: str, start: int) -> TimeExpression | None:
    """Read a century: "the 21st century", "the nineteenth century"."""
    match = compiled(_CENTURY).match(shadow, start)
    number = int(match["number"] or CENTURY_WORDS[match["word"]]) if match else 0
    if match is None or not 10 < number <= 22:
        return None
    year = (number - 1) * 100
    return make(start, match.end(), TimeForm.DATE, year=year, unit="century")


def part_of_year(match: re.Match[str], code: int) -> TimeExpression:
    """Make a quarter, half or season: of a year given, of one counted from the anchor, or bare.

    Accounts may begin their year in any month: a part of a fiscal year is an approximation.
    """
    groups = match.groupdict()
    modifier = "APPROX" if _FISCAL.search(match[0]) else ""
    form, year, count, unit = TimeForm.PARTIAL, None, None, ""
    if groups.get("year"):
        form, year = TimeForm.DATE, int(groups["year"])
    elif groups.get("which"):
        form, unit = TimeForm.OFFSET, "year"
        count = {"last": -1.0, "next": 1.0}.get(groups["which"], 0.0)
    return make(
        *match.span(), form, year=year, month=code, count=count, unit=unit, modifier=modifier
    )


def read_part_of_year(shadow: str, start: int) -> TimeExpression | None:
    """Read a quarter or a half: "third quarter of 2023", "first half of next year"."""
    match = compiled(_PART).match(shadow, start)
    if match is not None:
        quarter = match["part"] == "quarter"
        number = _ORDINALS.get(match["ordinal"], 4 if quarter else 2)
        bare = not (match["year"] or match["which"])
        if (not quarter and (number > 2 or bare)) or (
            bare
            and (match["ordinal"] in ("last", "final") or _OF_A_THING.match(shadow, match.end()))
        ):
            return None
        return part_of_year(match, (32 if quarter else 39) + number)
    return None


def read_year_and_part(shadow: str, start: int) -> TimeExpression | None:
    """Read a year before its quarter: "1988 third quarter", "last year's first half"."""
    match = compiled(_YEAR_PART).match(shadow, start)
    if match is None:
        return None
    quarter = match["part"] == "quarter"
    number = _ORDINALS.get(match["ordinal"], 4 if quarter else 2)
    if not quarter and number > 2:
        return None
    found = part_of_year(match, (32 if quarter else 39) + number)
    return replace(found, count=-1.0, unit="year") if match["ago"] else found


def read_season(shadow: str, start: int) -> TimeExpression | None:
    """Read a season with its year, or alone after "in", "this", "last", "the"."""
    match = compiled(rf"(?P<season>{names('seasons')})(?![a-z']){OF_YEAR}").match(shadow, start)
    if match is None:
        return None
    before = word_before(shadow, start)
    bare = not (match["year"] or match["which"])
    wanted = (
        ("in",)
        if match["season"] in ("fall", "spring")
        else ("in", "since", "until", "by", "during")
    )
    in_the = (
        shadow[max(0, start - 7) : start] == "in the "
        or shadow[max(0, start - 4) : start] == "mid-"
    )
    if bare and not in_the and before not in (*wanted, "early", "late", "mid"):
        return None
    return part_of_year(match, int(table("seasons")[match["season"]]))


def read_fixed_day(shadow: str, start: int) -> TimeExpression | None:
    """Read a day that is the same in every year: "Christmas Day", "New Year's Eve 2023"."""
    match = compiled(rf"(?P<name>{names('fixed_days')})(?![a-z])(?:,? {_Y})?").match(shadow, start)
    if match is None:
        return None
    month, day = table("fixed_days")[match["name"]]
    year = int(match["year"]) if match["year"] else None
    form = TimeForm.DATE if year else TimeForm.PARTIAL
    return make(start, match.end(), form, year=year, month=month, day=day)
