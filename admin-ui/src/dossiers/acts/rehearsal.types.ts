import type { DossierState } from '@motcua/shared/dossiers';
import type { NoticeWay, NoticeKind } from '@motcua/shared/notices';
import type { StaffRole } from '@motcua/shared/staff';
import type { Person } from '../person.types';

/** What the dossier would be after an act, as the server has tried it out. Instants are ISO 8601. */
export interface Rehearsal {
  readonly mode: 'act' | 'propose';
  readonly settledBy: readonly StaffRole[];
  readonly state: DossierState;
  readonly dueAt: string | null;
  readonly duePromised: string | null;
  readonly paused: boolean;
  readonly stepCode: string | null;
  readonly assignee: Person | null;
  readonly holder: Person | null;
  readonly notices: readonly { readonly kind: NoticeKind; readonly channel: NoticeWay; readonly to: string }[];
  /** Results that would stand; a number from the register is the next one now, and promised to nobody. */
  readonly results: readonly { readonly number: string; readonly title: string; readonly copies: number }[];
}
