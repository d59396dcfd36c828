import type { KeyboardEvent } from 'react';
import { enter } from './focus-line';

const FIELDS = 'input:not([type=hidden]):not(:disabled), select:not(:disabled)';

/**
 * Enter goes to the next field, as on the calculators and cash registers people know. In a list that is open it chooses
 * first.
 *
 * @param atEnd what Enter does in the last field
 */
export function enterToNext(event: KeyboardEvent<HTMLElement>, atEnd: () => void): void {
  const { target, currentTarget: form } = event;
  const held = event.shiftKey || event.ctrlKey || event.altKey || event.metaKey;
  if (event.key !== 'Enter' || held || !(target instanceof HTMLElement) || !target.matches(FIELDS)) return;
  const choosing = target.getAttribute('aria-expanded') === 'true';
  if (choosing && !target.hasAttribute('aria-activedescendant')) return;
  if (!choosing) event.preventDefault();
  // What was chosen is known, and drawn, only after this.
  setTimeout(() => {
    const fields = [...form.querySelectorAll<HTMLElement>(FIELDS)];
    const next = fields[fields.indexOf(target) + 1];
    if (next) enter(next);
    else atEnd();
  });
}
