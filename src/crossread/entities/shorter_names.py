"""Shorter names of bodies and things across articles: "the Courier" for "Selm Courier"."""

from __future__ import annotations

from crossread.entities.judge import NAMED_THINGS, countries_agree, share_article
from crossread.entities.profiles import Profile
from crossread.text.name_forms import (
    is_common_letters,
    is_kind_noun,
    is_last_word,
    is_parent_of,
    share_last_word_only,
)
from crossread.text.similarity import is_short_name, name_words


def is_short_for(short: Profile, long: Profile) -> bool:
    """Tell whether the name of a body or thing is another's without some of its words."""
    if not {short.kind, long.kind} <= NAMED_THINGS or not countries_agree(short, long):
        return False
    names = [(one, other) for one in set(short.names) for other in set(long.names)]
    if share_last_word_only(short.names, long.names) or _is_of_parent(short, long):
        return False
    telling = _stands_for_longer(short, long)
    return any(
        is_short_name(one, other)
        and (telling or _keeps_first_word(one, other))
        and not _is_behind_preposition(one, other)
        and not (is_last_word(one, other) and _is_of_many(short, one))
        for one, other in names
    )


def _is_of_many(short: Profile, name: str) -> bool:
    """Tell whether many names may end with a bare word: "TV", "Post" but not "the Post"."""
    if is_common_letters(name):
        return True
    return is_kind_noun(name) and not any(_is_with_article(text) for text, _ in short.variants)


def _is_of_parent(short: Profile, long: Profile) -> bool:
    """Tell whether the longer name is a parent firm's: it follows the plain one in an article."""
    if not any(is_parent_of(other, one) for one in set(short.names) for other in set(long.names)):
        return False
    first = _first_places(long)
    return any(start < first.get(article, -1) for article, start in _first_places(short).items())


def _first_places(profile: Profile) -> dict[str, int]:
    """Return by article the offset of the first mention."""
    found: dict[str, int] = {}
    for _, citation in profile.variants:
        start = citation.span.start
        found[citation.article] = min(start, found.get(citation.article, start))
    return found


def _keeps_first_word(short: str, long: str) -> bool:
    """Tell whether a shorter name has the longer one's first word, or two of its words at least."""
    words = name_words(short)
    return len(words) > 1 or words[0] == name_words(long)[0]


_PREPOSITIONS = frozenset({"at", "for", "from", "in", "of", "on", "to", "with"})


def _is_behind_preposition(short: str, long: str) -> bool:
    """Tell whether a longer name has the shorter one behind a preposition: "Research at Galleon".

    That is the name of another, to whom the one belongs.
    """
    words, size = name_words(long), len(name_words(short))
    before = [word for word in words[:-size] if word != "the"]
    return words[-size:] == name_words(short) and before[-1:] != [] and before[-1] in _PREPOSITIONS


def _stands_for_longer(short: Profile, long: Profile) -> bool:
    """Tell whether a last word alone is used as a name: "the Times", or the longer one beside it.

    "People" is a magazine of its own, not short for "Little People".
    """
    with_article = any(_is_with_article(text) for text, _ in short.variants)
    return with_article or share_article(short, long)


def _is_with_article(text: str) -> bool:
    return text[:4].casefold() == "the "
