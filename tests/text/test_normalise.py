"""Shadow copies keep their length; folded texts compare equal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.text.normalise import collapse_spaces, fold, shadow, squeeze


@given(st.text())
def test_a_shadow_has_the_length_of_its_text(text: str) -> None:
    assert len(shadow(text)) == len(text)
    assert shadow(shadow(text)) == shadow(text)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("\u201cno\u201d \u2013 she\u2019s\u00a0gone", '"no" - she\'s gone'),
        ("«non»", '"non"'),
        ("café", "café"),
        ("", ""),
    ],
)
def test_shadow(text: str, expected: str) -> None:
    assert shadow(text) == expected


def test_fold_and_squeeze() -> None:
    assert fold(" The\u00a0 MINISTER\u2019s\u200b\n") == "the minister's"
    assert squeeze("a\u00a0b \u2014\tc\u00ad") == "ab-c"
    assert collapse_spaces(" a \n\u00a0 b ") == "a b"
