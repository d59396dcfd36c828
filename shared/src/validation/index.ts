export * from './birth-places.js';
export * from './citizen-card.js';
export * from './citizen-id.js';
export * from './email.js';
export * from './mask.js';
export * from './person-name.js';
export * from './phone.js';
export * from './tax-code.js';
