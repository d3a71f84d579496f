import { oneLine } from '../one-line.js';
import { tagAt } from './bytes.js';

/** The forms of the file around the sound. */
export interface Container {
  /** Numbers and samples begin with their highest byte. */
  readonly bigEndian: boolean;
  /** Lengths beyond 32 bits stand in a chunk of their own, `ds64`. */
  readonly wide: boolean;
}

/** By the first four bytes: RIFF, RIFX, and those of EBU Tech 3306 and ITU-R BS.2088 for long recordings. */
export const CONTAINERS: ReadonlyMap<string, Container> = new Map([
  ['RIFF', { bigEndian: false, wide: false }],
  ['RIFX', { bigEndian: true, wide: false }],
  ['RF64', { bigEndian: false, wide: true }],
  ['BW64', { bigEndian: false, wide: true }],
]);

/** Other kinds of sound files that are met under the name of a WAV file, by how they begin. */
const OTHERS: readonly (readonly [begin: string, kind: string])[] = [
  ['FORM', 'AIFF'],
  ['fLaC', 'FLAC'],
  ['OggS', 'Ogg'],
  ['caff', 'CAF'],
  ['.snd', 'AU'],
  ['riff', 'Wave64'],
  ['NIST', 'NIST SPHERE'],
  ['ID3', 'MP3'],
  ['\xff\xfb', 'MP3'],
];

/** What a file is that is no WAV file, as far as its first twelve bytes tell. */
export function otherKind(head: Uint8Array): string {
  const begin = tagAt(head, 0);
  const other = OTHERS.find(([start]) => begin.startsWith(start));
  if (other) return `it is ${other[1]}`;
  if (CONTAINERS.has(begin)) return `it is ${begin} of the form "${oneLine(tagAt(head, 8))}", not "WAVE"`;
  return `it begins with "${oneLine(begin)}", not with "RIFF"`;
}
