import { definePlugin, rules } from 'rules-vs-weights';

import { learned } from './learned.js';
import { spellingToSound } from './task.js';

export default definePlugin({
  task: spellingToSound,
  programs: [
    rules<string, string>(new URL('./rules.ts', import.meta.url), {
      title: 'Letter-to-sound rules',
      summary:
        'In the manner of Elovitz and others (1976): of the rules that begin with the next letter, the first whose letters and neighbours fit says its sounds, and reading goes on behind them. A person wrote the table, with training words at hand; it knows endings, but neither stress nor a single whole word.',
    }),
    learned,
  ],
});
