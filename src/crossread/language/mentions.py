"""Who and what an article mentions: names with their roles, nominals and pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossread.language.gazetteer import Name
from crossread.language.nationals import first_of_national
from crossread.language.nominals import noun_kinds, noun_lemma, role_ending_at
from crossread.language.phrases import extend_name
from crossread.model.annotation import EntityKind, Mention, MentionKind, Sentence, Token

_SINGULAR = {
    **dict.fromkeys(("he", "him", "his", "himself", "she", "her", "hers", "herself"), "person"),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), "person"),
    **dict.fromkeys(("it", "its", "itself"), "unknown"),
}
_PLURAL = frozenset(
    {"they", "them", "their", "theirs", "themselves", "we", "us", "our", "ours", "ourselves"}
)
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "obl"})
# Relations by which words on its left belong to a noun; "year" of "2-year-old boy" is unmarked.
_LEFT = frozenset(
    {"det", "det:predet", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "case", "flat",
     "punct", "advmod", "obl:unmarked"}
)  # fmt: skip
_PERSONS_OWN = frozenset({"my", "his", "her"})
_NUMBERED_PLURAL = re.compile(r"[A-Za-z].*\d+s\Z")  # "Brell 9s" are several of "Brell 9"
_MODIFIERS = frozenset({"compound", "amod", "nmod:desc", "flat", "fixed", "goeswith"})


@dataclass(frozen=True, slots=True)
class _Found:
    """A mention before it is numbered: tokens ``first`` to ``last`` (exclusive)."""

    first: int
    last: int
    head: int
    kind: MentionKind
    entity: EntityKind
    name: str = ""
    role: str = ""
    country: str = ""
    plural: bool = False


def _top(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return the last token of a stretch whose head lies outside it."""
    tops = [place for place in range(first, last) if not first <= tokens[place].head < last]
    return tops[-1] if tops else last - 1


def _kind_of_name(name: Name, tokens: Sequence[Token], owned: bool) -> tuple[EntityKind, str]:
    """Return what a name is and, for a body, the noun that says so ("ministry").

    A single word ("Navy") counts as such a noun only where a State owns it.
    """
    noun = noun_lemma(tokens[name.last - 1])
    kind = noun_kinds().get(noun)
    if name.kind is EntityKind.ORGANISATION:
        return name.kind, noun if kind is EntityKind.ORGANISATION else ""
    if name.kind is EntityKind.PLACE and owned and kind is EntityKind.ORGANISATION:
        return kind, noun  # "Foreign Ministry" is read as a place
    if (
        name.kind is EntityKind.UNKNOWN
        and kind is not None
        and (owned or name.last > name.first + 1)
    ):
        return kind, noun if kind is EntityKind.ORGANISATION else ""
    return name.kind, ""


def _names_several(name: Name, kind: EntityKind, tokens: Sequence[Token]) -> bool:
    """Tell whether a name is one of persons by its last noun: "Harbour Cup Champions"."""
    last = tokens[name.last - 1]
    told = kind is EntityKind.PERSON and name.kind is EntityKind.UNKNOWN
    return told and noun_lemma(last) != last.text.lower()


def _is_somebodys(name: Name, tokens: Sequence[Token]) -> bool:
    """Tell whether a body's name stands for what a person has of it: "crashed his Brell"."""
    if name.last != name.first + 1 or not name.first:
        return False
    owner, head = tokens[name.first - 1], tokens[name.first]
    return owner.text.lower() in _PERSONS_OWN and owner.head == name.first and not _is_plural(head)


def _name_mentions(
    text: str, tokens: Sequence[Token], names: Sequence[Name], floors: Sequence[int]
) -> tuple[list[_Found], set[int]]:
    """Return the mentions of all names, and the tokens of the roles in front of them."""
    by_last = {name.last: name for name in names}
    found: list[_Found] = []
    phrases = {name: extend_name(name, tokens, by_last, floors[name.first]) for name in names}
    offices = {place for phrase in phrases.values() for place in range(*phrase.office)}
    for name, phrase in phrases.items():
        if not name.known and name.first in offices:
            continue  # "Defense" of "Defense Minister"
        article = first_of_national(name, tokens)
        if article is not None:
            found.append(_national(name, article))
            continue
        kind, noun = _kind_of_name(name, tokens, bool(phrase.country))
        if kind is EntityKind.ORGANISATION and _is_somebodys(name, tokens):
            kind = EntityKind.THING
        several = name.people or _names_several(name, kind, tokens)
        bare = text[tokens[name.first].span.start : tokens[name.last - 1].span.end]
        if _NUMBERED_PLURAL.search(bare):
            bare, several = bare[:-1], True
        found.append(
            _Found(
                phrase.first,
                name.last,
                _top(tokens, phrase.first, name.last),
                MentionKind.NAME,
                kind,
                bare,
                phrase.role or noun,
                phrase.country,
                several,
            )
        )
    return found, offices


def _national(name: Name, article: int) -> _Found:
    """Return the mention of a person who is told by a State alone: "the young Norlander"."""
    person, kind = EntityKind.PERSON, MentionKind.NOMINAL
    return _Found(article, name.last, name.last - 1, kind, person, country=name.country)


def _pronouns(tokens: Sequence[Token]) -> list[_Found]:
    """Return the personal and possessive pronouns; an empty "it" is none."""
    found = []
    for token in tokens:
        word = token.text.lower()
        if (
            token.upos != "PRON"
            or token.relation == "expl"
            or word not in _PLURAL | _SINGULAR.keys()
        ):
            continue
        entity = EntityKind(_SINGULAR.get(word, "unknown"))
        found.append(
            _Found(
                token.index,
                token.index + 1,
                token.index,
                MentionKind.PRONOUN,
                entity,
                plural=word in _PLURAL,
            )
        )
    return found


def _left_edge(tokens: Sequence[Token], head: int, floor: int) -> int:
    """Return the first token of the unbroken run of words on its left that belong to a noun."""
    first = head
    for place in range(head - 1, floor - 1, -1):
        token = tokens[place]
        if token.relation not in _LEFT or not floor <= token.head <= head:
            break
        if token.text == "," and tokens[place + 1].upos == "DET":
            break  # "Xanville, the western town"
        if token.head > place:
            first = place
    while first < head and tokens[first].upos in {"PUNCT", "ADP"}:
        first += 1
    return first


def _of_state(
    tokens: Sequence[Token], head: int, name_at: Mapping[int, Name]
) -> tuple[int, str] | None:
    """Return the end and the country of "of North Korea" directly behind a noun."""
    if head + 1 >= len(tokens) or tokens[head + 1].text.lower() != "of":
        return None
    place = head + 2
    if place < len(tokens) and tokens[place].text.lower() == "the":
        place += 1
    name = name_at.get(place)
    if name is None or not name.country or name.first != place:
        return None
    return name.last, name.country


def _is_plural(token: Token) -> bool:
    return "Number=Plur" in token.feats or token.xpos in {"NNS", "NNPS"}


def _nominal(
    tokens: Sequence[Token], head: int, floor: int, name_at: Mapping[int, Name]
) -> _Found | None:
    """Return the mention that a listed noun heads, or None."""
    token = tokens[head]
    lemma = noun_lemma(token)
    kind = noun_kinds().get(lemma)
    if kind is None or token.relation in _MODIFIERS:
        return None
    role = role_ending_at(tokens, head, floor)
    first = min(_left_edge(tokens, head, floor), role[0] if role else head)
    country = next(
        (
            name_at[place].country
            for place in range(head - 1, first - 1, -1)
            if place in name_at and name_at[place].country and not name_at[place].people
        ),
        "",
    )
    behind = _of_state(tokens, head, name_at)
    return _Found(
        first,
        behind[0] if behind else head + 1,
        head,
        MentionKind.NOMINAL,
        kind,
        role=role[1] if role else lemma if kind is EntityKind.ORGANISATION else "",
        country=country or (behind[1] if behind else ""),
        plural=_is_plural(token),
    )


def _nominals(
    tokens: Sequence[Token], names: Sequence[Name], roles: set[int], floors: Sequence[int]
) -> list[_Found]:
    """Return the mentions headed by listed nouns, and a bare "both" that stands for two."""
    name_at = {place: name for name in names for place in range(name.first, name.last)}
    found: list[_Found] = []
    for token in tokens:
        place = token.index
        if token.upos in {"NOUN", "PROPN"} and place not in roles and place not in name_at:
            nominal = _nominal(tokens, place, floors[place], name_at)
            if nominal is not None:
                found.append(nominal)
        elif token.text.lower() == "both" and token.relation in {
            "nsubj",
            "obj",
            "obl",
            "nsubj:pass",
        }:
            found.append(
                _Found(
                    place, place + 1, place, MentionKind.NOMINAL, EntityKind.UNKNOWN, plural=True
                )
            )
    return found


def _number(found: Iterable[_Found], tokens: Sequence[Token]) -> tuple[Mention, ...]:
    """Put mentions in the order of their spans, the wider one first, and number them."""
    ordered = sorted(found, key=lambda one: (one.first, -one.last, one.kind.value))
    return tuple(
        Mention(
            index=index,
            span=tokens[one.first].span.cover(tokens[one.last - 1].span),
            head=one.head,
            kind=one.kind,
            entity=one.entity,
            sentence=tokens[one.head].sentence,
            name=one.name,
            role=one.role,
            country=one.country,
            plural=one.plural,
        )
        for index, one in enumerate(ordered)
    )


def find_mentions(
    text: str, sentences: Sequence[Sentence], tokens: Sequence[Token], names: Sequence[Name]
) -> tuple[Mention, ...]:
    """Return the mentions of an article, sorted by span; none is in a chain yet.

    ``role`` holds the office of a person, or the noun of a body ("ministry").
    """
    floors = [
        sentence.first for sentence in sentences for _ in range(sentence.first, sentence.last)
    ]
    named, roles = _name_mentions(text, tokens, names, floors)
    found = [*named, *_pronouns(tokens), *_nominals(tokens, names, roles, floors)]
    return _number(found, tokens)
