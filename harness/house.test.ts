import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const RULES = fileURLToPath(new URL('../.dependency-cruiser.js', import.meta.url));

/** Who imports whom against the arrows, and the rule that says so. */
const FORBIDDEN = [
  ['index.ts', 'harness/files.ts', 'plugin-authors'],
  ['index.ts', 'learned/network.ts', 'plugin-authors'],
  ['tasks/contract/task.ts', 'tasks/digits/image.ts', 'contract'],
  ['tasks/kit/random.ts', 'tasks/digits/image.ts', 'kit'],
  ['tasks/digits/image.ts', 'handwritten/digits/index.ts', 'tasks'],
  ['tasks/digits/image.ts', 'tasks/tic-tac-toe/board.ts', 'tasks'],
  ['handwritten/digits/index.ts', 'learned/network.ts', 'handwritten'],
  ['learned/network.ts', 'harness/files.ts', 'learned'],
  ['harness/files.ts', 'tasks/digits/image.ts', 'harness'],
  ['harness/files.ts', 'reports/index.ts', 'harness'],
  ['harness/run/plan.ts', 'harness/command-line/main.ts', 'harness'],
  ['harness/measures/latency.ts', 'harness/run/plan.ts', 'measures'],
  ['reports/index.ts', 'tasks/digits/image.ts', 'reports'],
  ['reports/index.ts', 'harness/run/plan.ts', 'reports'],
  ['reports/index.ts', 'harness/measures/latency.ts', 'report-runs-no-measure'],
] as const;

const ALLOWED = [
  ['index.ts', 'tasks/contract/task.ts'],
  ['index.ts', 'learned/define/network.ts'],
  ['tasks/digits/image.ts', 'tasks/kit/random.ts'],
  ['handwritten/digits/index.ts', 'tasks/digits/image.ts'],
  ['learned/network.ts', 'tasks/digits/image.ts'],
  ['harness/run/plan.ts', 'harness/measures/latency.ts'],
  ['harness/run/plan.ts', 'tasks/kit/random.ts'],
  ['harness/command-line/main.ts', 'handwritten/digits/index.ts'],
  ['harness/command-line/main.ts', 'reports/index.ts'],
  ['reports/index.ts', 'harness/results/schema.ts'],
] as const;

/** A way to import a module, which ends as its compiled file does. */
type Way = (module: string) => string;
const statically: Way = (module) => `import '${module}';`;
const dynamically: Way = (module) => `export const later = () => import('${module}');`;
const asType: Way = (module) => `import type { Nothing } from '${module}'; export type { Nothing };`;

type Imports = readonly (readonly [from: string, to: string, ...unknown[]])[];

/** What the rules find in a house with these imports, as `RULE: FROM → TO`. */
async function findings(imports: Imports, way: Way): Promise<string[]> {
  const house = await mkdtemp(join(tmpdir(), 'rvw-house-'));
  try {
    const lines = new Map<string, string[]>();
    for (const [from, to] of imports) {
      const module = relative(dirname(from), to).replace(/^(?!\.)/, './');
      lines.set(from, [...(lines.get(from) ?? []), way(module.replace(/ts$/, 'js'))]);
      lines.set(to, lines.get(to) ?? []);
    }
    for (const [path, text] of lines) {
      await mkdir(join(house, dirname(path)), { recursive: true });
      await writeFile(join(house, path), text.join('\n'));
    }
    const options = { ...(await extractDepcruiseOptions(RULES)), baseDir: house };
    const { output } = await cruise([...lines.keys()], options);
    return (output as ICruiseResult).summary.violations.map(
      ({ rule, from, to }) => `${rule.name}: ${from} → ${to}`,
    );
  } finally {
    await rm(house, { recursive: true });
  }
}

describe('the house', () => {
  it.each([
    ['static', statically],
    ['dynamic', dynamically],
  ] as const)('forbids %s imports against its arrows', async (_, way) => {
    const found = await findings(FORBIDDEN, way);
    expect(found).toEqual(
      expect.arrayContaining(FORBIDDEN.map(([from, to, rule]) => `${rule}: ${from} → ${to}`)),
    );
  });

  it('forbids imports of types too, but for those that a report is made of', async () => {
    const types = FORBIDDEN.filter(([, , rule]) => rule !== 'report-runs-no-measure');
    const found = await findings(FORBIDDEN, asType);
    expect(found.filter((finding) => !finding.startsWith('circle')).sort()).toEqual(
      types.map(([from, to, rule]) => `${rule}: ${from} → ${to}`).sort(),
    );
  });

  it.each([
    ['static', statically],
    ['dynamic', dynamically],
  ] as const)('allows %s imports along its arrows', async (_, way) => {
    expect(await findings(ALLOWED, way)).toEqual([]);
  });

  it.each([
    ['static', statically],
    ['dynamic', dynamically],
    ['type', asType],
  ] as const)('forbids circles of %s imports', async (_, way) => {
    const circle = [
      ['learned/one.ts', 'learned/other.ts'],
      ['learned/other.ts', 'learned/third.ts'],
      ['learned/third.ts', 'learned/one.ts'],
    ] as const;
    expect(await findings(circle, way)).toContain('circle: learned/one.ts → learned/other.ts');
  });
});
