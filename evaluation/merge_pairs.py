"""Draw pairs of mentions for a reader: those taken for one, and look-alikes of either kind."""

from __future__ import annotations

import hashlib
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from crossread import entities, language, stories
from crossread.model.annotation import EntityKind, Mention, MentionKind
from crossread.model.entities import Entity, EntityTable
from crossread.model.stories import Reading
from crossread.text.similarity import acronym, compact_name, name_words
from evaluation.judging import read_articles

Place = tuple[str, int, int]  # sha256 of the article, start and end of the mention
_Shares = Mapping[str, float]  # of a likeness, the largest share of a draw

# The largest shares of a draw of forms. That equal strings are one is hardly ever wrong, and the
# names and adjectives of States come from a list. Joins have no such bounds.
FORMS = {"same form": 0.2, "State": 0.15}
# Of the look-alikes no class is to be read alone.
LOOKS = {
    "surname": 0.2,
    "given name": 0.2,
    "head noun": 0.2,
    "first word": 0.2,
    "initials": 0.2,
    "role of one country": 0.2,
    "letters": 0.2,
    "same form, two kinds": 0.2,
}
PER_ENTITY = 2  # pairs drawn of one entity at most: more would be one person's fortune
_NEAR = 0.6  # share of letters in which look-alikes agree: "Rajai" and "Rajao" with .8
_END = 3  # letters at either end, one of which such names share
_CONTEXT = 200  # characters of the sentence on either side of a mention


class Spoken(NamedTuple):
    """A mention, no pronoun, of a chain that stands in an entity."""

    reading: Reading
    mention: Mention
    entity: str

    @property
    def words(self) -> str:
        """The mention as printed."""
        return self.mention.span.of(self.reading.article.text)

    @property
    def chain(self) -> tuple[str, int]:
        """The article and the chain in it."""
        return self.reading.article.id, self.mention.chain

    @property
    def form(self) -> str:
        """The mention without spaces, case and articles."""
        return compact_name(self.words)

    @property
    def place(self) -> Place:
        """Where it stands, for good."""
        return self.reading.article.sha256, self.mention.span.start, self.mention.span.end


_Forms = dict[tuple[str, str], list[Spoken]]  # names by kind ("" for any) and form


@dataclass(frozen=True)
class LinkedStory:
    """A story with its articles and its entities."""

    readings: tuple[Reading, ...]
    table: EntityTable

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """The entities by id."""
        return {entity.id: entity for entity in self.table.entities}

    @cached_property
    def spoken(self) -> Mapping[str, tuple[Spoken, ...]]:
        """The names and nominals of each entity, groups left out."""
        of_article = {reading.article.id: reading for reading in self.readings}
        found: dict[str, list[Spoken]] = defaultdict(list)
        for link in self.table.links:
            reading = of_article[link.article]
            mention = reading.annotation.mentions[link.mention]
            if mention.kind is not MentionKind.PRONOUN and len(link.entities) == 1:
                found[link.entities[0]].append(Spoken(reading, mention, link.entities[0]))
        return {entity: tuple(own) for entity, own in found.items()}

    def named(self, entity: str) -> list[Spoken]:
        """Return the names of an entity."""
        return [spoken for spoken in self.spoken[entity] if spoken.mention.name]


class Pair(NamedTuple):
    """Two mentions of one story and in what they look alike."""

    story: LinkedStory
    likeness: str
    left: Spoken
    right: Spoken


def read_stories(data: Path) -> list[LinkedStory]:
    """Read the articles, group them into stories as a user would, and link each.

    Raises:
        FileNotFoundError: the articles are absent.
    """
    annotator, found = language.load_annotator(), []
    readings = [Reading(a, language.annotate(a, annotator), ()) for a in read_articles(data)]
    for story in stories.group(readings):
        own = tuple(each for each in readings if each.article.id in story.articles)
        found.append(LinkedStory(own, entities.link(own)))
    return found


def entities_of_places(
    linked: Sequence[LinkedStory], places: Collection[Place]
) -> dict[Place, frozenset[str]]:
    """Return in which entities the mentions of the places stand; a missing one is not seen now."""
    found = {}
    for number, story in enumerate(linked):
        for own in story.spoken.values():
            for spoken in own:
                if spoken.place in places:
                    found[spoken.place] = frozenset({f"{number} {spoken.entity}"})
    return found


def _sentence(spoken: Spoken) -> str:
    """Return the words around a mention, the mention marked, in one line."""
    text, mention = spoken.reading.article.text, spoken.mention
    sentence = spoken.reading.annotation.sentences[mention.sentence].span
    start = max(sentence.start, mention.span.start - _CONTEXT)
    end = min(sentence.end, mention.span.end + _CONTEXT)
    before, after = text[start : mention.span.start], text[mention.span.end : end]
    return " ".join(f"{before}[[{spoken.words}]]{after}".split())


def _row(kind: str, pair: Pair) -> dict[str, Any]:
    """Return a pair as its reader sees it: nothing tells what the system takes it for."""
    left, right = pair.left, pair.right
    return {
        "key": hashlib.sha256(repr((kind, left.place, right.place)).encode()).hexdigest(),
        "kind": kind,
        "likeness": pair.likeness,
        "a": _sentence(left),
        "b": _sentence(right),
        "titles": [left.reading.article.title, right.reading.article.title],
        "left": left.place,
        "right": right.place,
    }


def _likeness(entity: Entity, left: Spoken, right: Spoken) -> str:
    if entity.kind is EntityKind.STATE:
        return "State"
    if left.form == right.form:
        return "same form"
    return " and ".join(sorted((left.mention.kind.value, right.mention.kind.value)))


def _joins(story: LinkedStory, chance: random.Random) -> Iterator[Pair]:
    """Yield every chain that is joined to an entity, beside one of those it is joined to."""
    for number, own in sorted(story.spoken.items()):
        chains: dict[tuple[str, int], list[Spoken]] = defaultdict(list)
        for spoken in own:
            chains[spoken.chain].append(spoken)
        for place, chain in enumerate(sorted(chains)[1:], start=1):
            other = chance.choice(sorted(chains)[:place])
            left, right = chance.choice(chains[other]), chance.choice(chains[chain])
            yield Pair(story, _likeness(story.entities[number], left, right), left, right)


def _forms(story: LinkedStory, chance: random.Random) -> Iterator[Pair]:
    """Yield for each entity mentions of two chains, a pair of every two forms that it has."""
    for number, own in sorted(story.spoken.items()):
        forms: dict[str, list[Spoken]] = defaultdict(list)
        for spoken in own:
            forms[spoken.form].append(spoken)
        for one, other in (*combinations(sorted(forms), 2), *((form, form) for form in forms)):
            left, right = chance.choice(forms[one]), chance.choice(forms[other])
            if left.chain != right.chain:
                yield Pair(story, _likeness(story.entities[number], left, right), left, right)


def _look_alikes(story: LinkedStory, chance: random.Random) -> Iterator[Pair]:
    """Yield names that look alike, one or two, a pair of every two forms for each likeness."""
    seen: set[tuple[str, ...]] = set()
    for (likeness, _), forms in sorted(_by_look(story).items()):
        for one, other in combinations(sorted(forms), 2):
            left, right = chance.choice(forms[one]), chance.choice(forms[other])
            near = DamerauLevenshtein.normalized_similarity(left.form, right.form) >= _NEAR
            fresh = (likeness, *one, *other) not in seen and left.chain != right.chain
            if fresh and (near or likeness != "letters"):
                seen.add((likeness, *one, *other))
                yield Pair(story, likeness, left, right)


def _by_look(story: LinkedStory) -> Mapping[tuple[str, str], _Forms]:
    """Return by likeness and key the names that have it, by their form and kind."""
    found: dict[tuple[str, str], _Forms] = defaultdict(lambda: defaultdict(list))
    for number in sorted(story.spoken):
        entity = story.entities[number]
        for spoken in story.named(number):
            for look in set(_looks(entity, spoken)):
                alike = look[0].startswith("same form")
                kind = entity.kind.value if alike else ""
                found[look][kind, compact_name(spoken.mention.name)].append(spoken)
    return found


def _looks(entity: Entity, spoken: Spoken) -> Iterator[tuple[str, str]]:
    """Yield in what a name may look like another, and the key that both would share."""
    person, words = entity.kind is EntityKind.PERSON, name_words(spoken.mention.name)
    if not words:
        return
    if entity.role and entity.country:
        yield "role of one country", f"{entity.country} {entity.role.rpartition(' ')[2]}"
    yield "same form, two kinds", compact_name(spoken.mention.name)
    yield "surname" if person else "head noun", words[-1]
    yield "given name" if person else "first word", words[0]
    if not person:
        yield from (("initials", key) for key in _initials(spoken.mention.name))
    letters = "".join(words)
    yield from (("letters", end) for end in (letters[:_END], letters[-_END:]))


def _initials(name: str) -> Iterator[str]:
    letters = name.replace(".", "")
    key = letters if letters.isupper() else acronym(name)
    if len(key) > 1:
        yield key


def _take(pairs: Sequence[Pair], count: int, most: Mapping[str, float]) -> list[Pair]:
    """Return the first pairs, so many, that keep to the shares and to PER_ENTITY."""
    taken: list[Pair] = []
    of_entity: Counter[tuple[int, str]] = Counter()
    of_likeness: Counter[str] = Counter()
    for pair in pairs:
        owners = {(id(pair.story), side.entity) for side in (pair.left, pair.right)}
        full = of_likeness[pair.likeness] >= most.get(pair.likeness, 1.0) * count
        if len(taken) == count or full or any(of_entity[each] >= PER_ENTITY for each in owners):
            continue
        taken.append(pair)
        of_likeness[pair.likeness] += 1
        of_entity.update(owners)
    return taken


DRAWS: Mapping[str, tuple[Callable[[LinkedStory, random.Random], Iterator[Pair]], _Shares]] = {
    "joins": (_joins, {}),
    "forms": (_forms, FORMS),
    "looks": (_look_alikes, LOOKS),
}


def draw_pairs(
    linked: Sequence[LinkedStory], counts: Mapping[str, int], seed: int
) -> list[dict[str, Any]]:
    """Draw of each of DRAWS as many pairs as the counts say, in any order."""
    chance = random.Random(seed)
    rows = []
    for kind, (pairs_of, most) in DRAWS.items():
        pairs = [pair for story in linked for pair in pairs_of(story, chance)]
        chance.shuffle(pairs)
        rows += [_row(kind, pair) for pair in _take(pairs, counts.get(kind, 0), most)]
    chance.shuffle(rows)
    return rows
