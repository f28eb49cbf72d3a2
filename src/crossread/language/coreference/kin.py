"""Kin are two: nobody is his own brother, nor "the brother of Arlen Voss" Arlen Voss."""

from __future__ import annotations

from crossread.language.coreference.chains import Chains
from crossread.model.annotation import EntityKind, MentionKind
from crossread.text.roles import is_kin


def part_kin(chains: Chains) -> None:
    """Keep every one who is called somebody's kin or friend apart from that one."""
    document = chains.document
    for mention in document.mentions:
        nominal = mention.kind is MentionKind.NOMINAL and mention.entity is EntityKind.PERSON
        if not nominal or not is_kin(document.lemmas[mention.head]):
            continue
        for child in document.children(mention.head, "nmod:poss", "nmod"):
            owner = document.holder(child)
            if owner is not None and owner.index != mention.index:
                chains.keep_apart(mention.index, owner.index)
