import type { ScanResult } from './scan-result';

/** @returns true when it has dealt with the scan, so that no older handler is asked */
export type ScanHandler = (result: ScanResult) => boolean;

const handlers: ScanHandler[] = [];

/** Puts a handler on top of the others. @returns what takes it away again */
export function pushScanHandler(handler: ScanHandler): () => void {
  handlers.push(handler);
  return () => {
    const index = handlers.lastIndexOf(handler);
    if (index >= 0) handlers.splice(index, 1);
  };
}

/** Where nobody waits for a scan (on the page for signing in), the scanner stays the keyboard that it is. */
export const anyScanHandler = (): boolean => handlers.length > 0;

/** Asks the handlers, the newest first. @returns whether one has dealt with it */
export const deliverScan = (result: ScanResult): boolean => handlers.toReversed().some((handler) => handler(result));
