export * from './fee-amount.js';
export { formatThousands, formatVnd } from './money.js';
