"""What is known of a chain is kept when it is joined to another."""

from __future__ import annotations

from dataclasses import fields, replace

from crossread.entities.profiles import merge_profiles, profile_chains
from tests.entities.factory import person, reading


def test_merging_loses_no_field() -> None:
    bare = profile_chains(reading("a1", person("Arlen Voss", 0)))[0]
    given = {"str": "x", "bool": True, "tuple[str, ...]": ("x",), "frozenset[str]": frozenset("x")}
    told = {each.name: given[each.type] for each in fields(bare) if each.type in given}
    assert {"state", "speaks", "reasons"} <= told.keys()
    merged = merge_profiles(replace(bare, **told), bare)
    lost = {name for name in told if not getattr(merged, name)}
    assert lost <= {"plural", "adjective"}  # of both or of none
