import type { ReportedMeasures } from '../harness/results/schema.js';
import { sectionOf, type Section } from './block.js';
import { figuresOf } from './figures.js';
import { formatDirection, formatFigure, slug } from './format.js';
import type { Slice } from './slice.js';

/** A measure that has no file of its own in `measures`: all its figures as a table, so that nothing measured is hidden. */
export function figuresSection(
  slice: Slice,
  { id, title, reading }: ReportedMeasures[number],
): Section | null {
  const sources = slice.subjects.flatMap(({ name, measures }) => {
    const outcome = measures[id];
    return outcome?.state === 'measured' ? [{ name, figures: figuresOf(outcome.result).map(labelled) }] : [];
  });
  const labels = [...new Set(sources.flatMap(({ figures }) => figures.map(({ label }) => label)))];
  if (labels.length === 0) return null;
  return sectionOf(slug(slice.id, 'measure', id), title, [
    { kind: 'paragraph', text: reading },
    {
      kind: 'table',
      table: {
        caption: `${title} on ${slice.title}`,
        columns: [
          { title: 'Figure' },
          ...sources.map(({ name }) => ({ title: name, numeric: true })),
          { title: 'Better' },
        ],
        rows: labels.map((label) => {
          const row = sources.map(({ figures }) => figures.find((one) => one.label === label)?.part);
          const direction = row.find((figure) => figure !== undefined)?.direction ?? 'neither';
          return [
            label,
            ...row.map((figure) => formatFigure(figure)),
            formatDirection(direction).replace(' is better.', '') || '–',
          ];
        }),
      },
    },
  ]);
}

/** The way to a figure, and whose it is where the result says so. */
function labelled<Found extends ReturnType<typeof figuresOf>[number]>(found: Found) {
  return { ...found, label: [found.path, ...Object.values(found.of)].filter(Boolean).join(' · ') };
}
