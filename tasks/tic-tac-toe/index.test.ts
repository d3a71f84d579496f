import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { SPLITS } from '../contract/index.js';
import { parseBoard } from './board.js';
import { ticTacToe } from './index.js';
import { legalMoves } from './rules.js';

const context = { seed: 1, cacheFolder: 'unused' };
const [positions] = ticTacToe.dataSets;

describe('the data set', () => {
  it('is the same whole list as every split', async () => {
    const [train, validation, test] = await Promise.all(
      SPLITS.map((split) => positions.load(split, context)),
    );
    expect(test).toHaveLength(4520);
    expect(train).toBe(test);
    expect(validation).toBe(test);
    expect(new Set(test!.map((example) => example.id)).size).toBe(4520);
  });

  it('has a fingerprint that changes only with its content', async () => {
    expect(await positions.fingerprint(context)).toBe(
      'b7dad97d7a962ac2837d23c18d36ec3b7f5b5c87f1f61d9adcaacbcfa0d9e7e8',
    );
  });
});

describe('the task', () => {
  it('states the floor that its data set has', async () => {
    const examples = await positions.load('test', context);
    const shares = examples.map(({ input, truth }) => truth.length / legalMoves(input).length);
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    expect(ticTacToe.floor).toMatchObject({ accuracy: expect.closeTo(mean, 12) as number });
  });

  it('takes any optimal move as right, and no abstention', () => {
    const example = { id: 'x', input: parseBoard('X../.O./..X'), truth: [1, 3, 5, 7] as const };
    expect(ticTacToe.score!({ kind: 'answer', answer: 3 }, example)).toBe(true);
    expect(ticTacToe.score!({ kind: 'answer', answer: 2 }, example)).toBe(false);
    expect(ticTacToe.score!({ kind: 'abstain' }, example)).toBe(false);
  });

  it('says moves in words', () => {
    expect(ticTacToe.describeAnswer(4)).toBe('centre');
    expect(ticTacToe.describeTruth!([0, 4, 8])).toBe('top left, centre or bottom right');
  });

  it('draws board, move and attribution', () => {
    const attribution = {
      kind: 'attribution',
      values: Float32Array.of(1, 0, 0, 0, -0.5, 0, 0, 0, 0),
      method: 'test',
    } as const;
    const svg = ticTacToe.draw(parseBoard('X../.O./...'), { answer: 8, attribution });
    expect(svg).toContain('viewBox="0 0 3 3"');
    expect(svg).toContain(
      '<title>X to move: X holds top left, O holds centre; X takes bottom right; purple cells spoke for the move, yellow ones against</title>',
    );
    expect(svg.match(/<circle/g)).toHaveLength(1);
    expect(svg.match(/stroke-linecap/g)).toHaveLength(2);
    expect(svg).toContain('fill="#a3459b" stroke="none" stroke-width="0.04" opacity="0.6"');
    expect(svg).toContain('fill="#c9ad00" stroke="none" stroke-width="0.04" opacity="0.3"');
  });
});

describe('the solver', () => {
  it('is imported by no program', () => {
    const root = fileURLToPath(new URL('../../', import.meta.url));
    const programs = ['handwritten', 'learned'].flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
        .map((file) => join(root, room, file)),
    );
    // The data set and the whole task would bring the right moves in by the back door.
    const forbidden = /tasks\/tic-tac-toe\/(solver|positions|index|evaluations\/)/;
    const guilty = programs.filter((file) => forbidden.test(readFileSync(file, 'utf8')));
    expect(programs.length).toBeGreaterThan(0);
    expect(guilty).toEqual([]);
  });
});
