import { type ChangeEvent, type RefObject, useLayoutEffect, useRef } from 'react';
import { digitsIn, moneyText, placeBefore } from './money-text';

/** Writes dots between thousands while one types, and leaves the cursor among the digits where it was. */
export function useMoneyTyping(input: RefObject<HTMLInputElement | null>, onText: (text: string) => void) {
  const behind = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (behind.current === null || !input.current) return;
    const at = placeBefore(input.current.value, behind.current);
    input.current.setSelectionRange(at, at);
    behind.current = null;
  });
  return ({ target, nativeEvent }: ChangeEvent<HTMLInputElement>): void => {
    const { inputType = '', data } = nativeEvent as InputEvent;
    const byKey = inputType.startsWith('delete') || /^\d+$/.test(data ?? '');
    const text = moneyText(target.value, byKey);
    if (text !== target.value) behind.current = digitsIn(target.value.slice(target.selectionStart ?? undefined));
    onText(text);
  };
}
