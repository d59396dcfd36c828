import type { DossierState } from './dossier-state.js';

/** The part of an event that carries the state. */
export interface StateEvent {
  readonly seq: number;
  readonly fromState: DossierState | null;
  readonly toState: DossierState;
}

/**
 * The state a dossier must have after these events: they are gapless from 1 and each starts where the one before ended.
 *
 * @throws RangeError when the history has a gap, a jump or no event
 */
export function foldEvents(events: readonly StateEvent[]): { state: DossierState; version: number } {
  let state: DossierState | null = null;
  events.forEach((event, index) => {
    if (event.seq !== index + 1) throw new RangeError(`event ${index + 1} is missing`);
    if (event.fromState !== state)
      throw new RangeError(`event ${event.seq} starts in ${event.fromState}, not ${state}`);
    state = event.toState;
  });
  if (state === null) throw new RangeError('no events');
  return { state, version: events.length };
}
