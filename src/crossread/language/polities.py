"""Polities that no list knows, from what one article says of them: "Tavira's foreign minister"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from crossread.language.gazetteer import Name, Words, is_listed
from crossread.language.nominals import noun_kinds
from crossread.language.polity_patterns import (
    has_title,
    is_called_body,
    is_governed,
    is_represented,
    is_seat,
    its_after,
    opens_with,
    phrases_of,
    words_of,
)
from crossread.language.tokenizer import shadow
from crossread.model.annotation import EntityKind, Token
from crossread.text.countries import CountryBasis
from crossread.text.person_names import name_gender
from crossread.text.polities import is_adjective_of, names_people_of, polity_code
from crossread.text.resources import load

_LONGEST = 3  # words of a polity's name: "New West Tavira"
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


@dataclass(slots=True)
class _Evidence:
    """What an article tells of one name; places are (first token, last token exclusive)."""

    words: Words
    kinds: Counter[EntityKind]
    places: list[tuple[int, int]] = field(default_factory=list)
    adjectives: list[tuple[int, int]] = field(default_factory=list)
    people: list[tuple[int, int]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name as it is printed."""
        return " ".join(self.words)


@cache
def _joint_verbs() -> frozenset[str]:
    return frozenset(load("polities.yaml")["joint"].split())


@cache
def _parts() -> frozenset[str]:
    return frozenset(name for group in load("polities.yaml")["parts"] for name in group)


def find_polities(tokens: Sequence[Token], names: Sequence[Name]) -> Mapping[Words, Name]:
    """Return entries like those of the gazetteer for the polities of an article.

    Each polity gives its name, its adjectives and, where the article tells it, its capital; the
    first and last token of the entries are meaningless.
    """
    entries: dict[Words, Name] = {}
    candidates = [
        found
        for found in _candidates(tokens, names)
        if not _is_person(found, tokens, names) and not _is_part(found, tokens)
    ]
    polities = [found for found in candidates if _is_polity(found, tokens, names)]
    if polities:
        rest = [found for found in candidates if found not in polities]
        polities += [found for found in rest if _is_peer(found, tokens)]
    for evidence in polities:
        code = polity_code(evidence.name)
        for capital in _capitals(evidence, tokens, names):
            entries.setdefault(capital, _entry(EntityKind.PLACE, code, CountryBasis.CAPITAL))
        entries[evidence.words] = _entry(EntityKind.STATE, code, CountryBasis.NAME)
        for first, last in evidence.adjectives:
            words = words_of(tokens, first, last)
            entries[words] = _entry(EntityKind.STATE, code, CountryBasis.DEMONYM)
        for first, last in evidence.people:
            person = _entry(EntityKind.PERSON, code, CountryBasis.DEMONYM)
            entries[words_of(tokens, first, last)] = person
    return entries


def _entry(kind: EntityKind, code: str, basis: CountryBasis) -> Name:
    return Name(0, 0, kind, code, basis, people=kind is EntityKind.PERSON)


def _candidates(tokens: Sequence[Token], names: Sequence[Name]) -> list[_Evidence]:
    """Return the names that could be a polity's, with every place where they stand."""
    kinds: dict[Words, Counter[EntityKind]] = {}
    for name in names:
        words = words_of(tokens, name.first, name.last)
        if not name.known and _may_name_polity(words):
            kinds.setdefault(words, Counter())[name.kind] += 1
    found = [_Evidence(words, counts) for words, counts in sorted(kinds.items())]
    by_opening: dict[str, list[_Evidence]] = {}
    for evidence in found:
        by_opening.setdefault(evidence.words[0][:2], []).append(evidence)
    for place, token in enumerate(tokens):
        if token.text[:1].isupper():
            alike = by_opening.get(shadow(token.text)[:2], ())
            _note_place(alike, tokens, place)
            _note_adjective(alike, tokens, place)
    return found


def _may_name_polity(words: Words) -> bool:
    """Tell whether words look like the name of a land: no initials, no part of a known State."""
    text = " ".join(words)
    shaped = all(word[:1].isupper() and word.replace("-", "").isalpha() for word in words)
    shouted = text.isupper() or any(len(word) < 2 for word in words)
    known = text in _parts() or is_listed(words) or words[-1].lower() in noun_kinds()
    return len(words) <= _LONGEST and shaped and not shouted and not known and len(text) > 3


def _note_place(found: Sequence[_Evidence], tokens: Sequence[Token], first: int) -> None:
    for evidence in found:
        last = first + len(evidence.words)
        if words_of(tokens, first, last) == evidence.words:
            evidence.places.append((first, last))


def _note_adjective(found: Sequence[_Evidence], tokens: Sequence[Token], first: int) -> None:
    """Note where a name's adjective or people stand; ``found`` are names with this opening."""
    for evidence in found:
        last = first + len(evidence.words)
        words = words_of(tokens, first, last)
        if is_listed(words):
            continue
        text = " ".join(words)
        if is_adjective_of(text, evidence.name):
            evidence.adjectives.append((first, last))
        elif names_people_of(text, evidence.name):
            evidence.people.append((first, last))


def _is_polity(evidence: _Evidence, tokens: Sequence[Token], names: Sequence[Name]) -> bool:
    landed = _is_landed(evidence, tokens)
    phrases = phrases_of("sure") | phrases_of("firm")
    if landed:
        phrases |= phrases_of("landed")
    owned = [*evidence.adjectives, *_owners(evidence, tokens)]
    if any(opens_with(tokens, last, phrases_of("adjectival")) for _, last in evidence.adjectives):
        return True
    if any(opens_with(tokens, last, phrases) for _, last in owned):
        if landed or _is_landlike(evidence) or _sounds_like_land(evidence):
            return True
        sure = any(opens_with(tokens, last, phrases_of("sure")) for _, last in owned)
        return sure and evidence.kinds.most_common(1)[0][0] is not EntityKind.PERSON
    if not landed:
        return False
    return (
        any(is_governed(tokens, place, phrases) for place in evidence.places)
        or any(is_represented(tokens, place) for place in evidence.places)
        or any(_acts_with_states(tokens, place, names) for place in evidence.places)
    )


def _is_peer(evidence: _Evidence, tokens: Sequence[Token]) -> bool:
    """Tell whether a name is a polity's in an article about another that no list knows.

    Such an article plays where lists end: what accuses or denies like a State is taken for one,
    and an office counts however the model reads the name.
    """
    owned = [*evidence.adjectives, *_owners(evidence, tokens)]
    phrases = phrases_of("sure") | phrases_of("firm") | phrases_of("landed") | {("capital",)}
    if any(opens_with(tokens, last, phrases) for _, last in owned):
        return True
    if not _is_landlike(evidence) or any(is_seat(tokens, first) for first, _ in evidence.places):
        return False
    return any(
        tokens[place].relation == "nsubj"
        and tokens[tokens[place].head].lemma.lower() in _joint_verbs()
        for first, last in evidence.places
        for place in range(first, last)
    )


def _owners(evidence: _Evidence, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the places of "Tavira's", "Tavira, whose", and of "its" in the words after it."""
    for first, last in evidence.places:
        after = [token.text.lower() for token in tokens[last : last + 2]]
        if after[:1] and tokens[last].xpos == "POS":
            yield first, last + 1
        elif after == [",", "whose"]:
            yield first, last + 2
        elif tokens[first].relation in _SUBJECTS or tokens[last - 1].relation in _SUBJECTS:
            its = its_after(tokens, last)
            if its is not None:
                yield its, its + 1


def _acts_with_states(
    tokens: Sequence[Token], place: tuple[int, int], names: Sequence[Name]
) -> bool:
    """Tell whether the name is one of several subjects of a States' deed, the others States."""
    inside = range(*place)
    top = next((t for t in inside if tokens[t].head not in inside), place[0])
    first = tokens[top].head if tokens[top].relation == "conj" else top
    if first < 0 or tokens[first].relation != "nsubj":
        return False
    verb = tokens[tokens[first].head]
    joined = {first} | {t.index for t in tokens if t.relation == "conj" and t.head == first}
    states = [
        name
        for name in names
        if name.basis is CountryBasis.NAME and name.country and not joined.isdisjoint(
            range(name.first, name.last)
        )
    ]  # fmt: skip
    return bool(states) and verb.lemma.lower() in _joint_verbs()


def _is_person(evidence: _Evidence, tokens: Sequence[Token], names: Sequence[Name]) -> bool:
    """Tell whether the name is, or is part of, that of a person."""
    for name in names:
        if name.kind is EntityKind.PERSON and name.last - name.first > len(evidence.words):
            inside = words_of(tokens, name.first, name.last)
            if set(evidence.words) <= set(inside):
                return True
    return any(has_title(tokens, first) for first, _ in evidence.places)


def _is_part(evidence: _Evidence, tokens: Sequence[Token]) -> bool:
    """Tell whether the name goes with a word for a province, town, company, club or school."""
    against = phrases_of("against")
    for _first, last in (*evidence.places, *evidence.adjectives):
        after = last + (last < len(tokens) and tokens[last].xpos == "POS")
        if opens_with(tokens, after, against):
            return True
    return any(
        is_governed(tokens, place, against) or is_called_body(tokens, place)
        for place in evidence.places
    )


def _is_landlike(evidence: _Evidence) -> bool:
    """Tell whether the model reads the name as a place no less often than as anything else."""
    return evidence.kinds[EntityKind.PLACE] >= max(evidence.kinds.values())


def _sounds_like_land(evidence: _Evidence) -> bool:
    """Tell whether a name ends like most names of lands and is no known given name."""
    return evidence.name.endswith(("ia", "land", "stan")) and not name_gender(evidence.name)


def _is_landed(evidence: _Evidence, tokens: Sequence[Token]) -> bool:
    """Tell whether the name is spoken of as a land: a place, "in Tavira", "Taviran sailors"."""
    if evidence.adjectives or evidence.people:
        return True
    if _is_landlike(evidence) and evidence.kinds[EntityKind.PLACE] > 1:
        return True  # once alone may be a slip of the model
    return any(
        first > 0 and tokens[first - 1].text.lower() in {"in", "inside", "across"}
        for first, _ in evidence.places
    )


def _capitals(
    evidence: _Evidence, tokens: Sequence[Token], names: Sequence[Name]
) -> Iterator[Words]:
    """Yield the names that the article calls the capital of a polity."""
    open_names = [n for n in names if not n.known and n.kind is not EntityKind.ORGANISATION]
    by_first = {name.first: name for name in open_names}
    by_last = {name.last: name for name in open_names}
    for first, last in _capital_phrases(evidence, tokens):
        opening = first - 1 if first and tokens[first - 1].text.lower() == "the" else first
        comma = opening > 0 and tokens[opening - 1].text == ","
        before = by_last.get(opening - 1) if comma else None
        behind = last + (last < len(tokens) and tokens[last].text == ",")
        found = before or by_first.get(behind)
        if found is not None:
            yield words_of(tokens, found.first, found.last)


def _capital_phrases(evidence: _Evidence, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield "Taviran capital", "Tavira's capital" and "capital of Tavira"."""
    for first, last in (*evidence.places, *evidence.adjectives):
        after = last + (last < len(tokens) and tokens[last].xpos == "POS")
        if after < len(tokens) and tokens[after].text.lower() == "capital":
            yield first, after + 1
        before = [token.text.lower() for token in tokens[max(0, first - 2) : first]]
        if before == ["capital", "of"]:
            yield first - 2, last
