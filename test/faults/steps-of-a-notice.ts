const STEPS = [
  'the outbox is read',
  'notices are dispatched',
  'the outbox is emptied',
  'the relay commits',
  'a notice is claimed',
  'the gateway is about to be called',
  'the answer is written down',
] as const;

/** Where a worker is stopped on the way of a notice from the outbox to what became of it; `worker-at-step.mjs` knows them. */
export const POINTS: readonly string[] = STEPS.flatMap((step) => [`${step}: before`, `${step}: after`]);
