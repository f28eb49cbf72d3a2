"""Names that hold more than one name, or less: offices inside, credits, titles, families, kinds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from crossread.language.gazetteer import Name
from crossread.language.nominals import (
    holds_people,
    is_kind_of_body,
    is_role_modifier,
    is_surname_too,
    noun_kinds,
    noun_lemma,
    role_ending_at,
)
from crossread.model.annotation import EntityKind, Token
from crossread.text.person_names import given_gender

# Set by what they count, on no data set: letters and words.
_CREDIT_LETTERS = 3  # "GETTY Arlen Voss" opens with a credit, "PK Voss" with initials
_CREDITED = 3  # words of a credit, a given name and a surname
_TITLE = 2  # words before a State's name that make a title with it: "Fair Evening Norway"
_NUMBER = re.compile(  # no year
    r"[1-9]\d{0,2}(?:\.\d{1,2})?|[IVX]{1,4}|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten"
)
_WRITINGS = frozenset({"papers", "files", "leaks", "cables", "tapes", "diaries", "logs"})
_SHARED = re.compile(r"[/:%-]|percent\b|of \d")  # behind a number that is no name's
_AT = frozenset({"at", "by", "with", "for", "on"})  # not "in Norwegian", "from Norwegian"
_OF_PLACES = frozenset({"mayor", "governor", "sheriff", "police"})
_TIED = frozenset({"flat", "compound", "amod", "nmod:desc", "appos"})


def _words(name: Name, tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.text for token in tokens[name.first : name.last])


def _kinds(names: Sequence[Name], tokens: Sequence[Token]) -> Mapping[tuple[str, ...], EntityKind]:
    """Return the kind that most names of an article with the same words have, persons aside."""
    counts: dict[tuple[str, ...], Counter[EntityKind]] = {}
    for name in names:
        if name.kind is not EntityKind.PERSON:
            counts.setdefault(_words(name, tokens), Counter())[name.kind] += 1
    return {
        words: min(count, key=lambda kind: (-count[kind], kind.value))
        for words, count in counts.items()
    }


def _is_plural(token: Token) -> bool:
    printed = noun_lemma(token) != token.text.lower()  # "Champions" tagged as one name
    return "Number=Plur" in token.feats or token.xpos == "NNPS" or printed


def _office_inside(name: Name, tokens: Sequence[Token], beside: bool) -> tuple[int, int] | None:
    """Return the first and the end of an office behind the first word of a person's name.

    None where the words before it are a given name, or the office is a surname as well: "Luther
    King"; ``beside`` a person's name it is none.
    """
    for last in range(name.first + 1, name.last):
        role = role_ending_at(tokens, last, name.first)
        if role is None or role[0] == name.first:
            continue
        held = _is_plural(tokens[last]) or (beside and last + 1 == name.last)
        if is_surname_too(tokens[last]) and not held:
            continue
        if any(given_gender(token.text) for token in tokens[name.first : role[0]]):
            return None
        return role[0], last + 1
    return None


def _before_office(name: Name, office: tuple[int, int], tokens: Sequence[Token]) -> Name | None:
    """Return what stands before an office in a name, None where that says only of what kind it is.

    Several words are a body's, but those before a mayor a place's: "State" of "State Senator" is
    nobody's, "Army" of "Tarn Army General" is.
    """
    end = office[0]
    while end > name.first and is_role_modifier(tokens[end - 1]):
        if noun_kinds().get(noun_lemma(tokens[end - 1])) is EntityKind.ORGANISATION:
            break
        end -= 1
    if not any(token.upos == "PROPN" for token in tokens[name.first : end]):
        return None
    kind = EntityKind.ORGANISATION if end - name.first > 1 else EntityKind.UNKNOWN
    local = not _OF_PLACES.isdisjoint(token.text.lower() for token in tokens[office[0] : office[1]])
    return replace(name, last=end, kind=EntityKind.PLACE if local else kind)


def _cut_at_office(
    name: Name,
    tokens: Sequence[Token],
    kinds: Mapping[tuple[str, ...], EntityKind],
    beside: bool,
) -> Iterator[Name]:
    """Yield what is named before and behind the office in it: "Tarn Records COO Arlen Voss".

    Of a name of unknown kind only the office at its end is cut off, ``beside`` a person's name.
    """
    office = None if name.known else _office_inside(name, tokens, beside)
    person = name.kind is EntityKind.PERSON or (beside and office and office[1] == name.last)
    if not person or office is None:
        yield name
        return
    if _is_plural(tokens[office[1] - 1]):
        yield replace(name, kind=EntityKind.UNKNOWN)  # "Harbour Cup Champions"
        return
    before = _before_office(name, office, tokens)
    if before is not None:
        yield replace(before, kind=kinds.get(_words(before, tokens), before.kind))
    if office[1] < name.last:
        yield replace(name, first=office[1])


def _without_credit(
    name: Name, tokens: Sequence[Token], printed: frozenset[tuple[str, ...]]
) -> Name:
    """Leave out whose photograph it is: "GETTY Arlen Voss", "/ Tarn Arlen Voss" of "Arlen Voss"."""
    words = _words(name, tokens)
    if name.known or name.kind is not EntityKind.PERSON or len(words) < _CREDITED:
        return name
    first, rest = words[0], words[1:]
    shouted = first.isalpha() and first.isupper() and len(first) >= _CREDIT_LETTERS
    listed = name.first > 0 and tokens[name.first - 1].text == "/" and rest in printed
    credited = shouted and not any(word.isupper() and len(word) > 1 for word in rest)
    return replace(name, first=name.first + 1) if credited or listed else name


def _cut_at_article(name: Name, tokens: Sequence[Token]) -> tuple[Name, ...]:
    """Return the names of two bodies that were read as one: "TNA The Courier"."""
    if name.known or name.kind is not EntityKind.ORGANISATION:
        return (name,)
    inside = range(name.first + 1, name.last - 1)
    cut = next((place for place in inside if tokens[place].text == "The"), None)
    if cut is None or tokens[cut - 1].upos != "PROPN":
        return (name,)
    return replace(name, last=cut), replace(name, first=cut, country="")


def _without_branch(name: Name, tokens: Sequence[Token]) -> Name:
    """Leave out the branch in a body that somebody heads: "director of Sales at Tarn Records"."""
    words = [token.text for token in tokens[name.first : name.last]]
    if name.known or name.kind is not EntityKind.ORGANISATION or "at" not in words[1:-1]:
        return name
    floor = max(0, name.first - 4)
    before = tokens[floor : name.first]
    heads = len(before) > 1 and before[-1].text in {"of", "for"}
    if not heads or role_ending_at(tokens, name.first - 2, floor) is None:
        return name
    return replace(name, first=name.first + words.index("at", 1) + 1)


def _with_family(name: Name, tokens: Sequence[Token]) -> Name:
    """Take the noun of those who bear a surname into it: "the Voss family" is no one person."""
    end = name.last
    if name.kind is not EntityKind.PERSON or name.people or end >= len(tokens):
        return name
    borne = tokens[end - 1].relation == "compound" and tokens[end - 1].head == end
    if not borne or not holds_people(tokens[end]):
        return name
    return replace(name, last=end + 1, kind=EntityKind.ORGANISATION)


def _is_tied(left: Name, right: Name, tokens: Sequence[Token]) -> bool:
    """Tell whether the tree makes two neighbours one phrase."""
    return any(
        tokens[place].relation in _TIED
        and (left.first if right.first <= place else right.first)
        <= tokens[place].head
        < (left.last if right.first <= place else right.last)
        for place in range(left.first, right.last)
    )


def _join_titles(names: Sequence[Name], tokens: Sequence[Token]) -> Iterator[Name]:
    """Yield the names, a State's that ends a longer title as part of it: "Fair Evening Norway"."""
    held: Name | None = None
    for name in names:
        beside = held is not None and held.last == name.first and name.known
        if held is not None and beside and name.country and not name.demonym:
            long = held.last - held.first >= _TITLE and held.kind is EntityKind.UNKNOWN
            if long and not held.known and _is_tied(held, name, tokens):
                yield replace(held, last=name.last)
                held = None
                continue
        if held is not None:
            yield held
        held = name
    if held is not None:
        yield held


def _with_number(name: Name, tokens: Sequence[Token]) -> Name:
    """Take the number behind a thing's name into it: "Terminal 3" is not "Terminal 4"."""
    numbered = name.kind in {EntityKind.UNKNOWN, EntityKind.THING, EntityKind.PLACE}
    if name.known or not numbered or name.last >= len(tokens):
        return name
    number, before = tokens[name.last], tokens[name.last - 1]
    tied = number.relation in {"nummod", "nmod:desc", "compound", "flat", "nmod:unmarked"}
    one = _NUMBER.fullmatch(number.text) and before.span.end + 1 == number.span.start
    behind = " ".join(token.text for token in tokens[name.last + 1 : name.last + 3])
    counted = _SHARED.match(behind) is not None
    tied = tied and name.first <= number.head < name.last
    tied = tied or (before.relation == "compound" and before.head == name.last)  # "it is Series 1"
    own = tied and bool(one) and not counted
    return replace(name, last=name.last + 1) if own else name


def _kind_by_noun(name: Name, tokens: Sequence[Token]) -> EntityKind:
    """Return the kind of a name; papers are a thing, what "the company" stands before a body."""
    before = name.first - 1
    if not name.known and tokens[name.last - 1].text.lower() in _WRITINGS:
        return EntityKind.THING
    if name.known or before < 0 or tokens[before].upos != "NOUN":
        return name.kind
    own = range(name.first, name.last)
    tied = tokens[before].head in own or any(tokens[place].head == before for place in own)
    holder = role_ending_at(tokens, before, max(0, before - 3)) is not None
    if tied and not holder and is_kind_of_body(noun_lemma(tokens[before])):
        return EntityKind.ORGANISATION
    return name.kind


def _stands_for_body(name: Name, tokens: Sequence[Token]) -> bool:
    """Tell whether a State's adjective stands like a name: "a seat at Norwegian"."""
    if not name.demonym or name.last - name.first > 1 or name.first == 0:
        return False
    token, before = tokens[name.first], tokens[name.first - 1]
    if token.relation in {"nsubj", "nsubj:pass"}:
        return tokens[token.head].upos == "VERB" and before.upos not in {"DET", "ADJ", "NUM"}
    return token.relation in {"obl", "nmod"} and before.text.lower() in _AT


def _bodies_by_adjective(
    names: Sequence[Name], tokens: Sequence[Token]
) -> Mapping[str, frozenset[str]]:
    """Return the States' codes of the bodies of an article whose names open with an adjective."""
    found: dict[str, set[str]] = {}
    for name in names:
        if name.kind is EntityKind.ORGANISATION and name.country and name.last - name.first > 1:
            found.setdefault(tokens[name.first].text, set()).add(name.country)
    return {word: frozenset(codes) for word, codes in found.items()}


def _as_body(name: Name, tokens: Sequence[Token], bodies: Mapping[str, frozenset[str]]) -> Name:
    """Return a State's adjective as the name of the one body that it calls: "Norwegian said"."""
    called = name.country in bodies.get(tokens[name.first].text, ())
    if not called or not _stands_for_body(name, tokens):
        return name
    return replace(name, kind=EntityKind.ORGANISATION, basis=None, known=False)


def cut_names(names: Sequence[Name], tokens: Sequence[Token]) -> list[Name]:
    """Return the names of an article, each with the words that are its own, in order."""
    kinds = _kinds(names, tokens)
    printed = frozenset(_words(name, tokens) for name in names)
    persons = {name.first for name in names if name.kind is EntityKind.PERSON}
    found: list[Name] = []
    apart = [part for name in names for part in _cut_at_article(name, tokens)]
    for name in _join_titles(apart, tokens):
        bare = _without_branch(_without_credit(name, tokens, printed), tokens)
        for part in _cut_at_office(bare, tokens, kinds, bare.last in persons):
            whole = _with_number(_with_family(part, tokens), tokens)
            found.append(replace(whole, kind=_kind_by_noun(whole, tokens)))
    bodies = _bodies_by_adjective(found, tokens)
    return [_as_body(name, tokens, bodies) for name in found]
