import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { DossierRow } from '../dossier.types';

interface RowKeys {
  readonly body: RefObject<HTMLTableSectionElement | null>;
  readonly rowProps: (index: number) => {
    readonly tabIndex: number;
    readonly onFocus: () => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
  };
}

/**
 * One row can be reached by Tab, arrows go on from there; Enter opens it, F2 opens it at the act due next, Space selects
 * it. From anywhere on the page an arrow down goes into the table.
 */
export function useRowKeys(
  rows: readonly DossierRow[],
  { open, toggle }: { open: (id: string, openNext?: boolean) => void; toggle: (id: string) => void },
): RowKeys {
  const body = useRef<HTMLTableSectionElement>(null);
  const [current, setCurrent] = useState(0);
  const active = Math.min(current, rows.length - 1);

  const go = (index: number): void => {
    const row = body.current?.rows[Math.max(0, Math.min(index, rows.length - 1))];
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  };

  useEffect(() => {
    const enter = (event: globalThis.KeyboardEvent): void => {
      const idle = document.activeElement === document.body || document.activeElement?.id === 'main';
      if (event.key !== 'ArrowDown' || !idle || event.defaultPrevented) return;
      event.preventDefault();
      body.current?.querySelector<HTMLElement>('tr[tabindex="0"]')?.focus();
    };
    document.addEventListener('keydown', enter);
    return () => document.removeEventListener('keydown', enter);
  }, []);

  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey) return;
    const { id } = rows[index]!;
    const acts: Record<string, () => void> = {
      ArrowDown: () => go(index + 1),
      ArrowUp: () => go(index - 1),
      Home: () => go(0),
      End: () => go(rows.length - 1),
      Enter: () => open(id),
      F2: () => open(id, true),
      ' ': () => toggle(id),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  return {
    body,
    rowProps: (index) => ({
      tabIndex: index === active ? 0 : -1,
      onFocus: () => setCurrent(index),
      onKeyDown: (event) => onKeyDown(event, index),
    }),
  };
}
