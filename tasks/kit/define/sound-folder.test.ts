import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import wavefile from 'wavefile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { SPLITS, type DataContext, type Example } from '../../contract/index.js';
import { defineTask } from './define-task.js';
import { soundFolder } from './sound-folder.js';

const context: DataContext = { seed: 1, cacheFolder: 'nowhere' };
const RATE = 8000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-sounds-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A tone, as a file of 16 bits. */
function tone(hertz: number, seconds: number, rate = RATE): Uint8Array {
  const samples = Int16Array.from({ length: rate * seconds }, (_, at) =>
    Math.round(16_000 * Math.sin((2 * Math.PI * hertz * at) / rate)),
  );
  const wav = new wavefile.WaveFile();
  wav.fromScratch(1, rate, '16', samples);
  return wav.toBuffer();
}

let folders = 0;
async function folderOf(sounds: Readonly<Record<string, Uint8Array>>): Promise<URL> {
  const own = join(folder, `set-${folders++}`);
  for (const [path, sound] of Object.entries(sounds)) {
    await mkdir(dirname(join(own, path)), { recursive: true });
    await writeFile(join(own, path), sound);
  }
  return pathToFileURL(own);
}

const THIRTY = Object.fromEntries(
  Array.from({ length: 30 }, (_, at) => [
    `${at % 2 === 0 ? 'high' : 'low'}/${at}.wav`,
    tone(100 + 10 * at, 0.25),
  ]),
);
const plain = { rate: RATE, seconds: 0.5, licence: 'CC0-1.0' };

describe('a folder of sounds', () => {
  it('makes a task whose inputs are samples of one rate and length, to be drawn and heard', async () => {
    const other = { 'high/31.wav': tone(500, 1, 16_000) };
    const task = defineTask({
      id: 'tones',
      title: 'Tones',
      data: soundFolder({ ...plain, folder: await folderOf({ ...THIRTY, ...other }) }),
    });
    expect(task.classes).toEqual(['high', 'low']);
    expect(task.features.shape).toEqual([4000]);
    const splits = await Promise.all(SPLITS.map((split) => task.dataSets[0].load(split, context)));
    const all: Example<Float32Array, string>[] = splits.flat();
    expect(all).toHaveLength(31);
    for (const { input } of all) expect(input).toHaveLength(4000);
    // A shorter one is kept whole, with silence around it.
    const short = all.find(({ id }) => id === 'low/1.wav')!.input;
    expect(short.filter((sample) => sample !== 0).length).toBeGreaterThan(1900);
    expect([short[0], short.at(-1)]).toEqual([0, 0]);

    const { input } = all[0]!;
    expect(task.sound!(input)).toEqual({ samples: input, rate: RATE });
    expect(task.groups!.shape).toEqual([20]);
    const values = input.map(Math.abs);
    const svg = task.draw(input, { attribution: { kind: 'attribution', values, method: '' }, enough: [3] });
    expect(svg).toContain('<rect x="15" y="0" width="5"');
    expect(svg).toContain('stroke="#a3459b"');
    expect(svg).not.toMatch(/NaN|Infinity/);
  });

  it('refuses recordings that are damaged, by name', async () => {
    const url = await folderOf({ ...THIRTY, 'low/99.wav': new Uint8Array(100) });
    await expect(soundFolder({ ...plain, folder: url }).dataSet.load('train', context)).rejects.toThrow(
      /1 of 31 recordings .*low\/99\.wav/,
    );
  });

  it.each([{ rate: 0 }, { rate: 0.5 }, { seconds: 0 }, { seconds: Number.NaN }])('refuses %j', (wrong) => {
    expect(() => soundFolder({ ...plain, ...wrong, folder: new URL('file:///nowhere/') })).toThrow(
      'such as rate',
    );
  });
});
