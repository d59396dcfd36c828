import { StartError } from '../common/start-error.js';

/** Settings that stop the start. The message holds one plain sentence per wrong setting, one per line, and no secret. */
export class ConfigError extends StartError {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}
