export * from './paper-forms.js';
export * from './slip-mark.js';
