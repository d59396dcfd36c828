/** A field's element on the page, by its path; dots are no trouble in an id that is looked up as it is. */
export const fieldId = (path: string): string => `intake-${path}`;

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
