"""What stands beside a name for the same: "X, the Y", "X is the Y", "comedian and actor X"."""

from __future__ import annotations

from crossread.language.coreference.chains import Chains
from crossread.language.coreference.document import words_of
from crossread.model.annotation import EntityKind, Mention, MentionKind
from crossread.model.articles import LineKind
from crossread.text.polities import country_of
from crossread.text.roles import is_leader

_NAME_WORDS = 6  # words behind the first of a name among which the next one is sought


def join_appositions(chains: Chains) -> None:
    """Join "X, the Y" and "X is the Y"."""
    for mention in chains.document.mentions:
        token = chains.document.tokens[mention.head]
        if mention.kind is MentionKind.PRONOUN or mention.plural:
            continue
        _join_title(chains, mention)
        if token.head < 0:
            continue
        if token.relation == "appos" and _is_appositive(chains, mention):
            other = _named_in_apposition(chains, mention, token.head)
            if other is not None and _may_be_one(chains, mention, other):
                chains.join(mention.index, other.index, 0.9, "in apposition")
        elif chains.document.children(mention.head, "cop"):
            _join_predicate(chains, mention)


def _join_title(chains: Chains, mention: Mention) -> None:
    """Join the first of two titles to the name that the second one stands before.

    "Comedian and actor Arlen Voss" is one person.
    """
    document = chains.document
    nominal = mention.kind is MentionKind.NOMINAL and mention.entity is EntityKind.PERSON
    if not nominal or document.determiners(mention):
        return
    for child in document.children(mention.head, "conj"):
        named = document.holder(child)
        if named is None or not named.role or named.entity is not EntityKind.PERSON:
            continue
        if named.kind is MentionKind.NAME and document.tokens[child].upos == "NOUN":
            chains.join(mention.index, named.index, 0.85, "title before the name")


def _is_appositive(chains: Chains, mention: Mention) -> bool:
    """Tell whether what the tree calls an apposition can be one.

    A name right before a verb without a subject is that subject: "After the death of her cousin,
    singer Arlen Voss calls for peace".
    """
    document = chains.document
    own = document.tokens[mention.head]
    behind = document.tokens[mention.head + 1 : mention.head + _NAME_WORDS]
    verb = next((token for token in behind if token.relation != "flat"), own)
    main = verb.upos == "VERB" and verb.head < 0
    if main and document.subject(verb.index) is None:
        return False
    return not _is_beside_in_title(chains, mention)


def _is_beside_in_title(chains: Chains, mention: Mention) -> bool:
    """Tell whether a comma in a headline stands for "and": "Tarn, Brell staff walk out"."""
    body = mention.kind is MentionKind.NOMINAL and mention.entity is EntityKind.ORGANISATION
    titled = chains.document.sentence(mention).kind is LineKind.TITLE
    return body and titled and not chains.document.determiners(mention)


def _named_in_apposition(chains: Chains, mention: Mention, head: int) -> Mention | None:
    """Return what an apposition names; a person is not the town of "the ruler of Xan, Anna Sol"."""
    other = chains.document.by_head.get(head)
    above = chains.document.tokens[head]
    holder = chains.document.by_head.get(above.head) if above.relation == "nmod" else None
    if other is None or holder is None:
        return other
    person = EntityKind.PERSON
    ruled = other.entity is EntityKind.PLACE or is_leader(holder.role)
    both = holder.entity is person and mention.entity is person
    return holder if both and ruled else other


def join_name_in_nominal(chains: Chains) -> None:
    """Join "the Xan agency" to the body Xan that stands before the noun in it."""
    bodies = {EntityKind.ORGANISATION}
    for mention in chains.document.mentions:
        if mention.entity not in bodies or not _calls_by_kind(chains, mention):
            continue
        for child in chains.document.children(mention.head, "compound", "appos", "flat"):
            name = chains.document.by_head.get(child)
            if name is None or name.kind is not MentionKind.NAME or name.entity not in bodies:
                continue
            inside = mention.span.contains(name.span) and not country_of(name)
            if inside and _is_beside(chains, name, mention.head):
                chains.join(mention.index, name.index, 0.85, "name before its noun")


def _is_beside(chains: Chains, name: Mention, noun: int) -> bool:
    """Tell whether a name stands right before a noun, or "news", "radio" alone between them."""
    document = chains.document
    last = max(document.tokens_of(name))
    return all(word in words_of("media_words") for word in document.lemmas[last + 1 : noun])


def _calls_by_kind(chains: Chains, mention: Mention) -> bool:
    """Tell whether a nominal says what a named body is: "the Xan agency", not "Xan staff"."""
    document = chains.document
    if mention.kind is not MentionKind.NOMINAL or mention.plural:
        return False
    if document.lemmas[mention.head] not in words_of("kinds_of_body"):
        return False
    if document.determiners(mention) & words_of("indefinite"):
        return False
    owners = document.children(mention.head, "nmod:poss")
    return all(document.tokens[owner].upos != "PRON" for owner in owners)


def _join_predicate(chains: Chains, mention: Mention) -> None:
    """Join the noun of "X is the Y" to X, where it names an office or kinship and is affirmed."""
    document = chains.document
    denied = any(
        document.tokens[c].lemma in {"not", "never"} for c in document.children(mention.head)
    )
    modal = any(document.tokens[c].xpos == "MD" for c in document.children(mention.head, "aux"))
    subject = document.subject(mention.head)
    other = document.by_head.get(subject) if subject is not None else None
    if denied or modal or other is None or other.kind is MentionKind.PRONOUN:
        return
    if mention.role and document.is_definite(mention) and _may_be_one(chains, mention, other):
        chains.join(mention.index, other.index, 0.8, "said to be it")


def _may_be_one(chains: Chains, mention: Mention, other: Mention) -> bool:
    if mention.index == other.index or other.kind is MentionKind.PRONOUN or other.plural:
        return False
    if mention.kind is MentionKind.NAME and other.kind is MentionKind.NAME:
        return False  # "Xanville, Xan", "a picture of X (AFP)"
    one, two = chains.facts(mention.index).kind, chains.facts(other.index).kind
    open_kinds = {EntityKind.UNKNOWN}
    same = one is two or bool({one, two} & open_kinds)
    capital = {one, two} == {EntityKind.PLACE, EntityKind.STATE}
    return same and not capital
