import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { callApi, newIdempotencyKey, problemOf } from '../../providers/http';

/** An act on one message: says how it went, and has the page read anew. */
export function useNoticeAct(noticeId: string, act: 'resend' | 'retry' | 'recall', done: string) {
  const notify = useNotify();
  const refresh = useRefresh();
  const [key, setKey] = useState(newIdempotencyKey);
  const [working, setWorking] = useState(false);

  const run = async (): Promise<void> => {
    setWorking(true);
    try {
      await callApi(`/notices/${noticeId}/${act}`, { method: 'POST', body: {}, idempotencyKey: key });
      setKey(newIdempotencyKey());
      notify(done, { type: 'success' });
    } catch (error) {
      notify(`errors.${problemOf(error).code}`, { type: 'error' });
    }
    setWorking(false);
    refresh();
  };
  return { working, run };
}
