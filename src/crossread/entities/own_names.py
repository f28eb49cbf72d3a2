"""Which of a chain's names tell one person from others: no office, no word for members."""

from __future__ import annotations

import re
from functools import lru_cache

from crossread.entities.profiles import Profile
from crossread.text.person_names import parse_name


@lru_cache(maxsize=1 << 14)  # clusters of a story, each compared with many others
def _full(names: tuple[str, ...]) -> tuple[str, ...]:
    own = {behind_office(name) for name in names}
    return tuple(sorted(name for name in own if parse_name(name).full and not is_office(name)))


# Offices as they are printed between a body and its officer: "Galleon COO Ana Ruiz".
_LETTERS = re.compile(r".*\b(?:CEO|CFO|CIO|COO|CTO|MEP|MP)\s+(?=\S+\s)")
# Words that end what is an office, no name: "Selm Police Chief".
_OFFICES = frozenset(
    {"chief", "director", "minister", "officer", "president", "secretary", "spokesman"}
    | {"spokesperson", "spokeswoman"}
)


def behind_office(name: str) -> str:
    """Return the name of a person without the body and the office before it."""
    return _LETTERS.sub("", name)


def is_office(name: str) -> bool:
    """Tell whether what was read as a person's name is that of an office."""
    return name.casefold().rpartition(" ")[2] in _OFFICES


def full_names(profile: Profile) -> tuple[str, ...]:
    """Return the names of a person with given and family name, sorted, each once."""
    return _full(profile.names)


# Whoever is of a party or a creed is called so: two Democrats are two, though one word names them.
_MEMBERS = frozenset(
    {"anarchist", "communist", "conservative", "democrat", "feminist", "islamist", "liberal"}
    | {"libertarian", "loyalist", "marxist", "nationalist", "republican", "royalist", "separatist"}
    | {"socialist", "tory", "unionist"}
)


def is_member(profile: Profile) -> bool:
    """Tell whether all that names a profile is a word for members of a party or creed."""
    names = profile.names
    return bool(names) and all(name.casefold() in _MEMBERS for name in names)
