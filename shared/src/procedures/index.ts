export * from './procedure.types.js';
export * from './effective-case.js';
