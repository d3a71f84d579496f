import { expect, it } from 'vitest';

import { SAMPLE_RATE, type Clip } from '../clip.js';
import { createRandom } from '../../kit/random.js';
import { disguiseOf, DISGUISES } from './disguises.js';
import { mixWord } from './mix.js';
import { planSplit } from './plan.js';
import { FLITE_PITCH, VOICES } from './voices.js';

const heard = VOICES.train.filter(({ engine }) => engine === 'flite').map(({ name }) => name);

it('disguises every voice as many speakers, always the same, who sound like people', () => {
  for (const voice of heard) {
    const all = Array.from({ length: DISGUISES }, (_, number) => disguiseOf(voice, number));
    expect(all.map((_, number) => disguiseOf(voice, number))).toEqual(all);
    expect(new Set(all.map(({ resonances }) => resonances)).size).toBe(DISGUISES);
    for (const { pitch, resonances } of all) {
      expect(resonances).toBeGreaterThan(0.8);
      expect(resonances).toBeLessThan(1.25);
      // From a very low man's voice to a child's.
      expect(pitch * FLITE_PITCH[voice]!.mean).toBeGreaterThan(45);
      expect(pitch * FLITE_PITCH[voice]!.mean).toBeLessThan(300);
    }
  }
});

it('is a plan of its own: the same words, said by speakers who are told apart', () => {
  const plain = planSplit('train', 1, ['flite'], 800, { classes: ['one'] });
  const disguised = planSplit('train', 1, ['flite'], 800, { classes: ['one'], disguised: true });
  const people = new Set(disguised.map(({ speech }) => speech!.person));
  const undisguised = new Set(plain.map(({ speech }) => speech!.person));
  expect(people.size).toBeGreaterThan(0.9 * DISGUISES * undisguised.size);
  for (const person of undisguised) expect(people).not.toContain(person);
  expect(plain.every(({ speech }) => speech!.resonances === undefined)).toBe(true);
});

it('leaves the other engines as they are', () => {
  const plan = planSplit('train', 1, ['flite', 'espeak'], 40, { classes: ['one'], disguised: true });
  for (const { speech } of plan) {
    expect(speech!.resonances === undefined).toBe(speech!.engine === 'espeak');
  }
});

it('asks the voice for a pitch and a speed that playing it faster or slower makes right', () => {
  const [clip] = planSplit('train', 1, ['flite'], 1, { classes: ['one'], disguised: true });
  const { person, job, resonances } = clip!.speech!;
  const { pitch } = disguiseOf(job.voice, Number(person.split('-').at(-1)) - 1);
  // The manner draws both around 1: speed from 0.75 to 1.35, pitch from 0.85 to 1.2.
  expect(job.speed * resonances!).toBeGreaterThan(0.75);
  expect(job.speed * resonances!).toBeLessThan(1.35);
  expect((job.pitch * resonances!) / pitch).toBeGreaterThan(0.85);
  expect((job.pitch * resonances!) / pitch).toBeLessThan(1.2);
});

it.each([0.85, 1.18])('moves the resonances of a word by %s', (resonances) => {
  const hertz = 1000;
  const tone = Float32Array.from(
    { length: SAMPLE_RATE / 2 },
    (_, at) => 0.5 * Math.sin((2 * Math.PI * hertz * at) / SAMPLE_RATE),
  );
  const heardAt = loudest(mixWord(tone, [], createRandom(1, 'disguises'), resonances));
  expect(heardAt / (hertz * resonances)).toBeGreaterThan(0.965);
  expect(heardAt / (hertz * resonances)).toBeLessThan(1.035);
});

/** Hz, the frequency from 700 to 1400 that is strongest in a clip. */
function loudest(clip: Clip): number {
  const frequencies = Array.from({ length: 176 }, (_, at) => 700 + 4 * at);
  const powerAt = (hertz: number): number => {
    let [real, imaginary] = [0, 0];
    clip.forEach((sample, at) => {
      const angle = (2 * Math.PI * hertz * at) / SAMPLE_RATE;
      real += sample * Math.cos(angle);
      imaginary += sample * Math.sin(angle);
    });
    return real ** 2 + imaginary ** 2;
  };
  const powers = frequencies.map(powerAt);
  return frequencies[powers.indexOf(Math.max(...powers))]!;
}
