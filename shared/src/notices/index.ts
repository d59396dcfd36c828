export * from './notice-state.js';
export * from './sms-text.js';
