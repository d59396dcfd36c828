export * from './attachment-kind.js';
export * from './file-name.js';
export * from './paper-validity.js';
export * from './same-paper.js';
