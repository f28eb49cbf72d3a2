"""One check per part of a truth file; none knows an item's id or words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from crossread.model.claims import Claim, Role
from crossread.model.evidence import Verdict
from crossread.model.spans import Span
from evaluation.example_truth import Row, Truth
from evaluation.gold_items import Evidence
from evaluation.gold_names import name_matches
from evaluation.gold_world import World, joins

Outcome = tuple[bool, str]
Check = Callable[[World, Truth], Iterator[tuple[str, Outcome]]]


def locate(world: World, row: Row) -> Evidence:
    """Return where a row's quote stands in the text as it was read."""
    for reading in world.readings.values():
        if reading.article.source.endswith(str(row["file"])):
            at = reading.article.text.find(row["quote"])
            span = Span(at, at + len(row["quote"])) if at >= 0 else None
            return Evidence(row["file"], reading.article.id, span, row["quote"], "")
    return Evidence(row["file"], "", None, row["quote"], "")


def matching(world: World, row: Row) -> tuple[Claim, ...]:
    """Return the claims of the wanted type whose predicate stands in the quote."""
    inside = world.claims_inside(locate(world, row))
    return tuple(claim for claim in inside if claim.event_type == row["type"])


def _short(file: str) -> str:
    return file.partition("-")[0]


def found_claims(world: World, truth: Truth) -> Iterator[tuple[str, Outcome]]:
    """A claim of the right type stands in the quote."""
    for row in truth.claims:
        inside = world.claims_inside(locate(world, row))
        types = ", ".join(claim.event_type for claim in inside) or "no claim"
        yield f"claim.{row['id']}.found", (bool(matching(world, row)), types)


def _role_names(world: World, claim: Claim, role: Role | None) -> list[str]:
    names: list[str] = []
    for filler in role.fillers if role else ():
        names.append(filler.text)
        names += world.names(world.linked(claim.article, filler.mention))
    return names


def _missing_role(world: World, claim: Claim, roles: Row) -> str:
    """Return the first wanted filler that the claim lacks, or ""."""
    for name, wanted in roles.items():
        given = _role_names(world, claim, claim.role(name))
        for who in [wanted] if isinstance(wanted, str) else wanted:
            if not name_matches(who, given):
                return f"{name} {who}: {', '.join(given) or 'empty'}"
    return ""


def claim_roles(world: World, truth: Truth) -> Iterator[tuple[str, Outcome]]:
    """One claim of the right type has every wanted filler in its role."""
    for row in truth.claims:
        missing = [_missing_role(world, c, row["roles"]) for c in matching(world, row)]
        passed = "" in missing
        reason = "all filled" if passed else "; ".join(missing) or "no claim"
        yield f"claim.{row['id']}.roles", (passed, reason)


def claim_status(world: World, truth: Truth) -> Iterator[tuple[str, Outcome]]:
    """Every claim of the right type has the wanted status."""
    for row in truth.claims:
        given = sorted({claim.status.value for claim in matching(world, row)})
        passed = given == [row["status"]]
        yield f"claim.{row['id']}.status", (passed, ", ".join(given) or "no claim")


def claim_sources(world: World, truth: Truth) -> Iterator[tuple[str, Outcome]]:
    """A chain ends with the wanted source; where none is wanted, the outlet speaks itself."""
    for row in truth.claims:
        claims, wanted = matching(world, row), row["attribution"][1:]
        ends = [world.source_names(c, c.chain[-1]) if c.chain[1:] else () for c in claims]
        passed = any(name_matches(wanted[-1], end) if wanted else not end for end in ends)
        told = "; ".join(", ".join(end) or "the outlet itself" for end in ends)
        yield f"claim.{row['id']}.source", (passed, told or "no claim")


def _home(world: World, rows: Iterable[Row]) -> str:
    """Return the group that holds claims of the most rows, "" where none is held."""
    held = Counter(name for row in rows for name in world.groups_with(matching(world, row)))
    return min(held, key=lambda name: (-held[name], name), default="")


def joined(world: World, truth: Truth) -> Iterator[tuple[str, Outcome]]:
    """A claim stands in the group where most claims of its happening stand."""
    for group in truth.groups:
        rows = truth.claims_of(group["id"])
        home = _home(world, rows)
        for row in rows:
            own = world.groups_with(matching(world, row))
            reason = f"{', '.join(sorted(own)) or 'no group'}; most in {home or 'none'}"
            yield f"group.{group['id']}.{row['id']}", (home in own, reason)


def apart(world: World, truth: Truth) -> Iterator[tuple[str, Outcome]]:
    """No group of a happening holds a claim of another one."""
    held = {
        group["id"]: frozenset[str]().union(
            *(world.groups_with(matching(world, row)) for row in truth.claims_of(group["id"]))
        )
        for group in truth.groups
    }
    for name, own in held.items():
        mixed = sorted(other for other, groups in held.items() if other != name and groups & own)
        passed = bool(own) and not mixed
        reason = f"mixed with {', '.join(mixed)}" if mixed else "kept apart" if own else "not read"
        yield f"group.{name}.apart", (passed, reason)


def origins_within(world: World, truth: Truth) -> Iterator[tuple[str, Outcome]]:
    """The number of origins lies between the bounds that the group gives."""
    for group in truth.groups:
        home = world.groups.get(_home(world, truth.claims_of(group["id"])))
        low, high = (home.origins_low, home.origins_high) if home else (0, 0)
        wanted = len(group["origins"])
        passed = home is not None and low <= wanted <= high
        yield f"origins.{group['id']}.within", (passed, f"{low} to {high}, truth {wanted}")


def origins_low(world: World, truth: Truth) -> Iterator[tuple[str, Outcome]]:
    """The lower bound is the number of origins that the reports name."""
    for group in truth.groups:
        home = world.groups.get(_home(world, truth.claims_of(group["id"])))
        wanted = truth.named_origins(group)
        names = ", ".join(origin.name for origin in home.origins) if home else "no group"
        passed = home is not None and home.origins_low == wanted
        low = home.origins_low if home else 0
        yield f"origins.{group['id']}.low", (passed, f"{low} ({names}), truth {wanted}")


def denials_linked(world: World, truth: Truth) -> Iterator[tuple[str, Outcome]]:
    """A denial stands in the quote, names its deniers and is counted in the denied group."""
    for row in truth.denials:
        home = world.groups.get(_home(world, truth.claims_of(row["group"])))
        claims = [c for c in world.claims_at(locate(world, row)) if home and c.id in home.denials]
        given = [
            name
            for claim in claims
            for name in _role_names(world, claim, claim.role("denier"))
            + [s for link in claim.chain[1:] for s in world.source_names(claim, link)]
        ]
        missing = [who for who in row["denier"] if not name_matches(who, given)]
        reason = f"denier {missing[0]}: {', '.join(given) or 'none'}" if missing else "linked"
        name = f"denial.{_short(row['file'])}"
        yield name, (bool(claims) and not missing, reason if claims else "reaches no such group")


def omissions_told(world: World, truth: Truth) -> Iterator[tuple[str, Outcome]]:
    """It is told that the report carries the claim and leaves its denial out."""
    for row in truth.omitted_denials:
        home = _home(world, truth.claims_of(row["group"]))
        articles = world.articles_of([row["file"]])
        told = [
            omission
            for dossier in world.dossiers
            for omission in dossier.omissions
            if omission.kind.value == "denial" and f"{dossier.story.id}.{omission.group}" == home
        ]
        passed = any(articles & set(omission.left_out_by) for omission in told)
        yield f"omitted_denial.{_short(row['file'])}", (passed, "told" if passed else "not told")


def _pairs(world: World, row: Row) -> list[tuple[Evidence, Evidence]]:
    spans = [locate(world, side) for side in row["sides"]]
    return [(a, b) for a in spans for b in spans if a is not b]


def conflicts_shown(world: World, truth: Truth) -> Iterator[tuple[str, Outcome]]:
    """A shown conflict of the wanted kind sets the quotes against each other."""
    for row in truth.conflicts:
        wanted = Verdict(row["verdict"])
        met = [
            f"{conflict.id} ({conflict.test})"
            for conflict in world.conflicts
            if conflict.verdict is wanted
            and any(joins(world, conflict, a, b) for a, b in _pairs(world, row))
        ]
        yield f"conflict.{row['id']}", (bool(met), ", ".join(met) or "not shown")


def traps_passed(world: World, truth: Truth) -> Iterator[tuple[str, Outcome]]:
    """Every quote of a trap is read, and no shown conflict sets two of them against each other."""
    for row in truth.traps:
        met = [
            f"{conflict.id} ({conflict.test})"
            for conflict in world.conflicts
            if conflict.shown and any(joins(world, conflict, a, b) for a, b in _pairs(world, row))
        ]
        read = all(world.is_read(locate(world, side)) for side in row["sides"])
        reason = ", ".join(met) or ("read, and not shown" if read else "one side is not read")
        yield f"trap.{row['id']}", (read and not met, reason)


def _lineage(world: World, row: Row) -> list[tuple[str, str]]:
    """Return kind and dependent article of what was found between the two reports."""
    pair = world.articles_of([row["left"], row["right"]])
    return [
        (lineage.kind.value, lineage.direction)
        for dossier in world.dossiers
        for lineage in dossier.trace.lineages
        if {lineage.left, lineage.right} == pair
    ]


def lineage_kinds(world: World, truth: Truth) -> Iterator[tuple[str, Outcome]]:
    """Two reports depend on each other in the wanted way."""
    for row in truth.lineage:
        kinds = [kind for kind, _ in _lineage(world, row)]
        name = f"lineage.{_short(row['left'])}-{_short(row['right'])}.kind"
        yield name, (kinds == [row["kind"]], ", ".join(kinds) or "not found")


def lineage_directions(world: World, truth: Truth) -> Iterator[tuple[str, Outcome]]:
    """The report that depends on the other one is told, or that this is unknown."""
    for row in truth.lineage:
        given = [direction for _, direction in _lineage(world, row)]
        known = row["direction"] != "unknown"
        wanted = sorted(world.articles_of([row["direction"]])) if known else ["unknown"]
        name = f"lineage.{_short(row['left'])}-{_short(row['right'])}.direction"
        yield name, (bool(given) and given == wanted, ", ".join(given) or "not found")


def spun_found(world: World, truth: Truth) -> Iterator[tuple[str, Outcome]]:
    """Of each report it is told rightly whether a machine rewrote it."""
    held = {s.article for d in world.dossiers for s in d.trace.spins if s.spun}
    for row in truth.reports:
        read = world.articles_of([row["file"]])
        spun = bool(read & held)
        passed = bool(read) and spun == (row["file"] in truth.spun)
        yield f"spun.{_short(row['file'])}", (passed, "rewritten" if spun else "not rewritten")


CHECKS: tuple[tuple[str, Check], ...] = (
    ("claims.found", found_claims),
    ("claims.roles", claim_roles),
    ("claims.status", claim_status),
    ("claims.source", claim_sources),
    ("groups.joined", joined),
    ("groups.apart", apart),
    ("origins.within", origins_within),
    ("origins.low", origins_low),
    ("denials.linked", denials_linked),
    ("denials.omitted", omissions_told),
    ("conflicts.shown", conflicts_shown),
    ("conflicts.traps", traps_passed),
    ("lineage.kind", lineage_kinds),
    ("lineage.direction", lineage_directions),
    ("spun", spun_found),
)
