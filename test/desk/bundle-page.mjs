// Prints the one script of a page for tests: `node bundle-page.mjs scan-page.mjs`. A process of its own, for Vite is ESM
// and the tests run as CommonJS.
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const output = await build({
  root,
  configFile: false,
  logLevel: 'error',
  resolve: { alias: [{ find: /^@motcua\/shared\/(.*)$/, replacement: join(root, 'shared/src/$1/index.ts') }] },
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    write: false,
    minify: false,
    target: 'es2022',
    lib: { entry: resolve(import.meta.dirname, process.argv[2]), formats: ['iife'], name: 'page' },
  },
});
process.stdout.write([output].flat()[0].output[0].code);
