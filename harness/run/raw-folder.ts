import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

import { UserError } from '../../tasks/contract/index.js';
import { writeWhole } from '../files.js';
import { firstIssue } from '../results/first-issue.js';

/** The version of the raw files. They are read by the version that wrote them, and newer ones. */
const RAW_VERSION = 2;

/** The file that says which run the others belong to. */
const RUN_FILE = 'run.json';

/** The name of a raw file: its kind, and what it was collected of; the self-check is of the harness itself. */
const OUR_FILE = /^([a-z][a-z-]*--.+|self-check)\.json$/;

const runSchema = z.object({
  rawVersion: z.literal(RAW_VERSION),
  run: z.string(),
  startedAt: z.iso.datetime(),
  /** Everything that a run must share with this one to continue it, as words. */
  request: z.record(z.string(), z.string()),
});

/** The run that a raw folder belongs to. */
export type RawRun = Omit<z.output<typeof runSchema>, 'rawVersion'>;

const headerSchema = z.object({
  rawVersion: z.literal(RAW_VERSION),
  run: z.string(),
  kind: z.string(),
  of: z.array(z.string()),
  samples: z.unknown(),
});

/** The raw samples of one run: a file for every measure of every cell, written as soon as it was collected. */
export class RawFolder {
  private constructor(
    private readonly folder: string,
    readonly run: RawRun,
  ) {}

  /** Begins a run's raw files, and removes those of the run before. */
  static async begin(folder: string, run: RawRun): Promise<RawFolder> {
    const ours = (await listFiles(folder)).filter((name) => name === RUN_FILE || OUR_FILE.test(name));
    await Promise.all(ours.map((name) => rm(join(folder, name))));
    await writeWhole(join(folder, RUN_FILE), JSON.stringify({ rawVersion: RAW_VERSION, ...run }));
    return new RawFolder(folder, run);
  }

  /**
   * Opens the raw files that a run left.
   *
   * @returns undefined where there are none
   * @throws UserError where they cannot be read
   */
  static async open(folder: string): Promise<RawFolder | undefined> {
    const path = join(folder, RUN_FILE);
    const document = await readJson(path);
    if (document === undefined) return undefined;
    const { run, startedAt, request } = check(path, runSchema.safeParse(document));
    return new RawFolder(folder, { run, startedAt, request });
  }

  /**
   * Writes a file whole.
   *
   * @param kind what the file holds: the id of a measure
   * @param of what it was collected of: task, data set, program, runtime
   * @param schema the one definition of what such a file holds
   */
  async write<Data>(kind: string, of: readonly string[], schema: z.ZodType<Data>, data: Data): Promise<void> {
    const samples = z.safeEncode(schema, data);
    if (!samples.success) throw new Error(`its samples are not valid${firstIssue(samples.error)}`);
    const header = { rawVersion: RAW_VERSION, run: this.run.run, kind, of };
    await writeWhole(this.#path(kind, of), JSON.stringify({ ...header, samples: samples.data }));
  }

  /**
   * Reads a file.
   *
   * @returns undefined where there is none
   * @throws UserError where it is cut off, holds something else, or belongs to another run
   */
  async read<Data>(kind: string, of: readonly string[], schema: z.ZodType<Data>): Promise<Data | undefined> {
    const path = this.#path(kind, of);
    const document = await readJson(path);
    if (document === undefined) return undefined;
    const header = check(path, headerSchema.safeParse(document));
    if (header.run !== this.run.run) unfit(path, `it belongs to run ${header.run}, not to ${this.run.run}`);
    if (header.kind !== kind || header.of.join() !== of.join())
      unfit(path, `it holds ${header.kind} of ${header.of.join(', ')} (version ${header.rawVersion})`);
    return check(path, z.safeDecode(schema, header.samples as never));
  }

  /**
   * Reads a file that must be there.
   *
   * @throws UserError where it is not
   */
  async need<Data>(kind: string, of: readonly string[], schema: z.ZodType<Data>): Promise<Data> {
    return (await this.read(kind, of, schema)) ?? unfit(this.#path(kind, of), 'it is missing');
  }

  #path(kind: string, of: readonly string[]): string {
    return join(this.folder, `${[kind, ...of].map(encodeURIComponent).join('--')}.json`);
  }
}

/** A raw file that cannot be used: says so, with the two ways out. */
function unfit(path: string, why: string): never {
  throw new UserError(
    `raw file ${path} cannot be used: ${why}; restore it, or remove its folder to draw what results.json says`,
  );
}

function check<Output>(path: string, parsed: z.ZodSafeParseResult<Output>): Output {
  if (parsed.success) return parsed.data;
  return unfit(path, `it is not valid${firstIssue(parsed.error)}`);
}

async function listFiles(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

/** The document in a file, or undefined where there is no file. */
async function readJson(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    return unfit(path, cause instanceof Error ? cause.message : String(cause));
  }
  try {
    return JSON.parse(text);
  } catch {
    return unfit(path, `it is cut off or not JSON (${text.length} characters)`);
  }
}
