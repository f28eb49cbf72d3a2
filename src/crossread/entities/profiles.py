"""What one article's mentions tell of each of its chains, ready to be compared with others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from crossread.model.annotation import EntityKind, Mention, MentionKind, Token
from crossread.model.spans import Citation
from crossread.model.stories import Reading
from crossread.text.countries import CountryBasis, find_country
from crossread.text.person_names import name_gender
from crossread.text.polities import country_of, is_polity_code
from crossread.text.resources import load
from crossread.text.roles import is_past, role_gender

_OPEN = re.compile(r"(?:a|an|another|any|some|every|each|no|former|one)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
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

    @property
    def first(self) -> tuple[str, int]:
        """Where it stands first: article and offset."""
        return self.article, self.variants[0][1].span.start


def _bare(words: str) -> str:
    """Return a nominal without its determiner."""
    return re.sub(r"^(?:the|a|an|this|that|these|those|both)\s+", "", words, flags=re.IGNORECASE)


def _kind(mentions: Sequence[Mention]) -> EntityKind:
    """Return the commonest kind, names before nominals; the enum's order breaks ties."""
    named = [m.entity for m in mentions if m.kind is MentionKind.NAME]
    nominal = [m.entity for m in mentions if m.kind is MentionKind.NOMINAL]
    for kinds in (named, nominal):
        counts: Counter[EntityKind] = Counter(k for k in kinds if k is not EntityKind.UNKNOWN)
        if counts:
            order = list(EntityKind)
            return max(order, key=lambda kind: (counts[kind], -order.index(kind)))
    return EntityKind.UNKNOWN


def _role(mention: Mention, text: str) -> str:
    """Return a mention's role, marked "former" where the words before it say so."""
    words = mention.span.of(text)
    if mention.role and is_past(_bare(words).split(mention.role)[0] + " "):
        return f"former {mention.role}"
    past = re.search(r"\b(?:former|ex|late|ousted|deposed)\b", words, re.IGNORECASE)
    return f"former {mention.role}" if mention.role and past else mention.role


def _state_codes(kind: EntityKind, mentions: Sequence[Mention]) -> tuple[str, str]:
    """Return the code of the State that a chain is, and of that whose government it is."""
    if kind not in {EntityKind.STATE, EntityKind.UNKNOWN}:
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
        country = country_of(mention) if is_polity_code(mention.country) else None
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


def _is_seat(name: str) -> bool:
    country = find_country(name)
    return country is not None and country.basis is CountryBasis.SEAT


def _profile(reading: Reading, chain: int, mentions: Sequence[Mention]) -> Profile | None:
    text, article = reading.article.text, reading.article.id
    spoken = [m for m in mentions if m.kind is not MentionKind.PRONOUN]
    if not spoken:
        return None
    kind = _kind(spoken)
    names = tuple(m.name for m in spoken if m.kind is MentionKind.NAME and m.name)
    nominals = [m for m in spoken if m.kind is MentionKind.NOMINAL]
    genders = {role_gender(m.role) for m in spoken}
    if kind is EntityKind.PERSON:
        genders |= {name_gender(name) for name in names}
    state, government = _state_codes(kind, spoken)
    return Profile(
        article=article,
        chain=chain,
        kind=kind,
        names=names,
        nouns=tuple(_bare(m.span.of(text)) for m in nominals),
        roles=tuple(_role(m, text) for m in spoken if m.role),
        countries=frozenset(m.country for m in spoken if m.country),
        genders=frozenset(genders - {""}),
        plural=all(m.plural for m in spoken),
        definite=any(not _OPEN.match(m.span.of(text)) for m in nominals),
        adjective=all(reading.annotation.tokens[m.head].upos == "ADJ" for m in spoken),
        spoken_of=any(m.kind is not MentionKind.NAME for m in mentions),
        mentions=tuple(m.index for m in mentions),
        variants=tuple((m.span.of(text), Citation(article, m.span)) for m in spoken),
        state=state,
        government=government,
        capital=_capital_code(spoken),
        speaks=all(_speaks(reading.annotation.tokens, m.head) for m in spoken),
        seat=kind is EntityKind.ORGANISATION and any(_is_seat(name) for name in names),
        reasons=tuple(m.reason for m in mentions if m.reason and m.reason != "first mention"),
    )


def profile_chains(reading: Reading) -> list[Profile]:
    """Return the chains of one article that hold a name or a nominal, in text order."""
    chains: dict[int, list[Mention]] = {}
    for mention in reading.annotation.mentions:
        if mention.chain >= 0:
            chains.setdefault(mention.chain, []).append(mention)
    profiles = [_profile(reading, chain, found) for chain, found in sorted(chains.items())]
    text = reading.article.text
    return [part for profile in profiles if profile for part in _by_country(profile, text)]


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
    return replace(
        left,
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
        seat=left.seat or right.seat,
        reasons=left.reasons + right.reasons,
    )
