import { collectRight } from '../accuracy/right.js';
import type { CellSession } from '../../cell/session.js';
import { loadForm } from './form.js';
import type { AgilitySamples } from './schema.js';

/** Decide on so many examples, or on all. */
export interface RulesRequest {
  readonly limit?: number;
}

/** Where the program is right whole, and with each group of its rules left out. */
export type RightWithoutRules = Extract<AgilitySamples, { kind: 'rules' }>['right'];

/** Switches the rule groups of a program off one at a time. */
export async function collectRules(
  session: CellSession,
  { limit }: RulesRequest,
): Promise<RightWithoutRules> {
  const { program, task, spec } = session;
  const examples = session.examples.slice(0, limit);
  const rightWithout = async (ruleGroups: readonly string[]): Promise<Uint8Array> => {
    const loaded = await loadForm(program, spec.runtime, { kind: 'without', ruleGroups });
    const right = await collectRight(task, loaded, examples);
    loaded.dispose();
    return right;
  };
  const whole = await rightWithout([]);
  const groups = [];
  for (const { id, title } of program.ruleGroups ?? [])
    groups.push({ id, title, right: await rightWithout([id]) });
  return { whole, groups };
}
