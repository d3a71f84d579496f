import { expect, it } from 'vitest';

import type { Disagreements } from '../../harness/measures/disagreements/schema.js';
import { FIXTURE } from '../fixture/index.js';
import { slicesOf, togetherWith } from '../slice.js';
import { galleryBlock } from './gallery.js';

const found = FIXTURE.tasks
  .flatMap((task) => slicesOf(FIXTURE, task))
  .flatMap((slice) =>
    (togetherWith(slice, 'disagreements')?.examples ?? []).map((example) => ({ slice, example })),
  )[0]!;

/** Whose sounds the players of a gallery play. */
function players({ sound: _, ...silent }: Disagreements['examples'][number], sounds: object, said: object) {
  const decisions = silent.decisions.map((decision) => ({ ...decision, ...said }));
  const page = galleryBlock(found.slice, [{ ...silent, ...sounds, decisions }]).text;
  return [...page.matchAll(/aria-label="Listen to ([^"]+)"/g)].map(([, what]) => what!);
}

it('has a player for the input, the truth and each answer where they are sounds', () => {
  const { example } = found;
  const wav = 'data:audio/wav;base64,AAAA';
  expect(players(example, {}, {})).toEqual([]);
  expect(players(example, { sound: wav, truthSound: wav }, {})).toEqual([
    example.example,
    `the truth of ${example.example}`,
  ]);
  const answers = players(example, {}, { sound: wav });
  expect(new Set(answers).size).toBe(example.decisions.length);
  for (const answer of answers) expect(answer).toMatch(new RegExp(` on ${example.example}$`));
});

it('plays nothing but a WAV file of its own', () => {
  const { example } = found;
  const elsewhere = 'https://example.org/a.wav';
  expect(players(example, { truthSound: elsewhere }, { sound: elsewhere })).toEqual([]);
});
