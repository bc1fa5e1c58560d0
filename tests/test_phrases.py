"""phrases and words: tags, noun phrases and subjects of invented sentences."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.core.phrases import BASE, extend_left, find_phrases, phrase_from, subject_of
from scripts.core.spans import head_entity
from scripts.core.words import ASCII_WORD, SIGNS, TAGS, WORD, Words, find_words, to_lower, to_marks
from tests.builders import make_article, make_entities, make_sentences


def parse(marked: str) -> Words:
    article = make_article(marked)
    entities = make_entities(article, marked, make_sentences(article))
    assert article.text is not None
    return find_words(article.text, 0, len(article.text), to_marks(entities))


def subject(marked: str, verb: str) -> str | None:
    words = parse(marked)
    found = subject_of(find_phrases(words), words.lower.index(verb))
    return None if found is None else words.text[slice(*(lambda s: (s.start, s.end))(words.span(*found)))]


@pytest.mark.parametrize(
    ("marked", "word", "tag"),
    [
        pytest.param("The air strikes hit the port.", "strikes", "N", id="noun_behind_adjective"),
        pytest.param("The army strikes the port.", "strikes", "v", id="verb_before_object"),
        pytest.param("The rebels claim the port.", "claim", "v", id="verb_behind_plural"),
        pytest.param("The claim was false.", "claim", "N", id="noun_behind_article"),
        pytest.param("Officials claim pro-war men fled.", "claim", "v", id="verb_of_a_plural_before_a_clause"),
        pytest.param("The government claims guards fled.", "claims", "v", id="verb_of_a_singular_before_a_clause"),
        pytest.param("According to reports from the port, it is shut.", "reports", "N", id="noun_behind_according_to"),
        pytest.param("Some said they had left.", "said", "v", id="verb_behind_quantifier"),
        pytest.param("Many press reports name him.", "press", "N", id="noun_behind_quantifier"),
        pytest.param("A loss that the agency estimates has doubled.", "estimates", "v", id="verb_before_auxiliary"),
        pytest.param("They besieged the town.", "besieged", "v", id="past"),
        pytest.param("They left the besieged town.", "besieged", "j", id="participle_before_noun"),
        pytest.param("They saw armed men.", "armed", "N", id="adjective"),
        pytest.param("{ORG:Council of Elders} met.", "of", "E", id="preposition_inside_a_name"),
        pytest.param("They came on {DATE:4 April}.", "april", "z", id="date"),
        pytest.param("{PER:Zlini}'s men", "'s", "s", id="possessive"),
        pytest.param("the rebels' camp", "'", "s", id="plural_possessive"),
        pytest.param("At least ten men", "at", "d", id="quantifier"),
        pytest.param("He was to “march” on the town.", "march", "v", id="through_quotation_marks"),
        pytest.param("They committed targeted killings.", "targeted", "j", id="participle_behind_a_verb"),
        pytest.param("About 20 men left.", "about", "d", id="about_a_number"),
        pytest.param("They told leading men of it.", "leading", "j", id="leading"),
        pytest.param("They held a briefing where he slept.", "briefing", "N", id="verbal_noun_behind_an_article"),
        pytest.param("The war caused fires.", "caused", "v", id="caused"),
        pytest.param("Due to rain, they left.", "due", "a", id="due_to"),
        pytest.param("When police came, they fled.", "police", "N", id="noun_that_is_seldom_a_verb"),
        pytest.param("Rioters storm bakery.", "storm", "v", id="verb_of_a_headline"),
        pytest.param("Dock workers torch sheds.", "torch", "v", id="verb_of_a_headline_behind_two_nouns"),
        pytest.param("Rioters left the storm shelter.", "storm", "N", id="noun_where_another_verb_is"),
        pytest.param("Millers set fire to the sheds.", "set", "v", id="set_fire"),
        pytest.param("A raid hit the mill, killing 17 millers.", "killing", "v", id="participle_before_a_figure"),
        pytest.param("Rebels shot dead the miller.", "dead", "a", id="shot_dead"),
        pytest.param("The staff rarely administered harsh drugs.", "administered", "v", id="past_behind_an_adverb"),
    ],
)
def test_tag(marked: str, word: str, tag: str) -> None:
    words = parse(marked)
    assert words.tags[words.lower.index(word)] == tag


@pytest.mark.parametrize(
    ("marked", "verb", "expected"),
    [
        pytest.param("The mayor said so.", "said", "The mayor", id="plain"),
        pytest.param("The mayor had also said so.", "said", "The mayor", id="over_auxiliaries"),
        pytest.param("A spokesman for the army said so.", "said", "A spokesman for the army", id="of_and_for"),
        pytest.param("The mayor, a farmer of eighty, said so.", "said", "The mayor", id="over_apposition"),
        pytest.param("{PER:Ann Oz}, X-Far, a farmer, said so.", "said", "Ann Oz", id="over_party_and_state"),
        pytest.param("{GPE:US} officials said so.", "said", "US officials", id="no_pronoun"),
        pytest.param("The mayor on {DATE:Thursday} said so.", "said", "The mayor", id="over_date"),
        pytest.param("The army ({ARM:LDA}) said so.", "said", "The army", id="over_brackets"),
        pytest.param(
            "{ARM:Desert Army} ({ARM:LDA}) men said so.", "said", "Desert Army (LDA) men", id="brackets_inside"
        ),
        pytest.param("Men from the hills and others said so.", "said", "Men from the hills and others", id="joined"),
        pytest.param("The mayor, who said so, left.", "said", "The mayor", id="relative"),
        pytest.param("Families who reached the port said so.", "said", "Families", id="relative_with_object"),
        pytest.param("People briefed on the matter said so.", "said", "People briefed on the matter", id="participle"),
        pytest.param("A nurse reached by phone said so.", "said", "A nurse", id="participle_with_by"),
        pytest.param("The mayor came and said so.", "said", "The mayor", id="second_verb"),
        pytest.param("Witnesses and medics said so.", "said", "Witnesses and medics", id="joined"),
        pytest.param("They shot him said the man.", "said", None, id="object_pronoun"),
    ],
)
def test_subject(marked: str, verb: str, expected: str | None) -> None:
    assert subject(marked, verb) == expected


@given(st.text("aZ9.,:&' -\n" + "".join(SIGNS), max_size=40))
def test_signs_are_read_alike(text: str) -> None:
    found = [[match.span() for match in pattern.finditer(text)] for pattern in (ASCII_WORD, WORD)]
    assert found[0] == found[1]


@given(st.text())
def test_to_lower(text: str) -> None:
    expected = "".join(letter.lower() if letter.isascii() else letter for letter in text).replace("’", "'")
    assert to_lower(text) == expected


@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    words = find_words(text, 0, len(text), [])
    phrases = find_phrases(words)
    assert len(words.tags) == len(words.spans) == len(words.lower)
    assert set(words.tags) <= set(TAGS)
    for start, end in phrases.by_start.items():
        assert phrase_from(phrases, start) is not None
        assert 0 <= extend_left(phrases, start) <= start < end <= len(words.tags)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("{ORG:UN} envoy {PER:Omar Zlini}", "Omar Zlini", id="at_the_end"),
        pytest.param("{PER:Zlini}'s men", "Zlini", id="inside"),
        pytest.param("men of {GPE:Zliten}", None, id="a_place_is_no_side"),
        pytest.param("{GPE:France}", "France", id="equal"),
    ],
)
def test_head_entity(marked: str, expected: str | None) -> None:
    article = make_article(marked)
    assert article.text is not None
    found = head_entity(0, len(article.text), make_entities(article, marked, make_sentences(article)))
    assert (found and found.text) == expected


def test_no_group_of_the_pattern_is_possessive() -> None:
    assert re.search(r"\)(?:[*+?]|\{[0-9,]+\})\+", BASE.pattern) is None
