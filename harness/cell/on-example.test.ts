import { describe, expect, it } from 'vitest';

import { UserError, type LoadedProgram } from '../../tasks/contract/index.js';
import { ExampleError, findFailingExample, onExample } from './on-example.js';

describe('a plugin that throws on an example', () => {
  it('is told by the example, with its own error as the cause', async () => {
    for (const thrown of [new Error('boom'), new UserError('boom'), 'boom']) {
      const error: unknown = await onExample('one', () => Promise.reject(thrown as Error)).catch(
        (caught: unknown) => caught,
      );
      expect(error).toBeInstanceOf(ExampleError);
      expect(error).toMatchObject({ message: 'threw on example one: boom', cause: thrown });
    }
  });

  it.each([
    [{ code: 42 }, '{ code: 42 }'],
    [null, 'null'],
    [undefined, 'undefined'],
    [new TypeError(), 'TypeError'],
  ])('is told what it threw, whatever that is: %j', async (thrown, said) => {
    await expect(onExample('one', () => Promise.reject(thrown as Error))).rejects.toThrow(
      `threw on example one: ${said}`,
    );
  });
});

describe('the example on which a program throws', () => {
  const examples = ['a', 'b', 'c', 'd'].map((id) => ({ id, input: id, truth: 0 }));
  const find = (decide: LoadedProgram<unknown, unknown>['decide']) =>
    findFailingExample({ examples, loaded: { decide }, load: () => Promise.resolve() }, { message: 'boom' });
  const boomOn = (throws: (input: unknown) => boolean) => (input: unknown) => {
    if (throws(input)) throw new Error('boom');
    return { kind: 'abstain' } as const;
  };

  it('is found by deciding again, where the message is the same', async () => {
    expect(await find(boomOn((input) => input === 'c'))).toBe('c');
    expect(await find(boomOn(() => true))).toBe('a');
    expect(await find((input) => Promise.reject(new Error(input === 'b' ? 'boom' : 'other')))).toBe('b');
    expect(await find(() => Promise.reject(new Error('other')))).toBeNull();
  });

  it('is none where it throws for having been called so often', async () => {
    let calls = 0;
    expect(await find(boomOn(() => ++calls > 2))).toBeNull();
  });
});
