import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { UserError } from '../../tasks/contract/index.js';

/** A package of the Python index, and the kind of its wheels that fits the machine. */
interface Wheel {
  name: string;
  platform: string;
}

const TFJS_NODE = { name: '@tensorflow/tfjs-node', version: '4.22.0' };
/** Carries node_api.h, so that no download of Node's own headers is needed: the binding uses nothing else. */
const NODE_HEADERS = { name: 'node-api-headers', version: '1.9.0' };

/**
 * tfjs-node 4.22.0 is written against the C API of TensorFlow 2.9, which later versions keep. Of those whose
 * wheels carry it as a library of its own, 2.15.1 is small, and trains as fast as 2.18 and 2.20 do.
 */
const TENSORFLOW_VERSION = '2.15.1';
const WHEELS: Partial<Record<string, Wheel>> = {
  'linux-x64': { name: 'tensorflow-cpu', platform: 'manylinux2014_x86_64' },
  'linux-arm64': { name: 'tensorflow-cpu-aws', platform: 'manylinux2014_aarch64' },
};
const LIBRARIES = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];
const HEADER_FOLDERS = ['tensorflow/c/', 'tensorflow/core/platform/', 'tsl/'];
/** The headers that the binding includes and that TensorFlow has moved or dropped between versions. */
const HEADERS = [
  'tensorflow/c/eager/c_api.h',
  'tensorflow/c/tf_tensor.h',
  'tsl/platform/ctstring_internal.h',
];

/** Unpacks from a wheel (argument 1) into a folder (2) every file whose path starts with one of the rest. */
const UNPACK = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as wheel:
    wheel.extractall(sys.argv[2], [n for n in wheel.namelist() if n.startswith(tuple(sys.argv[3:]))])
`;

/** Computes 1·1 + 2·2 + 3·3 on the tensorflow backend of the project (argument 1), as the trainers would. */
const COMPUTE = `
import { createRequire } from 'node:module';
import { supplyRemovedUtilFunctions } from '${new URL('./removed-util-functions.js', import.meta.url).href}';
supplyRemovedUtilFunctions();
const tf = createRequire(process.argv[1])('${TFJS_NODE.name}');
const [answer] = tf.dot(tf.tensor1d([1, 2, 3]), tf.tensor1d([1, 2, 3])).dataSync();
if (tf.getBackend() !== 'tensorflow' || answer !== 14) throw new Error('it computed ' + answer + ', not 14');
`;

/** What a command came to; `detail` is the one line of its output that best tells why it failed. */
interface Outcome {
  ok: boolean;
  detail: string;
}

function run(command: string, args: string[], cwd?: string): Outcome {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'pipe'],
    // TensorFlow otherwise writes notices about the processor into the output that is searched below.
    env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2' },
  });
  if (error) return { ok: false, detail: error.message };
  const lines = `${stdout}\n${stderr}`.split('\n').map((line) => line.trim());
  const detail =
    lines.find((line) => /error(:| \d| network)/i.test(line)) ?? lines.findLast((line) => line !== '');
  return { ok: status === 0, detail: detail ?? `${command} ended with ${String(status)}` };
}

/** Ends the setup with one line: what failed, why, and what to do next. */
function fail(what: string, next: string, why?: string): never {
  throw new UserError(`${what}${why === undefined ? '' : ` (${why})`}. ${next}`, { exitCode: 1 });
}

/** The first command of a list that answers, or undefined. */
function firstThatRuns(commands: string[], args: string[]): string | undefined {
  return commands.find((command) => run(command, args).ok);
}

/** The tools from outside npm, looked for before anything large is downloaded. */
function findTools(): { python: string; compiler: string } {
  const python = firstThatRuns(['python3', 'python'], ['-m', 'pip', '--version']);
  if (!python)
    fail('Found no Python with pip', 'Install both (on Debian: apt install python3-pip), run again.');
  const chosen = process.env['CXX'];
  const compiler = firstThatRuns(chosen ? [chosen] : ['g++', 'clang++', 'c++'], ['--version']);
  if (!compiler)
    fail(
      `Found no C++ compiler${chosen ? ` named ${chosen}, as CXX says` : ''}`,
      'Install one (on Debian: apt install g++), run again.',
    );
  return { python, compiler };
}

/** Whether a package is in node_modules at the version wanted. */
function isInstalled(root: string, { name, version }: typeof TFJS_NODE): boolean {
  const manifest = join(root, 'node_modules', name, 'package.json');
  if (!existsSync(manifest)) return false;
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version?: string }).version === version;
}

function compute(root: string): Outcome {
  // The loader of this process, where it has one (tsx), is the child's too: it imports a file beside this one.
  const args = [...process.execArgv, '--input-type=module', '--eval', COMPUTE, join(root, 'package.json')];
  return run(process.execPath, args, root);
}

/** Puts the packages into node_modules alone: package.json and the lockfile stay as they are. */
function installPackages(root: string): void {
  const wanted = [TFJS_NODE, NODE_HEADERS];
  if (wanted.every((item) => isInstalled(root, item))) return;
  const names = wanted.map(({ name, version }) => `${name}@${version}`);
  // --ignore-scripts: the package's own install script is the download that this setup stands in for.
  const flags = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { ok, detail } = run('npm', ['install', ...flags, ...names], root);
  if (!ok)
    fail(`npm could not install ${names.join(' and ')}`, 'Check that npm reaches its registry.', detail);
}

/** Downloads the wheel and unpacks the libraries and headers. Returns the folder that holds both. */
function fetchTensorflow(python: string, stage: string, wheel: Wheel): string {
  const download = join(stage, 'download');
  const unpacked = join(stage, 'unpacked');
  const named = `${wheel.name}==${TENSORFLOW_VERSION}`;
  // The Python version only names one of several wheels whose libraries are the same; nothing runs in Python.
  const choice = ['--only-binary=:all:', '--python-version=3.11', `--platform=${wheel.platform}`];
  const flags = ['--quiet', '--no-deps', ...choice, '--dest', download];
  const got = run(python, ['-m', 'pip', 'download', ...flags, named]);
  if (!got.ok)
    fail(`pip could not download ${named}`, 'Check that pip reaches its package index.', got.detail);
  const file = readdirSync(download).find((name) => name.endsWith('.whl')) ?? '';
  const prefixes = [...LIBRARIES, ...HEADER_FOLDERS.map((folder) => `include/${folder}`)];
  const paths = prefixes.map((path) => `tensorflow/${path}`);
  const opened = run(python, ['-c', UNPACK, join(download, file), unpacked, ...paths]);
  if (!opened.ok) fail(`Could not unpack ${file}`, 'It takes 1 GB of free disk for a moment.', opened.detail);
  const needed = [...LIBRARIES, ...HEADERS.map((header) => `include/${header}`)];
  const lacking = needed.find((path) => !existsSync(join(unpacked, 'tensorflow', path)));
  if (lacking)
    fail(`${file} lacks ${lacking}`, 'Report this: the setup must name another TensorFlow version.');
  return join(unpacked, 'tensorflow');
}

/** Builds the binding in `stage`, laid out as in the package, and proves that Node loads it from there. */
function buildBinding(compiler: string, root: string, stage: string, tensorflow: string, napi: number): void {
  const libraries = join(stage, 'deps', 'lib');
  const bindings = join(stage, 'lib', `napi-v${napi}`);
  for (const folder of [libraries, bindings]) mkdirSync(folder, { recursive: true });
  for (const library of LIBRARIES) renameSync(join(tensorflow, library), join(libraries, library));
  const sources = join(root, 'node_modules', TFJS_NODE.name, 'binding');
  const output = join(bindings, 'tfjs_binding.node');
  // What binding.gyp asks for, but for the names of the libraries. The Node functions are left to be found in
  // the running node; $ORIGIN makes the binding find the libraries wherever node_modules stands.
  const { ok, detail } = run(compiler, [
    ...['-std=c++17', '-O2', '-fPIC', '-shared', `-DNAPI_VERSION=${napi}`],
    ...[`-I${join(root, 'node_modules', NODE_HEADERS.name, 'include')}`, `-I${join(tensorflow, 'include')}`],
    ...['tfjs_backend.cc', 'tfjs_binding.cc'].map((source) => join(sources, source)),
    ...LIBRARIES.map((library) => join(libraries, library)),
    ...['-Wl,-rpath,$ORIGIN/../../deps/lib', '-o', output],
  ]);
  if (!ok)
    fail(
      `${compiler} could not compile the binding`,
      'Name another compiler with CXX=…, or report this.',
      detail,
    );
  const loaded = run(process.execPath, ['--print', 'typeof require(process.argv[1])', output]);
  if (!loaded.ok)
    fail('Node does not load the binding', 'It needs a Linux with glibc 2.17 or newer.', loaded.detail);
}

/**
 * Makes `@tensorflow/tfjs-node` work where its own install script cannot download the TensorFlow C library:
 * takes that library from TensorFlow's Python wheel and builds the binding from the package's own sources.
 * Changes node_modules alone, and does nothing where tfjs-node works already.
 *
 * Everything is made in a folder beside its place and moved there when it is known to load, so a setup that
 * fails or is stopped leaves the package as it was; the next one clears what a stopped one left.
 *
 * @param root - The project's folder, whose node_modules gets the package.
 * @param log - Gets one line for each step.
 * @throws UserError in one line that says what failed and what to do next.
 */
export function setUpTensorflow(root: string, log: (line: string) => void): void {
  if (!existsSync(join(root, 'package.json'))) {
    fail(`${root} holds no package.json`, "Run this in the project's own folder.");
  }
  if (isInstalled(root, TFJS_NODE) && compute(root).ok) {
    log(`${TFJS_NODE.name} ${TFJS_NODE.version} works already: nothing to do.`);
    return;
  }
  const here = `${process.platform}-${process.arch}`;
  const wheel = WHEELS[here];
  if (!wheel)
    fail(`This setup is for Linux on x64 and arm64, not ${here}`, `Try: npm install ${TFJS_NODE.name}`);
  const { python, compiler } = findTools();
  log(`1/4 Installing ${TFJS_NODE.name} ${TFJS_NODE.version} without its install script`);
  installPackages(root);
  const target = join(root, 'node_modules', TFJS_NODE.name);
  const stage = join(target, '.setup-tensorflow');
  const manifest = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8')) as {
    binary: { napi_versions: number[] };
  };
  // tfjs-node looks for its binding under the newest Node-API version that it and this Node both know.
  const napi = Math.max(
    ...manifest.binary.napi_versions.filter((n) => n <= Number(process.versions['napi'])),
  );
  try {
    rmSync(stage, { recursive: true, force: true });
    mkdirSync(stage);
    log(`2/4 Fetching ${wheel.name} ${TENSORFLOW_VERSION} (about 210 MB)`);
    const tensorflow = fetchTensorflow(python, stage, wheel);
    log('3/4 Compiling the binding');
    buildBinding(compiler, root, stage, tensorflow, napi);
    // The binding goes first and comes last: while it is missing, tfjs-node says that it is not installed.
    rmSync(join(target, 'lib'), { recursive: true, force: true });
    rmSync(join(target, 'deps'), { recursive: true, force: true });
    renameSync(join(stage, 'deps'), join(target, 'deps'));
    renameSync(join(stage, 'lib'), join(target, 'lib'));
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
  log('4/4 Checking with a small computation');
  const { ok, detail } = compute(root);
  if (!ok)
    fail(`${TFJS_NODE.name} loads but does not compute`, 'Report this with your Node version.', detail);
  log(`${TFJS_NODE.name} ${TFJS_NODE.version} works, on TensorFlow ${TENSORFLOW_VERSION}.`);
}

const [, script] = process.argv;
if (script !== undefined && pathToFileURL(resolve(script)).href === import.meta.url) {
  try {
    setUpTensorflow(process.cwd(), (line) => {
      console.log(line);
    });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(error.message);
    process.exitCode = error.exitCode;
  }
}
