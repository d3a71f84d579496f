import { existsSync, readdirSync, readFileSync, realpathSync, statSync, type Stats } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';

// No library is asked here: bundlers and lexers of modules follow imports, but not the weights, tables and modules that a
// program reads when it runs, and on those its figures depend just as much.

/** Files that may name others. */
const CODE = /\.[cm]?[jt]s$/;

/** What says which modules a package gives to others. */
const MANIFEST = 'package.json';

/** A file of more bytes is a table, even where it is a module. */
const LONGEST_READ = 2 ** 20;

/** What stands between two quotes on a line, whether they belong together or not: none that do is missed. */
const QUOTED = /(?<=['"`])[^'"`\n\r]+(?=['"`])/g;

/** What is filled in when the program runs. */
const FILLED_IN = /\$\{[^}]*\}/;

/** How a module that is named without it, or by what it is compiled to, may end. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/\.(js)$/, '.ts'],
  [/\.(mjs)$/, '.mts'],
  [/\.(cjs)$/, '.cts'],
  [/$/, '.js'],
  [/$/, '.cjs'],
  [/$/, '.json'],
  [/$/, '/index.js'],
];

/** A folder of more files is the user's, not the program's. */
const MOST_FILES = 2000;

/**
 * The files that a program is made of, as far as its modules name them, each with those that it names. Of an installed
 * package these are the manifest, with its version, and the modules that it gives; one that is linked is read as the user's own.
 */
export class CodeFiles {
  readonly #named = new Map<string, readonly string[]>();
  readonly #folders = new Map<string, ReadonlySet<string>>();
  /** Modules of installed packages, which are not followed any further. */
  readonly #installed = new Set<string>();

  /**
   * @param without a folder whose files belong to no program: what a run writes
   * @param known the name of a package that is not looked for
   * @param sources of compiled files: what lies beside a source is named from there
   */
  constructor(
    private readonly without: string,
    private readonly known?: string,
    private readonly sources: ReadonlyMap<string, string> = new Map(),
  ) {}

  /**
   * Everything that these files name, and what that names, themselves included.
   *
   * @param apart files that do not count for being named in `from`
   */
  reach(from: readonly string[], apart: ReadonlySet<string> = new Set()): Set<string> {
    const roots = this.#withSources(from.map((path) => fileAt(path) ?? path));
    const kept = new Set(this.#withSources([...apart].map(realPath)));
    const reached = new Set<string>();
    const open = [...roots];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (reached.has(path)) continue;
      reached.add(path);
      const named = this.#namedIn(path);
      open.push(...(roots.includes(path) ? named.filter((one) => !kept.has(one)) : named));
    }
    return reached;
  }

  #withSources(paths: readonly string[]): string[] {
    return paths.flatMap((path) => {
      const source = this.sources.get(path);
      return source === undefined ? [path] : [path, realPath(source)];
    });
  }

  #namedIn(path: string): readonly string[] {
    let named = this.#named.get(path);
    if (!named) {
      named = this.#withSources(this.#read(path));
      this.#named.set(path, named);
    }
    return named;
  }

  #read(path: string): readonly string[] {
    const folder = dirname(path);
    if (basename(path) === MANIFEST) return this.#readManifest(path, folder);
    if (!CODE.test(path) || this.#installed.has(path) || (status(path)?.size ?? 0) > LONGEST_READ) return [];
    const quoted = (tryTo(() => readFileSync(path, 'utf8')) ?? '').match(QUOTED) ?? [];
    return [...new Set(quoted.flatMap((words, at) => this.#find(words, quoted[at + 2], folder)))];
  }

  /** The modules that a package gives, and the manifests of the packages that it needs. */
  #readManifest(path: string, folder: string): readonly string[] {
    const manifest = (tryTo(() => JSON.parse(readFileSync(path, 'utf8')) as unknown) ?? {}) as Manifest;
    const installed = folder.includes(`${sep}node_modules${sep}`);
    const { main = 'index.js', module, exports = {}, imports } = manifest;
    const front = (exports as Readonly<Record<string, unknown>>)['.'] ?? exports;
    const given = textsIn(installed ? [main, module, front] : [main, module, exports, imports]);
    const modules = given.flatMap((name) => this.#find(`./${name.replace('*', '${}')}`, undefined, folder));
    if (installed) for (const one of modules) this.#installed.add(one);
    const needed = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
    return [...modules, ...needed.flatMap((name) => this.#findPackage(name, folder))];
  }

  /** The files that words in a module of this folder name. */
  #find(words: string, next: string | undefined, folder: string): readonly string[] {
    if (FILLED_IN.test(words)) return this.#findFilledIn(words, folder);
    const name = words.replace(/[?#].*$/, '').replace(/^\/+/, '');
    const first = name.split('/', 1)[0]!;
    if (first !== '.' && first !== '..' && !this.#holds(folder, first))
      return this.#findPackage(name, folder);
    const path = resolve(folder, name);
    const found = fileAt(path);
    if (found !== undefined) return [found];
    // Either a folder that is named as one, or part of a path that is put together: 'weights', 'model.json'.
    if (name.includes('/')) return this.#filesBelow(path, folder);
    const together = next === undefined ? undefined : fileAt(join(path, next));
    return together === undefined ? [] : [together];
  }

  /** The files that words may name once they are filled in: `./tables/${language}.json`. */
  #findFilledIn(words: string, folder: string): readonly string[] {
    const pieces = words.split(FILLED_IN);
    const [first, last] = [pieces[0]!, pieces.at(-1)!];
    const whole = pieces
      .slice(1)
      .flatMap((piece) => (piece.startsWith('/') ? this.#find(piece, undefined, folder) : []));
    if (!first.includes('/')) return whole;
    const beside = resolve(folder, first.slice(0, first.lastIndexOf('/') + 1));
    const files = beside === folder ? this.#filesIn(folder) : this.#filesBelow(beside, folder);
    return [...whole, ...files.filter((path) => path.endsWith(last))];
  }

  /** The manifest of an installed package, which names its modules. */
  #findPackage(name: string, folder: string): readonly string[] {
    const parts = name.split('/');
    const id = parts.slice(0, name.startsWith('@') ? 2 : 1).join('/');
    if (id === this.known || !/^(@[\w.-]+\/)?\w[\w.-]*$/.test(id)) return [];
    const home = this.#packageFolder(id, folder);
    if (home === undefined) return [];
    const inside = id === name ? undefined : fileAt(join(home, name.slice(id.length + 1)));
    return [join(home, MANIFEST), ...(inside === undefined ? [] : [inside])];
  }

  #packageFolder(id: string, folder: string): string | undefined {
    for (let above = folder; ; above = dirname(above)) {
      const first = id.split('/', 1)[0]!;
      if (this.#holds(join(above, 'node_modules'), first)) {
        const home = join(above, 'node_modules', id);
        if (existsSync(join(home, MANIFEST))) return realPath(home);
      }
      if (above === dirname(above)) return undefined;
    }
  }

  /** The files of a folder that is not one above the module itself. */
  #filesBelow(path: string, module: string): readonly string[] {
    if (path === this.without || isAbove(path, module) || !this.#isFolder(path)) return [];
    const files: string[] = [];
    const folders = [path];
    for (let one = folders.pop(); one !== undefined && files.length < MOST_FILES; one = folders.pop())
      for (const name of this.#list(one)) {
        const inside = join(one, name);
        if (this.#isFolder(inside)) {
          if (inside !== this.without) folders.push(inside);
        } else files.push(...[fileAt(inside)].filter((file) => file !== undefined));
      }
    return files;
  }

  #filesIn(folder: string): readonly string[] {
    return [...this.#list(folder)].flatMap((name) => fileAt(join(folder, name)) ?? []);
  }

  #isFolder(path: string): boolean {
    return status(path)?.isDirectory() ?? false;
  }

  #holds(folder: string, name: string): boolean {
    return this.#list(folder).has(name);
  }

  #list(folder: string): ReadonlySet<string> {
    let names = this.#folders.get(folder);
    if (!names) {
      const all = tryTo(() => readdirSync(folder)) ?? [];
      names = new Set(all.filter((name) => !name.startsWith('.') && name !== 'node_modules'));
      this.#folders.set(folder, names);
    }
    return names;
  }
}

/** The file that a path names, with the ending that it may leave out. */
function fileAt(path: string): string | undefined {
  const isFile = (one: string): boolean => status(one)?.isFile() ?? false;
  if (isFile(path)) return realPath(path);
  if (extname(basename(path)) !== '' && !CODE.test(path)) return undefined;
  for (const [before, ending] of ENDINGS) {
    const other = before.test(path) ? path.replace(before, ending) : undefined;
    if (other !== undefined && isFile(other)) return realPath(other);
  }
  return undefined;
}

/** The parts of a package's manifest that name files and packages. */
interface Manifest {
  readonly main?: string;
  readonly module?: string;
  readonly exports?: unknown;
  readonly imports?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** All texts in a value, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const isAbove = (folder: string, path: string): boolean => !relative(folder, path).split(sep).includes('..');

const realPath = (path: string): string => tryTo(() => realpathSync.native(path)) ?? path;

const status = (path: string): Stats | undefined => tryTo(() => statSync(path, { throwIfNoEntry: false }));

/** What is asked of the file system; undefined where it cannot be had, such as a name that is none. */
function tryTo<Result>(ask: () => Result): Result | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
