import { align, learnAlignment } from './alignment.js';
import { editDistance } from './phonemes.js';
import { loadWords } from './words.js';

/** Mean phoneme errors on the test words where every letter says what it says most often in training words. */
export async function meanErrorsOfCommonestSounds(): Promise<number> {
  const { train, test } = await loadWords();
  const likelihood = learnAlignment(train);
  const counts = new Map<string, Map<string, number>>();
  for (const { input, truth } of train)
    align(input, truth, likelihood)?.forEach((sounds, at) => {
      const ofLetter = counts.get(input[at]!) ?? new Map<string, number>();
      counts.set(input[at]!, ofLetter.set(sounds, (ofLetter.get(sounds) ?? 0) + 1));
    });
  const commonest = new Map(
    [...counts].map(([letter, ofLetter]) => [
      letter,
      [...ofLetter].sort(([, one], [, other]) => other - one)[0]![0],
    ]),
  );
  const errors = test.map(({ input, truth }) => {
    const said = Array.from(input)
      .map((letter) => commonest.get(letter) ?? '')
      .filter((sounds) => sounds !== '');
    return editDistance(said.join(' '), truth);
  });
  return errors.reduce((sum, count) => sum + count, 0) / errors.length;
}
