export * from './export.types.js';
