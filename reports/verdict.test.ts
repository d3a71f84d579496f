import { describe, expect, it } from 'vitest';

import type { Results } from '../harness/results/schema.js';
import { FIXTURE } from './fixture/index.js';
import { sideOf } from './names.js';
import { verdictOf } from './verdict.js';

const verdict = verdictOf(FIXTURE);
const row = (title: string) => verdict.rows.find(({ slice }) => slice.dataset.title === title)!;

describe('verdictOf', () => {
  it('has one column a family of measures, named after its first', () => {
    expect(verdict.columns.map(({ title }) => title)).toEqual([
      'Accuracy',
      'Latency',
      'Memory',
      'Interpretability',
    ]);
  });

  it('takes every verdict from the comparisons', () => {
    expect(row('MNIST').cells.map((cell) => (cell.state === 'win' ? cell.winner!.kind : cell.state))).toEqual(
      ['learned', 'learned', 'handwritten', 'handwritten'],
    );
    expect(row('All positions').cells.map(({ state }) => state)).toEqual(['win', 'win', 'undecided', 'win']);
  });

  it('says plainly what was not measured', () => {
    expect(row('Free Spoken Digit Dataset').cells.every(({ state }) => state === 'not measured')).toBe(true);
    expect(row('Free Spoken Digit Dataset').sentence).toContain('nothing to compare');
  });

  it('never names synthetic data without the word', () => {
    expect(row('Speech synthesisers').sentence).toContain('synthetic');
  });

  it('counts wins by kind', () => {
    expect(verdict.wins[0]).toEqual({ handwritten: 1, learned: 2 });
  });

  it('has nothing to say of a run that compared nothing', () => {
    const empty: Results = { ...FIXTURE, comparisons: [] };
    expect(verdictOf(empty).columns).toEqual([]);
  });
});

describe('sideOf', () => {
  const task = FIXTURE.tasks[0]!;
  it.each([
    ['learned', 'Learned', 'learned'],
    ['learned/wasm', 'Learned · wasm', 'learned'],
    ['learned (onnx)', 'Learned · onnx', 'learned'],
    ['learnedly', 'learnedly', undefined],
  ])('reads %s as %s', (id, name, kind) => {
    expect(sideOf(task, id)).toEqual({ name, kind });
  });

  it('uses titles where a task has several programs of a kind', () => {
    const rival = { ...task.programs[1]!, id: 'large', title: 'A large network' };
    expect(sideOf({ ...task, programs: [...task.programs, rival] }, 'large').name).toBe('A large network');
  });
});
