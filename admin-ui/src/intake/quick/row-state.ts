import type { StaffRole } from '@motcua/shared/staff';
import type { DossierRow } from '../../dossiers/dossier.types';
import type { Procedure } from '../../procedures/procedure.types';

/** How far a dossier of the quick list has come. */
export type QuickState = 'waiting' | 'done' | 'under_way';

const DECIDERS: readonly StaffRole[] = ['leader', 'records_clerk'];

/** Whether this person may record the decision at the counter, and so finish the dossier in one go. */
export const mayFinish = (procedure: Pick<Procedure, 'counterMayDecide'>, roles: ReadonlySet<StaffRole>): boolean =>
  procedure.counterMayDecide || DECIDERS.some((role) => roles.has(role));

/** What nobody has forwarded yet waits for one signature; what goes the long way is signed there. */
export function quickState(
  { state, sameVisit, procedureCode }: Pick<DossierRow, 'state' | 'sameVisit' | 'procedureCode'>,
  finishable: ReadonlySet<string>,
): QuickState {
  if (state === 'handed_over') return 'done';
  return state === 'accepted' && sameVisit && finishable.has(procedureCode) ? 'waiting' : 'under_way';
}
