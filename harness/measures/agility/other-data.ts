import type { GroupRunner } from '../runner.js';
import type { Sweep } from './sweep-file.js';

/** Why what was recorded says nothing of the data that is measured on; nothing where it does. */
export async function otherData(
  { dataset: { id, fingerprint }, command }: Pick<Sweep, 'dataset' | 'command'>,
  { dataset, context }: Pick<GroupRunner, 'dataset' | 'context'>,
): Promise<string | undefined> {
  if (id !== dataset.id) return `the sweep was recorded on the data set ${id}, not on ${dataset.id}`;
  return fingerprint === (await dataset.fingerprint(context))
    ? undefined
    : `the sweep was recorded on other content of ${id}; record it again with "${command}"`;
}
