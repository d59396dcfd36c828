import { type DependencyList, useEffect, useRef, useSyncExternalStore } from 'react';
import { onScan } from './scan-capture';
import type { ScanHandler } from './scan-handlers';
import { onScanStatus, scanStatus, type ScanStatus } from './scan-status';

/**
 * Hands scans to this component while it is shown, before those that were shown earlier.
 *
 * @param handler returns true when it has dealt with the scan
 * @param deps    what the handler reads, as for `useCallback`; its place among the handlers stays when they change
 */
export function useScan(handler: ScanHandler, deps: DependencyList): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  }, deps);
  useEffect(() => onScan((result) => latest.current(result)), []);
}

/** What the top bar says of the scanner. */
export const useScanStatus = (): ScanStatus => useSyncExternalStore(onScanStatus, scanStatus);
