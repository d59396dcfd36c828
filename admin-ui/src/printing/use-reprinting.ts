import { useState } from 'react';
import { usePrinting } from '../papers/use-printing';

/** Prints one row of a list again; a browser opens no second print dialog over the first. */
export function useReprinting(): {
  /** The row that is being brought; null while none is. */
  readonly working: string | null;
  readonly reprint: (id: string, bring: () => Promise<Blob>, title: string) => void;
} {
  const { working, print } = usePrinting();
  const [pressed, setPressed] = useState<string | null>(null);
  return {
    working: working ? pressed : null,
    reprint: (id, bring, title) => {
      setPressed(id);
      void print(bring, title);
    },
  };
}
