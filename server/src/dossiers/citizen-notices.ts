import type { DossierTransition } from '@motcua/shared/dossiers';
import type { NoticeKind } from '@motcua/shared/notices';
import type { OfficeTx } from '../database/office-transaction.js';
import type { Dossier } from './entities/dossier.entity.js';

/** Something a citizen must be told about an event of their dossier. */
export interface CitizenNotice {
  readonly kind: NoticeKind;
  readonly eventId: string;
  readonly dossier: Dossier;
  readonly reason?: string;
  readonly missing?: readonly { readonly name: string; readonly defect: string; readonly bring: string }[];
  /** Until when the citizen may bring what is missing. */
  readonly until?: Date;
  /** A reminder: how many days will be left then. */
  readonly daysLeft?: number;
  /** Not told before; taken back if an act makes it pointless until then. */
  readonly notBefore?: Date;
  /** What has to be paid, whole đồng. */
  readonly amountVnd?: number;
  /** Under which the post has the result. */
  readonly waybill?: string;
  /** Held back until this visit is closed, then told together with its other dossiers. */
  readonly heldForVisitId?: string;
}

/** Port: stores what is owed to the citizen in the transaction of the event. Dossiers do not know how it is sent. */
export abstract class CitizenNotices {
  abstract plan(tx: OfficeTx, notices: readonly CitizenNotice[]): Promise<void>;
  /** An act makes untrue or unwelcome what was to be told: as far as it has not left, it is not sent. */
  abstract withdraw(tx: OfficeTx, dossier: Dossier, transition: DossierTransition): Promise<void>;
}
