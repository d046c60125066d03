"""The words that `texts.py` writes with, and how they are inflected. All names are put together from syllables.

Every list stands in an order from common to rare: the generator takes early words more often, as language does. Verbs
that are not inflected by rule carry their forms: base, past, participle and form in -ing, parted by slashes.
"""

PLACE_STARTS = """
Ald Ash Bar Bel Brack Bren Cal Carn Cold Corr Dal Dun Eck Elm Fald Fen Gal Garr Had Harl Hest Hol Ing Kell Kirk Lang
Lav Lind Mar Mel Mor Nar Nor Oss Ott Pell Pen Quer Rav Roth Sal Scar Sel Stav Tam Tarn Thor Ul Vald Ver Wal Wick Yar
""".split()
PLACE_ENDS = """
ton ford mouth holm wick stad haven bury dale bridge vik minster field berg port ness gate worth moor nova sund hurst
ingen ara ossa élan ville
""".split()
NAME_STARTS = """
Ab Ad Al Ar Bak Bal Ban Ber Bo Bran Bru Cal Cas Che Cor Da Del Dob Dra Eb El En Fa Fel Fer Fo Gal Gan Gor Gre Had Hal
Har Hol Ib Il Is Ja Jor Kal Kar Kel Ko Kra La Lem Lin Lo Mac Mal Mar Mo Nad Nel No Ob Ol Or Pa Pet Pol Qua Ra Rin Ros
Sal San Ser Sto Ta Ter Tol Ul Um Va Ver Vo Wal Wen Xan Ya Yor Zan Ze
""".split()
NAME_ENDS = """
sen berg man ova dar lin ric mann ski ton well vich tini bert rez low ander iss ero ak ham zio mond ley quist bo ski
gard ruk ani oğlu vane tou ford wick ardt ell
""".split()
GIVEN = """
Anna Tomas Maria Peter Ilse Jonas Clara David Nora Martin Elena Samuel Ruth Victor Leila Oskar Amara Felix Ines Daniel
Hanna Adrian Sofia Emil Paula Karim Judith Stefan Miriam Anton Greta Rafael Dora Simon Yara Viktor Lucia Henrik Esther
Malik Petra Julian Naomi Arvid Selma Conrad Irina Basil Zoë Teodor Agnes Kofi Maud Ivan Renée Cyril Lena Otis Vera Idris
""".split()

# Bodies, companies and outlets: `{}` is a place or a surname.
BODIES = """
{} City Council|the {} Port Authority|the University of {}|{} District Court|the {} Police Department|{} General
Hospital|the Ministry of Fisheries|the Ministry of Transport|the {} Water Board|the {} Teachers’ Union|the Federal Audit
Office|the {} Chamber of Commerce|the Institute for Coastal Research|the {} Housing Association|the National Weather
Service|the {} Regional Assembly|the Department of Public Works|the {} Growers’ League|the Committee on Public
Accounts|the {} Fire Service|the Board of Elections|the {} Museum of Trade|the Central Bank|the Rail Safety Agency
""".replace("\n", " ").strip().split("|")
FIRMS = "{} Shipping|{} & Sons|{} Energy|{} Holdings|{} Foods|{} Rail|{} Partners|{} Steel|{} Systems|{} Motors|{} Air".split("|")
OUTLETS = "the {} Courier|the {} Gazette|Radio {}|the {} Observer|Channel Nine|the Evening Ledger|the {} Tribune".split("|")

ROLES = """
mayor|spokesman|spokeswoman|director|council member|police chief|economist|professor of law|chief executive|union
leader|deputy minister|state senator|prosecutor|head teacher|harbour master|chief engineer|party chairman|judge|lawyer
for the company|historian|senior researcher|coach|nurse|farmer|shop owner|campaign manager|former minister|treasurer
""".replace("\n", " ").strip().split("|")
TITLES = "Mayor|Senator|Dr.|Judge|Professor|Minister|Governor|Captain|Representative|Sheriff".split("|")
DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday".split("|")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December".split("|")

# Nouns for people, for things that can be counted, and for what cannot.
PEOPLE = """
resident worker voter driver teacher farmer student member parent neighbour lawyer doctor owner candidate commuter
visitor fisherman/fishermen employee tenant customer investor volunteer builder pupil soldier passenger patient supplier
trader engineer buyer witness juror councillor pensioner writer activist player supporter opponent planner guard
organiser subscriber shareholder miner apprentice librarian ranger sailor surveyor tutor welder clerk dentist
broker curator warden courier caretaker plumber electrician lecturer negotiator auditor beekeeper
""".split()
THINGS = """
plan bill vote report contract meeting project school bridge road budget tax price company law decision case house
building election hospital agreement offer deal market programme station statement harbour line service ship train
campaign hearing letter factory office loan fund region district village proposal inquiry trial appeal permit
river storm field farm bus street library park airport tunnel dam ferry court committee agency department ministry
union club team match season book film exhibition archive garden forest coast island border tower pipe cable engine
machine battery vehicle bicycle tram depot warehouse mill mine quarry port pier canal lock reservoir pump valve sensor
screen network website ballot poll survey study figure chart map photograph record file folder page chapter clause
paragraph rule fee fine grant subsidy wage salary pension bond share stake merger auction tender invoice receipt ledger
account audit review summit treaty ceasefire convoy checkpoint patrol rescue shelter clinic ward vaccine drug dose
laboratory telescope satellite orchard vineyard harvest herd flock greenhouse kitchen bakery restaurant hotel theatre
stage concert orchestra choir festival parade statue fountain square market-hall roof wall window gate fence lamp
kiosk bench playground pool stadium track arena crossing junction roundabout pavement kerb drain sewer culvert levee
embankment weir jetty buoy lighthouse crane container pallet trailer forklift barge trawler dinghy propeller rudder
timetable ticket fare platform carriage locomotive signal viaduct cutting siding turntable workshop foundry kiln furnace
boiler turbine generator substation transformer meter socket switch circuit filter gasket bearing spindle loom
spool ribbon banner leaflet poster badge emblem charter statute bylaw ordinance injunction subpoena affidavit
""".split()
MATTERS = """
money water work trade traffic safety health energy housing power growth demand land steel fuel heating research
education insurance transport evidence pressure progress concern support opposition delay silence attention confidence
uncertainty damage rainfall flooding erosion drought inflation debt unemployment spending revenue profit tourism
shipping fishing farming mining timber grain fertiliser concrete asphalt electricity gas sewage noise dust smoke
pollution wildlife history music literature criticism praise paperwork secrecy patience goodwill discipline oversight
bureaucracy maintenance refurbishment dredging ballast freight haulage catering signage scaffolding
""".split()
ADJECTIVES = """
new old local public last large small early long high late national private recent major main second social open
short likely current low possible strong former political economic financial annual legal available serious
important difficult central young ready clear whole free similar common official senior regional foreign domestic
temporary permanent narrow broad heavy light cold warm dry wet empty crowded quiet busy costly cheap modest steep
sharp gradual sudden steady fragile stable fair unfair lawful useful useless harmful cautious hopeful doubtful
certain separate joint mutual internal external rural urban coastal northern southern eastern western industrial
commercial agricultural environmental medical technical electrical mechanical digital annual monthly weekly seasonal
initial final interim partial complete detailed brief formal informal written spoken printed damaged broken
repaired abandoned restored modern ancient historic wooden concrete rusty muddy dusty flooded frozen remote
nearby distant shallow deep wide tall thin thick rough smooth gentle fierce bitter mild reluctant eager
patient restless stubborn generous frugal careful careless honest loyal tireless weary elderly youthful skilled
unskilled voluntary compulsory optional binding provisional obsolete redundant surplus scarce abundant
plentiful meagre lavish austere ornate plain sturdy brittle buoyant dormant
""".split()
ADVERBS = """
also now still already again later soon often only almost finally quickly slowly recently largely nearly partly
mostly rarely quietly sharply steadily gradually suddenly briefly formally publicly privately directly jointly
separately eventually twice once together abroad nationwide overnight elsewhere repeatedly carefully heavily lightly
narrowly broadly roughly evenly firmly loosely openly promptly reluctantly eagerly patiently stubbornly
""".split()
VERBS = """
close open approve reject build/built/built/building sell/sold/sold/selling buy/bought/bought/buying raise
cut/cut/cut/cutting pay/paid/paid/paying change support oppose delay cancel plan/planned/planned/planning begin/began/begun/beginning
lose/lost/lost/losing win/won/won/winning leave/left/left/leaving hold/held/held/holding review repair replace remove
reduce increase move finance join visit inspect examine study/studied/studied/studying publish send/sent/sent/sending
receive order stop/stopped/stopped/stopping start extend limit protect damage destroy clear clean restore
widen deepen strengthen weaken reopen expand connect divide inherit launch abandon defend attack answer settle
delay postpone suspend renew revoke grant deliver collect measure test track monitor register record
overturn/overturned/overturned/overturning uphold/upheld/upheld/upholding enforce amend draft sign debate discuss negotiate
hire train dismiss recruit represent replace serve treat vaccinate house shelter feed/fed/fed/feeding rescue evacuate
search survey map/mapped/mapped/mapping paint plant harvest store ship/shipped/shipped/shipping transport import export supply/supplied/supplied/supplying
process refine recycle bury/buried/buried/burying dig/dug/dug/digging drain flood pump fill empty/emptied/emptied/emptying heat cool
insulate modernise electrify/electrified/electrified/electrifying automate privatise nationalise subsidise audit regulate license
advertise promote host sponsor boycott picket occupy/occupied/occupied/occupying blockade besiege guard patrol escort
dredge excavate demolish dismantle assemble weld rivet caulk polish scrub sweep/swept/swept/sweeping
""".split()
# Rare words are derived: most words of a long text are such that stand in it once.
DERIVED = {
    "adjective": ("un{}", "{}-looking", "over-{}", "{}ish", "non-{}"),
    "quality": ("{}ness", "un{}ness"),
    "manner": ("{}ly", "un{}ly", "over-{}ly"),
    "verb": ("re{}", "over{}", "un{}", "mis{}", "out{}"),
    "noun": ("sub{}", "micro{}", "{}-holder", "{}side", "{}-keeping", "{}-building", "ex-{}", "{}work", "{}land"),
}
REASONS = "because of|despite|after|before|during|in spite of|as a result of|in return for|instead of|ahead of".split("|")
PLACES_AT = "near|outside|in|at|behind|beside|across from|along".split("|")


def derived(entries, kind):
    return [shape.format(entry) for entry in entries for shape in DERIVED[kind]]


def forms(entry):
    """Base, past, participle and form in -ing of a verb."""
    if "/" in entry:
        return entry.split("/")
    if entry.endswith("e"):
        return [entry, entry + "d", entry + "d", entry[:-1] + "ing"]
    return [entry, entry + "ed", entry + "ed", entry + "ing"]


def singular(entry):
    return entry.split("/")[0]


def plural(entry):
    if "/" in entry:
        return entry.split("/")[1]
    if entry.endswith("y") and entry[-2] not in "aeiou":
        return entry[:-1] + "ies"
    return entry + ("es" if entry.endswith(("s", "x", "z", "ch", "sh")) else "s")
