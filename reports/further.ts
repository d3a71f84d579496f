import type { Results } from '../harness/results/schema.js';

/** Parts of the results file that the report reads by name. */
const KNOWN: ReadonlySet<string> = new Set<keyof Results>([
  'schemaVersion',
  'run',
  'environment',
  'selfCheck',
  'tasks',
  'cells',
  'comparisons',
  'claims',
  'portability',
  'shift',
  'disagreements',
]);

/** An entry of a part that is not known by name but says what it is about. */
export interface FurtherEntry {
  /** The name of the part. */
  readonly part: string;
  readonly task: string;
  readonly dataset: string;
  readonly program: string;
  readonly runtime: string;
  readonly entry: object;
}

/**
 * What the results file holds beyond the parts that the report knows: lists whose entries name their task and data
 * set. They are shown as plain tables and written to the CSV file until someone writes them a section.
 */
export function furtherEntries(results: Results): readonly FurtherEntry[] {
  return Object.entries(results).flatMap(([part, list]: [string, unknown]) =>
    KNOWN.has(part) || !Array.isArray(list)
      ? []
      : list.flatMap((entry: unknown) => {
          if (typeof entry !== 'object' || entry === null) return [];
          const text = (key: string): string => {
            const value = (entry as Readonly<Record<string, unknown>>)[key];
            return typeof value === 'string' ? value : '';
          };
          const [task, dataset] = [text('task'), text('dataset')];
          return task === '' || dataset === ''
            ? []
            : [{ part, task, dataset, program: text('program'), runtime: text('runtime'), entry }];
        }),
  );
}
