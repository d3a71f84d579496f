import { createLogUpdate } from 'log-update';

import type { Standing } from '../run/progress.js';

/** Shows where a run stands. */
export interface Display {
  readonly show: (standing: Standing) => void;
  /** Says a line that stays. */
  readonly say: (line: string) => void;
  /** Leaves the screen as a finished run should. */
  end(): void;
}

const BAR_WIDTH = 24;

/** A live display on a terminal, plain lines elsewhere. */
export function createDisplay(stream: NodeJS.WriteStream): Display {
  return canBeLive(stream) ? liveDisplay(stream) : plainDisplay(stream);
}

/**
 * True for a terminal that knows its size. One without, such as that of a container or of `script`, says 0 rows, and nothing
 * could be shown in these.
 */
export const canBeLive = ({ isTTY, rows, columns }: NodeJS.WriteStream): boolean =>
  isTTY && rows !== 0 && columns !== 0;

function liveDisplay(stream: NodeJS.WriteStream): Display {
  const update = createLogUpdate(stream);
  const running = new Map<string, string>();
  return {
    show: (standing) => {
      if (standing.event === 'finished') {
        running.delete(standing.label);
        update.persist(`✓ ${standing.label}`);
      } else running.set(standing.label, standing.detail ?? '');
      const lines = [...running].map(([label, detail]) => `… ${label}${detail ? `: ${detail}` : ''}`);
      update([...lines, `${bar(standing.done)} ${describeStanding(standing)}`].join('\n'));
    },
    say: (line) => update.persist(line),
    end: () => {
      update.clear();
      update.done();
    },
  };
}

function plainDisplay(stream: NodeJS.WriteStream): Display {
  return {
    show: (standing) => {
      if (standing.event === 'finished')
        stream.write(`${describeStanding(standing)} — done: ${standing.label}\n`);
    },
    say: (line) => void stream.write(`${line}\n`),
    end: () => undefined,
  };
}

/** A bar that is filled as far as the share that is done. */
export function bar(done: number): string {
  const filled = Math.round(done * BAR_WIDTH);
  return '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
}

/** The share that is done, and the time left where it can be told. */
export function describeStanding({ done, secondsLeft }: Pick<Standing, 'done' | 'secondsLeft'>): string {
  const percent = `${Math.floor(done * 100)} %`.padStart(5);
  if (secondsLeft === null) return percent;
  const minutes = Math.floor(secondsLeft / 60);
  const left =
    minutes > 0 ? `${minutes} min ${Math.round(secondsLeft % 60)} s` : `${Math.round(secondsLeft)} s`;
  return `${percent}, about ${left} left`;
}
