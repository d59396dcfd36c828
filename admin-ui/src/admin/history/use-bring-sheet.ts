import type { HistoryImportView } from '@motcua/shared/history';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { newIdempotencyKey, type Problem, problemOf, uploadToApi } from '../../providers/http';

/** What the refusal of a sheet says more: which columns, or which row. */
export interface SheetProblem extends Problem {
  readonly columns?: readonly string[];
  readonly row?: number;
}

export interface Bringing {
  /** From 0 to 1 while a file is on its way; null else. */
  readonly share: number | null;
  readonly problem: SheetProblem | null;
  readonly bring: (file: File, officeCode: string) => Promise<HistoryImportView | null>;
}

/** Sends a sheet. Leaving the page calls it off. */
export function useBringSheet(): Bringing {
  const client = useQueryClient();
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<SheetProblem | null>(null);
  const control = useRef<AbortController>(null);
  useEffect(() => () => control.current?.abort(), []);

  const bring = async (file: File, officeCode: string): Promise<HistoryImportView | null> => {
    const { signal } = (control.current = new AbortController());
    const form = new FormData();
    form.append('officeCode', officeCode);
    form.append('file', file);
    setProblem(null);
    setShare(0);
    try {
      const made = await uploadToApi<HistoryImportView>('/admin/history-imports', {
        form,
        idempotencyKey: newIdempotencyKey(),
        signal,
        onProgress: setShare,
      });
      void client.invalidateQueries({ queryKey: ['admin', 'history-imports'] });
      return made;
    } catch (error) {
      if (!signal.aborted) setProblem(problemOf(error));
      return null;
    } finally {
      setShare(null);
    }
  };
  return { share, problem, bring };
}
