"""events.moods: whether a clause tells of an event as planned or denied."""

from itertools import pairwise

from scripts.core.phrases import phrase_at, skip_auxiliaries
from scripts.core.text import word_set
from scripts.core.word_classes import MODALS, NEGATIONS
from scripts.core.words import Words
from scripts.events.triggers import LIGHT_VERBS, Setting, TriggerMatch, find_governor, was_able

FUTURE = word_set("can cannot could may might must should will would")
COMING = word_set("be begin come happen last resume start take")  # will come about
PERCEIVED = word_set("felt heard seen")
# Words behind which an infinitive tells what was done or tried.
FACTUAL = word_set(
    """allowed appear appeared appears attempt attempted attempting attempts began begin begins begun came claim claimed
    claiming claims come continue continued continues continuing dared forced had happened helped manage managed
    managing moved permitted proceeded returned returning rose start started starts steps tried tries try trying used
    voted went"""
)
# Verbs that make their object do what the infinitive behind it says.
CAUSING = word_set(
    "allowed cause caused causes enabled enabling force forced forces forcing helped led prompted prompting used using"
)
FAILED = word_set("fail failed failing fails failure unable yet")
# Words before a noun or an -ing form by which it is asked for, offered, considered, feared or prevented.
PLANNED_BEFORE = word_set(
    """advocate advocated advocates authorise authorised authorises authorising authorize authorized authorizes
    authorizing avert averted avoid avoiding await awaiting chance consider considered considering contemplating
    demand demanded demanding demands deserve deserves envisage envisaged envisages expected favor favour feared
    foiled forthcoming future goal going hopes imminent intend intended intends intention looming mulling need
    needed needing needs option plan planned planning plans possibility possible potential preparation
    preparations prepare prepared prepares preparing prevent prevented preventing prevents proposal propose
    proposed proposes proposing prospect prospects ready request requested requesting require requires requiring
    risk scope seek seeking seeks sought suggest suggested threatened threatening threatens thwarted upcoming
    urge urged urges wanted wants warrant warranted warrants would-be"""
)
# Words before a deed of peace by which it has not come about yet: `rejected talks`, `called for a ceasefire`.
WEIGHED_BEFORE = word_set(
    """against allow allowing announced announces declared for include negotiate negotiating offer offered offering
    offers oppose opposed opposes opposing ordered ordering orders possible press pressed propose refuse refused
    refuses reject rejected rejecting rejects secure start toward towards"""
)
CAME = word_set("arrived came gathered met")  # for talks
DUE = word_set("scheduled slated")
PROPOSED = word_set("call calls offer offers plan plans proposal proposals")
CALLING = word_set("ask asked asking asks call called calling calls")
PEACEFUL = ("AGREE", "AID", "CONCEDE", "CONSULT", "COOPERATE", "RETREAT")
EFFORTS = word_set("effort efforts step steps")
MAKING_EFFORTS = word_set("made make makes making take taken takes taking took")
STEPPING_UP = word_set("increased increases increasing intensified intensifying up")  # efforts to, or stepped up
RULED_OUT = word_set("rule ruled rules ruling")
ENDING = word_set("end ending halt halting repel stop stopping")
# Verbs that bring about the event that is their object.
MAKING = LIGHT_VERBS | word_set(
    """attend attending bring bringing continue engage enter file give giving join offer provide receive resume send
    submit"""
)
PLEDGING = word_set("offer offered offering offers pledge pledged pledges pledging promise promised promises promising")
GUESSED = word_set("may might")  # have been killed
HYPOTHETICAL = word_set("if unless whether")
AWAITED = word_set("once until")
PRESENT = word_set("are has have is")
OPPOSED = word_set("against opposed oppose opposes permit permitted permitting")
DENYING = word_set("denial denials denied denies deny denying refuted refutes")
DEMANDING = word_set(
    "demand demanded demanding demands order ordered orders propose proposed request requested urged urges"
)
INSISTING = word_set("insist insisted insisting insists")  # with a bare verb: insisted that he leave
CONSIDERING = MODALS | word_set("consider considered considering considers")
INVOLVING = word_set("by in into to towards")
NOBODY = word_set("neither no nobody none")
GETTING = word_set("get gets getting got")
PREVENTING = word_set(
    """bar barred barring block blocked blocking deter deterred deterring deters discourage dissuade keep keeping keeps
    prevent prevented preventing prevents stop stopped stopping stops"""
)
HELPING = word_set("help helped helping helps")
SHARING = word_set("all both each either")
STARTING = word_set("begin continue keep resume start stop")
RANKED = word_set("first last latest most only")
UNITS = word_set("days hours minutes months weeks years")  # it took them two days to
GLAD = word_set("delighted glad happy honored honoured pleased proud sorry")
BEFORE_TO = ("-", "n", "q", "z")
INFLECTED = ("ed", "ing", "s")
LISTED = frozenset(",cdjnNE")
# Nouns and verbs before what is only spoken of: `a debate over arming them`.
DISCUSSED = word_set(
    """argument cons debate debates decision decisions discuss discussed discussing discussion discussions idea issue
    merits negotiations notion question questions talk talked talking talks"""
)
TOPIC_PREPOSITIONS = word_set(
    "about for of on over"
)  # prepositions of what is spoken of: `offer talks on his departure`
REACH, WORDS_TO_TOOK, WORDS_TO_PARTNER, LONGEST_CLAUSE = 4, 7, 12, 12


def find_mood(setting: Setting, match: TriggerMatch) -> str | None:
    """Return `planned` or `denied` where the clause itself says so, else None."""
    index = match.index
    if match.reading.status is not None:
        return match.reading.status
    before = clause_words(setting, index)
    words = setting.words
    is_awaited = not AWAITED.isdisjoint(before) and _is_present(setting, index, match.reading.lemma)
    if is_awaited or _is_hypothetical(setting, index):
        return "planned"
    is_nominal = words.form(index).endswith("ing") and words.tag(index - 1) in ("d", "s")  # `an easing of the embargo`
    if match.reading.part == "verb" and not is_nominal:
        return _mood_of_verb(setting, _leading_verb(setting, index)) or _mood_of_gerund(setting, index)
    governor = find_governor(setting, index, MAKING)
    if governor is not None and _is_beside(setting, governor, index):
        governor = None
    mood = None if governor is None else _mood_of_verb(setting, governor) or _mood_of_gerund(setting, governor)
    return mood or _mood_of_noun(setting, match)


def _is_hypothetical(setting: Setting, index: int) -> bool:
    """Whether a clause is a condition: `if they leave`, `as long as it lasts`, not `hundreds if not thousands`."""
    before = clause_words(setting, index)
    if not HYPOTHETICAL.isdisjoint(before):
        return ("if", "not") not in pairwise(before)
    start = setting.clauses.index(setting.clauses[index])
    return setting.words.lower[start] == "as" and setting.words.form(start - 1) == "long"


def _is_beside(setting: Setting, verb: int, noun: int) -> bool:
    """Whether an event noun only belongs to the object of a verb: `open an inquiry into the killings`."""
    words, by_end = setting.words, setting.phrases.by_end
    return any(
        words.tags[index] == "p" and words.lower[index] not in TOPIC_PREPOSITIONS and by_end.get(index, verb) > verb
        for index in range(verb + 1, noun)
    )


def _is_present(setting: Setting, index: int, lemma: str) -> bool:
    """Whether a verb stands in the present tense: `until they leave`, `once it is freed`."""
    if setting.words.tags[index] != "v":
        return False
    chain = auxiliaries(setting, index)
    word = setting.words.lower[index]
    return not PRESENT.isdisjoint(chain) or (not chain and (word == lemma or word.endswith("s")))


def _mood_of_verb(setting: Setting, verb: int) -> str | None:
    chain = auxiliaries(setting, verb)
    if not chain and (_is_behind_modal(setting.words, verb) or _is_to_be_seen(setting, verb)):
        return "planned"
    if not MODALS.isdisjoint(chain):
        return None if is_guess(chain) else "planned"
    to = verb - len(chain) - 1
    word = setting.words.form(verb)
    is_infinitive = setting.words.tag(to) == "o" and not (word.endswith("s") and not word.endswith("ss"))
    if chain[:1] == ("be",) and setting.words.tag(to) == "c":
        return "planned"  # must go or be ousted
    mood = _mood_of_infinitive(setting, to) if is_infinitive and "have" not in chain else None
    return mood or ("denied" if _is_nobodys(setting, to + 1) or not NEGATIONS.isdisjoint(chain) else None)


def _is_nobodys(setting: Setting, end: int) -> bool:
    """Whether the subject that ends at a word is nobody: `no shell`, `neither side`, `none of them`, `not one man`."""
    words, start = setting.words, setting.phrases.by_end.get(end, end - 1)
    if words.form(start - 1) == "of":
        start -= 2
    is_none = words.form(start) in NOBODY and words.form(start + 1) != "-" and words.form(start + 2) != "than"
    return is_none or words.form(start - 1) == "nor" or (words.form(start) == "one" and words.form(start - 1) == "not")


def _is_behind_modal(words: Words, verb: int) -> bool:
    """Whether a modal stands one word before a bare verb: `should all leave`, `can he fight`."""
    is_between = words.form(verb - 1) in SHARING or words.tag(verb - 1) == "r"
    return is_between and words.form(verb - 2) in MODALS and not words.form(verb).endswith(INFLECTED)


def _is_to_be_seen(setting: Setting, verb: int) -> bool:
    """Whether somebody wants to see a thing done: `they want to see him step down`, `to see them freed`."""
    words, start = setting.words, setting.phrases.by_end.get(verb, 0)
    return words.form(start - 1) == "see" and words.tag(start - 2) == "o"


def is_guess(chain: tuple[str, ...]) -> bool:
    """Whether the words before a verb tell what perhaps was done: `may have been` killed."""
    return "have" in chain and not GUESSED.isdisjoint(chain)


def _leading_verb(setting: Setting, verb: int) -> int:
    """Return the verb whose mood a verb shares, as `get` before `killed` or `meet` before `and talk`, else itself."""
    words, before = setting.words, verb - 1
    if words.form(before) in GETTING or (words.form(verb).endswith("ing") and words.form(before) in STARTING):
        return before
    is_inflected = words.form(verb).endswith(INFLECTED) and not words.form(verb).endswith("ss")
    if words.form(before) in HELPING and not is_inflected:
        return before
    if words.tags[max(0, before - 1) : verb] == "vc" and words.form(verb)[-2:] == words.form(before - 1)[-2:] == "ed":
        return before - 1
    if words.tag(before) == "c" and not is_inflected:
        first = max(0, before - WORDS_TO_PARTNER)
        modal = next((number for number in range(before - 1, first - 1, -1) if words.lower[number] in MODALS), None)
        if modal is not None and "," not in words.tags[modal:before]:
            return next((number for number in range(modal, before) if words.tags[number] == "v"), verb)
        to = words.tags.rfind("o", first, before)
        is_partner = to >= 0 and words.tag(to + 1) == "v" and "," not in words.tags[to:before]
        return to + 1 if is_partner else verb
    return verb


def _mood_of_infinitive(setting: Setting, to: int) -> str | None:
    """Return `denied` behind `failed to`, None where something says that it was done or tried, else `planned`."""
    words, start = setting.words, setting.phrases.by_end.get(to)
    if start is not None and words.form(to - 1) in EFFORTS and words.form(start - 1) in MAKING_EFFORTS:
        return "denied" if words.form(start) == "no" else _mood_of_verb(setting, start - 1)
    while words.tags[to - 1 : to + 1] == "pz" or words.tag(to - 1) in BEFORE_TO or words.form(to - 1).endswith("ly"):
        to -= 1  # voted unanimously on Friday to; voted 20-10 to
    is_failure = start is not None and words.lower[max(0, start - 2) : start] == ("failure", "of")
    if words.form(to - 1) in FAILED or is_failure:
        return "denied"
    is_caused = start is not None and not CAUSING.isdisjoint((words.form(start - 1), words.form(start)))
    is_means = words.form(to - 1) == "used" and words.form(to - 2) == "be"  # what can be used to do it
    is_achieved = was_able(words, to) or (
        words.form(to - 1) in UNITS and "took" in words.lower[max(0, to - WORDS_TO_TOOK) : to]
    )
    if words.form(to - 1) == "efforts":
        is_achieved = words.form(to - 2 - (words.tag(to - 2) == "d")) in STEPPING_UP
    if is_caused and start is not None:
        cause = start if words.form(start) in CAUSING else start - 1
        return None if words.form(cause - 1) == "can" else _mood_of_verb(setting, cause)  # what shells can cause
    if words.form(to - 1) in FACTUAL and not is_means:
        is_purpose = words.tag(to - 2) == "o"  # they shelled it to try to take it
        return _mood_of_verb(setting, to - 1) if words.tag(to - 1) == "v" and not is_purpose else None
    is_of_a_kind = start is not None and not RANKED.isdisjoint(words.lower[start:to])  # the first envoy to visit
    return None if is_achieved or is_of_a_kind or words.form(to - 1) in GLAD else "planned"


def _mood_of_gerund(setting: Setting, verb: int) -> str | None:
    """Return `planned` for an -ing form behind a word such as `considering`, `the possibility of`, `ruled out`."""
    words = setting.words
    if not words.form(verb).endswith("ing") or words.tag(verb - 1) == "x":
        return None
    if words.form(verb - 1) in INVOLVING and not CONSIDERING.isdisjoint(clause_words(setting, verb)):
        return "planned"
    near = words.lower[max(0, verb - 2) : verb]
    if near[-1:] == ("without",):
        return "denied"
    if near in (("instead", "of"), ("rather", "than")):
        return "planned"
    if near[1:] == ("for",) and near[0] in CALLING:
        return "planned"
    if len(near) == 2 and near[0] in DISCUSSED and near[1] in TOPIC_PREPOSITIONS:
        return "planned"
    if near[-1:] == ("from",) and not PREVENTING.isdisjoint(clause_words(setting, verb)):
        return "planned"
    if words.tag(verb - 1) in ("", ",", "k", "q", "t", "v") and _is_subject_of_modal(words, verb):
        return "planned"
    is_weighed = not (PLANNED_BEFORE | OPPOSED).isdisjoint(near) or _is_ruled_out(near)
    return "planned" if is_weighed else None


def _is_subject_of_modal(words: Words, verb: int) -> bool:
    """Whether the next verb behind an -ing form is a modal: `sending arms would break the law`."""
    following = next((number for number in range(verb + 1, len(words.tags)) if words.tags[number] in "vx,.:"), None)
    return following is not None and words.lower[following] in FUTURE


def _mood_of_noun(setting: Setting, match: TriggerMatch) -> str | None:
    words, index = setting.words, match.index
    start, end = phrase_at(setting.phrases, index)
    near = words_near(setting, start)
    if words.form(start - 1) in ENDING or (words.form(start - 1) in ("of", "to") and words.form(start - 2) in ENDING):
        return None
    if match.reading.type in ("AID", "MOBILIZE") and not PLEDGING.isdisjoint(clause_words(setting, index)):
        return "planned"
    is_peaceful = match.reading.type in PEACEFUL
    is_done = match.reading.mode == "resign" or match.reading.acled_sub_event == "Change to group/activity"
    is_told = (is_done and "announced" in near[-2:]) or not CAME.isdisjoint(near[-2:])
    is_weighed = is_peaceful and not is_told and not WEIGHED_BEFORE.isdisjoint(near[-2:])
    is_weighed = is_weighed or any(first in CALLING and second == "for" for first, second in pairwise(near))
    is_weighed = is_weighed or _is_ruled_out(near)
    if is_weighed or not PLANNED_BEFORE.isdisjoint((*near, *words.lower[start:index])):
        return "planned"
    if _is_to_come(words, end, is_peaceful=is_peaceful) or (is_peaceful and words.form(index + 1) in PROPOSED):
        return "planned"
    before = clause_words(setting, index)
    if words.form(start - 1) == "be" and "there" in before and not MODALS.isdisjoint(before):
        return "planned"  # there will be a meeting
    if _is_none(words, start):
        return "denied" if MODALS.isdisjoint(clause_words(setting, index)) else "planned"  # there can be no truce
    if not DENYING.isdisjoint(near):
        return "denied"
    return "planned" if words.form(start) == "any" else None


def _is_none(words: Words, start: int) -> bool:
    """Whether `no` begins a noun phrase or the list that it belongs to: `no arrests or trials`."""
    start -= words.tag(start - 1) == "a"  # no further attacks
    listed = words.lower[start_of_list(words, start) : start + 1]
    return listed.count("no") == 1 or listed[-1:] == ("no",)


def _is_ruled_out(near: tuple[str, ...]) -> bool:
    """Whether the words before an event end with `ruled out` or `ruled it out`."""
    return near[-1:] == ("out",) and not RULED_OUT.isdisjoint(near)


def start_of_list(words: Words, index: int) -> int:
    """Return where the noun phrase of a word begins, or the list it belongs to: `murder, torture and abduction`."""
    first = index
    while first and index - first < WORDS_TO_PARTNER and words.tags[first - 1] in LISTED:
        first -= 1
    return first


def _is_to_come(words: Words, end: int, *, is_peaceful: bool) -> bool:
    """Whether what follows a noun phrase puts it in the future: `the raid will begin`, `talks scheduled for noon`."""
    if words.form(end) in DUE or (is_peaceful and words.form(end) == "be"):
        return True
    is_coming = words.form(end + 1) in COMING and words.form(end + 2) not in PERCEIVED
    return words.tag(end) == "x" and words.form(end) in FUTURE and (is_peaceful or is_coming)


def words_near(setting: Setting, start: int) -> tuple[str, ...]:
    """Return the words before a noun phrase, at most REACH, none from before a sign or conjunction."""
    first = start
    while first and start - first < REACH and setting.words.tags[first - 1] not in ",.:-kwt":
        first -= 1
    return setting.words.lower[first:start]


def clause_words(setting: Setting, index: int) -> tuple[str, ...]:
    """Return the words before a word in its clause, at most so many."""
    start = setting.clauses.index(setting.clauses[index])
    return setting.words.lower[max(start, index - LONGEST_CLAUSE) : index]


def auxiliaries(setting: Setting, index: int) -> tuple[str, ...]:
    """Return the auxiliaries, adverbs and negations right before a verb."""
    return setting.words.lower[skip_auxiliaries(setting.words, index) : index]
