import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { UserError } from '../../../tasks/contract/index.js';
import { readSweep, writeSweep } from './sweep-file.js';
import { networkOf, sweepOf } from './test-sweep.js';

let folder: string;
let url: URL;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sweep-'));
  url = pathToFileURL(`${folder}/`);
});
afterEach(() => rm(folder, { recursive: true }));

describe('a recorded sweep', () => {
  const sweep = sweepOf('width', [networkOf({ width: 0.5, right: 960 }), networkOf({ right: 970 })]);

  it('comes back as it was written', async () => {
    expect(await writeSweep(folder, sweep)).toBe(join(folder, 'widths.json'));
    expect(await readSweep(url, 'width')).toEqual(sweep);
    expect(await readdir(folder)).toEqual(['widths.json']);
  });

  it('is undefined where there is none', async () => {
    await writeSweep(folder, sweep);
    expect(await readSweep(url, 'share')).toBeUndefined();
    expect(await readSweep(pathToFileURL(`${folder}/nowhere/`), 'width')).toBeUndefined();
  });

  it.each([
    ['cut off', '{"sweepVersion": 1, "task"', /widths\.json is cut off/],
    ['of a newer version', JSON.stringify({ ...sweep, sweepVersion: 2 }), /not valid at "sweepVersion"/],
    ['of a share beyond all', JSON.stringify({ ...sweep, networks: [networkOf({ share: 2 })] }), /share/],
    ['without networks', JSON.stringify({ ...sweep, networks: [] }), /not valid at "networks"/],
  ])('is refused on one line when it is %s', async (_, text, message) => {
    await writeFile(join(folder, 'widths.json'), text);
    const reading = readSweep(url, 'width');
    await expect(reading).rejects.toBeInstanceOf(UserError);
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.not.toThrow(/\n/);
  });
});
