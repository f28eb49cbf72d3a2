"""Attribution chains: who is said to say it."""

import pytest

from crossread.model.claims import SourceKind
from tests.claims.table import pick, sources_of

GAVE = "Norvia gave Astland ten trucks"

CHAINS = [
    (f"{GAVE}.", "Transfer", ()),
    (f"{GAVE}, according to harbour master John Roe.", "Transfer", ("harbour master John Roe",)),
    (f"According to Reuters, {GAVE}.", "Transfer", ("Reuters",)),
    (f"John Roe said that {GAVE}.", "Transfer", ("John Roe",)),
    (f"The defence ministry estimated that {GAVE}.", "Transfer", ("The defence ministry",)),
    (f"{GAVE}, the minister said.", "Transfer", ("the minister",)),
    (f"“{GAVE},” said a spokesman for the harbour.", "Transfer", ("a spokesman for the harbour",)),
    (f'"{GAVE}," Ann Poe told reporters.', "Transfer", ("Ann Poe",)),
    (f"Ann Poe wrote: “{GAVE}.”", "Transfer", ("Ann Poe",)),
    (f"{GAVE} in secret,” stated a spokesperson from the embassy.", "Transfer",
     ("a spokesperson from the embassy",)),
    ("We admire your steady support of our fishing policy - Ann Poe said at the talks.",
     "SupportExpression", ("Ann Poe",)),
    (f"{GAVE}, as stated by its police chief, John Roe.", "Transfer",
     ("its police chief, John Roe",)),
    (f"Ann Poe said that John Roe had told her that {GAVE}.", "Transfer", ("Ann Poe", "John Roe")),
    (f"State television reported that, according to witnesses, {GAVE}.", "Transfer",
     ("State television", "witnesses")),
    (f"The Times reported on Monday that officials said {GAVE}.", "Transfer",
     ("The Times", "officials")),
    ("Norvia reportedly gave Astland ten trucks.", "Transfer", ("reportedly",)),
    (f"The allegation that {GAVE} surprised nobody.", "Transfer", ("allegation",)),
    ("Officials accuse Norvia of giving Astland ten trucks.", "Transfer", ("Officials",)),
    ("Norvia was supposed to give Astland ten trucks.", "Transfer", ()),
    ("The senator labelled the deal as “a stain on the house”.", "Open",
     ("The senator",)),
    ("The trucks, an envoy said, were given to Astland on Monday.", "Transfer", ("an envoy",)),
    (f"“Are you sure? {GAVE}?” Ann Poe asked.", "Transfer", ("Ann Poe",)),
    (f"“{GAVE}.” Ann Poe said.", "Transfer", ("Ann Poe",)),
    (f"''{GAVE},'' Ann Poe said.", "Transfer", ("Ann Poe",)),
    (f"Ann Poe issued the following statement:\n“{GAVE}.”", "Transfer", ("Ann Poe",)),
    (f"She suggested that {GAVE}.", "Transfer", ("She",)),
    ("In a new survey, Norvia gave Astland ten trucks.", "Transfer", ("a new survey",)),
    (f"The envoy said at a rally in Peru on Monday that {GAVE}.", "Transfer", ("The envoy",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event_type", "expected"), CHAINS)
def test_the_chain_names_its_sources_in_order(claims_of, text, event_type, expected):
    claims = [c for c in claims_of(text) if c.event_type == event_type]
    assert expected in {sources_of(claim) for claim in claims}
    assert all(claim.chain[0].kind is SourceKind.OUTLET for claim in claims)
    assert all(claim.chain[0].name == "example.org" for claim in claims)


def test_the_outlet_is_level_zero_without_a_span(claims_of):
    outlet = pick(claims_of(f"{GAVE}."), "Transfer").chain[0]
    assert (outlet.span, outlet.cue, outlet.pattern) == (None, "", "")


KINDS = [
    (f"Reuters reported that {GAVE}.", SourceKind.AGENCY),
    (f"A news agency reported that {GAVE}.", SourceKind.AGENCY),
    (f"The government said that {GAVE}.", SourceKind.BODY),
    (f"An environmental agency said that {GAVE}.", SourceKind.BODY),
    (f"John Roe said that {GAVE}.", SourceKind.PERSON),
    (f"Officials said that {GAVE}.", SourceKind.ANONYMOUS),
    (f"According to observers, {GAVE}.", SourceKind.ANONYMOUS),
    (f"A person familiar with the talks said that {GAVE}.", SourceKind.ANONYMOUS),
    (f"Two sources close to the talks said that {GAVE}.", SourceKind.ANONYMOUS),
    (f"A report said that {GAVE}.", SourceKind.DOCUMENT),
    (f"She said that {GAVE}.", SourceKind.PRONOUN),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_a_source_has_its_kind(claims_of, text, kind):
    assert pick(claims_of(text), "Transfer").chain[-1].kind is kind


def test_a_pronoun_keeps_its_words_and_its_mention(claims_of):
    text = f"John Roe arrived in London. He said that {GAVE}."
    link = pick(claims_of(text), "Transfer").chain[-1]
    assert link.name == "He"
    assert link.mention is not None
    assert link.kind is SourceKind.PERSON


def test_a_list_inherits_the_source_of_the_sentence_before(claims_of):
    text = (
        "Ann Poe brought gifts for the queen, according to the palace. "
        "These included a vase and a clock."
    )
    listed = next(c for c in claims_of(text) if c.rule == "enumeration")
    assert sources_of(listed) == ("the palace",)
    assert listed.chain[-1].pattern == "inherited"


def test_a_quotation_without_a_cue_inherits_its_speaker(claims_of):
    text = f"“The harbour is full,” Ann Poe said. “{GAVE}.”"
    claim = pick(claims_of(text), "Transfer")
    assert sources_of(claim) == ("Ann Poe",)
    assert claim.quotation is not None


def test_a_sentence_that_only_follows_does_not_inherit(claims_of):
    text = f"The talks went well, the minister said. {GAVE}."
    assert sources_of(pick(claims_of(text), "Transfer")) == ()


def test_a_headline_colon_names_its_source(claims_of):
    claims = claims_of("Minister: Norvia gave Astland ten trucks", title=True)
    assert sources_of(pick(claims, "Transfer")) == ("Minister",)


def test_a_name_and_a_colon_in_the_body_are_no_source(claims_of):
    claims = claims_of("John Roe: Norvia gave Astland ten trucks on Monday.")
    assert sources_of(pick(claims, "Transfer")) == ()


def test_the_speakers_of_an_interview_are_sources(claims_of):
    text = f"Ann Poe: Was the harbour full?\nJohn Roe: {GAVE}. Nobody was told."
    assert sources_of(pick(claims_of(text), "Transfer")) == ("John Roe",)


def test_a_city_and_a_colon_are_a_dateline(claims_of):
    text = f"London: {GAVE}.\nParis: The mayor slept."
    assert sources_of(pick(claims_of(text), "Transfer")) == ()


def test_what_is_added_stands_beside_what_was_said(claims_of):
    text = f"Ann Poe said the harbour would close in May, adding that {GAVE}."
    added = pick(claims_of(text), "Transfer").chain[-1]
    assert added.cue == "add"
    closed = next(c for c in claims_of(text) if "close" in c.predicate)
    assert [link.cue for link in closed.chain[1:]] == ["say"]


def test_a_remark_behind_an_inverted_speaker_is_the_reporters(claims_of):
    text = "“The trucks are old,” said Ann Poe, who visited Astland in May."
    assert sources_of(pick(claims_of(text), "Visit")) == ()


def test_a_contrast_is_not_part_of_what_is_said(claims_of):
    text = f"Ann Poe said that the talks had failed, while {GAVE}."
    assert sources_of(pick(claims_of(text), "Transfer")) == ()


def test_a_further_report_is_not_nested_in_the_first(claims_of):
    text = f"Ann Poe said the harbour was full, and John Roe said that {GAVE}."
    assert sources_of(pick(claims_of(text), "Transfer")) == ("John Roe",)


def test_sources_with_one_voice_are_one_link(claims_of):
    claim = pick(claims_of(f"Sources told the paper that {GAVE}."), "Transfer")
    assert sources_of(claim) == ("Sources",)


def test_a_quotation_belongs_to_the_name_below_it(claims_of):
    claim = pick(claims_of(f"“{GAVE}.”\n- Ann Poe"), "Transfer")
    assert sources_of(claim) == ("Ann Poe",)


def test_a_reported_future_goes_on_and_the_reporters_own_does_not(claims_of):
    after = "Norvia would give Astland ten trucks."
    ahead = claims_of(f"Ann Poe said that the harbour would close. {after}")
    assert sources_of(pick(ahead, "Transfer")) == ("Ann Poe",)
    past = claims_of(f"Ann Poe said that the harbour was closed. {after}")
    assert sources_of(pick(past, "Transfer")) == ()


def test_several_accusers_are_one_link(claims_of):
    text = "Norvia, Sweden and Peru accused Astland of selling rifles to Chad."
    link = pick(claims_of(text), "Transfer").chain[-1]
    assert link.name == "Norvia, Sweden and Peru"


def test_a_statement_holds_what_it_says(claims_of):
    claims = claims_of(f"John Roe said that {GAVE}.")
    said = pick(claims, "Statement")
    assert pick(claims, "Transfer").id in said.content
    assert sources_of(said) == ()
