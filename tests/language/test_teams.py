"""Towns that stand for their teams, in articles about invented ones."""

from __future__ import annotations

import pytest

from crossread.model.annotation import EntityKind

TEAM = "The Chicago Otters beat the Boston Herons on Friday. "


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (TEAM + "Chicago won the game.", EntityKind.ORGANISATION),
        (TEAM + "Jan Orr scored in the win over Boston.", EntityKind.ORGANISATION),
        (TEAM + "It ended Chicago's drought.", EntityKind.ORGANISATION),
        (TEAM + "Chicago escaped with a victory in overtime.", EntityKind.ORGANISATION),
        (TEAM + "Chicago woke up with a headache.", EntityKind.PLACE),
        (TEAM + "Fans sang in Chicago.", EntityKind.PLACE),
        ("The Chicago Times praised the harbour. Chicago won the game.", EntityKind.PLACE),
    ],
)
def test_a_town_that_plays_is_its_team_where_the_article_names_one(annotate, text, kind) -> None:
    town = [m for m in annotate(text).mentions if m.name in {"Chicago", "Boston"}][-1]
    assert town.entity is kind
