from __future__ import annotations

import pytest

from crossread.text.roles import (
    has_single_holder,
    is_international,
    is_leader,
    is_state_body,
    role_gender,
    roles_compatible,
    speaks_for_state,
)


@pytest.mark.parametrize(
    "left, right, expected",
    [
        ("president", "leader", True),
        ("dictator", "president", True),
        ("premier", "prime minister", True),
        ("president", "prime minister", False),
        ("foreign minister", "top diplomat", True),
        ("foreign minister", "deputy foreign minister", False),
        ("longtime foreign minister", "foreign minister", True),
        ("former president", "president", False),
        ("baker", "president", False),
        ("baker", "baker", True),
    ],
)
def test_offices_that_one_person_can_hold(left: str, right: str, expected: bool) -> None:
    assert roles_compatible(left, right) is expected
    assert roles_compatible(right, left) is expected


def test_who_speaks_for_a_state() -> None:
    assert speaks_for_state("president")
    assert speaks_for_state("deputy prime minister")
    assert not speaks_for_state("former president")
    assert not speaks_for_state("professor")
    assert has_single_holder("defence minister")
    assert not has_single_holder("official")
    assert is_leader("ruler")
    assert not is_leader("spokesman")


def test_bodies_of_states_and_of_several() -> None:
    assert is_state_body("Norland Defence Ministry")
    assert not is_state_body("Zorvex Motors")
    assert is_international("U.N. Security Council")
    assert not is_international("Norland Navy")


def test_genders_of_roles() -> None:
    assert role_gender("spokeswoman") == "female"
    assert role_gender("press spokesman") == "male"
    assert role_gender("president") == ""
