"""Count independent origins of a claim group: named principals, not outlets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from crossread.evidence.eyewitness import find_eyewitness
from crossread.evidence.profiles import Profile
from crossread.evidence.view import StoryView, claim_citation
from crossread.model.annotation import EntityKind
from crossread.model.articles import LineKind
from crossread.model.claims import Attribution, Claim, SourceKind, Status
from crossread.model.entities import Entity
from crossread.model.evidence import Origin, OriginKind
from crossread.model.spans import Citation
from crossread.text.families import family_of
from crossread.text.state_voices import state_family


@dataclass(frozen=True, slots=True)
class Principal:
    """Who a claim comes from in the end, as far as its article says.

    ``relay`` marks media, which pass on what others say; ``named`` whether it can be told apart
    from other sources (unnamed sources cannot).
    """

    name: str
    kind: OriginKind
    family: str
    side: str
    relay: bool
    named: bool
    citation: Citation


@dataclass(frozen=True, slots=True)
class OriginCount:
    """Origins of a group and their number: at least ``low``, at most ``high``."""

    origins: tuple[Origin, ...]
    low: int
    high: int
    reasons: tuple[str, ...]


def has_name(words: str) -> bool:
    """Tell whether a source is named and not only described ("officials", "state media").

    >>> has_name("the Harbour Office"), has_name("two officials")
    (True, False)
    """
    return any(word[:1].isupper() for word in words.split())


def _from_entity(entity: Entity, citation: Citation) -> Principal:
    medium = family_of(entity.name)
    if medium is not None:
        side = medium.country if medium.state else ""
        kind = OriginKind.OFFICIAL if medium.kind == "office" else OriginKind.AGENCY
        relay = kind is OriginKind.AGENCY
        return Principal(entity.name, kind, medium.id, side, relay, True, citation)
    side = entity.acts_for or (entity.country if entity.kind is EntityKind.STATE else "")
    if side:
        family = state_family(side)
        return Principal(entity.name, OriginKind.OFFICIAL, family, side, False, True, citation)
    kind = OriginKind.PERSON if entity.kind is EntityKind.PERSON else OriginKind.BODY
    named = entity.kind is not EntityKind.STATE and has_name(entity.name)
    return Principal(entity.name, kind, entity.id, "", False, named, citation)


def _from_words(article: str, link: Attribution, citation: Citation) -> Principal:
    """Make a principal of a source that is not linked to an entity."""
    medium = family_of(link.name)
    if medium is not None and link.kind in (SourceKind.AGENCY, SourceKind.BODY):
        side = medium.country if medium.state else ""
        return Principal(link.name, OriginKind.AGENCY, medium.id, side, True, True, citation)
    kinds = {
        SourceKind.AGENCY: OriginKind.AGENCY,
        SourceKind.PERSON: OriginKind.PERSON,
        SourceKind.BODY: OriginKind.BODY,
        SourceKind.DOCUMENT: OriginKind.DOCUMENT,
    }
    kind = kinds.get(link.kind, OriginKind.ANONYMOUS)
    known = kind in (OriginKind.AGENCY, OriginKind.PERSON, OriginKind.BODY)
    named = known and has_name(link.name)
    family = link.name.casefold() if named else f"unnamed:{article}"
    return Principal(link.name, kind, family, "", kind is OriginKind.AGENCY, named, citation)


def _credited(view: StoryView, claim: Claim) -> tuple[Principal, ...]:
    """Return the agency whose credit line stands over an article's unattributed claims."""
    article = view.article(claim)
    sentence = view.readings[article.id].annotation.sentences[claim.sentence]
    captions = [line.span for line in article.lines if line.kind is LineKind.CAPTION]
    found = []
    for cited in view.trace.cited:
        if not cited.credit or cited.article != article.id:
            continue
        of_photo = any(span.contains(cited.citation.span) for span in captions)
        if of_photo == (sentence.kind is LineKind.CAPTION):
            found.append(
                Principal(
                    cited.name, OriginKind.AGENCY, cited.family, "", True, True, cited.citation
                )
            )
    if found:
        return tuple(found[:1])
    own = family_of(article.outlet) if article.outlet else None
    if own is not None and own.kind == "agency":
        side = own.country if own.state else ""
        citation = claim_citation(claim)
        return (Principal(own.name, OriginKind.AGENCY, own.id, side, True, True, citation),)
    return ()


def _seen(view: StoryView, claim: Claim) -> tuple[Principal, ...]:
    """Return the reporters who say that they saw what a claim tells, as its origin.

    Those of the article's own outlet are one origin with all that the outlet saw itself; those who
    name no outlet are one in the whole story, for they may be the same.
    """
    article = view.article(claim)
    predicate = claim.predicate_span
    found = find_eyewitness(view.readings[article.id], claim.sentence, predicate)
    if found is None or claim.quotation is not None:
        return ()
    citation = Citation(article.id, found.span)
    medium = found.medium or (family_of(article.outlet) if found.own and article.outlet else None)
    side = medium.country if medium is not None and medium.state else ""
    if found.medium is not None:
        name, kind = found.medium.name, OriginKind.AGENCY
        return (Principal(name, kind, found.medium.id, side, True, True, citation),)
    label = article.label if found.own else "at the scene"
    family = medium.id if medium is not None else f"reporters: {label.casefold()}"
    name = f"reporters of {label}" if found.own else f"reporters {label}"
    return (Principal(name, OriginKind.PERSON, family, side, False, True, citation),)


def _is_adjective(view: StoryView, source: Citation) -> bool:
    inside = view.readings[source.article].annotation.tokens_in(source.span)
    return bool(inside) and all(t.upos == "ADJ" for t in inside)


def _speakers(view: StoryView, article: str, link: Attribution) -> list[Entity]:
    """Return the entities of a source and of the sources joined to it ("A, B and C said")."""
    if link.mention is None:
        return []
    annotation = view.readings[article].annotation
    first = annotation.mentions[link.mention]
    found = list(view.linked(article, link.mention))
    for mention in annotation.mentions:
        head = annotation.tokens[mention.head]
        joined = head.relation == "conj" and head.head == first.head
        if joined and link.span is not None and link.span.contains(mention.span):
            found += view.linked(article, mention.index)
    return list(dict.fromkeys(found))


def principals(view: StoryView, claim: Claim) -> tuple[Principal, ...]:
    """Return who a claim comes from: the deepest link of its chain, else an agency or eyewitness.

    Without a link it is the agency that the text is credited to, or reporters who saw it.
    Several for a plural source ("officials of both countries"); none when no source is stated.
    """
    links = [link for link in claim.chain if link.kind is not SourceKind.OUTLET]
    if not links:
        return _credited(view, claim) or _seen(view, claim)
    link = links[-1]
    citation = Citation(claim.article, link.span or claim.span)
    found = [_from_entity(entity, citation) for entity in _speakers(view, claim.article, link)]
    found = found or [_from_words(claim.article, link, citation)]
    if _is_adjective(view, citation):  # "Western accusations" name nobody
        found = [replace(principal, named=False) for principal in found]
    return tuple(found)


def _origin(family: str, members: Sequence[Principal]) -> Origin:
    speakers = [p for p in members if not p.relay] or list(members)
    names = sorted({p.name for p in speakers}, key=lambda name: (-len(name), name))
    citations = tuple(sorted({p.citation for p in members}))
    return Origin(
        name=names[0],
        kind=speakers[0].kind,
        family=family,
        side=next((p.side for p in members if p.side), ""),
        articles=tuple(sorted({c.article for c in citations})),
        citations=citations,
    )


def _upper_count(by_family: dict[str, list[Principal]]) -> int:
    """Count the most origins possible: distinct speakers of a family may be independent."""
    total = 0
    for members in by_family.values():
        total += max(1, len({p.name.casefold() for p in members if not p.relay}))
    return total


def _reasons(
    origins: Iterable[Origin], silent: Sequence[str], dependent: Sequence[str]
) -> tuple[str, ...]:
    lines = [f"{o.name}: named in {', '.join(o.articles)}" for o in origins]
    if silent:
        lines.append(f"no source stated in {', '.join(silent)}: counted in the upper bound only")
    if dependent:
        lines.append(f"not counted, derived from another report: {', '.join(dependent)}")
    return tuple(lines)


def count_origins(view: StoryView, group: Sequence[Profile]) -> OriginCount:
    """Count the origins of a group's claims.

    Claims that derive from another article add nothing while an underived one is in the group.
    Background mentions ("before his visit") count only where nothing else is told: who is quoted
    around them does not vouch for them. Who denies a claim is no origin of it. The lower bound
    are families of named principals; the upper bound adds distinct speakers inside a family and
    every outlet that states no source.
    """
    own = [p for p in group if not view.derives(p.claim)] or list(group[:1])
    forward = [p for p in own if p.claim.status not in (Status.DENIED, Status.NEGATED)] or own
    told = [p for p in forward if not p.claim.background] or forward
    by_family: dict[str, list[Principal]] = {}
    sourced: set[str] = set()
    for p in told:
        for principal in principals(view, p.claim):
            if principal.named:
                by_family.setdefault(principal.family, []).append(principal)
                sourced.add(p.claim.article)
    origins = tuple(_origin(family, by_family[family]) for family in sorted(by_family))
    silent = sorted({p.claim.article for p in told} - sourced)
    outlets = {view.readings[a].article.label for a in silent}
    derived = sorted({p.claim.article for p in group} - {p.claim.article for p in own})
    high = max(1, _upper_count(by_family) + len(outlets))
    return OriginCount(origins, len(origins), high, _reasons(origins, silent, derived))
