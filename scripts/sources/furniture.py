"""furniture: the printed lines that are no part of an article, by reason.

A rule matches a whole short line or nothing. `<name>` in a pattern stands for one of PIECES.
"""

from collections.abc import Iterator, Mapping

import regex

from scripts.sources.dates import read_date_line

FLAGS = regex.V1 | regex.IGNORECASE
LONGEST_LINE = 320
WORD = regex.compile(r"[\p{L}\p{M}\p{Nd}]+", flags=regex.V1)
SEPARATOR = regex.compile(r" *[|•·¦] *| +[–—/-] +", flags=regex.V1)
PIECE = regex.compile(r"<([a-z_]+)>", flags=regex.V1)

PIECES = {
    "address": r"(?:https?://\S+|www\.\S+|@\w+|[\w.\-]+@[\w\-]+\.\S+|[\w\-.]+\.(?:com|net|org|info|news|uk|ly|tv)\b\S*)",
    "agency": (
        r"(?:(?:the )?associated press|agence france[- ]presse|(?:thomson )?reuters|afp|upi|dpa|efe|ansa|xinhua|tass"
        r"|anadolu(?: agency)?|a\.?p\.?|aa|epa(?:-efe)?|ria novosti|interfax|press association|pa|(?:news )?agencies"
        r"|news ?wires?|wires?|web desk|news desk)"
    ),
    "agencies": r"(?:<agency>(?:(?:,|/| and|, and| &) ?<agency>)*)",
    "count": r"(?:[0-9]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty)",
    "job": r"(?:(?:[\p{L}\-]+ ){0,4}(?:correspondent|editor|reporter|writer|bureau chief|columnist|producer)s?)",
    "junk": r"(?:none|null|undefined|nan)",
    "letters": (
        r"(?:newsletters?|briefings?|bulletins?|(?:news |e-?mail )?alerts?|e-?mails?|digests?|mailing list|apps?|updates"
        r"|notifications?|inbox|podcasts?|channel|rss(?: feed)?)"
    ),
    "month": r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?",
    "name": r"(?-i:\p{Lu}[\p{L}\p{M}.'’\-]*)",
    "network": (
        r"(?:facebook|twitter|x|instagram|youtube|telegram|whatsapp|linkedin|tiktok|threads|bluesky|google(?: news)?"
        r"|flipboard|snapchat|soundcloud|e-?mail|social media)"
    ),
    "networks": r"(?:<network>(?:(?:,|/| and|, and| or| &)? ?<network>)*)",
    "page": r"(?:article|story|page|post|news|report|link|video|gallery|column|interview|piece)",
    "person": r"(?:<name>(?: (?:(?:al|el|bin|ben|ibn|abu|de|del|di|du|la|le|van|von|der) )?<name>){1,4})",
    "people": r"(?:<person>(?:(?:,| and|, and| &) <person>){0,5})",
    "place": r"(?:<name>(?: <name>){0,3})",
    "writer": r"(?:(?:the )?(?:<name> ){0,4}(?:<agency>|staff(?: writers?)?|<job>|newsroom)|<people>|<name>)",
    "section": (
        r"(?:home(?:page)?|(?:world|more|all|latest|breaking) news|news|world|international|(?:north )?africa|middle east"
        r"|mena|maghreb|libya|europe|asia|americas|us|u\.s\.|uk|mediterranean|arab world|politics|security|defen[cs]e"
        r"|conflict|war|diplomacy|migration|refugees|energy|oil|economy|business|society|culture|sports?|opinion"
        r"|comment(?:ary)?|analysis|in depth|(?:special )?reports?|features?|interviews?|investigations?|explainers?"
        r"|editorial|blogs?|exclusive|breaking|top stor(?:y|ies)|headlines|latest|live(?: blog| updates)?|human rights)"
    ),
    "tail": r"(?:[\s:,;.&|/!–—-]+(?:<networks>|and|or|at|on|page|channel|here|<address>|<junk>|(?:for|to) .{1,60}))*[.!]*",
}

ANYWHERE = {
    "reading_time": (
        r"\(?(?:estimated )?(?:reading time|time to read|read(?: time)?)[ :~]*(?:about )?<count>[ -]?min(?:ute)?s?\.?\)?",
        r"\(?(?:about )?<count>[ -]?min(?:ute)?s?\.? (?:read(?:ing)?(?: time)?|to read)\)?",
    ),
    "credit": (
        r"[(\[]?(?:(?:additional|further|writing and|editing and) )?(?:reporting|writing|editing|translation) by[ :].{2,300}",
        r"[(\[]?(?:edited|translated|compiled) by[ :].{2,120}",
        r"(?:additional )?reporting from .{2,100}",
        r"with (?:additional )?(?:reporting|inputs?|contributions|files) (?:by|from) .{2,120}",
        r".{2,200} (?:also )?contributed (?:(?:additional )?reporting|to (?:this|the) (?:report|story|article))(?: from .{2,40})?\.?[)\]]?",
        r"(?:news )?sources?(?: ?: ?.{1,80})?",
        r"(?:image|photo|picture|video|media)s? ?(?:source|copyright|credit|by|courtesy(?: of)?)?s? ?[,:©]? ?(?:getty(?: images)?|<agencies>)(?: ?/.{1,40})?",
        r"(?:photo|image|picture|video) (?:credit|source|copyright)s?(?: ?[:,] ?.{1,60})?",
        r"(?:<agency>|getty(?: images)?|pool|handout|file photo)(?: ?(?:/|via) ?(?:<agency>|getty(?: images)?|<person>))+",
        r"getty images|file photo|handout",
    ),
    "sharing": (
        r"(?:please )?(?:follow|like|join|find) (?:us|me|him|her|them|@\w+|(?:the )?<name>(?: <name>){0,4}) (?:on|via|at) (?:our )?<networks><tail>",
        r"(?:follow|tweet)(?: us| him| her| me| the author)?(?: on)?[ :]+@\w+(?:[ ,]+(?:and )?@\w+)*<tail>",
        r"(?:please )?(?:share|tweet|print|e-?mail|send|save|bookmark|recommend)(?: this| it| our)?(?: <page>)?[.!:]?",
        r"(?:please )?(?:share|tweet|print|e-?mail|send)(?: this| it| our)?(?: <page>)? (?:on|via|with|by|to) (?:<networks>|(?:your )?friends?|others)[.!:]?",
        r"opens? in (?:a )?new (?:window|tab)|click to (?:share|print|e-?mail).{0,60}|share this with.{0,40}",
        r"[0-9][0-9,.]*k? (?:shares?|likes?|tweets?|views?)|these are external links.{0,50}|<address>",
    ),
    "invitation": (
        r"(?:please )?(?:sign up|subscribe|register)(?: now| here| today| free)?[.!]?",
        r"(?:.{0,80}[.!?] )?(?:please )?(?:sign up|subscribe|register|join) (?:now |here |today )?(?:to|for|with|on) .{0,80}\b<letters>\b.{0,60}",
        r"(?:get|receive) (?:our|the|all|your|breaking|daily|more|free) .{0,80}\b<letters>\b.{0,60}",
        r"(?:download|install) (?:our|the) .{0,40}\bapps?\b.{0,60}",
        r"(?:manage|daily|free|weekly|our|more)? ?newsletters?(?: sign[- ]?up)?|thank you for (?:subscribing|signing up|reading).{0,60}",
        r"(?:enter )?your e-?mail(?: address)?(?: will not be published| here)?.{0,40}|by (?:signing up|subscribing),? .{1,160}",
        r"(?:[0-9,]{1,6} |no |leave a |post a |add a |view |show |read |write a |hide |load )?comments?(?: \(?[0-9]+\)?| below| section)?",
        r"(?:comments are|this discussion is) (?:now )?(?:closed|off)\.?|comments are not pre-?screened.{0,40}",
        r"we welcome comments .{1,100}|views expressed in the comments .{1,80}|notify me of (?:follow-up|new) .{1,40}",
        r"be the first to comment\.?|join the (?:conversation|discussion|debate)\.?|(?:log|sign) ?in(?: to comment)?",
        r"(?:support|donate to|help fund) (?:us|our (?:work|journalism)|independent journalism)\b.{0,80}|donate(?: now)?",
        r"become a (?:member|subscriber|supporter).{0,40}|(?:do you )?have an? (?:news )?(?:tip|story).{0,80}",
        r"(?:contact|e-?mail) (?:us|the (?:author|newsroom|editor))(?: (?:at|on|here) .{1,60})?",
    ),
    "advertisement": (
        r"\W*(?:advertis(?:ement|ing)s?|adverts?|ads?|ads by .{1,30}|advertise with us|skip ad(?:vertisement)?|remove ads)\W*",
        r"\W*(?:sponsored|promoted|paid|partner)(?: (?:content|by .{1,40}|links?|posts?|stories))?\W*",
        r"\W*(?:article|story|content|report) continues (?:after|below)(?: (?:the|this))?(?: (?:advertisement|ad|promotion|video))?\W*",
        r"\W*scroll (?:down )?to continue(?: reading| with content)?\W*",
    ),
    "copyright": (
        r"(?:copyright|©|\(c\)).{0,200}|.{0,80}(?:©|\(c\)) ?(?:19|20)[0-9]{2}.{0,80}|.{0,120}\ball rights reserved\b.{0,60}",
        r"this (?:material|content|article) may not be .{5,160}|reproduction .{2,80}(?:prohibited|forbidden|permission).{0,40}",
        r"(?:terms(?: of (?:use|service)| (?:and|&) conditions)?|privacy(?: policy| notice)?|legal(?: notice)?|disclaimer|imprint)",
        r"our standards: .{1,60}|the views expressed in this (?:article|piece|column) .{5,200}",
        r"(?:this (?:article|story|report) (?:was )?(?:first|originally) (?:appeared|published)|republished (?:from|with permission)).{0,120}",
    ),
    "media": (
        r"(?:watch|listen|video|audio|photos?|pictures?|gallery|slideshow|podcast|infographic|interactive|map)(?: ?: .{1,160})?",
        r"(?:watch|listen)(?: live| now| more| below| again| to this <page>)?|just watched .{0,160}|must watch .{0,100}",
        r"(?:play|pause|replay|mute|unmute|close|expand|enlarge|fullscreen|autoplay)(?: (?:this |the )?(?:video|audio|image|player))?",
        r"(?:photo|image|picture|video|media|hide|toggle|show|view) (?:gallery|player|captions?|slideshow|all (?:photos|images))",
        r"(?:photo|image|picture|slide|video)? ?[0-9]{1,3} ?(?:of|/) ?[0-9]{1,3}|[0-9]{1,2}:[0-9]{2}(?: ?/ ?[0-9]{1,2}:[0-9]{2})?",
        r"duration:? [0-9:]{1,8}|enlarge (?:this )?image.{0,40}|click (?:on .{1,30} )?to (?:enlarge|expand|play|watch|view).{0,40}",
        r"this video (?:can ?not|could not) be played.{0,60}|media playback .{1,60}|your browser does not support .{1,60}",
        r"please (?:enable|turn on) javascript.{0,100}",
    ),
    "navigation": (
        r"[>»* ]*(?:read|see|view|show|load|find out|learn|click) (?:more|all|also|next)(?: (?:here|news|stories|articles|on .{1,60}))?[.…>»: ]*",
        r"[>»* ]*(?:read(?: more| also| next| on| this)?|also read|see (?:also|more)|related(?: <page>s?)?|more on this|further reading) ?[:|»>] ?.{0,200}",
        r"(?:tags?|topics?|keywords|filed under|categor(?:y|ies)|posted in|in this <page>|special coverage) ?: ?.{0,200}",
        r"(?:home|news|world|africa|middle east|libya)(?: ?(?:>|»|›|→|::) ?.{1,60})+",
        r"(?:skip|jump|go|back|return) (?:back )?to (?:the )?(?:main |top )?(?:content|homepage|home|top|navigation|search|menu|page|start)(?: of (?:the )?page)?",
        r"continue reading.{0,60}|click here.{0,80}|(?:open |close |main )?menu|search|(?:next|previous|older|newer)(?: (?:<page>))?",
        r"(?:we|this (?:web)?site|our (?:web)?site) uses? cookies.{0,200}|by continuing to (?:use|browse).{1,160}",
        r"(?:accept|reject|manage|allow)(?: all)? cookies|cookies?(?: policy| settings| notice)?|about(?: us)?|contact(?: us)?",
    ),
    "markup": (
        r"\{\{.*\}\}|\{%.*%\}|</?[a-z][^<>]{0,300}>(?:.{0,100}</\w+>)?|(?:&#?\w{1,8};\s*)+|<junk>",
        r"\[/?(?:embed|embedded content|video|audio|image|photo|caption|gallery|iframe|pullquote|ad)\b[^\]]*\]",
        r"(?:var|let|const) \w+ ?=.*|(?:window|document|jquery|\$)(?:\.\w+|\().{0,200}[;)}]|\(?function ?\(.*|/\*.*\*/",
        r"[^\p{L}\p{Nd}]+",
    ),
}
IN_HEAD = {
    "byline": (
        r"(?:by|(?:written|posted|reported|words|story|text) by|authors?|reporter) ?:? <writer>(?:(?:,| and|, and| &| in|, in| at| for| with) (?:the )?(?:<writer>|<place>)){0,5}(?:, <job>)?",
        r"<people> (?:in|at|reporting from) <place>(?:(?:,| and|, and) (?:<people> in )?<place>)*(?:,? (?:and|with) <agencies>)?",
        r"<people>(?:, <job>|,? (?:and|with) <agencies>|, <agencies>)|(?:<name> ){0,3}(?:staff|newsroom|<job>)|by",
        r"(?:from )?(?:our|a) (?:special |own )?correspondent|(?:<name> ){0,3}(?:staff )?(?:and|with|&) <agencies>|\(?<agencies>\)?",
    ),
    "dateline": (
        r"<place>(?:, <place>)?,? \(?(?:<month> [0-9]{1,2}|[0-9]{1,2} <month>)(?:,? (?:19|20)[0-9]{2})?\)?(?: ?[(\[]<agencies>[)\]])? ?[–—:-]*",
        r"<place>(?:, <place>)? ?[(\[]<agencies>[)\]] ?[–—:-]*",
    ),
    "navigation": (r"<section>(?:(?: ?[/,&] ?| and | )<section>){0,4}", r"(?:story )?highlights|key points|at a glance|summary"),
}
IN_TAIL = {
    "credit": (r"[–—( -]*<agencies>\)?",),
    "navigation": (r"<section>(?:(?: ?[/,&] ?| and | )<section>){0,8}",),
}
LINK_LIST = (
    r"(?:related|more|recommended|suggested)(?: (?:<page>s?|stories|content|topics|reading|coverage|articles|headlines|links))*(?: (?:on|about|from|in|like|for) .{1,40})?",
    r"(?:read|see|watch) (?:more|next|also)|also (?:read|on|in|see)(?: this .{1,30})?|most (?:read|popular|viewed|shared|watched)(?: .{1,20})?",
    r"you (?:may|might) (?:also )?(?:like|be interested in)|what to read next|up next|trending(?: now| topics| stories)?",
    r"editors?['’]? (?:picks?|choice)|editor['’]s (?:picks?|choice)|don['’]t miss|top stories|latest (?:news|stories|headlines|updates)",
    r"(?:around|from) the web|from our partners|elsewhere on .{1,40}|keep reading|list of [0-9]{1,2} items?|end of list|tags|topics|explore more",
)
SHARE_WORDS = frozenset(
    "facebook twitter x whatsapp telegram linkedin email mail print pinterest reddit copy link share tweet instagram "
    "youtube messenger flipboard pocket sms bookmark save tumblr viber wechat rss threads bluesky".split()
)
SHARE_JOINTS = frozenset("e this on via and or with by to the article story page post icon button copied clipboard more".split())
BARE_NAME = "<people>"


def _fill(pattern: str) -> str:
    while PIECE.search(pattern):
        pattern = PIECE.sub(lambda found: PIECES[found[1]] if found[1] in PIECES else found[0], pattern)
    return pattern
