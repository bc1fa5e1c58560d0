"""furniture: what stands on a news page beside the article, in Penn Treebank words."""

from collections.abc import Iterator, Mapping, Sequence

import regex

from scripts.sources.timeline17.part import TEXT, Part, spread

FLAGS = regex.V1
MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:\.|\p{Ll}{1,7})?"
WEEKDAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
LINES: Mapping[str, tuple[str, ...]] = {
    "advertisement": (r"(?:Advertisement|Story continues below) ?\.?",),
    "copyright": (
        r"(?:Copyright|-LRB- [Cc] -RRB-|©).{0,200}",
        r"All rights reserved ?\.?",
        r"This material may not be published , broadcast , rewritten.{0,80}",
    ),
    "date_line": (r"(?:Page last|Last|First) (?:updated|published) (?:at|on|:) .{0,60}",),
    "invitation": (
        r"(?:We welcome comments|This discussion is now closed|Comments are not pre-screened).{0,120}",
        r"Views expressed in the comments .{0,80}",
        r"You agree that anything you post .{0,280}",
        r"(?:CNN welcomes a lively|-LRB- required , but will not be displayed).{0,300}",
        r"(?:Enter your email address to follow|Notify me of (?:follow-up comments|new posts) via email).{0,120}",
        r"Interested to know which ones .{0,40} \?",
        r"For the latest from \S+ click here \.",
        r"Watch .{1,60}(?:weeknights|\bET\b).{0,40}",
        r"Tune in (?:to|at) .{0,250}",
        r"(?:Show|Tell) (?:us|CNN) what (?:'s happening|you think|is happening)\b.{0,120}",
        r"(?:Share|Send|Submit) (?:us )?your (?:own |protest )?(?:comments|photos?|pictures?|stor(?:y|ies)|videos?)\b"
        r".{0,150}",
        r"(?:Have you witnessed|Are you in|Do you have a story that relates to) [^?]{1,80} \?",
        r"Please do not put yourself in .{0,40} \.",
        r"For the full commentary and analysis service from .{0,160}",
        r"(?:Sign up|Subscribe) (?:for|to|now) .{0,120}",
        r"(?:By (?:clicking on `` sign up|registering for)|Choose an option below|It can not be changed once"
        r"|In addition to being subject to our Privacy|-LRB- learn more -RRB-|Please create a screen name"
        r"|Select one (?:of the options|with [0-9])|Sign Up Be sure|This screen name will"
        r"|What do you think of this story|Your feedback will help).{0,400}",
        r"If you 'd like , you can explain .{0,60}",
        r"To read more of .{1,80} , click here \.",
    ),
    "media": (
        r"(?:Media requires JavaScript|Get Adobe Flash|You need to have JavaScript|Please turn on JavaScript).{0,160}",
        r"(?:Play|Watch) (?:the )?(?:clip|video) ?\.?",
        r"[^.]{1,120} -LRB- [0-9]{1,2}:[0-9]{2} -RRB- " + MONTH + r" [0-9]{1,2} - .{1,400}",
    ),
    "navigation": (
        r"(?:Continue reading the main story|Skip to (?:main )?content|Back to top|More on this story) ?\.?",
        r"Related (?:articles|content|(?:internet )?links|stories|topics) ?[.:]?",
        r"(?:You 've selected the \S+ Edition|Would you like to make .{0,40}) [.?]",
        r"Read our complete story and check out .{0,120}",
    ),
    "reference": (r"(?:These are external links|The BBC is not responsible for the content).{0,120}",),
    "sharing": (
        r"(?:Bookmark|E-?mail|Print|Recommend|Share|Tweet) this(?: (?:article|page|story))?"
        r"(?: (?:on|with|to) .{0,60})? ?\.?",
        r"(?:Follow|Join) (?:us|@\S+) on (?:Facebook|Twitter).{0,80}",
    ),
}
SPANS: tuple[tuple[str, str, str], ...] = (
    ("An ultra-low latency", "advertisement", r"An ultra-low latency infrastructure .{0,200}"),
    ("updated :", "date_line", rf"updated : {WEEKDAY} {MONTH} [0-9]{{2}} [0-9]{{4}} [0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}"),
    (
        "Aired ",
        "date_line",
        rf"Aired {MONTH} [0-9]{{1,2}} , [0-9]{{4}} - [0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}} \p{{Lu}}{{2,4}}",
    ),
    ("| ", "date_line", rf"(?<=^| ){MONTH} [0-9]{{1,2}} , [0-9]{{4}} \|(?= (?:By|From) )"),
    ("TRANSCRIPT", "media", r"THIS IS A RUSH TRANSCRIPT \."),
    ("-LRB- ID :", "reference", r"-LRB- ID : [\p{L}\p{Nd}]{3,20} -RRB-"),
    ("| Posted", "date_line", rf"^(?:YES \| NO )?By \S{{1,40}} \| Posted {MONTH} [0-9]{{1,2}} , [0-9]{{4}}(?= |$)"),
    ("Transcript", "media", r"-LRB- Transcript -RRB-"),
    (
        "Download PDF",
        "media",
        r"(?:The daily transcript is a written version .{0,200})?Download PDF maps .{0,60}? show :",
    ),
    ("Watch Anderson", "invitation", r"(?<= )Watch Anderson Cooper 360 .{0,60}$"),
    ("Tune in to", "invitation", r"(?<= )Tune in to .{0,250}$"),
    ("tune in to", "invitation", r"(?:For all the latest|Read a day-by-day) .{0,300}? tune in to .{0,120}$"),
    ("Are you in", "invitation", r"(?<= )Are you in \S{1,30} \?$"),
    ("Have you witnessed", "invitation", r"(?<= )Have you witnessed [^?]{1,60} \?$"),
    ("discussion is now closed", "invitation", r"(?<= )This discussion is now closed \.$"),
    ("We welcome comments", "invitation", r"(?<= )We welcome comments (?:that|on) .{0,120}$"),
    (
        " by ",
        "credit",
        r"(?<=^| )-LRB- (?:\S+ ){0,12}?(?i:reporting|writing|editing|compiled|translated) (?i:by) .{1,900}?(?:-RRB-|$)",
    ),
    ("contributed reporting", "credit", r"-LRB- [^.]{1,80} contributed reporting .{0,300}?(?:-RRB-|$)"),
    (" by ", "credit", r"^(?:Reporting|Writing|Editing) by .{1,200}? -RRB-"),
    (" , Reuters", "credit", r"^(?:\p{Lu}[\p{L}.'\-]* ){2,3}, Reuters(?: \.$|(?= \p{Lu}))"),
)
LINE_RULES = {reason: regex.compile("|".join(forms), flags=FLAGS) for reason, forms in LINES.items()}
SPAN_RULES = tuple((hint, reason, regex.compile(form, flags=FLAGS)) for hint, reason, form in SPANS)
CONTRIBUTED = regex.compile(r"contr?ibuted to th(?:is|e) (?:article|report|story)\b.{0,60}$", flags=FLAGS)
CREDITED = regex.compile(r"\p{Lu}.*|,|and|in|for|'s|de|freelance|journalists?|producers?|al-.*|also", flags=FLAGS)
LONGEST_CREDIT = 150
LONGEST_TAIL = 120


def find_reason(text: str) -> str | None:
    """Return why the text as a whole is no part of the article; None if it may be one."""
    return next((reason for reason, rule in LINE_RULES.items() if rule.fullmatch(text)), None)


def part_line(line: str) -> Iterator[Part]:
    """Yield the line as parts, with the furniture in it told apart from the text."""
    yield from _part_spans(line, [(reason, rule) for hint, reason, rule in SPAN_RULES if hint in line])


def _part_spans(text: str, rules: Sequence[tuple[str, "regex.Pattern[str]"]]) -> Iterator[Part]:
    if not rules:
        yield from _part_contributors(text)
        return
    (reason, rule), *others = rules
    start = 0
    for found in rule.finditer(text):
        yield from _part_spans(text[start : found.start()], others)
        yield from spread(reason, found[0])
        start = found.end()
    yield from _part_spans(text[start:], others)


def _part_contributors(text: str) -> Iterator[Part]:
    """Yield the text and, apart from it, the names at its end of those who contributed to the report."""
    text = text.strip(" ")
    found = CONTRIBUTED.search(text, pos=max(0, len(text) - LONGEST_TAIL)) if "buted to th" in text else None
    if found is None:
        yield from spread(find_reason(text) or TEXT, text)
        return
    words = text[: found.start()].rstrip(" ").split(" ")
    start = _find_credits(words)
    yield from spread(TEXT, " ".join(words[:start]))
    yield from spread("credit", " ".join([*words[start:], found[0]]))


def _find_credits(words: Sequence[str]) -> int:
    """Return where the names at the end begin: after the last full stop, or at the medium they work for."""
    start = len(words)
    while start > 0 and len(words) - start < LONGEST_CREDIT and CREDITED.fullmatch(words[start - 1]):
        start -= 1
    media = [i for i in range(start, len(words) - 1) if words[i + 1] == "'s"]
    return media[0] if start > 0 and media else start
