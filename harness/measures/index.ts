import type { z } from 'zod';

import type { Cell, Outcome } from '../results/schema.js';
import { accuracy } from './accuracy/index.js';
import { agility } from './agility/index.js';
import { attack } from './attack/index.js';
import { brokenInputs } from './broken-inputs/index.js';
import { corruptions } from './corruptions/index.js';
import { cue } from './cue/index.js';
import { disagreements } from './disagreements/index.js';
import { effort } from './effort/index.js';
import { evaluations } from './evaluations/index.js';
import { explanations } from './explanations/index.js';
import { homogeneity } from './homogeneity/index.js';
import { interaction } from './interaction/index.js';
import { interpretability } from './interpretability/index.js';
import { latency } from './latency/index.js';
import { melding } from './melding/index.js';
import { memory } from './memory/index.js';
import { perturbations } from './perturbations/index.js';
import { moreData } from './more-data/index.js';
import { portability } from './portability/index.js';
import { reasons } from './reasons/index.js';
import { rulesFirst } from './rules-first/index.js';
import { shift } from './shift/index.js';
import { silence } from './silence/index.js';
import { surrogate } from './surrogate/index.js';
import { work } from './work/index.js';

/** The measures that come with the package, in the order of the run. A new one is a folder beside this file and a line here. */
export const MEASURES = [
  accuracy,
  evaluations,
  rulesFirst,
  shift,
  latency,
  corruptions,
  perturbations,
  attack,
  brokenInputs,
  silence,
  memory,
  reasons,
  surrogate,
  interaction,
  explanations,
  work,
  interpretability,
  effort,
  portability,
  agility,
  moreData,
  melding,
  homogeneity,
  cue,
  disagreements,
] as const;

type Known = (typeof MEASURES)[number];

/** What each measure of the package amounts to, by its id. */
export type ResultOf<Id extends Known['id']> = z.output<Extract<Known, { id: Id }>['result']>;

/** The result of a measure of the package, where it was measured. */
export function resultOf<Id extends Known['id']>(
  { measures }: Pick<Cell, 'measures'>,
  id: Id,
): ResultOf<Id> | undefined {
  const outcome: Outcome | undefined = measures[id];
  // The file's schema has checked what stands under this id.
  return outcome?.state === 'measured' ? (outcome.result as ResultOf<Id>) : undefined;
}
