import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';

import { createDisplay } from './display.js';

/** What is seen of a step that begins and ends, before the run is over. */
function seenOn(terminal: { isTTY: boolean; rows?: number; columns?: number }): string {
  let text = '';
  const stream = Object.assign(new PassThrough(), terminal);
  stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const display = createDisplay(stream as unknown as NodeJS.WriteStream);
  display.show({ label: 'digits: accuracy', done: 0.25, secondsLeft: null, event: 'started' });
  display.show({ label: 'digits: accuracy', done: 0.5, secondsLeft: 90, event: 'finished' });
  const seen = stripVTControlCharacters(text);
  display.end();
  return seen;
}

it('is a bar with the time left on a terminal', () => {
  const seen = seenOn({ isTTY: true, rows: 24, columns: 80 });
  expect(seen).toContain('✓ digits: accuracy');
  expect(seen).toContain('█'.repeat(12) + '░'.repeat(12));
  expect(seen).toContain('about 1 min 30 s left');
});

it.each([
  ['what is no terminal', { isTTY: false }],
  ['a terminal of no rows', { isTTY: true, rows: 0, columns: 40 }],
  ['a terminal of no columns', { isTTY: true, rows: 24, columns: 0 }],
])('is plain lines on %s', (_, terminal) => {
  expect(seenOn(terminal)).toBe(' 50 %, about 1 min 30 s left — done: digits: accuracy\n');
});
