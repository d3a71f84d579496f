import { sectionOf, type SectionMaker } from '../block.js';
import { slug } from '../format.js';
import { cellName } from '../names.js';

/** What was not measured, with the reason: nothing goes missing in silence. */
export const absentSection: SectionMaker = (slice) => {
  const { absent, task, cells } = slice;
  if (absent.length === 0) return null;
  const all = [...cells.map(({ cell }) => cell), ...absent];
  return sectionOf(slug(slice.id, 'absent'), 'What was not measured', [
    {
      kind: 'table',
      table: {
        caption: 'Cells that failed or were skipped',
        columns: [{ title: 'Program' }, { title: 'Runtime' }, { title: 'State' }, { title: 'Why' }],
        rows: absent.map((cell) => [
          cellName(task, cell, all),
          cell.runtime,
          cell.state,
          cell.state === 'failed' ? cell.error : cell.reason,
        ]),
      },
    },
  ]);
};
