export * from './notice-hold.js';
export * from './notice-order.js';
export * from './notice-rules.js';
export * from './notice-state.js';
export * from './quiet-hours.js';
export * from './reminders.js';
export * from './sms-text.js';
export * from './template-placeholders.js';
