import { describe, expect, it } from 'vitest';

import { nearest } from '../../tasks/kit/nearest.js';
import { MEASURES } from '../measures/index.js';
import { drawInputs, inOrderOfNeed, selectMeasures, selectTasks } from './plan.js';

describe('choosing', () => {
  it('draws inputs without repetition, the same for the same seed', () => {
    const drawn = drawInputs(1000, 50, 7, 'inputs');
    expect(new Set(drawn).size).toBe(50);
    expect(drawInputs(1000, 50, 7, 'inputs')).toEqual(drawn);
    expect(drawInputs(1000, 50, 8, 'inputs')).not.toEqual(drawn);
  });

  it('names what was probably meant', () => {
    expect(nearest('digit', ['digits', 'tic-tac-toe'])).toBe(
      'did you mean "digits"? Known are digits, tic-tac-toe',
    );
    expect(nearest('zzzzzzz', ['digits'])).toBe('known are digits');
    expect(() => selectMeasures(MEASURES, ['latncy'])).toThrow('did you mean "latency"?');
    expect(() => selectTasks([], ['./iris.rvw.ts'])).toThrow('a plugin is named by --plugin ./iris.rvw.ts');
  });

  it('brings what a measure needs, and what is derived from what is there, but nothing more', () => {
    const chosen = (...names: string[]) => selectMeasures(MEASURES, names).map(({ id }) => id);
    expect(chosen('accuracy')).toEqual(['accuracy', 'shift']);
    expect(chosen('disagreements')).toEqual(['accuracy', 'shift', 'disagreements']);
    expect(chosen('latency')).toEqual(['latency']);
    expect(chosen()).toEqual(MEASURES.map(({ id }) => id));
  });

  it('collects a measure after those that it needs or uses', () => {
    const ids = inOrderOfNeed(MEASURES).map(({ id }) => id);
    expect(ids.indexOf('work')).toBeLessThan(ids.indexOf('latency'));
    expect([...ids].sort()).toEqual(MEASURES.map(({ id }) => id).sort());
  });
});
