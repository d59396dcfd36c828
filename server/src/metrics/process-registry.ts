import { collectDefaultMetrics, Registry } from 'prom-client';

/** The figures of one process, with those of Node itself. To be made once: it watches the event loop and the collector. */
export function processRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}
