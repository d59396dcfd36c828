import type { CitizenCard } from '@motcua/shared/validation';

interface PendingScan {
  readonly card: CitizenCard;
}

/** A card read on another page, on its way here: in memory, and only once. */
let pending: PendingScan | null = null;

export const keepPendingScan = (scan: PendingScan): void => void (pending = scan);

/** @returns null when there is none; the second call has nothing any more */
export function takePendingScan(): PendingScan | null {
  const scan = pending;
  pending = null;
  return scan;
}
