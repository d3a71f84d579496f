import { expect, it } from 'vitest';

import { describeCommandLine } from './test-command-line.js';

it('the page of the command line says what the command line is', async () => {
  await expect(await describeCommandLine()).toMatchFileSnapshot('command-line.md');
});
