import { namesIn } from '../../kit/names-in.js';

/** Chosen by hand: everyday words, many of which begin or end as a digit does. */
const CHOSEN = namesIn(`
  absent accept ache acid acorn actress adult afraid age aid aim air alley almond ankle ape arch arrow artist
  ashes atlas attic aunt awake bacteria bake balloon banana bandit banjo barn beard beaver beetle belt berry
  bicycle biscuit blanket blind bloom boil bone boot bowl branch brave breakfast breath brick bride brush bubble
  bulb bullet bundle bureau cactus canal candy canoe canyon captain cargo carrot cave cement chain chalk charm
  cherry chest chimney chisel chive choir cider clever cliff clown coach cobra coin comet comic compass concert
  copy coral cradle crane crash crayon cream cricket crime crown cruise crystal cube cycle daisy decade decide
  defend delight denim deny design detail dial diamond dice dime diner direct dive diver dizzy dome donkey dove
  dragon drawer drum dune dust eager eagle earn echo effort elbow elephant eleven elk enemy enjoy error escape eve
  evil exit eye fable fade fairy faith falcon fan fault fear fence fern ferry fiddle file film final fine firm
  fjord flame flavour fleece flight flock flute foam fold folk foot fortune fossil fountain frame freedom freeze
  frost fuel future gain gallop game gap garlic gather gear gender genie geyser giant ginger give glide globe
  glove glue goat golf goose gossip gravel gravy grin grocer guest gun habit hail harbour harp hasten havoc hawk
  hazel heal height help herb hero hidden hike hint hippo history hobby hollow honest hood hook hoop hour hundred
  hunter hurry hymn icicle igloo image inch ink insect invite item ivory ivy jade jaguar jar jazz jeans jewel join
  joke journey judge junior kayak keen kernel kick kidney kilo kite knight knives knob knot lace lamb lane lark
  lava lawn lay lazy leave lesson lever liar liberty lime linen liver lizard llama loaf lobby lock lodge lotus
  lumber lunar lung lyric mango maple marble march mask mason master match maze meal melon melt memory mercy merry
  mile mind mineral minor mist mixer moan model modern moss motor movement muscle museum myth naive nap navy neat
  nectar neon nephew nerve nest net neutral nimble noble noon note novel number nylon oak oasis oat object oboe
  olive onto opera opposite orbit orchard organ otter ounce outfit oval oxen oyster paddle pair palace palm panda
  panel panic parade parrot pasta path pattern pea peach pear pebble perfume phone photo pie pig pillow pine pipe
  pirate pistol pizza plain plane plum poem poet pole pond pool poppy porch poster pot pouch pride prince prize
  proof puddle pump puppet puzzle pyramid quarrel quarter queen quilt quiz quote race radar raft rail raisin ramp
  ranch raven razor reach real recipe reef relax rent rescue rhyme ribbon riddle ride rifle ripe rival roar rob
  robin robot rocky rope rough royal ruby rude rug ruin rule sad saddle safe sage sail salad salmon satin sauce
  scale scarf scene science scissors sea seal search seat see seed send senior sense series settle severe sew
  shade shake shape share shark sharp shave shelf shell shield shine shirt shiver shore shower shy sift sight
  signal silk sink siren sit site ski skill skin skirt slide slope snail snake social sock soda soil solar soldier
  solid solve son sonic sort soul sound space spade spark spike spine spirit spray squirrel stable stage stain
  statue steak steam steel steep stem sting stool storm straw stream strike stripe studio style sunny surf swan
  sweet swim switch sword symbol tank tape target tax taxi tea team tease tent term thank theatre theme theory
  thief thigh thing thirsty thorn thought thread threat thrill throat throne through throw thumb tide tie tight
  tile tin tiny tissue title toast toe tongue tooth topic torch toss total tour towel toy track trail treat trial
  tribe trick trio trophy trout true trumpet trunk trust truth tube tulip tuna tune tunnel turkey turn turtle
  twelve twig twin twist type umpire union unite urban urge vacuum van vapour vase vast vault veil velvet vent
  verb verse vest vine vinyl violet virus vivid voice volume vote voyage wage waist wand want war wash wasp wave
  wax weave wedding weed week weird whip whisper whistle width wild wind wing wire wise wish witch wolf wool word
  work worm wrap wren wrist write yacht yard yarn yawn yeast yell yoghurt yoke zeal zebra zest zigzag zinc zip
  zipper zodiac zone zoo
`);

/**
 * Every fifth of the common words (sizes up to 35 of the word lists SCOWL, by K. Atkinson) which the CMU Pronouncing
 * Dictionary gives at most two sounds less, more or otherwise than a digit. More of them would draw the limits of a digit
 * so narrowly that it is taken for another word as soon as a new voice says it. Left out are words that sound like one
 * of the other splits or are a form of it, and those that hold a whole digit and little beside it ("sixth", "once"): no
 * listener could tell them from one in noise.
 */
const NEAR_A_DIGIT = namesIn(`
  abate aches add affix aides aims ale an ant arcs arise arrayed arrives ashore attics awed bade bale bare basics
  bay beaks beer benign bike bind boar boor bores bough breach bricks bucks bum buoy but bye can case caw chafed
  chaste cheer chewed chicks choose chuck circa civil coax coo coos corps course crate creep cue curt cysts dame
  dawn dearer deign diary dips ditto does dot dowry ducks duff dung dyed ears eaten eddy ego elks era etch eyed
  fad fairs false fare favor feed fell few fiery files firs flare flee flies flue foil forays forgo forts fowl
  freed fries fry furrow gale gave geared gets gnash gnome gooey gores gout great grieve gum gut hale has haven he
  heir heron hide hire hoard hoot hours huff hum hush id inane ion irked it jawed jeered jinx jury kicks kits
  kneel knits known lair law lays leeks lewd lie links live locks loom lord lot lull lute made maize man marry
  mauve meat mete mike miner miss mixed moo moot mourn much mum myths nay need newt nicked ninny node norm now
  nuns oars offshore omen ores oust outshine ox pacts pall paste paw payer peer peon pew picks pies pined plea
  pores pours prey psyche puff pup pyre rage rakes rave raze reared reek revel rile rise roe rouge rue rung rush
  sacked saint sane saw scissor sear section seen service sets severs shame sheared sheet shined shoes shores
  shown shucks shut sigh signed sills since sinks siphon sites skips slice slips snacks sniffs soak soars soften
  soothe sought sow sphere spouse stalks stews stiffs stoop sub sued sullen sup swore tack takes tap tattoo tear
  teem tell thatch thee there thieve this though thrive thud tick tiers tip toes ton tons top tote tout toyed
  troop tub tug turf unto use vary vein via vies vow waiter wakes wanna warren waste we wear wee weighs whack
  wheat whet whim whisks whose wicks willow wines wiry wiz woks wooden wore worsen woven wreath wrote years yolks
  youth zoom
`);

/** Every ninth of the other common words of at most seven sounds, from the same sources and with the same left out. */
const FAR_FROM_THEM = namesIn(`
  aardvark abduct ability abolish abounding abrupt absorb abusive accents acclaims accosted accrues accusing acids
  acquire acreage action actuary adapting additive adequate adjoin adjust admirers adobe adoring advance advertise
  advocate affairs affirmed affluent afoot agents agile agonized ailments airline airstrip albeit algae alight
  allege alleviate allots alloy allusion aloft altar alto amazes ambling amends amnesty amounted amulet anathema
  anchovy angels angles animates annotates annoying anoint anteaters anthrax anvil aorta aplomb apparel appeared
  appetite applied appoints approaching apter arcane archived argue aroma arranges arriving article ascending
  ascribes asking aspirants assailing assertion assist assumes asteroids asylum atomic attaining attentive
  attorney auctions audited augment authoring autograph avail average averting avoided awakened awful axiom
  babbled badness bagged bakeries balding ballasts ballots bandaged bangs banknote bantered barbs bargainer barked
  barrage barrette bartered bashed basins batch bathtub battering bayonet beacons beaker bearers beauties bedbug
  bedside beeper befits begin beguiling beheaded belabor belied believing belts bend bequeathed berth besieged
  betcha between biases biding biking billion binders birch bishop bizarre blameless blanking blaster blazing
  bleed bless blink blistered blob blocking blonde bloodshed blotch blouses blued bluffs bluntly blurts boasted
  bobbing bodily boiled boldly bolts bonier boors booties boredom bosses bothering boulders bounding bourgeois
  bowled boyfriend bracket braiding braised brand brass bravery brawny breaking breaths brevity bribes bridled
  brigades brightness brisker broach broader broil brokering brooded brought browsed brunettes brutish buckles
  budgets buffeted bugle built bulky bullfight bullying bumpy bunker burble burger burlap burst bushes busted
  butchers buzzards bypasses cabbages cabs cad caged caliber callow calmness camp camps candid canker cannot cant
  capable capsize captives carats cared caress carnal carried carted carts cash cashmere casserole casting
  casualty caterers causeway cautiously caviar ceasing celery cellular center cereals chafes chalet chambers
  chances chant chaplains charger charming charters chastise chauffeur checkers cheerfully chemical cherub chides
  childish chilliest chip chiseling choicest chop chords chowder chuckled churns cinnamon cistern civic clamber
  clamping clap clashes classify claw cleansing clears clench cleverly climax clinched clip clocked cloister
  closer cloth clout clubhouse clumping clutches coalesce coasting cob cocoa coding cogency coined coldness
  collars collegiate colon column combined comical commas commission commoner compact competes comply compute
  conceit concise concurs condors confetti conform conifers conning conquerors consign consul contacts contests
  convene converter convoy cooking cooper copies corded corduroy corny corralled correlate corrupt cost cots
  cougar councils coupled courser courtroom covertly coziness crafting cramp cranked crating crawls creaked
  creates credit crepe crevasse crimson crises critique crockery crooning crossed crouched crowned cruel cruising
  crunching crust crypt cuddle cuisine cultured curbs curio currency curses curtsy customs cuts cyclic cynic dad
  dailies damage dampen dancing dank darned dashes daunted daydreamed deacons dealt debated debriefed debunked
  decays decent decision declined decorous decried deed defame defects defiance definite defunct deigned delays
  delicious deltas delve demeaning demure denounce dental depend deport deprived derange deriving deserter
  designer desolate dessert details deterred devalue devised devotees devoutly dials diatribe dietary diffuse
  digits dilemma dim dimpled diocese directing dirge disarmed discard disco discrete disguise disjoint dismally
  disorder dispense disposed dissenters distance distraught dither divine divulged dodged doghouse doled dolphins
  donated doodles dosing doubted dousing drab dragging dramas drawback drawn dreamers dregs dresses dried drilled
  driver drone drooping drought drudge dubious dudes dugouts dump dungeons duress dutiful dwelling dynamo
  earmarked earns eased eastward echoes edged edifice educate efficient egoism eking elder elector elevator elm
  eluded emanate embarrass embezzle embossed emerged emissary emotive empires empower emulate enacts encircle
  encounter endanger ending endows energy engines enhanced enlists enraging enshrine ensure entered entice
  entrails entrust envisage episode epsilon equates equips erasing erratic eruption essay etches ethical evaded
  evenly everything evils exact exceeding excess excites exerted exhort exiting expelled explain express extras
  eyeballs eyewitness facets factored fading faintly fallen falter famous fanning farmer fashioned fastening
  fateful fattened faulted fawning feathers feds feeling felling felts fender ferret fervent feted feuded fickle
  fidgeting fifteens figures filleted filter finals fingered fins first fishermen fists fizzled flail flaming
  flapjack flashed flaunted fleck fleeing flexed fliers fling flippers float flop flotilla flourishing flowers
  fluffier flunked flushing flutters focused foiled folds following fondly fools footings foraging forcing forgets
  forgot forsake fortress fostering foundering fraction frames frankly freckled freeways freshen freshness frigate
  frills frittering frontage frosty frugal fulcrum fumbled funding funniest furnished furthering fuses fuzzier
  gaily gales galloped gambled gamma gangsters garbled gargoyles garrison gashes gassing gauged gazelle gel
  generate genre gents germs ghastly giddy gild gimmicks girdle glacial glamorous glared gleaming glider glint
  gloat gloomy glossier glowing glutted gnawing goatee gobs goes gondola goodwill gorgeous gossiping gourmets grab
  graces gradually gram grannies grapes grapples grates gravies greased greedily greens grid grille grimly grinned
  gripping grizzlies groggy groovy group grouses grub gruff guarantee guessed guidebook guillotine gullet gummed
  gunpowder gushed gusty guzzles gyration hackneyed hailed hallway halting hammock handbag handler handshake
  hanging hapless happiness harbor hardest hark harmony harps hart hassles hatched hatreds haunting haystacks
  healer heap heartache heartily heathen heavily hedged heel heightened helm helpings hemp herbs heresy herring
  hibernate hiding hillsides hinds hipper hisses hitchhikes hoaxes hockey hoisting hollered holy homesick honestly
  hooded hooted hopeless hormone horsing hostels hotter housings howled hued hugging humans humid hunched hunters
  hurrah hurtle hustles hygiene ices ideals idly igniting iguanas illusory imitates immigrate impacts impart
  impeded impinged implying impound impulse incense incisors includes incurring indict induces infamous inferior
  infield inflict infringe inhalers inject inky inner input insane insider inspect instead insure integers intents
  interface internal intervene intrudes invasion invest invoicing inwardly irrigate isolates items jackal jailers
  jangle jaundiced jaywalking jellied jersey jettison jilted jog joked jolt journals joys judo juices jumper
  juniper junta juts keel keeping kept kickback kidnaps kilts kindly kissing kneading knighthood knotted koalas
  labeled labs lacrosse ladling lagging lamer languish laps largely lash lasts latex lattice laughter laundering
  lavish lawsuit layman leader leaked leaped leases leaving ledge legacies legging leisurely lengths leopard
  lessened lets levee levied libel lichen lifts lighthouse likelier lilac limbs limiting linear link liquefy
  listening literate liturgy livings loafers loathing lobbyist localize locker lodges logging loitering longhand
  loomed loops looted loses lounging loving lowly luckiest lulled lumpy lunged lured lust lying macho madly
  magically magpies mails mainstay majors males malt mammoth mandates mangles maniacs manning mantles marathon
  margin marines marks marring mart marvels masks massaged mastered matched matron matured maxims meander meantime
  mechanic mediator medley megaton melting memories mend mentioned merchant merge meriting meshes messing metering
  midgets mighty mildew mill mills mincing mingle minimum minors minutes misdeeds misguides mismatch missiles
  mistakes mites mnemonic mobilize modeled modest module mold mollusk monarch monologue moods moors moral morgues
  mortars mosses motherhood motioning motorist mounting mouthing mowed muddied mugger mule mumbling mural muscles
  musing mustard muted mutts mystery nagging naming narrates narrowly nations nauseous nearly needing negates
  neighbors nestle nettle neuroses newbie newspaper nicest nicotine nobler nods nominate norms notably nothing
  noting novels nuance nuggets numbing nursed nutmeg oases objector obscene obsessed obtains occur octopus odious
  offending offers offing oftener okra omens oncoming onward openers operates opossum oppressed optical optional
  orations orchid ordering originate oscillate ousted outcasts outdoes outfits outgrowth outlawing outlining
  outnumber outraging outshone outward outwitted overalls overcome overdosed overflows overhear overland
  overlooked overprice overrules overseer overstep overtly overuse overwrought owns pacific packaging padded
  padlocks pagoda pairing pales pampering pandered panicking panther papaya parachute parallel parcels paring
  parking parole parser partially parts passbooks passive pastels pastors patching paths patrol patterned paused
  pawns peaceable peaking peasant pedant peek peeping pegs pelvic pending pens peopled percents perfectly perhaps
  perishing perky pernicious personally pertains perusing petals petrol pewter phlegm phony phrasing piccolo
  pickles piddle piggyback pilgrim pilling pineapple pioneer pique piston pitfall pitting placard plague
  plaintiffs planks plaster plating player playpen plead pleats plied plot plows plugged plume plunge plush
  poachers pods pointer poisoning polar policy polkas pollute pomp ponds poorer popping portals portions poses
  possessive postcard posture potions pounced pouts prairie prank prayer precede predicts prefer premiered
  prepares preside pressuring pretties previous priestess primed princes prints privacy probed processor produced
  proffered progeny prom proms proofread property protect prouder provide prowess prudent pseudo published puffy
  pulping pumice punched pungent puny purchaser purge purpose pursues pushes putters qua quaking quarrels quash
  quell quest quickened quiets quirk quiver quoted races racketeer radiate raffle rages raids raised ram rampaged
  rancid ranges rankling rap rapture rash ratified rationally rattles ravel ravishing reacted readers readjust
  realm reappears reassure rebels rebuffs rebutted recapping receive recessed recited recline records recovered
  recurred redeems redraw reelect referring refining refrains refused regaled regents regret rehearsing reiterate
  rejoins relaxed relegate reliefs relished relocate remakes remind remodel rename renegade renews renting repairs
  repeated rephrase replying reproach require rescued resent resets resigned resolved respond restore resumes
  retails retire retreat returning revamped reveling reveres reversion reviewing revisit revolt revved rewritten
  rhythmic richest ridding riding rigging riled rings riots rippled riskier rivals roams robed rockers rodeos
  rollers rookies rooster roping rotate rotted roughly rousing rowboats rubbed rudder ruffled ruins rumbles
  rumored running rushed rustler sabers sadder safeguard sagas sailboats salads saliva salter salvage sampling
  sapped sassy saucer sausage saving savviest scalar scalloped scan scapegoat scarfs scenario scheduler scholars
  scientists scooped scoping scorned scourging scowling scrapped scrawled screeching scripts scrubbing sculpture
  sealed searching seaside seconds secured seduced seeking seeping seized selfish senator senses separate serenity
  served setback settles sexes shading shaking shameful shanty sharpen shawls shedding shelling shelving shielding
  shimmered shirted shocking shorted shortly shouldering shovels showed shrank shrieked shrinks shrubbery shucking
  shunning shutters siblings sidetrack siege sighting silenced silos sinewy singly siphons sitting sizzling sketch
  skewers skiing skimpier skipper skittish slabs slam slapped slates sleek sleet slicing slightly sling slipping
  slobber sloping slotting slugs slung small smartly smearing smidgen smog smoothly smug snacking snapping snarled
  sneer snickering snip snobbery snoozing snouts snowplow snuffed soaking sociable sodium softest solace solemnly
  solos somehow sonatas soothing sordid sounded sourcing sovereigns spacious spar sparred spat spawned spear
  specious speedboat spellings spews spin spiraled splat splicing splurges sponged spoofs sporting spouses sprang
  spreading sprouted spuds spurs spy squeals squint squirted stack stagecoach staircase stalk stamina stanch stank
  starboard starfish start starves stationed stave steadily steamier steeple stems sterile stewardess stiffen
  stifled stilted stint stitches stocky stomachs stooping stops stork stowaways straights strange stray streamer
  stresses stricken strikes stripped stroll struggle stubbed studies stuffs stunned stutter subbed sublime subside
  suburban successor suffer suffices suite sulking summers sunbathe sunken sunup supple supports surely surfing
  surly surpasses surround surveys suspend swam swapping swathed sweat sweeping sweets swifter swindler swirled
  switches swoop symbols syntax tabled tacitly taco tagged takeover talked tally tamper tanks tapered tariff
  tartars tasted tattooed taverns taxpayer teams teasing teems teething telltales temples tenacious tenderly
  tenors tenting terming terrain terrify tethered thankful theaters theorist thereby these thickets thinking
  thirtieth thoughtful thrashed threatening thrilled throbbing throwaway thumbs thwart tickets tides tightly tilt
  timer tinged tint tirade titles tobaccos toffee told tomboy tonic toothbrush topple tornado tortoise totem
  touched toughest touting toxins tract trades trails traitorous trashing travels treading treasuries trebled
  trench trestle trickle trifles trilogy tripe tripping trodden troopers troubles trousers truffle trusted tryout
  tufts tumblers tuneful turgid turnout turrets tutors tweeted twiddling twirled twitched types typified tyrants
  ultra unaware unclean undid undying unfailing unfurled unify units unleash unloading unmask unpacking unsavory
  unsightly untidy unveil unwind update uphold uppers ups uptake urbane usage ushering utilize vacate vacuums
  valiant valuing vanilla vapor variety vats vehement vending venison ventures verbatim verifies vertebra vestige
  vetted vicars victory vigil villains violates virtual visible visuals vodka volatile volumes vouch vows wadded
  waffled wagering wails waivers walloping walrus wanders warbles warehoused warmly warping wartime washout
  watchdogs watts wavy weakened wealthier wearying weaves wedlock weeklies welcome welt wettest wheeled whereupon
  whims whisk whistles wholly widely widows wiggling wildness wills windfall wining wiped wisecrack wisp withdrew
  withstood wobble woodchuck woodwind wordy working workshops worsening worsted wounds wrapper wreckage wrested
  wretched wrists writings yachting yawned yearns yeti yoked youthful zillion zones
`);

/**
 * Other words that are heard in training alone, beside its share of the words of all splits. Whoever is to tell ten
 * words from all others has to have heard many others, some of them nearly one of the ten.
 */
export const TRAINING_WORDS: readonly string[] = [...CHOSEN, ...NEAR_A_DIGIT, ...FAR_FROM_THEM];
