import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Staff } from '../staff/staff.entity.js';

/** A signed-in browser. Only the digest of the cookie's token is stored: a copy of the table opens nothing. */
@Entity()
@Index('session_staff', ['staffId'])
export class Session {
  @PrimaryColumn('bytea') tokenHash!: Buffer;
  @ForeignKey(() => Staff)
  @Column('uuid')
  staffId!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') lastSeenAt!: Date;
}

/** Failed sign-ins of one user name, known or unknown, within the running window. */
@Entity()
export class SignInAttempt {
  /** Keyed digest of the folded user name: typed passwords sometimes land in the name field. */
  @PrimaryColumn('bytea') nameHash!: Buffer;
  @Column('timestamptz') windowStart!: Date;
  @Column('integer') failures!: number;
}

/** Proof that a secret key belongs to this data; one row. */
@Entity()
export class Installation {
  @PrimaryColumn('smallint') id!: number;
  @Column('bytea') keyCheck!: Buffer;
}
