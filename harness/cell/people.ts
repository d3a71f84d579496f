import type { Example } from '../../tasks/contract/index.js';

/** Whose the examples are, null for nobody's, to be kept with samples; nothing where the data has no people. */
export const describePeople = (
  examples: readonly Pick<Example<unknown, unknown>, 'person'>[],
): { readonly people?: (string | null)[] } =>
  examples.some(({ person }) => person !== undefined)
    ? { people: examples.map(({ person }) => person ?? null) }
    : {};
