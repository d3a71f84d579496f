import { definePlugin, rules } from 'rules-vs-weights';

import { learned } from './learned.js';
import { vowelSynthesis } from './task.js';
import { train } from './train.js';

export default definePlugin({
  task: vowelSynthesis,
  programs: [
    rules(new URL('./rules.ts', import.meta.url), {
      title: 'A formant synthesiser',
      summary:
        'Where tongue and lips are for a vowel gives three formants, in round numbers of the book; a shorter vocal tract moves them up; pulses of the vocal cords ring through a chain of resonators (Klatt 1980).',
    }),
    learned,
  ],
  train,
});
