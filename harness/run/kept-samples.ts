import { createHash } from 'node:crypto';
import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import pMap from 'p-map';
import { z } from 'zod';

import { UserError } from '../../tasks/contract/index.js';
import { reasonOf } from '../../tasks/kit/one-line.js';
import { writeWhole } from '../../tasks/kit/write-whole.js';
import { NotApplicable, type AnyMeasure } from '../measures/measure.js';
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
  type Refuse,
} from './sample-file.js';

/** The version of the files. One of another version is not looked for. */
const VERSION = 1;

/** So many bytes of samples are kept: some forty default runs. What was not used for longest goes first. */
const MOST_BYTES = 500e6;

const FILES_AT_ONCE = 8;

const fileSchema = z.object({
  version: z.literal(VERSION),
  run: z.string(),
  measuredAt: z.iso.datetime(),
  measure: z.string(),
  of: z.array(z.string()),
  answers: answersSchema,
  outcome: z.union([
    z.object({ sha256: z.string(), samples: z.unknown() }),
    /** Why the measure does not apply, where that was found by trying. */
    z.object({ notApplicable: z.string() }),
  ]),
});

/** One collection: which measure of what, in which run. */
export interface Collection {
  readonly measure: AnyMeasure;
  readonly of: SubjectName;
  /** What the run says that it belongs to, beside code, data and request. */
  readonly examplesSha256: string | undefined;
  readonly limit: number | undefined;
}

/** What an earlier run collected. */
export interface KeptCollection {
  readonly samples: unknown;
  readonly origin: Origin;
  readonly answers: Answers;
}

/** What {@link KeptSamples} needs to know of its run. */
export interface KeepingRun {
  readonly run: string;
  readonly code: Code;
  /** What a run must be asked alike, and the kind of machine. */
  readonly request: Readonly<Record<string, unknown>>;
  /** False to measure all again, and keep that. */
  readonly take: boolean;
  /** Says a line to the user. */
  readonly note: (line: string) => void;
}

/**
 * Samples of measures that give the same ones whenever the same code decides on the same data with the same seed: they are
 * kept in the cache folder, shared by all runs, and not collected again. A file is found by a hash of all that its samples
 * depend on: the files of the program, the task and the measure, the data, the request, the kind of machine; in it stands
 * what else was asked, such as what other programs decided, which must be answered alike.
 *
 * Files are written whole or not at all, so runs side by side share one folder; who finds one gone measures.
 */
export class KeptSamples {
  readonly #folder: string;

  constructor(
    cacheFolder: string,
    private readonly run: KeepingRun,
  ) {
    this.#folder = join(cacheFolder, 'samples');
  }

  /**
   * Takes what an earlier run collected.
   *
   * @returns undefined where there is nothing, or what there is does not count
   */
  async take(collection: Collection, answer: Answerer): Promise<KeptCollection | undefined> {
    const { measure, of } = collection;
    if (!measure.repeatable || !this.run.take) return undefined;
    const path = this.#path(collection);
    try {
      const document = await readJson(path, damaged);
      if (document === undefined) return undefined;
      const file = check(fileSchema.safeParse(document), damaged);
      if (file.measure !== measure.id || file.of.join('\n') !== of.join('\n'))
        damaged(`it holds ${file.measure} of ${file.of.join(', ')}`);
      const { run, measuredAt, outcome, answers } = file;
      if (whatChanged(answers, answer) !== undefined) return undefined;
      const samples: unknown =
        'notApplicable' in outcome
          ? new NotApplicable(outcome.notApplicable)
          : unsealSamples(measure.samples!, outcome, damaged);
      const now = new Date();
      await utimes(path, now, now).catch(() => undefined);
      return { samples, origin: { run, measuredAt }, answers };
    } catch (error) {
      if (!(error instanceof DamagedFile)) throw error;
      this.run.note(
        `${measure.id} of ${of.join(', ')} is measured again: ${path} is damaged, ${error.message}`,
      );
      await rm(path, { force: true }).catch(() => undefined);
      return undefined;
    }
  }

  /** Keeps what was collected for other runs; one that cannot be written is lost to them, and nothing else. */
  async keep(collection: Collection, samples: unknown, answers: Answers): Promise<void> {
    const { measure, of } = collection;
    if (!measure.repeatable) return;
    const file: z.output<typeof fileSchema> = {
      version: VERSION,
      run: this.run.run,
      measuredAt: new Date().toISOString(),
      measure: measure.id,
      of: [...of],
      answers,
      outcome:
        samples instanceof NotApplicable
          ? { notApplicable: samples.reason }
          : sealSamples(measure.samples!, samples),
    };
    try {
      await writeWhole(
        this.#path(collection),
        JSON.stringify(file),
        'the run goes on; choose another folder with --cache-dir or RVW_CACHE',
      );
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.run.note(`${measure.id} of ${of.join(', ')} is not kept: ${reasonOf(error)}`);
    }
  }

  /** Removes what was not used for longest, where there is more than {@link MOST_BYTES}. */
  async prune(mostBytes = MOST_BYTES): Promise<void> {
    const names = await readdir(this.#folder).catch(() => []);
    const files = await pMap(
      names,
      async (name) => {
        const path = join(this.#folder, name);
        const found = await stat(path).catch(() => undefined);
        return { path, bytes: found?.size ?? 0, usedAt: found?.mtimeMs ?? 0 };
      },
      { concurrency: FILES_AT_ONCE },
    );
    let bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    for (const file of files.sort((one, other) => one.usedAt - other.usedAt)) {
      if (bytes <= mostBytes) return;
      await rm(file.path, { force: true }).catch(() => undefined);
      bytes -= file.bytes;
    }
  }

  #path({ measure, of, examplesSha256, limit }: Collection): string {
    const { code, request } = this.run;
    const key = [VERSION, measure.id, of, code.of(measure.id, of), request, examplesSha256, limit];
    const hash = createHash('sha256').update(JSON.stringify(key)).digest('hex');
    return join(this.#folder, `${hash}.json`);
  }
}

/** A file that cannot be used. */
class DamagedFile extends Error {}

const damaged: Refuse = (why) => {
  throw new DamagedFile(why);
};
