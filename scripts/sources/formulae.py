"""formulae: the wording of page furniture, by reason; `<name>` in a pattern stands for one of PIECES."""

from collections.abc import Mapping

from scripts.core.text import word_set

Rules = Mapping[str, tuple[str, ...]]  # patterns by the reason why a line that they match goes

PIECES = {
    "address": (
        r"(?:https?://\S+|www\.\S+|@<w>+|[<wc>.\-]+@[<wc>\-]+\.\S+"
        r"|[<wc>\-.]+\.(?:com|net|org|info|news|uk|ly|tv)\b\S*)"
    ),
    "agencies": r"(?:<agency>(?:(?:,|/| and|, and| &) ?<agency>)*)",
    "agency": (
        r"(?:(?:the )?associated press|agence france[- ]presse|(?:thomson )?reuters|afp|upi|dpa|efe|ansa|xinhua|tass"
        r"|anadolu(?: agency)?|a\.?p\.?|aa|epa(?:-efe)?|ria novosti|interfax|press association|pa|(?:news )?agencies"
        r"|news ?wires?|wires?|web desk|news desk)"
    ),
    "clock": r"[0-9]{1,2}:[0-9]{2}",
    "count": r"(?:[0-9]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty)",
    "credit_word": (
        r"(?:<agency>|getty(?: images)?|images|photos?|photograph(?:er|y)?|file|handout|courtesy|pool|twitter|facebook"
        r"|screen ?(?:grab|shot)|supplied|archive|shutterstock|alamy|flickr|wikimedia|creative commons|social media)"
    ),
    "day": r"(?:<month> [0-9]{1,2}|[0-9]{1,2} <month>)",
    "edge": r"[^\p{L}\p{Nd}]*",
    "follow_tail": (
        r"(?:[\s:,;.&|/!–—-]+(?:<networks>|and|or|at|on|page|channel|here|<address>|<junk>|(?:for|to) .{1,60}))*[.!]*"
    ),
    "job": r"(?:(?:[\p{L}\-]+ ){0,4}(?:correspondent|editor|reporter|writer|bureau chief|columnist|producer)s?)",
    "joint": r"(?:,| and|, and| &)",
    "junk": r"(?:none|null|undefined|nan)",
    "letters": (
        r"(?:newsletters?|briefings?|bulletins?|(?:news |e-?mail )?alerts?|e-?mails?|digests?|mailing list|apps?"
        r"|updates|notifications?|inbox|podcasts?|channel|rss(?: feed)?)"
    ),
    "month": r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?",
    "name": r"(?-i:(?:[ae]l-)?\p{Lu}[\p{L}\p{M}.'’\-]*)",
    "network": (
        r"(?:facebook|twitter|x|instagram|youtube|telegram|whatsapp|linkedin|tiktok|threads|bluesky|google(?: news)?"
        r"|flipboard|snapchat|soundcloud|e-?mail|social media)"
    ),
    "networks": r"(?:<network>(?:(?:,|/| and|, and| or| &)? ?<network>)*)",
    "page": r"(?:article|story|page|post|news|report|link|video|gallery|column|interview|piece)",
    "particle": r"(?:al|el|bin|ben|ibn|abu|de|del|di|du|la|le|van|von|der)",
    "people": r"(?:<person>(?:<joint> <person>){0,5})",
    "person": r"(?:<name>(?: (?:<particle> )?<name>){1,4})",
    "place": r"(?:<name>(?: <name>){0,3})",
    "section": (
        r"(?:home(?:page)?|(?:world|more|all|latest|breaking) news|news|world|international|(?:north )?africa"
        r"|middle east|mena|maghreb|libya|europe|asia|americas|us|u\.s\.|uk|mediterranean|arab world|politics|security"
        r"|defen[cs]e|conflict|war|diplomacy|migration|refugees|energy|oil|economy|business|society|culture|sports?|opinion"
        r"|comment(?:ary)?|analysis|in depth|(?:special )?reports?|features?|interviews?|investigations?|explainers?"
        r"|editorial|blogs?|exclusive|breaking|top stor(?:y|ies)|headlines|latest|live(?: blog| updates)?|human rights)"
    ),
    "sections": r"(?:<section>(?:(?: ?[/,&] ?| and | )<section>){0,7})",
    "w": r"[\p{L}\p{M}\p{Nd}_]",
    "wc": r"\p{L}\p{M}\p{Nd}_",
    "writer": (r"(?:(?:the )?(?:<name> ){0,4}(?:<agency>|staff(?: writers?)?|<job>|newsroom)|<people>|<name>)"),
    "year": r"(?:19|20)[0-9]{2}",
}

ANYWHERE: Rules = {
    "reading_time": (
        r"\(?(?:estimated )?(?:reading time|time to read|read(?: time)?)[ :~]*<count>[ \-]?min(?:ute)?s?\.?\)?",
        r"\(?(?:about )?<count>[ \-]?min(?:ute)?s?\.? (?:read(?:ing)?(?: time)?|to read)\)?",
    ),
    "credit": (
        r"(?!.*[.!?)] (?-i:\p{Lu}\p{Ll}+ \p{Ll}))[(\[]?(?:(?:additional|further) )?"
        r"(?:reporting|writing|editing|translation)(?: and <w>+)? by[ :].{2,300}",
        r"[(\[]?(?:edited|translated|compiled) by[ :].{2,120}",
        r"(?:additional )?reporting from .{2,100}",
        r"with (?:additional )?(?:reporting|inputs?|contributions|files) (?:by|from) .{2,120}",
        r".{2,200} contributed (?:additional )?reporting(?: from .{2,40})?\.?[)\]]?",
        r".{2,200} contributed to (?:this|the) (?:report|story|article)(?: from .{2,40})?\.?[)\]]?",
        r"(?:news )?sources?(?: ?: ?.{1,80})?",
        r"(?:photo|image|picture|video) (?:credit|source|copyright|courtesy)s?(?: ?[:,©] ?.{1,60}| of .{1,60})?",
        r"(?:<agency>|getty(?: images)?|pool|handout)(?: ?(?:/|via) ?(?:<agency>|getty(?: images)?|<person>))+",
        r"(?:photo|image|picture)s?[ :]+(?:getty(?: images)?|<agencies>|<people>)(?: ?/.{1,40})?",
        r"getty images|file photo|handout",
    ),
    "sharing": (
        r"(?:please |for .{1,60}, )?(?:follow|like|join|find) (?:us|me|him|her|them|@<w>+|<place>)"
        r" (?:on|via|at) (?:our )?<networks><follow_tail>",
        r"(?:follow|tweet)(?: us| him| her| me| the author)?(?: on)?[ :]+@<w>+(?:[ ,]+(?:and )?@<w>+)*<follow_tail>",
        r"(?:please )?(?:share|tweet|print|e-?mail|send|save|bookmark|recommend)(?: this| it| our)?(?: <page>)?[.!:]?",
        r"(?:please )?(?:share|send)(?: this| it| our)?(?: <page>)?"
        r" (?:on|via|with|by) (?:<networks>|(?:your )?friends?)<edge>",
        r"opens? in (?:a )?new (?:window|tab)|click to (?:share|print|e-?mail).{0,60}|share this with.{0,40}",
        r"[0-9][0-9,.]*k? (?:shares?|likes?|tweets?|views?)|these are external links.{0,50}|<address>",
    ),
    "invitation": (
        r"(?:please )?(?:sign up|subscribe|register)(?: now| here| today| free)?[.!]?",
        r"(?:please )?(?:sign up|subscribe|register|join) (?:now |here )?(?:to|for|with|on)"
        r" .{0,80}\b<letters>\b.{0,60}",
        r"(?:.{0,80}[.!?] )(?:sign up|subscribe) (?:now |here )?(?:to|for) .{0,80}\b<letters>\b.{0,40}",
        r"(?:get|receive) (?:our|the|all|your|breaking|daily|more|free) .{0,80}\b<letters>\b.{0,60}",
        r"(?:download|install) (?:our|the) .{0,40}\bapps?\b.{0,60}",
        r"(?:(?:manage|daily|free|weekly|our|more) )?newsletters?(?: sign[\- ]?up)?",
        r"thank you for (?:subscribing|signing up|reading).{0,60}|by (?:signing up|subscribing),? .{1,160}",
        r"(?:enter )?your e-?mail(?: address)?(?: will not be published| here)?.{0,40}",
        r"(?:[0-9,]{1,6} |no |(?:leave|post|add|write) a |view |show |read |hide )?comments?(?: \(?[0-9]+\)?| below)?",
        r"(?:comments are|this discussion is) (?:now )?(?:closed|off)\.?|comments are not pre-?screened.{0,40}",
        r"we welcome comments .{1,100}|views expressed in the comments .{1,80}|notify me of (?:follow-up|new) .{1,40}",
        r"be the first to comment\.?|join the (?:conversation|discussion|debate)\.?|(?:log|sign) ?in(?: to comment)?",
        r"(?:support|donate to|help fund) (?:us|our (?:work|journalism)|independent journalism)\b.{0,80}",
        r"donate(?: now)?",
        r"become a (?:member|subscriber|supporter).{0,40}|(?:do you )?have an? (?:news )?(?:tip|story).{0,80}",
        r"(?:contact|e-?mail) (?:us|the (?:author|newsroom|editor))(?: (?:at|on|here) .{1,60})?",
    ),
    "advertisement": (
        r"<edge>(?:advertis(?:ement|ing)s?|adverts?|ads?|ads by .{1,30}|advertise with us)<edge>",
        r"<edge>skip ad(?:vertisement)?<edge>",
        r"<edge>(?:sponsored|promoted|paid|partner)(?: (?:content|by .{1,40}|links?|posts?|stories))?<edge>",
        r"<edge>(?:article|story|content|report) continues (?:after|below)(?: (?:the|this))?(?: <w>+)?<edge>",
        r"<edge>scroll (?:down )?to continue(?: reading| with content)?<edge>",
    ),
    "copyright": (
        r"(?:copyright|©|\(c\)).{0,200}|.{0,80}(?:©|\(c\)) ?<year>.{0,80}|.{0,120}\ball rights reserved\b.{0,60}",
        r"this (?:material|content|article) may not be .{5,160}",
        r"reproduction .{2,80}(?:prohibited|forbidden|permission).{0,40}",
        r"(?:terms(?: of (?:use|service)| (?:and|&) conditions)?|privacy(?: policy| notice)?)",
        r"legal(?: notice)?|disclaimer",
        r"our standards: .{1,60}|the views expressed in this (?:article|piece|column) .{5,200}",
        r"this <page> (?:was )?(?:first|originally) (?:appeared|published).{0,120}",
        r"republished (?:from|with permission).{0,120}",
    ),
    "media": (
        r"(?:watch|listen|videos?|audio|photos|pictures|gallery|slideshow|podcast|graphic|map)(?: ?: .{1,160}[^.])?",
        r"(?:watch|listen)(?: live| now| more| below| again| to this <page>)?|photo|image",
        r"just watched .{1,160}|must watch .{1,100}",
        r"(?:play|pause|replay|mute|unmute|close|expand|enlarge|fullscreen)"
        r"(?: (?:this |the )?(?:video|audio|image|player))?",
        r"(?:photo|image|picture|video|media|hide|toggle|show|view) (?:gallery|player|captions?|slideshow|all photos)",
        r"(?:(?:photo|image|picture|slide) )?[0-9]{1,3} ?(?:of|/) ?[0-9]{1,3}",
        r"<clock>(?: ?/ ?<clock>)?|duration:? [0-9:]+",
        r"enlarge (?:this )?image.{0,60}|click (?:on .{1,30} )?to (?:enlarge|expand|play|watch|view).{0,40}",
        r"this video (?:can ?not|could not) be played.{0,60}|media playback .{1,60}",
        r"your browser does not support .{1,60}",
        r"please (?:enable|turn on) javascript.{0,100}",
    ),
    "navigation": (
        r"[>»* ]*(?:read|see|view|show|load|find out|learn|click) (?:more|all|also|next)"
        r"(?: (?:here|<page>s?))?[.…>»: ]*",
        r"[>»* ]*(?:read(?: more| also| next| on| this)?|also read|see (?:also|more)|related(?: <page>s?)?)"
        r" ?[:|»>] ?.{0,200}",
        r"(?:more on this|further reading|tags?|topics?|keywords|filed under|categor(?:y|ies)|posted in) ?: ?.{0,200}",
        r"(?:in this <page>|special coverage) ?: ?.{0,200}",
        r"<section>(?: ?(?:>|»|›|→|::) ?.{1,60})+",
        r"(?:skip|jump|go|back|return) (?:back )?to (?:the )?(?:main )?(?:content|home(?:page)?|top|navigation|menu)",
        r"continue reading.{0,60}|click here.{0,80}|(?:open |close |main )?menu|search|(?:next|previous)(?: <page>)?",
        r"(?:we|this (?:web)?site|our (?:web)?site) uses? cookies.{0,200}|by continuing to (?:use|browse).{1,160}",
        r"(?:accept|reject|manage|allow)(?: all)? cookies|cookies?(?: policy| settings| notice)?",
        r"(?:about|contact)(?: us)?",
    ),
    "markup": (
        r"\{\{.*\}\}|\{%.*%\}|</?[a-z][^<>]{0,300}>(?:.{0,100}</<w>+>)?|(?:&#?<w>{1,8};\s*)+|<junk>",
        r"\[/?(?:embed|embedded content|video|audio|image|photo|caption|gallery|iframe|pullquote|ad)\b[^\]]*\]",
        r"(?:var|let|const) <w>+ ?=.*|(?:window|document|jquery|\$)(?:\.<w>+|\().{0,200}[;)}]",
        r"\(?function ?\(.*|/\*.*\*/",
        r"[^\p{L}\p{Nd}]+",
    ),
}
IN_HEAD: Rules = {
    "byline": (
        r"(?=.{1,150}$)(?:by|(?:written|posted|reported|words|story|text) by|authors?|reporter)(?: ?:)? <writer>"
        r"(?:(?:<joint>| in| at| for| with|, in) (?:the )?(?:<writer>|<place>)){0,5}(?:, <job>)?",
        r"<people> (?:in|at|reporting from) <place>(?:<joint> (?:<people> in )?<place>)*"
        r"(?:,? (?:and|with) <agencies>)?",
        r"<people>(?:, <job>|,? (?:and|with) <agencies>|, <agencies>)|(?:<name> ){0,3}(?:staff|newsroom|<job>)|by",
        r"(?:from )?(?:our|a) (?:special |own )?correspondent|(?:<name> ){0,3}(?:and|with|&) <agencies>",
        r"\(?<agencies>\)?",
    ),
    "dateline": (
        r"<place>(?:, <place>)?,? \(?<day>(?:,? <year>)?\)?(?: ?[(\[]<agencies>[)\]])? ?[–—:\-]*",
        r"<place>(?:, <place>)? ?[(\[]<agencies>[)\]] ?[–—:\-]*",
    ),
    "navigation": (r"<sections>", r"(?:story )?highlights|key points|at a glance|summary"),
}
IN_TAIL: Rules = {
    "credit": (r"[–—( \-]*<agencies>\)?",),
    "navigation": (r"<sections>",),
}

LINK_LISTS = (
    r"(?:related|more|recommended|suggested)(?: (?:<page>s?|stories|content|topics|reading|coverage|headlines|links))*"
    r"(?: (?:on|about|from|in|like|for) .{1,40})?",
    r"(?:read|see|watch) (?:more|next|also)|also (?:read|on|in|see)(?: this .{1,30})?",
    r"most (?:read|popular|viewed|shared|watched)(?: .{1,20})?",
    r"you (?:may|might) (?:also )?(?:like|be interested in)|what to read next|up next",
    r"trending(?: now| topics| stories)?",
    r"editor(?:s|['’]s|s['’])? (?:picks?|choice)|don['’]t miss|top stories|latest (?:news|stories|headlines|updates)",
    r"(?:around|from) the web|from our partners|elsewhere on .{1,40}|keep reading",
    r"list of [0-9]{1,2} items?|end of list|tags|topics|explore more",
)
CAPTION_OPENING = r"(?:file(?: photo| picture| image)?|photo|image|picture|caption|image caption) ?(?::|–|—|-(?= )) ?.+"
CREDIT_ENDINGS = (
    r".+[^.] ?\[(?=[^\[\]]*\b<credit_word>\b)[^\[\]]{2,80}\]",
    r".+ ?\((?=[^()]*\b<credit_word>\b)[^()]{2,80}\)",
    r".+[.!?)\"”’] ?(?:photo(?:graph)?|image|picture|pic|credit)s?(?: (?:by|credit|courtesy(?: of)?|source))?"
    r" ?[:/] ?.{2,60}",
    r".+ (?:<name>(?: <name>){0,3}|<agency>|ap photo|getty(?: images)?)"
    r" ?/ ?(?:<agency>|getty(?: images)?|<person>|pool|handout|file)(?: ?/ ?.{1,40})?",
    r".+ getty images|.+ via (?:<agency>|getty(?: images)?)",
)
HEAD_CREDIT_ENDINGS = (r".+ ?\[(?:<name>|of|and|the)(?:[ /,&]+(?:<name>|of|and|the)){0,6}\]",)
SHARE_WORDS = word_set(
    "facebook twitter x whatsapp telegram linkedin email mail print pinterest reddit copy link share tweet instagram "
    "youtube messenger flipboard pocket sms bookmark save tumblr viber wechat rss threads bluesky"
)
SHARE_JOINTS = word_set(
    "a and article button by clipboard copied e icon more on or page post story the this to via with"
)
