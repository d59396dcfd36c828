import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** An agency with a counter. Name, code and place are data with validity dates: wards merge, districts vanish. */
@Entity()
@Index('office_code_uq', ['code'], { unique: true })
export class Office {
  @PrimaryColumn('uuid') id!: string;
  /** Agency identifier (mã định danh), e.g. `H23.18.07`. */
  @Column('text') code!: string;
  @Column('text') name!: string;
  @ForeignKey(() => Office)
  @Column('uuid', { nullable: true })
  parentId!: string | null;
  /** Ids from the root of the tree down to this office itself, so that "and all below" is one comparison. */
  @Column('uuid', { array: true }) path!: string[];
  /** Place name (địa danh) printed before the date. */
  @Column('text') placeName!: string;
  /** What citizens call the counter, e.g. `Bộ phận Một cửa`. */
  @Column('text') counterName!: string;
  @Column('text', { nullable: true }) phone!: string | null;
  @Column('text', { nullable: true }) address!: string | null;
  @Column('date') validFrom!: string;
  @Column('date', { nullable: true }) validTo!: string | null;
  /** Invented, for demonstrations. */
  @Column('boolean', { default: false }) demo!: boolean;
  @Column('integer', { default: 1 }) version!: number;
}

/** From `effectiveOn` the successor's staff act on the predecessor's dossiers; old codes and names stay on old papers. */
@Entity()
@Index('office_succession_predecessor_uq', ['predecessorId', 'successorId'], { unique: true })
export class OfficeSuccession {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => Office)
  @Column('uuid')
  predecessorId!: string;
  @ForeignKey(() => Office)
  @Column('uuid')
  successorId!: string;
  @Column('date') effectiveOn!: string;
  @Column('text') decisionNumber!: string;
  @Column('integer', { default: 1 }) version!: number;
}
