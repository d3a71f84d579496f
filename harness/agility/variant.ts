import type { LoadedProgram, Program } from '../../tasks/contract/index.js';

/** Another form of a program than the shipped one, for timing. */
export type ProgramVariant =
  | { readonly kind: 'without'; readonly ruleGroups: readonly string[] }
  | { readonly kind: 'width'; readonly width: number };

/** Loads a program, or the form of it that is asked for. */
export async function loadVariant(
  program: Program<unknown, unknown>,
  runtime: string,
  variant?: ProgramVariant,
): Promise<LoadedProgram<unknown, unknown>> {
  if (!variant) return program.load({ runtime });
  if (variant.kind === 'without') return program.load({ runtime, withoutRuleGroups: variant.ruleGroups });
  if (!program.sweep) throw new Error('has no other widths');
  return program.sweep.untrained(variant.width, { runtime });
}
