import { describe, expect, it } from 'vitest';

import type { Disagreements } from '../../harness/measures/disagreements/schema.js';
import { FIXTURE } from '../fixture/index.js';
import { slicesOf, togetherWith } from '../slice.js';
import { reportMarkdown } from '../markdown.js';
import { galleryBlock } from './gallery.js';

const found = FIXTURE.tasks
  .flatMap((task) => slicesOf(FIXTURE, task))
  .flatMap((slice) =>
    (togetherWith(slice, 'disagreements')?.examples ?? []).map((example) => ({ slice, example })),
  )[0]!;

/** Whose sounds the players of a gallery play. */
function players({ sound: _, ...silent }: Disagreements['examples'][number], sounds: object, said: object) {
  const decisions = silent.decisions.map((decision) => ({ ...decision, ...said }));
  const page = galleryBlock(found.slice, [{ ...silent, ...sounds, decisions }]).text;
  return [...page.matchAll(/aria-label="Listen to ([^"]+)"/g)].map(([, what]) => what!);
}

it('has a player for the input, the truth and each answer where they are sounds', () => {
  const { example } = found;
  const wav = 'data:audio/wav;base64,AAAA';
  expect(players(example, {}, {})).toEqual([]);
  expect(players(example, { sound: wav, truthSound: wav }, {})).toEqual([
    example.example,
    `the truth of ${example.example}`,
  ]);
  const answers = players(example, {}, { sound: wav });
  expect(new Set(answers).size).toBe(example.decisions.length);
  for (const answer of answers) expect(answer).toMatch(new RegExp(` on ${example.example}$`));
});

it('plays nothing but a WAV file of its own', () => {
  const { example } = found;
  const elsewhere = 'https://example.org/a.wav';
  expect(players(example, { truthSound: elsewhere }, { sound: elsewhere })).toEqual([]);
});

describe('a trace', () => {
  const because = ['a hole & a tail', 'a bar', 'slim'];
  const steps = (...votes: (Readonly<Record<string, number>> | undefined)[]) =>
    because.map((words, at) => ({
      rule: `rule-${at}`,
      because: words,
      facts: {},
      ...(votes[at] ? { votes: votes[at] } : {}),
    }));
  const VOTING = steps({ nine: 3, one: -1 }, { one: 2, '</td>': 9 }, { eight: 4 });

  /** The example with an answer of the first program for these reasons. */
  const withSteps = (trace: typeof VOTING): Disagreements['examples'][number] => {
    const [first, ...others] = found.example.decisions;
    const said = { ...first!, answer: 'nine', explanation: { kind: 'trace' as const, steps: trace } };
    return { ...found.example, decisions: [said, ...others] };
  };
  const galleryOf = (trace: typeof VOTING) => galleryBlock(found.slice, [withSteps(trace)]).text;

  it('of rules that vote has what each said for the answer and for the runner-up, as numbers and as a bar', () => {
    const page = galleryOf(VOTING);
    const [, table] = /<table class="votes">(.*?)<\/table>/s.exec(page)!;
    const cells = [...table!.matchAll(/<t[hd]\b([^>]*)>(.*?)<\/t[hd]>/gs)].map(([, attributes, text]) => [
      attributes!.trim(),
      text!.trim(),
    ]);
    expect(cells).toEqual([
      ['scope="col"', 'Because'],
      ['scope="col"', 'for &lt;/td&gt;'],
      ['', ''],
      ['scope="col"', 'for nine'],
      ['', 'a hole &amp; a tail'],
      ['', ''],
      ['style="--for:33"', ''],
      ['', '+3'],
      ['', 'a bar'],
      ['', '+9'],
      ['style="--against:100"', ''],
      ['', ''],
      ['colspan="4"', 'slim <span class="soft">for eight +4</span>'],
    ]);
    expect(page).not.toContain('<ol>\n<li>a hole');
  });

  it('of rules that do not vote, and of a run from before votes were recorded, is a list in its order', () => {
    const page = galleryOf(steps());
    expect(page).not.toContain('votes');
    expect(page.replaceAll(/>\s+</g, '><')).toContain(
      '<ol><li>a hole &amp; a tail</li><li>a bar</li><li>slim</li></ol>',
    );
  });

  it('has its votes in the Markdown, too', () => {
    const results = structuredClone(FIXTURE);
    const { task, dataset } = found.slice;
    const group = results.wider.find(
      (one) => one.task === task.id && one.dataset === dataset!.id && one.measures.disagreements,
    )!;
    const outcome = group.measures.disagreements as { result: Disagreements };
    const markdownOf = (trace: typeof VOTING) => {
      outcome.result = { ...outcome.result, examples: [withSteps(trace)] };
      return reportMarkdown(results);
    };
    // Whole reports are too long to be printed where something is missing.
    const voted = markdownOf(VOTING);
    const row = voted.split('\n').find((line) => line.includes('a hole & a tail'))!;
    expect(row).toMatch(/ \| for nine \/ for &lt;\/td&gt;: 1\. \+3 \/ 0 2\. 0 \/ \+9 3\. for eight \+4 \|$/);
    // Other tasks of the fixture may vote, too.
    const columns = (text: string) => text.split('| Because | Votes |').length;
    expect(columns(voted) - columns(markdownOf(steps()))).toBe(1);
  });
});
