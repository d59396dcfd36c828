import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { attachmentsKey } from '../../attachments/use-attachments';
import { callApi, newIdempotencyKey, problemOf } from '../../providers/http';

/** What a dialog over a result needs to know of it. */
export interface ShownResult {
  readonly id: string;
  readonly dossierId: string;
  readonly number: string;
  readonly symbol: string | null;
  readonly shelfSlot: string | null;
  /** The file that is its electronic copy. */
  readonly copyId: string | null;
}

/** Writes beside a result; the register and the dossier are read anew when it is done. */
export function useResultWrite({ id, dossierId }: ShownResult, onDone: () => void) {
  const client = useQueryClient();
  // Another body is another call.
  const [sent, setSent] = useState({ body: '', key: '' });
  const [state, setState] = useState<{ busy: boolean; problem?: string }>({ busy: false });
  const write = async (what: 'place' | 'copy', body: object): Promise<void> => {
    const text = JSON.stringify(body);
    const key = sent.body === text ? sent.key : newIdempotencyKey();
    setSent({ body: text, key });
    setState({ busy: true });
    try {
      await callApi(`/results/${id}/${what}`, { method: 'POST', body, idempotencyKey: key });
      await Promise.all([
        client.invalidateQueries({ queryKey: ['results'] }),
        // A sealed copy is a file of its own.
        client.invalidateQueries({ queryKey: attachmentsKey(dossierId) }),
        client.invalidateQueries({ queryKey: ['dossiers', 'getOne', { id: dossierId }] }),
      ]);
      onDone();
    } catch (error) {
      setState({ busy: false, problem: problemOf(error).code });
    }
  };
  return { ...state, write };
}
