import type { Portability } from '../../harness/measures/portability/schema.js';
import { chartsBlock, sectionOf, type Block, type MeasureReport } from '../block.js';
import { portabilityChart, portedRuns, type PortedRun } from '../charts/portability.js';
import { formatMissing, formatNumber, slug } from '../format.js';
import { programsWith } from '../slice.js';

/** Differing decisions that are listed; the results file has them all. */
const MOST_DIFFERING = 20;

/** Whether the same weights decide alike wherever they run. */
export const portability: MeasureReport = {
  id: 'portability',
  sections(slice, title) {
    const networks = programsWith(slice, 'portability');
    if (networks.length === 0) return [];
    const runtimes = networks.flatMap(({ name, result }) =>
      result.runtimes.map((entry) => ({ name, entry })),
    );
    return [
      sectionOf(slug(slice.id, 'portability-section'), title, [
        { kind: 'paragraph', text: summary(portedRuns(slice)) },
        chartsBlock(portabilityChart(slice)),
        differing(slice.title, runtimes),
        missing(slice.title, runtimes),
      ]),
    ];
  },
};

/** A runtime of the network of this name. */
type Runtimes = readonly { readonly name: string; readonly entry: Portability['runtimes'][number] }[];

function summary(runs: readonly PortedRun[]): string {
  const alike = runs.every(({ identical, examples }) => identical === examples);
  const where = runs.length === 1 ? 'One runtime was measured' : `${runs.length} runtimes were measured`;
  if (runs.length < 2) return `${where}, so there is nothing to compare it with.`;
  return `${where}: ${alike ? 'the same weights decided alike on all of them, on every input that was compared' : 'the same weights did not always decide alike'}.`;
}

function differing(title: string, runtimes: Runtimes): Block | null {
  const rows = runtimes.flatMap(({ entry }) =>
    entry.state === 'measured'
      ? entry.differing.map(({ example, answer, reference, margin }) => [
          example,
          entry.runtime,
          answer,
          reference,
          margin.toExponential(1),
        ])
      : [],
  );
  if (rows.length === 0) return null;
  const shown = rows.slice(0, MOST_DIFFERING);
  return {
    kind: 'table',
    table: {
      caption: `Inputs of ${title} that a runtime decided differently${shown.length < rows.length ? `, ${shown.length} of ${formatNumber(rows.length)}` : ''}; the margin is how close the reference was to another answer`,
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

function missing(title: string, runtimes: Runtimes): Block | null {
  const rows = runtimes.flatMap(({ name, entry }) =>
    entry.state === 'measured'
      ? []
      : [[entry.runtime, name, entry.state, entry.state === 'missing' ? formatMissing(entry) : entry.error]],
  );
  if (rows.length === 0) return null;
  return {
    kind: 'table',
    table: {
      caption: `Runtimes without a figure on ${title}`,
      columns: [{ title: 'Runtime' }, { title: 'Program' }, { title: 'State' }, { title: 'Why' }],
      rows,
    },
  };
}
