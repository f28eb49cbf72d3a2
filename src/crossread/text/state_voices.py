"""Find the media of a State that a text names by the State alone: "Russian state media"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crossread.text.countries import country_adjective, find_country

_LONG = 60  # no name has a word of more characters
_CAPITAL = rf"[A-Z][\w.-]{{1,{_LONG}}}"
_MEDIA = (
    r"(?:media|press|television|tv|TV|broadcasters?|newspapers?|radio|news\s+agenc(?:y|ies)"
    r"|news\s+outlets?|outlets?|news\s+media)"
)
_RUN_BY = r"(?:state|government)(?:-(?:run|owned|controlled|backed|funded|affiliated))?"
# "Russian state media", "North Korea's official television".
_BEFORE = re.compile(
    rf"(?P<who>(?:{_CAPITAL}\s+){{0,2}}[A-Z][\w.-]{{0,{_LONG}}}(?:'s|s')?)\s+"
    rf"(?P<what>(?:{_RUN_BY}|official)\s+{_MEDIA})"
)
# "state media in North Korea", "the state-run news agency of Iran": not "official media in Paris",
# which may be anybody's.
_AFTER = re.compile(
    rf"(?<![\w-])(?P<what>{_RUN_BY}\s+{_MEDIA})\s+(?:of|in)\s+(?:the\s+)?"
    rf"(?P<who>{_CAPITAL}(?:\s+{_CAPITAL}){{0,2}})"
)
_OF_STATE = "-state"


@dataclass(frozen=True, slots=True)
class StateVoice:
    """Media of the State of ISO ``code``, named without a name of their own."""

    start: int
    end: int
    name: str
    code: str


def state_family(code: str) -> str:
    """Return the family of a State's government and its media by the State's ISO code.

    >>> state_family("FR")
    'fr-state'
    """
    return f"{code.lower()}{_OF_STATE}"


def state_of_family(family: str) -> str:
    """Return the ISO code of the State whose media a family is, "" where it is no State's.

    >>> state_of_family("fr-state"), state_of_family("le-monde")
    ('FR', '')
    """
    code = family.removesuffix(_OF_STATE)
    return code.upper() if code != family and len(code) == 2 else ""


def _before(match: re.Match[str]) -> StateVoice | None:
    """Return the voice whose State is the longest ending of the words before the media."""
    for word in re.finditer(r"\S+", match["who"]):
        country = find_country(match["who"][word.start() :])
        if country is not None and country.code:
            name = " ".join(match[0][word.start() :].split())
            return StateVoice(match.start() + word.start(), match.end(), name, country.code)
    return None


def _after(match: re.Match[str]) -> StateVoice | None:
    """Return the voice whose State is the longest beginning of the words after the media."""
    for word in reversed(list(re.finditer(r"\S+", match["who"]))):
        who = match["who"][: word.end()].rstrip(".")
        country = find_country(who)
        if country is not None and country.code:
            name = f"{country_adjective(country.code)} {' '.join(match['what'].split())}"
            return StateVoice(match.start(), match.start("who") + len(who), name, country.code)
    return None


def find_state_voices(text: str) -> Iterator[StateVoice]:
    """Yield the state media named by their State, in either order; apostrophes must be straight.

    >>> [v.name for v in find_state_voices("According to state media in Iran it rained.")]
    ['Iranian state media']
    """
    taken: list[StateVoice] = []
    for pattern, read in ((_BEFORE, _before), (_AFTER, _after)):
        for match in pattern.finditer(text):
            voice = read(match)
            if voice is None or any(v.start < voice.end and voice.start < v.end for v in taken):
                continue
            taken.append(voice)
            yield voice
