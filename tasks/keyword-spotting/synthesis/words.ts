import type { Split } from '../../contract/index.js';
import { namesIn } from '../../kit/names-in.js';
import { TRAINING_WORDS } from './training-words.js';

/**
 * Everyday words that are none of the ten, among them some that share sounds with a digit ("fire", "heaven", "mine").
 * Words that sound exactly like a digit ("won", "ate", "for", "too") are left out.
 */
const WORDS = namesIn(`
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
`);

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
