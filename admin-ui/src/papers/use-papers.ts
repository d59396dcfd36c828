import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { PaperForm } from '@motcua/shared/papers';
import { callApi, callApiFile, newIdempotencyKey } from '../providers/http';
import { useCountCopies } from './use-count-copies';

/** A paper of a dossier: given out, or ready to be. */
export interface PaperOfDossier {
  /** Null while nobody has printed it. */
  readonly id: string | null;
  readonly form: PaperForm;
  readonly number: number | null;
  readonly year: number | null;
  readonly eventId: string;
  readonly transition: string;
  readonly at: string;
  readonly copies: number;
}

const PAPERS = 'papers';

/** The papers of a dossier. What there is changes with its version. */
export function usePapers(dossier: { readonly id: string; readonly version: number }): readonly PaperOfDossier[] {
  const { data } = useQuery({
    queryKey: [PAPERS, dossier.id, dossier.version],
    queryFn: async ({ signal }) =>
      (await callApi<{ data: PaperOfDossier[] }>(`/dossiers/${dossier.id}/papers`, { signal })).data,
  });
  return data ?? [];
}

/** Has the newest paper of a form printed: brings its bytes and counts a copy. Throws as `callApi` does. */
export function useTakePaper(dossierId: string): (form: PaperForm) => Promise<Blob> {
  const client = useQueryClient();
  const count = useCountCopies();
  return async (form) => {
    const paper = await callApi<{ id: string }>(`/dossiers/${dossierId}/papers`, {
      method: 'POST',
      body: { form, countCopy: false },
      idempotencyKey: newIdempotencyKey(),
    });
    const { content } = await callApiFile(`/dossiers/${dossierId}/papers/${paper.id}/content`);
    await count([paper.id]);
    void client.invalidateQueries({ queryKey: [PAPERS, dossierId] });
    return content;
  };
}

/** Has a paper printed once more that is not the newest of its form: the same bytes, a copy counted. Throws as `callApi` does. */
export function useTakeEarlier(dossierId: string): (paperId: string) => Promise<Blob> {
  const client = useQueryClient();
  return async (id) => {
    const { content } = await callApiFile(`/dossiers/${dossierId}/papers/${id}/content`);
    await callApi('/papers/copies', { method: 'POST', body: { paperIds: [id] }, idempotencyKey: newIdempotencyKey() });
    void client.invalidateQueries({ queryKey: [PAPERS, dossierId] });
    return content;
  };
}

/**
 * The newest paper of a form as a Word file. It bears the number of the paper, which it is given by this and not by looking at it; no
 * copy is counted. Throws as `callApi` does.
 */
export function useTakeWord(dossierId: string): (form: PaperForm) => ReturnType<typeof callApiFile> {
  const client = useQueryClient();
  return async (form) => {
    await callApi(`/dossiers/${dossierId}/papers`, {
      method: 'POST',
      body: { form, countCopy: false },
      idempotencyKey: newIdempotencyKey(),
    });
    void client.invalidateQueries({ queryKey: [PAPERS, dossierId] });
    return callApiFile(`/dossiers/${dossierId}/word/${form}.docx`);
  };
}
