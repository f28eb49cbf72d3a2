"""Which medium or office a name stands for, and which of them speak with one voice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from crossread.text.countries import find_country
from crossread.text.resources import load
from crossread.text.state_voices import find_state_voices, state_family

_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "‑": "-"})
# No name has a word of more characters; unbounded, "a.a.a." would be read anew at every letter.
_LONG = 60
_WORD = re.compile(rf"[^\W_][\w.&'/+-]{{0,{_LONG}}}")


# "the news agency Norvapress", "Harbour Ledger newspaper": a medium that no list holds.
_CAPITAL = rf"[A-Z][\w'-]{{0,{_LONG}}}"
_NAME = rf"{_CAPITAL}(?:[ ](?:of[ ](?:the[ ])?)?{_CAPITAL}){{0,3}}"
_TRADE = (
    r"(?:news\s+agency|newspaper|broadcaster|tabloid|newswire|wire\s+service|news\s+(?:site|website"
    r"|outlet|portal|channel)|(?:television|TV|radio)\s+(?:station|channel|network))"
)
_DESCRIBED = re.compile(
    rf"\b{_TRADE},?\s+(?P<after>{_NAME})|(?!(?:The|An?)\s+{_TRADE})(?P<before>{_NAME})\s+{_TRADE}\b"
)


@dataclass(frozen=True, slots=True)
class Family:
    """A medium or office and the family it counts with.

    ``id`` is the family ("ru-state", "reuters"); ``name`` the canonical name of the medium itself;
    ``kind`` one of agency, broadcaster, newspaper, office; ``state`` that it is under the orders
    of the government of ``country``.
    """

    id: str
    name: str
    country: str
    kind: str
    state: bool


@dataclass(frozen=True, slots=True)
class MediumMention:
    """A medium named in a text at ``start`` to ``end``."""

    start: int
    end: int
    family: Family


def _slug(name: str) -> str:
    return re.sub(r"[^\w]+", "-", name.casefold()).strip("-")


_own_media: list[dict[str, Any]] = []  # what a user adds, once, before the first article is read


def put_before(entries: Iterable[dict[str, Any]]) -> None:
    """Look these entries of a user up before those of the package; they replace earlier ones."""
    _own_media[:] = entries
    kept = (_entries, _by_first_word, _by_domain, names_of, media_names, state_media, family_of)
    for each in kept:
        each.cache_clear()


def _listed() -> list[dict[str, Any]]:
    """Return the entries of the user and of the package, the user's first."""
    return [*_own_media, *load("families.yaml")["media"]]


@cache
def media_names() -> frozenset[str]:
    """Return the names of all listed media, without offices."""
    media = [entry for entry in _listed() if entry["kind"] != "office"]
    return frozenset(name for entry in media for name in (entry["name"], *entry.get("aka", ())))


@cache
def state_media() -> Mapping[str, str]:
    """Return the country of each medium under the orders of its government, by folded name."""
    found: dict[str, str] = {}
    free: set[str] = set()
    for entry in _listed():
        for name in (entry["name"], *entry.get("aka", ())):
            known = name.casefold()
            if not entry.get("state"):
                free.add(known)
            elif known not in free:
                found.setdefault(known, entry["country"])
    return found


@cache
def _entries() -> tuple[tuple[Family, tuple[str, ...], tuple[str, ...]], ...]:
    """Return (family, names, domains) of every medium and office of the resource."""
    rows = []
    for entry in _listed():
        state = bool(entry.get("state", False))
        own = entry.get("family", entry["name"])
        family = Family(
            id=state_family(entry["country"]) if state else _slug(own),
            name=entry["name"],
            country=entry["country"],
            kind=entry["kind"],
            state=state,
        )
        names = (entry["name"], *entry.get("aka", ()))
        rows.append((family, names, tuple(entry.get("domains", ()))))
    return tuple(rows)


def _spellings(name: str) -> Iterator[str]:
    """Yield the ways a name may be printed: an acronym of four letters also in title case."""
    yield name
    if name.isupper() and name.isalpha() and len(name) >= 4:
        yield name.capitalize()
    if name.startswith("The ") and " " in name[4:]:
        yield name[4:]
    elif name.startswith("The "):
        yield "the " + name[4:]
    if "'" in name:
        yield name.replace("'", "’")


@cache
def _by_first_word() -> Mapping[str, tuple[tuple[str, Family], ...]]:
    """Return the printed names by their first word, the longest first."""
    found: dict[str, dict[str, Family]] = {}
    for family, names, _ in _entries():
        for name in names:
            for spelling in _spellings(name):
                spelling = spelling.translate(_PLAIN)
                first = _WORD.match(spelling)
                if first is not None:
                    found.setdefault(first[0], {}).setdefault(spelling, family)
    return {
        word: tuple(sorted(rows.items(), key=lambda row: (-len(row[0]), row[0])))
        for word, rows in found.items()
    }


@cache
def names_of(kind: str) -> tuple[str, ...]:
    """Return every printed name of the media of one kind, the longest first."""
    names = {
        spelling
        for family, names, _ in _entries()
        if family.kind == kind
        for name in names
        for spelling in _spellings(name)
    }
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


@cache
def _by_domain() -> Mapping[str, Family]:
    found: dict[str, Family] = {}
    for family, _, domains in _entries():
        for domain in domains:
            found.setdefault(domain, family)
    return found


def _name_at(plain: str, start: int) -> tuple[str, Family] | None:
    """Return the longest name of a medium that starts here and ends at a word's end."""
    word = _WORD.match(plain, start)
    if word is None:
        return None
    bare = re.match(r"[^\W_]+", word[0])  # "AFP/Getty" and "BBC's" hold a name and more
    forms = (word[0], word[0].rstrip(".'/&+-"), bare[0] if bare else "")
    known = _by_first_word()
    candidates = next((known[form] for form in forms if form in known), ())
    for name, family in candidates:
        after = start + len(name)
        if plain.startswith(name, start) and not re.match(r"\w|-\w", plain[after : after + 2]):
            return name, family
    return None


def find_media(text: str) -> tuple[MediumMention, ...]:
    """Return the media and offices named in a text, in text order.

    A state voice directly before a name ("the Russian state news agency TASS") is that name.

    >>> [(m.family.name, m.family.id) for m in find_media("According to Reuters and Chosun Ilbo")]
    [('Reuters', 'reuters'), ('Chosun Ilbo', 'chosun-ilbo')]
    """
    plain = text.translate(_PLAIN)
    found: list[MediumMention] = []
    position = 0
    for word in re.finditer(r"(?<![\w-])[^\W_]", plain):
        if word.start() < position:
            continue
        named = _name_at(plain, word.start())
        if named is not None:
            position = word.start() + len(named[0])
            found.append(MediumMention(word.start(), position, named[1]))
    for voice in find_state_voices(plain):
        # a voice up to two characters before a name ("the Russian state news agency TASS")
        if not any(m.start < voice.end + 3 and m.end > voice.start for m in found):
            of = Family(state_family(voice.code), voice.name, voice.code, "broadcaster", True)
            found.append(MediumMention(voice.start, voice.end, of))
    return tuple(sorted(found, key=lambda m: (m.start, m.end)))


@cache
def _descriptors() -> frozenset[str]:
    """Return the words that may stand around a medium's name without changing whom it names."""
    return frozenset(load("families.yaml")["descriptors"])


def find_described(text: str) -> tuple[MediumMention, ...]:
    """Return media that no list holds but whose trade the text names, in text order.

    >>> [m.family.name for m in find_described("the news agency Norvapress reported")]
    ['Norvapress']
    """
    plain = text.translate(_PLAIN)
    listed = find_media(text)
    found = []
    for match in _DESCRIBED.finditer(plain):
        side = "after" if match["after"] else "before"
        start, end = match.span(side)
        name = re.sub(r"^(?:The|A|An)\s+|'s$", "", match[side])
        known = any(m.start < end and start < m.end for m in listed)
        place = find_country(name) is not None or re.search(r"-[a-z]+$", name)
        if known or place or name in ("", "The", "A", "An"):
            continue
        kind = "agency" if re.search(r"agency|wire", match[0]) else "newspaper"
        start = plain.index(name, start)
        found.append(MediumMention(start, start + len(name), Family(name, name, "", kind, False)))
    return tuple(found)


def _only_describes(rest: str) -> bool:
    """Tell whether the words beside a name only describe it: articles, trade words, a country."""
    words = [w for w in re.findall(r"[^\W_][\w.'-]*", rest) if w.casefold() not in _descriptors()]
    return not words or find_country(" ".join(words)) is not None


@lru_cache(maxsize=1 << 14)
def family_of(name: str) -> Family | None:
    """Return the medium or office that a source's name stands for, or None.

    The name may be a domain, and may carry words that only describe it.

    >>> family_of("the TASS news agency").id, family_of("North Korean state media").id
    ('ru-state', 'kp-state')
    >>> family_of("Kremlin aide Ivan Orlov") is None
    True
    """
    plain = name.translate(_PLAIN).strip()
    host = re.sub(r"^(?:https?://)?(?:www\.|m\.|edition\.|news\.)?", "", plain.casefold())
    host = host.split("/")[0]
    while host.count(".") >= 1:
        if host in _by_domain():
            return _by_domain()[host]
        host = host.split(".", 1)[1]
    mentions = find_media(plain)
    if not mentions:
        return None
    first = mentions[0]
    rest = plain[: first.start] + " " + plain[mentions[-1].end :]
    same = {m.family.id for m in mentions} == {first.family.id}
    return first.family if same and _only_describes(rest) else None
