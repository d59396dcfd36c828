import type { ProcedureDefinition } from '@motcua/shared/procedures';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A procedure (thủ tục hành chính) of the catalogue; what it says is in its versions. */
@Entity()
@Index('procedure_code_uq', ['code'], { unique: true })
export class Procedure {
  @PrimaryColumn('uuid') id!: string;
  /** National code, e.g. `1.001193`. */
  @Column('text') code!: string;
  @Column('timestamptz', { nullable: true }) disabledAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}

/** What a procedure says between two dates. Never changed: a change is a new version. */
@Entity()
@Index('procedure_version_number_uq', ['procedureId', 'number'], { unique: true })
export class ProcedureVersion {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => Procedure)
  @Column('uuid')
  procedureId!: string;
  @Column('integer') number!: number;
  @Column('date') effectiveFrom!: string;
  @Column('date', { nullable: true }) effectiveTo!: string | null;
  /** Folded name and code, for the search box. */
  @Column('text') searchText!: string;
  @Column('text') field!: string;
  @Column('jsonb') definition!: ProcedureDefinition;
  @Column('timestamptz') createdAt!: Date;
}
