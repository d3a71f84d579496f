import type { Block } from './block.js';

/** A row of a profile: what it says of a result; undefined where that does not apply. */
export type ProfileRow<Result> = readonly [title: string, value: (result: Result) => string | undefined];

/** A table of programs side by side, a column each; null where there are none. Rows that apply to none are left out. */
export function profileTable<Result>(
  caption: string,
  measured: readonly { readonly name: string; readonly result: Result }[],
  profile: readonly ProfileRow<Result>[],
): Block | null {
  if (measured.length === 0) return null;
  const rows = profile.map(([title, value]) => ({
    title,
    values: measured.map(({ result }) => value(result)),
  }));
  return {
    kind: 'table',
    table: {
      caption: `${caption}; a dash where a figure does not apply`,
      columns: [{ title: 'Figure' }, ...measured.map(({ name }) => ({ title: name, numeric: true }))],
      rows: rows
        .filter(({ values }) => values.some((value) => value !== undefined))
        .map(({ title, values }) => [title, ...values.map((value) => value ?? '–')]),
    },
  };
}
