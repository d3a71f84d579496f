import { hashExamples } from '../../cell/example-hash.js';
import type { GroupRunner } from '../runner.js';
import { isScored } from './over-networks.js';
import type { Sweep } from './sweep-file.js';

/** Why what was recorded says nothing of the data that is measured on; nothing where it does. */
export async function otherData(
  { dataset: { id, fingerprint, examples }, command }: Pick<Sweep, 'dataset' | 'command'>,
  {
    dataset,
    context: { limit: _, ...context },
    request,
  }: Pick<GroupRunner, 'dataset' | 'context' | 'request'>,
): Promise<string | undefined> {
  if (id !== dataset.id) return `the sweep was recorded on the data set ${id}, not on ${dataset.id}`;
  const again = `record it again with "${command}"`;
  if (!examples) {
    const same = fingerprint === (await dataset.fingerprint(context));
    return same ? undefined : `the sweep was recorded on other content of ${id}; ${again}`;
  }
  // A data set that may be there in part: the examples that were counted are what must be the same.
  const { split } = request;
  if (!isScored(split) || examples[split] === undefined)
    return `the networks of the sweep were not scored on the ${split} split of ${id}; ${again}`;
  return examples[split] === hashExamples(await dataset.load(split, context))
    ? undefined
    : `the sweep was recorded on other examples of the ${split} split of ${id}; ${again}`;
}
