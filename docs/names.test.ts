import type { Command } from 'commander';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { wholeCommandLine } from '../harness/command-line/rvw.js';
import { ownCommands } from './test-commands.js';
import { readPage, readPages, ROOT, type Page } from './test-markdown.js';

const PAGES = [...readPages(), readPage('CONTRIBUTING.md'), readPage('CHANGELOG.md')];

/** What lies in nobody's checkout: what a run or a verb writes, and what belongs to a user. */
const ELSEWHERE: readonly string[] = [
  // A run writes these, and keeps what need not be measured again.
  ...[
    'reports/latest',
    'reports/latest/index.html',
    'reports/latest/results.json',
    'reports/latest/report.md',
  ],
  ...['reports/latest/raw/', 'raw/', 'cells.csv', 'samples/'],
  // A comparison of two versions.
  ...[
    'compare.html',
    'compare.md',
    'compare.json',
    '.json',
    '.rvw/baselines',
    '../before',
    './before.rvw.ts',
  ],
  ...['comment.md', 'compare-comment.md'],
  // A plugin of a user, and what `rvw new task colours` makes.
  ...['rvw.config.ts', 'colours.rvw.ts', 'colours.test.mjs', 'weights/TASK/'],
  // Data of a user.
  ...['train/oak/1.png', 'recordings/', 'validation_list.txt', 'testing_list.txt'],
];

const { exports, scripts, dependencies, devDependencies, optionalDependencies } = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const PACKAGES = new Set(
  [dependencies, devDependencies, optionalDependencies].flatMap((some) => Object.keys(some ?? {})),
);

/** Every file and folder of the package, with a slash before it. */
const FILES = readdirSync(ROOT)
  .filter((name) => !['node_modules', 'dist', '.git'].includes(name))
  .flatMap((name) => [
    name,
    ...(name.includes('.') && name !== '.ci'
      ? []
      : list(name).map((path) => `${name}/${path.replaceAll('\\', '/')}`)),
  ])
  .map((path) => `/${path}`);

function list(folder: string): string[] {
  try {
    return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
}

const isPath = (word: string): boolean =>
  /^[\w.@…/-]+$/.test(word) &&
  (word.includes('/') || /\.(?:[cm]?[jt]s|json|md|html|csv|svg|png|txt)$/.test(word));

/** Whether there is such a file or folder: whole, from the page's folder, or the end of its path. Capitals stand for a name. */
function isThere(path: string, page: string): boolean {
  const own = path.replace(/^…/, 'rules-vs-weights');
  if (own.startsWith('rules-vs-weights/')) return own.replace('rules-vs-weights', '.') in exports!;
  if (path.startsWith('@')) return PACKAGES.has(path);
  if (existsSync(join(ROOT, path)) || existsSync(join(ROOT, dirname(page), path))) return true;
  const end = path.replace(/^\.?\//, '').replace(/\/$/, '');
  const pattern = end.replaceAll('.', '\\.').replace(/(?<=^|\/)[A-Z]+(?=\/|$)/g, '[^/]+');
  const ending = new RegExp(`/${pattern}$`);
  return FILES.some((file) => ending.test(file));
}

const missingPaths = ({ path, spans }: Pick<Page, 'path' | 'spans'>): string[] =>
  spans
    .filter((word) => isPath(word) && !ELSEWHERE.includes(word) && !isThere(word, path))
    .map((word) => `${path}: there is no ${word}`);

/** The verbs and options of the command line, by name. */
async function commandLine(): Promise<{ verbs: Map<string, readonly string[]>; options: Set<string> }> {
  const program = await wholeCommandLine();
  const all = (command: Command): readonly Command[] => [command, ...command.commands.flatMap(all)];
  return {
    verbs: new Map(
      program.commands.map((command) => [command.name(), command.commands.map((one) => one.name())]),
    ),
    options: new Set(
      all(program).flatMap((command) =>
        command
          .createHelp()
          .visibleOptions(command)
          .map(({ long }) => long!),
      ),
    ),
  };
}

/** A command of another program, whose options are its own. */
const OF_OTHERS = /^(?:npm (?!run )|npx (?!(?:--no-install )?(?:rvw|rules-vs-weights)\b)|node )/;

async function missingWords({ path, spans }: Pick<Page, 'path' | 'spans'>): Promise<string[]> {
  const { verbs, options } = await commandLine();
  return spans.flatMap((span) => {
    const [script] = /(?<=^npm run )[a-z][\w:-]*/.exec(span) ?? [];
    const wrongScript = script !== undefined && !(script in scripts!) ? [`there is no script ${script}`] : [];
    const used = OF_OTHERS.test(span) ? [] : (span.match(/(?<![\w-])--[a-z][a-z-]*/g) ?? []);
    const wrongOptions = used
      .filter((option) => !options.has(option) && option !== '--silent')
      .map((option) => `there is no option ${option}`);
    const wrongVerbs = ownCommands({ place: path, language: 'sh', code: span, mark: undefined }).flatMap(
      ([verb, own]) => {
        if (verb === undefined || /^-|^[A-Z…]+$/.test(verb)) return [];
        const below = verbs.get(verb);
        if (!below) return [`there is no verb ${verb}`];
        return own === undefined || below.length === 0 || below.includes(own) || /^-|^[A-Z…]+$/.test(own)
          ? []
          : [`there is no verb ${verb} ${own}`];
      },
    );
    return [...wrongScript, ...wrongOptions, ...wrongVerbs].map((what) => `${path}: ${span}: ${what}`);
  });
}

describe('what stands in backticks', () => {
  it('is there, where it is a path', () => {
    expect(PAGES.flatMap(missingPaths)).toEqual([]);
  });

  it('is there, where it is a verb, an option or a script', async () => {
    expect((await Promise.all(PAGES.map(missingWords))).flat()).toEqual([]);
  });

  it('is found where it is not', async () => {
    const spans = [
      ...['harness/none.ts', 'none.ts', 'harness/NAME/none.ts', 'rules-vs-weights/none', '@none/none'],
      ...['rvw nothing', 'rvw data nothing', '--no-such-option', 'npm run nothing'],
      // And these are there.
      ...[
        'harness/run/jobs.ts',
        'jobs.ts',
        'learned/TASK/sweep/',
        'rules-vs-weights/measure',
        'run --resume',
      ],
      ...['rvw VERB', 'rvw data fetch fsdd', 'npx vitest --update', 'npm run bench', 'B', '95 %'],
    ];
    const page = { path: 'docs/made-up.md', spans };
    expect(missingPaths(page)).toHaveLength(5);
    expect(await missingWords(page)).toHaveLength(4);
  });

  it('is elsewhere only where a page names it', () => {
    const named = new Set(PAGES.flatMap(({ spans }) => spans));
    expect(ELSEWHERE.filter((path) => !named.has(path))).toEqual([]);
  });
});
