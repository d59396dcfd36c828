export * from './fee-amount.js';
export { formatThousands, formatVnd, readVnd } from './money.js';
