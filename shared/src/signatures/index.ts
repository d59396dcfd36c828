export * from './pdf-signature.js';
