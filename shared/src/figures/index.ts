export * from './definitions.js';
export { type DossierThen, type FigureSpan, figuresOf } from './figures-of.js';
export * from './report-period.js';
export * from './ii-06.types.js';
export * from './statistics-card.js';
export * from './on-time.types.js';
export * from './percent.js';
