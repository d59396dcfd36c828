export * from './amount-in-words.js';
export * from './handover-sheets.js';
export * from './paper-forms.js';
export * from './registers.js';
export * from './slip-mark.js';
