import type { ChangeEvent } from 'react';
import { digitsIn, moneyText, placeBefore } from './money-text';

/**
 * Writes dots between thousands while one types, and leaves the cursor among the digits where it was.
 *
 * @returns what stands in the field
 */
export function typeMoney({ target, nativeEvent }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>): string {
  const { inputType = '', data } = nativeEvent as InputEvent;
  const byKey = inputType.startsWith('delete') || /^\d+$/.test(data ?? '');
  const text = moneyText(target.value, byKey);
  if (text !== target.value) {
    const digits = digitsIn(target.value.slice(target.selectionStart ?? undefined));
    const at = placeBefore(text, digits, inputType.endsWith('Forward'));
    // Here and not after rendering: where only a dot was deleted nothing is rendered.
    target.value = text;
    target.setSelectionRange(at, at);
  }
  return text;
}
