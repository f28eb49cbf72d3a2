"""What one article's mentions tell of each of its chains, ready to be compared with others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from types import MappingProxyType

from crossread.entities.traits import (
    NO_TRAITS,
    Syntax,
    Traits,
    read_traits,
)
from crossread.model.annotation import EntityKind, Mention, MentionKind, Token
from crossread.model.spans import Citation
from crossread.model.stories import Reading
from crossread.text.countries import CountryBasis, find_country
from crossread.text.person_names import name_gender
from crossread.text.polities import country_of, is_polity_code
from crossread.text.resources import load
from crossread.text.roles import is_past, role_gender

_KIND_ORDER = tuple(EntityKind)
_UNKNOWN = EntityKind.UNKNOWN
_NAME, _PRONOUN = MentionKind.NAME, MentionKind.PRONOUN
_NONE: Mapping[tuple[str, int], frozenset[str]] = MappingProxyType({})
_OPEN = re.compile(r"(?:a|an|another|any|some|every|each|no|former|one)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Profile:
    """A chain of one article: its names, roles, countries and where its mentions stand."""

    article: str
    chain: int
    kind: EntityKind
    names: tuple[str, ...]  # bare names as printed, each as often as it occurs
    nouns: tuple[str, ...]  # its nominals without determiner
    roles: tuple[str, ...]  # "former " before past ones
    countries: frozenset[str]
    genders: frozenset[str]
    plural: bool
    definite: bool  # one nominal at least is not "a", "another", "any"
    adjective: bool  # stands only as an adjective: "Asian"
    spoken_of: bool  # a pronoun or a nominal stands for it
    mentions: tuple[int, ...]
    variants: tuple[tuple[str, Citation], ...]  # names and nominals as printed
    state: str = ""  # ISO or pseudo code when the chain is a State itself
    government: str = ""  # ISO code when it is a State's government named by its capital
    capital: str = ""  # pseudo code when it is the capital of a polity that no list knows
    speaks: bool = False  # stands only as subject of verbs of speaking: "Xanville denies"
    seat: bool = False  # a seat of government ("the Kremlin") that speaks
    reasons: tuple[str, ...] = ()
    traits: Traits = NO_TRAITS

    @property
    def first(self) -> tuple[str, int]:
        """Where it stands first: article and offset."""
        return self.article, self.variants[0][1].span.start

    @cached_property
    def articles(self) -> frozenset[str]:
        """The articles that speak of it by a name or a nominal."""
        return frozenset([citation.article for _, citation in self.variants])


_DETERMINER = re.compile(r"(?:the|a|an|this|that|these|those|both)\s+", re.IGNORECASE)
_RANK = re.compile(r"\b(vice|deputy|assistant)[ -]", re.IGNORECASE)
_PAST = re.compile(r"\b(?:former|ex|late|ousted|deposed)\b", re.IGNORECASE)


def _bare(words: str) -> str:
    """Return a nominal without its determiner."""
    found = _DETERMINER.match(words)
    return words[found.end() :] if found else words


def _kind(mentions: Sequence[Mention]) -> EntityKind:
    """Return the commonest kind, names before nominals; the enum's order breaks ties."""
    if len(mentions) == 1:
        return mentions[0].entity
    for said in (MentionKind.NAME, MentionKind.NOMINAL):
        known = [m.entity for m in mentions if m.kind is said and m.entity is not _UNKNOWN]
        if known:
            return known[0] if len(known) == 1 else max(_KIND_ORDER, key=known.count)
    return _UNKNOWN


@lru_cache(maxsize=1 << 14)  # the same few words in every article
def _role(role: str, words: str) -> str:
    """Return a role with "vice" or "deputy", marked "former" where its words say so."""
    rank = _RANK.search(words)
    if rank and words[rank.end() :].casefold().startswith(role.casefold()):
        role = f"{rank.group(1).casefold()} {role}"
    if is_past(_bare(words).split(role)[0] + " ") or _PAST.search(words):
        return f"former {role}"
    return role


def _state_codes(kind: EntityKind, mentions: Sequence[Mention]) -> tuple[str, str]:
    """Return the code of the State that a chain is, and of that whose government it is."""
    if kind is not EntityKind.STATE and kind is not _UNKNOWN:
        return "", ""
    for mention in mentions:
        country = country_of(mention)
        if country is None or not country.code or country.people:
            continue
        if country.basis is CountryBasis.CAPITAL:
            return "", country.code
        return country.code, ""
    return "", ""


def _capital_code(mentions: Sequence[Mention]) -> str:
    """Return the pseudo code of the polity whose capital is named, "" for all else."""
    for mention in mentions:
        if mention.country and is_polity_code(mention.country):
            country = country_of(mention)
            if country and country.basis is CountryBasis.CAPITAL:
                return country.code
    return ""


@cache
def _speaking_verbs() -> frozenset[str]:
    return frozenset(load("reference.yaml")["speaking"].split())


def _speaks(tokens: Sequence[Token], head: int) -> bool:
    """Tell whether a token is the subject, or one of several, of a verb of speaking."""
    token = tokens[head]
    if token.relation == "conj" and token.head >= 0:
        token = tokens[token.head]
    if not token.relation.startswith("nsubj") or token.head < 0:
        return False
    return tokens[token.head].lemma.casefold() in _speaking_verbs()


@lru_cache(maxsize=1 << 12)
def _is_seat(name: str) -> bool:
    country = find_country(name)
    return country is not None and country.basis is CountryBasis.SEAT


def _profile(
    reading: Reading, syntax: Syntax, chain: int, mentions: Sequence[Mention]
) -> Profile | None:
    """Return the profile of a chain, None of one that has no words or can be no entity."""
    text, article, tokens = reading.article.text, reading.article.id, reading.annotation.tokens
    spoken = [m for m in mentions if m.kind is not _PRONOUN]
    if not spoken:
        return None
    kind = _kind(spoken)
    names = tuple([m.name for m in spoken if m.name and m.kind is _NAME])
    if not names and kind in _NEVER_NAMELESS:
        return None
    said = [(text[m.span.start : m.span.end], m) for m in spoken]
    nominals = [words for words, m in said if m.kind is not _NAME]
    roles = tuple([_role(m.role, words) for words, m in said if m.role])
    state, government = _state_codes(kind, spoken) if names else ("", "")
    return Profile(
        article=article,
        chain=chain,
        kind=kind,
        names=names,
        nouns=tuple(map(_bare, nominals)),
        roles=roles,
        countries=frozenset([m.country for m in spoken if m.country]),
        genders=_genders(kind, names, spoken if roles else ()),
        plural=all(m.plural for m in spoken),
        definite=not all(map(_OPEN.match, nominals)),
        adjective=bool(names) and all(tokens[m.head].upos == "ADJ" for m in spoken),
        spoken_of=bool(nominals) or len(spoken) < len(mentions),
        mentions=tuple([m.index for m in mentions]),
        variants=tuple([(words, Citation(article, m.span)) for words, m in said]),
        state=state,
        government=government,
        capital=_capital_code(spoken) if names else "",
        speaks=all(_speaks(tokens, m.head) for m in spoken),
        seat=kind is EntityKind.ORGANISATION and any(map(_is_seat, names)),
        reasons=tuple([m.reason for m in mentions if m.reason and m.reason != "first mention"]),
        traits=read_traits(syntax, mentions),
    )


# Nothing makes an entity of a nameless chain of these kinds: "a dagger", "the harbour".
_NEVER_NAMELESS = (EntityKind.PLACE, EntityKind.THING, EntityKind.UNKNOWN)


def _genders(kind: EntityKind, names: Sequence[str], spoken: Sequence[Mention]) -> frozenset[str]:
    found = {role_gender(m.role) for m in spoken if m.role}
    if kind is EntityKind.PERSON:
        found.update(map(name_gender, names))
    found.discard("")
    return frozenset(found)


def profile_chains(
    reading: Reading, strays: Mapping[tuple[str, int], frozenset[str]] = _NONE
) -> list[Profile]:
    """Return the chains of one article that hold a name or a nominal, in text order.

    Nameless places and things are left out. ``strays`` are names by article and chain that have a
    profile of their own: another's, whom coreference took for one with the rest of the chain.
    """
    text, mentions = reading.article.text, reading.annotation.mentions
    owners = _find_owners(reading.article.id, mentions, strays) if strays else {}
    chains: dict[tuple[int, str], list[Mention]] = {}
    for mention in mentions:
        if mention.chain >= 0:
            key = mention.chain, owners.get(mention.index, "")
            chains.setdefault(key, []).append(mention)
    syntax = Syntax(reading.annotation, text)
    profiles = [
        _profile(reading, syntax, chain, found) for (chain, _), found in sorted(chains.items())
    ]
    return [part for profile in profiles if profile for part in _by_country(profile, text)]


def _find_owners(
    article: str, mentions: Sequence[Mention], strays: Mapping[tuple[str, int], frozenset[str]]
) -> dict[int, str]:
    """Return by mention the stray name that it bears or stands in apposition to."""
    found = {m.index: m.name for m in mentions if m.name in strays.get((article, m.chain), ())}
    for one, other in pairwise(sorted(mentions, key=lambda mention: mention.span)):
        near = (one.chain, one.sentence) == (other.chain, other.sentence)
        near = near and other.span.start - one.span.end <= _APPOSED
        for stray, nominal in ((one, other), (other, one)):
            if near and stray.index in found and nominal.kind is MentionKind.NOMINAL:
                found.setdefault(nominal.index, found[stray.index])
    return found


_APPOSED = 2  # letters between a name and what stands in apposition to it: ", " or " ("
_BEFORE = re.compile(r"([\w.’'-]+(?: [\w.’'-]+)?) (?:and|or) (?:the )?$")


def _by_country(profile: Profile, text: str) -> list[Profile]:
    """Return one profile for each State of "Xan and Yan officials", else the profile itself."""
    if profile.names or not profile.plural or len(profile.countries) != 1:
        return [profile]
    start = profile.variants[0][1].span.start
    before = _BEFORE.search(text, max(0, start - 60), start)
    words = before.group(1) if before else ""
    country = find_country(words) or find_country(words.rsplit(" ", 1)[-1])
    if country is None or not country.code or country.code in profile.countries:
        return [profile]
    return [profile, replace(profile, countries=frozenset({country.code}))]


def merge_profiles(left: Profile, right: Profile) -> Profile:
    """Return what two profiles of one entity tell together; the left one stands first."""
    counts = {left.kind: len(left.mentions), right.kind: len(right.mentions)}
    known = [kind for kind in (left.kind, right.kind) if kind is not EntityKind.UNKNOWN]
    return Profile(
        article=left.article,
        chain=left.chain,
        kind=max(known, key=lambda kind: counts[kind], default=EntityKind.UNKNOWN),
        names=left.names + right.names,
        nouns=left.nouns + right.nouns,
        roles=left.roles + right.roles,
        countries=left.countries | right.countries,
        genders=left.genders | right.genders,
        plural=left.plural and right.plural,
        definite=left.definite or right.definite,
        adjective=left.adjective and right.adjective,
        spoken_of=left.spoken_of or right.spoken_of,
        mentions=left.mentions + right.mentions,
        variants=left.variants + right.variants,
        state=left.state,
        government=left.government,
        capital=left.capital,
        speaks=left.speaks,
        seat=left.seat or right.seat,
        reasons=left.reasons + right.reasons,
        traits=left.traits.merged(right.traits),
    )
