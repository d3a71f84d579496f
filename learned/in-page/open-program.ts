import type { Decision, OpenedInPage } from '../../tasks/contract/index.js';
import { programOf, type NetworkCoding } from '../running-program.js';
import { openInPage, type NetworkInPage } from './open-network.js';
import { inSlices } from './slices.js';

/**
 * Gets a network's program ready in the page.
 *
 * @param coding whose `blank` is known without the network
 * @param data the packed network
 * @param explain in place of covering one window of features after the other
 */
export async function openProgram<Input, Answer>(
  coding: NetworkCoding<Input, Answer>,
  data: Uint8Array,
  explain?: (
    input: Input,
    running: ReturnType<typeof inSlices>,
  ) => ReturnType<OpenedInPage<Input, Answer>['explain']>,
): Promise<OpenedInPage<Input, Answer>> {
  const { engine, run }: NetworkInPage = await openInPage(data);
  const { window, blank } = coding.occlusion;
  if (typeof blank === 'function') throw new Error('what covers the features is not known in the page');
  const sliced = (signal: AbortSignal) => inSlices(run, signal);
  const program = (signal: AbortSignal) => programOf(coding, sliced(signal), { window, blank });
  const deciding = program(new AbortController().signal);
  return {
    engine,
    // Nothing is waited for: the network runs at once.
    decide: (input) => deciding.decide(input) as Decision<Answer>,
    explain: (input, signal) => (explain ? explain(input, sliced(signal)) : program(signal).explain(input)),
  };
}
