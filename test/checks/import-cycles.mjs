// No module may import itself by way of others: with ES modules and decorators that crashes at import. The whole graph is walked
// once, which a rule asked file by file cannot do. Imports of types alone are gone when the program runs.
// Argument: the folder, unless it is this project.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
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

const root = process.argv[2] ?? join(import.meta.dirname, '../..');
const options = {
  allowJs: true,
  jsx: ts.JsxEmit.Preserve,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  paths: { '@motcua/shared/*': [join(root, 'shared/src/*/index.ts')] },
};
const cache = ts.createModuleResolutionCache(root, (path) => path, options);
const faults = [];

/** @returns nothing for what is no module: a style sheet, or what only a build makes */
function resolved(name, from) {
  const found = ts.resolveModuleName(name, from, options, ts.sys, cache).resolvedModule?.resolvedFileName;
  const isElse = name.includes('/dist/') || existsSync(join(dirname(from), name));
  if (!found && !isElse) faults.push(`${relative(root, from)} imports ${name}, which is not there.`);
  return found;
}

const graph = new Map();
for (const path of ts.sys.readDirectory(root, SOURCES, NO_SOURCES)) {
  const ours = importsOf(path).filter((name) => /^(\.|@motcua\/)/.test(name));
  graph.set(path, new Set(ours.map((name) => resolved(name, path))));
}

const done = new Set();
const route = new Set();
function walk(path) {
  if (route.has(path)) {
    const all = [...route];
    const cycle = [...all.slice(all.indexOf(path)), path].map((each) => relative(root, each));
    faults.push(`Modules import each other: ${cycle.join(' → ')}`);
  }
  if (done.has(path)) return;
  done.add(path);
  route.add(path);
  for (const next of graph.get(path) ?? []) if (next !== path) walk(next);
  route.delete(path);
}
for (const path of graph.keys()) walk(path);

for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
else console.log('No module imports itself by way of others.');
