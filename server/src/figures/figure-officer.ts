import { NO_OFFICER } from '@motcua/shared/figures';
import type { Condition } from '../dossiers/conditions.js';

/**
 * Whose dossier `d` is in figures by officer: of an open one who answers for it now, of a settled one who drafted the
 * decision, and where no case officer did, who held it last.
 */
export const OFFICER_OF = `CASE WHEN d.finished_at IS NULL THEN d.holder_id ELSE COALESCE(d.drafter_id, d.holder_id) END`;

/** The dossiers of one officer, or with `none` those that are nobody's. */
export const ofOfficer = (officerId: string): Condition =>
  officerId === NO_OFFICER ? [`(${OFFICER_OF}) IS NULL`] : [`(${OFFICER_OF}) = ?::uuid`, officerId];
