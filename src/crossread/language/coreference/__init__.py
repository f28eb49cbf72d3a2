"""In-document coreference: which mentions of one article are the same, and why."""

from __future__ import annotations

from dataclasses import replace

from crossread.language.coreference.chains import Chains
from crossread.language.coreference.document import Document
from crossread.language.coreference.employers import read_employers
from crossread.language.coreference.groups import resolve_groups
from crossread.language.coreference.metonyms import read_metonyms
from crossread.language.coreference.names import join_names
from crossread.language.coreference.nominals import resolve_nominals, resolve_repeated
from crossread.language.coreference.pronouns import resolve_pronouns
from crossread.language.coreference.states import resolve_states
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
    readings = read_metonyms(Document(annotation, article.text))
    mentions = tuple(
        replace(mention, entity=readings.get(mention.index, mention.entity))
        for mention in annotation.mentions
    )
    chains = Chains(Document(replace(annotation, mentions=mentions), article.text))
    join_names(chains, readings)
    resolve_nominals(chains)
    resolve_groups(chains)
    resolve_pronouns(chains)
    resolve_states(chains)
    resolve_repeated(chains)
    countries = read_employers(chains)
    mentions = tuple(
        replace(mention, country=countries.get(mention.index, mention.country))
        for mention in mentions
    )
    return replace(annotation, mentions=_numbered(chains, mentions))


def _numbered(chains: Chains, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the mentions with chains numbered from 0 in order of first appearance."""
    numbers: dict[int, int] = {}
    for mention in mentions:
        if chains.placed[mention.index] and mention.index not in chains.members:
            numbers.setdefault(chains.root(mention.index), len(numbers))
    return tuple(_placed(chains, mention, numbers) for mention in mentions)


def _placed(chains: Chains, mention: Mention, numbers: dict[int, int]) -> Mention:
    index = mention.index
    confidence, reason = chains.confidence[index], chains.reason[index]
    if index in chains.members:
        members = {numbers[chains.root(m)] for m in chains.members[index]}
        return replace(
            mention,
            chain=-1,
            members=tuple(sorted(members)),
            confidence=confidence,
            reason=reason,
        )
    if not chains.placed[index]:
        return replace(mention, chain=-1, members=(), confidence=confidence, reason=reason)
    named = "first mention" if mention.kind is not MentionKind.PRONOUN else ""
    return replace(
        mention,
        chain=numbers[chains.root(index)],
        members=(),
        confidence=confidence,
        reason=reason or named,
    )
