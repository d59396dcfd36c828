// Application code is native ESM; Jest runs it compiled to CommonJS, and takes packages from Node as they are
// (docs/decisions/0003).
const common = {
  rootDir: '.',
  runtime: '<rootDir>/test/runner/shared-modules-runtime.cjs',
  testEnvironment: '<rootDir>/test/runner/one-realm-environment.cjs',
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.js'],
    '^@motcua/shared/(.*)$': '<rootDir>/shared/src/$1/index.ts',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
};

export default {
  projects: [
    {
      ...common,
      displayName: 'unit',
      roots: ['<rootDir>/shared/src', '<rootDir>/server/src', '<rootDir>/admin-ui/src'],
      testRegex: '\\.spec\\.ts$',
    },
    {
      ...common,
      displayName: 'integration',
      roots: ['<rootDir>/test'],
      // Benchmarks run here in a small form, so that they cannot rot; whole they are `npm run bench`.
      testRegex: '\\.(int\\.test|bench)\\.ts$',
    },
  ],
  // `npm run check:calendar`: what promises dates to citizens leaves no branch untried.
  collectCoverageFrom: ['shared/src/calendar/*.ts'],
  // Counted by V8 itself: what swc makes of the source has other lines and branches, some of which nobody wrote.
  coverageProvider: 'v8',
  coverageReporters: ['text'],
  coverageThreshold: { global: { branches: 100, functions: 100, lines: 100, statements: 100 } },
  testTimeout: 300_000,
  // Each waits for its database and its browser in turn: as many as a machine has cores leave some of it idle.
  maxWorkers: 3,
  // What the tests themselves load, and what their servers leave behind, adds up.
  workerIdleMemoryLimit: '1000MB',
};
