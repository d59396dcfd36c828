const { appendFileSync, readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { dirname, join } = require('node:path');
const { compileFunction } = require('node:vm');
const Runtime = require('jest-runtime').default;

/** What Jest calls each module with. */
const PARAMETERS = ['module', 'exports', 'require', '__dirname', '__filename', 'jest'];
/** What stays Jest's: our own code, and its globals. */
const OURS = /^(\.|\/|@motcua\/|@jest\/globals$)/;

const ROOT = join(__dirname, '../..').replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
/** The code under test: a server that serves for months keeps nothing between requests that a test could trip over either. */
const LOADED_ONCE = new RegExp(`^${ROOT}/(server|shared)/src/.*(?<!\\.spec)\\.(ts|json)$`);

/** What a worker has loaded of it, and where traces find the lines of its source. */
const modules = new Map();
const sourceMaps = new Map();
/** Which file a name means, seen from a folder. */
const paths = new Map();
/** Of the test file that runs now; what is loaded late is loaded by it. */
let current;
/** Its path. A worker that breaks down is started anew by Jest and given the same file again, and nothing counts that. */
let file = '';
const { MOTCUA_TEST_CRASHES: crashes } = process.env;
if (crashes && process.send) process.on('exit', (code) => code !== 0 && appendFileSync(crashes, `${file}\n`));

/**
 * Packages are loaded by Node, once for all test files of a worker. So is the code under test, which takes longer to load than many
 * files take to run. The tests and what helps them are loaded for each file anew; where lines are counted, everything is.
 */
module.exports = class SharedModulesRuntime extends Runtime {
  constructor(...args) {
    super(...args);
    this.executor.compile = (source, filename) => compileFunction(source, PARAMETERS, { filename });
    this.counted = this._coverageOptions.collectCoverage;
    for (const [path, map] of sourceMaps) this.transformCache.getSourceMaps().set(path, map);
    current = this;
    file = args[6];
  }

  requireModuleOrMock(from, name) {
    const ours = OURS.test(name) || from.includes('/node_modules/');
    if (!ours) return createRequire(from)(name);
    if (this.counted || name === '@jest/globals') return super.requireModuleOrMock(from, name);
    const path = this.pathOf(from, name);
    return LOADED_ONCE.test(path) ? this.loadOnce(path) : super.requireModuleOrMock(from, name);
  }

  pathOf(from, name) {
    const key = `${dirname(from)}\0${name}`;
    if (!paths.has(key)) {
      paths.set(key, this._resolution.resolveCjsStub(from, name) ?? this._resolution.resolveCjs(from, name));
    }
    return paths.get(key);
  }

  loadOnce(path) {
    const known = modules.get(path);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(path, module);
    try {
      if (path.endsWith('.json')) module.exports = JSON.parse(readFileSync(path, 'utf8'));
      else this.run(module, path);
    } catch (error) {
      modules.delete(path);
      throw error;
    }
    return module.exports;
  }

  run(module, path) {
    const body = compileFunction(this.transformCache.transform(path), PARAMETERS, { filename: path });
    sourceMaps.set(path, this.transformCache.getSourceMaps().get(path));
    const load = (name) => current.requireModuleOrMock(path, name);
    body.call(module.exports, module, module.exports, load, dirname(path), path);
  }
};
