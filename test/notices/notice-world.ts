import { Clock } from '../../server/src/common/clock.js';
import { newId } from '../../server/src/common/ids.js';
import { OfficeTransactions, type OfficeTx } from '../../server/src/database/office-transaction.js';
import { createDataSource } from '../../server/src/database/data-source.js';
import { DossierEvent } from '../../server/src/dossiers/entities/dossier-event.entity.js';
import { Dossier } from '../../server/src/dossiers/entities/dossier.entity.js';
import { Applicant } from '../../server/src/applicants/applicant.entity.js';
import { Notice } from '../../server/src/notices/notice.entity.js';
import { NoticePlanner, type NoticeRequest } from '../../server/src/notices/plan-notices.js';
import { Office } from '../../server/src/offices/office.entity.js';
import { Procedure } from '../../server/src/procedures/procedure.entity.js';
import { Staff } from '../../server/src/staff/staff.entity.js';
import { type NoticeFacts, USUAL_WISH } from '@motcua/shared/notices';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

export const FACTS: NoticeFacts = {
  code: 'H23.18.07-260315-0042',
  procedureName: 'Đăng ký khai sinh',
  officeName: 'UBND phường Cộng Hòa',
  counterName: 'Bộ phận Một cửa',
  officePhone: '0220 3882 114',
  applicantName: 'Nguyễn Thị Bích Đào',
  dueText: '16 giờ 30 ngày 18/03/2026',
};

/** A database with one office and one dossier, and what is needed to owe its citizen notices. */
export class NoticeWorld {
  private constructor(
    readonly database: TestDatabase,
    readonly owner: DataSource,
    readonly app: DataSource,
    readonly worker: DataSource,
    readonly officeId: string,
    private readonly dossierId: string,
    readonly staffId: string,
    private readonly receiptWithinMs: number,
  ) {}

  /** @param receiptWithinMs how long mails wait for receipts, which no API is here to make */
  static async create(receiptWithinMs = 0): Promise<NoticeWorld> {
    const database = await createTestDatabase();
    const open = (url: string): Promise<DataSource> =>
      createDataSource({ url, poolSize: 12, applicationName: 'motcua-test' }).initialize();
    const [owner, app, worker] = await Promise.all([
      open(database.ownerUrl),
      open(database.appUrl),
      open(database.workerUrl),
    ]);
    const ids = await seed(owner);
    return new NoticeWorld(database, owner, app, worker, ids.officeId, ids.dossierId, ids.staffId, receiptWithinMs);
  }

  get offices(): OfficeTransactions {
    return new OfficeTransactions(this.app, new Clock(0));
  }

  /** An act with nothing but its event and its notices, through the application's role. */
  async owe(request: Partial<NoticeRequest>): Promise<string[]> {
    return this.offices.forOffices([this.officeId], (tx) => this.oweWithin(tx, request));
  }

  async oweWithin(tx: OfficeTx, request: Partial<NoticeRequest>): Promise<string[]> {
    const eventId = newId();
    const [{ seq }]: [{ seq: number }] = await tx.em.query(
      'SELECT count(*)::int + 1 AS seq FROM dossier_event WHERE dossier_id = $1',
      [this.dossierId],
    );
    await tx.em.insert(DossierEvent, {
      id: eventId,
      officeId: this.officeId,
      dossierId: this.dossierId,
      seq,
      transition: 'accept',
      toState: 'accepted',
      actorId: this.staffId,
      at: tx.now,
    });
    const planner = new NoticePlanner(this.database.box, {
      dispatchWindowMs: 60_000,
      holds: false,
      receiptWithinMs: this.receiptWithinMs,
    });
    return planner.plan(tx, [
      {
        kind: 'accepted',
        eventId,
        dossierId: this.dossierId,
        officeId: this.officeId,
        recipient: 'applicant',
        email: null,
        phone: null,
        wish: USUAL_WISH,
        facts: FACTS,
        ...request,
      },
    ]);
  }

  notice(id: string): Promise<Notice> {
    return this.owner.manager.findOneByOrFail(Notice, { id });
  }

  /** Many notices at once, as a day of acts leaves them: of as many dossiers, for those of one wait for each other. */
  async oweMany(count: number, request: Partial<NoticeRequest> = { phone: '+84912345678' }): Promise<void> {
    const [id] = await this.owe(request);
    await this.owner.query(`ALTER TABLE notice DISABLE TRIGGER ALL`);
    // Ids in the order of time and a text of its own for each, as acts write them: what the indexes cost depends on both.
    const [ids, events, messages] = [1, 2, 3].map(() => Array.from({ length: count - 1 }, newId));
    await this.owner.query(
      `WITH copies AS (
         INSERT INTO notice (id, office_id, dossier_id, event_id, kind, channel, recipient, address_enc, address_masked,
                             subject, body, state, due_at, created_at, text_key)
         SELECT made.id, office_id, made.event_id, made.event_id, kind, channel, recipient, address_enc, address_masked,
                subject, body, 'planned', due_at, created_at, uuid_send(gen_random_uuid())
           FROM notice n, unnest($2::uuid[], $3::uuid[]) AS made(id, event_id) WHERE n.id = $1 RETURNING id, office_id, created_at)
       INSERT INTO outbox_message (id, office_id, kind, subject_id, created_at)
       SELECT made.id, office_id, 'notice', copies.id, created_at
         FROM copies JOIN unnest($2::uuid[], $4::uuid[]) AS made(subject_id, id) ON made.subject_id = copies.id`,
      [id, ids, events, messages],
    );
    await this.owner.query(`ALTER TABLE notice ENABLE TRIGGER ALL`);
  }

  async close(): Promise<void> {
    await Promise.all([this.owner.destroy(), this.app.destroy(), this.worker.destroy()]);
    await this.database.drop();
  }
}

async function seed(owner: DataSource): Promise<{ officeId: string; dossierId: string; staffId: string }> {
  const [officeId, staffId, procedureId, versionId, applicantId, dossierId] = Array.from({ length: 6 }, newId) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const at = new Date('2026-03-15T02:00:00Z');
  const em = owner.manager;
  await em.insert(Office, {
    id: officeId,
    code: 'H23.18.07',
    name: FACTS.officeName,
    path: [officeId],
    placeName: 'Cộng Hòa',
    counterName: FACTS.counterName,
    validFrom: '2025-07-01',
    demo: true,
  });
  await em.insert(Staff, {
    id: staffId,
    username: 'motcua',
    fullName: 'Trần Văn Một',
    passwordHash: '-',
    createdAt: at,
  });
  await em.insert(Procedure, { id: procedureId, code: '1.001193' });
  await owner.query(
    `INSERT INTO procedure_version (id, procedure_id, number, effective_from, search_text, field, definition, created_at)
     VALUES ($1, $2, 1, '2025-07-01', 'khai sinh', 'Hộ tịch', '{}', $3)`,
    [versionId, procedureId, at],
  );
  await em.insert(Applicant, {
    id: applicantId,
    officeId,
    kind: 'person',
    fullName: FACTS.applicantName,
    idKind: 'none',
    createdAt: at,
    updatedAt: at,
  });
  await em.insert(Dossier, {
    id: dossierId,
    officeId,
    handlingOfficeId: officeId,
    code: FACTS.code,
    codeTail: '0042',
    state: 'submitted',
    version: 1,
    channel: 'desk',
    procedureCode: '1.001193',
    procedureVersionId: versionId,
    applicantId,
    applicantName: FACTS.applicantName,
    applicantFold: 'nguyen thi bich dao',
    resultDelivery: { method: 'desk' },
    submittedAt: at,
    enteredAt: at,
    updatedAt: at,
  });
  return { officeId, dossierId, staffId };
}
