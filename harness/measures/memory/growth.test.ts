import { describe, expect, it } from 'vitest';

import { analyseGrowth, ENGINE_BYTES, NO_GROWTH, type GrowthLaunch } from './growth.js';
import { LEAST_LAUNCHES } from './over-launches.js';

const N = 20_000;

/** Launches of a program that holds so much after so many decisions, beside a control that holds so much more or less. */
const analyse = (
  held: (decisions: number, launch: number) => number,
  {
    decisions = N,
    launches = LEAST_LAUNCHES,
    control = () => 0,
  }: { decisions?: number; launches?: number; control?: (decisions: number) => number } = {},
) =>
  analyseGrowth(
    Array.from({ length: launches }, (_, launch): GrowthLaunch => {
      const read = (of: typeof held) => ({
        liveBytes: [1, 2, 4, 8].map((times) => 13e6 + of(times * decisions, launch)),
      });
      return { decisions, program: read(held), control: read(control) };
    }),
  );

/** Room for so many entries, made by doubling from four. */
const room = (entries: number): number => 4 * 2 ** Math.ceil(Math.log2(entries / 4));

describe('growth', () => {
  it('is what a decision keeps, to the byte where nothing else moves', () => {
    const { perDecision, verdict } = analyse((decisions) => 100 * decisions);
    expect(perDecision).toMatchObject({ value: 100, low: 100, high: 100, unit: 'B/decision' });
    expect(verdict).toBe('growing');
  });

  it('is found where a table doubles now and then, wherever it stands in its doubling', () => {
    for (const decisions of [16_385, 20_000, 25_000, 32_768]) {
      const { perDecision, lastDoubling, verdict } = analyse((count) => 28 * room(count), { decisions });
      expect(verdict, String(decisions)).toBe('growing');
      expect(perDecision.value).toBeCloseTo((28 * room(decisions)) / decisions, 6);
      expect(lastDoubling.value).toBeCloseTo(perDecision.value, 6);
    }
  });

  it('is found where an array grows by half of itself and room for sixteen, eight bytes a decision', () => {
    let room = 0;
    const rooms = Array.from({ length: 40 }, () => (room += Math.floor(room / 2) + 16));
    const held = (decisions: number) => 8 * rooms.find((one) => one >= decisions)!;
    // Wherever it stands between two bursts at first.
    for (let decisions = 20_000; decisions < 32_000; decisions += 500) {
      const { perDecision, verdict } = analyse(held, { decisions });
      expect(verdict, String(decisions)).toBe('growing');
      expect(perDecision.value).toBeGreaterThan((8 * (8 - 1.5)) / 7);
      expect(perDecision.value).toBeLessThan(((8 * (12 - 1)) / 7) * 1.01);
    }
  });

  it('leaves out what the control keeps as well', () => {
    const kept = (decisions: number) => 50 * decisions;
    expect(analyse(kept, { control: kept })).toMatchObject({
      perDecision: { value: 0 },
      control: { value: 50 },
      verdict: 'not growing',
    });
  });

  it('is none where the engine enlarges something of its own once, at whatever doubling but the last', () => {
    for (const after of [1.5 * N, 3 * N])
      expect(analyse((decisions) => (decisions < after ? 0 : 256_000)).verdict).toBe('not growing');
    const late = analyse((decisions) => (decisions < 6 * N ? 0 : 0.9 * ENGINE_BYTES));
    expect(late.lastDoubling.value).toBeGreaterThan(NO_GROWTH);
    expect(late.verdict).toBe('undecided');
  });

  it('is undecided where much was kept at first and nothing later, as by a cache that fills', () => {
    expect(analyse((decisions) => 100 * Math.min(decisions, 4 * N)).verdict).toBe('undecided');
  });

  it('is undecided where few decisions keep no more than the engine may', () => {
    expect(analyse((decisions) => 100 * decisions, { decisions: 200 }).verdict).toBe('undecided');
  });

  it('is undecided where less is held in the end: what else changed may hide a leak', () => {
    expect(analyse((decisions) => -10 * decisions).verdict).toBe('undecided');
  });

  it('is undecided by noise, and by too few launches, and never the other way', () => {
    const noise = (_decisions: number, launch: number) => (launch % 2 === 0 ? 1 : -1) * 3e6;
    const walking = (decisions: number, launch: number) => (noise(decisions, launch) * decisions) / (8 * N);
    expect(analyse(walking).verdict).toBe('undecided');
    expect(analyse((decisions, launch) => 8 * decisions + walking(decisions, launch)).verdict).toBe(
      'undecided',
    );
    const few = { launches: LEAST_LAUNCHES - 1 };
    expect(analyse(() => 0, few)).toMatchObject({ verdict: 'undecided' });
    expect(analyse((decisions) => 100 * decisions, few).perDecision).not.toHaveProperty('low');
    expect(analyse((decisions) => 100 * decisions, few).verdict).toBe('undecided');
  });
});
