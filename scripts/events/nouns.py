"""events.nouns: who does and who undergoes what a noun names: its possessors, its targets, the sides of its verb."""

import re

from scripts.core.phrases import Range, is_passive, phrase_at, phrase_from
from scripts.core.records import Entity
from scripts.core.spans import SIDES
from scripts.core.text import word_set
from scripts.core.word_classes import BE, CONTINUING, POSSESSIVES
from scripts.core.words import SUBJECTING
from scripts.events.complements import LONGEST_WAY_TO_COMMA, addressed, agents, is_thing, objects, partners, targets
from scripts.events.coordination import listed, listed_before
from scripts.events.owners import JUDGED, doer_of
from scripts.events.subjects import blamed, subject_behind, subjects
from scripts.events.triggers import LIGHT_VERBS, Setting, TriggerMatch, find_governor
from scripts.events.verbs import Sides

# Nouns that are done to those they belong to: `the crew's release`.
UNDERGONE = word_set(
    """abduction arrest assassination capture deportation detention displacement evacuation execution expulsion
    imprisonment kidnapping killing murder overthrow release removal torture"""
)
HARMING = word_set("injured injuring killed killing kills wounded wounding")
# Verbs whose subject takes part in the event that an object or `in` names.
DOING = LIGHT_VERBS.union(
    HARMING,
    word_set(
        """accelerate accelerated accelerates accelerating administer administered administering arrange arranged
        arranging attend attended attending authorises authorizes bring bringing brings brought cause caused causes
        causing conclude concluded concludes concluding considered considering considers continue continued continues
        continuing coordinate coordinated coordinating defended defending defends delivered delivering died embark
        embarked engage engaged engages engaging enter entered escalate escalated escalates escalating exchange
        exchanged exchanging execute executed extend extended extending finished gave give given gives giving grant
        granted granting grants host hosted hosting hosts inflict inflicted inflicting inflicts initiate initiated
        initiates initiating intensified intensify intensifying involved join joined joining keep keeping keeps kept
        laid lay laying lays levied levy maintain maintained maintaining maintains offer offered offering offers
        organise organised organises organising organize organized organizes organizing oversaw oversee overseeing
        oversees participate participated participates participating perform performed performing perpetrates
        perpetrating pledge pledged pledges pledging postpone postponed prepare prepared prepares preparing pressed
        presses pressing promise promised promises promising provide provided provides providing pursue pursued
        pursues pursuing reiterate reiterated reiterates renew renewed renewing renews repeat repeated repeats restart
        restarted resume resumed resumes resuming return returned returning returns send sending sends sent suspend
        suspended suspending suspends trade traded trades trading undertake undertaken undertakes undertaking
        undertook unleash unleashed unleashes unleashing use used uses using voice voiced voices voicing"""
    ),
)
ABOUT_A_DEED = word_set("accusation allegation charge conviction")  # accusations of corruption
LIGHT_NOUNS = frozenset(("part", "responsibility", "role"))  # took part in, claimed responsibility for
OCCASIONS = word_set("as by during in when")
OF = frozenset(("between", "of", "with"))
SENT = ("ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "REJECT", "REQUEST", "SUPPORT", "THREATEN")
# Nouns and adjectives for a side that stand before its act: `rebel attacks`.
PARTIES = word_set(
    """allied army citizen coalition gang government insurgent insurgents islamist jihadist loyalist militant militants
    militia militias opposition police rebel rebels regime student tribal western worker"""
)
WARS = word_set("conflict revolution unrest uprising war")  # of the country they are named after: Libya's civil war
LIBYA = "country/libya"
LED = ("-imposed", "-led", "-orchestrated", "-organised", "-organized", "-run")
# Of a country named before them: `U.S. sanctions`.
STATE_ACTS = word_set(
    """aid airstrike assistance backing bombing criticism demand embargo intervention invasion raid recognition request
    sanctions strike support warning"""
)
BEING = BE | word_set("arrive arrived arrives came come comes gone remain remained remains travelled traveled went")
COMING = BEING | frozenset(("coming",))  # came under fire
ACTING = word_set("at behind for in on")  # is in talks, were behind the raid
STATES = word_set("engaged implicated involved responsible")
UNDERGOING = word_set(
    """await awaited awaiting awaits encounter encountered encountering encounters endure endured enduring experience
    experienced experiences experiencing face faced faces facing fend fended fending receive received receives receiving
    repel repelled repelling repels repulse repulsed repulsing resist resisted resisting resists suffer suffered
    suffering suffers survive survived survives surviving sustain sustained sustaining thwart thwarted undergo undergone
    underwent withstand withstood"""
)
CONTENDING = word_set("contend contended contending contends cope coped struggled")  # with threats
GIVEN = word_set("given granted offered promised provided shown subjected")  # was offered aid
HITTING = word_set(
    """caught damaged damaging destroyed destroying hit hits hitting killed killing rocked shook struck target targeted
    targeting targets wounded"""
)
ITEMS_AND_VERB = re.compile("(?:,[jNE]+)*,?c[jNE]+v")
AROUND = word_set("after before during following")  # before talks of the subject of the clause
AROUND_DEED = AROUND | {"in"}
NEW_PART = frozenset(",.:-kwtc")
VICTIMS = word_set("survivors target targets victim victims")  # of the raid
STRUCK = word_set("damaged destroyed hit sabotaged shattered struck targeted")
DYING = word_set("die died dies perished")  # in the raid
ATTRIBUTING = word_set("attribute attributed attributes attributing")
BLAMED = (("ascribed", "to"), ("attributed", "to"), ("blamed", "on"))
DATE_BEHIND = re.compile("p?z+")
LONGEST_LIST = 30
BETWEEN_ITEMS = frozenset("cjNadEnp")


def sides_of_noun(setting: Setting, match: TriggerMatch) -> Sides:
    """Return the sides that stand around an event noun: before it, behind it, or around the verb it depends on."""
    index, frame, lemma = match.index, match.reading.frame, match.reading.lemma
    doers, possessors = agents(setting, index, is_noun=True), _possessors(setting, index, lemma)
    owners = doers + _sender(setting, match) + possessors or blamed(setting, index)
    date = DATE_BEHIND.match(setting.words.tags, index + 1)
    head = index if date is None else date.end() - 1
    is_about = setting.words.form(head + 1) in OF and lemma not in ABOUT_A_DEED
    of = objects(setting, head, OF) if is_about else []
    if lemma == "threat":
        of = []  # threats of force
    if match.reading.type in JUDGED and is_about:
        of = doer_of(setting, head + 2) or of
    if frame == "mutual":
        start = phrase_at(setting.phrases, index)[0]
        fronted = subject_behind(setting, start, index) if setting.words.form(start - 1) in AROUND else None
        partner = of if of and not all(is_thing(setting.words, *phrase) for phrase in of) else partners(setting, index)
        return owners + partner + _doer(setting, index) + ([fronted] if fronted else []), []
    if frame == "intransitive":
        aims = [] if match.reading.type == "MOBILIZE" else targets(setting, match)
        return owners + of or _doer(setting, index), aims
    if frame == "undergo":
        return [], owners + of
    if match.reading.type == "REQUEST":
        owners, of = owners + of, []  # the demands of the crew
    if lemma in UNDERGONE and of:
        return owners or _doer(setting, index), of
    if lemma in UNDERGONE:
        actors = doers or blamed(setting, index) or _doer(setting, index)
        return actors, possessors or _sufferer(setting, index)
    recipients = of + targets(setting, match) or _sufferer(setting, index) or addressed(setting, match)
    others = _attributed(setting, index) or _doer(setting, index)
    return owners or [phrase for phrase in others if phrase not in recipients], recipients


def _sender(setting: Setting, match: TriggerMatch) -> list[Range]:
    """Return from whom comes what an event noun names: `a request from the council`, `praise for it from them`."""
    words, index = setting.words, match.index + 1
    if match.reading.type not in SENT:
        return []
    phrase = phrase_from(setting.phrases, index + 1) if words.form(index) in ("for", "to") else None
    index = index if phrase is None else phrase[1]
    return list(listed(setting, index + 1)) if words.form(index) == "from" else []


def _attributed(setting: Setting, noun: int) -> list[Range]:
    """Return whose act a sentence says an event to be: `attributed the raid to them`, `a raid blamed on them`."""
    words = setting.words
    start, end = phrase_at(setting.phrases, noun)
    if words.form(start - 1) in ATTRIBUTING and words.form(end) == "to":
        return list(listed(setting, end + 1))
    while words.tag(end) in ("a", "x"):
        end += 1
    is_blamed = (words.form(end), words.form(end + 1)) in BLAMED
    return list(listed(setting, end + 2)) if is_blamed else []


def _possessors(setting: Setting, index: int, lemma: str) -> list[Range]:
    """Return who stands before an event noun: a possessive, or the name of a body or people: `NATO strikes`."""
    words = setting.words
    start, _ = phrase_at(setting.phrases, index)
    mark = words.tags.rfind("s", start, index)
    if mark > start:
        return [] if lemma in WARS and words.tags[start:mark] == "E" else [(start, mark)]
    if words.form(start - 1) == "whose":
        end = start - 2 if words.tag(start - 2) == "," else start - 1
        return [(setting.phrases.by_end[end], end)] if end in setting.phrases.by_end else []
    if words.lower[start] in POSSESSIVES and start < index:
        owner = [] if lemma in UNDERGONE else _owner(setting, start)
        return owner or [(start, start + 1)]
    for entity in reversed(setting.entities):
        first, last = words.at(entity.start), words.at(entity.end)
        if not start <= first < last <= index:
            continue
        is_state = lemma in STATE_ACTS and is_country(entity) and entity.authority_id != LIBYA
        suffix = words.text[entity.end : words.spans[last - 1][1]]
        if suffix.startswith("-") and suffix not in LED:
            continue
        if entity.type in SIDES or is_state or suffix:
            return [*listed_before(setting, first, last), (first, last)]
    return [(number, number + 1) for number in range(start, index) if words.lower[number] in PARTIES][:1]


def _owner(setting: Setting, possessive: int) -> list[Range]:
    """Return whose the possessive of a noun is: `the army renewed its attack`, `the mayor left after his visit`."""
    words, verb = setting.words, possessive - 1
    if words.lower[possessive] not in POSSESSIVES:
        return []
    if words.form(verb) in AROUND_DEED:
        verb = max(words.tags.rfind("v", max(0, verb - LONGEST_WAY_TO_COMMA), verb), 0)
        is_same = NEW_PART.isdisjoint(words.tags[verb : possessive - 1]) and not is_passive(words, verb)
        return subjects(setting, verb) if is_same and words.tags[verb] == "v" else []
    return subjects(setting, verb) if words.tag(verb) == "v" and not is_passive(words, verb) else []


def is_country(entity: Entity | None) -> bool:
    """Whether a mention names a country."""
    return entity is not None and (entity.authority_id or "").startswith("country/")


def _doer(setting: Setting, index: int) -> list[Range]:
    """Return who does what an event noun names, by the verb it depends on or the state it is said to be."""
    verb = _subjecting(setting, index)
    if verb is not None:
        return agents(setting, verb) if is_passive(setting.words, verb) else subjects(setting, verb)
    return _governor(setting, index) or _in_state(setting, index)


def _subjecting(setting: Setting, noun: int) -> int | None:
    """Return the verb that says who is made to undergo a list of nouns: `subjected them to beatings and torture`."""
    words, first = setting.words, noun
    while first and noun - first < LONGEST_LIST and words.tags[first - 1] in BETWEEN_ITEMS:
        first -= 1
    start = setting.phrases.by_end.get(first - 1, first - 1)
    is_list = first > 1 and words.tags[first - 1] == "o"
    return next((verb for verb in (start - 1, first - 2) if is_list and words.form(verb) in SUBJECTING), None)


def _governor(setting: Setting, index: int) -> list[Range]:
    """Return the subject of the light verb that an event noun depends on: `the army launched an attack`."""
    verb = _governing_verb(setting, index)
    if verb is None or is_passive(setting.words, verb):
        return []
    is_harmed = setting.words.lower[verb] in HARMING and verb + 1 not in setting.phrases.by_start
    return [] if is_harmed else subjects(setting, verb)


def _governing_verb(setting: Setting, noun: int) -> int | None:
    """Return the verb that an event noun depends on, over the adjectives and items of its list, or None.

    `committed abuses, including attacks and torture`; `announced a temporary, partial ceasefire`.
    """
    words = setting.words
    verb = find_governor(setting, noun, DOING, LIGHT_NOUNS)
    if verb is not None:
        return verb
    comma = words.tags.rfind(",", 0, noun)
    while comma > 0 and noun - comma < LONGEST_WAY_TO_COMMA and BETWEEN_ITEMS.issuperset(words.tags[comma + 1 : noun]):
        verb = find_governor(setting, comma, DOING, LIGHT_NOUNS)
        if verb is not None:
            return verb
        comma, noun = words.tags.rfind(",", 0, comma), comma
    return None


def _in_state(setting: Setting, noun: int) -> list[Range]:
    """Return who is in, on or behind what a noun names, or is what it says: `it was in talks`, `was critical of it`."""
    words = setting.words
    before = phrase_at(setting.phrases, noun)[0] - 1
    while words.tag(before) == "q":
        before -= 1
    is_adjective = before == noun - 1 and words.tag(before) in ("a", "x")
    if words.form(before) not in ACTING and not is_adjective:
        return []
    if words.tag(before - 1) == "," and before - 1 in setting.phrases.by_end and words.lower[before] == "in":
        return [(setting.phrases.by_end[before - 1], before - 1)]
    verb = before if is_adjective else before - 1
    while words.tag(verb) == "a" or words.form(verb) in STATES:
        verb -= 1
    return subjects(setting, verb) if words.form(verb) in BEING else []


def _sufferer(setting: Setting, index: int) -> list[Range]:
    """Return who suffers what an event noun names: `they faced arrest`, `came under fire`, `were hit by shelling`."""
    words, verb = setting.words, _subjecting(setting, index)
    if verb is not None:
        return subjects(setting, verb) if is_passive(words, verb) else objects(setting, verb)
    verb = find_governor(setting, index, UNDERGOING)
    if verb is not None:
        return [] if is_passive(words, verb) else subjects(setting, verb)
    verb = find_governor(setting, index, GIVEN)
    if verb is not None and is_passive(words, verb):
        return subjects(setting, verb)
    start = phrase_at(setting.phrases, index)[0]
    if words.form(start - 1) == "under" and words.form(start - 2) in COMING:
        return subjects(setting, start - 2)
    if words.form(start - 1) == "under":
        return [(setting.phrases.by_end[start - 1], start - 1)] if start - 1 in setting.phrases.by_end else []
    is_met = words.form(start - 2) in CONTENDING or (words.form(start - 2) == "met" and is_passive(words, start - 2))
    if words.form(start - 1) == "with" and is_met:
        return subjects(setting, start - 2)
    if words.form(start - 1) == "of" and words.form(start - 2) in VICTIMS and start - 1 in setting.phrases.by_end:
        return [(setting.phrases.by_end[start - 1], start - 1)]
    if words.form(start - 1) == "by":
        verb = max(words.tags.rfind("v", max(0, start - 1 - LONGEST_WAY_TO_COMMA), start - 1), 0)
        return subjects(setting, verb) if is_passive(words, verb) else []
    return _hit(setting, index) or _struck(setting, index)


def _struck(setting: Setting, noun: int) -> list[Range]:
    """Return who died or what was hit in what an event noun names: `died in a raid`, `was targeted in the strikes`."""
    words = setting.words
    start = phrase_at(setting.phrases, noun)[0] - 1
    if words.form(start) not in OCCASIONS:
        return []
    verb = max(words.tags.rfind("v", max(0, start - LONGEST_WAY_TO_COMMA), start), 0)
    is_hit = words.lower[verb] in STRUCK and is_passive(words, verb)
    return subjects(setting, verb) if is_hit or words.lower[verb] in DYING else []


def _hit(setting: Setting, noun: int) -> list[Range]:
    """Return what an event noun is said to hit: `the strikes hit a depot`, `attacks on the road targeted lorries`."""
    words = setting.words
    for verb in range(noun + 1, min(noun + 1 + LONGEST_WAY_TO_COMMA, len(words.tags))):
        if words.lower[verb] in HITTING and verb + 1 in setting.phrases.by_start and not is_passive(words, verb):
            return objects(setting, verb)
        if words.tags[verb] in ".:-kwtr" or (words.tags[verb] == "v" and words.lower[verb] not in CONTINUING):
            return []
        if words.tags[verb] == "," and not ITEMS_AND_VERB.match(words.tags, noun + 1):
            return []
    return []
