import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import wavefile from 'wavefile';

import { SPLITS, type Example } from '../../contract/index.js';
import { CLIP_LENGTH, DIGIT_WORDS, SAMPLE_RATE, WORDS, type Clip, type Word } from '../clip.js';
import { rootMeanSquare } from '../effects.js';
import { trimSilence } from '../fit.js';
import { describeInvented, INVENTED_VOICES } from './invented-voices.js';
import { planSplit } from './plan.js';
import { installedEngines, packageVersion, speak } from './speak.js';
import type { SpeechJob } from './speech-job.js';
import { syntheticWords } from './synthetic.js';
import { ENGINE_PACKAGES, ENGINES, VOICES, type Engine } from './voices.js';
import { OTHER_WORDS } from './words.js';

const installed = installedEngines();

describe('voices', () => {
  it('speak in one split only, and one engine in the test split only', () => {
    const peopleOf = SPLITS.map((split) => new Set(VOICES[split].map(({ person }) => person)));
    const all = peopleOf.flatMap((people) => [...people]);
    expect(new Set(all).size).toBe(all.length);
    expect(VOICES.train.concat(VOICES.validation).some(({ engine }) => engine === 'gnuspeech')).toBe(false);
    expect(new Set(VOICES.test.map(({ engine }) => engine))).toEqual(new Set(ENGINES));
  });

  it.runIf(installed.includes('espeak'))(
    'of espeak are in the package: it ignores a variant that it lacks',
    async () => {
      const path = createRequire(import.meta.url).resolve(`${ENGINE_PACKAGES.espeak}/espeak-ng.js`);
      const listing = await readFile(path, 'utf8').catch(() => '');
      for (const { name } of Object.values(VOICES)
        .flat()
        .filter(({ engine }) => engine === 'espeak')) {
        const [accent, variant] = name.split('+');
        expect(listing).toContain(`/lang/${accent!}"`);
        if (!INVENTED_VOICES.includes(variant!)) expect(listing).toContain(`/voices/!v/${variant!}"`);
      }
    },
  );

  it('that are invented differ, stay the same, and are heard in training alone', () => {
    const described = INVENTED_VOICES.map(describeInvented);
    expect(new Set(described).size).toBe(INVENTED_VOICES.length);
    expect(INVENTED_VOICES.map(describeInvented)).toEqual(described);
    const splits = SPLITS.filter((split) => VOICES[split].some(({ name }) => name.includes('+invented')));
    expect(splits).toEqual(['train']);
  });
});

describe('other words', () => {
  it('are many, none of the ten, and none in two splits', () => {
    const all = SPLITS.flatMap((split) => OTHER_WORDS[split]);
    expect(new Set(all).size).toBe(all.length);
    const taken = [...DIGIT_WORDS, 'won', 'ate', 'for', 'fore', 'too', 'to', 'sics'];
    expect(all.filter((word) => taken.includes(word))).toEqual([]);
    for (const split of SPLITS) expect(OTHER_WORDS[split].length).toBeGreaterThan(45);
  });
});

describe('planSplit', () => {
  const plan = planSplit('test', 1, ENGINES, 40);

  it('has the classes that are asked for alone, and then no less of them', () => {
    const others = planSplit('train', 1, ENGINES, 40, { classes: ['unknown'] });
    expect(others.map(({ truth }) => truth)).toEqual(new Array(40).fill('unknown'));
    expect(new Set(others.map(({ speech }) => speech!.job.text)).size).toBeGreaterThan(30);
  });

  it('has every class equally often, in an order that mixes them', () => {
    expect(plan).toHaveLength(480);
    for (const word of WORDS) {
      expect(plan.filter(({ truth }) => truth === word)).toHaveLength(40);
      expect(plan.slice(0, 240).filter(({ truth }) => truth === word).length).toBeGreaterThan(8);
    }
  });

  it('lets every engine speak every word by its share', () => {
    for (const [engine, share] of [
      ['flite', 0.25],
      ['espeak', 0.45],
      ['gnuspeech', 0.3],
    ] as const) {
      for (const word of [...DIGIT_WORDS, 'unknown']) {
        const count = plan.filter(({ truth, speech }) => truth === word && speech?.engine === engine).length;
        expect(count).toBe(40 * share);
      }
    }
  });

  it('gives the share of a missing engine to the others', () => {
    const alone = planSplit('test', 1, ['flite'], 10);
    expect(new Set(alone.flatMap(({ speech }) => speech?.person ?? []))).toEqual(new Set(['flite:awb']));
    expect(alone).toHaveLength(120);
  });

  it('follows its seed', () => {
    expect(planSplit('test', 1, ENGINES, 5)).toEqual(planSplit('test', 1, ENGINES, 5));
    expect(planSplit('test', 1, ENGINES, 5)).not.toEqual(planSplit('test', 2, ENGINES, 5));
  });
});

describe('speak', () => {
  const job = (voice: string, text: string): SpeechJob => ({
    text,
    voice,
    speed: 1,
    pitch: 1,
    liveliness: 1,
  });
  const first: Readonly<Record<Engine, string>> = { flite: 'slt', espeak: 'gmw/en-US+f3', gnuspeech: 'male' };

  it.each(ENGINES.filter((engine) => installed.includes(engine)))(
    '%s says words, and repeats them to the bit',
    async (engine) => {
      const jobs = [job(first[engine], 'six'), job(first[engine], 'seven')];
      const [once, again] = await Promise.all([speak(engine, jobs), speak(engine, jobs)]);
      once.forEach((sound, at) => {
        expect(Buffer.from(sound.buffer).equals(Buffer.from(again[at]!.buffer))).toBe(true);
        const spoken = trimSilence(sound);
        expect(spoken.length).toBeGreaterThan(0.2 * CLIP_LENGTH);
        expect(spoken.length).toBeLessThan(1.2 * CLIP_LENGTH);
        expect(rootMeanSquare(spoken)).toBeGreaterThan(0.02);
      });
      expect(once[0]).not.toEqual(once[1]);
    },
  );

  it('says what went wrong in the process', async () => {
    await expect(speak('flite', [job('nobody', 'six')])).rejects.toThrow(
      /the speech synthesiser flite failed \(exit code 1/,
    );
  });

  it.runIf(installed.includes('espeak'))('with invented voices, of which espeak ignores none', async () => {
    // It takes a variant that it cannot read for its plain voice, and says nothing.
    const voices = ['missing', ...INVENTED_VOICES.slice(0, 9)];
    const sounds = await speak(
      'espeak',
      voices.map((voice) => job(`gmw/en-US+${voice}`, 'six')),
    );
    const [plain, ...invented] = sounds.map(rootMeanSquare);
    const other = invented.filter((level) => Math.abs(level / plain! - 1) > 0.03);
    expect(other.length).toBeGreaterThan(6);
  });

  describe('in a process that a signal ends', () => {
    let folder: string;
    let starts: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'dying-'));
      starts = join(folder, 'starts');
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    /** A synthesiser that a signal ends in the middle of its answer, so many times, before it says its word. */
    const dying = async (times: number): Promise<string> => {
      const wave = new wavefile.WaveFile();
      wave.fromScratch(1, SAMPLE_RATE, '16', [1000, 2000, 3000]);
      const wav = JSON.stringify([...wave.toBuffer()]);
      const path = join(folder, `dying-${times}.mjs`);
      await writeFile(
        path,
        `import { appendFileSync, readFileSync } from 'node:fs';
        appendFileSync(${JSON.stringify(starts)}, '.');
        const wav = Uint8Array.from(${wav});
        const length = new Uint8Array(Uint32Array.of(wav.length).buffer);
        const dies = readFileSync(${JSON.stringify(starts)}).length <= ${times};
        process.stdout.write(length);
        process.stdout.write(dies ? wav.subarray(0, 9) : wav, () => {
          if (dies) process.kill(process.pid, 'SIGKILL');
        });`,
      );
      await writeFile(starts, '');
      return path;
    };

    it('says the batch again in a fresh one', async () => {
      const [sound] = await speak('flite', [job('slt', 'six')], { program: await dying(2) });
      expect(Array.from(sound!, (sample) => Math.round(sample * 32768))).toEqual([1000, 2000, 3000]);
      expect(await readFile(starts, 'utf8')).toBe('...');
    });

    it('is not begun again where it was aborted', async () => {
      const path = join(folder, 'endless.mjs');
      await writeFile(path, 'setInterval(() => undefined, 1000);');
      const abort = new AbortController();
      const saying = speak('flite', [job('slt', 'six')], { program: path, signal: abort.signal });
      abort.abort();
      await expect(saying).rejects.toThrow(/abort/i);
    });

    it('gives up after three', async () => {
      await expect(speak('flite', [job('slt', 'six')], { program: await dying(9) })).rejects.toThrow(
        /the speech synthesiser flite failed \(ended by SIGKILL, 3 times, 0 of 1 words\)/,
      );
      expect(await readFile(starts, 'utf8')).toBe('...');
    });
  });
});

describe('syntheticWords', () => {
  const clipsPerClass = { train: 1, validation: 1, test: 2 };
  let cacheFolder: string;
  let made: readonly Example<Clip, Word>[];
  const messages: string[] = [];
  const context = () => ({
    seed: 5,
    cacheFolder,
    tell: (_: number, message: string) => messages.push(message),
    note: (message: string) => messages.push(message),
  });
  const flite = () => syntheticWords({ clipsPerClass, engines: ['flite'] });
  const hash = (examples: readonly Example<Clip, Word>[]): string => {
    const whole = createHash('sha256');
    for (const { id, truth, person, input } of examples) {
      whole.update(`${id} ${truth} ${person ?? ''}`).update(new Uint8Array(input.buffer));
    }
    return whole.digest('hex');
  };

  beforeAll(async () => {
    cacheFolder = await mkdtemp(join(tmpdir(), 'synthetic-'));
    made = await flite().load('test', context());
  });
  afterAll(() => rm(cacheFolder, { recursive: true, force: true }));

  it('makes clips of one second within range, of every class', () => {
    expect(made).toHaveLength(24);
    expect(new Set(made.map(({ truth }) => truth))).toEqual(new Set(WORDS));
    for (const { input } of made) {
      expect(input).toHaveLength(CLIP_LENGTH);
      expect(input.every((sample) => sample >= -1 && sample <= 1)).toBe(true);
    }
  });

  it('names the voice as the person, and none for silence', () => {
    for (const { truth, person } of made) expect(person).toBe(truth === 'silence' ? undefined : 'flite:awb');
  });

  it('says what each clip says, in the order of the split', () => {
    const said = flite().said('test', context().seed);
    expect(said).toHaveLength(made.length);
    made.forEach(({ truth }, at) => {
      if (truth === 'unknown') expect(OTHER_WORDS.test).toContain(said[at]);
      else expect(said[at]).toBe(truth === 'silence' ? undefined : truth);
    });
  });

  it('says that engines are missing, and how far it is', () => {
    expect(messages[0]).toMatch(/without espeak and gnuspeech/);
    expect(messages.some((message) => /speaking: 22 of 22 words/.test(message))).toBe(true);
  });

  it('gives the same bytes from the cache, and when it is made anew', async () => {
    const spoken = messages.length;
    expect(hash(await flite().load('test', context()))).toBe(hash(made));
    expect(messages.slice(spoken).some((message) => message.includes('speaking'))).toBe(false);
    await rm(join(cacheFolder, 'keyword-spotting'), { recursive: true });
    expect(hash(await flite().load('test', context()))).toBe(hash(made));
  });

  it('makes only the blocks that a limit needs, and the same clips as without it', async () => {
    const clipsPerBlock = { train: Infinity, validation: Infinity, test: 8 };
    const blocks = () => syntheticWords({ clipsPerClass, clipsPerBlock, engines: ['flite', 'espeak'] });
    const folder = await mkdtemp(join(tmpdir(), 'synthetic-blocks-'));
    const reports: number[] = [];
    const part = await blocks().load('test', {
      seed: 5,
      cacheFolder: folder,
      limit: 10,
      tell: (done) => reports.push(done),
    });
    expect(part).toHaveLength(16);
    expect(await readdir(join(folder, 'keyword-spotting'))).toHaveLength(2);
    expect(reports.every((done, at) => done <= 1 && done >= (reports[at - 1] ?? 0))).toBe(true);
    const whole = await blocks().load('test', { seed: 5, cacheFolder: join(folder, 'anew') });
    expect(whole).toHaveLength(24);
    expect(hash(whole.slice(0, 16))).toBe(hash(part));
    await rm(folder, { recursive: true });
  });

  it('makes a damaged cache file anew', async () => {
    const folder = join(cacheFolder, 'keyword-spotting');
    const [name] = await readdir(folder);
    const bytes = await readFile(join(folder, name!));
    bytes[bytes.length - 1]! ^= 1;
    await writeFile(join(folder, name!), bytes);
    expect(hash(await flite().load('test', context()))).toBe(hash(made));
    expect((await readFile(join(folder, name!))).equals(bytes)).toBe(false);
  });

  it('has another fingerprint for another seed or other engines', async () => {
    const of = (seed: number, engines: readonly Engine[]) =>
      syntheticWords({ clipsPerClass, engines }).fingerprint({ seed, cacheFolder });
    expect(await of(1, ['flite'])).toMatch(/^[0-9a-f]{64}$/);
    expect(await of(1, ['flite'])).toBe(await of(1, ['flite']));
    expect(await of(1, ['flite'])).not.toBe(await of(2, ['flite']));
    expect(await of(1, ['flite'])).not.toBe(await of(1, ['flite', 'espeak']));
  });

  it('says that it cannot be had without any synthesiser', async () => {
    const none = syntheticWords({ clipsPerClass, engines: [] });
    await expect(none.load('test', context())).rejects.toThrow(/no speech synthesiser is installed/);
  });

  it('says that the cache folder cannot be written', async () => {
    await writeFile(join(cacheFolder, 'occupied'), '');
    const attempt = flite().load('validation', { seed: 1, cacheFolder: join(cacheFolder, 'occupied') });
    await expect(attempt).rejects.toThrow(/cannot write/);
  });
});

describe('packageVersion', () => {
  it('finds the package that is installed with the project', () => {
    expect(packageVersion('flite')).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
