import { createLogUpdate } from 'log-update';

import type { TrainProgress } from '../../tasks/contract/index.js';
import { bar, canBeLive, describeStanding } from './display.js';

/** Shows how far a training is. */
export interface TrainingDisplay {
  readonly tell: (progress: TrainProgress) => void;
  /** Leaves the screen as a finished training should. */
  end(): void;
}

/**
 * A bar with the loss and the time left on a terminal, plain lines elsewhere. The time left is judged by what was done
 * since it began to watch, so that a training that goes on from a checkpoint is not taken for a fast one.
 *
 * @param milliseconds the clock
 */
export function createTrainingDisplay(
  stream: NodeJS.WriteStream,
  milliseconds: () => number,
): TrainingDisplay {
  const live = canBeLive(stream) ? createLogUpdate(stream) : undefined;
  let first: { readonly done: number; readonly at: number } | undefined;
  return {
    tell: ({ done, message }) => {
      first ??= { done, at: milliseconds() };
      const gained = done - first.done;
      const elapsed = (milliseconds() - first.at) / 1000;
      const standing = describeStanding({
        done,
        secondsLeft: gained > 0 ? (elapsed / gained) * (1 - done) : null,
      });
      if (live) live(`… ${message}\n${bar(done)} ${standing}`);
      else stream.write(`${standing} — ${message}\n`);
    },
    end: () => {
      live?.clear();
      live?.done();
    },
  };
}
