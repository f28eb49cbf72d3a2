"""Polities that no list knows, from what one article says of them: "Tavira's foreign minister"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from crossread.language.gazetteer import Name, is_listed
from crossread.language.nominals import (
    is_role_modifier,
    is_title,
    noun_kinds,
    noun_lemma,
    role_ending_at,
)
from crossread.language.tokenizer import shadow
from crossread.model.annotation import EntityKind, Token
from crossread.text.countries import CountryBasis
from crossread.text.polities import is_adjective_of, names_people_of, polity_code
from crossread.text.resources import load
from crossread.text.roles import is_state_body

_LONGEST = 3  # words of a polity's name: "New West Tavira"
_REACH = 4  # words behind "Tavira's" among which the noun stands: "former deputy foreign minister"
_APPOSITION = 10  # words behind a name among which its apposition is looked for
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
Words = tuple[str, ...]


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
def _phrases(name: str) -> frozenset[Words]:
    """Return a list of resources/polities.yaml as tuples of words."""
    return frozenset(tuple(phrase.split()) for phrase in load("polities.yaml")[name])


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
            words = _words(tokens, first, last)
            entries[words] = _entry(EntityKind.STATE, code, CountryBasis.DEMONYM)
        for first, last in evidence.people:
            person = _entry(EntityKind.PERSON, code, CountryBasis.DEMONYM)
            entries[_words(tokens, first, last)] = person
    return entries


def _entry(kind: EntityKind, code: str, basis: CountryBasis) -> Name:
    return Name(0, 0, kind, code, basis, people=kind is EntityKind.PERSON)


def _words(tokens: Sequence[Token], first: int, last: int) -> Words:
    return tuple(shadow(token.text) for token in tokens[first:last])


def _candidates(tokens: Sequence[Token], names: Sequence[Name]) -> list[_Evidence]:
    """Return the names that could be a polity's, with every place where they stand."""
    kinds: dict[Words, Counter[EntityKind]] = {}
    for name in names:
        words = _words(tokens, name.first, name.last)
        if not name.known and _may_name_polity(words):
            kinds.setdefault(words, Counter())[name.kind] += 1
    found = [_Evidence(words, counts) for words, counts in sorted(kinds.items())]
    by_first: dict[str, list[_Evidence]] = {}
    for evidence in found:
        by_first.setdefault(evidence.words[0], []).append(evidence)
    for place, token in enumerate(tokens):
        if token.text[:1].isupper():
            _note_place(by_first.get(shadow(token.text), ()), tokens, place)
            _note_adjective(found, tokens, place)
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
        if _words(tokens, first, last) == evidence.words:
            evidence.places.append((first, last))


def _note_adjective(found: Sequence[_Evidence], tokens: Sequence[Token], first: int) -> None:
    for evidence in found:
        last = first + len(evidence.words)
        words = _words(tokens, first, last)
        if not words or words[0][:2] != evidence.words[0][:2] or is_listed(words):
            continue
        text = " ".join(words)
        if is_adjective_of(text, evidence.name):
            evidence.adjectives.append((first, last))
        elif names_people_of(text, evidence.name):
            evidence.people.append((first, last))


def _is_polity(evidence: _Evidence, tokens: Sequence[Token], names: Sequence[Name]) -> bool:
    landed = _is_landed(evidence, tokens)
    phrases = _phrases("firm") | (_phrases("landed") if landed else frozenset())
    owned = [*evidence.adjectives, *_owners(evidence, tokens)]
    if any(_opens_with(tokens, last, _phrases("adjectival")) for _, last in evidence.adjectives):
        return True
    if any(_opens_with(tokens, last, phrases) for _, last in owned):
        return landed or _is_landlike(evidence)
    if not landed:
        return False
    return (
        any(_is_governed(tokens, place, phrases) for place in evidence.places)
        or any(_is_represented(tokens, place) for place in evidence.places)
        or any(_acts_with_states(tokens, place, names) for place in evidence.places)
    )


def _is_peer(evidence: _Evidence, tokens: Sequence[Token]) -> bool:
    """Tell whether a name is a polity's in an article about another that no list knows.

    Such an article plays where lists end: what accuses or denies like a State is taken for one,
    and an office counts however the model reads the name.
    """
    owned = [*evidence.adjectives, *_owners(evidence, tokens)]
    phrases = _phrases("firm") | _phrases("landed") | {("capital",)}
    if any(_opens_with(tokens, last, phrases) for _, last in owned):
        return True
    if not _is_landlike(evidence) or any(_is_seat(tokens, first) for first, _ in evidence.places):
        return False
    return any(
        tokens[place].relation == "nsubj"
        and tokens[tokens[place].head].lemma.lower() in _joint_verbs()
        for first, last in evidence.places
        for place in range(first, last)
    )


def _is_seat(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a body of a State is said to sit in a place: "parliament in Port Alma"."""
    if first < 2 or tokens[first - 1].text.lower() != "in":
        return False
    return is_state_body(tokens[first - 2].text)


def _owners(evidence: _Evidence, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the places of "Tavira's", "Tavira, whose", and of "its" in the words after it."""
    for first, last in evidence.places:
        after = [token.text.lower() for token in tokens[last : last + 2]]
        if after[:1] and tokens[last].xpos == "POS":
            yield first, last + 1
        elif after == [",", "whose"]:
            yield first, last + 2
        elif tokens[first].relation in _SUBJECTS or tokens[last - 1].relation in _SUBJECTS:
            its = _its_after(tokens, last)
            if its is not None:
                yield its, its + 1


def _its_after(tokens: Sequence[Token], last: int) -> int | None:
    """Return the first "its" behind a subject, in its sentence or the next one."""
    sentence = tokens[last - 1].sentence
    for place in range(last, len(tokens)):
        if tokens[place].sentence > sentence + 1:
            return None
        if tokens[place].text.lower() == "its":
            return place
    return None


def _opens_with(tokens: Sequence[Token], first: int, phrases: frozenset[Words]) -> bool:
    """Tell whether the words from ``first`` on hold one of the phrases behind modifiers only."""
    for place in range(first, min(first + _REACH, len(tokens))):
        words = [token.text.lower() for token in tokens[place : place + _REACH]]
        if any(tuple(words[: len(phrase)]) == phrase for phrase in phrases):
            return True
        if not is_role_modifier(tokens[place]) and tokens[place].upos != "ADJ":
            return False
    return False


def _is_governed(
    tokens: Sequence[Token], place: tuple[int, int], phrases: frozenset[Words]
) -> bool:
    """Tell whether "president of" or "President Anna Sol of" stands before the name."""
    before, after = place[0] - 1, place[1]
    if after < len(tokens) and tokens[after].upos in {"PROPN", "NOUN"}:
        return False  # "president of Tavira Lines"
    if before > 0 and tokens[before].text.lower() == "the":
        before -= 1
    if before < 1 or tokens[before].text.lower() != "of":
        return False
    floor = before
    while floor > 0 and tokens[floor - 1].sentence == tokens[before].sentence:
        floor -= 1
    last = before - 1
    while last > floor and tokens[last].upos == "PROPN" and not _ends_office(tokens, last, phrases):
        last -= 1
    return _ends_office(tokens, last, phrases)


def _ends_office(tokens: Sequence[Token], last: int, phrases: frozenset[Words]) -> bool:
    words = [token.text.lower() for token in tokens[max(0, last - _REACH) : last + 1]]
    return any(tuple(words[-len(phrase) :]) == phrase for phrase in phrases)


def _is_represented(tokens: Sequence[Token], place: tuple[int, int]) -> bool:
    """Tell whether "ambassador to" stands before the name."""
    if place[0] < 2 or tokens[place[0] - 1].text.lower() != "to":
        return False
    return (noun_lemma(tokens[place[0] - 2]),) in _phrases("to_place")


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
            inside = _words(tokens, name.first, name.last)
            if set(evidence.words) <= set(inside):
                return True
    return any(_has_title(tokens, first) for first, _ in evidence.places)


def _has_title(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a title or an office with a capital stands before a name: "President Sol"."""
    if first < 1 or tokens[first - 1].sentence != tokens[first].sentence:
        return False
    before = tokens[first - 1]
    office = role_ending_at(tokens, first - 1, max(0, first - _REACH))
    return is_title(before) or (office is not None and before.text[:1].isupper())


def _is_part(evidence: _Evidence, tokens: Sequence[Token]) -> bool:
    """Tell whether the name goes with a word for a province, town, company, club or school."""
    against = _phrases("against")
    for _first, last in (*evidence.places, *evidence.adjectives):
        after = last + (last < len(tokens) and tokens[last].xpos == "POS")
        if _opens_with(tokens, after, against):
            return True
    return any(
        _is_governed(tokens, place, against) or _is_called_body(tokens, place)
        for place in evidence.places
    )


def _is_called_body(tokens: Sequence[Token], place: tuple[int, int]) -> bool:
    """Tell whether an apposition says that the name is a body's: "Tavra, the football union"."""
    return any(
        token.relation == "appos"
        and place[0] <= token.head < place[1]
        and noun_kinds().get(noun_lemma(token)) is EntityKind.ORGANISATION
        for token in tokens[place[1] : place[1] + _APPOSITION]
    )


def _is_landlike(evidence: _Evidence) -> bool:
    """Tell whether the model reads the name as a place no less often than as anything else."""
    return evidence.kinds[EntityKind.PLACE] >= max(evidence.kinds.values())


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
            yield _words(tokens, found.first, found.last)


def _capital_phrases(evidence: _Evidence, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield "Taviran capital", "Tavira's capital" and "capital of Tavira"."""
    for first, last in (*evidence.places, *evidence.adjectives):
        after = last + (last < len(tokens) and tokens[last].xpos == "POS")
        if after < len(tokens) and tokens[after].text.lower() == "capital":
            yield first, after + 1
        before = [token.text.lower() for token in tokens[max(0, first - 2) : first]]
        if before == ["capital", "of"]:
            yield first - 2, last
