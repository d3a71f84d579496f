import type { LoadedProgram, Program } from '../../../tasks/contract/index.js';
import type { CellSession } from '../../cell/session.js';

/** Another form of a program than the shipped one, for timing. */
export type ProgramForm =
  | { readonly kind: 'without'; readonly ruleGroups: readonly string[] }
  | { readonly kind: 'width'; readonly width: number };

/** Turns to a form of the program: later questions are about it. */
export function selectForm(session: CellSession, form: ProgramForm): void {
  session.select(JSON.stringify(form), () => loadForm(session.program, session.spec.runtime, form));
}

/** Loads the form of a program that is asked for. */
export async function loadForm(
  program: Program<unknown, unknown>,
  runtime: string,
  form: ProgramForm,
): Promise<LoadedProgram<unknown, unknown>> {
  if (form.kind === 'without') return program.load({ runtime, withoutRuleGroups: form.ruleGroups });
  if (!program.sweep) throw new Error('has no other widths');
  return program.sweep.untrained(form.width, { runtime });
}
