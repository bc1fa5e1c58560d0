"""quotes.behind: reported words that stand behind the cue: `he said that ...`, `she urged them to ...`."""

from collections.abc import Sequence
from dataclasses import replace

import regex

from scripts.core.phrases import Range, is_passive, main_subject_of, phrase_from, subject_of
from scripts.core.records import Span
from scripts.core.text import word_set
from scripts.core.word_classes import ACTORS, CONTINUING, MODALS, NEGATIONS
from scripts.core.words import ABOUT, ADJECTIVE, Words, is_finite
from scripts.quotes.clauses import (
    OBJECT_JOINTS,
    begins_content,
    has_verb,
    is_object,
    is_relative,
    opens_clause,
    shape,
    skip_adjuncts,
)
from scripts.quotes.cues import CueMatch, Setting, is_reporting
from scripts.quotes.drafts import Content
from scripts.quotes.endings import content_end
from scripts.quotes.marks import Marked
from scripts.quotes.speakers import BODIES, TITLES
from scripts.quotes.subjects import find_speaker

NO_SPEECH = word_set("neither nobody none without")
OBJECT_FRAMES = {"object_as": "as", "object_at": "at", "object_of": "of", "object_to": "to"}
INQUIRIES = word_set(
    """audit board commission committee court experts inquest inquiries inquiry investigation investigations
    investigators mission panel poll probe report reports research researchers review study survey"""
)
VERDICTS = word_set("aggression genocide murder nonsense propaganda terrorism treason")
COMPLEMENT_JOINTS = OBJECT_JOINTS | {"against", "between", "by", "toward", "towards"}
COMPLEMENTS = (*ADJECTIVE, "legal", "false", "wrong", "unfair", "acceptable")
ASIDE = regex.compile(r",[^,]*,|-+[^-]*-+|\([^)]*\)", flags=regex.V1)
APPEARING = frozenset(
    f"{verb} {particle}"
    for verb in ("appeared", "appears", "spoke", "speaks", "went")
    for particle in ("at", "in", "on")
)
SPEECHES = word_set(
    """address article brief briefing broadcast comments conference email hearing interview letter meeting message
    news newspaper phone post radio remarks report speech statement telephone television testimony tweet tv twitter"""
)
THINGS = word_set(
    """attack attacks clashes conflict conflicts crises crisis dispute fight fighting it move moves offensive protest
    protests shortage shortages strike strikes unrest uprising violence war wars"""
)
SEEMING = ("imply", "indicate", "raise concerns", "suggest")
EVIDENCE = word_set(
    """clues data evidence fact facts figure figures footage image images indications information intelligence move
    moves picture pictures polls result results sign signs statistics trend trends"""
)
ABSTRACT = ("ance", "ence", "ity", "ment", "ness", "sion", "tion")
SPOKEN = word_set("announcement communication declaration document publication resolution statement")
ARGUING = word_set("accusing alleging arguing asserting claiming declaring insisting saying stating warning")
AMID = word_set("after amid amidst before despite following of")
PERSONS = ("ans", "ees", "ers", "ists", "ors")
PEOPLE = word_set(
    """allies all citizens civilians countries everybody everyone government governments him it men nations others
    parties people powers sides states them themselves those us women world"""
)
ASKED = (ACTORS | BODIES | TITLES | PEOPLE) - word_set("airstrikes drones jets planes rockets strikes warplanes")
ASKING_FOR = ("appeal for", "call for")
BEHIND_AS = word_set("he i it long saying she soon telling they usual we well")
NEWS = ("announce", "confirm", "declare", "report")
TIMES = word_set("after as before when while")
LONGEST_WAY = 25
LONGEST_LIST = 6
SHORTEST_CLAUSE = 4
SHORTEST_LINE = 2
TO_RULES = 0


def find_content_behind(setting: Setting, match: CueMatch, cues: Sequence[int]) -> tuple[Range | None, Content] | None:
    """Return speaker and content where the reported words stand behind the cue, else None."""
    if _is_unsaid(setting, match) or _takes_lives(setting, match):
        return None
    if match.cue.part == "verb" and is_passive(setting.words, match.first):
        return _find_told(setting, match, cues)
    content = _block(setting, match) or _clause(setting, match, cues) or _predicate(setting, match, cues)
    if content is None:
        return None
    to = first_of_group(setting.words, match.first) - 1
    if setting.words.tag(to) == "o":
        return subject_of(setting.phrases, to - 1) or main_subject_of(setting.phrases, match.first), content
    return find_speaker(setting, match.first, content), content


def _takes_lives(setting: Setting, match: CueMatch) -> bool:
    """Whether a death is told, not an assertion: `the storm that claimed his life was`."""
    phrase = phrase_from(setting.phrases, match.last)
    is_life = phrase is not None and setting.words.form(phrase[1] - 1) in ("life", "lives")
    return is_life and match.cue.cue == "claim"


def _find_told(setting: Setting, match: CueMatch, cues: Sequence[int]) -> tuple[Range | None, Content] | None:
    """Return what a passive reports: `they were told to leave`, `it was reported by two men that ...`."""
    words, frames, subject = setting.words, match.cue.frames, subject_of(setting.phrases, match.first)
    speaker = phrase_from(setting.phrases, match.last + 1, OBJECT_JOINTS) if words.form(match.last) == "by" else None
    last = match.last if speaker is None else speaker[1]
    is_it = subject is not None and words.lower[subject[0] : subject[1]] == ("it",)
    to = last + (words.form(last) == "not")
    if is_infinitive(words, to) and ("object_to" in frames or ("clause" in frames and words.tag(to + 1) in ("v", "x"))):
        content = shape(setting, words.spans[last][0], content_end(setting, last, cues))
    elif is_it or "addressee" in frames:
        content = _clause(setting, replace(match, last=last), cues)
    else:
        return None
    return None if content is None else (speaker, content)


def _is_unsaid(setting: Setting, match: CueMatch) -> bool:
    """Whether the cue is negated, only possible, an infinitive or a question to the speaker: nobody has said it."""
    words, before = setting.words, match.first - 1
    if words.form(match.first) == "asked" and words.form(before) in ("", "if", "when"):
        return True
    first = first_of_group(words, match.first)
    if words.tag(first - 1) == "c" and words.tag(first - 2) == "v" and words.tag(first - 3) == "o":
        return not words.form(match.first).endswith(("ed", "s"))
    if match.cue.cue == "threaten" and _is_thing(setting, match.first):
        return True
    if match.cue.cue in SEEMING and _is_evidence(setting, match.first):
        return True
    if words.form(first - 1) in AMID and first == match.first and words.form(first).endswith("ed"):
        return True
    if match.cue.cue == "continue" and {"if", "unless"} & set(words.lower[max(0, first - 4) : first]):
        return True
    is_avoided = words.form(first - 1) == "of" and words.form(first - 2) in ("instead", "short")
    if words.tag(first - 1) == "o" and not is_negated(words, match.first):
        return words.form(first - 2) not in CONTINUING and _main_verb(words, first - 1) not in APPEARING
    return is_avoided or is_negated(words, match.first)


def _is_thing(setting: Setting, cue: int) -> bool:
    """Whether no person or body threatens: `a war that threatens to`, `protests threatened to`."""
    words, subject = setting.words, subject_of(setting.phrases, cue)
    head = "" if subject is None else words.form(subject[1] - 1)
    return words.form(first_of_group(words, cue) - 1) in ("that", "which") or head in THINGS


def _is_evidence(setting: Setting, cue: int) -> bool:
    """Whether a fact suggests what no person or body says: `information suggesting that`, `his silence indicated`."""
    words, first = setting.words, first_of_group(setting.words, cue)
    noun = first - 1 - (words.tag(first - 1) in ("t", "w"))
    if words.form(cue).endswith("ing"):
        return words.form(noun) in EVIDENCE
    subject = subject_of(setting.phrases, cue)
    head = "" if subject is None else _head(words, subject)
    return head in EVIDENCE or (head.endswith(ABSTRACT) and head not in BODIES and head not in SPOKEN)


def _head(words: Words, phrase: Range) -> str:
    """Return the last word of a noun phrase before what hangs on it: `silence` in `the silence of the mayor`."""
    end = next((index for index in range(phrase[0], phrase[1]) if words.tags[index] in "po"), phrase[1])
    return "" if words.tag(end - 1) == "E" else words.form(end - 1)


def _main_verb(words: Words, index: int) -> str:
    """Return the nearest verb before a word in the same part of the sentence with the word behind it: `went on`."""
    place = next((place for place in range(index - 1, -1, -1) if words.tags[place] in "v,.:-"), -1)
    return f"{words.form(place)} {words.form(place + 1)}"


def is_negated(words: Words, verb: int) -> bool:
    """Whether a verb is negated or only possible: by a word before it or by its subject."""
    first = first_of_group(words, verb)
    negative = NEGATIONS | MODALS
    return words.form(first - 1) in NO_SPEECH or not negative.isdisjoint(words.lower[first:verb])


def first_of_group(words: Words, verb: int) -> int:
    """Return the first of the auxiliaries and adverbs, perhaps joined ones, right before a verb, or the verb itself."""
    first = verb
    while words.tag(first - 1) in ("a", "x") or (words.tag(first - 1) == "c" and words.tag(first - 2) == "a"):
        first -= 1
    return first


def _block(setting: Setting, match: CueMatch) -> Content | None:
    """Return the quotation that opens the next paragraph where a sentence ends with a cue and a colon."""
    words, stretch = setting.words, setting.following
    if stretch is None or words.tags[-1] != ":" or "direct" not in match.cue.frames:
        return None
    is_next = setting.text[setting.sentence.end : stretch.opening].strip(" \n") == ""
    behind = skip_adjuncts(setting, match.last, over_hearer="addressee" in match.cue.frames)
    return _whole(stretch) if is_next and behind == len(words.tags) - 1 else None


def _whole(stretch: Marked) -> Content:
    return Content("direct", (Span(stretch.start, stretch.end),), (stretch,))


def _clause(setting: Setting, match: CueMatch, cues: Sequence[int]) -> Content | None:
    found = _find_start(setting, match)
    if found is None:
        return None
    start, end = found
    stretch = setting.marked_from(start)
    if stretch is not None and setting.words.tag(start - 1) in (",", ":") and _is_stopped(setting, stretch):
        return _whole(stretch)
    if stretch is not None and stretch.is_closed and match.cue.frames == ("direct",):
        return _whole(stretch)
    limit = content_end(setting, start, cues) if end == TO_RULES else setting.words.spans[end - 1][1]
    content = shape(setting, setting.words.spans[start][0], limit)
    return None if content is not None and _is_word(setting, content) else content


def _is_word(setting: Setting, content: Content) -> bool:
    """Whether a single word without marks would be reported: `declared liberation`, `say so`."""
    return content.kind == "indirect" and " " not in setting.text[content.spans[0].start : content.spans[-1].end]


def _is_stopped(setting: Setting, stretch: Marked) -> bool:
    return setting.text[stretch.end - 1] in ".?!,"


def _predicate(setting: Setting, match: CueMatch, cues: Sequence[int]) -> Content | None:
    """Return what is reported of the thing that a relative clause is about: `a hangar which he said was empty`."""
    words, subject = setting.words, subject_of(setting.phrases, match.first)
    before = "" if subject is None else words.tag(subject[0] - 1)
    is_about = before in ("w", "t") or (before in ("N", "E") and words.tag(subject[0] if subject else 0) == "r")
    is_gap = words.tag(match.last) == "x" and subject is not None and not words.form(match.first).endswith("ing")
    if not (is_gap or is_about) or "clause" not in match.cue.frames or words.tag(match.last) not in ("v", "x"):
        return None
    return shape(setting, words.spans[match.last][0], content_end(setting, match.last, cues))


def _find_start(setting: Setting, match: CueMatch) -> tuple[int, int] | None:
    """Return the first word of the content and the one behind its last (TO_RULES: the sentence decides), or None."""
    words, frames, index = setting.words, match.cue.frames, match.last
    is_not = words.form(index) == "not"
    has_infinitive = not {"object_to", "to"}.isdisjoint(frames) and is_infinitive(words, index + is_not)
    if has_infinitive and ("to" in frames or is_not):
        return index, TO_RULES
    behind = skip_adjuncts(setting, index)
    if "to" in frames and is_infinitive(words, behind):
        return behind, TO_RULES
    called = _behind_called_for(setting, index) if match.cue.cue == "call" else None
    if called is not None:
        return called, TO_RULES
    for frame in frames:
        joint = behind_object(setting, index, OBJECT_FRAMES.get(frame, ""))
        if joint is not None and frame == "object_at" and "n" not in words.tags[joint + 1 : joint + 4]:
            continue
        if joint is not None and frame == "object_of" and not _is_act(setting, joint + 1):
            longer = phrase_from(setting.phrases, joint + 1, OBJECT_JOINTS - {"of"})
            joint = longer[1] if longer is not None and words.form(longer[1]) == "of" else joint
        if joint is not None and frame == "object_of":
            return (joint + 1, TO_RULES) if _is_act(setting, joint + 1) else None
        if joint is not None and match.cue.cue in ASKING_FOR:
            first = _find_asked(setting, index, joint)
            return None if first is None else (first, TO_RULES)
        if joint is not None:
            return (joint if frame == "object_to" else index), TO_RULES
    if "ing" in frames and words.form(index).endswith("ing"):
        return index, TO_RULES
    end = _behind_marked_object(setting, index) if "marked" in frames else None
    if "object_complement" in frames:
        end = _behind_complement(setting, index)
    return _find_clause(setting, match) if end is None else (index, end)


def _behind_called_for(setting: Setting, index: int) -> int | None:
    """Return the word behind `for`, over adverbs, if an infinitive follows: `called again on Monday for him to go`."""
    words = setting.words
    while words.tag(index) in ("a", "z") or (words.form(index) == "on" and words.tag(index + 1) == "z"):
        index += 1
    to = behind_object(setting, index + 1, "to") if words.form(index) == "for" else None
    return None if to is None else _find_asked(setting, index + 1, to)


def _find_asked(setting: Setting, first: int, to: int) -> int | None:
    """Return the first word of who shall do or bear a thing; None for a means: `called for a deal to end it`."""
    words = setting.words
    if words.lower[first : first + 4] == ("the", "first", "time", "for"):
        first += 4
    head = _head(words, (first, to))
    is_asked = head.endswith(PERSONS) or head in ASKED
    return first if is_asked or head in ("", "”") or words.form(to + 1) == "be" else None


def _find_distant_that(setting: Setting, index: int) -> int | None:
    """Return the `that` of a reported clause behind more of the speaker's: `said to the men in the port that ...`."""
    words, may_have_verb = setting.words, setting.words.form(index) in TIMES
    is_way = words.tag(index) in (",", "-", "(", "p", "o", "z", "a") or may_have_verb
    if not is_way or words.form(index) in ("about", "against", "of"):
        return None
    last = min(index + LONGEST_WAY, len(words.tags))
    index += may_have_verb
    while index < last and words.tags[index] != "t":
        aside = ASIDE.match(words.tags, index)
        is_verb = _is_main_verb(words, index)
        if aside is None and (words.tags[index] in ".,-(:w" or (is_verb and not may_have_verb)):
            return None
        if words.lower[index] in ARGUING:
            return None  # `responded with a letter arguing that`
        may_have_verb = may_have_verb and not is_verb
        index = index + 1 if aside is None else aside.end()
    is_found = index < last and not is_relative(words, index) and _begins_that_clause(setting, index + 1)
    return index if is_found else None


def _is_main_verb(words: Words, index: int) -> bool:
    """Whether a finite verb stands at a word, not a participle as in `a report released on Monday`."""
    is_participle = (
        words.lower[index].endswith("ed") and words.tag(index - 1) in ("N", "E") and words.tag(index + 1) in "pz"
    )
    return is_finite(words.lower, words.tags, index) and not is_participle


def _begins_that_clause(setting: Setting, index: int) -> bool:
    """Whether what follows `that` is a clause, so that it is no pronoun: `that the guards beat him`, not `that`."""
    words = setting.words
    is_noun = words.tag(index) == "N" and not words.is_capital(index) and not words.form(index).endswith("s")
    if is_noun and words.tag(index + 1) in (",", ".", ""):
        return False  # `disputed that account, and`
    is_plural = words.tag(index) == "N" and words.form(index).endswith("s")
    is_act = words.tag(index) == "v" and words.form(index).endswith("ing")
    is_certain = (is_act or words.tag(index) in (",", "d", "k", "r", "w")) and words.form(index + 1) != "well"
    is_long = words.tag(index) in ("N", "E", "n") and len(words.tags) - index > SHORTEST_CLAUSE
    return is_plural or is_certain or is_long or has_verb(setting, index) or setting.marked_from(index) is not None


def _is_act(setting: Setting, index: int) -> bool:
    """Whether a participle with an object or more begins at a word: `of shelling the port`, not `of looting`."""
    index += setting.marked_from(index) is not None
    return setting.words.form(index).endswith("ing") and setting.words.tag(index + 1) not in ("", ".", ",", "q", "c")


def behind_object(setting: Setting, index: int, joint: str) -> int | None:
    """Return the index of the joint behind the object that begins at a word: `to` in `his forces to march`."""
    words = setting.words
    end = _object_end(setting, index, joint) if joint else None
    if end is None:
        return None
    if joint == "as" and words.form(end) != joint:
        return _find_marked_as(setting, end)
    if joint == "as" and (words.form(end + 1) in BEHIND_AS or _opens_clause_of_time(setting, end + 1)):
        return None
    while words.tag(end) in ("a", "z") or (words.form(end) == "on" and words.tag(end + 1) == "z"):
        end += 1
    to = end + 1 if words.tag(end) == "q" else end
    if joint != "to":
        return end if words.form(end) == joint else None
    if not is_infinitive(words, to):
        return None
    return end - 1 if words.form(end - 1) == "not" else end


def _opens_clause_of_time(setting: Setting, first: int) -> bool:
    """Whether a subject and its verb stand behind `as`: `praised them as the army fled`, not `as men led by him`."""
    words, phrase = setting.words, phrase_from(setting.phrases, first, OBJECT_JOINTS)
    if phrase is None or words.form(first) in ("a", "an") or is_reporting(words.form(phrase[1])):
        return False
    is_verb = words.tag(phrase[1]) in ("v", "x") and is_finite(words.lower, words.tags, phrase[1])
    return is_verb and not (words.tag(phrase[1]) == "v" and words.tag(phrase[1] + 1) == "p")


def _find_marked_as(setting: Setting, first: int) -> int | None:
    """Return the `as` before words in marks in the same part of the sentence: `the pace of it all as “a joke”`."""
    words = setting.words
    for index in range(first, min(first + LONGEST_WAY, len(words.tags))):
        if words.tags[index] in ",.:-tw" or is_finite(words.lower, words.tags, index):
            return None
        if words.lower[index] == "as" and _is_marked_soon(setting, index + 1):
            return index
    return None


def _is_marked_soon(setting: Setting, index: int) -> bool:
    """Whether marks open at a word or behind an article: `as “a joke”`, `as a “joke”`."""
    return setting.marked_from(index + (setting.words.tag(index) == "d")) is not None


def is_infinitive(words: Words, index: int) -> bool:
    """Whether an infinitive with `to` begins at a word, and not an adjective: `to deadly raids`, `to frozen assets`."""
    if words.form(index + 1).endswith((*ADJECTIVE, "ly", "zen")) and words.tag(index + 1) in ("N", "j"):
        return False
    if words.form(index + 1).endswith("s") and not words.form(index + 1).endswith(("ss", "us")):
        return False
    return words.tag(index) == "o" and words.tag(index + 1) in ("v", "x", "N", "j", "a", "q")


def _object_end(setting: Setting, index: int, joint: str) -> int | None:
    """Return the index behind a noun phrase, or behind a stretch in marks that stands for one."""
    phrase = phrase_from(setting.phrases, index, (OBJECT_JOINTS | {"on"}) - {joint})
    for _ in range(LONGEST_LIST):
        following = None if phrase is None else _next_in_list(setting, phrase[1], joint)
        if following is None:
            break
        phrase = following
    if phrase is not None:
        return phrase[1]
    stretch = setting.marked_from(index)
    return setting.words.at(stretch.closing) if stretch is not None and stretch.is_closed else None


def _next_in_list(setting: Setting, end: int, joint: str) -> Range | None:
    """Return the noun phrase that a comma, a conjunction or a participle ties to the one before: `men holding arms`."""
    words, first = setting.words, end + 1
    is_participle = words.tag(end) in ("j", "v") and words.form(end).endswith(("ed", "ing"))
    if not is_participle and words.tag(end) not in (",", "c"):
        return None
    first += words.tags[end] == "," and words.tag(first) == "c"
    return phrase_from(setting.phrases, first, OBJECT_JOINTS - {joint})


def _behind_marked_object(setting: Setting, index: int) -> int | None:
    """Return the index behind an object that holds or is a stretch in marks: `announced a "state of alert"`."""
    words = setting.words
    while words.tag(index) in ("d", "n", "N", "E", "j", "s"):
        index += 1
    stretch = setting.marked_from(index)
    if stretch is None or not stretch.is_closed or _is_stopped(setting, stretch):
        return None
    end = words.at(stretch.closing)
    if words.tag(end) in ("o", "p"):
        return TO_RULES
    return end if words.tag(end) in ("", ",", ".", "c", "k") else None


def _behind_complement(setting: Setting, index: int) -> int | None:
    """Return the index behind an object and what it is called: `the raid "a disgrace"`, `him a liar`."""
    words = setting.words
    phrase = phrase_from(setting.phrases, index, OBJECT_JOINTS)
    if phrase is None:
        return None
    end = _behind_insertion(words, phrase[1])
    while words.tag(end) in ("d", "n", "N", "j"):
        end += 1
    stretch = setting.marked_from(end)
    if stretch is not None and stretch.is_closed:
        end = words.at(stretch.closing)
        while words.tag(end) in ("N", "E") and words.tag(end - 2) != ",":
            end += 1
        return end
    second = phrase_from(setting.phrases, phrase[1], COMPLEMENT_JOINTS)
    if second is not None and words.tag(second[0]) in ("d", "j", "N"):
        if words.form(second[0]) in ABOUT:
            return None  # `a place called Zamra about 9 km from here`
        is_done = words.form(second[1]).endswith("ed") and words.tag(second[1] + 1) in ("p", "o")
        is_marked_on = words.tag(second[1]) == "p" and setting.marked_from(second[1] + 1) is not None
        goes_on = (
            is_done or is_marked_on or words.tag(second[1]) in ("o", "t", "w") or words.form(second[1]).endswith("ing")
        )
        return TO_RULES if goes_on else second[1]
    return phrase[1] if _ends_with_complement(words, phrase) else None


def _behind_insertion(words: Words, end: int) -> int:
    """Return the index behind an apposition that words in marks follow: `the town, a port, "a ruin"`."""
    comma = words.tags.find(",", end + 1) if words.tag(end) == "," else -1
    is_closed = comma > 0 and words.tag(comma + 1) == "q" and {"v", "x", "w"}.isdisjoint(words.tags[end:comma])
    return comma + 1 if is_closed else end


def _ends_with_complement(words: Words, phrase: Range) -> bool:
    """Whether an object and what it is called look like one phrase: `the vote illegal`, `the guards vile thieves`."""
    last, before = words.form(phrase[1] - 1), words.tag(phrase[1] - 2)
    if last.endswith(COMPLEMENTS):
        return before not in ("d", "")
    is_people = last.endswith("s") and not ACTORS.isdisjoint(words.lower[phrase[0] : phrase[1] - 1])
    return is_people or (last in VERDICTS and before == "N")


def _is_long(setting: Setting, match: CueMatch, index: int) -> bool:
    """Whether so much follows a speaker's `said` that it is a clause, though no list knows its verb."""
    words = setting.words
    end = next((place for place in range(index, len(words.tags)) if words.tags[place] in ".,:-w"), len(words.tags))
    shortest = SHORTEST_CLAUSE if end < len(words.tags) else SHORTEST_LINE
    if words.tag(index) == "r" and words.tag(index + 1) in ("a", "p"):
        return False
    is_plain = words.tag(index) in ("d", "n", "N", "E", "r", "j") and words.tag(match.last) not in ("p", ",")
    return is_plain and end - index > shortest and subject_of(setting.phrases, match.first) is not None


def _ends_in_clause(setting: Setting, first: int) -> bool:
    """Whether a clause behind a comma goes on to the end of the sentence: `told the agency Jana, rain was near.`"""
    words = setting.words
    phrase = phrase_from(setting.phrases, first, OBJECT_JOINTS)
    return phrase is not None and words.tag(phrase[1]) in ("v", "x") and "," not in words.tags[first:]


def _begins_with_act(setting: Setting, index: int) -> bool:
    """Whether a participle is the subject of a clause that begins at a word: `said taking the hill would help`."""
    words = setting.words
    is_act = words.tag(index) == "v" and words.form(index).endswith("ing") and not is_reporting(words.form(index))
    return is_act and (has_verb(setting, index) or "x" in words.tags[index:])


def _may_lack_that(setting: Setting, match: CueMatch, index: int) -> bool:
    """Whether a clause without `that` may begin: what an inquiry found, what somebody promised would be done."""
    if match.cue.cue == "find":
        return _is_inquiry(setting, match.first)
    phrase = phrase_from(setting.phrases, index, OBJECT_JOINTS)
    if phrase is not None and match.cue.cue in NEWS and setting.words.form(phrase[1]) in TIMES:
        return False  # `reported a lull after shells hit the port`
    is_pledge = match.cue.cue in ("pledge", "promise", "vow")
    return not is_pledge or phrase is None or setting.words.tag(phrase[1]) == "x"


def _is_inquiry(setting: Setting, cue: int) -> bool:
    """Whether a named body or an inquiry is the subject, which then says so: `the panel found`, not `rebels found`."""
    subject = subject_of(setting.phrases, cue)
    last = -1 if subject is None else subject[1] - 1
    return setting.words.tag(last) == "E" or setting.words.form(last) in INQUIRIES


def _is_inner_adjunct(setting: Setting, first: int, comma: int) -> bool:
    """Whether a clause begins with an adverbial and a comma behind it: `said in two years, he fell`."""
    words = setting.words
    is_speech = not SPEECHES.isdisjoint(words.lower[first:comma])
    is_inner = words.tag(first) == "p" and not is_speech and {",", "z"}.isdisjoint(words.tags[first:comma])
    return is_inner and setting.marked_from(comma + 1) is None and begins_content(setting, comma + 1)


def _find_clause(setting: Setting, match: CueMatch) -> tuple[int, int] | None:
    """Return where a reported clause or quotation begins behind hearers and adjuncts, or None."""
    words, frames = setting.words, set(match.cue.frames)
    index = skip_adjuncts(setting, match.last, over_hearer="addressee" in frames)
    hearer = setting.marked_from(index) if "addressee" in frames else None
    if hearer is not None and words.tag(words.at(hearer.closing)) == "t":
        index = words.at(hearer.closing)
    tag, following = words.tag(index), words.tag(index + 1)
    if is_object(words, index, match.cue.cue):
        return None
    is_found, shift = False, 0
    told = match.last + (words.tag(match.last) == "r")
    if words.form(told) in ("is", "was") and words.tag(told + 1) == "t" and frames & {"clause", "that"}:
        return told + 2, TO_RULES
    distant = _find_distant_that(setting, index) or _find_distant_that(setting, match.last)
    if distant is not None and frames & {"clause", "that"}:
        return distant + 1, TO_RULES
    if tag == "t" and not is_relative(words, index) and frames & {"clause", "that"}:
        is_found, shift = _begins_that_clause(setting, index + 1), 1
    elif tag == "," and match.cue.cue == "say" and index > match.last and _is_inner_adjunct(setting, match.last, index):
        return match.last, TO_RULES
    elif tag == "," and index > match.last and "addressee" in frames and _ends_in_clause(setting, index + 1):
        is_found, shift = True, 1
    elif tag in (":", ",") and "direct" in frames:
        is_found, shift = following != "" and (tag == ":" or setting.marked_from(index + 1) is not None), 1
    elif tag == "q":
        is_found = bool(frames & {"direct", "clause"}) and setting.marked_from(index) is not None
    elif words.form(index) == "when" and "wh" not in frames:
        is_found = "clause" in frames and opens_clause(setting, index)
    elif tag == "w" or words.form(index) == "if":
        is_found = bool(frames & {"clause", "wh"})
    elif "clause" in frames and _may_lack_that(setting, match, index):
        is_found = begins_content(setting, index) or (
            match.cue.cue in ("insist", "say") and _is_long(setting, match, index)
        )
        is_found = is_found or _begins_with_act(setting, index)
        if not is_found and match.cue.cue == "warn" and begins_content(setting, match.last):
            return match.last, TO_RULES  # `warned crimes may have been committed`
    return (index + shift, TO_RULES) if is_found else None
