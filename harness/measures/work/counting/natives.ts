import { CALLS, counter } from './counter.js';

/** A function of the language, by its arguments, what it was called on and what it gave. */
type Cost = (self: ArrayLike<unknown>, given: readonly unknown[], result: unknown) => number;

const { log2, ceil, max } = Math;
const { apply } = Reflect;
const lengthOf = (value: unknown): number => (value as ArrayLike<unknown> | undefined)?.length ?? 0;

const one: Cost = () => 1;
const ofResult: Cost = (_, __, result) => lengthOf(result);
const ofSelf: Cost = (self) => self.length;
/** Comparisons that give the largest of some numbers. */
const ofArguments: Cost = (_, given) => max(1, given.length - 1);
/** Elements that are looked at until the place that is found. */
const upTo: Cost = (self, _, found) => ((found as number) < 0 ? self.length : (found as number) + 1);
const downTo: Cost = (self, _, found) =>
  (found as number) < 0 ? self.length : self.length - (found as number);
/** Only whether it was found is known: the first place of it. */
const including: Cost = (self, [wanted], found) => {
  if (found !== true) return self.length;
  let at = 0;
  while (at < self.length - 1 && self[at] !== wanted) at++;
  return at + 1;
};
/** What sorting takes by comparisons alone, in the order of magnitude; a function that compares counts its own calls. */
const sorting: Cost = (self, [compare]) => (compare ? 0 : self.length * ceil(log2(max(2, self.length))));
const resolved = (index: unknown, length: number, otherwise: number): number => {
  const place = index === undefined ? otherwise : Number(index);
  return place < 0 ? max(0, length + place) : place < length ? place : length;
};
const filling: Cost = (self, [, from, to]) =>
  max(0, resolved(to, self.length, self.length) - resolved(from, self.length, 0));

/** Functions that go through elements, on arrays and typed arrays: one operation an element that they come to. */
const THROUGH: Readonly<Record<string, Cost>> = {
  indexOf: upTo,
  lastIndexOf: downTo,
  includes: including,
  fill: filling,
  set: (_, [source]) => lengthOf(source),
  slice: ofResult,
  concat: ofResult,
  flat: ofResult,
  with: ofResult,
  toReversed: ofResult,
  toSpliced: ofResult,
  reverse: ofSelf,
  join: ofSelf,
  copyWithin: ofSelf,
  shift: ofSelf,
  unshift: ofSelf,
  splice: (_, given, result) => lengthOf(result) + max(0, given.length - 2),
  push: (_, given) => max(1, given.length),
  sort: sorting,
  toSorted: sorting,
};

/** Functions that call a function for elements: each call counts one, and what it does as it does it. */
const CALLING = new Set([
  ...['forEach', 'map', 'filter', 'reduce', 'reduceRight', 'flatMap', 'some', 'every'],
  ...['find', 'findIndex', 'findLast', 'findLastIndex', 'sort', 'toSorted'],
]);

const MATH: Readonly<Record<string, Cost>> = { max: ofArguments, min: ofArguments, hypot: ofArguments };
const MAKING: Readonly<Record<string, Cost>> = { from: ofResult, of: ofResult };

const typedArray = Object.getPrototypeOf(Uint8Array) as typeof Uint8Array;

/**
 * Makes the language's own functions, whose inside cannot be rewritten, count in this process: one operation a call; one
 * for each element that a function of arrays comes to; as many as there are comparisons in `Math.max` and `Math.min`; and
 * n log₂ n in a sort that is given no function.
 */
export function countNatives(): void {
  countAll(Math, MATH);
  for (const of of [Array, typedArray]) {
    countAll(of, MAKING);
    countAll(of.prototype, THROUGH, CALLING);
  }
  for (const of of [Map, Set]) countAll(of.prototype, {}, new Set(['forEach']));
  for (const of of [WeakMap, WeakSet, String, Number, BigInt, RegExp, Date]) countAll(of.prototype);
  for (const of of [Object, Number, String, BigInt, Date, JSON]) countAll(of);
}

type NativeFunction = (...given: unknown[]) => unknown;

function countAll(
  owner: object,
  costs: Readonly<Record<string, Cost>> = {},
  calling = new Set<string>(),
): void {
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(owner))) {
    const original: unknown = descriptor.value;
    if (typeof original !== 'function' || name === 'constructor' || !descriptor.writable) continue;
    const native = original as NativeFunction;
    const cost = Object.hasOwn(costs, name) ? costs[name]! : calling.has(name) ? undefined : one;
    const counted = cost === one ? countedOnce(native) : countedAtCost(native, cost, calling.has(name));
    Object.defineProperties(counted, {
      name: { value: name, configurable: true },
      length: { value: native.length, configurable: true },
    });
    Object.defineProperty(owner, name, { ...descriptor, value: counted });
  }
}

const countedOnce = (native: NativeFunction): NativeFunction =>
  function (this: unknown, ...given: unknown[]): unknown {
    counter[CALLS]! += 1;
    return apply(native, this, given);
  };

const countedAtCost = (native: NativeFunction, cost: Cost | undefined, calls: boolean): NativeFunction =>
  function (this: unknown, ...given: unknown[]): unknown {
    const callback = given[0];
    if (calls && typeof callback === 'function') {
      given[0] = function (this: unknown, ...passed: unknown[]): unknown {
        counter[CALLS]! += 1;
        return apply(callback as NativeFunction, this, passed);
      };
    }
    const result: unknown = apply(native, this, given);
    if (cost) counter[CALLS]! += cost(this as ArrayLike<unknown>, given, result);
    return result;
  };
