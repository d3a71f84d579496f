import { DIGIT_WORDS, type DigitWord } from './clip.js';

/** What the path of a recording says of it. */
export interface NamedRecording {
  /** Below the data set's folder, with `/` between its parts. */
  readonly path: string;
  /** One of the ten words, or the name of the folder of another word. */
  readonly word: string;
  /** Who speaks, where a name says so. */
  readonly speaker?: string;
}

/** What the paths of recordings say, and those that say no word. */
export interface NamedRecordings {
  readonly named: readonly NamedRecording[];
  readonly wordless: readonly string[];
}

/** The word of the ten that a name stands for: `seven`, `Seven` or `7`. */
export function digitOf(name: string): DigitWord | undefined {
  if (/^\d$/.test(name)) return DIGIT_WORDS[Number(name)];
  return DIGIT_WORDS.find((word) => word === name.toLowerCase());
}

/** `7_theo_0` as in the Free Spoken Digit Dataset, or `seven_theo_0`: word, speaker and number. */
const WORD_FIRST = /^([^_]+)_(.+)_\d+$/s;

/** `anna_nohash_0` as in Speech Commands: speaker and number. */
const SPEAKER_FIRST = /^(.+)_nohash_/s;

interface Parts {
  readonly path: string;
  readonly folders: readonly string[];
  /** The file's name without its ending. */
  readonly stem: string;
}

/**
 * Reads word and speaker off the paths of recordings:
 *
 * - `seven/anna_nohash_0.wav`, `seven/7_anna_0.wav`, `seven/1.wav`: the folder is the word;
 * - `anna/seven/1.wav` or `seven/anna/1.wav`: of two folders, the one that is called as one of the ten words is the word, the
 *   other one the speaker; of other words the same one as elsewhere in the data set, and the outer one where no folder is
 *   called so;
 * - `7_anna_0.wav`, and a folder of another name in which every recording is called so: the names say the words.
 *
 * A speaker in the name of the file goes before that of a folder.
 */
export function readNames(paths: readonly string[]): NamedRecordings {
  const all = paths.map(partsOf);
  const speakOfThemselves = namesInPlaceOfFolders(all);
  const nested = all.filter(({ folders }) => folders.length > 1);
  const wordIsInner =
    !nested.some(({ folders }) => digitOf(folders[0]!)) && nested.some(({ folders }) => digitOf(folders[1]!));
  const named: NamedRecording[] = [];
  const wordless: string[] = [];
  for (const parts of all) {
    const { path, folders, stem } = parts;
    const found = speakOfThemselves.has(folderOf(parts))
      ? wordFirst(stem)
      : ofFolders(folders, stem, wordIsInner);
    if (found) named.push({ path, ...found });
    else wordless.push(path);
  }
  return { named, wordless };
}

function partsOf(path: string): Parts {
  const folders = path.split('/');
  const name = folders.pop()!;
  return { path, folders, stem: name.replace(/\.[^.]*$/s, '') };
}

const folderOf = ({ folders }: Parts): string => folders.join('/');

/** The folders whose own names say nothing: the data set's, and those of another name in which all recordings say their word. */
function namesInPlaceOfFolders(all: readonly Parts[]): ReadonlySet<string> {
  const silent = new Map<string, boolean>([['', true]]);
  for (const parts of all) {
    if (parts.folders.length === 0) continue;
    const folder = folderOf(parts);
    const says = !parts.folders.some(digitOf) && wordFirst(parts.stem) !== undefined;
    silent.set(folder, (silent.get(folder) ?? true) && says);
  }
  return new Set([...silent].flatMap(([folder, is]) => (is ? [folder] : [])));
}

function wordFirst(stem: string): Omit<NamedRecording, 'path'> | undefined {
  const [, first, speaker] = WORD_FIRST.exec(stem) ?? [];
  const word = first === undefined ? undefined : digitOf(first);
  return word && { word, speaker: speaker! };
}

function ofFolders(
  folders: readonly string[],
  stem: string,
  wordIsInner: boolean,
): Omit<NamedRecording, 'path'> {
  const [outer, inner] = folders as [string, string?];
  const innerIsWord = inner !== undefined && !digitOf(outer) && (digitOf(inner) !== undefined || wordIsInner);
  const [word, other] = innerIsWord ? [inner, outer] : [outer, inner];
  const speaker = speakerIn(stem, word) ?? other;
  return { word: digitOf(word) ?? word, ...(speaker === undefined ? {} : { speaker }) };
}

function speakerIn(stem: string, word: string): string | undefined {
  const [, speaker] = SPEAKER_FIRST.exec(stem) ?? [];
  if (speaker !== undefined) return speaker;
  const [, first, second] = WORD_FIRST.exec(stem) ?? [];
  return first !== undefined && (first === word || digitOf(first)) ? second : undefined;
}
