import { NO_LATE_CAUSE } from '@motcua/shared/dossiers';
import type { Condition } from '../dossiers/conditions.js';

/** Why the dossier `d` is late, as somebody has said, or `none`. */
export const LATE_CAUSE_OF = `COALESCE(d.late_cause, '${NO_LATE_CAUSE}')`;

export const lateBecause = (cause: string): Condition => [`${LATE_CAUSE_OF} = ?`, cause];
