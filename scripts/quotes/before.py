"""quotes.before: reported words that stand before the cue: `..., he said`, `..., said the man`."""

from scripts.core.phrases import OBJECT_PRONOUNS, Range, is_passive, phrase_from, subject_of
from scripts.core.records import Span, record
from scripts.core.text import word_set
from scripts.core.words import Words, is_finite
from scripts.quotes.behind import behind_object, first_of_group, is_infinitive, is_negated
from scripts.quotes.clauses import (
    OBJECT_JOINTS,
    SPEAKER_JOINTS,
    begins_content,
    first_clause,
    has_verb,
    is_relative,
    shape,
    skip_adjuncts,
)
from scripts.quotes.cues import CueMatch, Setting, is_claim, is_deed, is_reporting
from scripts.quotes.drafts import Content
from scripts.quotes.endings import REPORTER_GOES_ON, content_end
from scripts.quotes.marks import Marked
from scripts.quotes.subjects import find_quoted, named_before

LONGEST_ASIDE = 30
FEWEST_WORDS = 4
CONDITIONS = ("because", "if", "since", "unless", "until")
TIMES = ("after", "as", "before", "while")
PROMPTED = ("asked", "contacted", "pressed", "questioned", "reached")
NO_SPEAKERS = word_set("days hours minutes moments months no nothing shortly weeks")


@record
class Report:
    """Speaker and cue together, as the words `[first, last)`."""

    speaker: Range | None
    first: int
    last: int


def find_content_before(setting: Setting, match: CueMatch) -> tuple[Range | None, Content] | None:
    """Return speaker and content where the reported words stand before both of them, else None."""
    report = _inverted(setting, match) or _subject_first(setting, match)
    if report is None or is_negated(setting.words, match.first):
        return None
    is_told = match.cue.part == "verb" and is_passive(setting.words, match.first)
    content = None if is_told and "addressee" not in match.cue.frames else _content(setting, match, report)
    if content is None:
        return None
    return None if is_told else report.speaker, content


def _inverted(setting: Setting, match: CueMatch) -> Report | None:
    """Return `said Jaffe` behind a comma, a mark or at the beginning."""
    words, first, frames = setting.words, match.first, match.cue.frames
    stretch = setting.marked_to(first - 1)
    is_open = match.cue.cue not in ("ask", "tell") or (stretch is not None and setting.text[stretch.end - 1] == "?")
    is_possible = "direct" in frames and ("addressee" not in frames or (stretch is not None and is_open))
    if not is_possible or words.form(first).endswith("ing") or words.tag(first - 1) not in ("", ",", "q", "-"):
        return None
    speaker = phrase_from(setting.phrases, match.last, SPEAKER_JOINTS)
    if speaker is None or words.form(match.last) in NO_SPEAKERS:
        return None
    if stretch is None and _ends_insertion(setting, first):
        return None
    is_participle = stretch is not None and words.form(speaker[1]).endswith(("ed", "ing"))
    if words.tag(speaker[1]) in ("v", "x", "o") and words.form(speaker[1]) != "open" and not is_participle:
        return None
    if words.tag(speaker[1]) == "a" and _begins_predicate(words, speaker):
        return None
    if words.tag(speaker[1]) == "t" and not is_relative(words, speaker[1]):
        return None
    if stretch is None and words.tag(speaker[1]) == "c" and begins_content(setting, match.last):
        return None
    return Report(speaker, first, speaker[1])


def _ends_insertion(setting: Setting, verb: int) -> bool:
    """Whether a clause parts a verb from its subject, with no verb before: `The clerk, who saw it, confirmed`."""
    words = setting.words
    relative = words.tags.rfind(",w", 0, verb - 1)
    if relative < 0 or words.tags.find(",", relative + 1) != verb - 1:
        return False
    return not any(is_finite(words.lower, words.tags, index) for index in range(first_clause(words), relative))


def _begins_predicate(words: Words, speaker: Range) -> bool:
    """Whether a verb follows a noun phrase and an adverb, which then open what is said: `said she still fears`."""
    following = words.tag(speaker[1] + 1)
    return following == "x" or (words.tag(speaker[0]) == "r" and following in ("v", "N", "j"))


def _subject_first(setting: Setting, match: CueMatch) -> Report | None:
    """Return `he said`, or `the agency quoted him as saying`, behind a comma, a mark or at the beginning."""
    words = setting.words
    if words.tag(first_of_group(words, match.first) - 1) in ("t", "w"):
        return None
    quoted = find_quoted(setting, match.first)
    if quoted is not None:
        medium = subject_of(setting.phrases, quoted[0] - 1)
        return None if medium is None else Report(quoted, medium[0], match.last)
    speaker = _behind_mark(setting, match.first) or subject_of(setting.phrases, match.first)
    is_participle = match.cue.part == "verb" and words.form(match.first).endswith("ing")
    is_progressive = "x" in words.tags[max(0, match.first - 2) : match.first]
    if speaker is None or (is_participle and not is_progressive):
        return None
    name = named_before(setting, speaker)
    speaker = name if name is not None and name[0] else speaker
    first = speaker[0] - 1 if words.form(speaker[0] - 1) == "as" and words.form(match.first) == "put" else speaker[0]
    hearer = phrase_from(setting.phrases, match.last) if "addressee" in match.cue.frames else None
    is_told = hearer is not None and words.tag(hearer[1]) in (",", ".", "")
    if words.tag(first - 1) not in ("", ",", "q", "-"):
        return None
    return Report(speaker, first, hearer[1] if hearer is not None and is_told else match.last)


def _behind_mark(setting: Setting, cue: int) -> Range | None:
    """Return the noun phrase right behind the last closing mark before a cue, if an aside follows it."""
    words, first = setting.words, max(0, cue - LONGEST_ASIDE)
    if "q" not in words.tags[first:cue]:
        return None
    for index in range(cue - 1, first - 1, -1):
        if words.tags[index] in ".:" or setting.marked_from(index) is not None:
            return None
        stretch = setting.marked_to(index) if words.tags[index] == "q" else None
        if stretch is not None:
            start = index + 2 if words.tag(index + 1) == "," else index + 1
            phrase = phrase_from(setting.phrases, start, SPEAKER_JOINTS)
            if phrase is None or phrase[1] >= cue:
                return None
            is_participle = words.tags[phrase[1]] in "jv" and words.lower[phrase[1]].endswith(("ed", "ing"))
            if setting.text[stretch.end - 1] not in ",.?!":
                return None
            if words.tag(phrase[1] - 1) == "E" and words.spans[phrase[1] - 1][1] not in setting.ends_of_names:
                return None  # `“X,” his home in Zamra, the man's mother said`
            return phrase if is_participle or words.tags[phrase[1]] in "w,(" else None
    return None


def _content(setting: Setting, match: CueMatch, report: Report) -> Content | None:
    words, first = setting.words, report.first
    if first == 0:
        return _marked_before_sentence(setting, match, report)
    stretch = _closed_before(setting, first)
    if {"clause", "direct", "that"}.isdisjoint(match.cue.frames):
        return None
    goes_on = _begins_behind(setting, match, report.last) or _is_act(setting, match)
    if goes_on and words.form(skip_adjuncts(setting, report.last)) in TIMES:
        goes_on = not any(is_finite(words.lower, words.tags, index) for index in range(first_clause(words), first))
    if stretch is None and (_quotes_behind(setting, report.last) or words.form(report.last) in ("about", "of")):
        return None
    if stretch is None and words.form(first_clause(words)) == "asked":
        return None
    if stretch is None:
        may_report = not {"clause", "that"}.isdisjoint(match.cue.frames) and words.form(0) != "according"
        if (
            words.tag(first - 1) not in (",", "-")
            or goes_on
            or not may_report
            or not _has_verb_around(setting, match, report)
        ):
            return None
    elif goes_on and words.is_capital(first) and first < match.first and _is_apart(setting, stretch, first):
        return None
    begin = _behind_claim(setting, first_clause(words))
    if set(words.tags[begin : first - 1]) <= {"a", "p", "z"} and words.tag(report.last) == ",":
        return shape(setting, words.spans[report.last + 1][0], content_end(setting, report.last + 1, ()))
    is_whole = stretch is not None and (stretch.opening <= words.spans[0][0] or _stands_alone(setting, stretch))
    start = stretch.opening if stretch is not None and is_whole else words.spans[begin][0]
    return with_rest(setting, shape(setting, start, words.spans[first - 1][1]), report.last)


def _is_apart(setting: Setting, stretch: Marked, first: int) -> bool:
    """Whether another sentence begins behind words in marks: they end with a stop, or with a letter and no comma."""
    return setting.text[stretch.end - 1] == "." or (
        setting.words.tags[first - 1] == "q" and setting.text[stretch.end - 1] not in ",?!"
    )


def _behind_claim(setting: Setting, begin: int) -> int:
    """Return the first word of the main clause behind what somebody else claims: `Amid reports that X, ...`."""
    words, that = setting.words, setting.words.tags.find("t", begin, begin + FEWEST_WORDS)
    if words.tags[begin] not in "pk" or that < 0 or not is_claim(words.lower[that - 1]):
        return begin
    end = content_end(setting, that + 1, (that - 1,))
    return words.at(end) + 1 if end < setting.sentence.end else begin


def _stands_alone(setting: Setting, stretch: Marked) -> bool:
    """Whether words in marks are a sentence that another one without a stop runs into: `Rain falls “Wet,” ...`."""
    words, first = setting.words, setting.words.at(stretch.start)
    if words.tag(words.at(stretch.opening) - 1) == ".":
        return True
    count = words.at(stretch.end) - first
    return words.tag(first - 2) in ("N", "E", "z") and words.is_capital(first) and count > FEWEST_WORDS


def _quotes_behind(setting: Setting, last: int) -> bool:
    """Whether a quotation stands behind the cue and ends the sentence: `In a report of Monday, it said, "..."`."""
    opening = last + 1 if setting.words.tag(last) in (",", ":") else last
    stretch = setting.marked_from(opening)
    is_whole = stretch is not None and stretch.closing >= setting.sentence.end - 1
    return is_whole and opening > last and setting.words.is_capital(opening + 1)


def _begins_behind(setting: Setting, match: CueMatch, last: int) -> bool:
    """Whether reported words begin behind the cue and its hearer, and no relative clause about the speaker."""
    if last > match.last and is_relative(setting.words, last):
        return False
    hearer = phrase_from(setting.phrases, last, OBJECT_JOINTS) if "addressee" in match.cue.frames else None
    is_between = hearer is not None and setting.words.tag(hearer[1]) in ("j", "v", ":") and last == match.last
    is_between = is_between or setting.words.form(last) in OBJECT_PRONOUNS  # `told me they left`
    return begins_content(setting, hearer[1] if hearer is not None and is_between else last)


def _is_act(setting: Setting, match: CueMatch) -> bool:
    """Whether a participle or an infinitive follows that is reported: `denied losing it`, `urged him to win`."""
    words, frames = setting.words, match.cue.frames
    if "object_to" in frames and (
        is_infinitive(words, match.last) or behind_object(setting, match.last, "to") is not None
    ):
        return True
    is_participle = "ing" in frames and words.form(match.last).endswith("ing")
    return is_participle or ("to" in frames and is_infinitive(words, match.last))


def _has_verb_around(setting: Setting, match: CueMatch, report: Report) -> bool:
    """Whether words before the speaker or behind the cue have the verb of a clause: `The road, he said, was shut`."""
    words, behind = setting.words, report.last + 1
    is_adjunct = words.form(first_clause(words)).endswith("ing") and words.tag(first_clause(words) + 1) == "p"
    has_finite = any(is_finite(words.lower, words.tags, index) for index in range(report.first))
    if has_finite or (not is_adjunct and ("v" in words.tags[: report.first] or "jd" in words.tags[: report.first])):
        return True
    last = report.last
    while words.tag(last) == "z":
        last += 1
    is_last = words.tag(last) == "" or (words.tag(last) == "." and report.first < match.first)
    if is_last and report.first > (FEWEST_WORDS if words.tag(last) else FEWEST_WORDS - 2):
        return True
    is_inside = words.tag(report.last) == "," and behind < len(words.tags)
    is_clause = words.tag(behind) != "q" and begins_content(setting, behind)
    return is_inside and (words.tag(behind + (words.tag(behind) == "q")) in ("v", "x") or is_clause)


def _closed_before(setting: Setting, first: int) -> Marked | None:
    """Return the stretch whose closing mark stands right before a word, perhaps with a comma between."""
    index = first - 2 if setting.words.tag(first - 1) == "," else first - 1
    return setting.marked_to(index)


def _marked_before_sentence(setting: Setting, match: CueMatch, report: Report) -> Content | None:
    """Return the stretch that ends right before a sentence that says no more than who spoke."""
    is_open = "addressee" in match.cue.frames and report.last == match.last
    last = skip_adjuncts(setting, report.last, over_hearer=is_open)
    if setting.words.tag(last) not in ("", ".", ",") or begins_content(setting, last):
        return None
    blanks = " \n" if len(setting.words.tags) - last <= 1 else " "  # the whole paragraph says who spoke
    for stretch in setting.marked:
        is_next = stretch.closing <= setting.sentence.start
        if is_next and stretch.is_closed and setting.text[stretch.closing : setting.sentence.start].strip(blanks) == "":
            return Content("direct", (Span(stretch.start, stretch.end),), (stretch,))
    return None


def with_rest(setting: Setting, content: Content | None, last: int) -> Content | None:
    """Return the content with what goes on behind `, he said,` in the same sentence."""
    if content is None or setting.words.tag(last) != "," or not setting.words.tag(last + 1):
        return content
    rest = _rest(setting, content, last + 1)
    if rest is None:
        return content
    kind = content.kind if content.kind == rest.kind else "mixed"
    return Content(kind, content.spans + rest.spans, content.marked + rest.marked)


def _rest(setting: Setting, content: Content, first: int) -> Content | None:
    if content.kind == "direct":
        stretch = _next_marked(setting, first)
        return None if stretch is None else Content("direct", (Span(stretch.start, stretch.end),), (stretch,))
    if content.kind != "indirect" or not _goes_on(setting, content, first):
        return None
    return shape(setting, setting.words.spans[first][0], content_end(setting, first, ()))


def _next_marked(setting: Setting, first: int) -> Marked | None:
    """Return the stretch that opens at a word, or behind an aside and a comma: `, he said, smiling, "..."`."""
    words = setting.words
    for index in range(first, len(words.tags)):
        joint = (
            index - 1 if words.tag(index - 1) in (",", "") else index - 1 - (words.lower[index - 1] in ("and", "but"))
        )
        if words.tag(joint) == "," and setting.marked_from(index) is not None:
            return setting.marked_from(index)
        if words.tags[index] in ".:-" or _reports_on(words, index):
            return None
    return None


def _reports_on(words: Words, index: int) -> bool:
    """Whether a verb reports what follows: `told`, or `adding` before a comma, but not `pointing at it`."""
    is_participle = words.lower[index].endswith("ing")
    return is_reporting(words.lower[index]) and (not is_participle or words.tag(index + 1) in (",", "q", "t"))


def _goes_on(setting: Setting, content: Content, first: int) -> bool:
    """Whether the reported clause goes on at a word, and no addition of the reporter begins there."""
    words, tag = setting.words, setting.words.tag(first)
    begin, end = (words.at(offset) for offset in (content.spans[0].start, content.spans[0].end))
    if tag == "c":
        first, tag = first + 1, words.tag(first + 1)
        return tag in ("j", "v", "x") and not is_reporting(words.form(first))
    word = words.form(first)
    if is_deed(word) and not is_reporting(word):
        return True
    if word == "when":
        return words.form(first + 1) not in PROMPTED and has_verb(setting, first + 1)
    is_apposed = word in ("a", "an") and not {"v", "x"}.isdisjoint(words.tags[begin:end])
    is_added = (
        is_apposed
        or tag in ("w", "j")
        or (tag == "k" and word not in CONDITIONS)
        or word.endswith("ing")
        or word in REPORTER_GOES_ON
    )
    is_predicate = tag == "v" and {"v", "x"}.isdisjoint(words.tags[begin:end])  # `The mayor, he said, told them`
    if is_added or (is_reporting(word) and not is_predicate):
        return False
    return has_verb(setting, first + (tag == "k")) or is_predicate
