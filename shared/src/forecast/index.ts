export * from './forecast.js';
export { LEAST_CASES, limitInMinutes, type StepHistory, usableHistory } from './step-minutes.js';
