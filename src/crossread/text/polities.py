"""State-like polities that no list knows: their pseudo codes, names and adjectives.

The code of a polity is "x-" and its name folded to lower-case letters without accents, words
joined by hyphens: "x-west-tavira". No ISO 3166-1 code has that form, so the two never meet.
"""

from __future__ import annotations

import re
from functools import lru_cache

from crossread.model.annotation import EntityKind, Mention, MentionKind
from crossread.text.countries import Country, CountryBasis, country_adjective, find_country
from crossread.text.similarity import name_words

_PREFIX = "x-"
# Endings that turn the name of a land into its adjective, and what a name may lose before them.
_ADJECTIVE = re.compile(r"(?:n|an|ian|ean|yan|ese|i|ni|ish|ic|ite|er)\Z")
_LOST = re.compile(r"(?:|a|e|o|u|y|ia|ea|ya|us|os|ey|land|stan|istan)\Z")
# An adjective without an ending is that of "Tavkhistan" or "Tavkhia", never of "Tavka".
_BARE = re.compile(r"(?:ia|land|stan|istan)\Z")
_STEM = 4  # letters that an adjective shares with its name: "Mali" and "Malian" share four


def polity_code(name: str) -> str:
    """Return the pseudo code of a polity that no list knows.

    >>> polity_code("West Távira")
    'x-west-tavira'
    """
    return _PREFIX + "-".join(name_words(name))


def is_polity_code(code: str) -> bool:
    """Tell whether a country code is one made up from a name, not one of ISO 3166-1."""
    return code.startswith(_PREFIX)


def polity_name(code: str) -> str:
    """Return a polity's name as far as its code holds it: accents are lost.

    >>> polity_name("x-west-tavira")
    'West Tavira'
    """
    return code.removeprefix(_PREFIX).replace("-", " ").title()


@lru_cache(maxsize=1 << 16)
def is_adjective_of(word: str, name: str) -> bool:
    """Tell whether a word or phrase is built like the adjective of a land's name.

    >>> is_adjective_of("Taviran", "Tavira"), is_adjective_of("Tavira", "Tavira")
    (True, False)
    >>> is_adjective_of("Lower Gorvish", "Lower Gorvland"), is_adjective_of("Taverner", "Tavira")
    (True, False)
    """
    words, names = name_words(word), name_words(name)
    if not words or len(words) != len(names) or words[:-1] != names[:-1] or words == names:
        return False
    adjective, land = words[-1], names[-1]
    shared = next(
        (n for n, (a, b) in enumerate(zip(adjective, land, strict=False)) if a != b),
        min(len(adjective), len(land)),
    )
    return any(
        bool(_LOST.fullmatch(land[cut:]))
        and bool(
            _ADJECTIVE.fullmatch(adjective[cut:])
            or (cut == len(adjective) and _BARE.fullmatch(land[cut:]))
        )
        for cut in range(_STEM, shared + 1)
    )


def names_people_of(word: str, name: str) -> bool:
    """Tell whether a word is the plural of a polity's adjective: "Tavirans"."""
    return word.endswith("s") and is_adjective_of(word[:-1], name)


def polity_of(name: str, code: str) -> Country | None:
    """Return how a whole name stands for the polity of a pseudo code, None when it does not.

    >>> polity_of("Tavira", "x-tavira").basis.value, polity_of("Tavirans", "x-tavira").people
    ('name', True)
    """
    land = polity_name(code)
    if polity_code(name) == code:
        return Country(code, CountryBasis.NAME)
    if is_adjective_of(name, land):
        return Country(code, CountryBasis.DEMONYM)
    if names_people_of(name, land):
        return Country(code, CountryBasis.DEMONYM, people=True)
    return None


def country_of(mention: Mention) -> Country | None:
    """Return the State for which the whole name of a mention stands, or None.

    Of a polity that no list knows, a place is the capital if the mention bears its pseudo code.
    """
    if mention.kind is not MentionKind.NAME:
        return None
    listed, code = find_country(mention.name), mention.country
    if listed is not None or not is_polity_code(code):
        return listed
    country = polity_of(mention.name, code)
    place = mention.entity in {EntityKind.PLACE, EntityKind.STATE}
    if country is None and place and not _holds_word_of(mention.name, polity_name(code)):
        return Country(code, CountryBasis.CAPITAL)
    return country


def _holds_word_of(name: str, land: str) -> bool:
    """Tell whether a longer name holds a land's name or adjective: "Taviran Sea"."""
    words, size = name.split(), len(land.split())
    stretches = [" ".join(words[at : at + size]) for at in range(len(words) - size + 1)]
    return any(name_words(s) == name_words(land) or is_adjective_of(s, land) for s in stretches)


def adjective_in(code: str, phrases: tuple[str, ...]) -> str:
    """Return a State's adjective; that of a polity as the phrases print it, else its name."""
    if not is_polity_code(code):
        return country_adjective(code)
    land = polity_name(code)
    size = len(land.split())
    for phrase in phrases:
        words = [word for word in phrase.split() if word[:1].isupper()]
        for at in range(len(words) - size + 1):
            stretch = " ".join(words[at : at + size])
            if is_adjective_of(stretch, land):
                return stretch
    return land
