import { expect, it } from 'vitest';

import { oneLine, reasonOf } from './one-line.js';

it('keeps on one line what would end it, and leaves all else', () => {
  expect(oneLine('a\nb\r\tc\u0085\u2028\u2029\u001b[2J')).toBe(
    'a\\nb\\u{d}\\u{9}c\\u{85}\\u{2028}\\u{2029}\\u{1b}[2J',
  );
  expect(oneLine('before \u202ereta')).toBe('before \\u{202e}reta');
  expect(oneLine('ספרות 7')).toBe('ספרות 7');
  expect(oneLine('Füße/七 "ok"\\n.wav')).toBe('Füße/七 "ok"\\n.wav');
});

it('says the reason of an error on one line', () => {
  expect(reasonOf(new Error("no such file 'a\nb'"))).toBe("no such file 'a\\nb'");
  expect(reasonOf('text')).toBe('unknown');
});
