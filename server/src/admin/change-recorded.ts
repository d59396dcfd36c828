import type { EntityManager } from 'typeorm';
import { type AdminChange, recordAdminChange } from '../audit/admin-audit.js';
import type { Actor } from '../common/actor.js';
import type { OfficeTx } from '../database/office-transaction.js';

interface Subject<V> extends Pick<AdminChange, 'subjectKind' | 'subjectId' | 'action'> {
  /** How the API shows it. */
  readonly view: (em: EntityManager, id: string) => Promise<V>;
}

/** Carries a change out and records how its subject looked before and after. @returns the view after it */
export async function changeRecorded<V extends object>(
  tx: OfficeTx,
  actor: Actor,
  { view, ...subject }: Subject<V>,
  change: () => Promise<unknown>,
): Promise<V> {
  const before = await view(tx.em, subject.subjectId);
  await change();
  const after = await view(tx.em, subject.subjectId);
  await recordAdminChange(tx, actor.staffId, { ...subject, before, after });
  return after;
}
