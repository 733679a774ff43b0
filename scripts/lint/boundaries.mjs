/**
 * The way of a request as lint rules: widget → client → connection → HTTP → route → service → store → database.
 * Each step knows only the next one; a step over a boundary is an error that says where the code belongs.
 */

/** @param {string[]} group gitignore-like patterns of module names @param {string} message where the code belongs */
const never = (group, message) => ({ group, message });

const imports = (...patterns) => ({ '@typescript-eslint/no-restricted-imports': ['error', { patterns }] });

const globals = (message, names) => ({
  'no-restricted-globals': ['error', ...names.map((name) => ({ name, message }))],
});

const tests = ['**/*.test.ts', '**/*.fixture.ts', '**/testing.ts', '**/testing/**', '**/standard/**'];

const otherPackages = never(
  ['@pustaka/*'],
  'core imports neither of the other packages, and itself by relative paths.',
);
const wholeZod = {
  regex: '^zod(?!/(mini|v4/core)$)',
  message: "Import from 'zod/v4/core' or 'zod/mini': full zod probes `new Function` and costs 25 KB.",
};
const server = [
  wholeZod,
  { regex: '^@pustaka/core(?!/contract$)', message: 'The server shares the contract only.' },
  never(['@pustaka/widgets', '@pustaka/widgets/*'], 'The server serves the built widgets as files.'),
];
const domNames = ['document', 'window', 'localStorage', 'sessionStorage', 'navigator', 'location', 'history'];

export const boundaries = [
  {
    files: ['packages/core/src/**/*.ts'],
    ignores: tests,
    rules: {
      ...imports(otherPackages, wholeZod, never(['node:*'], 'core runs in browsers and workers too.')),
      ...globals('core runs in workers and Node too: it never touches the DOM.', domNames),
    },
  },
  {
    files: ['packages/widgets/src/**/*.ts'],
    ignores: tests,
    rules: {
      ...imports(
        wholeZod,
        never(['@pustaka/server', '@pustaka/server/*'], 'widgets know the server by its contract only.'),
        never(['node:*'], 'widgets run in browsers.'),
      ),
      ...globals('A widget asks through a client of @pustaka/core.', [
        'fetch',
        'XMLHttpRequest',
        'WebSocket',
      ]),
    },
  },
  // The rule of a later block takes the place of an earlier one's, so each says the whole.
  {
    files: ['packages/server/src/**/*.ts'],
    ignores: tests,
    rules: imports(...server),
  },
  {
    files: [
      'packages/server/src/**/routes.ts',
      'packages/server/src/**/routes/**/*.ts',
      'packages/server/src/http/**/*.ts',
    ],
    ignores: tests,
    rules: imports(
      ...server,
      never(
        ['kysely', 'pg', '**/store.ts', '**/database/**'],
        'A route speaks HTTP and calls its service; SQL lives in store.ts.',
      ),
    ),
  },
  {
    files: ['packages/server/src/**/service.ts'],
    ignores: tests,
    rules: imports(
      ...server,
      never(
        ['express', '**/routes.ts', '**/routes/**'],
        'A service knows the rules, and neither HTTP nor SQL.',
      ),
    ),
  },
  {
    files: ['packages/server/src/**/*store.ts', 'packages/server/src/database/**/*.ts'],
    ignores: tests,
    rules: imports(...server, never(['express', '**/http/**', '**/routes.ts'], 'A store never knows HTTP.')),
  },
];
