import type { DossierState, DossierTransition } from '@motcua/shared/dossiers';
import type { StaffRole } from '@motcua/shared/staff';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Staff } from '../../staff/staff.entity.js';
import { Dossier } from './dossier.entity.js';

/**
 * What happens to a dossier beside the acts on it: it comes in, now or from an older system, a changed calendar is decided about,
 * a result that was handed over is given its electronic copy, or the register has another symbol for one. Stored words.
 */
export type EventOnly = 'submit' | 'imported' | 'move_due' | 'copy_result' | 'change_symbol';

/** One thing that happened to a dossier. Append-only and gapless per dossier; the state is the fold of these. */
@Entity()
@Index('dossier_event_seq_uq', ['dossierId', 'seq'], { unique: true })
@Index('dossier_event_office_at', ['officeId', 'at'])
@Index('dossier_event_case_changed', ['at', 'dossierId'], { where: `transition = 'change_case'` })
@Index('dossier_event_reopened', ['dossierId'], { where: `transition = 'reopen_decision'` })
// Of a kind that TypeORM has no words for.
@Index('dossier_event_moved', { synchronize: false })
@Index('dossier_event_reopened_or_moved', { synchronize: false })
export class DossierEvent {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') officeId!: string;
  @ForeignKey(() => Dossier)
  @Column('uuid')
  dossierId!: string;
  @Column('integer') seq!: number;
  @Column('text') transition!: DossierTransition | EventOnly;
  @Column('text', { nullable: true }) fromState!: DossierState | null;
  @Column('text') toState!: DossierState;
  @ForeignKey(() => Staff)
  @Column('uuid')
  actorId!: string;
  @Column('text', { nullable: true }) actorRole!: StaffRole | null;
  /** Whose role a deputy exercised. */
  @Column('uuid', { nullable: true }) onBehalfOfId!: string | null;
  /** The second person of an approved act. */
  @Column('uuid', { nullable: true }) approverId!: string | null;
  @Column('timestamptz') at!: Date;
  @Column('text', { nullable: true }) reason!: string | null;
  /** What else belongs to it; id numbers and phones only as cipher text under keys ending in `Enc`. */
  @Column('jsonb', { default: '{}' }) details!: Record<string, unknown>;
}
