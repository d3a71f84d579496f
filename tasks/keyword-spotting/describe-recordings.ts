import { SPLITS, type ReportedSplit } from '../contract/index.js';
import { oneLine } from '../kit/one-line.js';
import { DIGIT_WORDS } from './clip.js';
import type { Found, FoundRecording } from './word-folders.js';

/** Names that a sentence lists before "and N more". */
const NAMED = 3;

/**
 * What was found in a folder of recordings, how its names were read, and how large the splits are, each in a sentence.
 *
 * @param split what is reported on
 */
export function describeFound({ recordings, wordless, unread }: Found, split: ReportedSplit): string[] {
  const others = [...new Set(recordings.filter(({ truth }) => truth === 'unknown').map(({ word }) => word))];
  const nameless = recordings.filter(({ knownSpeaker }) => !knownSpeaker).length;
  return [
    `${sizeOf(recordings)}: ${[
      describeDigits(recordings),
      ...(others.length > 0 ? [`${several(others.length, 'other word')} (${listed(others)})`] : []),
    ].join(' and ')}`,
    split === 'all'
      ? `reported on, whatever their split: ${sizeOf(recordings.filter(({ madeWith }) => !madeWith))}`
      : `by split: ${SPLITS.map((one) => `${one} ${sizeOf(recordings.filter((recording) => recording.split === one))}`).join(', ')}`,
    ...(nameless > 0
      ? [
          `${count(nameless)} names do not say who speaks, as anna_nohash_0.wav and 7_anna_0.wav do: files of one name count as one person's`,
        ]
      : []),
    ...(wordless.length > 0
      ? [
          `left out: ${several(wordless.length, 'file')} of which no name says the word, such as ${oneLine(wordless[0]!)}`,
        ]
      : []),
    ...[...unread].map(
      ([ending, files]) => `left out: ${several(files, `${ending} file`)}, not read: convert to WAV`,
    ),
  ];
}

/** Whose recordings were known to those who made the programs, in a sentence; nothing where nobody's were. */
export function describeMadeWith(recordings: readonly FoundRecording[], split: ReportedSplit): string[] {
  const known = recordings.filter(({ madeWith }) => madeWith);
  if (known.length === 0) return [];
  const people = [...new Set(known.map(({ person }) => person))];
  const how = split === 'all' ? 'left out' : 'not in the test split';
  return [
    `${several(known.length, 'recording')} ${how}: called as those of ${listed(people)} in the Free Spoken Digit Dataset, whom programs were trained and developed with`,
  ];
}

/** Which of the ten words are lacking, in a sentence; nothing where none is, or all are. */
export function describeLacking(recordings: readonly FoundRecording[]): string[] {
  const spoken = new Set<string>(recordings.map(({ truth }) => truth));
  const lacking = DIGIT_WORDS.filter((word) => !spoken.has(word));
  if (lacking.length === 0) return [];
  return lacking.length === DIGIT_WORDS.length
    ? ['none of the ten words is spoken in them: they show how often other words are taken for one']
    : [`no recordings of ${lacking.join(', ')} among them, so accuracy is that of the others`];
}

function describeDigits(recordings: readonly FoundRecording[]): string {
  const spoken = DIGIT_WORDS.filter((word) => recordings.some(({ truth }) => truth === word));
  if (spoken.length === DIGIT_WORDS.length) return 'all ten words';
  return spoken.length === 0 ? 'none of the ten words' : spoken.join(', ');
}

/** For example `500 recordings by 1 person`. */
function sizeOf(recordings: readonly FoundRecording[]): string {
  if (recordings.length === 0) return '0';
  const people = new Set(recordings.map(({ person }) => person)).size;
  return `${several(recordings.length, 'recording')} by ${people === 1 ? '1 person' : `${count(people)} people`}`;
}

const count = (value: number): string => value.toLocaleString('en');

const several = (value: number, noun: string): string => `${count(value)} ${noun}${value === 1 ? '' : 's'}`;

const listed = (names: readonly string[]): string => {
  const shown = names.slice(0, NAMED).map(oneLine).join(', ');
  return names.length > NAMED ? `${shown} and ${names.length - NAMED} more` : shown;
};
