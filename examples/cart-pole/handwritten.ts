import type { Program } from 'rules-vs-weights';

import type { Push, State } from './physics.js';
import { decide, explain, replay } from './rules.js';

/** The controller that was tuned by hand. */
export const handwritten: Program<State, Push> = {
  id: 'handwritten',
  kind: 'handwritten',
  title: 'Lean to the middle, and catch',
  summary:
    'Two rules. The pole is let lean a little towards the middle of the track, the more the further the cart rolls from it; and the cart is pushed to where the pole will lean more than that. Its four numbers are round, and were tuned by hand on training starts.',
  runtimes: ['v8'],
  module: new URL('./rules.js', import.meta.url).href,
  load: () => Promise.resolve({ decide, explain, replay, dispose: () => undefined }),
};
