from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from crossread.model.stories import Lineage, LineageKind
from evaluation import cascades
from evaluation.cascade_build import add_copy, build_cascade
from evaluation.cascade_edits import spin_sentence, translate_back
from evaluation.cascade_files import print_text, report_row, truth_row, write_cascade
from evaluation.cascade_texts import Half, Unit, load_words
from evaluation.cascade_truth import (
    Cascade,
    Relation,
    count_origins,
    direction_of,
    list_pairs,
    relation_of,
)
from evaluation.sets import Part

SEEDS = range(12)


def member(id_: str, *units: Unit, parents: tuple[str, ...] = (), **options):
    base = build_cascade(0).members[0]
    return replace(base, id=id_, outlet=f"Outlet {id_}", units=units, parents=parents, **options)


LONG = (
    "A crane fell onto the old customs shed beside the harbour of Selm in the early morning",
    "The owner of the crane had asked for a new cable in spring and had waited ever since",
    "Two cats and a parrot were carried out of the shed by a baker with a ladder",
    "Ferries will land at the fish market until the pier has been cleared of iron and glass",
)
OTHER = "In spring a new cable was what the man who owns the thing had begged for, in vain so far"


def root(number: int) -> Unit:
    return Unit("a", f"fact {number}", (LONG[number],))


FIRST = member("a", *map(root, range(4)), original=True)


@pytest.mark.parametrize("half", list(Half))
def test_a_seed_gives_the_same_cascade(half):
    one, two = (truth_row(build_cascade(5, half)) for _ in range(2))
    assert one == two
    texts = [
        [print_text(m, c) for m in c.shown] for c in (build_cascade(5, half) for _ in range(2))
    ]
    assert texts[0] == texts[1]


def test_seeds_and_halves_differ():
    found = {
        print_text(c.shown[0], c) for half in Half for c in (build_cascade(s, half) for s in SEEDS)
    }
    assert len(found) == 2 * len(SEEDS)


def test_the_halves_share_no_event_and_the_second_has_operations_of_its_own():
    events, operations = (
        {
            half: {getattr(x, name) for s in range(30) for x in items(build_cascade(s, half))}
            for half in Half
        }
        for name, items in (("event", lambda c: [c]), ("operation", lambda c: c.members))
    )
    assert not events[Half.DEV] & events[Half.HELD_OUT]
    assert operations[Half.HELD_OUT] - operations[Half.DEV] == {
        "reorder",
        "round trip",
        "inserted",
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_parents_come_before_their_children(seed):
    cascade = build_cascade(seed, size=20)
    assert len(cascade.shown) == 20
    by_id = {m.id: m for m in cascade.members}
    for own in cascade.members:
        assert all(by_id[p].id < own.id and by_id[p].stamp < own.stamp for p in own.parents)
        assert own.original == (own.operation in ("agency", "witness", "citing", "inserted"))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("half", list(Half))
def test_a_copy_more_adds_no_origin(seed, half):
    cascade = build_cascade(seed, half)
    for parent in cascade.shown:
        more = add_copy(cascade, parent.id, "Newcomer Post")
        assert count_origins(more.members) == count_origins(cascade.members)
        pair = relation_of(parent, more.members[-1])
        assert pair is (None if parent.spun else Relation.COPIED)


@pytest.mark.parametrize("seed", SEEDS)
def test_reports_of_other_origins_share_no_sentence(seed):
    cascade = build_cascade(seed)
    by_text: dict[str, set[str]] = {}
    for own in cascade.members:
        for unit in own.units:
            if not unit.quoted:
                by_text.setdefault(unit.text, set()).add(unit.root)
    assert all(len(roots) == 1 for roots in by_text.values())


@pytest.mark.parametrize("seed", SEEDS)
def test_the_truth_of_a_pair_fits_its_reports(seed):
    cascade = build_cascade(seed, Half.HELD_OUT)
    by_id = {m.id: m for m in cascade.members}
    for pair in list_pairs(cascade):
        left, right = by_id[pair.left], by_id[pair.right]
        roots = [{u.root for u in m.units if not u.quoted} for m in (left, right)]
        if not roots[0] & roots[1]:
            assert pair.relation is Relation.INDEPENDENT
            assert pair.direction == ""
        if pair.relation is Relation.SPUN:
            assert left.spun != right.spun
        assert pair.direction in ("", "common", pair.left, pair.right)


RELATIONS = [
    ("all of it", [root(0), root(1), root(2), root(3)], Relation.COPIED),
    ("cut", [root(0), root(1)], Relation.COPIED),
    ("reworded", [root(n).reworded(OTHER + str(n)) for n in range(4)], Relation.DERIVED),
    ("other news", [Unit("z", "fact 0", ("Hens.",))], Relation.INDEPENDENT),
    ("spun", [root(n).reworded(OTHER + str(n), spun=True) for n in range(4)], Relation.SPUN),
    (
        "a passage",
        [root(0), *(Unit("z", f"fact {n}", (OTHER,)) for n in range(2))],
        Relation.PARTIAL,
    ),
]


@pytest.mark.parametrize("name, units, relation", RELATIONS)
def test_relations_by_where_the_sentences_come_from(name, units, relation):
    assert relation_of(FIRST, member("b", *units, parents=("a",))) is relation


def test_two_rewrites_of_one_report_have_a_common_source():
    one = member("b", *(root(n).reworded(f"{OTHER} {n}") for n in range(4)))
    two = member("c", *(root(n).reworded(f"{n} {OTHER[::-1]}") for n in range(4)))
    assert relation_of(one, two) is Relation.COMMON


def directed(**options):
    return member("b", *FIRST.units, parents=("a",), **options)


DIRECTIONS = [
    ("nothing shows it", directed(exact=None), ""),
    ("an hour later", directed(exact=True, stamp=FIRST.stamp + timedelta(hours=1)), "b"),
    ("the next day", directed(exact=False, stamp=FIRST.stamp + timedelta(days=1)), ""),
    ("three days later", directed(exact=False, stamp=FIRST.stamp + timedelta(days=3)), "b"),
    ("it says so", directed(exact=None, names=("Outlet a",)), "b"),
]


@pytest.mark.parametrize("name, other, direction", DIRECTIONS)
def test_directions(name, other, direction):
    first = replace(FIRST, exact=True)
    assert direction_of(first, other, {"a": first, "b": other}) == direction


def test_two_that_name_one_agency_have_it_in_common():
    one = member("b", *FIRST.units, names=("Norvapress",))
    two = member("c", *FIRST.units, names=("Norvapress",))
    assert direction_of(one, two, {"b": one, "c": two}) == "common"


def test_origins_count_hidden_reports_and_no_merged_one():
    hidden = replace(FIRST, hidden=True)
    witness = member("b", Unit("b", "seen 1", ("A bell rang.",)), original=True)
    merged = member("c", root(0), *witness.units, parents=("a", "b"), original=False)
    assert count_origins((hidden, witness, merged)) == 2
    assert count_origins((hidden, witness)) == 1


def test_the_tables_of_the_halves_differ_and_quotations_break_in_spun_texts():
    text = "“The police closed the school for a week,” she said."
    texts = {half: spin_sentence(text, half, Random(1)) for half in Half}
    assert len({text, *texts.values()}) == 3
    assert translate_back("Police closed it.", Random(1)) != "Police closed it."


def test_the_spinner_has_two_alternatives_a_word():
    table = load_words("cascade_spinner.yaml")
    assert all(len(choices) >= 2 and word not in choices for word, choices in table.items())


def test_files_are_written_as_they_are_read(tmp_path):
    cascade = build_cascade(1)
    write_cascade(cascade, tmp_path)
    folder = tmp_path / cascade.name
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    assert truth == json.loads(json.dumps(truth_row(cascade)))
    assert len(list((folder / "reports").iterdir())) == len(cascade.shown)
    for own in cascade.shown:
        row = report_row(own, cascade)
        assert ("date_publish" in row) == (own.exact is not None)
        assert not own.names or own.names[0] in row["text"]


def test_a_part_is_written_whole(tmp_path):
    assert cascades.write_part(tmp_path, Part.SAMPLE) == cascades.CASCADES[Part.SAMPLE]
    assert len(list(tmp_path.iterdir())) == cascades.CASCADES[Part.SAMPLE]


def test_in_a_large_cascade_no_mould_of_witnesses_is_used_twice():
    cascade = build_cascade(3, size=150)
    seen = [u.key for m in cascade.members if m.original for u in m.units if "seen" in u.key]
    assert len(seen) == len(set(seen)) <= len(load_words("cascade_events.yaml")["witness"])


def test_too_small_a_cascade_is_refused():
    with pytest.raises(ValueError, match="4 reports"):
        build_cascade(0, size=3)


def lineage(kind: LineageKind, weights: tuple[float, float, float]) -> Lineage:
    return Lineage("a", "b", kind, *weights, False, (), ())


SCORED = [
    (None, Relation.INDEPENDENT, ""),
    (lineage(LineageKind.DUPLICATE, (0.1, 0.8, 0.1)), Relation.COPIED, "b"),
    (lineage(LineageKind.COMMON_SOURCE, (0.1, 0.1, 0.8)), Relation.COMMON, "common"),
    (lineage(LineageKind.COMMON_SOURCE, (0.7, 0.1, 0.2)), Relation.PARTIAL, "a"),
    (lineage(LineageKind.DERIVED, (0.4, 0.4, 0.2)), Relation.DERIVED, ""),
]


@pytest.mark.parametrize("found, relation, direction", SCORED)
def test_what_is_found_in_the_words_of_the_truth(found, relation, direction):
    assert cascades.relation_found(found) is relation
    assert cascades.direction_found(found) == direction


def test_scores_are_one_for_the_truth_and_leave_open_pairs_out():
    pairs = [
        cascades.PairTruth("a", "b", Relation.COPIED, "b"),
        cascades.PairTruth("a", "c", None, ""),
    ]
    right = lineage(LineageKind.DUPLICATE, (0.1, 0.8, 0.1))
    wrong = lineage(LineageKind.PARTIAL, (0.8, 0.1, 0.1))
    good = cascades.score_relations([(pairs[0], right), (pairs[1], wrong)])
    bad = cascades.score_relations([(pairs[0], wrong), (pairs[1], wrong)])
    assert (good["relation.copied.f1"], bad["relation.copied.f1"]) == (1.0, 0.0)
    assert cascades.score_directions([(pairs[0], right)])["direction.accuracy"] == 1.0
    assert cascades.score_directions([(pairs[0], wrong)])["direction.accuracy"] == 0.0


def test_a_cascade_without_its_members_has_no_pairs():
    assert list_pairs(Cascade("empty", "dam", ())) == ()
