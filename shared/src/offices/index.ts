export * from './office-settings.js';
