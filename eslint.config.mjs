import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { boundaries } from './scripts/lint/boundaries.mjs';

const typescript = ['**/*.ts'];
const tests = [
  '**/*.test.ts',
  '**/*.fixture.ts',
  '**/testing.ts',
  '**/testing/**',
  'packages/widgets/src/standard/**',
];

export default defineConfig(
  globalIgnores([
    '**/dist/',
    '**/node_modules/',
    'storybook-static/',
    'docs/api/',
    'coverage/',
    '**/.pustaka*/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    files: typescript,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A number or a boolean in a template says what it is; only objects would print as "[object Object]".
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      // Index access under noUncheckedIndexedAccess is often proven by the loop around it.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // An empty text counts as missing in catalogue data, where || says so shortest.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions'] }],
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/restrict-plus-operands': ['error', { allowNumberAndString: true }],
      // What an interface promises may be kept without waiting; a text is spread into its code points on purpose.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/prefer-regexp-exec': 'off',
      eqeqeq: ['error', 'always'],
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'start' }],
    },
  },

  {
    files: ['packages/widgets/src/**/*.ts', 'stories/**/*.ts'],
    extends: [lit.configs['flat/recommended'], litA11y.configs.recommended, wc.configs['flat/best-practice']],
  },

  {
    files: tests,
    rules: {
      // node:test's own functions give promises that the runner awaits.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {
              from: 'package',
              package: 'node:test',
              name: ['describe', 'it', 'test', 'suite', 'before', 'after'],
            },
          ],
        },
      ],
      // Chai's assertions are expressions.
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },

  {
    files: ['packages/widgets/src/**/*.test.ts', 'packages/widgets/src/standard/**'],
    rules: {
      // @open-wc/testing types every `equal` as a promise, for the sake of its snapshots.
      '@typescript-eslint/no-floating-promises': 'off',
      // An element is typed by its class wherever a tag name was computed.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },

  // Where printing is the job.
  {
    files: ['scripts/**', 'bench/**', 'packages/server/src/cli/**', '.storybook/**'],
    rules: { 'no-console': 'off' },
  },

  ...boundaries,
);
