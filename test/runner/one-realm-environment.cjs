const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');
const { TestEnvironment: NodeEnvironment } = require('jest-environment-node');

/** What packages keep of the classes of one test file, which the next has anew. */
const KEPT_BY_PACKAGES = ['typeormMetadataArgsStorage', 'classValidatorMetadataStorage'];

/** Tests run among the globals of Node itself, so that packages can be shared by all files of a worker. */
module.exports = class OneRealmEnvironment extends NodeEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimersModern = new ModernFakeTimers({ config: config.projectConfig, global: globalThis });
    this.exit = process.exit;
    for (const name of KEPT_BY_PACKAGES) delete globalThis[name];
  }

  async teardown() {
    process.exit = this.exit;
    await super.teardown();
  }
};
