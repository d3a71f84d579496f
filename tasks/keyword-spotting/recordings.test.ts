import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, symlink, truncate, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import wavefile from 'wavefile';

import { SPLITS, UserError, type DataContext, type Split } from '../contract/index.js';
import { CLIP_LENGTH, DIGIT_WORDS } from './clip.js';
import { checkData, dataPath, fetchData, listData } from './data.js';
import { checkFsdd, fsdd, FSDD_SPEAKERS } from './fsdd.js';
import { readSound } from './recordings.js';
import { ownRecordings, speechCommands, splitOf } from './speech-commands.js';

let folder: string;
let messages: string[];
const context = (): DataContext => ({
  seed: 1,
  cacheFolder: join(folder, 'cache'),
  dataFolder: folder,
  note: (message) => messages.push(message),
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recordings-'));
  messages = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A WAV file with a hum of its own, so that no two are equal. */
function wav(number: number, { rate = 16_000, seconds = 0.2, channels = 1, bits = '16' } = {}): Uint8Array {
  const scale = bits === '24' ? 2 ** 22 : 2 ** 14;
  const samples = Array.from(
    { length: rate * seconds },
    (_, at) => scale * Math.sin(((100 + number) * 2 * Math.PI * at) / rate),
  );
  const wave = new wavefile.WaveFile();
  wave.fromScratch(
    channels,
    rate,
    bits,
    Array.from({ length: channels }, () => samples),
  );
  return wave.toBuffer();
}

async function write(path: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}

describe('fsdd', () => {
  const fill = async (speakers: readonly string[]): Promise<void> => {
    let number = 0;
    for (const speaker of speakers) {
      for (const digit of DIGIT_WORDS.keys()) {
        await write(`recordings/${digit}_${speaker}_0.wav`, wav(number++, { rate: 8000 }));
      }
    }
  };
  const everyone = SPLITS.flatMap((split) => FSDD_SPEAKERS[split]);

  it('splits by speaker, and says that it resampled', async () => {
    await fill(everyone);
    for (const split of SPLITS) {
      const examples = await fsdd.load(split, context());
      expect(new Set(examples.map(({ person }) => person))).toEqual(new Set(FSDD_SPEAKERS[split]));
      expect(examples).toHaveLength(10 * FSDD_SPEAKERS[split].length);
      for (const { id, input, truth } of examples) {
        expect(input).toHaveLength(CLIP_LENGTH);
        expect(truth).toBe(DIGIT_WORDS[Number(id[0])]);
      }
    }
    expect(messages).toContain('of 20 recordings, 20 resampled from 8000 Hz');
  });

  it('says whose recordings are missing', async () => {
    await fill(['george', 'jackson', 'nicolas', 'yweweler', 'theo']);
    expect(await fsdd.load('validation', context())).toHaveLength(10);
    await expect(fsdd.load('test', context())).rejects.toThrow(/no recordings of lucas; the test split/);
    await unlink(join(folder, 'recordings', '3_jackson_0.wav'));
    await expect(fsdd.load('train', context())).rejects.toThrow(/three by jackson/);
  });

  it('says that a folder holds no such data', async () => {
    await expect(fsdd.load('train', context())).rejects.toThrow(UserError);
    await expect(fsdd.load('train', context())).rejects.toThrow(/rvw data fetch fsdd/);
  });

  it('names a recording that cannot be used, and takes it once it is mended', async () => {
    await fill(['yweweler']);
    await write('recordings/3_yweweler_0.wav', new Uint8Array());
    await expect(fsdd.load('validation', context())).rejects.toThrow(
      /1 of 10 recordings in .* cannot be used: recordings\/3_yweweler_0\.wav is empty/,
    );
    await write('recordings/3_yweweler_0.wav', wav(3, { channels: 2, bits: '24', rate: 44_100 }));
    await fsdd.load('validation', context());
    expect(messages.at(-1)).toMatch(
      /1 converted from 24 bits, 1 mixed down from 2 channels, 1 resampled from 44100 Hz/,
    );
  });

  it('has a fingerprint that follows the content', async () => {
    await fill(everyone);
    const before = await fsdd.fingerprint(context());
    expect(await fsdd.fingerprint(context())).toBe(before);
    await write('recordings/0_theo_0.wav', wav(999));
    expect(await fsdd.fingerprint(context())).not.toBe(before);
  });

  it('minds what is no file only in the split that is run', async () => {
    await fill(everyone);
    const before = await fsdd.fingerprint(context());
    await symlink(join(folder, 'nowhere'), join(folder, 'recordings', '0_theo_1.wav'));
    await mkdir(join(folder, 'recordings', '1_theo_1.wav'));
    execFileSync('mkfifo', [join(folder, 'recordings', '2_theo_1.wav')]);
    await write('recordings/._0_yweweler_1.wav', 'Mac OS X');
    const broken = await fsdd.fingerprint(context());
    expect(broken).not.toBe(before);
    expect(await fsdd.fingerprint(context())).toBe(broken);
    expect(await fsdd.load('validation', context())).toHaveLength(10);
    await expect(fsdd.load('test', context())).rejects.toThrow(UserError);
    await expect(fsdd.load('test', context())).rejects.toThrow(
      /^3 of 23 recordings in .* cannot be used: (?=.*0_theo_1\.wav cannot be read)(?=.*1_theo_1\.wav is a folder).*2_theo_1\.wav is a named pipe/,
    );
  });

  it('is checked for the number of recordings of each speaker', async () => {
    await fill(everyone);
    const { facts, problems } = await checkFsdd(folder);
    expect(facts).toEqual([]);
    expect(problems).toHaveLength(6);
    expect(problems[0]).toMatch(/^george: 10 recordings, expected 50 of each digit/);
  });

  it('is not the data set when the content is another', async () => {
    for (const digit of DIGIT_WORDS.keys()) {
      for (let take = 0; take < 50; take++) {
        await write(`recordings/${digit}_george_${take}.wav`, wav(digit, { seconds: 0.01 }));
        await write(`recordings/${digit}_theo_${take}.wav`, wav(digit, { seconds: 0.01 }));
      }
    }
    const { facts, problems } = await checkFsdd(folder);
    expect(facts).toEqual([expect.stringMatching(/^theo: 500 recordings, .*no hash to compare with/)]);
    expect(problems).toContainEqual(
      expect.stringMatching(/^george: sha256 .*not the recordings of the commit/),
    );
  });
});

describe('speech commands', () => {
  /** Speakers by the split that their names hash to. */
  const speakers: Record<Split, string[]> = { train: [], validation: [], test: [] };
  for (let number = 0; SPLITS.some((split) => speakers[split].length < 2); number++) {
    const name = number.toString(16).padStart(8, '0');
    const own = speakers[splitOf(`${name}_nohash_0.wav`)];
    if (own.length < 2) own.push(name);
  }

  const fill = async (words: readonly string[]): Promise<void> => {
    let number = 0;
    for (const word of words) {
      for (const speaker of SPLITS.flatMap((split) => speakers[split])) {
        await write(`${word}/${speaker}_nohash_0.wav`, wav(number++));
      }
    }
  };
  const OTHERS = ['bed', 'cat', 'dog'];

  it('splits by speaker where there are no lists, keeps classes of one size, and takes silence from the noise', async () => {
    await fill([...DIGIT_WORDS, ...OTHERS]);
    await write('_background_noise_/tap.wav', wav(5, { seconds: 12 }));
    for (const split of SPLITS) {
      const examples = await ownRecordings.load(split, context());
      const spoken = examples.filter(({ truth }) => truth !== 'silence');
      expect(new Set(spoken.map(({ person }) => person))).toEqual(new Set(speakers[split]));
      for (const word of [...DIGIT_WORDS, 'unknown', 'silence']) {
        expect(examples.filter(({ truth }) => truth === word)).toHaveLength(2);
      }
    }
  });

  it('has all other words as strangers, by the ids that the sample has', async () => {
    await fill([...DIGIT_WORDS, ...OTHERS]);
    const sampled = (await ownRecordings.load('test', context())).filter(({ truth }) => truth === 'unknown');
    const strangers = await ownRecordings.strangers!('test', context());
    expect(strangers).toHaveLength(2 * OTHERS.length);
    expect(sampled.length).toBeLessThan(strangers.length);
    const ids = strangers.map(({ id }) => id);
    for (const { id } of sampled) expect(ids).toContain(id);
  });

  it('lets its own lists draw the splits', async () => {
    await fill(DIGIT_WORDS);
    const [one, two] = speakers.train;
    await write('validation_list.txt', DIGIT_WORDS.map((word) => `${word}/${one!}_nohash_0.wav\n`).join(''));
    await write('testing_list.txt', DIGIT_WORDS.map((word) => `${word}/${two!}_nohash_0.wav\n`).join(''));
    const peopleIn = async (split: Split) =>
      new Set((await speechCommands.load(split, context())).map(({ person }) => person));
    expect(await peopleIn('validation')).toEqual(new Set([one]));
    expect(await peopleIn('test')).toEqual(new Set([two]));
    expect(await peopleIn('train')).toEqual(new Set([...speakers.validation, ...speakers.test]));
    expect(messages.some((message) => message.includes('no clips of silence'))).toBe(true);
    expect(messages.some((message) => message.includes('none of "unknown"'))).toBe(true);
  });

  it('draws the same sample of other words for the same seed', async () => {
    await fill([...DIGIT_WORDS, ...OTHERS]);
    const drawn = async (seed: number) =>
      (await speechCommands.load('train', { ...context(), seed })).map(({ id }) => id).join();
    const first = await drawn(1);
    expect(await drawn(1)).toBe(first);
    expect(new Set([first, await drawn(2), await drawn(3), await drawn(4)]).size).toBeGreaterThan(1);
  });

  it('skips hidden files, beside words and beside the noise', async () => {
    await fill(DIGIT_WORDS);
    await write('_background_noise_/tap.wav', wav(5, { seconds: 12 }));
    const before = await ownRecordings.load('test', context());
    const fingerprint = await ownRecordings.fingerprint(context());
    const [speaker] = speakers.test;
    for (const name of [
      `one/._${speaker!}_nohash_0.wav`,
      'two/.hidden.wav',
      'three/.wav',
      '_background_noise_/._tap.wav',
    ]) {
      await write(name, 'Mac OS X        ');
    }
    expect(await ownRecordings.fingerprint(context())).toBe(fingerprint);
    const other = { ...context(), seed: 2 };
    const after = await ownRecordings.load('test', other);
    expect(after.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
  });

  it('follows links to word folders, and leaves out those that lead nowhere', async () => {
    await fill(DIGIT_WORDS);
    const before = await ownRecordings.fingerprint(context());
    await mkdir(join(folder, '.elsewhere'));
    await rename(join(folder, 'seven'), join(folder, '.elsewhere', 'seven'));
    await symlink(join(folder, '.elsewhere', 'seven'), join(folder, 'seven'));
    await symlink(join(folder, 'nowhere'), join(folder, 'broken'));
    await symlink(join(folder, 'circle'), join(folder, 'circle'));
    expect(await ownRecordings.fingerprint(context())).toBe(before);
    const examples = await ownRecordings.load('test', context());
    expect(examples.filter(({ truth }) => truth === 'seven')).toHaveLength(2);
  });

  it('minds what is no file only in the split that is run, and names it on one line', async () => {
    await fill(DIGIT_WORDS);
    const [speaker] = speakers.test;
    await symlink(join(folder, 'nowhere'), join(folder, 'one', `${speaker!}_nohash_1.wav`));
    await mkdir(join(folder, 'two', `${speaker!}_nohash_1.wav`));
    execFileSync('mkfifo', [join(folder, 'three', `${speaker!}_nohash_\n.wav`)]);
    await ownRecordings.fingerprint(context());
    expect((await ownRecordings.load('train', context())).length).toBe(20);
    await expect(ownRecordings.load('test', context())).rejects.toThrow(UserError);
    await expect(ownRecordings.load('test', context())).rejects.toThrow(
      /^3 of 23 recordings in [^\n]*_nohash_\\n\.wav is a named pipe and no file[^\n]*$/,
    );
  });

  it('waits for no list that is a pipe, and takes none that cannot be read for none at all', async () => {
    await fill(DIGIT_WORDS);
    execFileSync('mkfifo', [join(folder, 'validation_list.txt')]);
    await mkdir(join(folder, 'testing_list.txt'));
    await expect(speechCommands.load('test', context())).rejects.toThrow(
      /^validation_list\.txt is a named pipe/,
    );
    await unlink(join(folder, 'validation_list.txt'));
    await expect(speechCommands.load('test', context())).rejects.toThrow(/has only one of/);
  });

  it('says which words a folder lacks: a copy of published data is damaged then, recordings of your own are fewer', async () => {
    await fill(['one', 'nine', 'dog']);
    await expect(speechCommands.load('test', context())).rejects.toThrow(
      /has no recordings of zero, two, .*--dataset word-folders/,
    );
    const examples = await ownRecordings.load('test', context());
    expect(examples.filter(({ truth }) => truth === 'unknown')).toHaveLength(2);
    expect(messages).toContain(
      'no recordings of zero, two, three, four, five, six, seven, eight among them, so accuracy is that of the others',
    );
  });

  it('takes all other words where nothing else is spoken', async () => {
    await fill(OTHERS);
    expect(await ownRecordings.load('test', context())).toHaveLength(2 * OTHERS.length);
    expect(messages).toContain(
      '18 recordings by 6 people: none of the ten words and 3 other words (bed, cat, dog)',
    );
    expect(messages.join()).toContain('none of the ten words is spoken in them');
  });

  it('says how large the splits are, and that one is empty', async () => {
    const [anna] = speakers.train;
    for (const digit of DIGIT_WORDS.keys()) await write(`${digit}_${anna!}_0.wav`, wav(digit));
    await write('hum.wav', wav(20));
    await write('talk.mp3', 'ID3');
    expect(await ownRecordings.load('test', context())).toEqual([]);
    expect(messages).toEqual([
      '10 recordings by 1 person: all ten words',
      'by split: train 10 recordings by 1 person, validation 0, test 0',
      'left out: 1 file of which no name says the word, such as hum.wav',
      'left out: 1 .mp3 file, not read: convert to WAV',
      expect.stringMatching(/^none is in the test split, .*report on all with --split all, or write/),
    ]);
    expect(await ownRecordings.loadAll!(context())).toHaveLength(10);
    expect('loadAll' in speechCommands).toBe(false);
  });

  it('reports on all but whom programs were made with', async () => {
    const say = async (speaker: string) => {
      for (const digit of DIGIT_WORDS.keys()) await write(`recordings/${digit}_${speaker}_0.wav`, wav(digit));
    };
    await say('george');
    await say('yweweler');
    expect(await ownRecordings.loadAll!(context())).toEqual([]);
    expect(messages.at(-1)).toMatch(/^none is left; take --dataset fsdd/);
    await say('theo');
    await say('anna');
    const another = { ...context(), seed: 2 };
    const all = await ownRecordings.loadAll!(another);
    expect(new Set(all.map(({ person }) => person))).toEqual(new Set(['theo', 'anna']));
    expect(all).toHaveLength(20);
    expect(messages).toContain(
      '20 recordings left out: called as those of george, yweweler in the Free Spoken Digit Dataset, whom programs were trained and developed with',
    );
    expect((await ownRecordings.load('test', another)).map(({ person }) => person)).toEqual(
      Array(10).fill('theo'),
    );
  });

  it('says what lies in a folder without a recording that can be read', async () => {
    await write('seven/anna.mp3', 'ID3');
    await write('hum.wav', wav(20));
    await expect(ownRecordings.load('test', context())).rejects.toThrow(
      /no folders with WAV files; 1 WAV files that say no word, such as hum\.wav; 1 \.mp3 files, which are not read: convert them to WAV; expected one folder a word/,
    );
  });

  it('does not follow a link that leads back up', async () => {
    await fill(DIGIT_WORDS);
    const before = await ownRecordings.fingerprint(context());
    await symlink(folder, join(folder, 'again'));
    await symlink(join(folder, '..'), join(folder, 'above'));
    expect(await ownRecordings.fingerprint(context())).toBe(before);
  });

  it('says that a folder is missing, empty, or not named', async () => {
    const missing = { ...context(), dataFolder: join(folder, 'nowhere') };
    await expect(speechCommands.load('test', missing)).rejects.toThrow(/no such folder/);
    await expect(speechCommands.load('test', context())).rejects.toThrow(/no folders with WAV files/);
    const { seed, cacheFolder } = context();
    expect(() => ownRecordings.load('test', { seed, cacheFolder })).toThrow(/name it with --data-dir/);
  });

  it.each([
    // The first three stand in the data set's own testing list; the others were computed with Google's formula in Python.
    ['0c40e715_nohash_0.wav', 'test'],
    ['0ea0e2f4_nohash_0.wav', 'test'],
    ['42beb5eb_nohash_0.wav', 'test'],
    ['026290a7_nohash_0.wav', 'validation'],
    ['a69b9b3e_nohash_0.wav', 'validation'],
    ['0a7c2a8d_nohash_0.wav', 'train'],
    ['0a7c2a8d_nohash_4.wav', 'train'],
    ['anna.wav', 'test'],
    ['bobby_3.wav', 'train'],
  ])('hashes speakers as the original does: %s', (name, split) => {
    expect(splitOf(name)).toBe(split);
  });
});

describe('data', () => {
  it('lists what can be fetched, and where it would lie', async () => {
    const { seed, cacheFolder } = context();
    expect(listData({ seed, cacheFolder }).map(({ id, present }) => [id, present])).toEqual([
      ['fsdd', false],
      ['speech-commands', false],
    ]);
    expect(dataPath('fsdd', { seed, cacheFolder })).toBe(join(cacheFolder, 'data', 'fsdd'));
    await mkdir(join(cacheFolder, 'data', 'fsdd'), { recursive: true });
    expect(listData({ seed, cacheFolder })[0]).toMatchObject({ present: true });
  });

  it('says what is known when it is asked for something else', async () => {
    await expect(fetchData('librispeech', context())).rejects.toThrow(/expected fsdd or speech-commands/);
    expect(() => dataPath('librispeech', context())).toThrow(UserError);
  });

  it('checks a copy of Speech Commands', async () => {
    await write('seven/anna_nohash_0.wav', wav(1));
    const { problems } = await checkData('speech-commands', context());
    expect(problems).toEqual([
      '1 words, expected 35',
      '1 recordings, expected 105829',
      'no validation_list.txt and testing_list.txt',
    ]);
  });
});

it('a recording of two hours is refused by its header, and none of it read', async () => {
  const header = Buffer.from('UklGRiQAAABXQVZFZm10IBAAAAABAAEAgD4AAAB9AAACABAAZGF0YQAAAAA=', 'base64');
  header.writeUInt32LE(7200 * 32_000, 40);
  await write('x.wav', header);
  await truncate(join(folder, 'x.wav'), 44 + 7200 * 32_000);
  const found = await readSound(folder, 'x.wav');
  expect(found).toBeInstanceOf(UserError);
  expect((found as UserError).message).toMatch(/is 7200 seconds long, no recording of a word/);
});
