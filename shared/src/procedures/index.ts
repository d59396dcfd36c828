export * from './procedure.types.js';
export * from './effective-case.js';
export * from './step-clock.js';
