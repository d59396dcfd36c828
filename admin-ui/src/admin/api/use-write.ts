import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { callApi, newIdempotencyKey, type Problem, problemOf } from '../../providers/http';

export interface Writing {
  /** Sends it once. @returns the answer, or null when it was refused: `problem` then says why */
  readonly send: <T>(method: 'POST' | 'PATCH', path: string, body: object) => Promise<T | null>;
  readonly working: boolean;
  readonly problem: Problem | null;
  readonly forget: () => void;
}

/** A writing call of the administration. Sent again after a lost answer it is the same act; changed, it is another. */
export function useWrite(): Writing {
  const client = useQueryClient();
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const last = useRef<{ readonly text: string; readonly key: string } | null>(null);

  const send = async <T>(method: 'POST' | 'PATCH', path: string, body: object): Promise<T | null> => {
    const text = JSON.stringify([method, path, body]);
    if (last.current?.text !== text) last.current = { text, key: newIdempotencyKey() };
    setWorking(true);
    setProblem(null);
    try {
      const answer = await callApi<T>(`/admin/${path}`, { method, body, idempotencyKey: last.current.key });
      last.current = null;
      // Catalogue, people and calendars are shown all over the desk.
      void client.invalidateQueries();
      return answer;
    } catch (error) {
      setProblem(problemOf(error));
      return null;
    } finally {
      setWorking(false);
    }
  };
  return { send, working, problem, forget: () => setProblem(null) };
}
