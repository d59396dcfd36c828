export * from './attachment-kind.js';
export * from './file-name.js';
