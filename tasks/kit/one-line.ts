/**
 * What would end a line, move a terminal's cursor, or turn the rest of the line around: control characters, Unicode's own ends
 * of lines, and what overrides the direction of letters (Boucher and Anderson 2021, Trojan Source).
 */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A name, or another's error, as it stands in a message of one line. File names may hold any character but `/` and
 * zero: line feeds are written as `\n`, the rest of their kind as `\u{1b}`.
 *
 * @example
 * oneLine('seven/a\nb.wav'); // 'seven/a\\nb.wav'
 */
export function oneLine(text: string): string {
  return text.replace(UNPRINTABLE, (character) =>
    character === '\n' ? '\\n' : `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );
}

/** The reason that an error gives, on one line. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? oneLine(error.message) : 'unknown';
}
