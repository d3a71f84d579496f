import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import {
  SPLITS,
  UserError,
  type DataContext,
  type DataSet,
  type Example,
  type Split,
} from '../../contract/index.js';
import { oneLine, reasonOf } from '../one-line.js';
import { splitByHash, splitByPerson, type SplitByHash, type SplitShares } from './split.js';
import { describeData, type Provenance } from './task-data.js';

/** How the files of a folder are split. */
export type FolderSplit =
  | SplitByHash
  /** No person is in two splits: `of` tells whose a file is, by its path below the folder. */
  | ({ readonly by: 'person'; readonly of: (path: string) => string } & SplitShares)
  /** The class folders lie in folders that are called `train`, `validation` and `test`. */
  | { readonly by: 'folder' };

/** A folder with a folder for every class, whose name is the answer. */
export interface ClassFolders extends Provenance {
  /** For example `new URL('./leaves/', import.meta.url)`. */
  readonly folder: URL;
  /** By hash without it: 30 % for test, 15 % for validation. */
  readonly split?: FolderSplit;
}

/** A file of a class folder. */
export interface ClassFile {
  /** Below the folder, with `/` between its parts. */
  readonly path: string;
  readonly truth: string;
  /** Where its folder says so. */
  readonly split?: Split;
}

/**
 * Lists the files of class folders, in an order of their names. What is hidden, or begins with `_`, is left out.
 *
 * @param extension lower case with its dot, for example `.png`
 * @throws UserError where there is no folder, or no such file in it or in one of its classes
 */
export function listClassFiles({ folder, split }: ClassFolders, extension: string): readonly ClassFile[] {
  const root = fileURLToPath(folder);
  const empty = new Set<string>();
  const classesIn = (below: string, part?: Split): ClassFile[] =>
    namesIn(join(root, below), 'folders').flatMap((truth) => {
      const names = namesIn(join(root, below, truth), 'files').filter((name) =>
        name.toLowerCase().endsWith(extension),
      );
      if (names.length === 0) empty.add(truth);
      return names.map((name) => ({
        path: [...(below === '' ? [] : [below]), truth, name].join('/'),
        truth,
        ...(part === undefined ? {} : { split: part }),
      }));
    });
  const files = split?.by === 'folder' ? SPLITS.flatMap((part) => classesIn(part, part)) : classesIn('');
  if (files.length === 0)
    throw new UserError(
      `${oneLine(root)} has no folders with ${extension} files; expected one folder a class, such as ${split?.by === 'folder' ? 'train/' : ''}oak/1${extension}`,
    );
  // Files of another kind would make a class vanish without a word.
  for (const { truth } of files) empty.delete(truth);
  if (empty.size > 0)
    throw new UserError(
      `${oneLine(root)} has folders without ${extension} files: ${[...empty].map(oneLine).join(', ')}; bring some, or let the name of what is no class begin with "_"`,
    );
  return files;
}

function namesIn(path: string, what: 'folders' | 'files'): string[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => !/^[._]/.test(entry.name) && (what === 'folders') === entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  } catch (cause) {
    throw new UserError(
      `${oneLine(path)} cannot be read (${reasonOf(cause)}); give a folder of class folders`,
      {
        cause,
      },
    );
  }
}

/** What a file holds: the input, and its content, by which duplicates are known. */
interface Held<Input> {
  readonly input: Input;
  readonly content: Uint8Array;
}

/** How many faulty files an error names. */
const NAMED = 3;

/**
 * A data set of the files of class folders: each is read once, when the data is first asked for.
 *
 * @param read reads a file; a `UserError` of its names the file
 * @param noun what the files are, for example `images`
 */
export function folderDataSet<Input>(
  definition: ClassFolders,
  extension: string,
  noun: string,
  read: (bytes: Uint8Array, path: string) => Promise<Held<Input>>,
): DataSet<Input, string> {
  let loaded: Promise<Loaded<Input>> | undefined;
  const load = (context: DataContext): Promise<Loaded<Input>> =>
    (loaded ??= readAll(definition, extension, noun, read, context).catch((error: unknown) => {
      // Cut short or damaged: asked again, it is read again.
      loaded = undefined;
      throw error;
    }));
  const name = basename(fileURLToPath(definition.folder));
  return {
    ...describeData(definition, {
      id: 'files',
      title: `Class folders of ${noun}`,
      source: `the folder ${name}, which comes with the plugin`,
    }),
    fingerprint: async (context) => (await load(context)).sha256,
    load: async (split, context) => (await load(context)).bySplit[split],
  };
}

interface Loaded<Input> {
  readonly bySplit: Readonly<Record<Split, readonly Example<Input, string>[]>>;
  readonly sha256: string;
}

async function readAll<Input>(
  definition: ClassFolders,
  extension: string,
  noun: string,
  read: (bytes: Uint8Array, path: string) => Promise<Held<Input>>,
  { tell, signal }: DataContext,
): Promise<Loaded<Input>> {
  const root = fileURLToPath(definition.folder);
  const files = listClassFiles(definition, extension);
  const hash = createHash('sha256');
  const contents: string[] = [];
  const inputs: Input[] = [];
  const refused: string[] = [];
  for (const [at, { path }] of files.entries()) {
    signal?.throwIfAborted();
    tell?.(at / files.length, `reading ${at} of ${files.length} ${noun}`);
    try {
      const { input, content } = await read(await readFile(join(root, path)), path);
      const sha256 = createHash('sha256').update(content).digest('hex');
      inputs.push(input);
      contents.push(sha256);
      hash.update(`${path} ${sha256}\n`);
    } catch (error) {
      refused.push(
        error instanceof UserError ? error.message : `${oneLine(path)} cannot be read (${reasonOf(error)})`,
      );
    }
  }
  if (refused.length > 0) {
    const more = refused.length > NAMED ? `; and ${refused.length - NAMED} more` : '';
    throw new UserError(
      `${refused.length} of ${files.length} ${noun} in ${oneLine(root)} cannot be used: ${refused.slice(0, NAMED).join('; ')}${more}`,
    );
  }
  const { splits, people } = splitFiles(files, contents, definition.split ?? { by: 'hash' });
  const examples = files.map(({ path, truth }, at): Example<Input, string> => ({
    id: path,
    input: inputs[at]!,
    truth,
    ...(people ? { person: people[at]! } : {}),
  }));
  const bySplit = Object.fromEntries(
    SPLITS.map((name) => [name, examples.filter((_, at) => splits[at] === name)]),
  ) as Record<Split, typeof examples>;
  const empty = SPLITS.find((name) => bySplit[name].length === 0);
  if (empty !== undefined)
    throw new UserError(
      `of ${files.length} ${noun} in ${oneLine(root)}, none is in the ${empty} split; bring more, or split otherwise`,
    );
  hash.update(JSON.stringify(splits));
  return { bySplit, sha256: hash.digest('hex') };
}

function splitFiles(
  files: readonly ClassFile[],
  contents: readonly string[],
  split: FolderSplit,
): { readonly splits: readonly Split[]; readonly people?: readonly string[] } {
  switch (split.by) {
    case 'hash':
      return { splits: splitByHash(contents, split) };
    case 'person': {
      const people = files.map(({ path }) => split.of(path));
      return { splits: splitByPerson(people, split), people };
    }
    case 'folder':
      return { splits: files.map((file) => file.split!) };
  }
}
