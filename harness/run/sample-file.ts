import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';

import { firstIssue } from '../results/first-issue.js';

/** Samples as they are written, sealed with their hash: what was changed afterwards would give other figures without a word. */
export interface SealedSamples {
  readonly sha256: string;
  readonly samples: unknown;
}

/** What a collection asked of its run beyond what it was told, each question with a hash of the answer. */
export const answersSchema = z.array(z.tuple([z.array(z.string()), z.string()]));

/** See {@link answersSchema}. */
export type Answers = z.output<typeof answersSchema>;

/** Gives the answer to a question as a hash. */
export type Answerer = (question: readonly string[]) => string;

/**
 * What samples hang on that is not as it was when they were collected, in words; such samples do not count.
 *
 * @param answers what was asked, and answered then
 * @param answer answers now
 * @returns undefined where everything is answered as it was
 */
export function whatChanged(answers: Answers, answer: Answerer): string | undefined {
  const changed = answers.find(([question, hash]) => answer(question) !== hash);
  if (!changed) return undefined;
  const [what, measure, ...of] = changed[0];
  return what === 'samples' ? `${measure} of ${of.join(', ')} changed` : `the ${what} of the run changed`;
}

/** Refuses a file, and says why. */
export type Refuse = (why: string) => never;

/**
 * Brings samples into the form of a file.
 *
 * @param schema the one definition of what such a file holds
 * @throws Error where they do not fit it
 */
export function sealSamples<Data>(schema: z.ZodType<Data>, data: Data): SealedSamples {
  const encoded = z.safeEncode(schema, data);
  if (!encoded.success) throw new Error(`its samples are not valid${firstIssue(encoded.error)}`);
  return { sha256: hashOf(encoded.data), samples: encoded.data };
}

/** Takes samples out of a file. */
export function unsealSamples<Data>(
  schema: z.ZodType<Data>,
  { sha256, samples }: SealedSamples,
  refuse: Refuse,
): Data {
  const decoded = check(z.safeDecode(schema, samples as never), refuse);
  if (sha256 !== hashOf(samples))
    refuse('its samples were changed after they were written: "sha256" is that of others');
  return decoded;
}

/** What was parsed, where it is valid. */
export function check<Output>(parsed: z.ZodSafeParseResult<Output>, refuse: Refuse): Output {
  if (parsed.success) return parsed.data;
  return refuse(`it is not valid${firstIssue(parsed.error)}`);
}

/** The document in a file, or undefined where there is no file. */
export async function readJson(path: string, refuse: Refuse): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    return refuse(cause instanceof Error ? cause.message : String(cause));
  }
  try {
    return JSON.parse(text);
  } catch {
    return refuse(`it is cut off or not JSON (${text.length} characters)`);
  }
}

const hashOf = (samples: unknown): string =>
  createHash('sha256').update(JSON.stringify(samples)).digest('hex');
