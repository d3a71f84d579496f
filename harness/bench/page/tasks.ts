/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** A task of the page's main thread. */
export interface Task {
  /** Time of the processor, in milliseconds: what else the machine does takes none of it. */
  readonly duration: number;
  /** Whether the page was loaded before. */
  readonly afterLoad: boolean;
  /** What it did: what changed in the page, and what took the browser longest. */
  readonly did: readonly string[];
}

/** Categories of the browser's trace that hold tasks, their parts, and what the page marks. */
export const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing'];

/** An event of a trace (Trace Event Format), as far as it is read here; times are in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Time of the processor within. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** What the page marks begins with this. */
const MARK = 'noted: ';

/** That the page is loaded. */
const LOADED = 'loaded';

/** Runs in a page before its own scripts: marks when it is loaded and what changes, for the trace. */
export function markChanges(): void {
  const mark = (what: string) => performance.mark(`noted: ${what}`);
  addEventListener('load', () => setTimeout(() => mark('loaded')));
  const names: Record<string, string> = {
    'data-drawn': 'drew the chart',
    'data-state': 'got ready:',
    'data-answer': 'answered:',
    open: 'unfolded',
  };
  new MutationObserver((changes) => {
    for (const { target, attributeName } of changes) {
      const { dataset } = target as HTMLElement;
      const place = dataset.chart ?? dataset.program ?? (target as Element).closest('[id]')?.id ?? '';
      mark(`${names[attributeName!]!} ${place}`.trim());
    }
  }).observe(document, { subtree: true, attributeFilter: Object.keys(names) });
}

/**
 * The tasks of the main thread of a page that ran {@link markChanges}, the longest first.
 *
 * @param trace as the browser wrote it, with {@link CATEGORIES}
 */
export function tasksOf(trace: Buffer): readonly Task[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { readonly traceEvents: readonly TraceEvent[] };
  const loaded = traceEvents.find(({ name }) => name === MARK + LOADED);
  if (!loaded) throw new Error('the trace does not say when the page was loaded');
  const onMain = traceEvents.filter(({ pid, tid }) => pid === loaded.pid && tid === loaded.tid);
  return onMain
    .filter(({ name, ph }) => name === 'RunTask' && ph === 'X')
    .map((task) => ({
      duration: milliseconds(task),
      afterLoad: task.ts > loaded.ts,
      did: didIn(onMain.filter(({ ts }) => ts >= task.ts && ts <= task.ts + task.dur!)),
    }))
    .sort((one, other) => other.duration - one.duration);
}

const milliseconds = ({ tdur = 0 }: TraceEvent): number => tdur / 1000;

/** Parts that took so many milliseconds are named. */
const WORTH = 20;

function didIn(parts: readonly TraceEvent[]): readonly string[] {
  const marks = parts.flatMap(({ name }) => (name.startsWith(MARK) ? [name.slice(MARK.length)] : []));
  const times = new Map<string, number>();
  for (const part of parts)
    if (part.name !== 'RunTask') times.set(part.name, (times.get(part.name) ?? 0) + milliseconds(part));
  const long = [...times].filter(([, time]) => time >= WORTH).sort(([, one], [, other]) => other - one);
  return [...new Set(marks), ...long.map(([name, time]) => `${name} ${time.toFixed(0)} ms`)];
}
