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
  /** False where what it says was undone since, or is said anew by a later paper. */
  readonly holds: boolean;
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

/** A form, of which the newest paper is meant, or one of its papers. */
export type WantedPaper = Pick<PaperOfDossier, 'form'> & Partial<Pick<PaperOfDossier, 'id' | 'eventId'>>;

/** Has a paper printed: brings its bytes, then counts a copy, so that none is counted of what never came. Throws as `callApi` does. */
export function useTakePaper(dossierId: string): (paper: WantedPaper) => Promise<Blob> {
  const client = useQueryClient();
  const count = useCountCopies();
  return async ({ id: known, form, eventId }) => {
    const id = known ?? (await made(dossierId, { form, eventId, countCopy: false }));
    const { content } = await callApiFile(`/dossiers/${dossierId}/papers/${id}/content`);
    await count('/papers/copies', { paperIds: [id] });
    void client.invalidateQueries({ queryKey: [PAPERS, dossierId] });
    return content;
  };
}

/** @returns the id of a paper, made where nobody has asked for it yet */
async function made(dossierId: string, body: Readonly<Record<string, unknown>>): Promise<string> {
  const path = `/dossiers/${dossierId}/papers`;
  const { id } = await callApi<{ id: string }>(path, { method: 'POST', body, idempotencyKey: newIdempotencyKey() });
  return id;
}

/**
 * The newest paper of a form as a Word file. It bears the number of the paper, which it is given by this and not by looking at it; no
 * copy is counted. Throws as `callApi` does.
 */
export function useTakeWord(dossierId: string): (form: PaperForm) => ReturnType<typeof callApiFile> {
  const client = useQueryClient();
  return async (form) => {
    await made(dossierId, { form, countCopy: false });
    void client.invalidateQueries({ queryKey: [PAPERS, dossierId] });
    return callApiFile(`/dossiers/${dossierId}/word/${form}.docx`);
  };
}
