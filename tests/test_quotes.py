"""quotes: kinds, content, cues and speakers of invented sentences; nothing breaks on any text."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.core.annotation import gold_quotes
from scripts.core.authority import Authority
from scripts.core.errors import DataError
from scripts.core.records import Article, Quote, Span
from scripts.quotes import find_quotes
from tests.builders import make_article, make_entities, make_sentences

NOTHING = Authority([])
Row = tuple[str, list[str], str | None, str | None]


def quotes_of(marked: str, *, has_title: bool = False) -> tuple[Article, list[Quote]]:
    article = make_article(marked, has_title=has_title)
    sentences = make_sentences(article)
    return article, list(find_quotes(article, sentences, make_entities(article, marked, sentences), NOTHING))


def words(article: Article, span: Span | None) -> str | None:
    assert article.text is not None
    return None if span is None else article.text[span.start : span.end]


def shapes(marked: str, *, has_title: bool = False) -> list[Row]:
    article, quotes = quotes_of(marked, has_title=has_title)
    return [
        (
            quote.kind,
            [str(words(article, span)) for span in quote.content],
            words(article, quote.cue),
            words(article, quote.speaker),
        )
        for quote in quotes
    ]


DIRECT = [
    pytest.param(
        "* “The mills are safe and the port is open.”\n\n* “The bakers are afraid of the night.”",
        [
            ("direct", ["The mills are safe and the port is open."], None, None),
            ("direct", ["The bakers are afraid of the night."], None, None),
        ],
        id="bullets",
    ),
    pytest.param(
        "“The mill is safe.” The mayor's clerk {PER:Zlini} said {DATE:Friday}.",
        [("direct", ["The mill is safe."], "said", "Zlini")],
        id="sentence_of_the_speaker_with_a_date",
    ),
    pytest.param(
        "These are quotes from a speech of {PER:Zlini}: * “The mills are safe and the port is open.”",
        [("direct", ["The mills are safe and the port is open."], None, "Zlini")],
        id="bullet_behind_a_colon",
    ),
    pytest.param(
        "“Nothing is left for them there,” a clerk turned baker said from the far side.",
        [("direct", ["Nothing is left for them there,"], "said", "a clerk")],
        id="speaker_with_a_participle",
    ),
    pytest.param(
        "“The town will not be calm,” said one consultant advising several mills on trade.",
        [("direct", ["The town will not be calm,"], "said", "one consultant")],
        id="inverted_speaker_with_a_participle",
    ),
    pytest.param(
        "“The mill was hit by fire,” the baker, called Reda, told the paper.",
        [("direct", ["The mill was hit by fire,"], "told", "the baker")],
        id="speaker_with_a_name_behind_called",
    ),
    pytest.param(
        "{PER:Zlini} said after {DATE:Sunday}'s fire: “The port is still in need of help.”",
        [("direct", ["The port is still in need of help."], "said", "Zlini")],
        id="time_that_a_day_owns",
    ),
    pytest.param(
        "OMAR ZLINI, HEAD OF THE GUILD “Trade has been slow since the flood.”\n\n“But we will bake again.”",
        [
            ("direct", ["Trade has been slow since the flood."], None, "OMAR ZLINI"),
            ("direct", ["But we will bake again."], None, "OMAR ZLINI"),
        ],
        id="heading_in_capitals",
    ),
    pytest.param(
        "“Nothing is known of them,” the clerk said, but “the bakers do not seem to mind it.”",
        [("direct", ["Nothing is known of them,", "the bakers do not seem to mind it."], "said", "the clerk")],
        id="goes_on_behind_but",
    ),
    pytest.param(
        "“The claims that the guild has made of us are false, and everybody in the town knows it,” the mayor in reply.",
        [
            (
                "direct",
                ["The claims that the guild has made of us are false, and everybody in the town knows it,"],
                None,
                None,
            )
        ],
        id="long_quotation_with_a_comma_and_no_cue",
    ),
    pytest.param(
        "He drew a line at the mill, declaring dramatically, “We will bake for all of you.”",
        [("direct", ["We will bake for all of you."], "declaring", "He")],
        id="adverb_behind_the_cue",
    ),
    pytest.param(
        "“We hold ten contracts with foreign mills”.",
        [("direct", ["We hold ten contracts with foreign mills"], None, None)],
        id="stop_behind_the_closing_mark",
    ),
    pytest.param(
        "“The road is shut,” said {PER:Omar Zlini}.",
        [("direct", ["The road is shut,"], "said", "Omar Zlini")],
        id="curly_marks_and_inversion",
    ),
    pytest.param(
        '"The road is shut," the mayor said.',
        [("direct", ["The road is shut,"], "said", "the mayor")],
        id="straight_marks",
    ),
    pytest.param(
        "«The road is shut», she added.",
        [("direct", ["The road is shut"], "added", "she")],
        id="guillemets_comma_outside",
    ),
    pytest.param(
        "‘The road is shut,’ he said.",
        [("direct", ["The road is shut,"], "said", "he")],
        id="single_marks",
    ),
    pytest.param(
        '{PER:Zlini} said: "The road is shut. Nobody passes."',
        [("direct", ["The road is shut. Nobody passes."], "said", "Zlini")],
        id="cue_before_two_sentences",
    ),
    pytest.param(
        '"The road," he said, "is shut."',
        [("direct", ["The road,", "is shut."], "said", "he")],
        id="cue_inside",
    ),
    pytest.param(
        '"The road is shut," he said. "Nobody passes."',
        [("direct", ["The road is shut,", "Nobody passes."], "said", "he")],
        id="goes_on_behind_the_cue",
    ),
    pytest.param(
        '"The road is shut," he said, pointing at it, "and it stays shut."',
        [("direct", ["The road is shut,", "and it stays shut."], "said", "he")],
        id="goes_on_behind_a_participle",
    ),
    pytest.param(
        '"Shut the road," he urged. "Now," he added.',
        [("direct", ["Shut the road,"], "urged", "he"), ("direct", ["Now,"], "added", "he")],
        id="two_cues_are_two_quotes",
    ),
    pytest.param(
        '"Who shut the road?" he asked.',
        [("direct", ["Who shut the road?"], "asked", "he")],
        id="question",
    ),
    pytest.param(
        '"The road is shut," a farmer who hid in the hills, far from his house, told reporters.',
        [("direct", ["The road is shut,"], "told", "a farmer")],
        id="speaker_with_relative_clause",
    ),
    pytest.param(
        '"The road is shut," he said.\n"Nobody passes.',
        [("direct", ["The road is shut,"], "said", "he")],
        id="short_fragment_of_next_paragraph_is_left",
    ),
    pytest.param(
        '"The road is shut and it stays shut," he said. "We wait.\n"The children sleep in the school."',
        [
            (
                "direct",
                ["The road is shut and it stays shut,", "We wait.", "The children sleep in the school."],
                "said",
                "he",
            )
        ],
        id="unclosed_paragraph_goes_on_in_the_next",
    ),
    pytest.param(
        "In a letter to the council, the mayor wrote:\n“The road is shut and it stays shut.”",
        [("direct", ["The road is shut and it stays shut."], "wrote", "the mayor")],
        id="block_behind_a_colon",
    ),
    pytest.param(
        "The council met.\n“The road is shut and it stays shut.”",
        [("direct", ["The road is shut and it stays shut."], None, None)],
        id="no_cue",
    ),
    pytest.param(
        '"The road is shut," said {PER:Zlini}, who sells bread, "and it stays shut."',
        [("direct", ["The road is shut,", "and it stays shut."], "said", "Zlini")],
        id="goes_on_behind_a_relative_clause",
    ),
    pytest.param(
        '"The road is shut," he said, according to the mayor. "Nobody passes."',
        [
            ("mixed", ['"The road is shut," he said'], "according to", "the mayor"),
            ("direct", ["The road is shut,", "Nobody passes."], "said", "he"),
        ],
        id="goes_on_behind_two_cues",
    ),
    pytest.param(
        'Asked if the road was shut, the mayor replied: "Yes."',
        [("direct", ["Yes."], "replied", "the mayor")],
        id="question_to_the_speaker",
    ),
    pytest.param(
        'The mayor, {PER:Zlini}, left.\nMayor {PER:Omar Zlini}: "We wait for the rain."',
        [("direct", ["We wait for the rain."], None, "Omar Zlini")],
        id="caption",
    ),
    pytest.param(
        "“Who shut the road?” asked {PER:Zlini}, a farmer.",
        [("direct", ["Who shut the road?"], "asked", "Zlini")],
        id="inverted_question",
    ),
    pytest.param(
        "{PER:Omar Zlini} smiled: “We wait for the rain.”",
        [("direct", ["We wait for the rain."], None, "Omar Zlini")],
        id="colon_without_cue",
    ),
    pytest.param(
        "The crowd chanted “Zlini, go” as it marched.", [("direct", ["Zlini, go"], "chanted", "The crowd")], id="chant"
    ),
    pytest.param(
        "Trucks of flour leave the port of Zuwara “The road is shut to all of us,” a driver says",
        [("direct", ["The road is shut to all of us,"], "says", "a driver")],
        id="run_on_line_before_the_marks",
    ),
    pytest.param(
        "“Tell them this. ‘We are not leaving the road,”’ she said.",
        [("direct", ["Tell them this. ‘We are not leaving the road,"], "said", "she")],
        id="single_mark_closes_behind_the_double_one",
    ),
    pytest.param(
        "The court met.\n\n“The road is shut and will stay so.\n\n“Nobody will use it this year,” he said.",
        [("direct", ["The road is shut and will stay so.", "Nobody will use it this year,"], "said", "he")],
        id="cue_in_the_second_paragraph",
    ),
    pytest.param(
        "“We wait for rain,” as {PER:Saleh} put it.",
        [("direct", ["We wait for rain,"], "put it", "Saleh")],
        id="as_he_put_it",
    ),
]

REPORTED = [
    pytest.param(
        "Bakers fleeing floods are poor, but the flour fund set up by rich bakers says the mill was shut.",
        [("indirect", ["the mill was shut"], "says", "the flour fund")],
        id="body_set_up_by_others",
    ),
    pytest.param(
        "Bakers are rejecting guild claims that flour is near, saying the mill was shut.",
        [("indirect", ["flour is near"], "claims", "guild"), ("indirect", ["the mill was shut"], "saying", "Bakers")],
        id="participle_behind_rejected_claims",
    ),
    pytest.param(
        "The guild -- eager to find flour, to feed bakers and to deal with want -- says the mill was shut.",
        [("indirect", ["the mill was shut"], "says", "The guild")],
        id="insertion_between_dashes",
    ),
    pytest.param(
        "Two clerks and a baker examined seven mills and found that they were shut.",
        [("indirect", ["they were shut"], "found", "Two clerks and a baker")],
        id="verb_before_a_number",
    ),
    pytest.param(
        "In {GPE:Zamra}, a man who hoped not to be seen reported seeing thieves in the mill.",
        [("indirect", ["seeing thieves in the mill"], "reported", "a man")],
        id="second_verb_behind_a_relative_clause",
    ),
    pytest.param(
        "Clerks are seeking friends of {PER:Zlini}, a baker who was known to them, saying the mill was shut.",
        [("indirect", ["the mill was shut"], "saying", "Clerks")],
        id="participle_behind_an_apposition_with_a_relative_clause",
    ),
    pytest.param(
        "{PER:Zlini} said that clerks were near and were saying that the mill was shut.",
        [
            ("indirect", ["clerks were near and were saying that the mill was shut"], "said", "Zlini"),
            ("indirect", ["the mill was shut"], "saying", "clerks"),
        ],
        id="second_progressive_in_reported_words",
    ),
    pytest.param(
        "{PER:Zlini} reiterated the guild's promise that flour would come, telling bakers that the mill was shut.",
        [
            ("indirect", ["the guild's promise that flour would come"], "reiterated", "Zlini"),
            ("indirect", ["flour would come"], "promise", "the guild"),
            ("indirect", ["the mill was shut"], "telling", "Zlini"),
        ],
        id="participle_behind_the_promise_of_others",
    ),
    pytest.param(
        "On the fire, {PER:Zlini}, who in an old letter said the mill was shut, laughed.",
        [("indirect", ["the mill was shut"], "said", "Zlini")],
        id="relative_clause_with_an_adjunct",
    ),
    pytest.param(
        "{GPE:Zamra} reacted coldly to a plan for flour rejected by bakers, saying the mill was shut.",
        [("indirect", ["the mill was shut"], "saying", "Zamra")],
        id="verb_before_an_adverb",
    ),
    pytest.param(
        "The clerk gave no details, but bakers heard that he wrote to the guild and told millers the mill was shut.",
        [("indirect", ["the mill was shut"], "told", "he")],
        id="second_clause_behind_but",
    ),
    pytest.param(
        "Some weeks after a row over flour began, the old baker is still at home, insisting that the mill was shut.",
        [("indirect", ["the mill was shut"], "insisting", "the old baker")],
        id="participle_behind_the_main_clause",
    ),
    pytest.param(
        "Bakers can wait, {PER:Zlini} said, as {GPE:Zamra} offered help by indicating the mill was shut.",
        [
            ("indirect", ["Bakers can wait"], "said", "Zlini"),
            ("indirect", ["the mill was shut"], "indicating", "Zamra"),
        ],
        id="by_and_participle",
    ),
    pytest.param(
        "Thieves have been caught and {ORG:Flour Guild} issued a report on {DATE:Monday} saying the mill was shut.",
        [("indirect", ["the mill was shut"], "saying", "Flour Guild")],
        id="report_with_a_date",
    ),
    pytest.param(
        "The family of {PER:Zlini}, who has been away since {DATE:May}, said the mill was shut.",
        [("indirect", ["the mill was shut"], "said", "The family of Zlini")],
        id="who_behind_the_family_of_a_person",
    ),
    pytest.param(
        "Bakers, who first claimed that the mill was shut, left.",
        [("indirect", ["the mill was shut"], "claimed", "Bakers")],
        id="first_before_the_cue",
    ),
    pytest.param(
        "{PER:Zlini} told bakers that a thief had been caught and had confessed that the mill was shut.",
        [
            ("indirect", ["a thief had been caught and had confessed that the mill was shut"], "told", "Zlini"),
            ("indirect", ["the mill was shut"], "confessed", "a thief"),
        ],
        id="second_cue_in_reported_words",
    ),
    pytest.param(
        "While acknowledging poor work in the old mill, the baker left.",
        [("indirect", ["poor work in the old mill"], "acknowledging", "the baker")],
        id="while_and_participle_in_front",
    ),
    pytest.param(
        "{PER:Zlini} left but issued a note when he got home saying the mill was shut.",
        [("indirect", ["the mill was shut"], "saying", "he")],
        id="home_before_the_participle",
    ),
    pytest.param(
        "In the hills, {PER:Zlini}, a clerk for the bakers, issued a statement saying the mill was shut.",
        [("indirect", ["the mill was shut"], "saying", "Zlini")],
        id="statement_of_who_has_an_apposition",
    ),
    pytest.param(
        "It came the day that {ORG:Flour Guild}, the bakers' union, released a statement saying the mill was shut.",
        [("indirect", ["the mill was shut"], "saying", "Flour Guild")],
        id="statement_in_a_second_clause",
    ),
    pytest.param(
        "Mayor {PER:Zlini} of {GPE:Zamra}, which has not joined the guild said the mill was shut.",
        [("indirect", ["the mill was shut"], "said", "Zlini")],
        id="relative_clause_without_a_second_comma",
    ),
    pytest.param(
        "A poll taken a few days after the big flood found that bakers were sad.",
        [("indirect", ["bakers were sad"], "found", "A poll")],
        id="participle_and_adjunct_behind_the_speaker",
    ),
    pytest.param(
        "It came in response to a letter that accused bakers of failing to pay.",
        [("indirect", ["failing to pay"], "accused", "a letter")],
        id="in_response_to",
    ),
    pytest.param(
        "They cheered the end of the long rule of {PER:Zlini}, who vowed to come back.",
        [("indirect", ["to come back"], "vowed", "Zlini")],
        id="person_behind_of_before_who",
    ),
    pytest.param(
        "The bakers have long said the mill was shut.",
        [("indirect", ["the mill was shut"], "said", "The bakers")],
        id="long_between_auxiliary_and_cue",
    ),
    pytest.param(
        "One man, a miller, who had left the town, said the mill was shut.",
        [("indirect", ["the mill was shut"], "said", "One man")],
        id="apposition_and_relative_clause",
    ),
    pytest.param(
        "Yes, aides to {GPE:Zamra} President {PER:Zlini} said the mill was shut.",
        [("indirect", ["the mill was shut"], "said", "aides to Zamra President Zlini")],
        id="aides_of_a_person",
    ),
    pytest.param(
        "It changed in May, when {GPE:Zamra}, an old town in the hills facing the sea, said the mill was shut.",
        [("indirect", ["the mill was shut"], "said", "Zamra")],
        id="apposition_behind_when",
    ),
    pytest.param(
        "“The best hope is a lull,” a briefing by millers of {GPE:Zamra} said.",
        [("direct", ["The best hope is a lull,"], "said", "a briefing by millers of Zamra")],
        id="paper_by_its_writers",
    ),
    pytest.param(
        "“Thieves may use many ways,” the alert states.",
        [("direct", ["Thieves may use many ways,"], "states", "the alert")],
        id="states_behind_a_paper",
    ),
    pytest.param(
        "“We have too little flour,” warns {PER:Zlini}, a baker.",
        [("direct", ["We have too little flour,"], "warns", "Zlini")],
        id="inverted_verb_with_a_hearer",
    ),
    pytest.param(
        "The town of {GPE:Zamra} was hit, and now {GPE:Bona} blamed rain and said the mill was shut.",
        [("indirect", ["the mill was shut"], "said", "Bona")],
        id="second_clause_with_its_own_subject",
    ),
    pytest.param(
        "A probe into {DATE:September}'s fire at the mill concluded that it was arson.",
        [("indirect", ["it was arson"], "concluded", "A probe into September's fire at the mill")],
        id="date_with_a_possessive",
    ),
    pytest.param(
        "The report released {DATE:Tuesday} confirms that the mill is shut.",
        [("indirect", ["the mill is shut"], "confirms", "The report")],
        id="participle_and_date_behind_the_speaker",
    ),
    pytest.param(
        "The guards are accusing each other of shelling the port.",
        [("indirect", ["shelling the port"], "accusing", "The guards")],
        id="progressive",
    ),
    pytest.param(
        "On the fire, on flour, {PER:Zlini} would not talk, saying the mill was shut.",
        [("indirect", ["the mill was shut"], "saying", "Zlini")],
        id="participle_behind_adjuncts",
    ),
    pytest.param(
        "Hundreds of bakers came, with some saying the mill was shut.",
        [("indirect", ["the mill was shut"], "saying", "some")],
        id="some_of_them",
    ),
    pytest.param(
        "It is a charge denied by the guild which says it is guarding bakers.",
        [("indirect", ["it is guarding bakers"], "says", "the guild")],
        id="relative_clause_behind_a_participle",
    ),
    pytest.param(
        "He told of the case of the woman who ran into the mill saying she had been robbed.",
        [("indirect", ["she had been robbed"], "saying", "the woman")],
        id="participle_in_a_relative_clause",
    ),
    pytest.param(
        "Bakers arriving at the mill said it was shut.",
        [("indirect", ["it was shut"], "said", "Bakers")],
        id="what_the_speakers_do",
    ),
    pytest.param(
        "{GPE:Zamra} left the talks and in turn accuses bakers of stealing flour.",
        [("indirect", ["stealing flour"], "accuses", "Zamra")],
        id="in_turn",
    ),
    pytest.param(
        "It led to a talk with {PER:Zlini}, who called the mill a “joke”.",
        [("mixed", ["the mill a “joke”"], "called", "Zlini")],
        id="person_before_who",
    ),
    pytest.param(
        "{PER:Zlini}, a baker from {GPE:Zamra}, at a fair for bakers said the mill was shut.",
        [("indirect", ["the mill was shut"], "said", "Zlini")],
        id="adjunct_behind_an_apposition",
    ),
    pytest.param(
        "Flour is dear in the old town, said the owner of one of the two mills open in {GPE:Zamra}.",
        [("indirect", ["Flour is dear in the old town"], "said", "the owner of one of the two mills")],
        id="open_behind_the_speaker",
    ),
    pytest.param(
        "A clerk for the bakers fighting to end the mayor's rule said the mill was shut.",
        [("indirect", ["the mill was shut"], "said", "A clerk for the bakers")],
        id="infinitive_behind_the_speaker",
    ),
    pytest.param(
        "In a talk aired on the radio, {PER:Zlini} rebuked the bakers of {GPE:Zamra} and called them “thieves”.",
        [("mixed", ["them “thieves”"], "called", "Zlini")],
        id="second_verb_behind_an_adjunct",
    ),
    pytest.param(
        "A man in a coat who spoke there after Friday prayers said the mill was shut.",
        [("indirect", ["the mill was shut"], "said", "A man in a coat")],
        id="date_in_a_relative_clause",
    ),
    pytest.param(
        "Asked if he found the plan convincing he said: “No, it is not.”",
        [("direct", ["No, it is not."], "said", "he")],
        id="pronoun_behind_a_participle",
    ),
    pytest.param(
        "{PER:Zlini} himself said the mill was shut and vowed to wait.",
        [
            ("indirect", ["the mill was shut"], "said", "Zlini"),
            ("indirect", ["to wait"], "vowed", "Zlini"),
        ],
        id="himself_behind_the_speaker",
    ),
    pytest.param(
        "“This could be a cold year,” said the baker, but acknowledged that flour was near.",
        [
            ("direct", ["This could be a cold year,"], "said", "the baker"),
            ("indirect", ["flour was near"], "acknowledged", "the baker"),
        ],
        id="second_cue_behind_an_inverted_one",
    ),
    pytest.param(
        "{PER:Zlini} joked that he was a baker, then noted that the mill was shut.",
        [
            ("indirect", ["he was a baker"], "joked", "Zlini"),
            ("indirect", ["the mill was shut"], "noted", "Zlini"),
        ],
        id="second_cue_behind_then",
    ),
    pytest.param(
        "They meet to talk of a “clear” plan for bakers, while millers wait, in an age of thrift, he said.",
        [
            (
                "mixed",
                ["They meet to talk of a “clear” plan for bakers, while millers wait, in an age of thrift"],
                "said",
                "he",
            )
        ],
        id="marks_that_are_no_quotation",
    ),
    pytest.param(
        "{GPE:Zamra} has until now made clear that the mill is shut.",
        [("indirect", ["the mill is shut"], "made clear", "Zamra")],
        id="adverbial_between_auxiliary_and_cue",
    ),
    pytest.param(
        "Bakers watching talks in {GPE:Zamra} say the mill is shut.",
        [("indirect", ["the mill is shut"], "say", "Bakers")],
        id="participle_behind_the_speaker",
    ),
    pytest.param(
        "Hamed, a baker, said the mill was shut.",
        [("indirect", ["the mill was shut"], "said", "Hamed")],
        id="name_like_a_participle",
    ),
    pytest.param(
        "Guards who were seen as friends of a baker said the mill was shut.",
        [("indirect", ["the mill was shut"], "said", "Guards")],
        id="role_in_a_relative_clause",
    ),
    pytest.param(
        "A clerk who stayed because the baker had no oil for the lamp said the mill was shut.",
        [("indirect", ["the mill was shut"], "said", "A clerk")],
        id="long_relative_clause",
    ),
    pytest.param(
        "Amid carts, some of which may be carrying flour, {GPE:Zamra} said the mill was shut and urged bakers to wait.",
        [
            ("indirect", ["the mill was shut"], "said", "Zamra"),
            ("indirect", ["to wait"], "urged", "Zamra"),
        ],
        id="second_cue_of_the_first_reporter",
    ),
    pytest.param(
        "He said the bakers were thieves -- but insisted that the mill was open.",
        [
            ("indirect", ["the bakers were thieves"], "said", "He"),
            ("indirect", ["the mill was open"], "insisted", "He"),
        ],
        id="second_cue_behind_a_dash",
    ),
    pytest.param(
        "In one of his long, winding talks carried live on the radio, {PER:Zlini} continued to claim that it was shut.",
        [("indirect", ["it was shut"], "claim", "Zlini")],
        id="continued_behind_a_participle",
    ),
    pytest.param(
        "Bakers reported fire near the mill and a clerk said it was shut.",
        [
            ("indirect", ["fire near the mill and a clerk said it was shut"], "reported", "Bakers"),
            ("indirect", ["it was shut"], "said", "a clerk"),
        ],
        id="object_of_the_first_cue",
    ),
    pytest.param(
        "“The mill is safe,” {PER:Omar Zlini}, a baker from the old town around {GPE:Zamra}, said hours earlier.",
        [("direct", ["The mill is safe,"], "said", "Omar Zlini")],
        id="time_behind_the_cue",
    ),
    pytest.param(
        "“Is the mill open? Who knows?”\n\n{PER:Omar Zlini}, a baker, told {ORG:Zamra Radio} by phone.",
        [("direct", ["Is the mill open? Who knows?"], "told", "Omar Zlini")],
        id="next_paragraph_tells_who_spoke",
    ),
    pytest.param(
        "Contact with the boat was lost at 7 a.m., the clerk said.",
        [("indirect", ["Contact with the boat was lost at 7 a.m."], "said", "the clerk")],
        id="stop_of_an_abbreviation",
    ),
    pytest.param(
        "“The question is who they are,” said {PER:Zlini}, a clerk who has advised the mayor.",
        [("direct", ["The question is who they are,"], "said", "Zlini")],
        id="advised_in_a_relative_clause",
    ),
    pytest.param(
        "The guild says the fire served to scare the bakers, which drove them off the quay, leaving many in debt.",
        [("indirect", ["the fire served to scare the bakers"], "says", "The guild")],
        id="which_clause_with_a_participle",
    ),
    pytest.param(
        "In Zamra, where earlier on {DATE:Saturday} bakers said they had put out the fire, the mayor thanked them.",
        [("indirect", ["they had put out the fire"], "said", "bakers")],
        id="where_they_said_in_front",
    ),
    pytest.param(
        "{ORG:Zamra School of Trade} analyst {PER:Omar Zlini} says bread is dear.",
        [("indirect", ["bread is dear"], "says", "Omar Zlini")],
        id="name_of_an_institute_before_the_person",
    ),
    pytest.param(
        "{PER:Omar Zlini}, trade analyst at a bank said mills had escaped the fire.",
        [("indirect", ["mills had escaped the fire"], "said", "Omar Zlini")],
        id="name_before_a_description_at_the_start",
    ),
    pytest.param(
        "{PER:Zlini}, facing calls to quit after a winter, blamed the bakers for the loss and said there was a plot.",
        [("indirect", ["there was a plot"], "said", "Zlini")],
        id="second_verb_behind_an_insertion",
    ),
    pytest.param(
        "{PER:Zlini}, a well-known baker, issued a warning to mills in the east and the west, saying they must pay.",
        [("indirect", ["they must pay"], "saying", "Zlini")],
        id="participle_behind_an_insertion",
    ),
    pytest.param(
        "{PER:Zlini} explained on {ORG:CNN}'s “The Hour” that the aim is to bake.",
        [("indirect", ["the aim is to bake"], "explained", "Zlini")],
        id="programme_of_a_station_as_a_place",
    ),
    pytest.param(
        "The towns of Zamra and Bir, he reported, “are at the tip of a spit of land.”",
        [("mixed", ["The towns of Zamra and Bir", "are at the tip of a spit of land."], "reported", "he")],
        id="quoted_predicate_behind_the_cue",
    ),
    pytest.param(
        "The guild moved to the coast, {PER:Zlini} says, because bread is cheap there.",
        [("indirect", ["The guild moved to the coast", "because bread is cheap there"], "says", "Zlini")],
        id="because_behind_the_cue",
    ),
    pytest.param(
        "Traders said {DATE:Friday}'s gains in wheat stemmed from a dry spring.",
        [("indirect", ["Friday's gains in wheat stemmed from a dry spring"], "said", "Traders")],
        id="date_that_owns",
    ),
    pytest.param(
        "Two bakers said the town, which lies between Zamra and the coast, with its port, was shut.",
        [
            (
                "indirect",
                ["the town, which lies between Zamra and the coast, with its port, was shut"],
                "said",
                "Two bakers",
            )
        ],
        id="insertion_with_two_commas",
    ),
    pytest.param(
        "The bank came to repeat its demand that the mayor should resign.",
        [("indirect", ["the mayor should resign"], "demand", "its")],
        id="demand_of_its_own",
    ),
    pytest.param(
        "The paper carried government claims that the mill had burned.",
        [("indirect", ["the mill had burned"], "claims", "government")],
        id="claims_of_a_body",
    ),
    pytest.param(
        "Officials said a baker had left the guild, a move that would be a blow to the mayor.",
        [("indirect", ["a baker had left the guild"], "said", "Officials")],
        id="verdict_of_the_reporter",
    ),
    pytest.param(
        "The mayor has promised not to use guards, but anger over the plan has grown.",
        [("indirect", ["not to use guards"], "promised", "The mayor")],
        id="not_to_before_but",
    ),
    pytest.param(
        "He said the bakers should not wait, while signalling that his aim was the same.",
        [
            ("indirect", ["the bakers should not wait"], "said", "He"),
            ("indirect", ["his aim was the same"], "signalling", "He"),
        ],
        id="while_signalling",
    ),
    pytest.param(
        "The guild called on the mayor to step aside, but bakers quarrelled over more strikes.",
        [("indirect", ["to step aside"], "called on", "The guild")],
        id="infinitive_before_but",
    ),
    pytest.param(
        "The clerk said the mill is shut but didn't say who shut it.",
        [("indirect", ["the mill is shut"], "said", "The clerk")],
        id="but_did_not_say",
    ),
    pytest.param(
        "Guards raided mills on {DATE:Monday}, bakers said, arresting ten men in a yard.",
        [("indirect", ["Guards raided mills on Monday", "arresting ten men in a yard"], "said", "bakers")],
        id="deeds_behind_the_cue",
    ),
    pytest.param(
        "Bakers asked often for more flour before the strike, unions claim",
        [("indirect", ["Bakers asked often for more flour before the strike"], "claim", "unions")],
        id="plural_and_verb_at_the_end",
    ),
    pytest.param(
        "The letter holds an account that bakers were told to leave.",
        [("indirect", ["bakers were told to leave"], "account", None), ("indirect", ["to leave"], "told", None)],
        id="account_of_somebody",
    ),
    pytest.param(
        "The mill has acknowledged mixing the flour.",
        [("indirect", ["mixing the flour"], "acknowledged", "The mill")],
        id="acknowledged_doing",
    ),
    pytest.param(
        "Secretary of state: Staff should “stop working as the voice of the port”",
        [("mixed", ["Staff should “stop working as the voice of the port”"], None, "Secretary of state")],
        id="minister_of_state_and_a_colon",
    ),
    pytest.param(
        "The guild's declaration that there must be “no more strikes” has puzzled the mayor.",
        [("mixed", ["there must be “no more strikes”"], "declaration", "The guild")],
        id="auxiliaries_behind_a_claim",
    ),
    pytest.param(
        "He called on the guilds to answer his envoy for the port, {PER:Omar Zlini}.",
        [("indirect", ["to answer his envoy for the port, Omar Zlini"], "called on", "He")],
        id="name_apposed_at_the_end",
    ),
    pytest.param(
        "The guild reported the guards often delayed or denied their papers.",
        [("indirect", ["the guards often delayed or denied their papers"], "reported", "The guild")],
        id="or_joins_no_verb_of_the_speaker",
    ),
    pytest.param(
        "He spoke twice, calling on bakers to fight the fire and saying he will pay them.",
        [("indirect", ["to fight the fire"], "calling on", "He"), ("indirect", ["he will pay them"], "saying", "He")],
        id="participle_and_participle",
    ),
    pytest.param(
        "The guild reported guards at the yard, widely known as the Pit, fired shots.",
        [("indirect", ["guards at the yard, widely known as the Pit, fired shots"], "reported", "The guild")],
        id="adverb_and_participle_inserted",
    ),
    pytest.param(
        "In a tape sent to the paper, {PER:Zlini} told the bakers: “We will be with you.”",
        [("direct", ["We will be with you."], "told", "Zlini")],
        id="hearer_before_a_colon",
    ),
    pytest.param(
        "She said the mill was shut, but she declined to say why.",
        [("indirect", ["the mill was shut"], "said", "She")],
        id="but_he_declined",
    ),
    pytest.param(
        "The voters said it's a long road and there's no map.",
        [("indirect", ["it's a long road and there's no map"], "said", "The voters")],
        id="contracted_verb",
    ),
    pytest.param(
        "He says he'll order a search of the port.",
        [("indirect", ["he'll order a search of the port"], "says", "He")],
        id="will_contracted",
    ),
    pytest.param(
        "The clerk said that arming the guards remained an option.",
        [("indirect", ["arming the guards remained an option"], "said", "The clerk")],
        id="participle_behind_that",
    ),
    pytest.param(
        "The envoy told ten bakers that in a bad year, as many as ten mills could close.",
        [("indirect", ["in a bad year, as many as ten mills could close"], "told", "The envoy")],
        id="that_before_an_adverbial",
    ),
    pytest.param(
        "The envoy told the heads of two unions that talks would go on.",
        [("indirect", ["talks would go on"], "told", "The envoy")],
        id="hearers_with_of",
    ),
    pytest.param(
        "The group told the city paper and a radio station that the ship was safe.",
        [("indirect", ["the ship was safe"], "told", "The group")],
        id="two_hearers",
    ),
    pytest.param(
        "She told {ORG:CNN}'s “The Hour” that the mill was shut.",
        [("indirect", ["the mill was shut"], "told", "She")],
        id="programme_of_a_station",
    ),
    pytest.param(
        "There is another mill down the road, {PER:Zlini} tells us.",
        [("indirect", ["There is another mill down the road"], "tells", "Zlini")],
        id="told_us_behind_the_clause",
    ),
    pytest.param(
        "It showed men on a road he said led to the port.",
        [("indirect", ["led to the port"], "said", "he")],
        id="said_of_what_stands_before",
    ),
    pytest.param(
        "They found the bags of flour they said had been stolen by the guards.",
        [("indirect", ["had been stolen by the guards"], "said", "they")],
        id="gap_before_an_auxiliary",
    ),
    pytest.param(
        "Officials continue to say the port is open to all.",
        [("indirect", ["the port is open to all"], "say", "Officials")],
        id="go_on_saying",
    ),
    pytest.param(
        "{GPE:Zamra} says storm hits harbour",
        [("indirect", ["storm hits harbour"], "says", "Zamra")],
        id="headline_without_a_known_verb",
    ),
    pytest.param(
        "She said in the heat of the day, she took pictures of the mill.",
        [("indirect", ["in the heat of the day, she took pictures of the mill"], "said", "She")],
        id="inner_adverbial",
    ),
    pytest.param(
        "The pilots waited. (We) have no oil and no orders,” said {PER:Zlini}.",
        [("direct", ["(We) have no oil and no orders,"], "said", "Zlini")],
        id="lost_mark_before_a_bracket",
    ),
    pytest.param(
        "We stand with the bakers,” {PER:Zlini} repeated.",
        [("direct", ["We stand with the bakers,"], "repeated", "Zlini")],
        id="lost_mark_at_the_beginning",
    ),
    pytest.param(
        "Abuse of Seamen: According to the union and several other bodies, seamen were beaten.",
        [("indirect", ["seamen were beaten"], "According to", "the union and several other bodies")],
        id="heading_before_according_to",
    ),
    pytest.param(
        "Harbour Conditions: The quay was unsafe, the union reported.",
        [("indirect", ["The quay was unsafe"], "reported", "the union")],
        id="heading_before_a_clause",
    ),
    pytest.param(
        "{GPE:ZAMRA}, 5:32 p.m. local: Two boats left the port on {DATE:Monday}, a clerk said.",
        [("indirect", ["Two boats left the port on Monday"], "said", "a clerk")],
        id="time_in_front_of_a_live_entry",
    ),
    pytest.param(
        "Mill deal near, says clerk",
        [("indirect", ["Mill deal near"], "says", "clerk")],
        id="short_headline_without_a_verb",
    ),
    pytest.param(
        "The mayor called again on {DATE:Monday} for the bakers to end the strike but he has ruled out a fine.",
        [("indirect", ["the bakers to end the strike"], "called", "The mayor")],
        id="infinitive_before_but_he",
    ),
    pytest.param(
        "The union called again for the mayor to sell the mill.",
        [("indirect", ["the mayor to sell the mill"], "called", "The union")],
        id="called_for_somebody_to",
    ),
    pytest.param(
        "The envoy called for a “short pause” to let bread in.",
        [("mixed", ["a “short pause” to let bread in"], "called for", "The envoy")],
        id="called_for_marks",
    ),
    pytest.param(
        "The envoy described the pace of the vote earlier in the day as “a joke.”",
        [("mixed", ["the pace of the vote earlier in the day as “a joke"], "described", "The envoy")],
        id="as_marks_behind_more",
    ),
    pytest.param(
        "She told “The Hour” that guards took her papers.",
        [("indirect", ["guards took her papers"], "told", "She")],
        id="hearer_in_marks",
    ),
    pytest.param(
        "The clerk said taking the hill would give them a way out.",
        [("indirect", ["taking the hill would give them a way out"], "said", "The clerk")],
        id="participle_as_subject",
    ),
    pytest.param(
        "The mayor said earlier his men had retaken the mill.",
        [("indirect", ["his men had retaken the mill"], "said", "The mayor")],
        id="earlier_behind_the_cue",
    ),
    pytest.param(
        "Some bakers have expressed concern {ORG:Zamra Mills} could lose its licence.",
        [("indirect", ["Zamra Mills could lose its licence"], "expressed concern", "Some bakers")],
        id="concern_before_a_name",
    ),
    pytest.param(
        "She said she had been taken from the port, held in a shed and beaten.",
        [("indirect", ["she had been taken from the port, held in a shed and beaten"], "said", "She")],
        id="list_of_participles",
    ),
    pytest.param(
        "The mill said it would close for a year while the port, which has lost trade, said it will stay open.",
        [
            ("indirect", ["it would close for a year"], "said", "The mill"),
            ("indirect", ["it will stay open"], "said", "the port"),
        ],
        id="while_another_says",
    ),
    pytest.param(
        "She said reports of theft were few but she cited the case of a baker.",
        [("indirect", ["reports of theft were few"], "said", "She")],
        id="but_she_cited",
    ),
    pytest.param(
        "The port hopes to open in a year, {PER:Omar Zlini}, the clerk in charge of trade told a paper.",
        [("indirect", ["The port hopes to open in a year"], "told", "Omar Zlini")],
        id="description_without_a_comma_behind",
    ),
    pytest.param(
        "There are ten more boats due in the port -- said {PER:Zlini}, a clerk.",
        [("indirect", ["There are ten more boats due in the port"], "said", "Zlini")],
        id="dash_before_said",
    ),
    pytest.param(
        "There were reports guards had fled the town.",
        [("indirect", ["guards had fled the town"], "reports", None)],
        id="there_were_reports",
    ),
    pytest.param(
        "{PER:Huda}, who is no longer in the port, said she still fears a flood.",
        [("indirect", ["she still fears a flood"], "said", "Huda")],
        id="pronoun_is_no_inverted_speaker",
    ),
    pytest.param(
        "Little came of it, with the bakers insisting the mayor should go and his men saying he will stay.",
        [
            ("indirect", ["the mayor should go"], "insisting", "the bakers"),
            ("indirect", ["he will stay"], "saying", "his men"),
        ],
        id="absolute_with",
    ),
    pytest.param(
        "The bank received a fax from the mayor saying the mill was shut.",
        [("indirect", ["the mill was shut"], "saying", "a fax from the mayor")],
        id="received_a_paper",
    ),
    pytest.param(
        "Since the war began, {PER:Zlini} has named the mayor in a speech, saying he must go.",
        [("indirect", ["he must go"], "saying", "Zlini")],
        id="subordinate_clause_in_front",
    ),
    pytest.param(
        "The radio sent a tape in which he mocked the bakers, saying he was in a safe place.",
        [("indirect", ["he was in a safe place"], "saying", "he")],
        id="in_which",
    ),
    pytest.param(
        "The bakers said the mill was hit in a raid that the army alleges killed ten.",
        [
            ("indirect", ["the mill was hit in a raid"], "said", "The bakers"),
            ("indirect", ["killed ten"], "alleges", "the army"),
        ],
        id="clause_that_another_cue_reports",
    ),
    pytest.param(
        "The crew, which bakers say would have ten men, would help the town.",
        [("indirect", ["would have ten men"], "say", "bakers")],
        id="relative_cue_before_the_main_verb",
    ),
    pytest.param(
        "The bakers said they were gaining ground -- claims that the mayor swiftly disputed.",
        [("indirect", ["they were gaining ground"], "said", "The bakers")],
        id="claims_behind_a_dash",
    ),
    pytest.param(
        "Amid reports that the men have left the port, ten boats came in, the clerk said.",
        [
            ("indirect", ["the men have left the port"], "reports", None),
            ("indirect", ["ten boats came in"], "said", "the clerk"),
        ],
        id="noun_in_front_of_the_main_clause",
    ),
    pytest.param(
        "{PER:Zlini} appears on the radio to warn bakers that flour is short.",
        [("indirect", ["flour is short"], "warn", "Zlini")],
        id="appears_to_say",
    ),
    pytest.param(
        "Little trade is expected, bakers say, since nearly all mills have closed.",
        [("indirect", ["Little trade is expected", "since nearly all mills have closed"], "say", "bakers")],
        id="condition_behind_the_cue",
    ),
    pytest.param(
        "The ministry denied that the family was in the town in remarks to a station.",
        [("indirect", ["the family was in the town"], "denied", "The ministry")],
        id="remarks_to_a_station",
    ),
    pytest.param(
        "The port was asking {GPE:Malta}, {GPE:Italy} and {GPE:Greece} to send pilots.",
        [("indirect", ["to send pilots"], "asking", "The port")],
        id="list_of_those_asked",
    ),
    pytest.param(
        "The bakers accuse men supporting the old mayor of using bad flour.",
        [("indirect", ["using bad flour"], "accuse", "The bakers")],
        id="participle_behind_the_accused",
    ),
    pytest.param(
        "The family said late {DATE:Thursday} they now think he is safe.",
        [("indirect", ["they now think he is safe"], "said", "The family")],
        id="late_before_a_date",
    ),
    pytest.param(
        "A clerk tells {ORG:CNN} trade continues in {GPE:Zamra}.",
        [("indirect", ["trade continues in Zamra"], "tells", "A clerk")],
        id="agency_before_a_noun",
    ),
    pytest.param(
        "The union has agreed to take the lead, said the head of a crew that also is leaving.",
        [("indirect", ["The union has agreed to take the lead"], "said", "the head of a crew")],
        id="inverted_with_a_relative_clause",
    ),
    pytest.param(
        "He said trade was still far off: “Nobody has any flour to sell.”",
        [
            ("indirect", ["trade was still far off"], "said", "He"),
            ("direct", ["Nobody has any flour to sell."], None, "He"),
        ],
        id="quotation_behind_a_colon",
    ),
    pytest.param(
        "She said the mill was in talks with its men, without making clear which men these were.",
        [("indirect", ["the mill was in talks with its men"], "said", "She")],
        id="without_telling",
    ),
    pytest.param(
        "She accused the mayor on {DATE:Friday} of selling the mill, two days after he had left.",
        [("indirect", ["selling the mill"], "accused", "She")],
        id="days_after",
    ),
    pytest.param(
        "The mayor describes the bakers as thieves and says they are rich.",
        [
            ("indirect", ["the bakers as thieves"], "describes", "The mayor"),
            ("indirect", ["they are rich"], "says", "The mayor"),
        ],
        id="verb_of_the_speaker_in_the_present",
    ),
    pytest.param(
        "The bakers said they had gained the mill, an old one, and it had found buyers.",
        [("indirect", ["they had gained the mill, an old one, and it had found buyers"], "said", "The bakers")],
        id="found_is_no_other_speaker",
    ),
    pytest.param(
        "The clerk said other help, including loans, remained under study.",
        [("indirect", ["other help, including loans, remained under study"], "said", "The clerk")],
        id="including_between_subject_and_verb",
    ),
    pytest.param(
        "He said the oven, built as a gift to the town, had cracked.",
        [("indirect", ["the oven, built as a gift to the town, had cracked"], "said", "He")],
        id="participle_between_subject_and_verb",
    ),
    pytest.param(
        "A baker said he was in talks with a mill in an early sign that bread may return.",
        [("indirect", ["he was in talks with a mill"], "said", "A baker")],
        id="sign_that_the_reporter_sees",
    ),
    pytest.param(
        "The station had a tape that it said showed the mayor in a hall -- marking his first visit in weeks.",
        [("indirect", ["showed the mayor in a hall"], "said", "it")],
        id="dash_and_participle_of_the_reporter",
    ),
    pytest.param(
        "He said he had treated ten bakers, two of them women.",
        [("indirect", ["he had treated ten bakers, two of them women"], "said", "He")],
        id="how_many_of_those_before",
    ),
    pytest.param(
        "A clerk said the boats had reached {GPE:Zamra}, where they were sold.",
        [("indirect", ["the boats had reached Zamra, where they were sold"], "said", "A clerk")],
        id="where_clause_told_in_the_past",
    ),
    pytest.param(
        "A clerk said the boats had reached {GPE:Zamra}, where trade is free.",
        [("indirect", ["the boats had reached Zamra"], "said", "A clerk")],
        id="where_clause_of_the_reporter",
    ),
    pytest.param(
        "She said the bank had no cash, although it still held some gold.",
        [("indirect", ["the bank had no cash, although it still held some gold"], "said", "She")],
        id="although_clause",
    ),
    pytest.param(
        "She said the pump had burned, though that could not be independently checked.",
        [("indirect", ["the pump had burned"], "said", "She")],
        id="though_clause_of_the_reporter",
    ),
    pytest.param(
        "The clerk told {ORG:Reuters} {GPE:Zamra} would pay.",
        [("indirect", ["Zamra would pay"], "told", "The clerk")],
        id="agency_and_name_in_a_row",
    ),
    pytest.param(
        "The clerk told the agency {ORG:Jarida}, the vote could mean a delay.",
        [("indirect", ["the vote could mean a delay"], "told", "The clerk")],
        id="comma_behind_the_hearer",
    ),
    pytest.param(
        "He accused the mayor and the bakers of hiding flour.",
        [("indirect", ["hiding flour"], "accused", "He")],
        id="two_who_are_accused",
    ),
    pytest.param(
        "The one rule I told him was that bakers keep their word.",
        [("indirect", ["bakers keep their word"], "told", "I")],
        id="told_was_that",
    ),
    pytest.param(
        "It said just under half its flour would be sold.",
        [("indirect", ["just under half its flour would be sold"], "said", "It")],
        id="adverb_of_degree",
    ),
    pytest.param(
        "{PER:Zlini}, who said he would stay, also announced a curfew.",
        [("indirect", ["he would stay"], "said", "Zlini")],
        id="adverb_and_verb_behind_a_relative_clause",
    ),
    pytest.param(
        "The envoy said after talks with the mayor that the sides were far apart.",
        [("indirect", ["the sides were far apart"], "said", "The envoy")],
        id="that_behind_the_time_of_speaking",
    ),
    pytest.param(
        "The envoy warned when he opened the inquiry that the guards must obey.",
        [("indirect", ["the guards must obey"], "warned", "The envoy")],
        id="that_behind_a_clause_of_time",
    ),
    pytest.param(
        "He said after a meeting on {DATE:Thursday} the ship had been called back.",
        [("indirect", ["the ship had been called back"], "said", "He")],
        id="clause_behind_the_time_of_speaking",
    ),
    pytest.param(
        "Harbour officer: Guards have lit a fire at the gate",
        [("indirect", ["Guards have lit a fire at the gate"], None, "Harbour officer")],
        id="colon_behind_a_speaker_in_a_highlight",
    ),
    pytest.param(
        "{PER:Zlini}: “I liked the long road home”",
        [("direct", ["I liked the long road home"], None, "Zlini")],
        id="colon_and_marks_without_a_stop",
    ),
    pytest.param(
        "No more talks with the old guard, says town council",
        [("indirect", ["No more talks with the old guard"], "says", "town council")],
        id="headline_without_a_verb",
    ),
    pytest.param(
        "The port and its bakers face a lean spring, a clerk said {DATE:Thursday}.",
        [("indirect", ["The port and its bakers face a lean spring"], "said", "a clerk")],
        id="verb_that_looks_like_a_noun_before_a_date",
    ),
    pytest.param(
        "She says the wells are dry and shut The mayor claims that rain is near {GPE:Zamra} {PER:Zlini} waits",
        [
            ("indirect", ["the wells are dry and shut"], "says", "She"),
            ("indirect", ["rain is near Zamra"], "claims", "The mayor"),
        ],
        id="highlights_in_one_line",
    ),
    pytest.param(
        "The bakers say it was “far too slow for them” {GPE:Zamra} has no water “The port is safe,” a guard says",
        [
            ("mixed", ["it was “far too slow for them”"], "say", "The bakers"),
            ("direct", ["The port is safe,"], "says", "a guard"),
        ],
        id="highlights_in_one_line_with_marks",
    ),
    pytest.param(
        "The bank tried several men; according to {ORG:Harbour Watch}, these trials were not fair.",
        [("indirect", ["these trials were not fair"], "according to", "Harbour Watch")],
        id="according_to_behind_a_semicolon",
    ),
    pytest.param(
        "“Now he says he will pay the debt, which nobody believes,” the clerk said.",
        [
            ("direct", ["Now he says he will pay the debt, which nobody believes,"], "said", "the clerk"),
            ("indirect", ["he will pay the debt"], "says", "he"),
        ],
        id="which_clause_before_the_last_comma",
    ),
    pytest.param(
        "The law stipulates every owner has a right to compensation.",
        [("indirect", ["every owner has a right to compensation"], "stipulates", "The law")],
        id="clause_without_that_behind_a_formal_verb",
    ),
    pytest.param(
        "The review board found the harbour was badly lit.",
        [("indirect", ["the harbour was badly lit"], "found", "The review board")],
        id="clause_without_that_behind_an_inquiry",
    ),
    pytest.param(
        "{GPE:Zamra}, {GPE:Libya} ({ORG:HRN}) -- The harbour was quiet on {DATE:Monday}, a port official said.",
        [("indirect", ["The harbour was quiet on Monday"], "said", "a port official")],
        id="behind_a_dateline_with_an_agency",
    ),
    pytest.param(
        "Meanwhile, two boats have sunk, the mayor said.",
        [("indirect", ["two boats have sunk"], "said", "the mayor")],
        id="behind_a_connecting_adverb",
    ),
    pytest.param(
        "The mayor said the road was shut.",
        [("indirect", ["the road was shut"], "said", "The mayor")],
        id="clause_without_that",
    ),
    pytest.param(
        "The mayor said on {DATE=2019-04-04:Thursday} that the road was shut.",
        [("indirect", ["the road was shut"], "said", "The mayor")],
        id="date_between",
    ),
    pytest.param(
        "The road was shut, a security source said.",
        [("indirect", ["The road was shut"], "said", "a security source")],
        id="cue_at_the_end",
    ),
    pytest.param(
        "The road, he said, was shut.",
        [("indirect", ["The road", "was shut"], "said", "he")],
        id="cue_between_subject_and_verb",
    ),
    pytest.param(
        "The road was shut, the officials said, and the port burned.",
        [("indirect", ["The road was shut"], "said", "the officials")],
        id="reporter_goes_on",
    ),
    pytest.param(
        "ALMA (Example Wire) - The road was shut, a farmer said.",
        [("indirect", ["The road was shut"], "said", "a farmer")],
        id="dateline_is_left_out",
    ),
    pytest.param(
        "According to two medics, the road was shut.",
        [("indirect", ["the road was shut"], "According to", "two medics")],
        id="according_first",
    ),
    pytest.param(
        "The road was shut, according to a doctor at the hospital.",
        [("indirect", ["The road was shut"], "according to", "a doctor at the hospital")],
        id="according_last",
    ),
    pytest.param(
        "{PER:Zlini} urged his men to leave the town.",
        [("indirect", ["to leave the town"], "urged", "Zlini")],
        id="object_and_infinitive",
    ),
    pytest.param(
        "The council called on both sides to leave the town.",
        [("indirect", ["to leave the town"], "called on", "The council")],
        id="call_on",
    ),
    pytest.param(
        "The envoy called for both sides to leave.",
        [("indirect", ["both sides to leave"], "called for", "The envoy")],
        id="call_for",
    ),
    pytest.param(
        "{PER:Zlini} vowed to hold the town.",
        [("indirect", ["to hold the town"], "vowed", "Zlini")],
        id="infinitive",
    ),
    pytest.param(
        "He described the march as a walk in the sun.",
        [("indirect", ["the march as a walk in the sun"], "described", "He")],
        id="object_as",
    ),
    pytest.param(
        "The mayor told reporters that the road was shut.",
        [("indirect", ["the road was shut"], "told", "The mayor")],
        id="hearer",
    ),
    pytest.param(
        "{PER:Zlini} repeated the army's claim that the road was shut.",
        [("indirect", ["the road was shut"], "claim", "the army")],
        id="noun_cue",
    ),
    pytest.param(
        "The mayor said the road was shut and condemned the attack.",
        [("indirect", ["the road was shut"], "said", "The mayor")],
        id="second_verb_of_the_speaker",
    ),
    pytest.param(
        "The mayor said the road was shut, citing a lack of fuel.",
        [("indirect", ["the road was shut"], "said", "The mayor")],
        id="addition_of_the_reporter",
    ),
    pytest.param(
        'The mayor said the road was a "long grave".',
        [("mixed", ['the road was a "long grave"'], "said", "The mayor")],
        id="mark_behind_the_last_word_is_kept",
    ),
    pytest.param(
        'The mayor said the road was a "long grave."',
        [("mixed", ['the road was a "long grave'], "said", "The mayor")],
        id="stops_before_the_final_stop",
    ),
    pytest.param(
        '"A long grave" is what is left of the road, the mayor said.',
        [("mixed", ['"A long grave" is what is left of the road'], "said", "the mayor")],
        id="mixed_before_the_cue",
    ),
    pytest.param(
        'The ministry announced a "state of alert" and closed the port.',
        [("mixed", ['a "state of alert"'], "announced", "The ministry")],
        id="object_in_marks",
    ),
    pytest.param(
        "People who live near the port said it was shut.",
        [("indirect", ["it was shut"], "said", "People")],
        id="relative_clause_before_the_cue",
    ),
    pytest.param(
        "The army accused the guards of shelling the port.",
        [("indirect", ["shelling the port"], "accused", "The army")],
        id="accused_of_an_act",
    ),
    pytest.param(
        "The doctor asked not to be named.",
        [("indirect", ["not to be named"], "asked", "The doctor")],
        id="asked_not_to",
    ),
    pytest.param(
        "The army said it was moving ships and the mayor has said his men were waiting.",
        [
            ("indirect", ["it was moving ships"], "said", "The army"),
            ("indirect", ["his men were waiting"], "said", "the mayor"),
        ],
        id="two_speakers_joined_by_and",
    ),
    pytest.param(
        "The mayor said three ships came, the first of which was empty.",
        [("indirect", ["three ships came"], "said", "The mayor")],
        id="the_first_of_which_is_added",
    ),
    pytest.param(
        "The mayor, who was at talks with the guards, the army and the council, said the road was shut.",
        [("indirect", ["the road was shut"], "said", "The mayor")],
        id="relative_clause_with_a_list",
    ),
    pytest.param(
        "The mayor said guards, soldiers, and farmers played a part.",
        [("indirect", ["guards, soldiers, and farmers played a part"], "said", "The mayor")],
        id="list_of_subjects",
    ),
    pytest.param(
        "The mayor said the guards opened fire.",
        [("indirect", ["the guards opened fire"], "said", "The mayor")],
        id="participle_for_a_verb",
    ),
    pytest.param(
        "One of them told reporters that it was shut.",
        [("indirect", ["it was shut"], "told", "One of them")],
        id="one_of_them",
    ),
    pytest.param(
        "The council demanded that the guards hand over the port.",
        [("indirect", ["the guards hand over the port"], "demanded", "The council")],
        id="that_clause_with_an_unknown_verb",
    ),
    pytest.param(
        "He told them not to shoot.",
        [("indirect", ["not to shoot"], "told", "He")],
        id="told_not_to",
    ),
    pytest.param(
        'He called on the guards "to leave the port at once."',
        [("direct", ["to leave the port at once."], "called on", "He")],
        id="infinitive_in_marks",
    ),
    pytest.param(
        "Clerks admitted losing the letter.",
        [("indirect", ["losing the letter"], "admitted", "Clerks")],
        id="admitted_losing",
    ),
    pytest.param("Troops were ordered to leave.", [("indirect", ["to leave"], "ordered", None)], id="passive_order"),
    pytest.param(
        "Troops were told by the mayor to leave.",
        [("indirect", ["to leave"], "told", "the mayor")],
        id="passive_order_by",
    ),
    pytest.param(
        "Reporters were told that the road was shut.",
        [("indirect", ["the road was shut"], "told", None)],
        id="passive_hearer",
    ),
    pytest.param(
        "It was reported by two medics that the road was shut.",
        [("indirect", ["the road was shut"], "reported", "two medics")],
        id="reported_by",
    ),
    pytest.param(
        "{PER:Zlini} is said to be in the port.", [("indirect", ["to be in the port"], "said", None)], id="said_to_be"
    ),
    pytest.param(
        "The agency quoted the mayor as saying that the road was shut.",
        [("indirect", ["the road was shut"], "saying", "the mayor")],
        id="quoted_by_a_medium",
    ),
    pytest.param(
        "The road was shut, the agency quoted the mayor as saying.",
        [("indirect", ["The road was shut"], "saying", "the mayor")],
        id="quoted_by_a_medium_behind",
    ),
    pytest.param(
        'She called the raid "a disgrace".',
        [("mixed", ['the raid "a disgrace"'], "called", "She")],
        id="called_a_name_in_marks",
    ),
    pytest.param("She called him a liar and left.", [("indirect", ["him a liar"], "called", "She")], id="called_him"),
    pytest.param(
        "The mayor called the vote illegal.",
        [("indirect", ["the vote illegal"], "called", "The mayor")],
        id="called_an_adjective",
    ),
    pytest.param(
        "The clerk put the number of dead at 40.",
        [("indirect", ["the number of dead at 40"], "put", "The clerk")],
        id="put_at_a_number",
    ),
    pytest.param(
        "After the army said it had left, the mayor said the road was open.",
        [("indirect", ["it had left"], "said", "the army"), ("indirect", ["the road was open"], "said", "the mayor")],
        id="subordinate_clause_ends",
    ),
    pytest.param(
        "The army vowed to go on and has told its men to wait.",
        [("indirect", ["to go on"], "vowed", "The army"), ("indirect", ["to wait"], "told", "The army")],
        id="infinitive_before_a_finite_verb",
    ),
    pytest.param(
        "The mayor said it was shut but expressed doubts.",
        [("indirect", ["it was shut"], "said", "The mayor")],
        id="but_expressed",
    ),
    pytest.param(
        "The mayor said it was shut -- a reference to the port.",
        [("indirect", ["it was shut"], "said", "The mayor")],
        id="dash_and_remark",
    ),
    pytest.param(
        "The mayor said the ship was in Alma, some 70 km (43 miles) from the port.",
        [("indirect", ["the ship was in Alma"], "said", "The mayor")],
        id="distance",
    ),
    pytest.param(
        'The mayor said it was a "ruin," making it hard to sell.',
        [("mixed", ['it was a "ruin'], "said", "The mayor")],
        id="comma_in_marks_before_a_remark",
    ),
    pytest.param(
        "The mayor said to the men in the port that it was shut.",
        [("indirect", ["it was shut"], "said", "The mayor")],
        id="that_behind_a_hearer",
    ),
    pytest.param(
        "The mayor admitted -- the first to do so -- that it was shut.",
        [("indirect", ["it was shut"], "admitted", "The mayor")],
        id="that_behind_an_aside",
    ),
    pytest.param(
        "The guards warned those in charge of the port that it was shut.",
        [("indirect", ["it was shut"], "warned", "The guards")],
        id="that_behind_a_long_hearer",
    ),
    pytest.param(
        "They saw a hangar which a medic said was shut.",
        [("indirect", ["was shut"], "said", "a medic")],
        id="what_a_relative_clause_is_about",
    ),
    pytest.param(
        "The claim that the road was shut was false.",
        [("indirect", ["the road was shut"], "claim", None)],
        id="noun_cue_as_subject",
    ),
    pytest.param(
        "The mayor said the attack, which killed two, was a crime.",
        [("indirect", ["the attack, which killed two, was a crime"], "said", "The mayor")],
        id="relative_clause_behind_the_subject",
    ),
    pytest.param(
        "The attack, according to a medic, began at dawn.",
        [("indirect", ["The attack", "began at dawn"], "according to", "a medic")],
        id="subject_before_the_cue",
    ),
    pytest.param(
        "On the road, he said, the guards opened fire.",
        [("indirect", ["On the road", "the guards opened fire"], "said", "he")],
        id="phrase_before_the_cue",
    ),
    pytest.param(
        'Ultimately, he said, the road was a "grave".',
        [("mixed", ['the road was a "grave"'], "said", "he")],
        id="adverb_before_the_cue_is_left_out",
    ),
    pytest.param(
        "The fire began at dawn, a medic said, and lasted for two days.",
        [("indirect", ["The fire began at dawn", "and lasted for two days"], "said", "a medic")],
        id="second_verb_behind_the_cue",
    ),
    pytest.param(
        "The report found that the guards had beaten the men.",
        [("indirect", ["the guards had beaten the men"], "found", "The report")],
        id="found_that",
    ),
    pytest.param(
        "The council voiced concern that the road was shut.",
        [("indirect", ["the road was shut"], "voiced concern", "The council")],
        id="voiced_concern",
    ),
    pytest.param(
        "The army's promise to leave the port was old.",
        [("indirect", ["to leave the port"], "promise", "The army")],
        id="noun_and_infinitive",
    ),
    pytest.param(
        "The mayor said the talks, as he calls them, were over.",
        [("indirect", ["the talks, as he calls them, were over"], "said", "The mayor")],
        id="clause_inserted_before_the_verb",
    ),
    pytest.param(
        "The mayor said the march, which went on for days, ended at dawn.",
        [("indirect", ["the march, which went on for days, ended at dawn"], "said", "The mayor")],
        id="relative_clause_inserted_before_the_verb",
    ),
    pytest.param(
        "The agency also cited Zlini as saying that the road was shut.",
        [("indirect", ["the road was shut"], "saying", "Zlini")],
        id="cited_without_a_mention",
    ),
    pytest.param(
        "A farmer who watched the fire said it was huge.",
        [("indirect", ["it was huge"], "said", "A farmer")],
        id="verb_of_a_relative_clause_before_the_cue",
    ),
    pytest.param(
        "Men guarding the port said it was shut.",
        [("indirect", ["it was shut"], "said", "Men")],
        id="participle_before_the_cue",
    ),
    pytest.param(
        "The mayor declined to leave but said the road was shut.",
        [("indirect", ["the road was shut"], "said", "The mayor")],
        id="but_said",
    ),
    pytest.param(
        "The mayor said it was shut and on {DATE=2019-04-04:Thursday} said it was open.",
        [("indirect", ["it was shut"], "said", "The mayor"), ("indirect", ["it was open"], "said", "The mayor")],
        id="second_cue_behind_a_date",
    ),
    pytest.param(
        "{PER:Zlini} repeated a claim that the road was shut.",
        [("indirect", ["the road was shut"], "claim", "Zlini")],
        id="who_repeats_a_claim",
    ),
    pytest.param(
        "The council said in a report released on {DATE=2019-04-04:Thursday} that guards had left.",
        [("indirect", ["guards had left"], "said", "The council")],
        id="that_behind_a_participle",
    ),
    pytest.param(
        "The mayor said guards had left, but this could not be verified.",
        [("indirect", ["guards had left"], "said", "The mayor")],
        id="unverified",
    ),
    pytest.param(
        "The mayor alleged that the guards beat the men.",
        [("indirect", ["the guards beat the men"], "alleged", "The mayor")],
        id="alleged",
    ),
    pytest.param(
        "The mayor said shells hit the port, killing two guards.",
        [("indirect", ["shells hit the port, killing two guards"], "said", "The mayor")],
        id="killing_is_reported",
    ),
    pytest.param(
        "According to a {DATE=2018-09:September} report by {ORG:Harbour Watch}, the road was shut.",
        [("indirect", ["the road was shut"], "According to", "a September report by Harbour Watch")],
        id="date_before_a_noun",
    ),
    pytest.param(
        "The road was shut, according to its weekly report.",
        [("indirect", ["The road was shut"], "according to", "its weekly report")],
        id="adjective_in_ly",
    ),
    pytest.param(
        "Saying that it was late, {PER:Zlini} vowed to leave.",
        [("indirect", ["it was late"], "Saying", "Zlini"), ("indirect", ["to leave"], "vowed", "Zlini")],
        id="participle_before_the_main_clause",
    ),
    pytest.param(
        "The agency reported that, at dawn, 12 men and women were confirmed dead.",
        [("indirect", ["at dawn, 12 men and women were confirmed dead"], "reported", "The agency")],
        id="passive_of_another_cue",
    ),
    pytest.param(
        "The council pledged in a letter to go on.",
        [("indirect", ["to go on"], "pledged", "The council")],
        id="infinitive_behind_an_adjunct",
    ),
    pytest.param(
        "The road was shut, the mayor told {ORG:Harbour Radio} in remarks aired at noon.",
        [("indirect", ["The road was shut"], "told", "the mayor")],
        id="hearer_behind_the_cue",
    ),
    pytest.param(
        "Two men of the nine survived the fire, a medic says.",
        [("indirect", ["Two men of the nine survived the fire"], "says", "a medic")],
        id="unknown_verb_before_the_cue",
    ),
    pytest.param(
        "The road was shut, said {PER:Zlini}, a farmer based near the port.",
        [("indirect", ["The road was shut"], "said", "Zlini")],
        id="apposition_behind_the_speaker",
    ),
    pytest.param(
        'He said the raid, planned by what he called "thieves," was a crime.',
        [("mixed", ['the raid, planned by what he called "thieves," was a crime'], "said", "He")],
        id="participle_inserted_before_the_verb",
    ),
    pytest.param(
        "The U.N.-backed council said it was late.",
        [("indirect", ["it was late"], "said", "The U.N.-backed council")],
        id="abbreviation_with_a_hyphen",
    ),
    pytest.param(
        "He said that, if attacked, his men would respond.",
        [("indirect", ["if attacked, his men would respond"], "said", "He")],
        id="possible_cue_inside",
    ),
    pytest.param(
        "When asked which road was open, the mayor said, “We do not know yet.”",
        [("direct", ["We do not know yet."], "said", "the mayor")],
        id="quotation_behind_an_opening_with_a_verb",
    ),
    pytest.param(
        "A convoy of trucks with flour for the mountain towns, the mayor said.",
        [("indirect", ["A convoy of trucks with flour for the mountain towns"], "said", "the mayor")],
        id="sentence_ends_with_the_cue",
    ),
    pytest.param(
        "According to the clerk, {PER:Omar Saleh}, and the judge, {PER:Ali Zlini}, the lawyers refused to meet.",
        [("indirect", ["the lawyers refused to meet"], "According to", "the clerk")],
        id="according_over_appositions",
    ),
    pytest.param(
        "The lawyer said the clerk, a friend of the mayor, wanted to keep the letters.",
        [("indirect", ["the clerk, a friend of the mayor, wanted to keep the letters"], "said", "The lawyer")],
        id="insertion_before_the_verb",
    ),
    pytest.param(
        "Asked by a fighter who says the men had fled, he replied: “Prove it.”",
        [("indirect", ["the men had fled"], "says", "a fighter"), ("direct", ["Prove it."], "replied", "he")],
        id="next_cue_before_a_colon",
    ),
    pytest.param(
        "The lawyer said the plan ignored the nuanced, tribal nature of politics.",
        [("indirect", ["the plan ignored the nuanced, tribal nature of politics"], "said", "The lawyer")],
        id="apposition_is_no_second_adjective",
    ),
    pytest.param(
        "The rebels say they're making progress in the hills.",
        [("indirect", ["they're making progress in the hills"], "say", "The rebels")],
        id="subject_contracted_with_its_verb",
    ),
    pytest.param(
        "The clerk has since denied trying to trick the court.",
        [("indirect", ["trying to trick the court"], "denied", "The clerk")],
        id="had_since_denied",
    ),
    pytest.param(
        "He said in the last six years, the council voted to cut the money.",
        [("indirect", ["in the last six years, the council voted to cut the money"], "said", "He")],
        id="clause_begins_with_a_stretch_of_time",
    ),
    pytest.param(
        "The clerk asked her how she felt about men who say the war was lost.",
        [
            ("indirect", ["how she felt about men who say the war was lost"], "asked", "The clerk"),
            ("indirect", ["the war was lost"], "say", "men"),
        ],
        id="question_word_is_no_relative_word",
    ),
    pytest.param(
        "The clerk said French, British and other leaders had put pressure on the court.",
        [("indirect", ["French, British and other leaders had put pressure on the court"], "said", "The clerk")],
        id="subjects_joined_before_the_verb",
    ),
    pytest.param(
        "The lawyers also say that the council has jailed, beaten and robbed its critics.",
        [("indirect", ["the council has jailed, beaten and robbed its critics"], "say", "The lawyers")],
        id="verbs_in_a_list",
    ),
    pytest.param(
        "Reports that the town had fallen.",
        [("indirect", ["the town had fallen"], "Reports", None)],
        id="whole_verb_of_a_claim",
    ),
    pytest.param(
        "{PER:Saleh} claims “a plot of rumours is being spun” about the town.",
        [("mixed", ["“a plot of rumours is being spun” about the town"], "claims", "Saleh")],
        id="claims_before_a_mark",
    ),
    pytest.param(
        "In the port, drivers and clerks claim they're under attack.",
        [("indirect", ["they're under attack"], "claim", "drivers and clerks")],
        id="report_before_a_contraction",
    ),
    pytest.param(
        "The board, which looks after buses, said 16 drivers and 13 clerks were wounded.",
        [("indirect", ["16 drivers and 13 clerks were wounded"], "said", "The board")],
        id="number_is_no_speaker",
    ),
    pytest.param(
        "{PER:Saleh}, facing questions about the road, the port and the cost, said the court had met.",
        [("indirect", ["the court had met"], "said", "Saleh")],
        id="participle_with_commas_parts_the_subject",
    ),
    pytest.param(
        "A lawyer of the {ORG:Example Centre} think tank said the road was shut.",
        [("indirect", ["the road was shut"], "said", "A lawyer of the Example Centre think tank")],
        id="think_tank",
    ),
    pytest.param(
        "The road is a ruin, in the words of the mayor.",
        [("indirect", ["The road is a ruin"], "in the words of", "the mayor")],
        id="in_the_words_of",
    ),
    pytest.param(
        "In the letter, {PER:Saleh} proposed sending lawyers to the port.",
        [("indirect", ["sending lawyers to the port"], "proposed", "Saleh")],
        id="proposed_doing",
    ),
    pytest.param(
        "{PER:Saleh} expressed confidence the road would open soon.",
        [("indirect", ["the road would open soon"], "expressed confidence", "Saleh")],
        id="expressed_confidence",
    ),
    pytest.param(
        "He said the old plan illustrates a habit of the court.",
        [("indirect", ["the old plan illustrates a habit of the court"], "said", "He")],
        id="verb_that_no_list_has",
    ),
    pytest.param(
        "He called the road a trap, saying it “resembles medieval roads.”",
        [
            ("indirect", ["the road a trap"], "called", "He"),
            ("mixed", ["it “resembles medieval roads"], "saying", "He"),
        ],
        id="pronoun_before_the_mark",
    ),
    pytest.param(
        "She said the court should admit the error, withdraw the letter and meet again.",
        [("indirect", ["the court should admit the error, withdraw the letter and meet again"], "said", "She")],
        id="second_infinitive_behind_a_comma",
    ),
    pytest.param(
        "She accused members of the mayor's guard of beating her brother.",
        [("indirect", ["beating her brother"], "accused", "She")],
        id="accused_members_of_a_force",
    ),
    pytest.param(
        "The court condemned the raid on its house as a vile act.",
        [("indirect", ["the raid on its house as a vile act"], "condemned", "The court")],
        id="condemned_the_raid_on_it_as",
    ),
    pytest.param(
        "Lawyers have expressed concern the court could lose its papers.",
        [("indirect", ["the court could lose its papers"], "expressed concern", "Lawyers")],
        id="expressed_concern_without_that",
    ),
    pytest.param(
        "The court will meet again, a clerk said on Friday after the lawyers met the mayor.",
        [("indirect", ["The court will meet again"], "said", "a clerk")],
        id="reporter_tells_when_it_was_said",
    ),
    pytest.param(
        "{PER:Saleh}, noting that the court had met, left the town.",
        [("indirect", ["the court had met"], "noting", "Saleh")],
        id="participle_behind_the_first_phrase",
    ),
    pytest.param(
        "The court said its guards had left the port but {PER:Saleh}, a lawyer, said the claims were false.",
        [
            ("indirect", ["its guards had left the port"], "said", "The court"),
            ("indirect", ["the claims were false"], "said", "Saleh"),
        ],
        id="second_speaker_with_an_apposition",
    ),
    pytest.param(
        "{ARM:NATO} cannot verify rebel claims that the mayor has fled.",
        [("indirect", ["the mayor has fled"], "claims", "rebel")],
        id="verb_behind_an_auxiliary",
    ),
    pytest.param(
        "They will abide by the law which says a judge must agree.",
        [("indirect", ["a judge must agree"], "says", "the law")],
        id="unlisted_verb_before_by",
    ),
    pytest.param(
        "The town waits, said Assistant Secretary of Trade for Near Eastern Affairs {PER:Omar Zlini}.",
        [("indirect", ["The town waits"], "said", "Omar Zlini")],
        id="capital_preposition_in_a_title",
    ),
    pytest.param(
        "As the union has said all along, the mill is for the town.",
        [("indirect", ["the mill is for the town"], "said", "the union")],
        id="as_said_before_the_main_clause",
    ),
    pytest.param(
        "But as {PER:Zlini}'s {DATE:July 20} letter noted, the bakers left early.",
        [("indirect", ["the bakers left early"], "noted", "Zlini's July 20 letter")],
        id="as_a_letter_noted",
    ),
    pytest.param(
        "Rumours have spread that the mill will close.",
        [("indirect", ["the mill will close"], "Rumours", None)],
        id="rumours_have_spread",
    ),
    pytest.param(
        "According to the draft, obtained by a weekly, the council would cut the fee.",
        [("indirect", ["the council would cut the fee"], "According to", "the draft")],
        id="according_to_a_draft_obtained",
    ),
    pytest.param(
        "According to bakers and local unions, including the {ORG:Mill Guild} ({ORG:MG}), guards took flour.",
        [("indirect", ["guards took flour"], "According to", "bakers and local unions")],
        id="according_to_some_including_one",
    ),
    pytest.param(
        "The council said it and the guild would meet.",
        [("indirect", ["it and the guild would meet"], "said", "The council")],
        id="pronoun_joined_to_a_noun",
    ),
    pytest.param(
        "On Monday, {GPE:Tunisia}, {GPE:Malta} and other states said the strait was shut.",
        [("indirect", ["the strait was shut"], "said", "Tunisia, Malta and other states")],
        id="speakers_in_a_list",
    ),
    pytest.param(
        "In {GPE:Zamra}, {GPE:Malta} and {GPE:Tunisia} said the strait was shut.",
        [("indirect", ["the strait was shut"], "said", "Malta and Tunisia")],
        id="place_before_two_speakers",
    ),
    pytest.param(
        "{PER:Zlini} said that now was the time to sow.",
        [("indirect", ["now was the time to sow"], "said", "Zlini")],
        id="now_as_a_subject",
    ),
    pytest.param(
        "The guild claimed that it was unable to buy flour; to pay bakers; or to hire guards.",
        [("indirect", ["it was unable to buy flour; to pay bakers; or to hire guards"], "claimed", "The guild")],
        id="infinitives_behind_semicolons",
    ),
    pytest.param(
        "He offered bread to the guards, who rejected the deal as a trick.",
        [("indirect", ["the deal as a trick"], "rejected", "the guards")],
        id="people_next_to_who",
    ),
    pytest.param(
        "He called the guards in {GPE:Zamra}, a mill town, “thieves” and left.",
        [("mixed", ["the guards in Zamra, a mill town, “thieves”"], "called", "He")],
        id="called_what_over_an_apposition",
    ),
    pytest.param(
        "On {DATE:Monday} he called the protesters lazy fools and left.",
        [("indirect", ["the protesters lazy fools"], "called", "he")],
        id="called_people_something_in_one_phrase",
    ),
    pytest.param(
        "The mayor called the theft treason.",
        [("indirect", ["the theft treason"], "called", "The mayor")],
        id="called_a_deed_a_crime",
    ),
    pytest.param(
        "{PER:Zlini} has vowed to stay since the floods began in {DATE:May}.",
        [("indirect", ["to stay"], "vowed", "Zlini")],
        id="has_vowed_since",
    ),
    pytest.param(
        "The mayor asked bakers to leave two days after a mill fell.",
        [("indirect", ["to leave"], "asked", "The mayor")],
        id="asked_after_something_happened",
    ),
    pytest.param(
        "The mayor asked bakers to leave when the mill is shut.",
        [("indirect", ["to leave when the mill is shut"], "asked", "The mayor")],
        id="asked_to_do_something_when",
    ),
    pytest.param(
        "The council called for the first time for {PER:Zlini} to resign, but bakers stayed calm.",
        [("indirect", ["Zlini to resign"], "called for", "The council")],
        id="called_for_the_first_time",
    ),
    pytest.param(
        "The council called for looters to be punished.",
        [("indirect", ["looters to be punished"], "called for", "The council")],
        id="called_for_a_passive",
    ),
    pytest.param(
        "The port works under a guild resolution calling for porters to be paid.",
        [("indirect", ["porters to be paid"], "calling for", "a guild resolution")],
        id="resolution_calling_for",
    ),
    pytest.param(
        "The clerk cited rain and a strike as reasons not to sell the mill.",
        [("indirect", ["rain and a strike as reasons not to sell the mill"], "cited", "The clerk")],
        id="cited_as",
    ),
    pytest.param(
        "Two unions are warning crimes against bakers may be tried.",
        [("indirect", ["crimes against bakers may be tried"], "warning", "Two unions")],
        id="warned_nobody",
    ),
    pytest.param(
        "The guild cited small faults but stated polling was calm.",
        [("indirect", ["polling was calm"], "stated", "The guild")],
        id="act_with_an_auxiliary_as_a_subject",
    ),
    pytest.param(
        "He praised the town's way of baking as a thing that others envy.",
        [("indirect", ["the town's way of baking as a thing that others envy"], "praised", "He")],
        id="verbal_noun_before_as",
    ),
    pytest.param(
        "Critics called it a case of the town trying to oust a guild.",
        [("indirect", ["it a case of the town trying to oust a guild"], "called", "Critics")],
        id="called_a_case_of_somebody_acting",
    ),
    pytest.param(
        "Bakers say they have moved closer to {GPE:Zamra}, on the south coast 60 km from here.",
        [("indirect", ["they have moved closer to Zamra"], "say", "Bakers")],
        id="distance_behind_a_coast",
    ),
    pytest.param(
        "According to two unions, including the {ORG:Mill Guild}, bakers and guards took flour.",
        [("indirect", ["bakers and guards took flour"], "According to", "two unions")],
        id="according_to_some_with_joined_subjects",
    ),
    pytest.param(
        "The guild denied reports that the mill had shut.",
        [("indirect", ["the mill had shut"], "reports", None)],
        id="denied_reports_that",
    ),
    pytest.param(
        "The envoy confirmed a rebel report that bakers had fled.",
        [("indirect", ["bakers had fled"], "report", None)],
        id="confirmed_a_report_that",
    ),
    pytest.param(
        "As rain fell on {DATE:Wednesday}, {PER:Zlini} urged the baker to leave.",
        [("indirect", ["to leave"], "urged", "Zlini")],
        id="urged_somebody_behind_a_clause",
    ),
    pytest.param(
        "Bakers trying to reach {GPE:Zamra} said the road was shut.",
        [("indirect", ["the road was shut"], "said", "Bakers")],
        id="people_who_try_to_do_something",
    ),
    pytest.param(
        "In {DATE:May} local and foreign unions said the road was shut.",
        [("indirect", ["the road was shut"], "said", "local and foreign unions")],
        id="joined_adjectives_behind_a_date",
    ),
    pytest.param(
        "The men slept, neighbours said, when the mill was hit by a storm.",
        [("indirect", ["The men slept", "when the mill was hit by a storm"], "said", "neighbours")],
        id="when_behind_the_cue",
    ),
    pytest.param(
        "The men slept, neighbours said, when asked about the storm.",
        [("indirect", ["The men slept"], "said", "neighbours")],
        id="when_asked_behind_the_cue",
    ),
    pytest.param(
        "The mayor called the raid attempted theft.",
        [("indirect", ["the raid attempted theft"], "called", "The mayor")],
        id="called_a_participle_and_a_noun",
    ),
    pytest.param(
        "A group claiming responsibility for the theft told bakers that the mill would burn.",
        [("indirect", ["the mill would burn"], "told", "A group")],
        id="group_that_claims_a_deed",
    ),
    pytest.param(
        "{PER:Zlini} and {PER:Saleh} both said the mill was shut.",
        [("indirect", ["the mill was shut"], "said", "Zlini and Saleh")],
        id="both_before_the_cue",
    ),
    pytest.param(
        "According to {PER:Zlini}, of the village guild, bakers can do little.",
        [("indirect", ["bakers can do little"], "According to", "Zlini")],
        id="according_to_somebody_of_a_body",
    ),
    pytest.param(
        "He called the raid an act of theft aimed at taking flour.",
        [("indirect", ["the raid an act of theft aimed at taking flour"], "called", "He")],
        id="called_an_act_aimed_at",
    ),
    pytest.param(
        "The bakers say he left after a judge banned carts and condemned theft.",
        [("indirect", ["he left after a judge banned carts and condemned theft"], "say", "The bakers")],
        id="past_act_behind_words_told_in_the_present",
    ),
    pytest.param(
        "The clerk told a {GPE:Zamra} news briefing that the mill had shut.",
        [("indirect", ["the mill had shut"], "told", "The clerk")],
        id="told_a_briefing",
    ),
    pytest.param(
        "He rejected claims that bakers in {GPE:Malta}, {GPE:Tunisia} and {GPE:Zamra} were asked to leave.",
        [
            ("indirect", ["bakers in Malta, Tunisia and Zamra were asked to leave"], "claims", None),
            ("indirect", ["to leave"], "asked", None),
        ],
        id="passive_request_behind_a_comma",
    ),
    pytest.param(
        "The mayor responded with a letter arguing in part that the mill is his.",
        [("indirect", ["the mill is his"], "arguing", "The mayor")],
        id="letter_that_argues",
    ),
    pytest.param(
        "He called it “blind, naked” theft.",
        [("mixed", ["it “blind, naked” theft"], "called", "He")],
        id="called_marked_adjectives_and_a_noun",
    ),
    pytest.param(
        "Some argue that he broke the law by selling flour, an argument the guild rejects.",
        [("indirect", ["he broke the law by selling flour"], "argue", "Some")],
        id="argument_that_others_reject",
    ),
    pytest.param(
        "According to {ORG:MG} the number of mills fell, from nine to six.",
        [("indirect", ["the number of mills fell, from nine to six"], "According to", "MG")],
        id="according_to_without_a_comma",
    ),
    pytest.param(
        "A baker named Mahmud told us that the mill was shut.",
        [("indirect", ["the mill was shut"], "told", "Mahmud")],
        id="man_named_so",
    ),
    pytest.param(
        "It was written after calling bakers who said the mill was shut.",
        [("indirect", ["the mill was shut"], "said", "bakers")],
        id="people_called_by_the_reporter",
    ),
    pytest.param(
        "{PER:Zlini}, 50, sitting in the sun outside a mill, said it was shut.",
        [("indirect", ["it was shut"], "said", "Zlini")],
        id="age_before_a_participle",
    ),
    pytest.param(
        "The mayor, according to the clerk, said selling the mill would be theft.",
        [
            ("indirect", ["The mayor", "said selling the mill would be theft"], "according to", "the clerk"),
            ("indirect", ["selling the mill would be theft"], "said", "The mayor"),
        ],
        id="according_to_before_a_cue",
    ),
    pytest.param(
        "On one day, according to a baker who sold bread there, the mayor was late.",
        [("indirect", ["On one day", "the mayor was late"], "according to", "a baker")],
        id="according_to_somebody_who",
    ),
    pytest.param(
        "Although it was dark, a friend told me they had sold the mill.",
        [("indirect", ["they had sold the mill"], "told", "a friend")],
        id="told_me_behind_a_clause",
    ),
    pytest.param(
        "He called it a step towards “ruin.”",
        [("mixed", ["it a step towards “ruin"], "called", "He")],
        id="called_a_step_towards_marked_words",
    ),
    pytest.param(
        "There were initial reports that bakers had fled.",
        [("indirect", ["bakers had fled"], "reports", None)],
        id="adjective_before_reports",
    ),
    pytest.param(
        "The audit said the youth of the staff, many of whom were new, meant delays.",
        [("indirect", ["the youth of the staff, many of whom were new, meant delays"], "said", "The audit")],
        id="many_of_whom_before_the_verb",
    ),
    pytest.param(
        "One who described herself as a mill owner said: “It is shut.”",
        [("indirect", ["herself as a mill owner"], "described", "One"), ("direct", ["It is shut."], "said", "One")],
        id="main_cue_behind_a_relative_one",
    ),
]

NESTED = [
    pytest.param(
        "\"He said, 'Leave now or die,' and we left,\" the farmer said.",
        [
            ("direct", ["He said, 'Leave now or die,' and we left,"], "said", "the farmer"),
            ("direct", ["Leave now or die,"], "said", "He"),
        ],
        id="marks_inside_marks",
    ),
    pytest.param(
        "“{PER:Zlini} told me he would resign,” the mayor said.",
        [
            ("direct", ["Zlini told me he would resign,"], "said", "the mayor"),
            ("indirect", ["he would resign"], "told", "Zlini"),
        ],
        id="clause_inside_marks",
    ),
    pytest.param(
        "“I say that the road is shut,” the mayor said.",
        [("direct", ["I say that the road is shut,"], "said", "the mayor")],
        id="the_speaker_says_that_he_says",
    ),
    pytest.param(
        "“Ask who shut the road,” the mayor said.",
        [("direct", ["Ask who shut the road,"], "said", "the mayor")],
        id="order_to_the_hearer",
    ),
]

NO_QUOTE = [
    pytest.param("Bakers and millers will likely portray it as proof of theft.", id="likely_behind_a_modal"),
    pytest.param("If the unrest continues, “forget about flour and bread.”", id="condition"),
    pytest.param("A baker, who would not give a name, confirmed the date of the fair.", id="clause_before_a_verb"),
    pytest.param(
        "The vote would send a plain message that every guild is no longer free.", id="message_still_to_be_sent"
    ),
    pytest.param(
        "The union has pledged support and the bank, which has lost clients, has promised loans.",
        id="aid_that_is_pledged",
    ),
    pytest.param("Prices rose in the spring, suggesting the trade was on a good footing.", id="prices_that_suggest"),
    pytest.param(
        "Asked about talks at the mill, {PER:Zlini} denied any contact with the guards.", id="asked_and_denied"
    ),
    pytest.param("The strikes threatened to shut the mill.", id="things_that_threaten"),
    pytest.param(
        "After reported advances by the guards, both sides were back in the town.", id="reported_before_a_noun"
    ),
    pytest.param(
        "In a letter on {DATE:11 May}, the day the mill was shut, {PER:Zlini} wrote about the bakers.",
        id="written_about",
    ),
    pytest.param("He told the agency when asked about the mill.", id="when_asked"),
    pytest.param(
        "The bakers claimed victory over the mayor but the battle was not over.", id="but_begins_another_clause"
    ),
    pytest.param("The storm that claimed the baker's life was the last of the year.", id="storm_that_claimed_a_life"),
    pytest.param("The letter stops short of saying that the bank is shut.", id="short_of_saying"),
    pytest.param("Men were taught to build and maintain roads that are in use.", id="second_infinitive"),
    pytest.param("The envoy warned against a march that would cost lives.", id="warned_against"),
    pytest.param(
        "The envoy spoke up as he drove off, a clerk who testified before the court, left.", id="before_a_court"
    ),
    pytest.param(
        "The bakers have denied any bid to share the oven, insisting on their own.", id="object_before_a_participle"
    ),
    pytest.param("Pictures labelled “live,” show men chanting slogans.", id="participle_behind_marks"),
    pytest.param("They lacked food, light, medical care, legal counsel, and visits.", id="noun_that_looks_like_a_cue"),
    pytest.param("Troops were continuing “to attack the hills,”", id="fragment_behind_continuing"),
    pytest.param("They found the bakers had left.", id="clause_behind_a_find_of_no_inquiry"),
    pytest.param("The letter alleges ten thefts that showed how weak the guard was.", id="object_with_relative_that"),
    pytest.param(
        "After an announcement by the bank that opened a new line of credit, he left.", id="noun_relative_that"
    ),
    pytest.param('They joined the operation "Volcano of Anger" in April.', id="name_in_marks"),
    pytest.param('The "liberated" town was empty.', id="scare_quotes"),
    pytest.param("The council condemned the attack.", id="condemned"),
    pytest.param("The source denied this.", id="denied_this"),
    pytest.param("The mayor did not say who shut the road.", id="not_said"),
    pytest.param("Nobody said that the road was shut.", id="nobody_said"),
    pytest.param("The mayor refused to say that the road was shut.", id="refused_to_say"),
    pytest.param("The army accused the guards of looting.", id="accused_of_a_bare_noun"),
    pytest.param("The group claimed responsibility for the attack, which killed two.", id="claimed_responsibility"),
    pytest.param("The report was long.", id="noun"),
    pytest.param("The envoy urged an end to the siege.", id="to_before_a_noun"),
    pytest.param('It was 6" long and "', id="inches_and_a_stray_mark"),
    pytest.param("The envoy called for a truce.", id="call_for_a_noun"),
    pytest.param("The mayor left without saying that it was shut.", id="without_saying"),
    pytest.param("The plan was announced to reporters.", id="passive_with_a_hearer"),
    pytest.param("She called the police.", id="called_somebody"),
    pytest.param("He put the lamp at the door.", id="put_at_a_place"),
    pytest.param("It was a claim denied by the mayor.", id="reduced_passive"),
    pytest.param("The guards denied this and left the port.", id="denied_this_and_left"),
    pytest.param("The guards denied that as well.", id="denied_that_as_well"),
    pytest.param("He has never publicly and clearly said that it was shut.", id="negation_behind_joined_adverbs"),
    pytest.param("The council maintains control of the road and has shut the port.", id="second_verb_behind_an_object"),
    pytest.param("The army promised an end of talks.", id="promised_a_thing"),
    pytest.param("When asked whether the road was shut, the mayor left.", id="asked_by_the_reporter"),
    pytest.param("He acknowledged mistakes but left.", id="object_and_second_verb"),
    pytest.param("The rebels declared gains in spring but they had lost the harbour as well.", id="declared_gains"),
    pytest.param("The mayor offered no hint that the road was shut.", id="no_hint"),
    pytest.param("The court called for a halt to deadly raids on the port.", id="called_for_a_noun"),
    pytest.param("As he said this, rain began to fall.", id="as_he_said_this"),
    pytest.param("The guards have said no to both unions.", id="said_no_to"),
    pytest.param("The council denied it and {PER:Zlini} later left the hall.", id="denied_it_and_another_clause"),
    pytest.param(
        "The envoy, who once served {PER:Zlini} but declared allegiance to the union, had been removed.",
        id="declared_allegiance",
    ),
    pytest.param(
        "The group claimed responsibility for a raid that killed two.", id="claimed_responsibility_for_what_did_it"
    ),
    pytest.param(
        "Bakers reported a lull in the town after shells hit the mill.", id="reported_a_thing_before_a_clause_of_time"
    ),
    pytest.param("The court passed a law calling for an end to strikes by bakers.", id="end_to_a_plural"),
    pytest.param("They saw a flood, a dry mill or a shed that threaten walkers.", id="things_in_a_list_that_threaten"),
    pytest.param("The envoy called for a meeting to discuss the port.", id="called_for_a_means"),
    pytest.param("The mayor called for more flour to feed the town.", id="called_for_stuff_to_do_something_with"),
    pytest.param("He had seen information suggesting the mayor had fled.", id="information_suggesting"),
    pytest.param("The silence of {PER:Zlini} indicates that the deal is dead.", id="abstract_noun_indicates"),
    pytest.param("The mayor praised the bakers as the carts left.", id="praised_as_something_happened"),
    pytest.param("Now they are criticising the mayor as usual.", id="criticised_as_usual"),
    pytest.param(
        "In {DATE:May}, the court added his name to a roll of men who face a travel ban.", id="added_to_a_list"
    ),
    pytest.param("The shipment of flour raised concerns that bread may be dear.", id="shipment_raises_concerns"),
    pytest.param("But some clerks have disputed that account, and the mayor left.", id="disputed_that_account"),
    pytest.param(
        "In {GPE:Zamra}, {PER:Zlini}, who has led the guild, pledged more flour for the town.",
        id="pledged_a_thing_behind_a_clause",
    ),
    pytest.param("On declaring liberation, the guild will move to {GPE:Zamra}.", id="declaring_one_word"),
    pytest.param("The men were outside a place called Hisha about 90 km from here.", id="place_called_so"),
    pytest.param(
        "They marked a day of strikes over fears of hunger, drought and other woes related to the mill.",
        id="related_to",
    ),
]


@pytest.mark.parametrize(("marked", "expected"), DIRECT)
def test_direct(marked: str, expected: list[Row]) -> None:
    assert shapes(marked) == expected


@pytest.mark.parametrize(("marked", "expected"), REPORTED)
def test_reported(marked: str, expected: list[Row]) -> None:
    assert shapes(marked) == expected


@pytest.mark.parametrize(("marked", "expected"), NESTED)
def test_nested(marked: str, expected: list[Row]) -> None:
    assert shapes(marked) == expected


@pytest.mark.parametrize("marked", NO_QUOTE)
def test_no_quote(marked: str) -> None:
    assert shapes(marked) == []


def test_headline_words_that_the_body_reports() -> None:
    marked = "Rebels 'thrown back' at the port\nRebels were thrown back at dawn, a soldier said."
    assert shapes(marked, has_title=True)[0] == ("direct", ["thrown back"], None, None)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "Colonel {PER#person/omar-zlini:Omar Zlini} spoke. He said the road was shut.",
            [("Omar Zlini", "named", "person/omar-zlini")],
            id="pronoun",
        ),
        pytest.param(
            "{PER:Omar Zlini} said he knew {PER:Idris Bona}. He added that it was shut.",
            [("Omar Zlini", "named", None), ("Omar Zlini", "named", None)],
            id="pronoun_is_the_last_speaker",
        ),
        pytest.param(
            "{PER:Omar Zlini} said it was shut. {PER:Idris Bona} came with {PER:Ali Toma}. He said it was open.",
            [("Omar Zlini", "named", None), ("Idris Bona", "named", None)],
            id="pronoun_is_a_person_between",
        ),
        pytest.param(
            '"We wait for {PER:Idris Bona}," said {PER:Omar Zlini}. He said it was open.',
            [("Omar Zlini", "named", None), ("Omar Zlini", "named", None)],
            id="pronoun_is_nobody_named_in_a_quotation",
        ),
        pytest.param(
            "{PER:Omar Zlini} left. A nurse said it was shut. She said it was cold. {PER:Zlini} came back, she said.",
            [(None, "unnamed", None)] * 3,
            id="pronoun_is_somebody_without_a_name",
        ),
        pytest.param(
            "{PER:Omar Zlini} said he knew {PER:Idris Bona}. He said pro-{PER:Bona} men came. {PER:Bona} won, he said.",
            [("Omar Zlini", "named", None)] * 3,
            id="pronoun_is_nobody_who_is_spoken_of",
        ),
        pytest.param(
            "{PER:Idris Bona} said it was shut. {PER:Omar Zlini} forces left. He said it was open.",
            [("Idris Bona", "named", None)] * 2,
            id="pronoun_is_nobody_whose_men_are_meant",
        ),
        pytest.param(
            "{PER:Omar Zlini} said it was shut. It said they were late. They said it was open.",
            [("Omar Zlini", "named", None), (None, "unnamed", None), (None, "unnamed", None)],
            id="it_and_they_are_no_person",
        ),
        pytest.param(
            "{GPE:Zamra} said it was shut. {PER:Omar Zlini} slept. It said it was open.",
            [("Zamra", "named", None)] * 2,
            id="it_is_a_body",
        ),
        pytest.param(
            "Secretary of State {PER:Omar Zlini} said it was shut. He said it was cold.",
            [("Omar Zlini", "named", None)] * 2,
            id="title_with_an_office",
        ),
        pytest.param(
            "Another judge, Rep. {PER:Omar Zlini}, said it was shut.",
            [("Omar Zlini", "named", None)],
            id="short_title_in_apposition",
        ),
        pytest.param(
            "The other judge, Zamra's Mayor {PER:Omar Zlini}, said it was shut.",
            [("Omar Zlini", "named", None)],
            id="place_and_title_in_apposition",
        ),
        pytest.param(
            '"We wait," said an old baker named {PER:Omar Zlini}.', [("Omar Zlini", "named", None)], id="named"
        ),
        pytest.param(
            'A guard, who gave his name as Hamdi, said it was shut. "We wait," he said.',
            [("Hamdi", "named", None)] * 2,
            id="name_that_he_gives",
        ),
        pytest.param(
            "A baker told {ORG:Zamra Radio}'s {PER:Ali Toma} it was shut. He said it was cold.",
            [(None, "unnamed", None)] * 2,
            id="pronoun_is_not_the_hearer",
        ),
        pytest.param(
            "{GPE:Zamra}, the old town that gave us mills but says they were shut, left.",
            [("Zamra", "named", None)],
            id="description_of_a_place",
        ),
        pytest.param(
            "“It is shut,” {PER:Omar Zlini} said. He rejects the clerk's claim that it is open.\n\n“We wait for rain.”",
            [("Omar Zlini", "named", None), (None, "unnamed", None), ("Omar Zlini", "named", None)],
            id="quotation_behind_the_claim_of_another",
        ),
        pytest.param(
            "{PER:Idris Bona} said it was shut.\n\nBaker {PER:Omar Zlini}, 40, stays.\n\n“We wait for rain and flour.”",
            [("Idris Bona", "named", None), ("Omar Zlini", "named", None)],
            id="person_whom_the_paragraph_before_presents",
        ),
        pytest.param(
            "“It is shut,” {PER:Omar Zlini} said, according to a clerk.\n\n“We wait for rain and flour.”",
            [(None, "unnamed", None), ("Omar Zlini", "named", None), ("Omar Zlini", "named", None)],
            id="quotation_of_the_one_whom_a_clerk_quotes",
        ),
        pytest.param(
            "{PER:Omar Zlini} said he was ill, a channel reported. He said it was shut.",
            [(None, "unnamed", None), ("Omar Zlini", "named", None), ("Omar Zlini", "named", None)],
            id="person_whom_a_channel_quotes",
        ),
        pytest.param(
            "{PER:Omar Zlini} said a nurse told him it was shut.\n\n“We wait for rain and flour.”",
            [("Omar Zlini", "named", None), (None, "unnamed", None), ("Omar Zlini", "named", None)],
            id="quotation_of_the_outer_speaker",
        ),
        pytest.param(
            "Bakers came for a talk in {GPE:Zamra} Southern President {PER:Omar Zlini} said it was shut.",
            [("Omar Zlini", "named", None)],
            id="name_and_title_behind_a_place",
        ),
        pytest.param(
            "A nurse said it was shut. Mayor {PER:Zlini} and {PER:Idris Bona} said no train came.",
            [(None, "unnamed", None), ("Mayor Zlini and Idris Bona", "named", None)],
            id="two_people_together",
        ),
        pytest.param(
            "{PER:Omar Zlini} said bakers had come. The bakers said it was shut.",
            [("Omar Zlini", "named", None), (None, "unnamed", None)],
            id="those_who_are_spoken_of_are_others",
        ),
        pytest.param(
            "{PER:Omar Taher Zlini} left. {PER:Omar Zlini} said it was shut. {PER:Ali Zlini} said it was open.",
            [("Omar Taher Zlini", "named", None), ("Ali Zlini", "named", None)],
            id="two_people_with_one_surname",
        ),
        pytest.param(
            "The army's {PER:Omar Zlini} spoke. {PER:Zlini} said the road was shut.",
            [("Omar Zlini", "named", None)],
            id="surname",
        ),
        pytest.param(
            "The {ARM#group/x:Libyan Desert Army} ({ARM#group/x:LDA}) came. The {ARM#group/x:LDA} said it had won.",
            [("Libyan Desert Army", "named", "group/x")],
            id="acronym",
        ),
        pytest.param("A security source said it was shut.", [(None, "unnamed", None)], id="source"),
        pytest.param("Residents said it was shut.", [(None, "unnamed", None)], id="residents"),
        pytest.param(
            "{GPE#country/libya:Libya}'s interior ministry said it was shut.",
            [("Libya's interior ministry", "named", None)],
            id="body_without_a_name",
        ),
        pytest.param(
            "The mayor, {PER:Omar Zlini}, said it was shut.",
            [("Omar Zlini", "named", None)],
            id="name_in_apposition",
        ),
        pytest.param(
            "One of the guards, Captain {PER:Omar Zlini}, said it was shut.",
            [("Omar Zlini", "named", None)],
            id="name_with_a_title_in_apposition",
        ),
        pytest.param(
            "{PER:Omar Zlini}, a teacher who said it was shut, left.",
            [("Omar Zlini", "named", None)],
            id="name_before_the_description",
        ),
        pytest.param(
            "A {ORG:Red Crescent} medic said it was shut. The medic said it was cold.",
            [(None, "unnamed", None), (None, "unnamed", None)],
            id="definite_description",
        ),
        pytest.param(
            "“It is shut and it stays shut,” said {PER:Omar Zlini}.\n“We wait here for the rain.”",
            [("Omar Zlini", "named", None), ("Omar Zlini", "named", None)],
            id="next_paragraph_without_cue",
        ),
        pytest.param("It was announced that the port was shut.", [(None, "unknown", None)], id="impersonal"),
        pytest.param(
            "The Human Rights Council said it was shut.",
            [("Human Rights Council", "named", None)],
            id="article_only_at_the_beginning",
        ),
        pytest.param(
            "“It is shut,” a {ORG:Mill Guild} statement said.",
            [("Mill Guild", "named", None)],
            id="author_of_a_statement",
        ),
        pytest.param(
            "According to {ORG:Mill Guild}'s {DATE:June} report, it is shut.",
            [("Mill Guild", "named", None)],
            id="author_of_a_dated_report",
        ),
        pytest.param(
            "{PER:Zlini} denied government claims that it was shut.",
            [("government", "named", None)],
            id="government_claims",
        ),
        pytest.param(
            "On {DATE:Monday} state media said it was shut.", [("state media", "named", None)], id="state_media"
        ),
        pytest.param(
            "The mayor said it was wet. While the {ORG:Mill Guild} likes rain, it says the yard is shut.",
            [(None, "unnamed", None), ("Mill Guild", "named", None)],
            id="body_that_leads_the_sentence",
        ),
        pytest.param(
            "The {ORG:Radio} said it was wet. {ORG:Mill Guild} men shut the yard, it said.",
            [("Radio", "named", None), ("Radio", "named", None)],
            id="body_that_is_told_about",
        ),
        pytest.param(
            "{GPE:ZAMRA} ({ORG:AP}) - Bakers said it was shut.",
            [(None, "unnamed", None)],
            id="plural_behind_a_dateline",
        ),
    ],
)
def test_speaker(marked: str, expected: list[tuple[str | None, str, str | None]]) -> None:
    _, quotes = quotes_of(marked)
    assert [(q.speaker_name, q.speaker_status, q.speaker_authority_id) for q in quotes] == expected


def test_title_is_no_part_of_the_speaker() -> None:
    article, quotes = quotes_of("Commander {PER:Omar Zlini} of the coast guard said it was shut.")
    assert words(article, quotes[0].speaker) == "Omar Zlini"


def test_row_follows_its_article() -> None:
    marked = "He said it was shut."
    article = replace(make_article(marked, is_invented=True), is_gold=True)
    sentences = make_sentences(article)
    (quote,) = find_quotes(article, sentences, [], NOTHING)
    assert (quote.quote_id, quote.is_invented, quote.annotation) == ("mini-001-auto-q001", True, "auto")
    assert quote.content_text == "it was shut"


def test_nothing_without_text() -> None:
    assert list(find_quotes(replace(make_article("He said it was shut."), text=None), [], [], NOTHING)) == []


GOLD = {
    "quotes": [
        {
            "kind": "indirect",
            "content": [{"start": 8, "end": 19}],
            "cue": {"start": 3, "end": 7},
            "speaker": {"start": 0, "end": 2},
            "speaker_status": "unnamed",
        }
    ]
}


@pytest.mark.parametrize("has_text", [pytest.param(True, id="text"), pytest.param(False, id="no_text")])
def test_gold(has_text: bool) -> None:
    article = make_article("He said it was shut.", is_gold=True)
    (quote,) = gold_quotes(article if has_text else replace(article, text=None), GOLD)
    assert quote.quote_id == "mini-001-q001"
    assert quote.content_text == ("it was shut" if has_text else None)
    assert (quote.cue, quote.speaker, quote.speaker_name) == (Span(3, 7), Span(0, 2), None)


def test_gold_without_a_required_value() -> None:
    broken = {"quotes": [{**GOLD["quotes"][0], "kind": None}]}
    with pytest.raises(DataError, match="mini-001: quotes 1 has no kind"):
        list(gold_quotes(make_article("He said it was shut."), broken))


PIECES = st.sampled_from(
    [
        "said",
        " he ",
        ", ",
        '"',
        "“",
        "”",
        "'",
        "’",
        "‘",
        ". ",
        "according to",
        "\n",
        "that ",
        "told",
        "Zlini",
        "was ",
        "é",
        "-",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS)
def test_any_text(text: str) -> None:
    article = make_article(text.replace("{", "(").replace("}", ")"), published=date(2019, 4, 5))
    assert article.text is not None
    sentences = make_sentences(article)
    quotes = list(find_quotes(article, sentences, [], NOTHING))
    assert quotes == list(find_quotes(article, sentences, [], NOTHING))
    for quote in quotes:
        spans = [span for span in (*quote.content, quote.cue, quote.speaker) if span is not None]
        for span in spans:
            found = article.text[span.start : span.end]
            assert found.strip() == found != ""
            assert any(p.start <= span.start and span.end <= p.end for p in article.paragraphs)
        assert [s.start for s in quote.content] == sorted(s.start for s in quote.content)
