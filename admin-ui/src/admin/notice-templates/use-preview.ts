import type { NoticeWords, TemplateKey } from '@motcua/shared/notices';
import { useCallback, useEffect, useRef, useState } from 'react';
import { callApi, type Problem, problemOf } from '../../providers/http';
import type { TemplatePreview } from './template.types';

export interface Preview {
  readonly preview: TemplatePreview | null;
  readonly working: boolean;
  readonly problem: Problem | null;
  readonly look: (words: NoticeWords, dossierId?: string) => void;
}

/** A dossier to look at words with; each call is a look that the server records, so typing makes none. */
export function usePreview(officeCode: string, { kind, channel, language }: TemplateKey): Preview {
  const [preview, setPreview] = useState<TemplatePreview | null>(null);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const asked = useRef<AbortController | null>(null);
  useEffect(() => () => asked.current?.abort(), []);

  const look = useCallback(
    (words: NoticeWords, dossierId?: string): void => {
      asked.current?.abort();
      const { signal } = (asked.current = new AbortController());
      const body = {
        officeCode,
        kind,
        channel,
        language,
        body: words.body,
        ...(words.subject !== null && { subject: words.subject }),
        ...(dossierId !== undefined && { dossierId }),
      };
      setWorking(true);
      callApi<TemplatePreview>('/admin/notice-templates/preview', { method: 'POST', body, signal })
        .then((answer) => {
          setPreview(answer);
          setProblem(null);
        })
        .catch((error: unknown) => {
          if (!signal.aborted) setProblem(problemOf(error));
        })
        .finally(() => {
          if (!signal.aborted) setWorking(false);
        });
    },
    [officeCode, kind, channel, language],
  );
  return { preview, working, problem, look };
}
