import type { Split } from '../../contract/index.js';

/**
 * Everyday words that are none of the ten, among them some that share sounds with a digit ("fire", "heaven", "mine").
 * Words that sound exactly like a digit ("won", "ate", "for", "too") are left out.
 */
const WORDS = `
  about above actor after again agree alarm album alive alone amber angel animal answer apple april arm army
  autumn away baby back bacon badge baker ball bank basket battle beach bean bear become bed bell below bench
  better big bird bitter black blue board boat body book border bottle bottom box boy bread bridge bring brother
  brown bucket build burn butter button buy cabin cake call camel camera candle car carpet carry castle cat cattle
  chair change cheap cheese chicken child church circle city clean clock cloud coat coffee cold color come cook
  copper corn corner cotton count cousin cover cow cross cup curtain dance danger dark daughter day deep desk
  dinner dish doctor dog dollar door double down dream drink drive dry duck early earth east easy egg empty engine
  evening every fabric face fall family farm father feather feet fever field fight fill find finger fire fish fix
  flag flat floor flower fly fog food forest fork forward fox free fresh friend front fruit full funny garden gate
  gentle ghost gift girl glass go gold good grass green ground grow guitar hair half hammer hand happy hard hat
  head heart heaven heavy hello hen high hill hive hold home honey hope horse hotel house hungry ice idea inside
  iron island jacket jelly job juice jump jungle kettle key kind king kitchen kitten knee knife ladder lady lake
  lamp land laugh leaf learn left lemon letter life light line lion list little long loud love lucky lunch machine
  magic market marvin matter meadow medicine metal middle milk mine mirror monday money monkey moon morning mother
  mountain mouse mouth movie music nail narrow nature near neck needle never new nice night no noise north nose
  nurse ocean off office oil on onion open orange other oven owl page paint paper parent party pencil people
  pepper piano picture piece pilot pink planet plant plate please pocket police pony potato power present pretty
  purple question quick quiet rabbit radio rain ready red rice right ring river road rocket roof room rose round
  rubber run salt sand school season second secret serve shadow sheep sheila ship shoe shop short sick silver
  simple sing sister sky sleep slow smile smoke snow soap soft song sorry soup south spider spoon spring square
  stair star stone stop story street strong student sugar summer sun supper table tail tall teacher tennis thin
  thunder ticket tiger time tired today tomato tool tower town train tree triangle truck uncle under up useful
  valley very village violin visit visual wagon wait walk wall warm water weather well west whale wheel white wide
  wife window wine winter woman wonder wood world wow year yellow yes yesterday young
`
  .trim()
  .split(/\s+/);

/** Further words for training alone: whoever is to tell ten words from all others has to have heard many others. */
const TRAINING_WORDS = `
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
`
  .trim()
  .split(/\s+/);

/** To which split every ninth of the words goes in turn. */
const TURNS: readonly Split[] = [
  'train',
  'test',
  'train',
  'validation',
  'train',
  'test',
  'train',
  'test',
  'train',
];

const turn = (split: Split): readonly string[] => WORDS.filter((_, at) => TURNS[at % TURNS.length] === split);

/**
 * Other words by split, without overlap: a program is tested on words that it was never shown. Each split has words
 * from the whole alphabet, so that none of its beginnings tells a digit from the rest.
 */
export const OTHER_WORDS: Readonly<Record<Split, readonly string[]>> = {
  train: [...turn('train'), ...TRAINING_WORDS],
  validation: turn('validation'),
  test: turn('test'),
};
