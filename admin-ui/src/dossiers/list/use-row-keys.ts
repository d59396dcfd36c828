import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { DossierRow } from '../dossier.types';

interface RowKeys {
  /** Opens a row so that one comes back to it. */
  readonly open: (id: string) => void;
  readonly body: RefObject<HTMLTableSectionElement | null>;
  readonly rowProps: (index: number) => {
    readonly tabIndex: number;
    readonly onFocus: () => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
  };
}

/** The dossier last opened from a list: whoever comes back goes on from its row. */
let lastOpened: string | null = null;

/**
 * One row can be reached by Tab, arrows go on from there; Enter opens it, F2 opens it at the act due next, Space selects
 * it. From anywhere on the page an arrow down goes into the table.
 */
export function useRowKeys(
  rows: readonly DossierRow[],
  { open, toggle }: { open: (id: string, openNext?: boolean) => void; toggle: (id: string) => void },
): RowKeys {
  const body = useRef<HTMLTableSectionElement>(null);
  const [current, setCurrent] = useState(() =>
    Math.max(
      0,
      rows.findIndex(({ id }) => id === lastOpened),
    ),
  );
  const active = Math.min(current, rows.length - 1);

  const go = (index: number): void => {
    const row = body.current?.rows[Math.max(0, Math.min(index, rows.length - 1))];
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  };

  const leave = (id: string, openNext?: boolean): void => {
    lastOpened = id;
    open(id, openNext);
  };

  useEffect(() => {
    if (rows[current]?.id !== lastOpened) return;
    // After the page itself has taken the focus, as every new page does.
    const timer = setTimeout(() => {
      lastOpened = null;
      if (isIdle()) go(current);
    });
    return () => clearTimeout(timer);
  }, []);

  useEffect(() => {
    const enter = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'ArrowDown' || !isIdle() || event.defaultPrevented) return;
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
      Enter: () => leave(id),
      F2: () => leave(id, true),
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
    open: leave,
    rowProps: (index) => ({
      tabIndex: index === active ? 0 : -1,
      onFocus: () => setCurrent(index),
      onKeyDown: (event) => onKeyDown(event, index),
    }),
  };
}

/** Nothing on the page has been gone to. */
const isIdle = (): boolean => document.activeElement === document.body || document.activeElement?.id === 'main';
