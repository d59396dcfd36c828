export * from './digest-groups.js';
export * from './preferences.js';
export * from './staff-role.js';
