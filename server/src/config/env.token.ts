import type { Env } from './env.js';

/** Under this token the checked settings are injected. */
export const ENV = Symbol('env');
export type { Env };
