export * from './collector-differences.js';
export * from './result.types.js';
