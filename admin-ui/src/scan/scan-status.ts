/** What the top bar says of the scanner. `failed` stands for some seconds after a scan that nobody could use. */
export type ScanStatus = 'ready' | 'reading' | 'failed';

const FAILED_MS = 4000;

let status: ScanStatus = 'ready';
let recovery: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

export const scanStatus = (): ScanStatus => status;

/** @returns what ends the subscription */
export function onScanStatus(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function setScanStatus(next: ScanStatus): void {
  clearTimeout(recovery);
  if (next === 'failed') recovery = setTimeout(() => setScanStatus('ready'), FAILED_MS);
  if (next === status) return;
  status = next;
  for (const listener of listeners) listener();
}
