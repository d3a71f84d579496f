import type { TaskInReport } from '../../reports/in-page.js';
import { UserError } from '../../tasks/contract/index.js';
import type { KnownTask } from '../plugins.js';
import type { Results } from '../results/schema.js';
import { pageBundle } from '../sources/page-bundle.js';

/** What can be tried in a page, and why something cannot. */
interface InPage {
  readonly tasks: readonly TaskInReport[];
  /** Each in a sentence. */
  readonly notes: readonly string[];
}

/**
 * Gathers what can be tried in the page of some results: their tasks and programs as far as they are known here and offer it.
 * What cannot be had, such as a program whose weights are gone, is left out and noted: it must not cost a report.
 */
export async function gatherInPage({ tasks }: Results, known: readonly KnownTask[]): Promise<InPage> {
  const notes: string[] = [];
  const attempt = async <Part>(what: string, gather: () => Promise<Part>): Promise<readonly Part[]> => {
    try {
      return [await gather()];
    } catch (cause) {
      if (!(cause instanceof UserError)) throw cause;
      notes.push(`${what} cannot be tried in the page: ${cause.message}`);
      return [];
    }
  };
  const gathered: TaskInReport[] = [];
  for (const { id, programs: run } of tasks) {
    const { task, programs = [] } = known.find(({ task: one }) => one.id === id) ?? {};
    const offer = task?.tryInPage;
    if (!offer) continue;
    const [script] = await attempt(`task ${id}`, () => pageBundle(offer.module));
    if (script === undefined) continue;
    const parts: TaskInReport['programs'][number][] = [];
    for (const { id: program } of run) {
      const inPage = programs.find((one) => one.id === program)?.inPage;
      if (!inPage) continue;
      parts.push(
        ...(await attempt(`program ${program} of task ${id}`, async () => ({
          id: program,
          script: await pageBundle(inPage.module),
          data: (await inPage.data?.()) ?? new Uint8Array(),
          ...(inPage.bits === undefined ? {} : { bits: inPage.bits }),
        }))),
      );
    }
    const { title, reading, onFirstScreen = false } = offer;
    if (parts.length > 0) gathered.push({ task: id, title, reading, onFirstScreen, script, programs: parts });
  }
  return { tasks: gathered, notes };
}
