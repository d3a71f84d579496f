import { folded, type MeasureReport, type Section } from '../block.js';
import { figuresSection } from '../figures-table.js';
import { headToHeadSection } from '../head-to-head.js';
import type { Slice } from '../slice.js';
import { accuracy } from './accuracy.js';
import { agility } from './agility.js';
import { attack } from './attack.js';
import { brokenInputs } from './broken-inputs.js';
import { corruptions } from './corruptions.js';
import { cue } from './cue.js';
import { disagreements } from './disagreements.js';
import { effort } from './effort.js';
import { evaluations } from './evaluations.js';
import { explanations } from './explanations.js';
import { homogeneity } from './homogeneity.js';
import { interaction } from './interaction.js';
import { interpretability } from './interpretability.js';
import { latency } from './latency.js';
import { melding } from './melding.js';
import { memory } from './memory.js';
import { perturbations } from './perturbations.js';
import { moreData } from './more-data.js';
import { portability } from './portability.js';
import { reasons } from './reasons.js';
import { rulesFirst } from './rules-first.js';
import { shift } from './shift.js';
import { silence } from './silence.js';
import { surrogate } from './surrogate.js';
import { work } from './work.js';

/** The measures that have more than a table of their figures. A new one gets a file beside this one and a line here. */
const REPORTS: readonly MeasureReport[] = [
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
];

/** What a reader of five minutes asks for; the rest stands folded. */
const OPEN: ReadonlySet<string> = new Set(
  [accuracy, rulesFirst, latency, corruptions, disagreements].map(({ id }) => id),
);

/** What was measured of a slice, on the page and in Markdown alike; measures in the order of the run. */
export function sectionsOf(slice: Slice): readonly Section[] {
  return [
    folded(headToHeadSection(slice)),
    ...slice.measures.flatMap((measure) => {
      const report = REPORTS.find(({ id }) => id === measure.id);
      // What a plugin measures is what its author came for.
      if (!report) return [figuresSection(slice, measure)];
      const sections = report.sections(slice, measure.title);
      return OPEN.has(report.id) ? sections : sections.map(folded);
    }),
  ].filter((section) => section !== null);
}
