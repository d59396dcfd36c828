import { localDateOf, type WorkingCalendar } from '@motcua/shared/calendar';
import type { DossierState } from '@motcua/shared/dossiers';
import { type EffectiveCase, effectiveCase } from '@motcua/shared/procedures';
import type { StaffRole } from '@motcua/shared/staff';
import { calendarAt, currentCalendar, type RevisedCalendar } from '../calendar/office-calendars.js';
import type { Actor } from '../common/actor.js';
import { validated } from '../common/http/validation.js';
import { newId } from '../common/ids.js';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { CatalogueVersion } from '../procedures/procedure-catalogue.js';
import type { CitizenNotice } from './citizen-notices.js';
import type { DossierConditions } from './dossier-facts.js';
import type { Dossier } from './entities/dossier.entity.js';

/** Who acts, in which of their roles, and for whom. */
export interface Acting {
  readonly staffId: string;
  readonly role: StaffRole | null;
  readonly onBehalfOfId: string | null;
}

/** Everything an act has at hand. Acts change `dossier` in memory and write the rows beside it; the caller writes the dossier. */
export class ActContext {
  /** Id of the event this act will become. */
  readonly eventId = newId();
  readonly today: string;

  constructor(
    readonly tx: OfficeTx,
    readonly acting: Acting,
    /** The person who calls; for an approved act, the one who approves. */
    readonly caller: Actor,
    readonly dossier: Dossier,
    readonly procedure: CatalogueVersion,
    readonly conditions: DossierConditions,
    /** Where the rule table leads. */
    readonly to: DossierState,
    readonly box: SecretBox,
  ) {
    this.today = localDateOf(tx.now);
  }

  get now(): Date {
    return this.tx.now;
  }

  /** What the procedure asks for in this dossier's case. */
  get case(): EffectiveCase {
    return (
      effectiveCase(this.procedure.definition, this.dossier.caseCode) ?? effectiveCase(this.procedure.definition, null)!
    );
  }

  get field(): string {
    return this.procedure.definition.field;
  }

  /** The calendar of the handling office, whose deadline it is, as it was when the date was promised. */
  calendar(): Promise<WorkingCalendar> {
    return calendarAt(this.tx.em, this.dossier.handlingOfficeId, this.dossier.calendarRevision);
  }

  /** The same as it is now, for a promise that begins now. */
  currentCalendar(): Promise<RevisedCalendar> {
    return currentCalendar(this.tx.em, this.dossier.handlingOfficeId);
  }
}

/** What an act leaves behind, beside the rows it wrote. */
export interface ActResult {
  readonly reason?: string | undefined;
  readonly details?: Record<string, unknown>;
  readonly notices?: readonly Omit<CitizenNotice, 'eventId' | 'dossier'>[];
  /** The citizen still has to do what they were asked: nothing told of it is taken back. */
  readonly stillOwed?: true;
  /** Another state than the table's: an incomplete supplement and a result in the post change none. */
  readonly to?: DossierState;
}

/** A call's body, checked and ready. */
export interface PreparedAct {
  readonly changesIdentity: boolean;
  apply(context: ActContext): Promise<ActResult>;
}

/** One transition as the server carries it out. */
export interface Act {
  readonly dto: new () => object;
  /** @throws DomainError kind `malformed` when the body has not the shape of this transition */
  prepare(body: unknown): PreparedAct;
}

export function act<T extends object>(
  dto: new () => T,
  apply: (context: ActContext, request: T) => Promise<ActResult> | ActResult,
  changesIdentity: (request: T) => boolean = () => false,
): Act {
  return {
    dto,
    prepare(body) {
      const request = validated(dto, body);
      return {
        changesIdentity: changesIdentity(request),
        apply: async (context) => apply(context, request),
      };
    },
  };
}
