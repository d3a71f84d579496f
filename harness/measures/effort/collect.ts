import type { ProgressTeller } from '../../cell/protocol.js';
import { explainExample } from '../../cell/explain.js';
import type { CellSession } from '../../cell/session.js';

/** Places of the examples whose traces are read. */
export interface TraceRequest {
  readonly inputs: readonly number[];
}

/** Reads the traces of some decisions: how many rules they name, and how many facts that rules looked at. */
export async function collectTraces(
  session: CellSession,
  { inputs }: TraceRequest,
  tell: ProgressTeller,
): Promise<{ readonly inputs: number; readonly rules: number; readonly facts: number } | undefined> {
  await session.load();
  if (typeof (session.loaded.explain as unknown) !== 'function') return undefined;
  const [rules, facts] = [new Set<string>(), new Set<string>()];
  for (const [done, place] of inputs.entries()) {
    const explanation = await explainExample(session, session.examples[place]!);
    if (explanation.kind !== 'trace') return undefined;
    for (const step of explanation.steps) {
      rules.add(step.rule);
      for (const fact of Object.keys(step.facts)) facts.add(fact);
    }
    tell((done + 1) / inputs.length);
  }
  return { inputs: inputs.length, rules: rules.size, facts: facts.size };
}

/** The manifest of a learned program's network as JSON; nothing where it describes none. */
export async function readManifest({ program }: CellSession): Promise<string | undefined> {
  const network = await program.network?.();
  return network && JSON.stringify(network.manifest);
}
