import type { MessageWish } from '@motcua/shared/notices';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Office } from '../offices/office.entity.js';

/** How somebody an office has told of a dossier wished to be told when they, or an officer for them, last said so. */
@Entity()
@Check(
  'stated_wish_messages_v1',
  `messages->'channels' <@ '["email", "sms"]' AND messages->>'language' IN ('vi', 'en')`,
)
export class StatedWish {
  @ForeignKey(() => Office)
  @PrimaryColumn('uuid')
  officeId!: string;
  /** Keyed digest of the number they are known by: finds the row again, and says nothing of them. */
  @PrimaryColumn('bytea') person!: Buffer;
  @Column('jsonb') messages!: MessageWish;
  @Column('timestamptz') statedAt!: Date;
}
