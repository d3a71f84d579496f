import { sectionOf, type Block, type SectionMaker } from '../block.js';
import { measuresOf, walk, type FoundFigure } from '../figures.js';
import { formatDirection, formatFigure, slug } from '../format.js';
import { programName } from '../names.js';
import { cellsWith, datasetTitle, type Slice } from '../slice.js';

/** Measures of cells that have a section of their own. */
const SHOWN = ['accuracy', 'latency', 'memory', 'interpretability'];

/** Parts of the results file that have a section of their own. */
const SHOWN_PARTS: readonly string[] = ['agility', 'homogeneity'];

/** Figures of one program or of one entry. */
interface Source {
  readonly name: string;
  readonly figures: readonly FoundFigure[];
}

/** Measures that have no section of their own yet: their figures as plain tables, so that nothing measured is hidden. */
export const otherSection: SectionMaker = (slice) =>
  sectionOf(slug(slice.id, 'other'), 'Further measures', [...ofCells(slice), ...ofParts(slice)]);

function ofCells(slice: Slice): readonly (Block | null)[] {
  const measures = [...new Set(slice.cells.flatMap(({ cell }) => measuresOf(cell)))];
  return measures
    .filter((measure) => !SHOWN.includes(measure))
    .map((measure) => {
      const cells = cellsWith(slice, (cell) => {
        const part: unknown = Object.entries(cell).find(([key]) => key === measure)?.[1];
        return part;
      });
      return figureTable(
        slice,
        measure,
        cells.map(({ name, measure: node }) => ({ name, figures: walk(node) })),
      );
    });
}

function ofParts(slice: Slice): readonly (Block | null)[] {
  const parts = [...new Set(slice.further.map(({ part }) => part))].filter(
    (part) => !SHOWN_PARTS.includes(part),
  );
  return parts.map((part) => {
    const entries = slice.further.filter((one) => one.part === part);
    const sources = entries.map(({ program, runtime, entry }, index) => ({
      name: [program === '' ? String(index + 1) : programName(slice.task, program), runtime]
        .filter(Boolean)
        .join(' · '),
      figures: walk(entry),
    }));
    return figureTable(slice, part, sources);
  });
}

function figureTable({ dataset }: Slice, title: string, sources: readonly Source[]): Block | null {
  const paths = [...new Set(sources.flatMap(({ figures }) => figures.map(({ path }) => path)))];
  if (paths.length === 0) return null;
  return {
    kind: 'table',
    table: {
      caption: `${title} on ${datasetTitle(dataset)}`,
      columns: [
        { title: 'Figure' },
        ...sources.map(({ name }) => ({ title: name, numeric: true })),
        { title: 'Better' },
      ],
      rows: paths.map((path) => {
        const row = sources.map(({ figures }) => figures.find((other) => other.path === path)?.figure);
        const direction = row.find((figure) => figure !== undefined)?.direction ?? 'neither';
        return [
          path,
          ...row.map((figure) => formatFigure(figure)),
          formatDirection(direction).replace(' is better.', ''),
        ];
      }),
    },
  };
}
