"""quotes.subjects: who speaks where the reported words stand behind the cue."""

from scripts.core.phrases import (
    Range,
    extend_left,
    main_subject_of,
    nearest_subject_of,
    phrase_from,
    reporting_verbs,
    skip_date,
    subject_of,
)
from scripts.core.text import word_set
from scripts.core.word_classes import ACTORS
from scripts.core.words import Words
from scripts.quotes.clauses import OBJECT_JOINTS, first_clause
from scripts.quotes.cues import Setting
from scripts.quotes.drafts import Content
from scripts.quotes.speakers import BODIES, TITLES

QUOTING = word_set("cite cited cites citing quote quoted quotes quoting")
SEVERAL = word_set("many most others several some")
IDIOMS = word_set("addition fact particular response return turn")
ISSUED = word_set("announcement communique declaration letter message report statement")
KIN = word_set("aide ally brother daughter father friend mother one sister son wife")
MOTIONS = word_set("bill law memo motion petition plan proposal resolution treaty")
PUBLISHED = word_set("conducted held issued obtained posted published released signed taken written")
TOWARDS = word_set("against by from on to toward towards with")
REPEATING = word_set("reiterated renewed repeated")
SAYING = word_set("said say says told")
RELATIVE = ("when", "where", "which")
BEFORE_SPEAKER = word_set("got had has have obtained read received saw with")


def find_speaker(setting: Setting, cue: int, content: Content) -> Range | None:
    """Return the noun phrase that speaks: the subject of a cue, or of the clause that a participle belongs to."""
    words, before = setting.words, cue - 1
    if words.lower[cue].endswith("ing") and words.form(before) in ("a", "no", "the", "this"):
        return None
    while words.tag(before) == "a":
        before -= 1
    if not words.lower[cue].endswith("ing") or words.tag(before) == "x":
        subject = _find_first_reporter(setting, cue) or _find_parted_subject(setting, cue)
        if subject is not None and words.lower[subject[0] : subject[1]] == ("first",):
            subject = subject_of(setting.phrases, subject[0])  # `who first said`
        subject = None if subject is None else _nearest_to_who(setting, _before_idiom(setting, subject), cue)
        if subject is not None and setting.words.form(subject[0] - 1) in REPEATING:
            subject = subject_of(setting.phrases, subject[0] - 1) or subject  # `He repeated the army demands that`
        nearer = _find_behind_boundary(setting, cue) or _find_before_apposition(setting, subject)
        if subject is None:
            subject = _find_far_subject(setting, ",wtj-") or _find_leading_subject(setting, cue)
            subject = subject or _find_before_who(setting, cue)
        elif nearer is not None:
            subject = nearer
        elif _hangs_on_another(setting.words, subject):
            subject = _before_relative(setting, subject) or subject
            far = _find_far_subject(setting, ",wt" if words.tag(subject[0] - 2) == "," else "wt")
            if far is not None and ",k" in words.tags[far[1] : subject[0]]:
                far = None  # another clause has begun: `Men who ran were free, but a fund set up by the guild says`
            subject = _find_nearer_subject(setting, cue) or far or subject
        if subject is None:
            return None
        return named_before(setting, subject) or _behind_object(setting, subject)
    if set(setting.words.tags[:cue]) <= {"k", "p"}:
        return _find_subject_behind(setting, content)
    return find_own(setting, cue) or _find_subject_of_participle(setting, cue)


def find_own(setting: Setting, participle: int) -> Range | None:
    """Return who speaks with a participle, if not the subject of the clause: whom a medium quotes, a phrase before."""
    return find_quoted(setting, participle) or _find_absolute(setting, participle)


def _hangs_on_another(words: Words, subject: Range) -> bool:
    """Whether a preposition or a verb governs a noun phrase without a relative clause: `who stood by him said`."""
    is_dated = words.tag(subject[0] - 1) == "z" and words.tag(subject[0]) == "N"  # `after Friday prayers`
    before = subject[0] - 1 - is_dated
    is_told = words.form(before) in reporting_verbs()
    return (
        (words.tag(before) in ("p", "o", "v", "x") or words.form(before) in ("after", "before"))
        and words.tag(subject[1]) not in ("w", "t")
        and not is_told
    )


def _find_behind_boundary(setting: Setting, cue: int) -> Range | None:
    """Return the subject of a verb before `and` and a cue, if both are in a second clause: `, and he came and said`."""
    words = setting.words
    while words.tag(cue - 1) in ("a", "x"):
        cue -= 1
    boundary = max(words.tags.rfind(sign, 0, cue - 1) for sign in (",c", ",k"))
    if words.tag(cue - 1) != "c" or boundary <= 0:
        return None
    nearest = nearest_subject_of(setting.phrases, cue - 1)
    return nearest if nearest is not None and nearest[0] > boundary else None


def _before_relative(setting: Setting, subject: Range) -> Range | None:
    """Return what a relative clause is about that opens with an adjunct: `Saleh, who in a talk said`."""
    words, who = setting.words, subject[0] - 2
    end = who - (words.tag(who - 1) == ",")
    is_relative = words.tag(who) == "w" and words.tag(who + 1) == "p" and end in setting.phrases.by_end
    return (extend_left(setting.phrases, setting.phrases.by_end[end]), end) if is_relative else None


def _find_before_apposition(setting: Setting, subject: Range | None) -> Range | None:
    """Return who opens a sentence right before an apposition: `One man, a student, who left, said`."""
    phrase = phrase_from(setting.phrases, first_clause(setting.words), OBJECT_JOINTS)
    is_apposed = phrase is not None and subject is not None and phrase[1] + 1 == subject[0]
    is_closed = subject is not None and setting.words.tags[subject[1] : subject[1] + 2] == ",w"
    return phrase if is_apposed and is_closed and setting.words.form(phrase[1] if phrase else 0) == "," else None


def _before_idiom(setting: Setting, subject: Range) -> Range:
    """Return the subject before what only looks like one: `the army denied this and in turn accused`."""
    words = setting.words
    is_idiom = words.form(subject[0] - 1) == "in" and words.form(subject[0]) in IDIOMS
    base = setting.phrases.by_end.get(subject[1], subject[0])
    if is_idiom and base > subject[0]:
        return base, subject[1]  # `in response to a bill that accused`
    return (main_subject_of(setting.phrases, subject[0] - 1) or subject) if is_idiom else subject


def _nearest_to_who(setting: Setting, subject: Range, cue: int) -> Range:
    """Return the last noun phrase before `who`, if some preposition governs it: `a raid on Saleh, who called`."""
    words = setting.words
    base = setting.phrases.by_end.get(subject[1], subject[0])
    who = subject[1] + (words.tag(subject[1]) == ",")
    is_who = words.form(who) == "who" and set(words.tags[who + 1 : cue]) <= set("axzp")
    head = setting.phrases.by_start.get(subject[0], subject[1])
    is_person = words.lower[head - 1] in (*TITLES, *KIN) or words.lower[head - 1].endswith("s")
    is_named = words.spans[subject[1] - 1][1] in setting.ends_of_names and words.lower[subject[1] - 1] not in BODIES
    tags, last = words.tags[base : subject[1]], words.lower[subject[1] - 1]
    is_group = (tags == "N" and last.endswith("s")) or (tags in ("N", "dN") and last in ACTORS)
    is_side = words.form(base - 1) in TOWARDS and (is_named or is_group)
    is_side = is_side or (words.form(base - 1) == "of" and is_named and not is_person)
    is_body = words.lower[subject[1] - 1] in BODIES
    return (base, subject[1]) if is_who and base > subject[0] and is_side and not is_body else subject


def _find_nearer_subject(setting: Setting, cue: int) -> Range | None:
    """Return the subject of the last verb before `and` and a cue: `In a talk aired here, he rebuked us and called`."""
    words = setting.words
    while words.tag(cue - 1) in ("a", "x"):
        cue -= 1
    nearest = nearest_subject_of(setting.phrases, cue - 1) if words.tag(cue - 1) == "c" else None
    return None if nearest is None or _hangs_on_another(words, nearest) else nearest


def _find_first_reporter(setting: Setting, cue: int) -> Range | None:
    """Return the subject of the first verb before that reports, for one behind `and`: `the man said ... and urged`."""
    words = setting.words
    is_then = words.form(cue - 1) == "then" and words.tag(cue - 2) == ","
    while words.tag(cue - 1) in ("a", "x"):
        cue -= 1
    if words.tag(cue - 1) != "c" and words.form(cue - 1) != "but" and not is_then:
        return None
    first = max(words.tags.rfind(sign, 0, cue) for sign in ".:-") + 1
    has_auxiliary = words.form(cue) in ("are", "had", "has", "have", "is", "was", "were")
    for index in range(first, cue - 1):
        is_said = words.tags[index] == "v" and (is_then or words.lower[index] in SAYING)
        if is_said and setting.marked_around(words.spans[index][0]) is None:
            if has_auxiliary and words.form(index - 1) != words.form(cue) and words.form(cue) in words.lower[index:cue]:
                return nearest_subject_of(setting.phrases, cue - 1)  # `said that the man had fled and had told`
            is_inverted = setting.marked_to(index - 1) or setting.marked_to(index - 2)
            behind = phrase_from(setting.phrases, index + 1) if is_inverted else None
            return behind or subject_of(setting.phrases, index)
    return None


def _behind_object(setting: Setting, subject: Range) -> Range:
    """Return a subject without what the verb of a clause before reports: `Men reported fire and a clerk said`."""
    words = setting.words
    joint = words.tags.rfind("c", *subject)
    is_object = words.tag(subject[0] - 1) == "v" and joint > 0 and words.tags[joint + 1] in "dnr"
    return (joint + 1, subject[1]) if is_object and subject[0] > 1 else subject


def _find_subject_behind(setting: Setting, content: Content) -> Range | None:
    """Return who leads the main clause behind a participle at the beginning: `Saying that he had won, he left`."""
    comma = setting.words.tags.find(",", setting.words.at(content.spans[-1].end))
    return None if comma < 0 else phrase_from(setting.phrases, comma + 1)


def _find_parted_subject(setting: Setting, cue: int) -> Range | None:
    """Return the subject of a cue, over a participle with commas of its own: `Saleh, asked about A, B and C, said`."""
    words, subject = setting.words, subject_of(setting.phrases, cue)
    phrase = phrase_from(setting.phrases, first_clause(words), OBJECT_JOINTS)
    if subject is None or phrase is None or words.tag(subject[0] - 1) not in ("p", "c") or words.tag(cue - 1) != ",":
        return subject
    comma = phrase[1] + 2 * (words.tags[phrase[1] : phrase[1] + 3] == ",n,")  # `Saleh, 50, sitting at the mill, said`
    is_parted = words.tag(comma) == "," and words.form(comma + 1).endswith(("ed", "ing"))
    return phrase if is_parted and phrase[1] < subject[0] else subject


def _find_subject_of_participle(setting: Setting, participle: int) -> Range | None:
    """Return whose words a participle adds: of the clause that it ends, or of what stands right before it."""
    words, phrases = setting.words, setting.phrases
    nearest = nearest_subject_of(phrases, participle)
    before = 0 if nearest is None else nearest[0] - 1
    is_direct = words.tag(participle - 1) != "," and words.tag(before) == "k"
    noun = skip_date(words, participle) - 1
    is_direct = is_direct or words.form(noun) in ISSUED or words.form(participle - 1) == "by"
    if before >= 0 and nearest is not None and (is_direct or (before and words.lower[before] in RELATIVE)):
        return nearest
    is_main = before > 0 and words.tags[before] == "," and words.tag(nearest[1] if nearest else 0) in ("v", "x", "a")
    if is_main and words.tag(participle - 1) == ",":
        return nearest
    who = words.tags.rfind("w", max(0, words.tags.rfind(",", 0, participle)), participle)
    if who > 0 and words.lower[who] == "who" and who in phrases.by_end and words.tag(participle - 1) != ",":
        return phrases.by_end[who], who
    comma = words.tags.find(",")
    if words.tags[first_clause(words)] in "pk" and comma < participle - 1:
        phrase = phrase_from(phrases, comma + 1, OBJECT_JOINTS)
        if phrase is not None and phrase[1] < participle and words.tags[phrase[1]] in "vxa":
            return phrase
    return main_subject_of(phrases, participle) or nearest or _find_leading(setting, participle)


def _find_absolute(setting: Setting, participle: int) -> Range | None:
    """Return the noun phrase right before a participle of its own: `with the men saying`, `a motion calling for`."""
    words, base = setting.words, setting.phrases.by_end.get(participle, 0)
    if base and words.lower[participle - 1] in MOTIONS:
        return base, participle
    first = extend_left(setting.phrases, base)
    comma = max(words.tags.rfind(",", 0, first), 0)
    is_second = words.form(first - 1) == "and" and "with" in words.lower[comma:first]
    is_own = is_second or words.form(first - 1) in BEFORE_SPEAKER
    is_own = (
        is_own
        and words.lower[participle - 1] != "home"
        and (words.tags[participle - 1] != "d" or words.lower[participle - 1] in SEVERAL)
    )
    return (first, participle) if base and is_own else None


def _find_leading(setting: Setting, participle: int) -> Range | None:
    """Return the noun phrase that begins a sentence, right before a participle: `Saleh, noting that ..., left`."""
    phrase = phrase_from(setting.phrases, first_clause(setting.words), OBJECT_JOINTS)
    return (
        phrase if phrase is not None and phrase[1] < participle and setting.words.tag(phrase[1]) in (",", "a") else None
    )


def _find_before_who(setting: Setting, cue: int) -> Range | None:
    """Return what a relative clause hangs on, right before a cue: `In Zamra, a man who gave no name said`."""
    words, who = setting.words, setting.words.tags.rfind("w", 0, cue)
    is_near = who > 0 and words.lower[who] == "who" and who in setting.phrases.by_end
    return (setting.phrases.by_end[who], who) if is_near else None


def _find_leading_subject(setting: Setting, cue: int) -> Range | None:
    """Return the noun phrase that a sentence begins with, before adverbials and a verb: `has until now said`."""
    phrase = phrase_from(setting.phrases, first_clause(setting.words), OBJECT_JOINTS)
    is_near = phrase is not None and set(setting.words.tags[phrase[1] : cue]) <= set("xapzk")
    return phrase if is_near else None


def _find_far_subject(setting: Setting, following: str) -> Range | None:
    """Return the noun phrase that a sentence begins with, if a word with one of the tags parts it from its verb."""
    words = setting.words
    phrase = phrase_from(setting.phrases, first_clause(words), OBJECT_JOINTS)
    if phrase is None:
        return None
    if words.lower[phrase[1] - 1].endswith("ing") and words.tag(phrase[1]) == "o":
        return phrase[0], phrase[1] - 1
    is_busy = words.tag(phrase[1]) in ("j", "v") and words.form(phrase[1]).endswith("ing")
    is_busy = is_busy or words.form(phrase[1]) in PUBLISHED
    if words.tag(phrase[1]) == "," and words.tag(phrase[1] + 1) in ("w", "t"):
        return phrase
    return phrase if is_busy or (words.tag(phrase[1]) or " ") in following else None


def find_quoted(setting: Setting, cue: int) -> Range | None:
    """Return whom a medium quotes: `the mayor` in `the agency quoted the mayor as saying`."""
    end = cue - 1 if setting.words.form(cue - 1) == "as" else cue
    if end not in setting.phrases.by_end:
        return None
    start = extend_left(setting.phrases, setting.phrases.by_end[end])
    verb = start + (setting.words.tag(start) == "a")
    if setting.words.form(verb) in QUOTING and verb + 1 < end:
        return verb + 1, end
    return (start, end) if setting.words.form(start - 1) in QUOTING else None


def named_before(setting: Setting, apposition: Range) -> Range | None:
    """Return the name between commas before a description without a comma behind: `, Omar Zlini, the mayor said`."""
    words, comma = setting.words, apposition[0] - 1
    name = setting.phrases.by_end.get(comma)
    if name is None or words.tag(comma) != "," or words.tag(name - 1) not in (",", "q", ""):
        return None
    is_name = set(words.tags[name:comma]) == {"E"} and words.spans[comma - 1][1] in setting.ends_of_names
    return (name, comma) if is_name and (not name or words.tags[apposition[0]] == "d") else None
