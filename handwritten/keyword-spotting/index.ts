import { UserError, type LoadedProgram, type LoadOptions, type Program } from '../../tasks/contract/index.js';
import type { Clip, Word } from '../../tasks/keyword-spotting/clip.js';
import { perceive } from './perception/facts.js';
import { judge } from './rules/judge.js';
import { RULE_GROUPS } from './rules/rule.js';
import { factsOf, traceOf } from './rules/trace.js';

/**
 * Recognises spoken digits by what a phonetician reads off a spectrogram.
 *
 * @example
 * const program = await handwrittenKeywordSpotting.load({ runtime: 'v8' });
 * program.decide(clip); // { kind: 'answer', answer: 'six', confidence: 0.8 }
 * program.explain(clip); // "hiss 100 ms, vowel 110 ms, silence 70 ms, hiss 90 ms", …
 */
export const handwrittenKeywordSpotting: Program<Clip, Word> = {
  id: 'handwritten',
  kind: 'handwritten',
  title: 'Acoustic-phonetic rules',
  summary:
    'Listens as the recognisers of the 1970s did (Sambur and Rabiner 1975): loudness, voicing and bands of the spectrum cut the second into vowels, murmurs, hisses, breaths and gaps; linear prediction follows the first two formants through the vowel. Rules weigh what was heard for and against each of the ten words, in bits of evidence whose sizes a person judged by ear, eye and textbook, and a lexicon says how the formants of each word run, near published vowel charts. No number was fitted or searched for.',
  runtimes: ['v8'],
  module: import.meta.url,
  ruleGroups: RULE_GROUPS,
  load: async (options) => Promise.resolve(ready(options)),
};

function ready({ runtime, withoutRuleGroups = [] }: LoadOptions): LoadedProgram<Clip, Word> {
  if (runtime !== 'v8') {
    throw new UserError(
      `the hand-written recogniser of spoken words runs on "v8", not on "${runtime}"; use --runtime v8`,
    );
  }
  const known = RULE_GROUPS.map(({ id }) => id as string);
  const stranger = withoutRuleGroups.find((id) => !known.includes(id));
  if (stranger !== undefined) {
    throw new UserError(`unknown rule group "${stranger}"; the groups are ${known.join(', ')}`);
  }
  const without = new Set(withoutRuleGroups);
  return {
    decide: (clip) => judge(perceive(clip), without).decision,
    explain: (clip) => {
      const facts = perceive(clip);
      return traceOf(facts, judge(facts, without));
    },
    replay: (trace) => judge(factsOf(trace), without).decision,
    dispose: () => {
      // Nothing is held.
    },
  };
}
