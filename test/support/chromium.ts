import { existsSync } from 'node:fs';
import { describe } from '@jest/globals';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** For `launch` of Playwright: no sandbox, as in containers, and no calls of the browser's own to the outside. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where the browser is that tests of the desk drive, or null when this computer has none. */
export function chromiumPath(): string | null {
  return PLACES.find((path) => existsSync(path)) ?? null;
}

/** `describe` for tests in a real browser: where there is none they are skipped, counted, and say why by their name. */
export const describeDesk = (name: string, tests: () => void): void =>
  chromiumPath() === null ? describe.skip(`${name} (chromium is not installed)`, tests) : describe(name, tests);
