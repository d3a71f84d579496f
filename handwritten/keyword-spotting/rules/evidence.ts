import { DIGIT_WORDS, type DigitWord } from '../../../tasks/keyword-spotting/clip.js';

/** What evidence can speak for: a digit, or that it is none of them. */
export type Candidate = DigitWord | 'unknown';

/** What a word can be taken for. */
export const CANDIDATES: readonly Candidate[] = [...DIGIT_WORDS, 'unknown'];

/**
 * Weight of evidence for and against words, in bits: +1 makes a word twice as likely as before, -2 a quarter
 * (Good 1950). The weights are judgements in halves of a bit, not measurements.
 */
export type Evidence = Partial<Record<Candidate, number>>;

/** Evidence below this is not worth a reader's time: a tenth of a bit is odds of 1.07 to 1. */
const WORTH_SAYING = 0.1;

/** What evidence says, most first: `speaks for six +2.0, seven +1.5, against one -2.0`. */
export function evidenceInWords(evidence: Evidence): string {
  const said = CANDIDATES.map((word) => [word, evidence[word] ?? 0] as const).filter(
    ([, bits]) => Math.abs(bits) >= WORTH_SAYING,
  );
  const speaksFor = list(said.filter(([, bits]) => bits > 0).sort((a, b) => b[1] - a[1]));
  const speaksAgainst = list(said.filter(([, bits]) => bits < 0).sort((a, b) => a[1] - b[1]));
  const parts = [
    speaksFor === '' ? '' : `for ${speaksFor}`,
    speaksAgainst === '' ? '' : `against ${speaksAgainst}`,
  ].filter((part) => part !== '');
  return parts.length > 0 ? `speaks ${parts.join(', ')}` : 'says next to nothing';
}

/** A candidate as it stands in a sentence. */
export function nameOf(word: Candidate): string {
  return word === 'unknown' ? 'another word' : word;
}

/** Bits with their sign, to a tenth. */
export function signed(bits: number): string {
  return `${bits < 0 ? '-' : '+'}${Math.abs(bits).toFixed(1)}`;
}

function list(said: readonly (readonly [Candidate, number])[]): string {
  return said.map(([word, bits]) => `${nameOf(word)} ${signed(bits)}`).join(', ');
}
