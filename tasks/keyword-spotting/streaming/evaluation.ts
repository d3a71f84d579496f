import type { Decision, Evaluation, EvaluationFigure, LoadedProgram } from '../../contract/index.js';
import { SAMPLE_RATE, type Clip, type Word } from '../clip.js';
import { countInterval, NOTHING_COUNTED, shareInterval, type Bounds } from './bounds.js';
import { bestWithin, HOP, smooth, sweep, type OperatingPoint } from './detection.js';
import { stringTogether, type Recording } from './recording.js';

/** Hours in which one false alarm is allowed, at the operating points that are reported. */
const HOURS_A_FALSE_ALARM = [1, 10] as const;

/**
 * Listening without end: the clips of a split strung together, a decision over the last second ten times a second.
 *
 * A word is missed when it is not detected within 0.75 s of its place; a false alarm is every other detection of one
 * of the ten words. The threshold on the confidence is set for the most detections that the allowed false alarms leave,
 * on the same recording, as in every detection trade-off curve. A rate of false alarms is reported only where the
 * recording is so long that none in it would show the rate to be kept.
 */
export const streaming: Evaluation<Clip, Word, Word> = {
  id: 'streaming',
  title: 'Listening without end',
  reading:
    'The share of spoken words that go unnoticed when false alarms are kept as rare as stated, with exact 95 % intervals (Clopper and Pearson 1934; Garwood 1936).',
  run: async (program, { seed, examples, tell = () => undefined }) => {
    const recording = stringTogether(examples, seed);
    const length = `${recording.clips.toLocaleString('en')} clips, each heard once in ${describeHours(hoursOf(recording))}, ${recording.words.length.toLocaleString('en')} of them one of the ten words`;
    if (recording.words.length === 0) return { summary: `Nothing to detect: ${length}.`, figures: [] };
    const points = sweep(smooth(await listen(program, recording, tell)), recording.words);
    const rates = resolvable(recording).map((hours) => judge(points, recording, hours));
    return {
      summary: [`${length}.`, ...rates.map(({ sentence }) => sentence), describeLimit(recording)]
        .filter(Boolean)
        .join(' '),
      figures: [...rates.flatMap(({ figures }) => figures), ...withoutThreshold(points[0]!, recording)],
    };
  },
};

async function listen(
  program: LoadedProgram<Clip, Word>,
  recording: Recording,
  tell: (done: number) => void,
): Promise<Decision<Word>[]> {
  const decisions: Decision<Word>[] = [];
  const onNoise = new Map<number, Decision<Word>>();
  for (let at = 0; at * HOP + 1 <= recording.length; at++) {
    const start = Math.round(at * HOP * SAMPLE_RATE);
    const moment = recording.noiseAt(start);
    const known = moment === undefined ? undefined : onNoise.get(moment);
    const decision = known ?? (await program.decide(recording.clipAt(start)));
    if (moment !== undefined) onNoise.set(moment, decision);
    decisions.push(decision);
    tell((at * HOP) / recording.length);
  }
  return decisions;
}

const hoursOf = (recording: Recording): number => recording.length / 3600;

/** The rate of false alarms an hour that a recording without any shows to be kept, with 95 % confidence. */
const shownBy = (recording: Recording): number => NOTHING_COUNTED / hoursOf(recording);

/** The rates that the recording is long enough for. */
const resolvable = (recording: Recording) =>
  HOURS_A_FALSE_ALARM.filter((allowed) => shownBy(recording) <= 1 / allowed);

function describeRate(allowed: number): string {
  return allowed === 1 ? 'one false alarm an hour' : `one false alarm in ${allowed} hours`;
}

/** Which rates the recording is too short for; empty where there are none. */
function describeLimit(recording: Recording): string {
  const within = resolvable(recording);
  const beyond = HOURS_A_FALSE_ALARM.filter((allowed) => !within.includes(allowed));
  if (beyond.length === 0) return '';
  return `Not resolvable with ${describeHours(hoursOf(recording))}: at most ${beyond.map(describeRate).join(', or ')}; even none in it would only show fewer than ${shownBy(recording).toPrecision(2)} an hour.`;
}

/** What one rate of false alarms costs. */
interface Judgement {
  readonly sentence: string;
  readonly figures: readonly EvaluationFigure[];
}

function judge(points: readonly OperatingPoint[], recording: Recording, allowed: number): Judgement {
  const hours = hoursOf(recording);
  const rate = describeRate(allowed);
  const spoken = recording.words.length;
  const { misses, falseAlarms } = bestWithin(points, Math.floor(hours / allowed));
  const missed = share(misses, spoken);
  const alarms = rateOf(falseAlarms, hours);
  return {
    sentence: `At most ${rate}: ${percent(missed.value)} of the words missed (95 % interval ${percent(missed.low)} to ${percent(missed.high)}), with ${falseAlarms} false alarms, ${alarms.value.toFixed(2)} an hour (${alarms.low.toFixed(2)} to ${alarms.high.toFixed(2)}).`,
    figures: [
      { title: `Words missed with at most ${rate}`, ...missed, unit: 'share', direction: 'lower-is-better' },
      {
        title: `False alarms at that threshold (${rate})`,
        ...alarms,
        unit: 'an hour',
        direction: 'lower-is-better',
      },
    ],
  };
}

function withoutThreshold({ misses, falseAlarms }: OperatingPoint, recording: Recording): EvaluationFigure[] {
  const [spoken, hours] = [recording.words.length, hoursOf(recording)];
  const lower = 'lower-is-better';
  return [
    { title: 'Words missed without a threshold', ...share(misses, spoken), unit: 'share', direction: lower },
    {
      title: 'False alarms without a threshold',
      ...rateOf(falseAlarms, hours),
      unit: 'an hour',
      direction: lower,
    },
    { title: 'Words spoken', value: spoken, unit: 'words', direction: 'neither' },
    { title: 'Length of the recording', value: hours, unit: 'hours', direction: 'neither' },
  ];
}

type Bounded = Bounds & { readonly value: number };

const share = (count: number, total: number): Bounded => ({
  value: count / total,
  ...shareInterval(count, total),
});

function rateOf(count: number, hours: number): Bounded {
  const { low, high } = countInterval(count);
  return { value: count / hours, low: low / hours, high: high / hours };
}

const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;

const describeHours = (hours: number): string =>
  hours < 2 ? `${Math.round(60 * hours)} minutes` : `${hours.toFixed(1)} hours`;
