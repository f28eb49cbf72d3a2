"""Read numbers in digits and words: "11,000", "twenty-four", "1.2m", "half a million", "dozens"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from crossread.text.resources import load

_DIGITS = re.compile(
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9])|[0-9]{1,15}(?![0-9]))(?:\.[0-9]{1,6}(?![0-9]))?"
)
_SHORT = re.compile(
    r"(?P<touch>mln|mn|bln|bn|trn|tn|m|k|b)(?![a-z0-9])"
    r"|[ -](?P<apart>mln|mn|bln|bn|trn|tn)(?![a-z0-9])"
)
_MIXED = re.compile(r" (?P<part>[1-9])/(?P<whole>[2-9]|16|32)(?![0-9/])")  # "2 1/2"
_SCALED = tuple(" -mbtk")  # what may stand directly after digits with a scale
_SCALE = re.compile(r"[ -]{1,2}(?P<scale>hundred|thousand|million|billion|trillion)(?![a-z0-9])")
_WORD = re.compile(r"[a-z]+")
_NEXT = re.compile(r"[ -]{1,2}([a-z]+|[0-9$€£¥₩₽₴₹₪₺₦])")
_GAP = re.compile(r" {1,2}(?:and {1,2})?|-")
_VAGUE = re.compile(
    r"(?:(?:many )?(?P<first>tens|dozens|scores|hundreds|thousands|millions|billions|trillions)"
    r"(?: of (?P<second>thousands|millions|billions|trillions))?"
    r"(?: (?:and|upon) (?P=first)(?: of (?P=second))?)?"
    r"|(?:a )?(?P<some>few|several|handful of|couple of|couple)"
    r"(?: (?P<scale>dozen|hundred|thousand|million|billion))?)(?![a-z0-9-])"
)
_HALF = re.compile(
    r"(?:a )?(?P<part>half|quarter|third|three[- ]quarters|two[- ]thirds)(?: of)? an? "
    r"(?P<scale>dozen|hundred|thousand|million|billion|trillion)(?![a-z0-9])"
)
_AND_A_HALF = re.compile(r" and a half(?![a-z0-9])")
_DOZENS = ("a", "one", "two", "three", "four", "five", "six", "half a")
_DOZEN = re.compile(rf"(?P<times>{'|'.join(_DOZENS)}) dozen(?![a-z0-9])")
_RANGE = re.compile(r" to (?:as many as |as much as |about |nearly |perhaps )?| or | and |-|-to-")
_PARTS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3, "three": 0.75, "two": 2 / 3}
_LONGEST = 12  # words of one number; the longest sensible one ("nine hundred and ... million") fits


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written between two offsets.

    ``low`` and ``high`` differ only for ranges and vague words. ``step`` is the place value of
    its last significant digit (11,000: 1,000), 0 for vague words and ranges. ``words`` are the
    vague words ("dozens of"), "" otherwise.
    """

    start: int
    end: int
    value: float
    low: float
    high: float
    step: float
    words: str = ""

    @property
    def vague(self) -> bool:
        """Tell whether it is a vague word and not a number."""
        return bool(self.words)


@cache
def _words() -> dict[str, dict[str, Any]]:
    units = load("units.yaml")
    return {name: units[name] for name in ("ones", "tens", "scales", "vague", "short_scales")}


@cache
def number_words() -> frozenset[str]:
    """Return every word that can begin a number."""
    words = _words()
    plain = set(words["ones"]) | set(words["tens"]) | set(words["vague"])
    return frozenset(plain | {"a", "an", "half", "quarter", "many"})


@cache
def article_words() -> frozenset[str]:
    """Return the words that make a number with "a": "a hundred", "a few", "a quarter"."""
    words = _words()
    return frozenset({*words["scales"], *words["vague"], "dozen", "half", "quarter", "third"})


def may_follow(words: frozenset[str] | None, shadow: str, end: int) -> bool:
    """Tell whether one of the words stands after an offset; "#" is a digit or currency sign.

    None allows anything.
    """
    if words is None:
        return True
    after = _NEXT.match(shadow, end)
    return after is not None and (after[1] if "a" <= after[1][0] <= "z" else "#") in words


def _step(digits: str) -> float:
    whole, _, decimals = digits.partition(".")
    if decimals:
        return float(10.0 ** -len(decimals))
    if whole[-1] != "0":
        return 1.0
    bare = whole.replace(",", "")
    return float(10 ** min(len(bare) - len(bare.rstrip("0")), len(bare) - 1))


def _exact(start: int, end: int, value: float, step: float) -> Number:
    return Number(start, end, value, value, value, step)


def _read_digits(shadow: str, start: int) -> Number | None:
    match = _DIGITS.match(shadow, start)
    if match is None:
        return None
    written, end = match[0], match.end()
    value, step = float(written.replace(",", "")), _step(written)
    mixed = _MIXED.match(shadow, end) if shadow[end : end + 1] == " " else None
    if mixed is not None:
        value += int(mixed["part"]) / int(mixed["whole"])
        end, step = mixed.end(), 1.0
    factor, scale_end = _read_scale(shadow, end) if shadow[end : end + 1] in _SCALED else (0.0, end)
    if not factor:
        return Number(start, end, value, value, value, step)
    return _exact(start, scale_end, round(value * factor, 6), step * factor)


def _read_scale(shadow: str, end: int) -> tuple[float, int]:
    """Return the factor and end of the scale after digits that end at an offset, or 0."""
    scale = _SCALE.match(shadow, end)
    if scale is not None:
        return float(_words()["scales"][scale["scale"]]), scale.end()
    short = _SHORT.match(shadow, end)
    if short is None:
        return 0.0, end
    return float(_words()["short_scales"][short["touch"] or short["apart"]]), short.end()


def _read_vague(shadow: str, start: int) -> Number | None:
    match = _VAGUE.match(shadow, start)
    if match is None:
        return None
    low, high = _words()["vague"][(match["first"] or match["some"]).split()[0]]
    scale = match["scale"] or (match["second"] or "")[:-1]
    factor = 12 if scale == "dozen" else _words()["scales"].get(scale, 1)
    top = high * factor + (factor - 1 if match["second"] else 0)
    bottom = float(low * factor)
    if low == high:  # a couple
        return Number(start, match.end(), bottom, bottom, bottom, 1.0)
    return Number(start, match.end(), bottom, bottom, float(top), 0.0, match[0])


def _read_fraction(shadow: str, start: int) -> Number | None:
    half = _HALF.match(shadow, start)
    if half is not None:
        scale = half["scale"]
        factor = 12 if scale == "dozen" else _words()["scales"][scale]
        value = _PARTS[re.split("[- ]", half["part"])[0]] * factor
        return _exact(start, half.end(), value, 1.0 if scale == "dozen" else factor / 10)
    dozen = _DOZEN.match(shadow, start)
    if dozen is None:
        return None
    times = _words()["ones"].get(dozen["times"], 1)
    # A dozen is counted by eye: four more or less are one step.
    return _exact(start, dozen.end(), 12.0 * times, 4.0)


@cache
def spelled() -> dict[str, tuple[str, int]]:
    """Return the kind (ones, tens, scales) and value of each word of a spelled number."""
    words = _words()
    return {w: (kind, v) for kind in ("scales", "tens", "ones") for w, v in words[kind].items()}


def _read_words(shadow: str, start: int) -> Number | None:
    total = group = 0
    last, position, end = "", start, start
    for index in range(_LONGEST):
        match = _WORD.match(shadow, position)
        if match is None:
            break
        found = ("ones", 1) if index == 0 and match[0] in ("a", "an") else spelled().get(match[0])
        if found is None or not _follows(last, found, group):
            break
        kind, value = found
        if kind != "scales":
            group += value
        elif value == 100:
            group = max(group, 1) * 100
        else:
            total, group = total + max(group, 1) * value, 0
        last, end = kind if kind != "scales" else match[0], match.end()
        gap = _GAP.match(shadow, end)
        if gap is None:
            break
        position = gap.end()
    return _words_number(shadow, start, end, total + group)


def _follows(last: str, found: tuple[str, int], group: int) -> bool:
    """Tell whether a number word can go on a number: "twenty" before "four", not before "ten"."""
    kind, value = found
    if not last:
        return kind != "scales"
    if kind == "ones":
        return (last == "tens" and 0 < value < 10) or last not in ("ones", "tens")
    if kind == "tens":
        return last not in ("ones", "tens")
    return group > 0 and (value != 100 or group < 100)


def _words_number(shadow: str, start: int, end: int, value: int) -> Number | None:
    text = shadow[start:end]
    if end == start or text in ("a", "an"):
        return None
    half = _AND_A_HALF.match(shadow, end)
    step = _step(str(value))
    if half is None:
        return _exact(start, end, float(value), step)
    scale = _SCALE.match(shadow, half.end())  # "one and a half million"
    if scale is not None:
        factor = _words()["scales"][scale["scale"]]
        return _exact(start, scale.end(), (value + 0.5) * factor, factor / 10)
    # "two and a half" stands for two and a half, "a hundred and a half" for nothing sensible.
    factor = next((f for word, f in _words()["scales"].items() if text.endswith(word)), 1)
    return _exact(start, half.end(), value + factor / 2, factor / 10 if factor > 1 else 1.0)


def read_number(shadow: str, start: int) -> Number | None:
    """Read the number that begins at an offset of a shaded text, or None.

    >>> read_number("half a million people", 0).value, read_number("1.2m euros", 0).value
    (500000.0, 1200000.0)
    """
    if start < len(shadow) and "0" <= shadow[start] <= "9":
        return _read_digits(shadow, start)
    word = _WORD.match(shadow, start)
    for reader in _readers().get(word[0], ()) if word else ():
        found = reader(shadow, start)
        if found is not None:
            return found
    return None


@cache
def _readers() -> dict[str, tuple[Callable[[str, int], Number | None], ...]]:
    """Return the readers to try at each first word of a number."""
    words = _words()
    fractions = {"a", "half", "quarter", "third", "three", "two", *_DOZENS}
    begin = {
        _read_fraction: fractions,
        _read_vague: {"a", "many", *words["vague"]},
        _read_words: {"a", "an", *words["ones"], *words["tens"]},
    }
    every = set().union(*begin.values())
    return {word: tuple(r for r, firsts in begin.items() if word in firsts) for word in every}


def _shared_scale(left: Number, right: Number, shadow: str) -> float:
    """Return the scale that "10 to 15 million" gives to its left number too."""
    written = shadow[right.start : right.end]
    for word, factor in {**_words()["scales"], **_words()["short_scales"]}.items():
        if written.endswith(word) and left.value * factor < right.value and left.value < 1000:
            return float(factor)
    return 1.0


def read_amount(shadow: str, start: int) -> Number | None:
    """Read a number or a range ("10 to 15", "3-5 million", "two or three") at an offset."""
    left = read_number(shadow, start)
    if left is None or left.vague:
        return left
    joint = _RANGE.match(shadow, left.end)
    if joint is None or (joint[0] == " and " and not _after_between(shadow, start)):
        return left
    right = read_number(shadow, joint.end())
    if right is None:
        return left
    return spanned(left, right, shadow, right.end) or left


def spanned(left: Number, right: Number, shadow: str, end: int) -> Number | None:
    """Return the range between two numbers that ends at an offset; None where it falls."""
    low, high = left.value * _shared_scale(left, right, shadow), right.value
    if right.vague or not low < high:
        return None
    return Number(left.start, end, low, low, high, 0.0)


def _after_between(shadow: str, start: int) -> bool:
    return shadow[max(0, start - 9) : start].rstrip().endswith("between")
