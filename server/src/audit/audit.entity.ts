import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What was done with a citizen's data. Stored words. */
export const ACCESS_ACTIONS = ['list', 'read', 'reveal', 'search', 'export', 'slip', 'attachment'] as const;
export type AccessAction = (typeof ACCESS_ACTIONS)[number];

/** One disclosure of citizens' data, written in the transaction that made it. Never changed, never deleted. */
@Entity()
@Index('access_record_dossier', ['dossierId', 'at'])
@Index('access_record_staff', ['staffId', 'at'])
export class AccessRecord {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') officeId!: string;
  @Column('uuid') staffId!: string;
  @Column('uuid', { nullable: true }) dossierId!: string | null;
  @Column('text') action!: AccessAction;
  @Column('text', { array: true, default: '{}' }) fields!: string[];
  @Column('text', { nullable: true }) purpose!: string | null;
  @Column('timestamptz') at!: Date;
}

/** One change an administrator made. Never changed, never deleted. */
@Entity()
@Index('admin_audit_subject', ['subjectKind', 'subjectId', 'at'])
export class AdminAudit {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') staffId!: string;
  @Column('text') subjectKind!: string;
  @Column('text') subjectId!: string;
  @Column('text') action!: 'create' | 'change' | 'disable';
  @Column('jsonb', { nullable: true }) before!: Record<string, unknown> | null;
  @Column('jsonb', { nullable: true }) after!: Record<string, unknown> | null;
  @Column('timestamptz') at!: Date;
}

/** The stored answer of a writing call: a repeated call with the same key gets it again. Kept seven days. */
@Entity()
@Index('idempotency_key_created', ['createdAt'])
export class IdempotencyKey {
  @PrimaryColumn('uuid') staffId!: string;
  @PrimaryColumn('text') key!: string;
  @Column('bytea') requestHash!: Buffer;
  @Column('smallint', { nullable: true }) status!: number | null;
  @Column('jsonb', { nullable: true }) body!: unknown;
  @Column('timestamptz') createdAt!: Date;
}
