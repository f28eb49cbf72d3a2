"""Media and offices that users add."""

from __future__ import annotations

import pytest

from crossread.errors import InputError, ResourceError
from crossread.text import families
from crossread.text.own_families import use_families
from crossread.text.wires import find_credits

GOOD = """media:
- name: Norvapress
  aka: [NVP]
  country: XA
  kind: agency
  family: Harbour Group
- {name: Reuters, country: GB, kind: agency, family: Harbour Group, domains: [reuters.com]}
- {name: Brenholt State Radio, country: XB, kind: broadcaster, state: true}
"""


@pytest.fixture(autouse=True)
def _clean():
    yield
    families.put_before([])


def write(tmp_path, text):
    path = tmp_path / "families.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def family(name):
    found = families.family_of(name)
    return found.id if found else None


def test_the_user_s_media_come_first_and_leave_again(tmp_path):
    assert [family(name) for name in ("NVP", "reuters.com")] == [None, "reuters"]
    dateline = "PORT OSTRA, May 3 (Norvapress) - Rain fell on the harbour."
    assert not find_credits(dateline)
    use_families(write(tmp_path, GOOD))
    names = ("NVP", "Reuters", "reuters.com", "Brenholt State Radio")
    assert [family(name) for name in names] == [*["harbour-group"] * 3, "xb-state"]
    assert family("Agence France-Presse") == "agence-france-presse"
    assert [credit.family.id for credit in find_credits(dateline)] == ["harbour-group"]
    assert "Norvapress" in families.media_names()
    assert families.state_media()["brenholt state radio"] == "XB"
    families.put_before([])
    assert [family(name) for name in ("NVP", "reuters.com")] == [None, "reuters"]
    assert not find_credits(dateline)


ENTRY = "- {name: Norvapress, country: XA, kind: agency"


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("media: 3", 1, "no list of media"),
        ("- a", 1, "no list of media"),
        ("media: []", 1, "no list of media"),
        ("media:\n- 5", 2, "an entry is a mapping"),
        ("media:\n- {name: Norvapress, kind: agency}", 2, "country is missing"),
        ("media:\n- {name: Norvapress, country: NO, kind: agency}", 2, "quotation marks"),
        ("media:\n- {name: Norvapress, country: Norland, kind: agency}", 2, "two capitals"),
        ("media:\n- {name: Norvapress, country: XA, kind: wire}", 2, "unknown kind 'wire'"),
        (f"media:\n{ENTRY}, state: maybe}}", 2, "state is true or false"),
        (f"media:\n{ENTRY}, aka: NVP}}", 2, "aka is a list of names"),
        (f"media:\n{ENTRY}, domain: [a.example]}}", 2, "unknown key 'domain'"),
        (f"media:\n{ENTRY}}}\n-\n  name: Ledger\n  aka:\n  - L1\n  kind: office", 4, "country is"),
        ("media:\n- [", 3, ""),
    ],
)
def test_a_wrong_table_is_told_with_its_line(tmp_path, text, line, told):
    path = write(tmp_path, text)
    with pytest.raises(ResourceError) as error:
        use_families(path)
    at = error.value.problems[0]
    assert (at[0], at[1]) == (str(path), line)
    assert told in at[2]
    assert f"{path}:{line}: " in str(error.value)


def test_a_wrong_table_changes_nothing(tmp_path):
    with pytest.raises(ResourceError):
        use_families(write(tmp_path, GOOD + "- {name: Ledger}\n"))
    assert family("NVP") is None


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(InputError, match=r"none\.yaml"):
        use_families(tmp_path / "none.yaml")


def test_a_file_that_is_no_text_is_told(tmp_path):
    path = tmp_path / "families.yaml"
    path.write_bytes(b"\xff\xfe\x00media")
    with pytest.raises(InputError, match="not UTF-8"):
        use_families(path)
