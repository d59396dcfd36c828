import { uploadToApi } from '../../providers/http';

/**
 * Keeps a signature among the files of a dossier; nothing of it stays in the browser. Throws as `callApi` does.
 *
 * @param name of the file, in the language of the desk
 * @returns the id of the file
 */
export const keepSignature =
  (dossierId: string, name: string) =>
  async (picture: Blob, idempotencyKey: string, signal: AbortSignal): Promise<string> => {
    const form = new FormData();
    form.append('file', picture, `${name}.png`);
    const path = `/dossiers/${dossierId}/attachments`;
    return (await uploadToApi<{ id: string }>(path, { form, idempotencyKey, signal, onProgress: () => undefined })).id;
  };
