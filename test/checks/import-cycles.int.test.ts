import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** What the check says of a folder with these modules. */
function said(modules: Readonly<Record<string, string>>): { status: number | null; lines: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-cycles-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(modules)) writeFileSync(join(folder, name), text);
  const script = join(process.cwd(), 'test/checks/import-cycles.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, folder], { encoding: 'utf8' });
  return { status, lines: stderr.split('\n').filter(Boolean) };
}

it('modules that import each other are named, once around', () => {
  const around = { 'a.ts': `import './b.js';`, 'b.ts': `export { c } from './c.js';`, 'c.ts': `import('./a.js');` };
  expect(said(around)).toEqual({ status: 1, lines: ['Modules import each other: a.ts → b.ts → c.ts → a.ts'] });
});

it('types close no circle, nor does what is imported on two ways', () => {
  const types = {
    'a.ts': `import { b } from './b.js'; import './c.js';`,
    'b.ts': `import type { A } from './a.js'; import './c.js';`,
  };
  expect(said({ ...types, 'c.ts': '' })).toEqual({ status: 0, lines: [] });
});

it('what is imported from nowhere fails as well, style sheets and builds do not', () => {
  const modules = { 'a.ts': `import './gone.js'; import './a.css'; import './dist/made.js';`, 'a.css': '' };
  expect(said(modules)).toEqual({ status: 1, lines: ['a.ts imports ./gone.js, which is not there.'] });
});
