import { createContext, useContext, useEffect, useRef } from 'react';
import { type Keys, register } from './shortcuts';

/** 0 for pages; a dialog's content is one higher than what it lies on. */
export const ShortcutLayer = createContext(0);

/** A key for something the page offers; it stands in the sheet under `?` for as long as it is offered. */
export function useShortcut(keys: Keys | undefined, label: string, group: string, run: () => void): void {
  const layer = useContext(ShortcutLayer);
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (keys === undefined) return;
    return register({ keys, label, group, layer, run: () => latest.current() });
  }, [keys, label, group, layer]);
}

/** Tells the sheet of a key that a part of the page hears itself. */
export function useKeyHint(keys: Keys, label: string, group: string): void {
  const layer = useContext(ShortcutLayer);
  useEffect(() => register({ keys, label, group, layer, run: null }), [keys, label, group, layer]);
}
