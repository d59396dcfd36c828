export * from './fee-amount.js';
export { formatVnd } from './money.js';
