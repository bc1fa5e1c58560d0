"""quotes.attributions: what each cue of a sentence reports, and who speaks."""

from collections.abc import Collection, Iterator, Sequence

import regex

from scripts.core.phrases import (
    Range,
    extend_left,
    is_passive,
    main_subject_of,
    phrase_around,
    phrase_from,
    skip_auxiliaries,
    subject_of,
)
from scripts.core.records import Span
from scripts.core.text import word_set
from scripts.core.word_classes import POSSESSIVES
from scripts.core.words import Words, is_finite
from scripts.quotes.before import find_content_before, with_rest
from scripts.quotes.behind import find_content_behind, is_infinitive
from scripts.quotes.clauses import (
    OBJECT_JOINTS,
    SPEAKER_JOINTS,
    begins_content,
    first_clause,
    has_verb,
    inserts,
    shape,
    skip_adjuncts,
)
from scripts.quotes.cues import CueMatch, Setting, find_cues, is_claim
from scripts.quotes.drafts import Content, Draft
from scripts.quotes.endings import content_end
from scripts.quotes.marks import Marked
from scripts.quotes.speakers import BODIES, TITLES
from scripts.quotes.subjects import ISSUED, find_own

# A clause up to its verb and what follows it, then the verb of the main clause.
PREDICATES = regex.compile(
    r"[^.,:;vxwtk-]*+(?>(?:x[xa]*+)?[vj]|x[xa]*+)(?:c[vj]|ov|c[^.,:;vxwtk-]|o(?!v)|[^.,:;vxwtkco-])*(?=[vx])",
    flags=regex.V1,
)
UTTERING = word_set(
    "gave gives issue issued issues made make makes reiterated renew renewed repeat repeated repeats voiced"
)
GROUPS = word_set("activists analysts experts officials opposition rebels residents sources survivors witnesses")
INFERRING = ("implying", "indicating", "signaling", "signalling", "suggesting")
SPEAKERS = TITLES | BODIES | GROUPS
CIRCULATING = word_set("circulated circulating emerged emerging spread spreading surfaced surfacing")
HANDLED = word_set("denied dismissed disputed issued made published rejected released repeated sent")
FEWEST_WORDS = 3
Attribution = tuple[Range | None, Content]


def find_attributions(setting: Setting) -> Iterator[Draft]:
    """Yield the quotes of one sentence that a cue reports, in order, then what stands in marks behind a bare colon."""
    matches = list(find_cues(setting))
    cues = [match.first for match in matches if match.cue.cue != "find"]
    before: Span | None = None
    used: set[Marked] = set()
    for match in matches:
        found = _attribute(setting, match, cues)
        if found is not None:
            speaker, content = found
            speaker = None if speaker is None else _with_listed(setting, speaker)
            cue = setting.words.span(match.first, match.last)
            span = None if speaker is None else setting.words.span(*speaker)
            if before is not None and _is_added(setting, match):
                span = before
            is_noun = match.cue.part == "noun" or _is_object(setting, match, speaker)
            before = before if is_noun else span
            used.update(content.marked)
            yield Draft(content.kind, content.spans, cue, span, setting.sentence, content.marked, is_nested=is_noun)
    uncued = _find_uncued(setting, used)
    if uncued is not None:
        yield uncued


def _with_listed(setting: Setting, speaker: Range) -> Range:
    """Return a speaker with the names listed before it: `France, Britain and other powers said`."""
    words, first = setting.words, speaker[0]
    if "c" not in words.tags[first : speaker[1]] or words.tag(speaker[1]) == ",":
        return speaker
    while words.tag(first - 1) == ",":
        name = setting.phrases.by_end.get(first - 1)
        is_listed = name is not None and set(words.tags[name : first - 1]) == {"E"}
        if name is None or not is_listed or words.tag(name - 1) not in ("", ",", "c", "k", "t", "z"):
            break
        first = name
    return first, speaker[1]


def _find_uncued(setting: Setting, used: Collection[Marked]) -> Draft | None:
    """Return what ends a sentence behind a colon: `Omar Zlini: "We wait."`, `He smiled: "No."`, `Mayor: Port is shut`.

    A name before the colon speaks, or else who the sentence is about.
    """
    words, colon = setting.words, setting.words.tags.find(":")
    if colon < 0:
        return None
    phrase = phrase_from(setting.phrases, 0, SPEAKER_JOINTS)
    speaks = phrase is not None and phrase[1] == colon
    stretch = setting.marked_from(colon + 1) if colon > 0 else None
    if stretch is None or stretch.closing < setting.sentence.end - 1:
        content = _find_clause_behind_colon(setting, colon) if speaks else None
        return None if content is None else _without_cue(setting, phrase, content)
    is_long = words.at(stretch.end) - words.at(stretch.start) >= FEWEST_WORDS
    is_line = speaks and is_long and setting.text[stretch.end - 1] != ","
    is_named = speaks and (is_line or "E" in words.tags[:colon])
    speaker = phrase if is_named else main_subject_of(setting.phrases, colon)
    if stretch in used or speaker is None or not (is_line or setting.text[stretch.end - 1] in ".?!"):
        return None
    return _without_cue(setting, speaker, Content("direct", (Span(stretch.start, stretch.end),), (stretch,)))


def _without_cue(setting: Setting, speaker: Range | None, content: Content) -> Draft:
    span = None if speaker is None else setting.words.span(*speaker)
    return Draft(content.kind, content.spans, None, span, setting.sentence, content.marked)


def _find_clause_behind_colon(setting: Setting, colon: int) -> Content | None:
    """Return the clause of a headline or a highlight, which has no stop, behind a person or a body and a colon."""
    words = setting.words
    is_named = words.spans[colon - 1][1] in setting.ends_of_names
    is_clause = has_verb(setting, colon + 1) or "q" in words.tags[colon:]
    if not is_named and SPEAKERS.isdisjoint(words.lower[:colon]):
        return None
    if words.tags[-1] in ".:," or words.tag(colon + 1) == "w" or not is_clause:
        return None
    return shape(setting, words.spans[colon][1], setting.sentence.end)


def _is_object(setting: Setting, match: CueMatch, speaker: Range | None) -> bool:
    """Whether what looks like a verb is the object of one: `officials are rejecting rebel claims that`."""
    words = setting.words
    return speaker is not None and is_claim(words.lower[match.first]) and words.tag(speaker[0] - 1) == "v"


def _is_added(setting: Setting, match: CueMatch) -> bool:
    """Whether a participle goes on with the words of the same speaker: `adding that ...`."""
    is_participle = match.cue.part == "verb" and setting.words.form(match.first).endswith("ing")
    is_other = setting.words.form(match.first - 1) in ("by", *ISSUED) or setting.words.tag(match.first - 1) == "x"
    return is_participle and not is_other and find_own(setting, match.first) is None


def _attribute(setting: Setting, match: CueMatch, cues: Sequence[int]) -> Attribution | None:
    if "according" in match.cue.frames:
        return _according(setting, match)
    if _is_reduced(setting, match) or _is_inferred(setting, match, cues) or _is_added_to(setting, match):
        return None
    if match.cue.part == "noun":
        return _noun(setting, match, cues)
    return _as_said(setting, match) or find_content_before(setting, match) or find_content_behind(setting, match, cues)


def _as_said(setting: Setting, match: CueMatch) -> Attribution | None:
    """Return the quote of `As he noted last week, ...`: what is said is the main clause behind the comma."""
    words, first = setting.words, first_clause(setting.words)
    if words.form(first) != "as" or {"clause", "direct", "that"}.isdisjoint(match.cue.frames):
        return None
    verb = skip_auxiliaries(words, match.first)
    comma = skip_adjuncts(setting, match.last) + 2 * (words.lower[match.last : match.last + 2] == ("all", "along"))
    is_whole = first + 1 < verb and set(words.tags[first + 1 : verb]) <= set("dnjNEzrs")
    if not is_whole or words.tag(comma) != "," or not begins_content(setting, comma + 1):
        return None
    content = shape(setting, words.spans[comma][1], content_end(setting, comma + 1, ()))
    return None if content is None else ((first + 1, verb), content)


def _is_reduced(setting: Setting, match: CueMatch) -> bool:
    """Whether a participle says by whom or to what, and no clause follows: `denied by him`, `related to the war`."""
    words = setting.words
    if match.cue.cue == "relate" and words.form(match.last) == "to":
        return True
    is_passive_form = match.cue.part == "verb" and words.form(match.first).endswith("ed")
    return is_passive_form and words.form(match.last) == "by" and not is_passive(words, match.first)


def _is_added_to(setting: Setting, match: CueMatch) -> bool:
    """Whether a thing is added to another one, and nothing is said: `the court added his name to the list`."""
    phrase = phrase_from(setting.phrases, match.last, OBJECT_JOINTS) if match.cue.cue == "add" else None
    return phrase is not None and setting.words.tag(phrase[1]) == "o"


def _is_inferred(setting: Setting, match: CueMatch, cues: Sequence[int]) -> bool:
    """Whether an event tells something, and nobody says it: `Prices rose, suggesting that trade is back`."""
    is_added = setting.words.form(match.first) in INFERRING and setting.words.tag(match.first - 1) == ","
    return is_added and cues[0] == match.first


def _according(setting: Setting, match: CueMatch) -> Attribution | None:
    """Return the quote of `according to him, ...` or `..., according to him`."""
    words = setting.words
    speaker = phrase_from(setting.phrases, match.last, SPEAKER_JOINTS | {"by"})
    if speaker is None:
        return None
    second = phrase_from(setting.phrases, speaker[1] + 1, SPEAKER_JOINTS) if words.tag(speaker[1]) == "c" else None
    if second is not None and words.tag(second[1]) in ("", ",", "."):
        speaker = speaker[0], second[1]
    if match.first <= first_clause(words) or words.form(match.first - 1) in (";", ":"):
        is_near = words.tag(speaker[1]) in ("d", "r")  # `according to Zlini the road is shut`
        comma = -1 if is_near else _behind_appositions(setting, words.tags.find(",", speaker[1]))
        start = words.spans[comma if comma >= 0 else speaker[1] - 1][1]
        content = shape(setting, start, setting.sentence.end)
    else:
        start = words.spans[first_clause(words)][0]
        comma = words.tags.find(",", speaker[1]) if words.tag(speaker[1]) == "w" else speaker[1]
        content = with_rest(setting, shape(setting, start, words.spans[match.first][0]), comma)
    return None if content is None else (speaker, content)


def _behind_appositions(setting: Setting, comma: int) -> int:
    """Return the comma behind the appositions that follow one, if a subject and its verb come then, else the first.

    `according to the clerk, Omar Saleh, a lawyer, the court met` has three commas, the content begins behind the last.
    So it does behind a relative clause, a participle or examples: `according to a draft, obtained here, it met`.
    """
    words, last = setting.words, comma
    while last >= 0:
        first = last + 2 if words.tag(last + 1) == "c" else last + 1
        is_place = words.form(first) in ("at", "from", "of")
        if is_place or (inserts(words, first) and words.tag(first + 1) not in ("N", "E")):
            last = words.tags.find(",", first)
            continue
        phrase = phrase_from(setting.phrases, first, SPEAKER_JOINTS)
        if phrase is None or words.form(first).endswith("ing"):
            break
        second = phrase_from(setting.phrases, phrase[1] + 1, SPEAKER_JOINTS) if words.tag(phrase[1]) == "c" else None
        phrase = phrase if second is None else (phrase[0], second[1])
        if words.tag(phrase[1]) != ",":
            verb = phrase[1] + (words.tag(phrase[1]) == "a")
            return last if words.tag(verb) in ("v", "x") and words.tag(last + 1) != "c" else comma
        last = phrase[1]
    return comma


def _noun(setting: Setting, match: CueMatch, cues: Sequence[int]) -> Attribution | None:
    """Return the quote of `Haftar's claim that ...`, or of `a claim by Haftar that ...`."""
    words, index = setting.words, match.last
    speaker = (
        _possessor(setting, match.first) or _repeats(setting, match.first) or _claimant_before(setting, match.first)
    )
    phrase = phrase_around(setting.phrases, match.first)
    if words.form(match.first - 1) == "no" or (phrase is not None and words.form(phrase[0] - 1) == "send"):
        return None
    if words.form(index) in ("by", "from"):
        speaker = phrase_from(setting.phrases, index + 1, OBJECT_JOINTS)
        index = index + 1 if speaker is None else speaker[1]
    if "to" in match.cue.frames and is_infinitive(words, index):
        return _noun_to(setting, index, speaker)
    while words.tag(index) == "z":
        index += 1
    circulated = _skip_verbs(words, index)
    is_subject = words.form(circulated - 1) in CIRCULATING and words.tag(circulated) == "t"
    index = circulated if is_subject else index
    if words.tag(index) != "t" and _is_told_to_exist(setting, match):
        index -= 1
    elif words.tag(index) != "t" or words.tag(index + 1) in ("v", "x", "s"):
        return None
    if _is_object_of(setting, index + 1):
        return None
    end = content_end(setting, index + 1, cues)
    predicate = None if is_subject else _main_predicate(setting, match.first, index + 1)
    content = shape(setting, words.spans[index][1], end if predicate is None else words.spans[predicate][0])
    return None if content is None else (speaker, content)


def _skip_verbs(words: Words, index: int) -> int:
    while words.tag(index) in ("x", "a", "v", "j"):
        index += 1
    return index


def _is_told_to_exist(setting: Setting, match: CueMatch) -> bool:
    """Whether it is told that there are reports, and a clause follows: `there were reports guards had fled`."""
    words, phrase = setting.words, phrase_around(setting.phrases, match.first)
    is_there = phrase is not None and "there" in words.lower[max(0, phrase[0] - 3) : phrase[0]]
    return is_there and words.tag(match.last) in ("d", "n", "N", "E", "r") and begins_content(setting, match.last)


def _is_object_of(setting: Setting, first: int) -> bool:
    """Whether a relative clause tells what was done with the claim: `claims that the mayor swiftly disputed`."""
    words, phrase = setting.words, phrase_from(setting.phrases, first, SPEAKER_JOINTS)
    verb = -1 if phrase is None else phrase[1]
    while words.tag(verb) in ("a", "x"):
        verb += 1
    return words.form(verb) in HANDLED and words.tag(verb + 1) not in ("d", "n", "N", "E", "r", "t", "j")


def _repeats(setting: Setting, noun: int) -> Range | None:
    """Return who makes a claim or repeats it: the subject of the verb whose object the noun is."""
    phrase = phrase_around(setting.phrases, noun)
    is_object = phrase is not None and setting.words.form(phrase[0] - 1) in UTTERING
    return subject_of(setting.phrases, phrase[0] - 1) if phrase is not None and is_object else None


def _noun_to(setting: Setting, to: int, speaker: Range | None) -> Attribution | None:
    """Return the quote of `his pledge to go on`, which ends before the verb that the pledge is the subject of."""
    words = setting.words
    end = content_end(setting, to, ())
    for index in range(to + 2, words.at(end)):
        if words.tags[index] in "tkw" or is_finite(words.lower, words.tags, index):
            end = min(end, words.spans[index][0]) if words.tags[index] in "vx" else end
            break
    content = shape(setting, words.spans[to][0], end)
    return None if content is None or speaker is None else (speaker, content)


def _main_predicate(setting: Setting, noun: int, first: int) -> int | None:
    """Return the verb that a noun with a clause is the subject of: `could` in `reports that he fled could not be ...`.

    It is the second one that follows, if the noun is no object of a verb before it.
    """
    words, phrase = setting.words, phrase_around(setting.phrases, noun)
    if phrase is None or words.tag(extend_left(setting.phrases, phrase[0]) - 1) not in ("", ",", "-", "c", "k"):
        return None
    predicate = PREDICATES.match(words.tags, first)
    return None if predicate is None or words.form(predicate.end()).endswith("ing") else predicate.end()


def _possessor(setting: Setting, noun: int) -> Range | None:
    """Return the noun phrase whose possessive ending stands shortly before a noun, or None."""
    words = setting.words
    mark = words.tags.rfind("s", max(0, noun - 4), noun)
    first = mark
    while first > 0 and words.tags[first - 1] in "dnNE":
        first -= 1
    return (first, mark) if 0 <= first < mark else None


def _claimant_before(setting: Setting, noun: int) -> Range | None:
    """Return whose claim it is without a possessive ending: `its claim`, `government claims`."""
    words, base = setting.words, phrase_around(setting.phrases, noun)
    if base is None or base[0] == noun:
        return None
    if words.lower[noun - 1] in POSSESSIVES:
        return noun - 1, noun
    is_body = words.lower[noun - 1] in BODIES or words.spans[noun - 1][1] in setting.ends_of_names
    first = noun - 1
    while first > base[0] and words.tags[first - 1] in "NE":
        first -= 1
    return (first - (words.form(first - 1) == "the"), noun) if is_body else None
