const PREFIX = 'intake-';

/** A field's element on the page, by its path; dots are no trouble in an id that is looked up as it is. */
export const fieldId = (path: string): string => `${PREFIX}${path}`;

/** Path of the field in which the cursor stands; '' for one that has none, null where nothing is typed. */
export function fieldInFocus(): string | null {
  const element = document.activeElement;
  if (element?.id.startsWith(PREFIX)) return element.id.slice(PREFIX.length);
  return element?.matches('input:not([type=checkbox]), select, textarea') ? '' : null;
}

/** Takes the cursor out of a field that is about to be locked: a locked field is not told that it was left. */
export function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** Puts the cursor into a field and what is typed there in reach of the next key. */
export function focusField(path: string | undefined): void {
  if (path === undefined) return;
  // What was just opened stands on the page only after the next drawing.
  requestAnimationFrame(() => {
    const element = document.getElementById(fieldId(path));
    element?.focus();
    if (element instanceof HTMLInputElement && element.type !== 'checkbox') element.select();
  });
}
