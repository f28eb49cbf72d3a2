"""Nominals that point at somebody named: "the Xan president", "the ministry", "the country"."""

from __future__ import annotations

from crossread.language.coreference.chains import Chains
from crossread.language.coreference.document import words_of
from crossread.model.annotation import EntityKind, Mention, MentionKind
from crossread.text.roles import (
    has_single_holder,
    is_international,
    is_leader,
    is_state_body,
    role_classes,
    roles_compatible,
)

_REPEATED = frozenset(
    {EntityKind.THING, EntityKind.PLACE, EntityKind.ORGANISATION, EntityKind.PERSON}
)
_OFTENER = 3  # times: as for a surname that several bear; set by eye on data/clusters
_WINDOW = 3  # sentences that a nominal without a country may reach back


def resolve_nominals(chains: Chains) -> None:
    """Join role and body nominals to the chains they point at, in text order."""
    for mention in chains.document.mentions:
        if mention.kind is not MentionKind.NOMINAL or mention.plural:
            continue
        if len(chains.facts(mention.index).mentions) > 1:
            continue
        if mention.entity is EntityKind.PERSON:
            _resolve_role(chains, mention)
        elif _head(chains, mention) in words_of("body_nouns"):
            _resolve_body(chains, mention)


def _head(chains: Chains, mention: Mention) -> str:
    return chains.document.lemmas[mention.head]


def _role(chains: Chains, mention: Mention) -> str:
    return mention.role or _head(chains, mention)


def _country(chains: Chains, mention: Mention) -> str:
    """Return the country of a nominal: its own, or that of a possessor or "of" phrase."""
    if mention.country:
        return mention.country
    for child in chains.document.children(mention.head, "nmod:poss", "nmod", "compound", "amod"):
        owner = chains.at(child)
        if owner is not None:
            countries = sorted(chains.facts(owner).countries)
            if len(countries) == 1:
                return countries[0]
    return ""


def _holders(chains: Chains, role: str, country: str) -> list[int]:
    """Return the named persons whose role and country fit."""
    fits = []
    for root in chains.roots(EntityKind.PERSON):
        facts = chains.facts(root)
        if not facts.named or (country and facts.countries and country not in facts.countries):
            continue
        if country and not facts.countries:
            continue
        if any(roles_compatible(role, other) for other in sorted(facts.roles)):
            fits.append(root)
    return fits


def _resolve_role(chains: Chains, mention: Mention) -> None:
    """Resolve a person's role: by the one holder in its country, else by who was spoken of last."""
    role = _role(chains, mention)
    document = chains.document
    if not role_classes(role) or not document.is_definite(mention):
        return
    country = _country(chains, mention)
    if _is_late(chains, mention):
        _resolve_late_role(chains, mention, role, country)
        return
    if country:
        fits = _holders(chains, role, country)
        if len(fits) > 1:
            exact = [fit for fit in fits if role in chains.facts(fit).roles]
            fits = exact or fits
        if len(fits) == 1 and has_single_holder(role):
            chains.join(mention.index, fits[0], 0.85, f"one {role} of {country} in the article")
        elif len(fits) == 1 and _is_before(chains, fits[0], mention):
            chains.join(mention.index, fits[0], 0.7, f"one {role} of {country} before")
        elif not fits:
            _resolve_leader_without_state(chains, mention, role)
        return
    if document.children(mention.head, "nmod:poss", "nmod"):
        return
    _resolve_recent_role(chains, mention, role)


def _is_late(chains: Chains, mention: Mention) -> bool:
    """Tell whether a phrase says that somebody is dead: "the late president"."""
    document = chains.document
    return any(document.lemmas[c] == "late" for c in document.children(mention.head, "amod"))


def _resolve_late_role(chains: Chains, mention: Mention, role: str, country: str) -> None:
    """Resolve "the late president" to the one of that office whom the article calls late or dead.

    Who was spoken of last may be his successor.
    """
    document, mentions = chains.document, chains.document.mentions
    if not country and document.children(mention.head, "nmod:poss", "nmod"):
        return
    fits = [
        root
        for root in _holders(chains, role, country)
        if any(
            _is_late(chains, mentions[m]) or document.governor(mentions[m].head) == "die"
            for m in chains.facts(root).mentions
        )
    ]
    if len(fits) == 1:
        chains.join(mention.index, fits[0], 0.7, f"one late {role} in the article")


def _resolve_leader_without_state(chains: Chains, mention: Mention, role: str) -> None:
    """Resolve "the Xan leader" to the one leader before whose State the article does not say."""
    fits = [
        root
        for root in _holders(chains, role, "")
        if not chains.facts(root).countries
        and _is_before(chains, root, mention)
        and any(is_leader(other) for other in chains.facts(root).roles)
    ]
    if is_leader(role) and len(fits) == 1:
        chains.join(mention.index, fits[0], 0.65, f"one {role} before whose State is not told")


def resolve_repeated(chains: Chains) -> None:
    """Join a definite noun to the one chain before that has the same noun: "the limousine".

    Only where no other chain bears the noun, so that "another car" and "the car" stay apart.
    """
    document = chains.document
    before: dict[tuple[str, bool], list[int]] = {}
    for mention in document.mentions:
        if mention.kind is not MentionKind.NOMINAL or mention.entity not in _REPEATED:
            continue
        same = before.setdefault((_head(chains, mention), mention.plural), [])
        if same and _is_alone(chains, mention):
            earlier = {chains.root(index) for index in same}
            if len(earlier) == 1 and document.determiners(mention) & words_of("definite"):
                chains.join(mention.index, earlier.pop(), 0.75, "same noun, one before")
        if chains.placed[mention.index]:
            same.append(mention.index)


def _is_alone(chains: Chains, mention: Mention) -> bool:
    """Tell whether a noun is described by no other word and not known to be somebody else."""
    if chains.reason[mention.index] and chains.placed[mention.index]:
        return False
    return not chains.document.children(
        mention.head, "amod", "compound", "nmod", "nmod:poss", "acl", "acl:relcl", "nummod"
    )


def _is_before(chains: Chains, root: int, mention: Mention) -> bool:
    return chains.facts(root).mentions[0] < mention.index


def _resolve_recent_role(chains: Chains, mention: Mention, role: str) -> None:
    """Resolve "the president": the last subject that holds such a role, else the only holder."""
    fits = _holders(chains, role, "")
    exact = [fit for fit in fits if role in chains.facts(fit).roles]
    near = [fit for fit in fits if _distance(chains, fit, mention) <= _WINDOW]
    subject = _recent_subject(chains, mention, near)
    if subject is not None:
        chains.join(mention.index, subject, 0.75, f"subject before, who can be called {role}")
    elif len(exact) == 1 and exact[0] in near:
        chains.join(mention.index, exact[0], 0.8, f"only {role} spoken of before")
    elif len(near) == 1:
        chains.join(mention.index, near[0], 0.7, f"only one spoken of who can be called {role}")
    elif near:
        chains.leave_open(mention.index, f"no one clear holder of {role!r}")


def _distance(chains: Chains, root: int, mention: Mention) -> int:
    """Return how many sentences lie between a mention and the chain's last one before it."""
    before = [m for m in chains.facts(root).mentions if m < mention.index]
    if not before:
        return _WINDOW + 1
    return mention.sentence - chains.document.mentions[before[-1]].sentence


def _recent_subject(chains: Chains, mention: Mention, fits: list[int]) -> int | None:
    """Return the chain among ``fits`` that was the last subject of the sentence before."""
    document = chains.document
    for sentence in document.previous(document.sentence(mention), 2):
        root = document.root(sentence)
        subject = chains.at(document.subject(root)) if root is not None else None
        if subject is not None and chains.root(subject) in fits:
            return chains.root(subject)
    return None


def _resolve_body(chains: Chains, mention: Mention) -> None:
    """Resolve "the agency": the last named body before that its noun fits, else the only one."""
    document = chains.document
    if not document.is_definite(mention) or mention.country or mention.role.count(" "):
        return
    if document.children(mention.head, "amod", "compound", "nmod", "nmod:poss", "acl:relcl"):
        return
    noun = _head(chains, mention)
    bodies = [
        root
        for root in chains.roots(EntityKind.ORGANISATION)
        if chains.facts(root).named and _distance(chains, root, mention) <= _WINDOW
    ]
    fits = [root for root in bodies if _named_by(chains, root, noun)]
    if not fits and noun in words_of("any_body"):
        fits = bodies
    elif not fits and noun in words_of("any_company"):
        fits = [root for root in bodies if not _is_official(chains, root)]
    doer = chains.at(document.subject(document.clause(mention.head)))
    fits = [
        fit
        for fit in fits
        if (doer is None or doer == mention.index or fit != chains.root(doer))
        and not _is_told_anew(chains, fit, mention)
    ]
    source = _last_source(chains, mention)
    if source is not None and chains.root(source) in fits:
        chains.join(mention.index, source, 0.8, "body that the sentence before cites")
        return
    subject = _recent_subject(chains, mention, fits)
    if subject is not None:
        chains.join(mention.index, subject, 0.75, f"subject before, that {noun!r} can name")
        return
    nearest = min((_distance(chains, fit, mention) for fit in fits), default=None)
    near = [fit for fit in fits if _distance(chains, fit, mention) == nearest]
    if nearest and len(near) == 1 and any(_outweighs(chains, f, near[0], mention) for f in fits):
        chains.leave_open(mention.index, f"no one clear body for {noun!r}")
        return
    fits = near
    if len(fits) == 1:
        chains.join(mention.index, fits[0], 0.75, f"last body that {noun!r} can name")
    elif fits:
        chains.leave_open(mention.index, f"no one clear body for {noun!r}")


def _is_told_anew(chains: Chains, root: int, mention: Mention) -> bool:
    """Tell whether "a company" came after a named body: "the company" is rather that."""
    document = chains.document
    last = max(m for m in chains.facts(root).mentions if m < mention.index)
    return any(
        other.kind is MentionKind.NOMINAL
        and not other.plural
        and document.lemmas[other.head] == document.lemmas[mention.head]
        and not chains.facts(other.index).named
        and document.determiners(other) & words_of("indefinite")
        and not document.children(other.head, "cop")
        for other in document.mentions[last + 1 : mention.index]
    )


def _outweighs(chains: Chains, root: int, nearest: int, mention: Mention) -> bool:
    """Tell whether a body was spoken of so much oftener before that the nearest is no clear choice.

    Three times as often, as for a surname that several bear.
    """
    counts = [
        sum(index < mention.index for index in chains.facts(each).mentions)
        for each in (root, nearest)
    ]
    return counts[0] >= _OFTENER * counts[1]


def _is_official(chains: Chains, root: int) -> bool:
    """Tell whether a body is an organ of a State or of several, which no company is."""
    facts = chains.facts(root)
    return any(is_state_body(text) or is_international(text) for text in facts.names | facts.roles)


def _last_source(chains: Chains, mention: Mention) -> int | None:
    """Return the mention of the one to whom the sentence before is attributed."""
    document = chains.document
    before = document.previous(document.sentence(mention), 1)
    return chains.at(document.source(before[0])) if before else None


def _named_by(chains: Chains, root: int, noun: str) -> bool:
    """Tell whether a body's name or role holds the noun ("Agency" in "Xan News Agency")."""
    facts = chains.facts(root)
    return any(noun in text.casefold().split() for text in (*facts.names, *facts.roles))
