import { describe, expect, it } from 'vitest';
import { testVoice, type TestSound } from '../test-voice.js';
import { perceive } from './facts.js';

const vowel: TestSound = { kind: 'vowel', ms: 250, from: [650, 1150, 2500], to: [400, 1950, 2600] };

describe('perceive', () => {
  it('reads a glide at five moments', () => {
    const facts = perceive(testVoice([vowel], 0.0005));
    const f2 = [facts.f2At10, facts.f2At30, facts.f2At50, facts.f2At70, facts.f2At90];
    expect([...f2].sort((a, b) => a - b)).toEqual(f2);
    expect(Math.abs(facts.f2At10 - 1230)).toBeLessThan(150);
    expect(Math.abs(facts.f2At90 - 1870)).toBeLessThan(150);
    expect(facts.f1At10).toBeGreaterThan(facts.f1At90);
    expect(Math.abs(facts.vowelMs - 250)).toBeLessThanOrEqual(30);
  });

  it('times what comes before and after the vowel', () => {
    const facts = perceive(
      testVoice(
        [{ kind: 'hiss', ms: 120 }, vowel, { kind: 'pause', ms: 80 }, { kind: 'hiss', ms: 60 }],
        0.0005,
      ),
    );
    expect(Math.abs(facts.hissBeforeMs - 120)).toBeLessThanOrEqual(30);
    expect(Math.abs(facts.gapMs - 80)).toBeLessThanOrEqual(40);
    expect(Math.abs(facts.hissAfterMs - 60)).toBeLessThanOrEqual(30);
    expect(facts.heard).toMatch(/^hiss .* vowel .* silence .* hiss \d+ ms$/);
  });

  it('hears no beginning of a word in a noise before a pause', () => {
    const noise: TestSound = { kind: 'hiss', ms: 60 };
    const before = (pause: number): number =>
      perceive(testVoice([noise, { kind: 'pause', ms: pause }, vowel], 0.0005)).hissBeforeMs;
    expect(before(20)).toBeGreaterThan(30);
    expect(before(120)).toBe(0);
  });

  it('finds the dip between two vowels that a voiced consonant sets apart', () => {
    const syllable: TestSound = { kind: 'vowel', ms: 120, from: [530, 1700, 2500] };
    const closure: TestSound = { kind: 'vowel', ms: 60, from: [300, 1200, 2300], level: 0.1 };
    const facts = perceive(testVoice([syllable, closure, syllable], 0.0005));
    expect(facts.dip).toBeGreaterThan(8);
    expect(Math.abs(facts.dipAt - 50)).toBeLessThanOrEqual(12);
    expect(facts.vowelMs).toBeGreaterThan(250);
    expect(facts.voicelessInsideMs).toBe(0);
  });

  it('knows a voiceless consonant inside from a voiced one, and a vowel that stands apart', () => {
    const syllable: TestSound = { kind: 'vowel', ms: 120, from: [530, 1700, 2500] };
    const near = perceive(testVoice([syllable, { kind: 'pause', ms: 90 }, syllable], 0.0005));
    expect(near.voicelessInsideMs).toBeGreaterThanOrEqual(60);
    const far = perceive(testVoice([vowel, { kind: 'pause', ms: 250 }, syllable], 0.0005));
    expect(far.vowelElsewhereMs).toBeGreaterThanOrEqual(90);
  });

  it('takes loud nasals off an open vowel, and leaves a close vowel whole', () => {
    const nasal: TestSound = { kind: 'vowel', ms: 90, from: [260, 1300, 2300], level: 0.4 };
    const open = perceive(
      testVoice([nasal, { kind: 'vowel', ms: 200, from: [680, 1300, 2500] }, nasal], 0.0005),
    );
    expect(Math.abs(open.vowelMs - 200)).toBeLessThanOrEqual(50);
    expect(open.murmurBeforeMs).toBeGreaterThanOrEqual(60);
    expect(open.nasalAfterMs).toBeGreaterThanOrEqual(40);
    expect(open.f1At10).toBeGreaterThan(450);
    const close = perceive(testVoice([{ kind: 'vowel', ms: 250, from: [300, 2200, 2900] }], 0.0005));
    expect(close.nasalAfterMs).toBe(0);
    expect(close.vowelMs).toBeGreaterThan(200);
  });

  it('takes off a longer nasal at the end of a word than at its beginning', () => {
    const nasal: TestSound = { kind: 'vowel', ms: 210, from: [260, 1300, 2300], level: 0.5 };
    const oral: TestSound = { kind: 'vowel', ms: 200, from: [680, 1300, 2500] };
    expect(perceive(testVoice([oral, nasal], 0.0005)).vowelMs).toBeLessThan(270);
    expect(perceive(testVoice([nasal, oral], 0.0005)).vowelMs).toBeGreaterThan(350);
  });

  it('is brighter for a front vowel than for a back one', () => {
    const front = perceive(testVoice([{ kind: 'vowel', ms: 200, from: [350, 2200, 2900] }]));
    const back = perceive(testVoice([{ kind: 'vowel', ms: 200, from: [350, 850, 2300] }]));
    expect(front.brightness).toBeGreaterThan(back.brightness + 5);
  });

  it('gives whole numbers for any sound, and none of them NaN', () => {
    for (const clip of [
      new Float32Array(16_000),
      testVoice([{ kind: 'hiss', ms: 900 }]),
      testVoice([vowel]),
    ]) {
      for (const value of Object.values(perceive(clip))) {
        if (typeof value === 'number') expect(Number.isInteger(value)).toBe(true);
      }
    }
  });
});
