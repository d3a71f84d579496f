import type { CodeBlock } from './test-markdown.js';

/** What begins a command of ours, and the words that it stands for. */
const OURS: readonly (readonly [begin: RegExp, words: readonly string[]])[] = [
  [/^npm run (?:--silent )?rvw --(?=\s|$)/, []],
  [/^npm run bench(?: --)?(?=\s|$)/, ['run']],
  [/^(?:npx (?:--no-install )?)?(?:rvw|rules-vs-weights)(?=\s|$)/, []],
];

/**
 * The words of every command of ours in a block of `sh`, as `rvw` gets them.
 *
 * A comment and where output goes to are left out; a line that ends in a backslash goes on.
 */
export const ownCommands = (block: CodeBlock): string[][] =>
  linesOf(block).flatMap((line) => {
    for (const [begin, words] of OURS)
      if (begin.test(line)) return [[...words, ...wordsOf(line.replace(begin, ''))]];
    return [];
  });

/** Every command of a block, one a line. */
export const linesOf = ({ code }: CodeBlock): string[] =>
  code
    .replaceAll('\\\n', ' ')
    .split(/\n|&&/)
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');

const wordsOf = (text: string): string[] =>
  [...text.replace(/\s>.*$/, '').matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare!,
  );
