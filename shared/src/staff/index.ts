export * from './preferences.js';
export * from './staff-role.js';
