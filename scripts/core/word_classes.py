"""word_classes: the closed word classes of English and the frequent verbs, as far as tags need them."""

from scripts.core.text import word_set

UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen"""
NUMBERS = {word: number for number, word in enumerate(UNITS.split())}
TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
CLOSED = {
    "d": """a all an another any both certain each every few fewer her his its less many more most my no other our
        several some such the much their these this those various your""",
    "n": "dozen dozens hundred hundreds thousand thousands million millions billion scores",
    "x": """am are aren't be been being can can't cannot could couldn't did didn't do does doesn't don't had
        hadn't has hasn't have haven't having he'd he'll he's i'd i'll i'm i've is isn't it'd it'll it's may
        might must shall she'd she'll she's should shouldn't there'll they'd they'll they're they've was wasn't
        we'd we'll we're we've were weren't will won't would wouldn't you'd you'll you're you've""",
    "r": """anybody anyone everybody everyone he herself him himself i it itself me myself nobody none ourselves she
        somebody someone them themselves they us we you""",
    "w": "who whom whose which what where when why how whether",
    "t": "that",
    "o": "to",
    "p": """about above across against along alongside amid amidst among around at behind below beside besides
        between beyond by despite during following for from in including inside into like near of off on onto
        outside over per regarding through throughout toward towards under upon via with within without""",
    "c": "and or nor",
    "k": "but as while after before because if although though since until unless once than whereas so yet",
    "a": """ablaze afire again ago ahead alight allegedly almost already also always apart aside away back down due
        earlier even ever far forward
        further here however instead just later maybe meanwhile moreover n't nearly never not now often once
        only out perhaps quite rather recently reportedly soon still then there therefore today together
        tomorrow tonight too twice up very yesterday""",
    "N": "armed unarmed alleged suspected united unidentified masked so-called",
    "v": """add allow allowed allows appear appeared appears ate bear became become becomes becoming began begin
        beginning begins begun believe believed believes belong belonged belongs bore bought break breaking
        breaks bring bringing brings broke broken brought build building builds built buy buys came carried
        carries carry carrying catch caught choose chose chosen come comes coming commanded commands commits
        conduct conducted conducting conducts continue continues control controlled controls create created
        creates cross crossed crosses divide divided divides draw drawn drew drink eat eats emerge emerged end
        ended enter escape escaped escapes escaping expect expected expects face faced faces fear feared fears
        feel feels felt find finding finds follow followed follows found gain gained gains gave get gets getting
        give given gives giving go goes going gone got grew grow grown grows hang happen happened happens hear
        heard hearing hears held help helped helping helps hidden hide hides hold holds hope hoped hopes include
        included includes join joined joining joins keep keeping keeps kept knew know known knows launch
        launched launches launching lead leading leads learn learned learns learnt leave leaves leaving led left
        let lets live lived lives look looked looks lose loses losing lost made make makes making mean means
        meant mount mounted mounting need needed needs paid pass passed passes pay pays perpetrate perpetrated
        play played plays prefer prefers prevent prevented prevents put puts raise raised raises ran reach
        reached reaches receive received receives refer remain remained remaining remains return returned
        returns rise risen rises rising rose run running runs sat save saved saves saw see seeing seek seeking
        seeks seem seemed seeming seems seen sees sell send serve served serves set sets shook show showed shown
        shows sit sits sold sought speak speaking speaks spend spent spoke spoken spread spreads stage staged
        staging stand standing stands start started starts stood stop stopped stops suffer suffered suffers take
        taken takes taking teach think thinking thinks thought threw throw took trade traded tried tries try
        trying turn turned turns tweeted understand understands understood use used uses using wage waged waging
        arose bent burst clung crept dealt drove driven dug fall fallen falling falls fed fell flew flown forgave forgot
        froze hung hurt laid lent lit overran overtook overtaken rode sank shrank slept slid split sprang stole stolen
        stuck swam swept swore swung tore torn undertook undertaken wept withstood woke
        open opened opens opening occurred erupted
        caused causes causing compelled enabled enables encouraged encourages persuaded prompted
        rang rings pose posed poses stem stems stemmed
        wait waited waits want wanted wants watch watched wear wears went win winning wins won wore work worked
        works worn""",
}
# Forms of listed verbs that are as often nouns; those of the lexicons' nouns are added.
ALSO_NOUNS = word_set(
    """address aid approach approaches arm arms back base block blocks brand briefing building caution change changes
    close command commands comment comments conduct control controls counsel counter crash cross cut cuts disappear
    document documents drive drives email emails end exile face faces fall falls fear fears finance finances fire
    fires force forces forecast forecasts form forms fund funds gain gains guarantee guarantees hail hand hands help
    hit hits hold holds hope hopes host hosts jail jails joke joking label labels land lands launch lead leads live
    lives look mass masses mean means mine mines move moves need needs note notes order orders pass petition
    petitions phone place places plan plans play pledge plot police post posts pound pounds press push question
    questions quit remark remarks request result return returns round rounds rule rules run runs salute save set
    shell shells ship shipping ships show shows sign signal signals signs spread stage stand start state states step
    steps stop storm storms strike summons supply support supports swear target targets telephone term torch trade
    train trains travel try turn turns update use uses voice voices volunteer volunteers vote votes wait win wins
    wonder work works wound wounds"""
)
# Verbal nouns that stand before other nouns: fighting vehicles, training camps.
ALSO_MODIFIERS = word_set("building fighting gathering hearing meeting ruling training warning")
# Nouns that are verbs where a clause has no other one: rebels advance on the port.
PREDICATES = word_set(
    """advance ambush arrest attack battle block blockade bomb capture clash demand fight fire hit host launch march
    massacre move protest push raid rally recapture release rescue retreat shell sign storm strike struggle support
    surrender target torch torture visit vote"""
)
# Whose verb a form such as `storm` then is also with an object: protesters storm parliament.
ACTORS = word_set(
    """activists airstrikes attackers assailants authorities commandos demonstrators diplomats drones envoys
    extremists factions fighters forces groups guards gunmen insurgents islamists jets jihadists leaders lawmakers
    loyalists men mercenaries migrants militants militias militiamen ministers mps officers officials pirates planes
    police policemen protesters protestors rebels residents rioters rockets smugglers soldiers strikes students
    supporters traffickers tribes tribesmen troops warplanes women workers youths"""
)
PEOPLE_DONE = word_set("accused arrested captured detained displaced injured killed kidnapped wounded")  # the wounded
PARTICIPLE = ("ed", "en", "ing")
NOT_PAST = word_set("armed backed based hundred born controlled supported")
SAME_IN_PAST = word_set("cut hit put quit set shut")
PARTICLES = word_set("away back down off out over up")
QUANTIFIERS = frozenset({("at", "least"), ("at", "most"), ("more", "than"), ("less", "than"), ("fewer", "than")})
BEFORE_NAME = ("N", "E", "n", "d", "p", "c", "s", "j", "o", "z", "q")
NOT_ADVERBS = word_set(
    """ally anomaly assembly belly bully costly daily deadly elderly family fly friendly italy jelly july likely
    monopoly monthly quarterly rally reply supply unlikely weekly yearly"""
)
SUBJECTS_WITH_VERB = word_set(
    """he'd he'll he's i'd i'll i'm i've it'd it'll it's she'd she'll she's there'll they'd they'll they're they've we'd
    we'll we're we've you'd you'll you're you've"""
)
BE = word_set("am are be been being is was were")
MODALS = word_set("can can't cannot could couldn't may might must shall should will won't would wouldn't")
NEGATIONS = word_set("aren't didn't doesn't don't hadn't hasn't haven't isn't n't never not wasn't weren't")
POSSESSIVES = word_set("her his its my our their your")
CONTINUING = word_set("began begin begins continue continued continues")  # to do a thing
