// Rules that hold the shape of the code (style.md). Formatting is prettier's; opinions about style are nobody's.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

const root = import.meta.dirname;

// ---- Who may import whom ------------------------------------------------------------------------------------------

/** Inside the server a folder imports from its own row and the rows above. Downwards goes an outbox message. */
const SERVER_LAYERS = [
  ['config', 'common'],
  ['database', 'queue', 'outbox', 'file-store', 'file-child'],
  ['file-scan', 'signatures'],
  ['audit', 'auth', 'staff', 'offices'],
  ['procedures', 'calendar', 'applicants', 'documents', 'payments'],
  ['dossiers', 'approvals', 'alerts', 'figures'],
  ['forecast', 'papers'],
  [
    'notices',
    'metrics',
    'deadlines',
    'digests',
    'admin',
    'history-import',
    'reports',
    'exports',
    'portal',
    'seeding',
    'live',
    'calendar-moves',
    'attachments',
    'thumbnails',
    'results',
  ],
  ['local'],
];
/** The one list of all tables, which TypeORM wants. */
const LISTS_OF_EVERYTHING = ['server/src/database/entities.ts'];

/** The same for the desk, from what knows nothing of dossiers to the frame and the list of all pages. */
const DESK_LAYERS = [
  ['i18n', 'drafts', 'scan'],
  ['providers'],
  ['time'],
  ['ui', 'keyboard', 'live', 'procedures', 'wishes'],
  ['auth', 'session', 'papers', 'signatures', 'attachments'],
  ['dossiers'],
  ['calendar-moves'],
  ['account', 'admin', 'intake', 'work'],
  ['figures'],
  ['approvals', 'catch-ups', 'exports', 'notices', 'printing', 'results'],
  ['layout'],
  ['app'],
];

/** @throws Error when a folder has no row */
function requireRows(folder, layers, name) {
  const placed = new Set(layers.flat());
  const homeless = readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !placed.has(entry.name))
    .map((entry) => entry.name);
  if (homeless.length > 0) throw new Error(`Give ${folder}/{${homeless}} a row in ${name} of eslint.config.mjs.`);
}
requireRows('server/src', SERVER_LAYERS, 'SERVER_LAYERS');
requireRows('admin-ui/src', DESK_LAYERS, 'DESK_LAYERS');

const inServer = (folders) => folders.map((folder) => `./server/src/${folder}`);
const layerZones = SERVER_LAYERS.slice(0, -1).map((row, index) => ({
  target: inServer(row),
  from: inServer(SERVER_LAYERS.slice(index + 1).flat()),
  message:
    'Imports go leftwards only (style.md §3, SERVER_LAYERS in eslint.config.mjs); write an outbox message instead.',
}));
const inDesk = (entries) => entries.map((entry) => `./admin-ui/src/${entry}`);
const deskZones = DESK_LAYERS.slice(0, -1).map((row, index) => ({
  target: inDesk(row),
  from: inDesk(DESK_LAYERS.slice(index + 1).flat()),
  message: 'Imports go leftwards only (DESK_LAYERS in eslint.config.mjs); take what both need further to the left.',
}));
const rootZone = {
  target: inServer(SERVER_LAYERS.flat()),
  from: ['./server/src/*.ts'],
  message: 'The roots of the application import the folders, not the other way round.',
};
const applicationZones = [
  { target: './shared/src', from: ['./server', './admin-ui', './test'], message: 'shared imports only shared.' },
  { target: './server', from: ['./admin-ui', './test'], message: 'The server imports neither admin-ui nor test.' },
  { target: './admin-ui', from: ['./server', './test'], message: 'admin-ui imports only shared.' },
];

/** Packages that a folder may name, everything else is refused; relative paths are the zones' business. */
const onlyPackages = (allowed, message) => ({
  patterns: [{ regex: `^(?!\\.{1,2}/|(${allowed.join('|')})(/|$))`, message }],
});

// ---- Things that must not be written ------------------------------------------------------------------------------

const NOW = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Time comes through Clock.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time comes through Clock.' },
  { selector: "CallExpression[callee.name='Date']", message: 'Time comes through Clock.' },
  { selector: "MemberExpression[object.name='Temporal'][property.name='Now']", message: 'Time comes through Clock.' },
];
const RANDOM = {
  selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
  message: 'Same input, same answer: pass random values in.',
};
const ORDER_BY = [
  {
    selector:
      'CallExpression[callee.property.name=/^(orderBy|addOrderBy)$/][arguments.0.type!=/^(Literal|ObjectExpression|TemplateLiteral)$/]',
    message: 'Sort by a name written here, never by one that came in.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(orderBy|addOrderBy)$/] > TemplateLiteral[expressions.length>0]',
    message: 'Sort by a name written here, never by one that came in.',
  },
  {
    selector:
      'CallExpression[callee.property.name=/^(orderBy|addOrderBy)$/] > ObjectExpression > :matches(SpreadElement, Property[computed=true])',
    message: 'Sort by a name written here, never by one that came in.',
  },
];
const RAW_HTML = [
  {
    selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
    message: 'Citizens write these texts: show them as text.',
  },
  {
    selector: "Property[key.name='dangerouslySetInnerHTML']",
    message: 'Citizens write these texts: show them as text.',
  },
  {
    selector: 'AssignmentExpression[left.property.name=/^(inner|outer)HTML$/]',
    message: 'Citizens write these texts: show them as text.',
  },
];

const TYPESCRIPT = ['shared/src/**/*.ts', 'server/src/**/*.ts', 'test/**/*.ts'];
const SPECS = ['**/*.spec.ts', '**/*.spec.tsx', 'test/**'];

export default defineConfig(
  globalIgnores(['**/dist/', '**/node_modules/', '**/coverage/', '**/.motcua*/', '**/*.d.cts', '**/*.d.ts']),

  {
    files: ['**/*.{ts,tsx,mjs,cjs}'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        createTypeScriptImportResolver({
          project: join(root, 'test/checks/tsconfig.lint.json'),
          noWarnOnMultipleProjects: true,
        }),
      ],
      'import-x/extensions': ['.ts', '.tsx', '.mjs', '.cjs'],
    },
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        { basePath: root, zones: [...applicationZones, ...layerZones, ...deskZones, rootZone] },
      ],
    },
  },
  {
    files: LISTS_OF_EVERYTHING,
    rules: { 'import-x/no-restricted-paths': ['error', { basePath: root, zones: applicationZones }] },
  },

  {
    files: ['**/*.{mjs,cjs}'],
    ...js.configs.recommended,
    languageOptions: {
      globals: Object.fromEntries(
        ['Buffer', 'URL', 'URLSearchParams', 'console', 'fetch', 'performance', 'process', 'setInterval', 'setTimeout']
          .concat([
            'AbortController',
            'AbortSignal',
            'FormData',
            'Blob',
            'TextDecoder',
            'TextEncoder',
            'structuredClone',
          ])
          .concat(['Headers', 'Request', 'Response', 'clearInterval', 'clearTimeout', 'setImmediate'])
          .concat(['__dirname', '__filename', 'exports', 'module', 'require'])
          .map((name) => [name, 'readonly']),
      ),
    },
  },

  {
    files: TYPESCRIPT,
    extends: [js.configs.recommended, tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { project: 'test/checks/tsconfig.lint.json', tsconfigRootDir: root },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/require-await': 'off', // an interface may ask for a promise where nothing is waited for
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    // Answers of every route pass through the tests' one client: a test reads what it expects to find, and fails where
    // it is not there.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
  {
    files: ['admin-ui/**/*.{ts,tsx}'],
    extends: [js.configs.recommended, tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-undef': 'off', // TypeScript knows better
      'no-restricted-syntax': ['error', ...RAW_HTML],
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^(node:|@nestjs/|typeorm|@motcua/server)', message: 'admin-ui runs in the browser.' }] },
      ],
    },
  },

  {
    files: ['shared/src/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...NOW, RANDOM],
      'no-restricted-globals': [
        'error',
        'process',
        'Buffer',
        'window',
        'document',
        'crypto',
        'performance',
        'fetch',
        'require',
      ],
      'no-restricted-imports': [
        'error',
        onlyPackages(
          ['@motcua/shared', 'mustache'],
          'shared is pure rules: it imports only shared and Mustache, which reads templates.',
        ),
      ],
    },
  },
  {
    files: ['server/src/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...NOW, ...ORDER_BY],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^(@motcua/(?!shared/)|react|@mui/)', message: 'The server imports only itself and shared.' },
          ],
        },
      ],
    },
  },
  // The clock itself, and what waits for processes and files of this computer rather than for deadlines.
  {
    files: ['server/src/common/clock.ts', 'server/src/local/**'],
    rules: { 'no-restricted-syntax': ['error', ...ORDER_BY] },
  },
  {
    files: SPECS,
    rules: {
      'no-restricted-syntax': 'off',
      'no-restricted-globals': 'off',
      'no-restricted-imports': 'off',
    },
  },
);
