// No module may import itself by way of others: with ES modules and decorators that crashes at import. The whole graph is walked
// once, which a rule asked file by file cannot do. Imports of types alone are gone when the program runs.
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';

const SOURCES = ['.ts', '.tsx', '.mjs', '.cjs'];
const NO_SOURCES = ['**/node_modules', '**/dist', '**/coverage', '**/.*'];

/** What a module imports when it runs, whether at once or later: names as they are written. */
function importsOf(path) {
  const names = [];
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
  const visit = (node) => {
    const isImport = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
    if (isImport && node.moduleSpecifier && !isOfTypes(node)) names.push(node.moduleSpecifier.text);
    const isCall = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
    if (isCall && ts.isStringLiteralLike(node.arguments[0])) names.push(node.arguments[0].text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

function isOfTypes(node) {
  const clause = ts.isImportDeclaration(node) ? node.importClause : node;
  if (!clause || clause.isTypeOnly) return clause !== undefined;
  const named = ts.isImportDeclaration(node) ? clause.namedBindings : clause.exportClause;
  const elements = clause.name ? [] : (named?.elements ?? []);
  return elements.length > 0 && elements.every(({ isTypeOnly }) => isTypeOnly);
}

/**
 * @param {string} root the folder of the project
 * @returns {string[][]} paths of modules of which each imports the next and the last the first; empty when there are none
 */
export function importCyclesIn(root) {
  const options = {
    allowJs: true,
    jsx: ts.JsxEmit.Preserve,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    paths: { '@motcua/shared/*': [join(root, 'shared/src/*/index.ts')] },
  };
  const cache = ts.createModuleResolutionCache(root, (path) => path, options);
  const resolve = (name, from) =>
    ts.resolveModuleName(name, from, options, ts.sys, cache).resolvedModule?.resolvedFileName;
  const graph = new Map();
  for (const path of ts.sys.readDirectory(root, SOURCES, NO_SOURCES)) {
    const ours = importsOf(path).filter((name) => /^(\.|@motcua\/)/.test(name));
    graph.set(path, new Set(ours.map((name) => resolve(name, path))));
  }

  const cycles = [];
  const done = new Set();
  const route = new Set();
  const walk = (path) => {
    if (route.has(path)) {
      const all = [...route];
      cycles.push(all.slice(all.indexOf(path)).map((each) => relative(root, each)));
    }
    if (done.has(path)) return;
    done.add(path);
    route.add(path);
    for (const next of graph.get(path) ?? []) if (next !== path) walk(next);
    route.delete(path);
  };
  for (const path of graph.keys()) walk(path);
  return cycles;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const cycles = importCyclesIn(join(import.meta.dirname, '../..'));
  for (const cycle of cycles) console.error(`Modules import each other: ${[...cycle, cycle[0]].join(' → ')}`);
  if (cycles.length > 0) process.exitCode = 1;
  else console.log('No module imports itself by way of others.');
}
