import { describe, expect, it } from 'vitest';

import { callRvw, expectUserError, runRvw } from '../command-line/test-rvw.js';
import { createRandom } from '../../tasks/kit/random.js';
import { accuracy } from '../measures/accuracy/index.js';
import { alarmRates } from './alarm-rates.js';
import { outcomeOf, simulateAccuracy, TRIED, type TrialOutcome } from './trials.js';

const outcomes = (alarms: number, trials: number) =>
  Array.from({ length: trials }, (_, at) => {
    const outcome: TrialOutcome = { alarm: at < alarms, significant: at < 2 * alarms };
    return {
      latency: outcome,
      accuracy: outcome,
      'input dependence': { alarm: at < alarms },
    };
  });

describe('false alarms', () => {
  it('are counted for every decision, with an interval', () => {
    const rates = alarmRates(outcomes(4, 200));
    expect(rates.map(({ tried }) => tried)).toEqual(TRIED);
    expect(rates[0]).toMatchObject({ alarms: 4, significant: 8, tooRash: false });
    expect(rates[0]!.rate.value).toBe(0.02);
    expect(rates[2]).not.toHaveProperty('significant');
  });

  it('are too many only where the whole interval lies above one in twenty', () => {
    // Wilson's interval of 18 in 200 begins at 5.8 %, that of 15 at 4.6 %.
    expect(alarmRates(outcomes(18, 200))[0]!.tooRash).toBe(true);
    expect(alarmRates(outcomes(15, 200))[0]!.tooRash).toBe(false);
  });

  it('of the paired test come about once in twenty simulated trials, not more', () => {
    const random = createRandom(2017, 'simulated trials');
    const alarms = Array.from({ length: 1000 }, () =>
      outcomeOf(simulateAccuracy(random), accuracy.margin),
    ).filter(({ alarm }) => alarm).length;
    // A test that never speaks would pass below, so it is bounded on both sides: binomial(1000, 0.05), 99.9 %.
    expect(alarms).toBeGreaterThan(28);
    expect(alarms).toBeLessThan(75);
  });
});

describe('rvw selfcheck', () => {
  it('tries one program against itself and prints the rate of every decision', async () => {
    const { code, out, error } = await runRvw(['selfcheck', '--trials', '1', '--seed', '7']);
    expect(code, error).toBe(0);
    for (const tried of TRIED) expect(out).toMatch(new RegExp(`^${tried} +[01] of 1 `, 'm'));
  });

  it('refuses a number of trials that makes no sense', async () => {
    const { code, error } = await runRvw(['selfcheck', '--trials', 'many']);
    expect(code).toBe(2);
    expect(error).toContain('"many"');
    expectUserError(await callRvw(['selfcheck', '--only', 'median']), 2, 'add --coverage');
    expectUserError(
      await callRvw(['selfcheck', '--coverage', '--only', 'no such figure']),
      2,
      'no such figure',
    );
  });

  it('simulates those figures alone that are asked for', async () => {
    const { out } = await callRvw([
      'selfcheck',
      '--coverage',
      '--only',
      'ratio, 5 % slower, quick: kind',
      '--runs',
      '2',
    ]);
    expect(out.split('\n').filter((line) => line.startsWith('| ratio'))).toHaveLength(2);
    expect(out).toContain('|  | kind noise |');
    expect(out).not.toContain('median time');
  });
});
