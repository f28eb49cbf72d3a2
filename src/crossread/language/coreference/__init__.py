"""In-document coreference: which mentions of one article are the same, and why."""

from __future__ import annotations

from dataclasses import replace

from crossread.language.coreference.chains import Chains
from crossread.language.coreference.document import Document
from crossread.language.coreference.employers import read_employers
from crossread.language.coreference.groups import resolve_groups
from crossread.language.coreference.metonyms import read_metonyms
from crossread.language.coreference.names import join_names
from crossread.language.coreference.nationals import resolve_nationals
from crossread.language.coreference.nominals import resolve_nominals, resolve_repeated
from crossread.language.coreference.pieces import read_pieces
from crossread.language.coreference.pronouns import resolve_pronouns
from crossread.language.coreference.states import resolve_states
from crossread.language.coreference.teams import read_teams
from crossread.model.annotation import Annotation, Mention, MentionKind
from crossread.model.articles import Article

__all__ = ["resolve"]


def resolve(annotation: Annotation, article: Article) -> Annotation:
    """Return the annotation with the chain, members, confidence and reason of each mention.

    A capital or seat of government gets the kind that it has where it stands: STATE or
    ORGANISATION where it acts, PLACE elsewhere. A role without a country gets that of the State
    or the organ of a State for which it is held. Pronouns and plural groups without a clear
    antecedent keep chain -1 and say why in ``reason``.
    """
    chains = chain_phrases(annotation, article)
    resolve_pronouns(chains)
    resolve_states(chains)
    resolve_repeated(chains)
    countries = read_employers(chains)
    mentions = tuple(
        replace(mention, country=countries[mention.index])
        if mention.index in countries
        else mention
        for mention in chains.document.mentions
    )
    return replace(annotation, mentions=_numbered(chains, mentions))


def chain_phrases(annotation: Annotation, article: Article) -> Chains:
    """Return the chains of an article's names, nominals and groups, its pronouns still open."""
    document = Document(annotation, article.text)
    readings = read_pieces(document) | read_teams(document) | read_metonyms(document)
    mentions = tuple(
        replace(mention, entity=readings[mention.index]) if mention.index in readings else mention
        for mention in annotation.mentions
    )
    chains = Chains(document.with_mentions(mentions))
    join_names(chains, readings)
    resolve_nominals(chains)
    resolve_nationals(chains)
    resolve_groups(chains)
    return chains


def _numbered(chains: Chains, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the mentions in order, with chains numbered from 0 in order of first appearance.

    A phrase that was no mention is one now if a pronoun stands for it; the others are dropped.
    """
    given = chains.given
    kept = [m for m in mentions if m.index < given or chains.placed[m.index]]
    kept.sort(key=lambda m: (m.span.start, -m.span.end, m.kind))
    numbers: dict[int, int] = {}
    for mention in kept:
        if chains.placed[mention.index] and mention.index not in chains.members:
            numbers.setdefault(chains.root(mention.index), len(numbers))
    return tuple(_placed(chains, m, numbers, number) for number, m in enumerate(kept))


def _placed(chains: Chains, mention: Mention, numbers: dict[int, int], number: int) -> Mention:
    """Return a mention with its number and its chain or members."""
    index, chain = mention.index, -1
    members: tuple[int, ...] = ()
    reason = chains.reason[index]
    if index in chains.members:
        members = tuple(sorted({numbers[chains.root(m)] for m in chains.members[index]}))
    elif chains.placed[index]:
        chain = numbers[chains.root(index)]
        named = "first mention" if mention.kind is not MentionKind.PRONOUN else ""
        reason = reason or named
    return Mention(  # not replaced: field by field is thrice as fast, and there are many
        number,
        mention.span,
        mention.head,
        mention.kind,
        mention.entity,
        mention.sentence,
        mention.name,
        mention.role,
        mention.country,
        mention.plural,
        chain,
        members,
        chains.confidence[index],
        reason,
    )
