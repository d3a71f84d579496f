import { chartsBlock, sectionOf, type Block, type SectionMaker } from '../block.js';
import { portabilityChart, portedRuns } from '../charts/portability.js';
import { formatMissing, formatNumber, slug } from '../format.js';
import { programName } from '../names.js';
import { datasetTitle, type Slice } from '../slice.js';

/** Differing decisions that are listed; the results file has them all. */
const MOST_DIFFERING = 20;

/** Whether the same weights decide alike wherever they run. */
export const portabilitySection: SectionMaker = (slice) =>
  slice.portability.length === 0
    ? null
    : sectionOf(slug(slice.id, 'portability-section'), 'Portability', [
        { kind: 'paragraph', text: summary(slice) },
        chartsBlock(portabilityChart(slice)),
        differing(slice),
        missing(slice),
      ]);

function summary(slice: Slice): string {
  const runs = portedRuns(slice);
  const alike = runs.every(({ identical, examples }) => identical === examples);
  const where = runs.length === 1 ? 'One runtime was measured' : `${runs.length} runtimes were measured`;
  if (runs.length < 2) return `${where}, so there is nothing to compare it with.`;
  return `${where}: ${alike ? 'the same weights decided alike on all of them, on every input that was compared' : 'the same weights did not always decide alike'}.`;
}

function differing({ portability, dataset }: Slice): Block | null {
  const rows = portability.flatMap(({ runtimes }) =>
    runtimes.flatMap((entry) =>
      entry.state === 'measured'
        ? entry.differing.map(({ example, answer, reference, margin }) => [
            example,
            entry.runtime,
            answer,
            reference,
            margin.toExponential(1),
          ])
        : [],
    ),
  );
  if (rows.length === 0) return null;
  const shown = rows.slice(0, MOST_DIFFERING);
  return {
    kind: 'table',
    table: {
      caption: `Inputs of ${datasetTitle(dataset)} that a runtime decided differently${shown.length < rows.length ? `, ${shown.length} of ${formatNumber(rows.length)}` : ''}; the margin is how close the reference was to another answer`,
      columns: [
        { title: 'Input' },
        { title: 'Runtime' },
        { title: 'Answer' },
        { title: 'Reference' },
        { title: 'Margin', numeric: true },
      ],
      rows: shown,
    },
  };
}

function missing({ task, portability, dataset }: Slice): Block | null {
  const rows = portability.flatMap(({ program, runtimes }) =>
    runtimes.flatMap((entry) =>
      entry.state === 'measured'
        ? []
        : [
            [
              entry.runtime,
              programName(task, program),
              entry.state,
              entry.state === 'missing' ? formatMissing(entry) : entry.error,
            ],
          ],
    ),
  );
  if (rows.length === 0) return null;
  return {
    kind: 'table',
    table: {
      caption: `Runtimes without a figure on ${datasetTitle(dataset)}`,
      columns: [{ title: 'Runtime' }, { title: 'Program' }, { title: 'State' }, { title: 'Why' }],
      rows,
    },
  };
}
