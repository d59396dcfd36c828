import { useEffect, useState } from 'react';
import { fieldId } from '../../intake/focus-field';

/** The name of an element around a field that puts the cursor where it is wanted by itself. */
export const KEEPS_CARET = 'data-keeps-caret';

/** Puts the cursor into a field, by its path, once the page is drawn with what was changed along with the wish. */
export function useFocusWish(): (field: string) => void {
  const [wish, setWish] = useState<{ readonly field: string } | null>(null);
  useEffect(() => {
    if (wish) focusLine(wish.field);
  }, [wish]);
  return (field) => setWish({ field });
}

function focusLine(field: string): void {
  // Some fields stand inside the element that has the name.
  const named = document.getElementById(fieldId(field));
  const input = named?.matches('input, select') ? named : named?.querySelector<HTMLElement>('input');
  if (input) enter(input);
}

/** What stands in a field one comes to is in reach of the next key. */
export function enter(field: HTMLElement): void {
  field.focus();
  const typed = field instanceof HTMLInputElement && field.type === 'text';
  if (typed && field.closest(`[${KEEPS_CARET}]`) === null) field.select();
}
