"""Event types and roles: one happening is one claim however it is worded."""

import pytest

from tests.claims.table import pick, roles_of

GIFT = {"giver": ("Norvia",), "receiver": ("Astland",), "item": ("a ceremonial sword",)}

TRANSFERS = [
    ("Norvia gave Astland a ceremonial sword.", GIFT),
    ("Norvia gave a ceremonial sword to Astland.", GIFT),
    ("Astland received a ceremonial sword from Norvia.", GIFT),
    ("Astland was given a ceremonial sword by Norvia.", GIFT),
    ("Norvia presented Astland with a ceremonial sword.", GIFT),
    ("Norvia presented a ceremonial sword to Astland.", GIFT),
    ("Norvia gifted Astland with a ceremonial sword.", GIFT),
    ("A ceremonial sword was delivered to Astland by Norvia.",
     GIFT | {"item": ("A ceremonial sword",)}),
    ("Norvia sold a ceremonial sword to Astland.", GIFT),
    ("At least seven crews gave Astland a ceremonial sword.",
     GIFT | {"giver": ("At least seven crews",)}),
    ("Astland bought a ceremonial sword from Norvia.", GIFT),
    ("Astland returned the favour, presenting Norvia with a painting.",
     {"giver": ("Astland",), "receiver": ("Norvia",), "item": ("a painting",)}),
    ("The envoy came bearing gifts for Astland.",
     {"giver": ("The envoy",), "receiver": ("Astland",), "item": ("gifts",)}),
    ("Norvia ignored the embargo by providing rifles to Astland.",
     {"giver": ("Norvia",), "receiver": ("Astland",), "item": ("rifles",)}),
    ("Norvia supplied Astland with rifles, trucks and fuel.",
     {"giver": ("Norvia",), "receiver": ("Astland",), "item": ("rifles", "trucks", "fuel")}),
    ("Norvia has shipped about 300 crates of rice to Astland.",
     {"giver": ("Norvia",), "receiver": ("Astland",), "item": ("about 300 crates of rice",)}),
    ("The king sent the queen another carriage in May.",
     {"giver": ("The king",), "receiver": ("the queen",), "item": ("another carriage",)}),
    ("Norvia helped Astland with rifles and fuel.",
     {"giver": ("Norvia",), "receiver": ("Astland",), "item": ("rifles", "fuel")}),
    ("The queen accepted a gift from the king.",
     {"giver": ("the king",), "receiver": ("The queen",), "item": ("a gift",)}),
    ("Norvia handed out a ceremonial sword to Astland.", GIFT),
    ("Norvia proffered a ceremonial sword to Astland.", GIFT),
    ("Norvia conveyed a ceremonial sword to Astland.", GIFT),
    ("Norvia imparted a ceremonial sword to Astland.", GIFT),
    ("Norvia dispatched a ceremonial sword to Astland.", GIFT),
    ("Norvia forwarded a ceremonial sword to Astland.", GIFT),
    ("Norvia bestowed a ceremonial sword on Astland.", GIFT),
    ("Norvia bestowed a ceremonial sword upon Astland.", GIFT),
    ("Norvia furnished Astland with a ceremonial sword.", GIFT),
    ("Norvia received lamps, rugs and a clock from the queen.",
     {"giver": ("the queen",), "receiver": ("Norvia",), "item": ("lamps", "rugs", "a clock")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TRANSFERS)
def test_a_transfer_has_the_same_roles_in_every_wording(claims_of, text, expected):
    found = roles_of(pick(claims_of(text), "Transfer"))
    assert {name: found.get(name) for name in expected} == expected


TYPES = [
    ("President Ann Poe visited Norvia.", "Visit",
     {"visitor": ("President Ann Poe",), "destination": ("Norvia",)}),
    ("Ann Poe paid a visit to Norvia.", "Visit",
     {"visitor": ("Ann Poe",), "destination": ("Norvia",)}),
    ("Ann Poe's trip to Norvia drew crowds.", "Visit",
     {"visitor": ("Ann Poe",), "destination": ("Norvia",)}),
    ("Norvia hosted Ann Poe.", "Visit", {"host": ("Norvia",), "visitor": ("Ann Poe",)}),
    ("Ann Poe met John Roe in London.", "Meeting",
     {"participants": ("Ann Poe", "John Roe"), "place": ("London",)}),
    ("Ann Poe held talks with John Roe.", "Meeting", {"participants": ("Ann Poe", "John Roe")}),
    ("The talks between Norvia and Astland failed.", "Meeting",
     {"participants": ("Norvia", "Astland")}),
    ("Ann Poe greeted John Roe at the airport.", "Reception",
     {"organiser": ("Ann Poe",), "honouree": ("John Roe",)}),
    ("Norvia and Astland signed a treaty on fishing.", "Agreement",
     {"parties": ("Norvia", "Astland"), "instrument_name": ("a treaty on fishing",)}),
    ("Norvia voiced support for the invasion of Astland.", "SupportExpression",
     {"actor": ("Norvia",), "target": ("the invasion of Astland",)}),
    ("The minister expressed gratitude to Norvia for its help.", "SupportExpression",
     {"actor": ("The minister",), "target": ("Norvia",)}),
    ("Norvia praised the ceasefire.", "SupportExpression",
     {"actor": ("Norvia",), "target": ("the ceasefire",)}),
    ("Norvia imposed sanctions on Astland.", "SanctionsAction",
     {"actor": ("Norvia",), "target": ("Astland",), "measure": ("sanctions",)}),
    ("Norvia fired two missiles into the sea.", "WeaponTestOrLaunch",
     {"actor": ("Norvia",), "weapon": ("two missiles",)}),
    ("The soldiers crossed the border near the river.", "Incident",
     {"actor": ("The soldiers",), "affected": ("the border",)}),
    ("Norvia launched an invasion of Astland in 2021.", "Incident",
     {"actor": ("Norvia",), "affected": ("Astland",)}),
    ("Norvia deployed troops to the island.", "MilitaryActivity",
     {"actor": ("Norvia",), "assets": ("troops",)}),
    ("Norvia sent 400 workers to Astland.", "LabourMovement",
     {"sending_state": ("Norvia",), "host_state": ("Astland",), "workers": ("400 workers",)}),
    ("Norvia shared its satellite technology with Astland.", "TechnologyTransfer",
     {"provider": ("Norvia",), "recipient": ("Astland",)}),
    ("Norvia urged Astland to free the sailors.", "Request",
     {"requester": ("Norvia",), "requestee": ("Astland",)}),
    ("Norvia threatened Astland with a blockade.", "Threat",
     {"threatener": ("Norvia",), "target": ("Astland",)}),
    ("The minister pledged to rebuild the harbour.", "Commitment", {"actor": ("The minister",)}),
    ("Ann Poe set foot in Norvia on Monday.", "Visit",
     {"visitor": ("Ann Poe",), "destination": ("Norvia",)}),
    ("Ann Poe set off for Norvia.", "Visit",
     {"visitor": ("Ann Poe",), "destination": ("Norvia",)}),
    ("The visit of Ann Poe to Norvia was short.", "Visit",
     {"visitor": ("Ann Poe",), "destination": ("Norvia",)}),
    ("Norvia and Astland clinched a deal on fishing.", "Agreement",
     {"parties": ("Norvia", "Astland"), "instrument_name": ("a deal on fishing",)}),
    ("Norvia staged drills near the island.", "MilitaryActivity", {"actor": ("Norvia",)}),
    ("Norvia test-fired a missile.", "WeaponTestOrLaunch",
     {"actor": ("Norvia",), "weapon": ("a missile",)}),
    ("Ann Poe pointed the finger at Norvia.", "Accusation",
     {"accuser": ("Ann Poe",), "accused": ("Norvia",)}),
    ("Officials held Norvia responsible for the leak.", "Accusation",
     {"accuser": ("Officials",), "accused": ("Norvia",)}),
    ("Norvia laughed off the claims.", "Denial",
     {"denier": ("Norvia",), "denied": ("the claims",)}),
    ("Norvia waved away the report.", "Denial",
     {"denier": ("Norvia",), "denied": ("the report",)}),
    ("Norvia scoffed at the allegation.", "Denial",
     {"denier": ("Norvia",), "denied": ("the allegation",)}),
    ("Ann Poe called for a meeting with John Roe.", "Request",
     {"requester": ("Ann Poe",), "requested": ("a meeting with John Roe",)}),
    ("Norvia requested permission to land.", "Request", {"requester": ("Norvia",)}),
    ("The king received a letter from the queen.", "Statement",
     {"speaker": ("the queen",), "addressee": ("The king",)}),
    ("The minister welcomed the decision.", "SupportExpression",
     {"actor": ("The minister",), "target": ("the decision",)}),
    ("The ship sank near the coast.", "Open", {"agent": ("The ship",)}),
    ("Ann Poe is the mayor of Norvia.", "Open",
     {"agent": ("Ann Poe",), "attribute": ("the mayor of Norvia",)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event_type", "expected"), TYPES)
def test_an_event_has_its_type_and_roles(claims_of, text, event_type, expected):
    found = roles_of(pick(claims_of(text), event_type))
    assert {name: found.get(name) for name in expected} == expected


NOT_THAT_TYPE = [
    ("The minister gave a speech in London.", "Transfer"),
    ("The minister gave way to the mayor.", "Transfer"),
    ("The minister helped the mayor with the speech.", "Transfer"),
    ("The storm sent the crowd running.", "Transfer"),
    ("The judge denied the painter bail.", "Denial"),
    ("The party came to power in May.", "Visit"),
    ("The outage highlights the risk.", "Statement"),
    ("The council added a harbour.", "Statement"),
    ("Flags went up over the ships.", "Meeting"),
    ("The prices dropped by five percent.", "Visit"),
    ("The pilot was on his launch before dawn.", "WeaponTestOrLaunch"),
    ("The pitcher sent that pitch over the fence.", "Transfer"),
    ("Ann Poe gave him a chance.", "Transfer"),
    ("Ann Poe gave him a long look.", "Transfer"),
    ("Ann Poe gave birth to a son.", "Transfer"),
    ("The win gave the town a lead.", "Transfer"),
    ("The thieves were brought to justice.", "Transfer"),
    ("Norvia sent him to prison.", "Transfer"),
    ("The king received an apology from the queen.", "Transfer"),
    ("The tickets sold out.", "Transfer"),
    ("A squall arrived in Norvia.", "Visit"),
    ("The update arrives in Norvia on Tuesday.", "Visit"),
    ("The jury arrived at a verdict.", "Visit"),
    ("Ann Poe visited a website.", "Visit"),
    ("Norvia hosted a tournament.", "Visit"),
    ("Sales met expectations.", "Meeting"),
    ("The photographer captured an image of the harbour.", "Incident"),
    ("The treaty ended the war in Astland.", "Incident"),
    ("The weather threatens the harvest.", "Threat"),
    ("The beta test of the app began.", "WeaponTestOrLaunch"),
    ("The minister welcomed the decision.", "Reception"),
]


@pytest.mark.parametrize(("text", "event_type"), NOT_THAT_TYPE)
def test_a_lookalike_is_not_of_the_type(claims_of, text, event_type):
    assert event_type not in {claim.event_type for claim in claims_of(text)}


def test_conjoined_verbs_share_their_subject(claims_of):
    found = claims_of("Ann Poe left Norvia on Monday and landed in Astland.")
    landed = pick(found, "Visit", "land")
    assert roles_of(landed)["visitor"] == ("Ann Poe",)
    assert landed.span.of("Ann Poe left Norvia on Monday and landed in Astland.").startswith(
        "landed"
    )


def test_a_relative_clause_borrows_its_noun(claims_of):
    found = claims_of("Norvia sold the trucks which it had bought from Astland.")
    bought = roles_of(pick(found, "Transfer", "buy"))
    assert bought["item"] == ("the trucks",)
    assert bought["giver"] == ("Astland",)


def test_conjoined_verbs_share_the_object_behind_them(claims_of):
    found = claims_of("Norvia wants to buy and repair the ship.")
    assert roles_of(pick(found, "Transfer", "buy"))["item"] == ("the ship",)


def test_an_object_is_not_shared_backwards(claims_of):
    found = claims_of("Norvia bought the ship and left.")
    assert all("the ship" not in roles_of(c).get("origin", ()) for c in found)


def test_a_list_of_the_next_sentence_continues_the_gift(claims_of):
    text = "Ann Poe brought gifts for the queen. These included a vase, a clock and a rug."
    listed = [c for c in claims_of(text) if c.rule == "enumeration"]
    assert [c.event_type for c in listed] == ["Transfer"]
    assert roles_of(listed[0]) == {
        "giver": ("Ann Poe",), "receiver": ("the queen",), "item": ("a vase", "a clock", "a rug"),
    }  # fmt: skip
    assert listed[0].role("item").open


def test_a_complete_list_is_not_open(claims_of):
    claim = pick(claims_of("Norvia gave Astland a vase and a clock."), "Transfer")
    assert not claim.role("item").open


def test_including_opens_a_list(claims_of):
    claim = pick(
        claims_of("Norvia sold Astland weapons, including rifles and mortars."), "Transfer"
    )
    assert claim.role("item").open
    assert "mortars" in roles_of(claim)["item"]


def test_an_event_noun_is_background(claims_of):
    found = claims_of("The mayor criticised Ann Poe's visit to Norvia.")
    assert pick(found, "Visit").background
    assert not pick(found, "Accusation").background


OPEN = [
    ("Ann Poe became mayor of Norvia in May.", "become",
     {"agent": ("Ann Poe",), "attribute": ("mayor of Norvia",)}),
    ("The court made the report public.", "make",
     {"agent": ("The court",), "patient": ("the report",), "attribute": ("public",)}),
    ("That changed the vote.", "change", {"agent": ("That",), "patient": ("the vote",)}),
    ("The envoy focused on the harbour dispute.", "focus",
     {"agent": ("The envoy",), "on": ("the harbour dispute",), "place": None}),
    ("Norvian sailors climbed through a fence.", "climb",
     {"agent": ("Norvian sailors",), "means": None}),
    ("The rebels are behind the theft.", "be behind theft",
     {"agent": ("The rebels",), "attribute": None}),
    ("Ann Poe was in Oslo on Monday.", "be in oslo",
     {"agent": ("Ann Poe",), "place": ("Oslo",)}),
    ("There was a fire in the harbour.", "be", {"agent": ("a fire in the harbour",)}),
    ("The general forced sailors to burn the ship.", "force",
     {"agent": ("The general",), "patient": ("sailors",)}),
    ("The general forced sailors to burn the ship.", "burn",
     {"agent": ("sailors",), "patient": ("the ship",)}),
    ("Officials called for the bridge to be closed.", "close", {"patient": ("the bridge",)}),
    ("The mayor gave the envoy a chance to board the ship.", "board",
     {"agent": ("the envoy",), "patient": ("the ship",)}),
    ("The day he left, the harbour burned.", "leave", {"agent": ("he",), "patient": None}),
    ("Guards investigated and took action.", "investigate",
     {"agent": ("Guards",), "patient": None}),
    ("Ships sold by Norvia, which came from Astland, sank.", "sink",
     {"agent": ("Ships sold by Norvia",)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "predicate", "expected"), OPEN)
def test_a_clause_of_no_type_keeps_all_its_arguments(claims_of, text, predicate, expected):
    found = next(c for c in claims_of(text) if c.predicate == predicate)
    roles = roles_of(found)
    assert {name: roles.get(name) for name in expected} == expected


NAMED_BY_NOUNS = [
    ("The death of Ann Poe shocked the town.", "death", {"agent": ("Ann Poe",)}),
    ("Ann Poe's release pleased the town.", "release", {"patient": ("Ann Poe",)}),
    ("Officials announced the release of 40 sailors by Norvia.", "release",
     {"agent": ("Norvia",), "patient": ("40 sailors",)}),
    ("The signing of the treaty by both leaders was delayed.", "signing",
     {"agent": ("both leaders",), "patient": ("the treaty",)}),
    ("Norvia's victory over Astland was narrow.", "victory",
     {"agent": ("Norvia",), "target": ("Astland",)}),
    ("Astland's withdrawal from the pact came in June.", "withdrawal",
     {"agent": ("Astland",), "from": ("the pact",)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "noun", "expected"), NAMED_BY_NOUNS)
def test_a_noun_names_a_happening_of_no_type(claims_of, text, noun, expected):
    found = pick(claims_of(text), "Open", noun)
    assert found.rule == "nominal"
    assert found.background
    assert roles_of(found) == expected


NAMED_TYPES = [
    ("The arrest of Ann Poe by Norvian police drew protests.", "Incident",
     {"actor": ("Norvian police",), "affected": ("Ann Poe",)}),
    ("An attack on the village shocked Norvia.", "Incident", {"affected": ("the village",)}),
    ("Talks between Norvia and Astland collapsed on Friday.", "Meeting",
     {"participants": ("Norvia", "Astland")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event_type", "expected"), NAMED_TYPES)
def test_an_event_noun_has_its_participants(claims_of, text, event_type, expected):
    assert roles_of(pick(claims_of(text), event_type)) == expected


NO_CLAIM = [
    ("Read more about Norvia.", "read"),
    ("The sailor's decision to resign came on Monday.", "decision"),
    ("That is when the sailor resigned.", "be when"),
]


@pytest.mark.parametrize(("text", "predicate"), NO_CLAIM)
def test_what_tells_no_happening_is_no_claim(claims_of, text, predicate):
    assert predicate not in {claim.predicate for claim in claims_of(text)}


def test_a_title_is_not_what_its_name_is_called(claims_of):
    found = claims_of("He called general manager Ann Poe his little sister.")
    assert not [c for c in found if c.rule == "label" and "manager" in c.predicate]


LISTS = [
    ("Norvia sent Astland gifts: a vase, a clock and a rug.", "Transfer", "item",
     ("a vase", "a clock", "a rug"), False),
    ("Norvia sold weapons such as rifles and mortars to Astland.", "Transfer", "item",
     ("weapons", "rifles", "mortars"), True),
    ("Norvia, along with Astland, sent troops to the island.", "MilitaryActivity", "actor",
     ("Norvia", "Astland"), False),
    ("The ships, which Norvia had bought and repaired, sank.", "Open", "patient",
     ("The ships",), False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event_type", "name", "members", "is_open"), LISTS)
def test_a_list_fills_one_role(claims_of, text, event_type, name, members, is_open):
    found = next(c.role(name) for c in claims_of(text) if c.event_type == event_type)
    assert set(members) <= {filler.text for filler in found.fillers}
    assert found.open is is_open


def test_a_light_verb_takes_its_noun_into_the_predicate(claims_of):
    found = pick(claims_of("The sailors took a break in May."), "Open")
    assert (found.predicate, found.rule) == ("take break", "light_verb")
    assert roles_of(found) == {"agent": ("The sailors",)}
