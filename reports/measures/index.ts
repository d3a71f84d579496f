import type { MeasureReport, Section } from '../block.js';
import { figuresSection } from '../figures-table.js';
import { headToHeadSection } from '../head-to-head.js';
import type { Slice } from '../slice.js';
import { accuracy } from './accuracy.js';
import { agility } from './agility.js';
import { cue } from './cue.js';
import { disagreements } from './disagreements.js';
import { explanations } from './explanations.js';
import { homogeneity } from './homogeneity.js';
import { interaction } from './interaction.js';
import { interpretability } from './interpretability.js';
import { latency } from './latency.js';
import { melding } from './melding.js';
import { memory } from './memory.js';
import { moreData } from './more-data.js';
import { portability } from './portability.js';
import { reasons } from './reasons.js';
import { rulesFirst } from './rules-first.js';
import { shift } from './shift.js';
import { surrogate } from './surrogate.js';
import { work } from './work.js';

/** The measures that have more than a table of their figures. A new one gets a file beside this one and a line here. */
const REPORTS: readonly MeasureReport[] = [
  accuracy,
  rulesFirst,
  shift,
  latency,
  memory,
  reasons,
  surrogate,
  interaction,
  explanations,
  work,
  interpretability,
  portability,
  agility,
  moreData,
  melding,
  homogeneity,
  cue,
  disagreements,
];

/** What was measured of a slice, on the page and in Markdown alike; measures in the order of the run. */
export function sectionsOf(slice: Slice): readonly Section[] {
  return [
    headToHeadSection(slice),
    ...slice.measures.flatMap((measure) => {
      const report = REPORTS.find(({ id }) => id === measure.id);
      return report ? report.sections(slice, measure.title) : [figuresSection(slice, measure)];
    }),
  ].filter((section) => section !== null);
}
