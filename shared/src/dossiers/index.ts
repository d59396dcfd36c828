export * from './dossier-state.js';
export * from './dossier-code.js';
export * from './late-cause.js';
export * from './transition.js';
export * from './decide-transition.js';
export * from './next-act.js';
export * from './fold-events.js';
