export * from './history-advice.js';
export * from './history-columns.js';
export * from './history-import.types.js';
export * from './old-time.js';
export * from './read-history-row.js';
