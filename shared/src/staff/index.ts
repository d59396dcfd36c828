export * from './staff-role.js';
