import {
  UserError,
  type Decision,
  type Evaluation,
  type EvaluationFigure,
  type Example,
  type LoadedProgram,
} from '../../contract/index.js';
import { SAMPLE_RATE, type Clip, type Word } from '../clip.js';
import { countUpperBound, shareInterval } from './bounds.js';
import { bestWithin, HOP, smooth, sweep, type OperatingPoint } from './detection.js';
import { stringTogether, type Recording } from './recording.js';

/** Hours in which one false alarm is allowed, at the two operating points that are reported. */
const HOURS_A_FALSE_ALARM = [1, 10] as const;

/** How long the recording is unless told otherwise: 12,000 decisions. */
const MINUTES = 20;

/** What may be changed about the evaluation. */
export interface StreamingOptions {
  /** Length of the recording. To show one false alarm in ten hours, it has to be thirty hours long. */
  readonly minutes?: number;
}

/**
 * Listening without end: the clips of a split strung together, a decision over the last second ten times a second.
 *
 * A word is missed when it is not detected within 0.75 s of its place; a false alarm is every other detection of one
 * of the ten words. The threshold on the confidence is set for the most detections that the allowed false alarms leave,
 * on the same recording, as in every detection trade-off curve.
 *
 * @param examples gives the examples to string together; asked when the evaluation runs
 */
export function streaming(
  examples: () => readonly Example<Clip, Word>[],
  { minutes = MINUTES }: StreamingOptions = {},
): Evaluation<Clip, Word> {
  return {
    id: 'streaming',
    title: 'Listening without end',
    reading:
      'The share of spoken words that go unnoticed when false alarms are kept as rare as stated; lower is better, and a rate that the recording is too short for is an observation, not a proof.',
    run: async (program, seed) => {
      const clips = examples();
      if (clips.length === 0)
        throw new UserError('the evaluation "streaming" has no clips: load a split first');
      const recording = stringTogether(clips, minutes * 60, seed);
      if (recording.words.length === 0)
        throw new UserError('the evaluation "streaming" has clips of none of the ten words');
      const points = sweep(smooth(await listen(program, recording)), recording.words);
      return { summary: summarise(points, recording), figures: figures(points, recording) };
    },
  };
}

async function listen(program: LoadedProgram<Clip, Word>, recording: Recording): Promise<Decision<Word>[]> {
  const decisions: Decision<Word>[] = [];
  for (let at = 0; at * HOP + 1 <= recording.length; at++) {
    decisions.push(await program.decide(recording.clipAt(Math.round(at * HOP * SAMPLE_RATE))));
  }
  return decisions;
}

const hoursOf = (recording: Recording): number => recording.length / 3600;

/** The best point at a rate of false alarms, as far as the recording can show it. */
function pointAt(points: readonly OperatingPoint[], recording: Recording, hours: number): OperatingPoint {
  return bestWithin(points, Math.floor(hoursOf(recording) / hours));
}

function figures(points: readonly OperatingPoint[], recording: Recording): EvaluationFigure[] {
  const spoken = recording.words.length;
  const open = points[0]!;
  const lower = 'lower-is-better';
  return [
    ...HOURS_A_FALSE_ALARM.map((hours): EvaluationFigure => ({
      title: `Words missed with at most one false alarm in ${hours === 1 ? 'an hour' : `${hours} hours`}`,
      value: pointAt(points, recording, hours).misses / spoken,
      unit: 'share',
      direction: lower,
    })),
    {
      title: 'Words missed without a threshold',
      value: open.misses / spoken,
      unit: 'share',
      direction: lower,
    },
    {
      title: 'False alarms without a threshold',
      value: open.falseAlarms / hoursOf(recording),
      unit: 'an hour',
      direction: lower,
    },
    { title: 'Words spoken', value: spoken, unit: 'words', direction: 'neither' },
    { title: 'Length of the recording', value: hoursOf(recording), unit: 'hours', direction: 'neither' },
  ];
}

function summarise(points: readonly OperatingPoint[], recording: Recording): string {
  const spoken = recording.words.length;
  const hours = hoursOf(recording);
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const sentences = HOURS_A_FALSE_ALARM.map((allowed) => {
    const { misses, falseAlarms } = pointAt(points, recording, allowed);
    const { low, high } = shareInterval(misses, spoken);
    const rate = allowed === 1 ? 'one false alarm an hour' : `one in ${allowed} hours`;
    return `${percent(misses / spoken)} of ${spoken} words missed (95 % interval ${percent(low)} to ${percent(high)}) at no more than ${rate} (${falseAlarms} in this recording)`;
  });
  const resolved = countUpperBound(0) / hours;
  const limit =
    resolved > 1 / HOURS_A_FALSE_ALARM[1]
      ? `; ${Math.round(60 * hours)} minutes without a false alarm prove no more than that there are fewer than ${resolved < 10 ? resolved.toFixed(1) : Math.round(resolved)} an hour (95 %)`
      : '';
  return `${sentences.join('; ')}${limit}.`;
}
