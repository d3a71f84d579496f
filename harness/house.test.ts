import { ESLint } from 'eslint';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

describe('the house', () => {
  it.each([
    ['tasks/digits/image.ts', '../../handwritten/digits/index.js'],
    ['handwritten/digits/index.ts', '../../learned/network-program.js'],
    ['learned/weights.ts', '../harness/files.js'],
    ['harness/files.ts', '../tasks/digits/index.js'],
    ['harness/files.ts', '../reports/index.js'],
    ['reports/index.ts', '../tasks/digits/index.js'],
  ])('is held by the linter: %s may not import %s', async (file, imported) => {
    const eslint = new ESLint({
      cwd: ROOT,
      overrideConfig: { linterOptions: { reportUnusedDisableDirectives: 'off' } },
    });
    const [result] = await eslint.lintText(`import '${imported}';\n`, { filePath: `${ROOT}${file}` });
    expect(result!.messages.map(({ ruleId }) => ruleId)).toContain('no-restricted-imports');
  });
});
