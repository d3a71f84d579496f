import { ownVersion } from '../../environment.js';

/** The files of a new plugin: their text by their path in its folder. */
export type NewFiles = Readonly<Record<string, string>>;

/** What every new plugin has beside its own modules. */
interface NewPlugin {
  readonly name: string;
  /** What it is, in a sentence for its README. */
  readonly about: string;
  /** What its files are, a line each. */
  readonly guide: readonly string[];
  /** How its network is trained, where it brings one. */
  readonly train?: string;
  /** How it is run. */
  readonly run: string;
  /** Packages that it needs beside this one, with their versions. */
  readonly packages?: Readonly<Record<string, string>>;
}

/** The files that every new plugin has: its package, configuration, tests and a README with the commands. */
export function commonFiles({ name, about, guide, train, run, packages = {} }: NewPlugin): NewFiles {
  return {
    'package.json': json({
      name,
      version: '0.1.0',
      private: true,
      type: 'module',
      main: `${name}.rvw.ts`,
      scripts: { check: 'rvw check', start: run, test: 'node --test' },
      dependencies: { ...packages, 'rules-vs-weights': `^${ownVersion()}` },
    }),
    'tsconfig.json': json({
      compilerOptions: {
        target: 'ES2022',
        module: 'NodeNext',
        moduleResolution: 'NodeNext',
        strict: true,
        noUncheckedIndexedAccess: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: true,
        noEmit: true,
      },
      include: ['*.ts'],
    }),
    'rvw.config.ts': `import { defineConfig } from 'rules-vs-weights';

export default defineConfig({ plugins: ['./${name}.rvw.ts'] });
`,
    [`${name}.test.mjs`]: `import { describe, it } from 'node:test';

import { contractTests } from 'rules-vs-weights/test';

// Of vitest the same: import { describe, it } from 'vitest'.
await contractTests(new URL('./${name}.rvw.ts', import.meta.url), { describe, it });
`,
    'README.md': `# ${name}

${about}

\`\`\`sh
npm install
${train === undefined ? '' : `${npx(train)}   # seconds; writes weights/ beside the plugin\n`}npx rvw check   # every fault in a sentence, and what each part that is left out costs
${npx(run)}   # the page is reports/latest/index.html
npm test        # the same checks as tests
\`\`\`

${guide.join('\n')}
`,
  };
}

const npx = (command: string): string => command.replace(/^rvw/, 'npx rvw');

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** A name as a title: \`my-task\` is \`My task\`. */
export function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
