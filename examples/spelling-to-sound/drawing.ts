import type { Drawing } from 'rules-vs-weights';

/** Letters that are enough for the answer: the page calls them green. */
const ENOUGH = '#009e73';

const LETTER = 22;
const BASELINE = 24;
const LONGEST_BAR = 20;
const MIDDLE = BASELINE + 10 + LONGEST_BAR;

/** A word in letters, its pronunciation below, and what each letter spoke for, up, or against, down. */
export function drawWord(word: string, { answer, attribution, enough }: Drawing<string> = {}): string {
  const letters = Array.from(word).map(
    (letter, at) =>
      `<text x="${(at + 0.5) * LETTER}" y="${BASELINE}" font-size="22" text-anchor="middle" fill="${enough?.includes(at) ? ENOUGH : 'currentColor'}">${letter}</text>`,
  );
  const bars = attribution ? drawBars(attribution.values.subarray(0, word.length)) : '';
  const under = attribution ? MIDDLE + LONGEST_BAR : BASELINE;
  const sounds =
    answer === undefined
      ? ''
      : `<text x="2" y="${under + 20}" font-size="13" fill="currentColor">${answer}</text>`;
  const said = answer === undefined ? '' : `, spoken ${answer}`;
  // Wide enough for the pronunciation, too: some nine units a character.
  const width = Math.max(word.length * LETTER, 9 * (answer?.length ?? 0), LETTER);
  return (
    `<svg viewBox="0 0 ${width} ${under + (answer === undefined ? 10 : 28)}" role="img">` +
    `<title>${word}${said}</title>${letters.join('')}${bars}${sounds}</svg>`
  );
}

function drawBars(values: Float32Array): string {
  const most = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), Number.MIN_VALUE);
  return Array.from(values, (value, at) => {
    const height = (LONGEST_BAR * Math.abs(value)) / most;
    const y = value > 0 ? MIDDLE - height : MIDDLE;
    return `<rect x="${at * LETTER + 4}" y="${y.toFixed(1)}" width="${LETTER - 8}" height="${height.toFixed(1)}" fill="${value > 0 ? '#a3459b' : '#c9ad00'}"/>`;
  }).join('');
}
