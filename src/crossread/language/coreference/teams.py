"""Whether the name of a town stands for the team that an article calls by it: "Selm won"."""

from __future__ import annotations

from crossread.language.coreference.document import Document, words_of
from crossread.model.annotation import EntityKind, Mention, MentionKind
from crossread.text.families import find_media
from crossread.text.similarity import name_words

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_SIDES = frozenset({"against", "over", "past", "with", "for"})


def read_teams(document: Document) -> dict[int, EntityKind]:
    """Return ORGANISATION for each mention of a town that plays, in articles that name its team."""
    homes = {home for mention in document.mentions for home in _homes(document, mention)}
    if not homes:
        return {}
    return {
        mention.index: EntityKind.ORGANISATION
        for mention in document.mentions
        if mention.kind is MentionKind.NAME
        and mention.entity is EntityKind.PLACE
        and tuple(name_words(mention.name)) in homes
        and _plays(document, mention)
    }


def _homes(document: Document, mention: Mention) -> list[tuple[str, ...]]:
    """Return the words in front of a team's name, "Selm" of "Selm Rovers": none for other bodies.

    Teams are called by a plural; so are papers ("the Selm Times"), which play nothing.
    """
    if mention.kind is not MentionKind.NAME or mention.entity is not EntityKind.ORGANISATION:
        return []
    words = tuple(name_words(mention.name))
    several = document.tokens[mention.head].xpos == "NNPS" or words[-1:] == ("sox",)
    if len(words) < 2 or not several or any(find_media(mention.name)):
        return []
    return [words[:end] for end in range(1, len(words))]


def _plays(document: Document, mention: Mention) -> bool:
    """Tell whether a town wins, loses or is played against, or has players and seasons."""
    token = document.tokens[mention.head]
    if token.head < 0:
        return False
    governor = document.tokens[token.head]
    word = governor.lemma.casefold()
    if token.relation in _SUBJECTS or token.relation == "obj":
        return word in words_of("team_verbs") or _is_of_games(document, token.head)
    if token.relation == "nmod:poss":
        return word in words_of("team_nouns") or _is_person(document, token.head)
    if token.relation.startswith(("obl", "nmod")):
        played = word in words_of("team_verbs") or word in words_of("team_nouns")
        return played and bool(document.case_words(mention.head) & _SIDES)
    return False


def _is_of_games(document: Document, verb: int) -> bool:
    """Tell whether a verb has a word of games beside it: "Selm escaped with a victory"."""
    beside = document.children(verb, "obj", "obl")
    return any(document.lemmas[child] in words_of("outcomes") for child in beside)


def _is_person(document: Document, token: int) -> bool:
    return any(
        m.head == token and m.kind is MentionKind.NAME and m.entity is EntityKind.PERSON
        for m in document.mentions
    )
