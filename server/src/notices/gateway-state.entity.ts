import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a gateway does, as one worker has seen it last. It says nothing of a citizen or an office. */
@Entity()
export class GatewayState {
  @PrimaryColumn('uuid') workerId!: string;
  /** As notices name it, or `none-email` and `none-sms` where that channel has none. */
  @PrimaryColumn('text') gateway!: string;
  /** It takes nothing and is left alone for a while. */
  @Column('boolean') resting!: boolean;
  /** In its own words, since that worker began. */
  @Column('text', { nullable: true }) lastError!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) toldAt!: Date;
}
