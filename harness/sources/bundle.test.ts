import { join } from 'node:path';
import { expect, it } from 'vitest';

import { isOwn } from './bundle.js';

it('a file is a package’s own by its root, also where the package is installed in another', () => {
  const root = join('/user', 'node_modules', 'rules-vs-weights');
  expect(isOwn(join(root, 'dist', 'rules.js'), root)).toBe(true);
  expect(isOwn(join(root, 'node_modules', 'zod', 'index.js'), root)).toBe(false);
  expect(isOwn(join('/user', 'node_modules', 'zod', 'index.js'), root)).toBe(false);
});
