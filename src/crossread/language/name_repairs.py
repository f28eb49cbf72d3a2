"""Names mended by the whole article: votes, missed names, roles in front, headlines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from crossread.language.gazetteer import Name
from crossread.language.name_cuts import cut_names
from crossread.language.nominals import is_role_modifier, is_title, role_ending_at
from crossread.model.annotation import EntityKind, Sentence, Token

_DATE_WORD = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?\.?\Z"
    r"|(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\Z"
    r"|(?:a\.?m\.?|p\.?m\.?|gmt|utc|[ecp][ds]t|bst|cet|kst|jst|msk|ist)\Z"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ties\Z",
    re.IGNORECASE,
)
# Words of the names of feasts, which name a day like "Monday".
_FEAST_WORDS = frozenset(
    {"new", "year", "years", "year's", "year’s", "'s", "’s", "s", "eve", "day", "christmas",
     "easter", "thanksgiving", "boxing", "halloween", "valentine"}
)  # fmt: skip
# A headline in title case has no full stop, at least this many words of four letters or more, and
# this share of them with a capital. Set by eye on invented headlines, on no data set.
_HEADLINE_WORDS = 3
_HEADLINE_SHARE = 0.8
_FULL_NAME = 2  # words of a given name and a surname


def is_date_word(word: str) -> bool:
    """Tell whether a word names a day, a month, an hour's zone or a decade."""
    return _DATE_WORD.match(word) is not None


def _text(name: Name, tokens: Sequence[Token]) -> str:
    return " ".join(token.text for token in tokens[name.first : name.last])


def _key(name: Name, tokens: Sequence[Token]) -> str:
    """Return the words of a name, the same for "PORT ALMA" and "Port Alma"."""
    text = _text(name, tokens)
    return text.title() if text.isupper() and name.last - name.first > 1 else text


def _vote(names: list[Name], tokens: Sequence[Token]) -> list[Name]:
    """Give names that the model labels differently the label that most of them have.

    A single word that is part of a longer person's name in the article is that person's, and two
    words of which the last alone is read as a person again and again are a person's name.
    """
    votes: dict[str, Counter[EntityKind]] = {}
    parts: set[str] = set()
    for name in names:
        if not name.known:
            votes.setdefault(_key(name, tokens), Counter())[name.kind] += 1
            if name.kind is EntityKind.PERSON and name.last - name.first > 1:
                parts.update(token.text for token in tokens[name.first : name.last])
    voted = []
    for name in names:
        text = _key(name, tokens)
        if name.known:
            voted.append(name)
        elif text in parts or _has_surname(name, tokens, votes):
            voted.append(replace(name, kind=EntityKind.PERSON))
        else:
            ranked = sorted(votes[text].items(), key=lambda item: (-item[1], item[0].value))
            voted.append(replace(name, kind=ranked[0][0]))
    return voted


def _has_surname(
    name: Name, tokens: Sequence[Token], votes: Mapping[str, Counter[EntityKind]]
) -> bool:
    """Tell whether a name of two words ends in a surname that the article uses alone.

    More often than the whole name, and more often a person than all else.
    """
    alone = votes.get(tokens[name.last - 1].text, Counter())
    whole = votes[_key(name, tokens)]
    if name.last - name.first != _FULL_NAME:
        return False
    return alone[EntityKind.PERSON] > max(whole.total(), alone.total() / 2)


def _join_capitals(names: list[Name], tokens: Sequence[Token]) -> list[Name]:
    """Join neighbours printed in capitals that are one name elsewhere or by the tree."""
    printed = {_text(name, tokens).casefold() for name in names if name.last - name.first > 1}
    joined: list[Name] = []
    for name in names:
        last = joined[-1] if joined else None
        beside = last is not None and last.last == name.first and last.kind is name.kind
        if last is None or not beside or last.known or name.known:
            joined.append(name)
            continue
        text = f"{_text(last, tokens)} {_text(name, tokens)}"
        if text.isupper() and (text.casefold() in printed or _is_dateline(last, name, tokens)):
            joined[-1] = replace(last, last=name.last)
        else:
            joined.append(name)
    return joined


def _is_dateline(left: Name, right: Name, tokens: Sequence[Token]) -> bool:
    """Tell whether two neighbours in capitals open a sentence as its place: "PORT ALMA, May 2"."""
    opens = left.first == 0 or tokens[left.first - 1].sentence != tokens[left.first].sentence
    closed = right.last < len(tokens) and tokens[right.last].upos == "PUNCT"
    return opens and closed and left.kind is EntityKind.PLACE


def _join_parts(names: Sequence[Name], tokens: Sequence[Token]) -> list[Name]:
    """Join neighbours that the tree makes one name: "Arlen" and "Voss"."""
    joined: list[Name] = []
    for name in names:
        last = joined[-1] if joined else None
        if last is None or last.known or name.known or last.last != name.first:
            joined.append(name)
            continue
        tied = any(
            tokens[place].relation in {"flat", "compound"}
            and (
                last.first <= tokens[place].head < last.last
                if name.first <= place
                else name.first <= tokens[place].head < name.last
            )
            for place in range(last.first, name.last)
        )
        same = last.kind is name.kind or EntityKind.UNKNOWN in {last.kind, name.kind}
        if tied and same and EntityKind.PLACE not in {last.kind, name.kind}:
            kind = name.kind if last.kind is EntityKind.UNKNOWN else last.kind
            kind = kind if last.kind is name.kind or kind is EntityKind.PERSON else name.kind
            joined[-1] = replace(last, last=name.last, kind=kind, country="")
        else:
            joined.append(name)
    return joined


def _strip_roles(name: Name, tokens: Sequence[Token]) -> Name | None:
    """Leave the office or title in front of a name out; None if nothing else is in it."""
    if name.known or name.kind not in {EntityKind.PERSON, EntityKind.UNKNOWN}:
        return name
    first, kind = name.first, name.kind
    while first < name.last:
        ends = [
            last
            for last in range(name.last - 1, first - 1, -1)
            if (role := role_ending_at(tokens, last, first)) is not None and role[0] == first
        ]
        if ends:
            first, kind = ends[0] + 1, EntityKind.PERSON
        elif is_title(tokens[first]) or (
            is_role_modifier(tokens[first]) and first + 1 < name.last and kind is not name.kind
        ):
            first += 1
        else:
            break
    return replace(name, first=first, kind=kind) if first < name.last else None


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence is printed in title case, where capitals name nobody."""
    words = [token.text for token in tokens if token.text.isalpha() and len(token.text) > 3]
    capitals = sum(word[0].isupper() for word in words)
    titled = len(words) >= _HEADLINE_WORDS and capitals >= _HEADLINE_SHARE * len(words)
    return titled and not any(token.text == "." for token in tokens[-2:])


def _sift_headlines(
    names: list[Name], sentences: Sequence[Sentence], tokens: Sequence[Token]
) -> list[Name]:
    """Drop the single words and missed runs of headlines that no running sentence names."""
    headlines = {
        sentence.index
        for sentence in sentences
        if _is_headline(tokens[sentence.first : sentence.last])
    }
    if len(headlines) == len(sentences):
        return names
    running = {
        tokens[place].text
        for name in names
        if tokens[name.first].sentence not in headlines
        for place in range(name.first, name.last)
    }
    sifted = []
    for name in names:
        if name.known or tokens[name.first].sentence not in headlines:
            sifted.append(name)
            continue
        named = [place for place in range(name.first, name.last) if tokens[place].text in running]
        if named:
            sifted.append(replace(name, first=named[0], last=named[-1] + 1))
        elif name.kind is not EntityKind.UNKNOWN and _is_run(name, tokens):
            sifted.append(name)
    return sifted


def _is_run(name: Name, tokens: Sequence[Token]) -> bool:
    """Tell whether a name has several words and is no verb behind its subject ("Soars High")."""
    return name.last - name.first > 1 and not any(
        token.relation in ("nsubj", "nsubj:pass") and token.head == name.first
        for token in tokens[max(0, name.first - 8) : name.first]
    )


def _is_feast(name: Name, tokens: Sequence[Token]) -> bool:
    """Tell whether a name that is no person's or body's is a day's: "New Year's Eve"."""
    words = {token.text.lower() for token in tokens[name.first : name.last]}
    return name.kind is EntityKind.UNKNOWN and not name.known and words <= _FEAST_WORDS


def _is_nameable(token: Token) -> bool:
    capital = token.upos == "PROPN" and token.text[:1].isupper()
    return capital and not is_date_word(token.text)


def _first_capital(tokens: Sequence[Token], first: int, taken: set[int]) -> int:
    """Take the capitalised adjectives and nouns before a proper noun into its name ("Foreign")."""
    while first > 0:
        before = tokens[first - 1]
        opens = first == 1 or tokens[first - 2].sentence != before.sentence
        joined = before.upos in {"ADJ", "NOUN"} and before.text[:1].isupper()
        if opens or not joined or before.sentence != tokens[first].sentence or first - 1 in taken:
            break
        first -= 1
    return first


def _add_missed(names: list[Name], tokens: Sequence[Token]) -> list[Name]:
    """Add runs of proper nouns that the model left out.

    They are persons where the article names a person so, else of unknown kind.
    """
    taken = {place for name in names for place in range(name.first, name.last)}
    kinds = {
        part.text: EntityKind.PERSON
        for name in names
        if name.kind is EntityKind.PERSON and not name.people
        for part in tokens[name.first : name.last]
        if part.upos == "PROPN"
    }
    found: list[Name] = []
    first = 0
    while first < len(tokens):
        last = first
        while (
            last < len(tokens)
            and last not in taken
            and _is_nameable(tokens[last])
            and tokens[last].sentence == tokens[first].sentence
        ):
            last += 1
        if last > first:
            first = _first_capital(tokens, first, taken)
            known = {kinds.get(token.text) for token in tokens[first:last]}
            kind = EntityKind.PERSON if known == {EntityKind.PERSON} else EntityKind.UNKNOWN
            found.append(Name(first, last, kind, known=False))
        first = max(last, first + 1)
    return sorted([*names, *found], key=lambda name: (name.first, name.last))


def repair_names(
    names: list[Name], sentences: Sequence[Sentence], tokens: Sequence[Token]
) -> list[Name]:
    """Return the names of an article after what the whole of it says about each, in order."""
    whole = _join_capitals(names, tokens)
    complete = _join_parts(_add_missed(_vote(whole, tokens), tokens), tokens)
    stripped = [_strip_roles(name, tokens) for name in cut_names(complete, tokens)]
    bare = [name for name in stripped if name is not None and len(_text(name, tokens)) > 1]
    left = [name for name in bare if not _is_feast(name, tokens)]
    return _sift_headlines(left, sentences, tokens)
