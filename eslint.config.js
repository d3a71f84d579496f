import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Which rooms a room may import from. The picture is in CONTRIBUTING.md; this rule keeps it true. */
const forbidden = {
  tasks: ['handwritten', 'learned', 'harness', 'reports'],
  handwritten: ['learned', 'harness', 'reports'],
  learned: ['handwritten', 'harness', 'reports'],
  harness: ['handwritten', 'learned', 'reports', 'tasks/!(contract|kit)'],
  reports: ['handwritten', 'learned', 'tasks/!(contract|kit)'],
};

/** The composition root alone knows the built-in tasks by name, and puts the report behind the run. */
const compositionRoot = ['harness/command-line/**'];

const arrows = Object.entries(forbidden).map(([room, rooms]) => ({
  files: [`${room}/**/*.ts`],
  ignores: compositionRoot,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^(\\.\\./)+(${rooms.map((name) => (name === 'tasks/!(contract|kit)' ? 'tasks/(?!(?:contract|kit)/)' : `${name}/`)).join('|')})`,
            message: `${room}/ must not import this: see "The house" in CONTRIBUTING.md.`,
          },
        ],
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'reports/latest/', '.cache/'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  ...arrows,
  { files: ['eslint.config.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: { AbortController: 'readonly', console: 'readonly', performance: 'readonly', URL: 'readonly' },
    },
  },
);
