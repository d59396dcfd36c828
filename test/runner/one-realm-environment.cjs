const { AsyncLocalStorage } = require('node:async_hooks');
const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');
const { TestEnvironment: NodeEnvironment } = require('jest-environment-node');

/** Node copies the value of each storage that was ever used with every promise: those of files before make all slow. */
const usedStorages = new Set();
for (const name of ['run', 'enterWith']) {
  const original = AsyncLocalStorage.prototype[name];
  AsyncLocalStorage.prototype[name] = function remembered(...args) {
    usedStorages.add(this);
    return original.apply(this, args);
  };
}

/** Tests run among the globals of Node itself, so that packages and the code under test can be shared by all files of a worker. */
module.exports = class OneRealmEnvironment extends NodeEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimersModern = new ModernFakeTimers({ config: config.projectConfig, global: globalThis });
    this.exit = process.exit;
  }

  async teardown() {
    process.exit = this.exit;
    for (const storage of usedStorages) storage.disable();
    usedStorages.clear();
    await super.teardown();
  }
};
