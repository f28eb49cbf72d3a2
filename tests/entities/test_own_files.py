"""A user's name table and lists: what is read, what is refused and how it is told to be mended."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.entities import index_lists, link, look_up, read_list, read_name_table
from crossread.errors import CrossreadError, InputError
from crossread.model.annotation import EntityKind
from crossread.model.lists import KnownName, Listed
from crossread.model.stories import Reading
from tests.entities.factory import named, person, reading, state

ORGANISATION, PERSON, THING = EntityKind.ORGANISATION, EntityKind.PERSON, EntityKind.THING


@pytest.fixture
def file(tmp_path):
    """A function that writes a file of a text and gives its path."""

    def write(text: str, name: str = "own.csv"):
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return write


@pytest.mark.parametrize(
    "text, known",
    [
        ("name\nMira Tolan\n", [KnownName(("Mira Tolan",))]),
        (
            "\ufeffName,Alias,ID,acts_for\r\nMira Tolan,M. Tolan; Tolan ,7,NO\r\n\r\n",
            [KnownName(("Mira Tolan", "M. Tolan", "Tolan"), "7", "NO")],
        ),
        (
            "id,name,alias\n7,Mira Tolan,Tolan\n,Mira  Tolan,Mira\n8,Port Vell,\n",
            [KnownName(("Mira Tolan", "Tolan", "Mira"), "7"), KnownName(("Port Vell",), "8")],
        ),
        ('name,acts_for\n"Fleet, Northern",Norway\n', [KnownName(("Fleet, Northern",), "", "NO")]),
        ("name,acts_for\nPort Vell,X-Tavira\n", [KnownName(("Port Vell",), "", "x-tavira")]),
    ],
)
def test_a_name_table_is_read_by_its_columns(file, text, known):
    assert list(read_name_table(file(text))) == known


@pytest.mark.parametrize(
    "text, problems",
    [
        ("", [":1: no column 'name'"]),
        ("name\n", ["it holds no name"]),
        ("nam,alias\nx,y\n", [":1: unknown column 'nam'; known: name, alias, id, acts_for"]),
        ("name,name\nx,y\n", [":1: column 'name' is there twice"]),
        ("name,id\n,7\n", [":2: no name"]),
        ("name,id\nA B,7\nA B,8\n", [":3: 'A B' has two values of id: '7' (line 2) and '8'"]),
        ("name,acts_for\nA B,Nowhere\n", [":2: no State 'Nowhere'; write a code such as NO"]),
        ("name\nFleet, Northern\n", [":2: 2 cells under 1 columns; put a cell with a comma"]),
        ('name\n"A B\n', ["not CSV: unexpected end of data; check its quotation marks"]),
        (
            "name,alias\nA B,Bee\nC D,Bee\n,x\n",
            [":3: 'Bee' stands for 'C D' and for 'A B' (line 2)", ":4: no name"],
        ),
    ],
)
def test_a_bad_name_table_is_refused_with_its_lines(file, text, problems):
    path = file(text)
    with pytest.raises(CrossreadError) as refused:
        read_name_table(path)
    for problem in problems:
        assert problem in str(refused.value)
    assert str(path) in str(refused.value)


@pytest.mark.parametrize("read", [read_name_table, read_list])
def test_files_that_cannot_be_read_are_named(tmp_path, read):
    (tmp_path / "latin.csv").write_bytes("name\nJosé\n".encode("latin-1"))
    for path, reason in (
        (tmp_path / "absent.csv", "No such file"),
        (tmp_path, "directory"),
        (tmp_path / "latin.csv", "not UTF-8 text (save it as UTF-8)"),
    ):
        with pytest.raises(InputError, match=str(path)) as refused:
            read(path)
        assert reason.casefold() in str(refused.value).casefold()


def line(schema: str = "Person", **properties) -> str:
    return json.dumps({"id": "x-1", "schema": schema, "properties": properties})


def test_json_lines_give_names_countries_and_topics(file):
    text = line(name=["Mira Tolan"], alias=["Tolan, Mira"], weakAlias=["Mir"], country=["no"],
                nationality=["se", "no"], topics=["role.pep"], birthDate=["1970"])  # fmt: skip
    text += "\n\n" + line("Sanction", program=["x"]) + "\n" + line("Vessel", name="Vell")
    source = str(file(text))
    assert list(read_list(source)) == [
        Listed(source, "x-1", "Person", PERSON, ("Mira Tolan", "Tolan, Mira"), ("Mir",),
               ("NO", "SE"), ("role.pep",)),
        Listed(source, "x-1", "Vessel", THING, ("Vell",)),
    ]  # fmt: skip


def test_targets_give_aliases_and_countries(file):
    text = (
        "id,schema,name,aliases,birth_date,countries\n"
        'x-1,Company,Vell Co,"Vell;""Vell; Sons""",,no;x-tavira\n'
        "x-2,Address,1 Quay,,,no\n"
    )
    source = str(file(text))
    names = ("Vell Co", "Vell", "Vell; Sons")
    assert list(read_list(source)) == [
        Listed(source, "x-1", "Company", ORGANISATION, names, (), ("NO", "x-tavira"))
    ]


@pytest.mark.parametrize(
    "text, problem",
    [
        ("", "no column 'id', 'schema', 'name' and no JSON lines"),
        ("name,id\nA,1\n", ":1: no column 'schema'"),
        ("id,schema,name\n,Person,A B\n", ":2: no id or no schema"),
        (line(name=["A B"]) + "\n{", ":2: not JSON"),
        (line(name=["A B"]) + "\n[1]", ":2: no object with properties"),
        ('{"schema": "Person", "properties": {}}', ":1: no id"),
        ('{"id": "1", "properties": {}}', ":1: no schema"),
        (line(name=[1]), ":1: name is no list of texts"),
        (line("Sanction", name=["A"]), "it names nobody"),
    ],
)
def test_a_bad_list_is_refused_with_its_lines(file, text, problem):
    with pytest.raises(CrossreadError) as refused:
        read_list(file(text))
    assert problem in str(refused.value)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)),
    st.sampled_from([b"", b"name,alias\n", b"id,schema,name\n", b'{"id": "1", "schema": "']),
)
def test_no_file_raises_anything_but_our_errors(tmp_path_factory, content, start):
    path = tmp_path_factory.mktemp("own") / "own.csv"
    path.write_bytes(start + content)
    for read in (read_name_table, read_list):
        with suppress(CrossreadError):
            assert read(path)


def story() -> tuple[Reading, ...]:
    return (
        reading("a", person("Mira Tolan", 0, country="NO"), person("Youssef Kareem", 1)),
        reading("b", person("Mirka Solane", 0), named("Vell", 1, ORGANISATION)),
    )


def test_a_table_joins_what_no_rule_would_and_says_so():
    known = KnownName(("Mira Tolan", "Mirka Solane"), "7", "SE")
    assert len(link(story()).entities) == 4
    table = link(story(), [known])
    (tolan,) = (each for each in table.entities if each.name == "Mira Tolan")
    assert [join.reason for join in tolan.joins] == ["your table says so"]
    assert tolan.acts_for == "SE"
    assert look_up(table, story(), [known]).ids == ((tolan.id, "7"),)


def test_a_name_of_two_entries_has_no_id():
    known = [KnownName(("Mira Tolan",), "7"), KnownName(("Mirka Solane", "Tolan"), "8")]
    both = (reading("a", person("Mira Tolan", 0), person("Tolan", 0)),)
    assert look_up(link(both, known), both, known).ids == ()


def found(listed: Listed, *readings: Reading):
    own = readings or story()
    return look_up(link(own), own, (), index_lists([listed])).candidates


def entry(name: str, kind: EntityKind = PERSON, **rest) -> Listed:
    return Listed("l.csv", "x", kind.value.title(), kind, (name,), **rest)


@pytest.mark.parametrize(
    "listed, how",
    [
        (entry("Mira Tolan"), "exact"),
        (entry("TOLAN Mira"), "order of names"),
        (entry("Yusef Karim"), "transliteration"),
        (entry("KARIM Yusef"), "transliteration and order of names"),
        (entry("Mira Anna Tolan"), "one name within the other"),
        (entry("Vell", ORGANISATION), "exact"),
        (Listed("l.csv", "x", "Person", PERSON, (), ("Youssef Kareem",)), "weak alias, exact"),
    ],
)  # fmt: skip
def test_a_like_name_of_a_list_is_a_candidate(listed, how):
    assert [each.how for each in found(listed)] == [how]


@pytest.mark.parametrize(
    "listed",
    [
        entry("Tolan"),  # a surname is that of many
        entry("Mara Tolan"),
        entry("M. Tolan"),
        entry("Mira Solane"),
        entry("Velle", ORGANISATION),
        Listed("l.csv", "x", "Person", PERSON, (), ("Kareem",)),
    ],
)
def test_another_name_is_no_candidate(listed):
    assert found(listed) == ()


def test_what_agrees_and_what_differs_is_told():
    (same,) = found(entry("Mira Tolan", countries=("NO", "SE"), topics=("sanction",)))
    assert (same.agrees, same.differs) == (("kind person", "country NO"), ())
    assert (same.printed, same.topics) == ("Mira Tolan", ("sanction",))
    (other,) = found(entry("Mira Tolan", THING, countries=("SE",)))
    assert other.agrees == ()
    assert other.differs == (
        "kind person here, thing in the list",
        "country NO here, SE in the list",
    )
    (bare,) = found(entry("Mira Tolan", EntityKind.UNKNOWN))
    assert (bare.agrees, bare.differs) == ((), ())


def test_a_state_is_no_candidate_and_a_list_joins_nothing():
    own = (reading("a", state("Norway", 0, "NO")), reading("b", person("Mira Tolan", 0)))
    assert found(entry("Norway", ORGANISATION), *own) == ()
    two = entry("Mira Tolan")
    assert len(link(story()).entities) == 4
    assert len(found(two)) == 1
