import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

import { COUNTER, KINDS } from './counter.js';
import { instrument, instrumentFile } from './instrument.js';

/** Runs a script with and without counting; both must give the same. */
async function run(source: string): Promise<Readonly<Record<string, number>>> {
  const counter = new Float64Array(KINDS.length);
  const context = (): object => createContext({ [COUNTER]: counter, console });
  const plain: unknown = await runInContext(source, context());
  expect(counter.every((count) => count === 0)).toBe(true);
  const counted: unknown = await runInContext(instrument(source, 'script'), context());
  expect(JSON.stringify(counted)).toBe(JSON.stringify(plain));
  return Object.fromEntries(KINDS.map((kind, at) => [kind, counter[at]!]));
}

const counts = (comparisons: number, arithmetic: number, calls = 0) => ({ comparisons, arithmetic, calls });

describe('what counts', () => {
  it.each([
    ['operators of one expression', 'let a = 3; a * 2 + 1 > 5', counts(1, 2)],
    ['bits and strings', "let a = 3; (a << 2) + '' + ~a", counts(0, 4)],
    ['the sign of a literal is none', 'let a = -1; [-a, -1, !0, !a]', counts(1, 1)],
    ['an if counts its test', 'let a = 1; if (a < 0) a += 1; else if (a < 2) a -= 5; a', counts(2, 1)],
    ['a branch only where it is taken', 'let a = 1; a > 0 ? a + 1 : a * 2 * 2', counts(1, 1)],
    [
      'a right side only where it is evaluated',
      'let a = 0; [a && a + 1, a || a + 1, a ?? a + 1]',
      counts(3, 1),
    ],
    ['a loop every turn', 'let s = 0; for (let i = 0; i < 3; i++) s += i; s', counts(4, 6)],
    ['while and do, too', 'let i = 0; while (i < 2) i++; do i--; while (i > 0); i', counts(3 + 2, 2 + 2)],
    ['a step to an element', 'let s = 0; for (const x of [1, 2, 3]) s += x; s', counts(0, 3, 3)],
    ['a step to a property', 'let s = ""; for (const x in { a: 1, b: 2 }) { s += x; } s', counts(0, 2, 2)],
    [
      'a switch as far as it looks',
      'let a = 2; switch (a + 0) { case 1: case 2: a *= 2; break; case 3: } a',
      counts(2, 2),
    ],
    ['assigning on a condition', 'let a = null, b = 1; a ??= b + 1; b ||= b + 1; [a, b]', counts(2, 1)],
    ['a default where it is needed', 'const f = (a, b = a + 1) => a * b; [f(1), f(1, 2)]', counts(0, 3)],
    [
      'what follows ?. where it is reached',
      'let a = 1, n = null; [n?.[a + 1](a * 2), "xy"?.[a - 1]]',
      counts(0, 1),
    ],
    [
      'a function when it is called',
      'const f = (x) => x + 1; f(1); f(2); const g = () => 1 / 0; f(3)',
      counts(0, 3),
    ],
    ['in and instanceof', '["a" in { a: 1 }, [] instanceof Array]', counts(2, 0)],
  ] as const)('%s', async (_, source, expected) => {
    expect(await run(source)).toEqual(expected);
  });
});

describe('what a program does stays what it was', () => {
  it.each([
    ['lines without semicolons', 'let a = 1\nlet f = () => [7]\na = a + 1\nlet b = f\nb = a + 2\n;[a, b]'],
    ['brackets at the start of a line', '(1 + 1); (function () { return 1 + 1 })()'],
    [
      'classes, with fields and computed names',
      `const mixed = (n) => class { m() { return n } }
       class A extends mixed(1 + 1) { x = 1 + 2; static y = 2 * 2; #z = 1; ['a' + 1]() { return this.x + this.#z }
         get q() { return this.x - 1 } static { A.s = 1 + 1 } has(o) { return #z in o } }
       const a = new A(); [a.x, A.y, a.a1(), a.q, A.s, a.has(a), a.m()]`,
    ],
    [
      'generators',
      'function* g(n) { const x = yield n + 1; yield* [x + 1, n - 1]; return 1 * 2 } const i = g(1); [i.next(), i.next(5), i.next(), i.next()]',
    ],
    [
      'async functions',
      '(async () => { let s = 0; for await (const x of [1, 2]) s += await (x + 1); return s * 2 })()',
    ],
    [
      'destructuring',
      'const { a = 1 + 1, ["b" + 1]: b, ...r } = { b1: 2, c: 3 }; let c, d; [c = 1 + 1, d] = [undefined, 4]; ({ c, d = c + 1 } = { c: 9 }); [a, b, r, c, d]',
    ],
    [
      'names of functions',
      'const f = () => 1; let g = function () {}; const { h = () => 1 + 1 } = {}; [f.name, g.name, h.name]',
    ],
    [
      'templates',
      'const t = (s, ...v) => s.raw.join("|") + v.join(); let a = 1; [`x${a + 1}y${a ? `z${a * 2}` : ""}`, t`p${a + 1}q`]',
    ],
    [
      'labels, loops over places',
      'const o = [0, 0]; let k = 0; outer: for (o[k + 1] of [1, 2]) { for (let i = 0; ; i++) { if (i > 1) continue outer } } o',
    ],
    [
      'loops without braces',
      'let s = 0\nfor (const x of [1, 2]) for (const y in [3, 4]) if (x > 1) s += x; else s -= y * 1\ns',
    ],
    [
      'arrows that give objects and sequences',
      'const f = (a) => ({ b: a + 1 }), g = (a) => (a++, a + 1); [f(1), g(1)]',
    ],
    ['exceptions', 'try { null.x + 1 } catch ({ message: m = 1 + 1 }) { m.length > 0 } finally { 1 + 1 }'],
    [
      'calls keep what they are called on',
      'const o = { n: 1, f() { return this.n + 1 } }; [o.f(), o?.f?.(1 + 1), (o.f)(), o["f" + ""]()]',
    ],
    ['strict mode', '"use strict"; (function () { return this === undefined })()'],
  ])('%s', async (_, source) => {
    await run(source);
  });

  it('a parser', async () => {
    const source = await readFile(createRequire(import.meta.url).resolve('acorn'), 'utf8');
    const parsed = instrument.toString();
    const parsing = `acorn.parse(${JSON.stringify(parsed)}, { ecmaVersion: 2024 })`;
    const { comparisons, arithmetic } = await run(`${source};${parsing}`);
    expect(comparisons).toBeGreaterThan(parsed.length);
    expect(arithmetic).toBeGreaterThan(parsed.length);
  });
});

it('says which file it cannot read', () => {
  expect(() => instrumentFile('const = 1', 'module', 'file:///mine.js')).toThrow(
    'operations cannot be counted in file:///mine.js: Unexpected token (1:6)',
  );
});
