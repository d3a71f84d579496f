import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

import { UserError } from '../../tasks/contract/index.js';
import { writeWhole } from '../files.js';
import { CODECS, type RawData, type RawKind } from './codecs.js';

/** The version of the raw files. They are read by the version that wrote them, and newer ones. */
const RAW_VERSION = 1;

/** The file that says which run the others belong to. */
const RUN_FILE = 'run.json';

/** The name of a raw file: its kind, and the cell that it was collected of. */
const OUR_FILE = new RegExp(`^(${Object.keys(CODECS).join('|')})(--.*)?\\.json$`);

const runSchema = z.object({
  rawVersion: z.literal(RAW_VERSION),
  run: z.string(),
  startedAt: z.iso.datetime(),
  /** Everything that a run must share with this one to continue it, as words. */
  request: z.record(z.string(), z.string()),
});

/** The run that a raw folder belongs to. */
export type RawRun = Omit<z.output<typeof runSchema>, 'rawVersion'>;

const headerSchema = z.looseObject({
  rawVersion: z.literal(RAW_VERSION),
  run: z.string(),
  kind: z.string(),
  of: z.array(z.string()),
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

  /** Writes a file whole. `of` names the cell: task, data set, program, runtime. */
  async write<Kind extends RawKind>(kind: Kind, of: readonly string[], data: RawData[Kind]): Promise<void> {
    const header = { rawVersion: RAW_VERSION, run: this.run.run, kind, of };
    const codec: z.ZodType = CODECS[kind];
    const encoded = codec.encode(data) as object;
    await writeWhole(this.#path(kind, of), JSON.stringify({ ...header, ...encoded }));
  }

  /**
   * Reads a file.
   *
   * @returns undefined where there is none
   * @throws UserError where it is cut off, holds something else, or belongs to another run
   */
  async read<Kind extends RawKind>(kind: Kind, of: readonly string[]): Promise<RawData[Kind] | undefined> {
    const path = this.#path(kind, of);
    const document = await readJson(path);
    if (document === undefined) return undefined;
    const {
      rawVersion,
      run,
      kind: found,
      of: owner,
      ...body
    } = check(path, headerSchema.safeParse(document));
    if (run !== this.run.run) unfit(path, `it belongs to run ${run}, not to ${this.run.run}`);
    if (found !== kind || owner.join() !== of.join())
      unfit(path, `it holds ${found} of ${owner.join(', ')} (version ${rawVersion})`);
    const codec: z.ZodType = CODECS[kind];
    return check(path, codec.safeDecode(body)) as RawData[Kind];
  }

  /**
   * Reads a file that must be there.
   *
   * @throws UserError where it is not
   */
  async need<Kind extends RawKind>(kind: Kind, of: readonly string[]): Promise<RawData[Kind]> {
    return (await this.read(kind, of)) ?? unfit(this.#path(kind, of), 'it is missing');
  }

  #path(kind: RawKind, of: readonly string[]): string {
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
  const issue = parsed.error.issues[0]!;
  return unfit(
    path,
    `it is not valid${issue.path.length > 0 ? ` at "${issue.path.join('.')}"` : ''}: ${issue.message}`,
  );
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
