import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';

import { createTrainingDisplay } from './training-display.js';

/** A stream that keeps what is written to it. */
function screen(isTTY: boolean) {
  let text = '';
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 100, rows: 30 });
  stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => stripVTControlCharacters(text) };
}

/** Two reports, ten seconds apart, of a training that goes on at a half. */
function watch(isTTY: boolean): string {
  let now = 5000;
  const { stream, text } = screen(isTTY);
  const display = createTrainingDisplay(stream, () => now);
  display.tell({ done: 0.5, message: 'goes on from its checkpoint' });
  now += 10_000;
  display.tell({ done: 0.6, message: 'epoch 6 of 10, loss 0.1234' });
  const shown = text();
  display.end();
  return shown;
}

describe('a training', () => {
  it('writes plain lines where there is no terminal, with the time left judged by what was done since', () => {
    expect(watch(false).trimEnd().split('\n')).toEqual([
      ' 50 % — goes on from its checkpoint',
      ' 60 %, about 40 s left — epoch 6 of 10, loss 0.1234',
    ]);
  });

  it('draws a bar on a terminal', () => {
    const shown = watch(true);
    expect(shown).toContain('… epoch 6 of 10, loss 0.1234');
    expect(shown).toMatch(/█{14}░{10} {2}60 %, about 40 s left/);
  });
});
