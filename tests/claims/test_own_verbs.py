"""Verbs that users add."""

import pytest

from crossread.claims import lexicon
from crossread.claims.own_verbs import use_verbs
from crossread.errors import InputError, ResourceError


@pytest.fixture(autouse=True)
def _clean():
    yield
    lexicon.put_before([])


def write(tmp_path, text):
    path = tmp_path / "verbs.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_verb_of_the_user_comes_first(tmp_path):
    entry = "- {type: Visit, lemmas: [sell, zorb], slots: {subj: visitor, obj: destination}}"
    use_verbs(write(tmp_path, f"verbs:\n{entry}\n"))
    assert lexicon.verb_frames()["sell"][0].event_type == "Visit"
    assert lexicon.verb_frames()["zorb"][0].slots == {"subj": "visitor", "obj": "destination"}
    assert "zorb" in lexicon.known_verbs()
    lexicon.put_before([])
    assert "Visit" not in {frame.event_type for frame in lexicon.verb_frames()["sell"]}
    assert "zorb" not in lexicon.known_verbs()


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("verbs: 3", 1, "no list of verbs"),
        ("- a", 1, "no list of verbs"),
        ("verbs:\n- {type: Nope, lemmas: [x], slots: {}}", 2, "unknown type 'Nope'"),
        ("verbs:\n- {type: Visit, lemmas: [], slots: {}}", 2, "lemmas is a list"),
        ("verbs:\n- {type: Visit, lemmas: [x], slots: {subj: giver}}", 2, "no role 'giver'"),
        ("verbs:\n- {type: Visit, lemmas: [x], slots: {}, nedes: [obj]}", 2, "unknown key 'nedes'"),
        ("verbs:\n- {type: Visit, lemmas: [x], slots: {}, object: qq}", 2, "unknown class 'qq'"),
        ("verbs:\n- [", 3, ""),
    ],
)
def test_a_wrong_table_is_told_with_its_line(tmp_path, text, line, told):
    with pytest.raises(ResourceError) as error:
        use_verbs(write(tmp_path, text))
    _, at, message = error.value.problems[0]
    assert at == line
    assert told in message


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(InputError, match=r"none\.yaml"):
        use_verbs(tmp_path / "none.yaml")
