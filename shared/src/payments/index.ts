export * from './fee-amount.js';
export { formatThousands, formatVnd, readVnd, readWhole } from './money.js';
