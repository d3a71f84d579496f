import { packClip } from '../packed.js';
import { createRandom } from '../../kit/random.js';
import { mixSilence, mixWord } from './mix.js';
import type { PlannedClip } from './plan.js';
import { BATCH_SIZES, speak } from './speak.js';
import { ENGINES, type Engine } from './voices.js';

/** Synthesisers that run at a time. */
const PROCESSES = 2;

/** Share of the time that goes into speaking; the rest goes into mixing. */
const SPEAKING = 0.6;

/** Jobs of one process: places in the plan. */
interface Batch {
  readonly engine: Engine;
  readonly places: readonly number[];
}

/**
 * Makes the clips of a plan: has the words spoken in processes of their own, then mixes each with its conditions.
 *
 * @param signal ends it when it is aborted, by an error
 * @returns one packed clip a planned one, in the same order; the same bytes for the same plan and seed
 */
export async function makeClips(
  plan: readonly PlannedClip[],
  seed: number,
  tell: (done: number, message: string) => void,
  signal?: AbortSignal,
): Promise<Int16Array[]> {
  const spoken = await speakAll(plan, tell, signal);
  const others = spoken.filter((sound) => sound !== undefined);
  const clips: Int16Array[] = [];
  for (const [at, { id, speech }] of plan.entries()) {
    const random = createRandom(seed, 'mix', id);
    const sound = spoken[at];
    clips.push(packClip(sound ? mixWord(sound, others, random, speech?.resonances) : mixSilence(random)));
    if (at % 100 === 0) {
      tell(SPEAKING + (1 - SPEAKING) * (at / plan.length), `mixing clip ${at} of ${plan.length}`);
      // Lets a progress bar draw, and Ctrl-C work.
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    }
  }
  return clips;
}

async function speakAll(
  plan: readonly PlannedClip[],
  tell: (done: number, message: string) => void,
  signal: AbortSignal | undefined,
): Promise<(Float32Array | undefined)[]> {
  const sounds = new Array<Float32Array | undefined>(plan.length).fill(undefined);
  const words = plan.filter(({ speech }) => speech).length;
  // The slowest engine first, so that no process is left alone with it at the end.
  const waiting = batches(plan).sort((a, b) => ENGINES.indexOf(b.engine) - ENGINES.indexOf(a.engine));
  let done = 0;
  const work = async (): Promise<void> => {
    for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
      const { engine, places } = batch;
      const said = await speak(
        engine,
        places.map((place) => plan[place]!.speech!.job),
        { signal },
      );
      places.forEach((place, at) => (sounds[place] = said[at]));
      done += places.length;
      tell((SPEAKING * done) / words, `speaking: ${done} of ${words} words`);
    }
  };
  await Promise.all(Array.from({ length: PROCESSES }, work));
  return sounds;
}

function batches(plan: readonly PlannedClip[]): Batch[] {
  return ENGINES.flatMap((engine) => {
    // In the order of the voices: changing to another takes espeak many times as long as a word.
    const places = plan
      .flatMap(({ speech }, at) => (speech?.engine === engine ? [{ at, voice: speech.job.voice }] : []))
      .sort((a, b) => (a.voice < b.voice ? -1 : a.voice > b.voice ? 1 : a.at - b.at))
      .map(({ at }) => at);
    const size = BATCH_SIZES[engine];
    return Array.from({ length: Math.ceil(places.length / size) }, (_, at) => ({
      engine,
      places: places.slice(at * size, (at + 1) * size),
    }));
  });
}
