import { EXPORT_STATES } from '@motcua/shared/exports';
import { z } from 'zod';

/** Filled by triggers (migration `live-changes`). */
export const CHANGE_CHANNEL = 'motcua_change';
/** Filled by a trigger (migration `export-jobs`). */
export const EXPORT_CHANNEL = 'motcua_export';
/** Filled by the processes, for each other. */
export const PRESENCE_CHANNEL = 'motcua_presence';

const changeSchema = z.object({
  dossierId: z.string(),
  version: z.number(),
  officeIds: z.array(z.string()),
});

const exportSchema = z.object({
  id: z.string(),
  staffId: z.string(),
  state: z.enum(EXPORT_STATES),
  done: z.number(),
  rows: z.number().nullable(),
});

const viewerSchema = z.object({
  streamId: z.string(),
  dossierId: z.string(),
  /** Offices that see the dossier, and so may know who looks at it. */
  officeIds: z.array(z.string()),
  person: z.object({ id: z.string(), fullName: z.string() }),
});

const presenceSchema = z.discriminatedUnion('says', [
  z.object({ says: z.literal('here'), processId: z.string(), viewer: viewerSchema }),
  z.object({ says: z.literal('gone'), processId: z.string(), streamId: z.string() }),
  /** Asked by a process that has just begun to listen; the others repeat who is here. */
  z.object({ says: z.literal('who'), processId: z.string() }),
]);

/** A dossier that has changed, and the offices that see it. */
export type DossierChange = z.infer<typeof changeSchema>;
/** A file that somebody asked for is further on. */
export type ExportNews = z.infer<typeof exportSchema>;
/** One page on which somebody has a dossier open. */
export type Viewer = z.infer<typeof viewerSchema>;
export type PresenceMessage = z.infer<typeof presenceSchema>;

export const readChange = (payload: string): DossierChange | null => read(changeSchema, payload);
export const readExport = (payload: string): ExportNews | null => read(exportSchema, payload);
export const readPresence = (payload: string): PresenceMessage | null => read(presenceSchema, payload);

/** While a new version is rolled out, processes of two versions speak on one channel: what is not understood is not for us. */
function read<T>(schema: z.ZodType<T>, payload: string): T | null {
  try {
    return schema.safeParse(JSON.parse(payload)).data ?? null;
  } catch {
    return null;
  }
}
