const { createRequire } = require('node:module');
const { compileFunction } = require('node:vm');
const Runtime = require('jest-runtime').default;

/** What Jest calls each module with. */
const PARAMETERS = ['module', 'exports', 'require', '__dirname', '__filename', 'jest'];
/** What stays Jest's: our own code, and its globals. */
const OURS = /^(\.|\/|@motcua\/|@jest\/globals$)/;

/** Node loads packages, once for all test files of a worker; our code is loaded for each file anew. */
module.exports = class SharedPackagesRuntime extends Runtime {
  constructor(...args) {
    super(...args);
    this.executor.compile = (source, filename) => compileFunction(source, PARAMETERS, { filename });
  }

  requireModuleOrMock(from, name) {
    const ours = OURS.test(name) || from.includes('/node_modules/');
    return ours ? super.requireModuleOrMock(from, name) : createRequire(from)(name);
  }
};
