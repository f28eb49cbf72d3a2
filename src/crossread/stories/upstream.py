"""Tell when two articles draw on one source that neither of them is."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.model.annotation import Sentence
from crossread.model.claims import SourceKind
from crossread.model.stories import CitedOutlet, Reading
from crossread.stories.rewording import Aligned
from crossread.stories.voices import name_voice
from crossread.text.similarity import name_words

# Aligned sentences with one speaker that show one utterance behind both articles, with and without
# a medium that both cite. One alone may be chance: much-quoted persons say much.
SPEAKER_WITH_MEDIUM = 1
SPEAKER_ALONE = 3


def _chain_names(reading: Reading, mention: int) -> list[str]:
    """Return the names that a mention's coreference chain bears."""
    mentions = reading.annotation.mentions
    own = mentions[mention]
    return [m.name for m in mentions if m is own or (own.chain >= 0 and m.chain == own.chain)]


def speakers(reading: Reading, sentence: Sentence) -> frozenset[str]:
    """Return the last words of the names of those whom a sentence's claims are attributed to."""
    found: set[str] = set()
    for claim in reading.claims:
        if claim.sentence != sentence.index:
            continue
        for link in claim.chain:
            if link.kind is SourceKind.OUTLET:
                continue
            names = _chain_names(reading, link.mention) if link.mention is not None else []
            if not names and link.kind in (SourceKind.PERSON, SourceKind.BODY):
                names = [link.name]
            found.update(words[-1] for name in names if (words := name_words(name)))
    return frozenset(found)


def _families_in(sentence: Sentence, cited: Sequence[CitedOutlet]) -> set[str]:
    return {c.family for c in cited if sentence.span.contains(c.citation.span)}


def _name(ours: Sequence[CitedOutlet], theirs: Sequence[CitedOutlet], family: str) -> str:
    """Return the name by which both articles cite a family, or one for all of its names."""
    names = [[c.name for c in side if c.family == family] for side in (ours, theirs)]
    both = [name for name in names[0] if name in names[1]]
    return both[0] if both else name_voice(family, sorted({*names[0], *names[1]}))


def _shared_media(
    pairs: Sequence[Aligned], left: Sequence[CitedOutlet], right: Sequence[CitedOutlet]
) -> list[str]:
    """Return families that both articles cite and that an aligned sentence is credited to."""
    both = {c.family for c in left} & {c.family for c in right}
    found = set()
    for pair in pairs:
        found |= both & _families_in(pair.left.sentence, left)
        found |= both & _families_in(pair.right.sentence, right)
    return sorted(found)


def find_common_source(
    left: Reading,
    right: Reading,
    pairs: Sequence[Aligned],
    cited: tuple[Sequence[CitedOutlet], Sequence[CitedOutlet]],
) -> tuple[str, ...]:
    """Return why two articles have a common source, one reason each; empty where none shows.

    Either a medium that both cite stands behind an aligned sentence, or aligned sentences go back
    to one speaker and both cite one medium, or several such sentences do without.
    """
    ours, theirs = (
        [c for c in side if not c.credit] for side in cited
    )  # a picture's agency is no source of the text
    reasons = [
        f"both cite {_name(ours, theirs, family)} for what they say alike"
        for family in _shared_media(pairs, ours, theirs)
    ]
    said: dict[str, int] = {}
    for pair in pairs:
        both = speakers(left, pair.left.sentence) & speakers(right, pair.right.sentence)
        for name in both:
            said[name] = said.get(name, 0) + 1
    families = sorted({c.family for c in ours} & {c.family for c in theirs})
    needed = SPEAKER_WITH_MEDIUM if families else SPEAKER_ALONE
    for name, count in sorted(said.items()):
        if count >= needed:
            also = f", and both cite {_name(ours, theirs, families[0])}" if families else ""
            words = "sentence goes" if count == 1 else "sentences go"
            reasons.append(f"{count} aligned {words} back to {name.capitalize()} in both{also}")
    return tuple(reasons)
