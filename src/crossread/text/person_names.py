"""Personal names: their parts, their spellings, and whether two of them can be one person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from crossread.text.resources import load
from crossread.text.similarity import fold_name, near_spelling, spelling_key


class NameMatch(NamedTuple):
    """Whether two names can be one person's, and why."""

    same: bool
    reason: str


@dataclass(frozen=True, slots=True)
class PersonName:
    """A personal name in parts, folded to plain lower-case letters; empty where not given."""

    given: tuple[str, ...]
    family: tuple[str, ...]  # with its particles: ("van", "der", "berg")
    language: str = ""  # "korean", "chinese", "vietnamese" where the family name came first
    gender: str = ""  # "male" or "female" from an honorific or the given name, else ""
    suffix: str = ""  # "jr", "iii": father and son bear one name

    @property
    def full(self) -> bool:
        """Tell whether both a given and a family name are there."""
        return bool(self.given) and bool(self.family)


class _Naming(NamedTuple):
    """The tables of resources/naming.yaml as sets."""

    honorifics: dict[str, str]  # word -> gender or ""
    suffixes: frozenset[str]
    particles: frozenset[str]
    orders: tuple[tuple[str, str, frozenset[str], re.Pattern[str]], ...]


@cache
def _naming() -> _Naming:
    table = load("naming.yaml")
    genders = {"male": "male", "female": "female", "either": ""}
    honorifics = {
        word: genders[kind] for kind, words in table["honorifics"].items() for word in words.split()
    }
    orders = tuple(
        (
            language,
            entry["called"],
            frozenset(entry["families"].split()),
            re.compile(f"(?:{entry['syllables']}){{1,3}}"),
        )
        for language, entry in table["family_first"].items()
    )
    return _Naming(
        honorifics,
        frozenset(table["suffixes"].split()),
        frozenset(table["particles"].split()),
        orders,
    )


@cache
def _genders() -> dict[str, str]:
    table = load("first_names.yaml")
    genders: dict[str, str] = {}
    for gender in ("male", "female"):
        for name in table[gender].split():
            folded = fold_name(name)
            genders[folded] = "" if genders.get(folded, gender) != gender else gender
    return genders


@cache
def _nicknames() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, line in enumerate(load("nicknames.yaml")["groups"]):
        for name in line.split():
            groups.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


def given_gender(name: str) -> str:
    """Return "male" or "female" for a given name that usually carries it, else ""."""
    return _genders().get(fold_name(name), "")


def strip_possessive(name: str) -> str:
    """Return the name without a final 's or apostrophe."""
    return re.sub(r"['’]s?$", "", name.strip())


_JUNIOR = re.compile(r",\s*((?:jr|sr|iii?|iv)\b)", re.IGNORECASE)  # "Dorn Velker, Jr."


def _words(name: str) -> list[str]:
    bare = _JUNIOR.sub(r" \1", name)
    folded = fold_name(strip_possessive(re.split(r"[,(]", bare, maxsplit=1)[0]))
    return [word for word in re.split(r"\s+", folded) if word]


def _strip_titles(words: list[str]) -> tuple[list[str], str, str]:
    """Take honorifics and suffixes off; return the bare words, a gender and a suffix."""
    naming, gender, suffix = _naming(), "", ""
    first, last = 0, len(words)
    while last - first > 1 and words[first] in naming.honorifics:
        gender = gender or naming.honorifics[words[first]]
        first += 1
    while last - first > 1 and words[last - 1] in naming.suffixes:
        suffix = words[last - 1]
        last -= 1
    return words[first:last], gender, suffix


def _family_first(words: list[str]) -> str:
    """Return the language whose order puts the first word as the family name, or ""."""
    parts = [part for word in words[1:] for part in word.split("-")]
    if not 1 <= len(parts) <= 3 or (len(words) == 2 and _genders().get(words[1])):
        return ""
    for language, _called, families, syllables in _naming().orders:
        if words[0] in families and all(syllables.fullmatch(part) for part in parts):
            return language
    return ""


@lru_cache(maxsize=1 << 16)
def parse_name(name: str) -> PersonName:
    """Return the parts of a personal name; one word alone is taken as the family name.

    >>> parse_name("Gen. Sergey van der Berg Jr.").family
    ('van', 'der', 'berg')
    >>> parse_name("Park Jin-soo") == parse_name("Park Jin Soo")
    True
    """
    words, gender, suffix = _strip_titles(_words(name))
    if len(words) < 2 or words[0] in _naming().particles:
        return PersonName((), tuple(words), gender=gender, suffix=suffix)
    language = _family_first(words)
    if language:
        parts = tuple(part for word in words[1:] for part in word.split("-"))
        return PersonName(parts, (words[0],), language, gender, suffix)
    start = len(words) - 1
    while start > 1 and words[start - 1] in _naming().particles:
        start -= 1
    given = tuple(words[:start])
    gender = gender or given_gender(given[0])
    return PersonName(given, tuple(words[start:]), gender=gender, suffix=suffix)


@lru_cache(maxsize=1 << 14)  # a story's names are compared in pairs
def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a family name without particles, hyphens split, as spelling keys."""
    particles = _naming().particles
    parts = [part for word in words for part in word.split("-") if part]
    kept = [part for part in parts if part not in particles] or parts
    return tuple(spelling_key(part) for part in kept)


def surname_key(name: PersonName) -> str:
    """Return the key that the spellings of one family name share, its particles left out.

    >>> surname_key(parse_name("Sergei van Orlow")), surname_key(parse_name("Ana Ruiz-Mora"))
    ('orlow', 'ruizmora')
    """
    return "".join(_bare(name.family))


def _given_compatible(left: str, right: str) -> str:
    """Return why two given names can be one person's, or ""."""
    if spelling_key(left) == spelling_key(right):
        return "same given name"
    if len(left) == 1 or len(right) == 1:
        return "initial of the given name" if left[0] == right[0] else ""
    groups = _nicknames()
    if groups.get(left, frozenset()) & groups.get(right, frozenset()):
        return "forms of one given name"
    genders = _genders()
    if left in genders and right in genders:  # two known names are two names, however near
        return ""
    if near_spelling(spelling_key(left), spelling_key(right)):
        return "given names one slip apart"
    return ""


def _givens_match(left: PersonName, right: PersonName) -> str:
    """Return why the given names agree, or ""; the first must agree, later ones may be missing."""
    if left.language or right.language:
        same = "".join(left.given) == "".join(right.given)
        return "same given name" if same else ""
    reason = _given_compatible(left.given[0], right.given[0])
    later = zip(left.given[1:], right.given[1:], strict=False)
    if reason and all(_given_compatible(one, other) for one, other in later):
        return reason
    return ""


def _families_match(left: PersonName, right: PersonName) -> str:
    one, other = _bare(left.family), _bare(right.family)
    if one == other:
        return "same surname"
    if near_spelling("".join(one), "".join(other)):
        return "surnames one slip apart"
    return ""


def _called_by(short: PersonName, full: PersonName) -> bool:
    """Tell whether a name of one word (or a family name of several) calls the full name."""
    called = _bare(short.family)
    whole = _bare(full.given + full.family)
    if full.language == "vietnamese":
        return called in (_bare(full.family), _bare(full.given[-1:]))
    family = _bare(full.family)
    return called == family or (len(called) > 1 and called == whole[-len(called) :])


def _shortened(short: PersonName, full: PersonName) -> bool:
    """Tell whether one name is the other without some of its words.

    Two surnames make "Ana Ruiz" and "Ruiz Mora" short for "Ana Ruiz Mora".
    """
    brief, long = _bare(short.given + short.family), _bare(full.given + full.family)
    if short.language or full.language or len(brief) >= len(long):
        return False
    if brief == long[-len(brief) :]:
        return short.given[0] not in _genders() or bool(short.suffix)  # father and son share both
    rest = iter(long)
    return brief[0] == long[0] and all(word in rest for word in brief)


def _match_full(left: PersonName, right: PersonName) -> NameMatch:
    if left.suffix != right.suffix:
        return NameMatch(False, "one is a junior of the name")
    if _bare(left.given + left.family) == _bare(right.given + right.family):
        return NameMatch(True, "same name")  # "Abdel Fattah" and "Abdel-Fattah"
    if _shortened(left, right) or _shortened(right, left):
        return NameMatch(True, "one name within the other")
    family = _families_match(left, right)
    if not family:
        return NameMatch(False, "different surnames")
    given = _givens_match(left, right)
    if not given:
        return NameMatch(False, "different given names")
    if left.gender and right.gender and left.gender != right.gender:
        return NameMatch(False, "different genders")
    return NameMatch(True, f"{family}, {given}")


@lru_cache(maxsize=1 << 16)
def same_person(left: str, right: str) -> NameMatch:
    """Tell whether two names can be one person's, from their letters alone.

    Two full names with different given names never match. A single word matches a full name by
    its surname (the last given name for Vietnamese names); callers must see to it that only one
    candidate bears it.

    >>> same_person("Park Jin Soo", "Park Jin Ho").same
    False
    """
    one, other = parse_name(left), parse_name(right)
    if not one.family or not other.family:
        return NameMatch(False, "no name")
    if one.gender and other.gender and one.gender != other.gender:
        return NameMatch(False, "different genders")
    if one.full and other.full:
        return _match_full(one, other)
    if not one.full and not other.full:
        family = _families_match(one, other)
        return NameMatch(bool(family), family or "different surnames")
    short, full = (other, one) if one.full else (one, other)
    if _called_by(short, full):
        return NameMatch(True, "surname of the full name")
    return NameMatch(False, "not the surname of the full name")


def name_gender(name: str) -> str:
    """Return "male" or "female" when a name's honorific or given name tells it, else ""."""
    return parse_name(name).gender


@lru_cache(maxsize=1 << 16)
def title_gender(phrase: str) -> str:
    """Return "male" or "female" when a title somewhere in the phrase tells it, else "".

    >>> title_gender("former Treasury chief Mrs. Orla Finn")
    'female'
    """
    genders = {
        _naming().honorifics.get(word, "") for word in re.findall(r"\w+", fold_name(phrase))
    } - {""}
    return genders.pop() if len(genders) == 1 else ""
