import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { expectUserError, runRvw, type Outcome } from './test-rvw.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-check-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A plugin whose rules and task are as the case says; by itself without a fault. */
const plugin = (rules: string, task: string): string => `
import { definePlugin, defineTask, rules, table } from 'rules-vs-weights';
const data = table({
  rows: Array.from({ length: 100 }, (_, at) => ({ width: at, kind: at < 50 ? 'small' : 'big' })),
  answer: 'kind', features: ['width'], licence: 'CC0-1.0',
});
export default definePlugin<any, any, any>({
  task: { ...defineTask<any, any>({ id: 'sizes', title: 'Sizes', data }) ${task} },
  programs: [rules(new URL(${JSON.stringify(rules)}, import.meta.url))],
});
`;

let cases = 0;
async function check(rules: string, task = ''): Promise<Outcome> {
  const at = cases++;
  await writeFile(join(folder, `rules-${at}.ts`), rules);
  await writeFile(join(folder, `${at}.rvw.ts`), plugin(`./rules-${at}.ts`, task));
  return runRvw(['check', `${at}.rvw.ts`], { folder, environment: { RVW_CACHE: join(folder, 'cache') } });
}

const SOUND = `export function decide({ width }, trace) {
  trace.rule('its width', { width });
  return { answer: width < 50 ? 'small' : 'big', confidence: 1 };
}
export const replay = ([step]) => decide(step.facts, { rule: () => undefined });
`;

it('finds nothing in a sound plugin, and says what its omissions cost', async () => {
  const { code, out, error } = await check(SOUND);
  expect(code, `${out}${error}`).toBe(0);
  expect(out).not.toContain('✗');
  expect(out).toContain(
    'note: no "concepts": the tree that imitates a program asks about groups of features only',
  );
  expect(out).toContain('note: no "ruleGroups"');
  expect(out).not.toContain('no "replay"');
  expect(out).not.toContain('no confidence');
  expect(out).toMatch(/0\.rvw\.ts: no faults, 3 notes\n$/);
});

it('notes rules that are never told, which costs their reasons alone', async () => {
  const { code, out, error } = await check(
    `export const decide = ({ width }) => (width < 50 ? 'small' : 'big');`,
  );
  expect(code, `${out}${error}`).toBe(0);
  expect(out).toContain('note: no rule in its traces: no reasons stand beside its mistakes; tell each rule');
});

describe('a fault', () => {
  it.each<[string, string, string, string, RegExp]>([
    [
      'of an unknown answer',
      `export const decide = () => 'smal';`,
      '',
      'sizes, handwritten: its decisions',
      /answered "smal" on example row-\d+, which is none of the task's classes/,
    ],
    [
      'of NaN',
      `export const decide = () => NaN;`,
      '',
      'sizes, handwritten: its decisions',
      /answered NaN on example row-\d+/,
    ],
    [
      'of an answer that no file could hold',
      `export const decide = () => ({ answer: new Map([[1, 2]]) });`,
      '',
      'sizes, handwritten: its decisions',
      /answered Map\(1\) \{ 1 => 2 \} on example row-\d+, which no file could hold/,
    ],
    [
      'of words that throw',
      SOUND,
      `, describeAnswer: () => { throw new Error('no words'); }`,
      'sizes, handwritten: its decisions',
      /"describeAnswer" of the task threw on example row-\d+: no words/,
    ],
    [
      'of a promise',
      `export const decide = async () => 'small';`,
      '',
      'sizes, handwritten: its decisions',
      /answered a promise on example row-\d+/,
    ],
    [
      'of a changed input',
      `export const decide = (row) => { row.width = 0; return 'small'; };`,
      '',
      'sizes, handwritten: its decisions',
      /changed its input on example row-\d+/,
    ],
    [
      'of what is kept from call to call',
      `let calls = 0; export const decide = () => (calls++ % 2 ? 'small' : 'big');`,
      '',
      'sizes, handwritten: its decisions',
      /decided "big" on example row-\d+, and "small" when it was asked again/,
    ],
    [
      'of an error',
      `export const decide = () => { throw new Error('not today'); };`,
      '',
      'sizes, handwritten: its decisions',
      /threw on example row-\d+: not today/,
    ],
    [
      'of a module that does not decide',
      `export const decides = () => 'small';`,
      '',
      'sizes, handwritten: its decisions',
      /exports no function "decide"/,
    ],
    [
      'of a trace that is not the path',
      SOUND.replace('decide(step.facts', 'decide({ width: 0 }'),
      '',
      'sizes, handwritten: its explanations',
      /decided "big" on example row-\d+, but "replay" of its trace gives "small"/,
    ],
    [
      'of a trace without steps, where others have some',
      `export const decide = ({ width }, trace) => { if (width % 2) trace.rule('odd'); return 'small'; };`,
      '',
      'sizes, handwritten: its explanations',
      /by a trace without steps/,
    ],
    [
      'of an attribution of the wrong length',
      SOUND,
      `, features: { shape: [1], axes: ['a'], meaning: 'a', toVector: ({ width }) => Float32Array.of(width, 1), fromVector: ([width]) => ({ width }) }`,
      'sizes, data set rows: its examples',
      /"toVector" gives 2 numbers/,
    ],
    [
      'of groups that leave a feature out',
      SOUND,
      `, groups: { shape: [1], axes: ['a'], meaning: 'a', takeApart: (row) => row, putTogether: (row) => row, values: () => Float32Array.of(0) }`,
      'sizes, data set rows: its examples',
      /groups: feature 0 is in none of them/,
    ],
    [
      'of a concept that is no number',
      SOUND,
      `, concepts: [{ id: 'tall', title: 'Tall', value: () => NaN }]`,
      'sizes, data set rows: its examples',
      /concept "tall" is NaN on example row-\d+/,
    ],
    [
      'of classes that the task lacks',
      SOUND,
      `, classes: ['small']`,
      'sizes, data set rows: its examples',
      /is of the class "big", which "classes" of the task lacks/,
    ],
    [
      'of a drawing that the page would not let in',
      SOUND,
      `, draw: () => '<svg viewBox="0 0 1 1"><script></script></svg>'`,
      'sizes: its drawings',
      /holds the element <script>/,
    ],
    [
      'of no examples',
      SOUND,
      `, dataSets: [{ ...data.dataSet, load: async () => [] }]`,
      'sizes, handwritten: its decisions',
      /was not tried/,
    ],
    [
      'of data that differs from process to process',
      SOUND,
      `, dataSets: [{ ...data.dataSet, load: async (split, context) => (await data.dataSet.load(split, context)).map((one) => ({ ...one, input: { width: one.input.width + process.pid } })) }]`,
      'sizes, data set rows: the same in two processes',
      /not the same in two processes/,
    ],
    [
      'of a score that is no judgement',
      SOUND,
      `, score: () => 0.5`,
      'sizes, handwritten: its decisions',
      /"score" of the task gives 0.5/,
    ],
  ])('%s', async (_, rules, task, title, sentence) => {
    const { code, out, error } = await check(rules, task);
    expect(code, `${out}${error}`).toBe(2);
    const lines = out.split('\n');
    const at = lines.indexOf(`✗ ${title}`);
    expect(at, out).toBeGreaterThanOrEqual(0);
    const next = lines.findIndex((line, place) => place > at && !line.startsWith('  '));
    expect(lines.slice(at + 1, next).join('\n')).toMatch(sentence);
    expect(out).not.toMatch(/\n\s+at /);
  });

  it('of its parts is said before anything is tried', async () => {
    await writeFile(join(folder, 'parts.rvw.mjs'), `export default { task: { id: 'A b' }, programs: [] };`);
    const { code, error } = await runRvw(['check', 'parts.rvw.mjs'], { folder });
    expect(code).toBe(2);
    expect(error).toContain('task.id is "A b": expected lower-case words');
    expect(error).toContain('task.title is missing');
  });

  it('is wrong use where there is nothing to check', async () => {
    expectUserError(await runRvw(['check'], { folder }), 2, 'there is nothing to check');
  });
});
