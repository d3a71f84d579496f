import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';

import { UserError } from '../../tasks/contract/index.js';
import { writeWhole } from '../files.js';
import type { Origin, SubjectName } from './collected.js';
import type { Code } from './describe-code.js';
import {
  answersSchema,
  whatChanged,
  check,
  readJson,
  sealSamples,
  unsealSamples,
  type Answerer,
  type Answers,
} from './sample-file.js';

/** The version of the raw files. They are read by the version that wrote them, and newer ones. */
const RAW_VERSION = 3;

/** The file that says which run the others belong to. */
const RUN_FILE = 'run.json';

/** The name of a raw file: its kind, and what it was collected of; the self-check is of the harness itself. */
const OUR_FILE = /^([a-z][a-z-]*--.+|self-check)\.json$/;

/** How the name of a file ends that was set aside. */
const DAMAGED = '.damaged.json';

const runSchema = z.object({
  rawVersion: z.literal(RAW_VERSION),
  run: z.string(),
  startedAt: z.iso.datetime(),
  /** When it was continued last. */
  resumedAt: z.iso.datetime().exactOptional(),
  /** What a run must be asked to continue this one, as words. */
  request: z.record(z.string(), z.string()),
  /** What it was made of, part by part; nothing until its data was there. */
  code: z.record(z.string(), z.record(z.string(), z.string())).default({}),
});

/** The run that a raw folder belongs to. */
export type RawRun = Omit<z.output<typeof runSchema>, 'rawVersion'>;

const headerSchema = z.object({
  rawVersion: z.literal(RAW_VERSION),
  run: z.string(),
  kind: z.string(),
  of: z.array(z.string()),
  /** The hash of the code and data that it was collected with. */
  code: z.string().exactOptional(),
  /** The run that measured it, where it was kept from there. */
  keptFrom: z.object({ run: z.string(), measuredAt: z.iso.datetime() }).exactOptional(),
  /** What it depends on beside that, such as what another program decided. */
  answers: answersSchema.exactOptional(),
  sha256: z.string(),
  samples: z.unknown(),
});

/** Where samples come from. */
export interface Provenance {
  /** Where they were kept from, if they were not measured in this run. */
  readonly origin?: Origin;
  /** What was asked of the run when they were collected. */
  readonly answers?: Answers;
}

/** The raw samples of one run: a file for every measure of every cell, written as soon as it was collected. */
export class RawFolder {
  #code: Code | undefined;
  #note: ((line: string) => void) | undefined;
  /** Where the samples came from that were kept, by the path of their file. */
  readonly #origins = new Map<string, Origin>();

  private constructor(
    readonly folder: string,
    readonly run: RawRun,
  ) {}

  /** Begins the raw files of a run, or changes what is known of it. */
  static async begin(folder: string, run: RawRun): Promise<RawFolder> {
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
    const refuse = refusing(path);
    const document = await readJson(path, refuse);
    if (document === undefined) return undefined;
    const { rawVersion, ...run } = check(runSchema.safeParse(document), refuse);
    return new RawFolder(folder, run);
  }

  /** True where nothing was collected yet. */
  async isEmpty(): Promise<boolean> {
    return !(await listFiles(this.folder)).some((name) => OUR_FILE.test(name));
  }

  /** Copies the files, so that a run can go on with the copy; the file that says whose they are comes last. */
  async copyTo(folder: string, run: RawRun): Promise<RawFolder> {
    await mkdir(folder, { recursive: true });
    for (const name of await listFiles(this.folder))
      if (OUR_FILE.test(name)) await copyFile(join(this.folder, name), join(folder, name));
    return RawFolder.begin(folder, run);
  }

  /** Removes the folder where nothing was collected. */
  async removeEmpty(): Promise<void> {
    if (await this.isEmpty()) await rm(this.folder, { recursive: true });
  }

  /**
   * Goes on collecting with this code: what was collected with other code counts as not there, and a file that is damaged
   * is set aside, so that both are collected again.
   *
   * @param note says a line to the user
   */
  async goOnWith(code: Code, note: (line: string) => void): Promise<void> {
    if (!(await this.isEmpty())) code.changesSince(this.run.code).forEach(note);
    await RawFolder.begin(this.folder, { ...this.run, code: code.parts });
    this.#code = code;
    this.#note = note;
  }

  /**
   * Writes a file whole.
   *
   * @param kind what the file holds: the id of a measure
   * @param of what it was collected of: task, data set, program, runtime
   * @param schema the one definition of what such a file holds
   */
  async write<Data>(
    kind: string,
    of: SubjectName,
    schema: z.ZodType<Data>,
    data: Data,
    { origin, answers }: Provenance = {},
  ): Promise<void> {
    const header = {
      rawVersion: RAW_VERSION,
      run: this.run.run,
      kind,
      of,
      ...(this.#code ? { code: this.#code.of(kind, of) } : {}),
      ...(origin ? { keptFrom: origin } : {}),
      ...(answers ? { answers } : {}),
    };
    const path = this.#path(kind, of);
    await writeWhole(path, JSON.stringify({ ...header, ...sealSamples(schema, data) }));
    if (origin) this.#origins.set(path, origin);
  }

  /** Where samples that were read or written were kept from; nothing for those that this run measured. */
  originOf(kind: string, of: SubjectName): Origin | undefined {
    return this.#origins.get(this.#path(kind, of));
  }

  /**
   * Reads a file.
   *
   * @param answer answers what was asked when a file was collected: one that is answered otherwise does not count
   * @returns undefined where there is none, or, for a run that goes on, none that counts
   * @throws UserError where it is cut off, holds something else, or belongs to another run
   */
  async read<Data>(
    kind: string,
    of: SubjectName,
    schema: z.ZodType<Data>,
    answer?: Answerer,
  ): Promise<Data | undefined> {
    try {
      return await this.#readSound(kind, of, schema, answer);
    } catch (error) {
      if (!this.#note || !(error instanceof DamagedFile)) throw error;
      const aside = error.path.replace(/\.json$/, DAMAGED);
      await rename(error.path, aside);
      this.#note(
        `raw file ${error.path} is measured again: ${error.why}; it was set aside as ${basename(aside)}`,
      );
      return undefined;
    }
  }

  async #readSound<Data>(
    kind: string,
    of: SubjectName,
    schema: z.ZodType<Data>,
    answer?: Answerer,
  ): Promise<Data | undefined> {
    const path = this.#path(kind, of);
    const refuse = refusing(path);
    const document = await readJson(path, refuse);
    if (document === undefined) return undefined;
    const header = check(headerSchema.safeParse(document), refuse);
    if (header.run !== this.run.run) refuse(`it belongs to run ${header.run}, not to ${this.run.run}`);
    if (header.kind !== kind || header.of.join() !== of.join())
      refuse(`it holds ${header.kind} of ${header.of.join(', ')} (version ${header.rawVersion})`);
    if (this.#code && header.code !== this.#code.of(kind, of)) return undefined;
    const { sha256, samples, keptFrom, answers } = header;
    const change = answer && whatChanged(answers ?? [], answer);
    if (change !== undefined) {
      this.#note?.(`${kind} of ${of.join(', ')} is measured again: ${change}`);
      return undefined;
    }
    const decoded = unsealSamples(schema, { sha256, samples }, refuse);
    if (keptFrom) this.#origins.set(path, keptFrom);
    return decoded;
  }

  /**
   * Reads a file that must be there.
   *
   * @throws UserError where it is not
   */
  async need<Data>(kind: string, of: SubjectName, schema: z.ZodType<Data>): Promise<Data> {
    return (await this.read(kind, of, schema)) ?? refusing(this.#path(kind, of))('it is missing');
  }

  /** Refuses a file that is whole and says what cannot be. */
  refuse(kind: string, of: SubjectName, why: string): never {
    return refusing(this.#path(kind, of))(why);
  }

  #path(kind: string, of: SubjectName): string {
    return join(this.folder, `${[kind, ...of].map(encodeURIComponent).join('--')}.json`);
  }
}

/** Removes raw files with their folder; what a person put beside them goes to another folder. */
export async function removeRaw(folder: string, into: string): Promise<void> {
  for (const name of await listFiles(folder)) {
    const path = join(folder, name);
    if (name === RUN_FILE || OUR_FILE.test(name)) await rm(path);
    else await rename(path, join(into, name));
  }
  await rm(folder, { recursive: true, force: true });
}

/** A raw file that cannot be used. */
class DamagedFile extends UserError {
  constructor(
    readonly path: string,
    readonly why: string,
  ) {
    super(
      `raw file ${path} cannot be used: ${why}; restore it, measure it again by the command of the run with --resume, or copy results.json elsewhere and draw what it says`,
    );
  }
}

const refusing =
  (path: string) =>
  (why: string): never => {
    throw new DamagedFile(path, why);
  };

async function listFiles(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
