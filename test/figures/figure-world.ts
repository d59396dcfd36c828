import { Clock } from '../../server/src/common/clock.js';
import { createDataSource } from '../../server/src/database/data-source.js';
import { ForecastWork } from '../../server/src/forecast/forecast-work.js';
import { OTHER_WARD, startTestApi, type TestApi, WARD } from '../support/api.js';
import { birthRegistration, feeCode, mustAct, mustActApproved, takeIn, type TestDossier } from '../support/dossiers.js';

export const CITY = 'H23.18';
/** After everything in the world has happened. */
export const NOW = '2026-02-11T09:00';

export interface FigureWorld {
  readonly api: TestApi;
  /** Sets the server's clock to a time in Vietnam. */
  at(time: string): void;
  /** What is done behind the acts: the minutes of the steps they left. */
  countMinutes(): Promise<void>;
  stop(): Promise<void>;
}

/** A supervisor of the city, who reads both wards. */
export const CITY_SUPERVISOR = 'giamsatthanhpho';

const COLLECTOR = { method: 'desk', collector: { fullName: 'Nguyễn Thị Hoà', relation: 'applicant' } };

/** Certified in two working days, unlike a birth, which is registered the same day. */
const copies = (changes: object = {}): object =>
  birthRegistration({
    procedureCode: '2.000815',
    caseCode: 'NHIEU_TRANG',
    components: [
      { code: 'BC', present: true },
      { code: 'BS', present: true },
    ],
    ...changes,
  });

/** Dossiers around the end of 2025 with everything that makes counting awkward, each made by the acts that lead there. */
export async function figureWorld(uiFolder?: string): Promise<FigureWorld> {
  const api = await startTestApi({}, uiFolder === undefined ? {} : { uiFolder });
  const at = (time: string): void =>
    void Object.assign(api.app.get(Clock), { offsetMs: Date.parse(`${time}+07:00`) - Date.now() });
  await api.sql(
    `INSERT INTO staff (id, username, full_name, password_hash, created_at)
     SELECT gen_random_uuid(), $1, 'Đoàn Minh Sơn', password_hash, now() FROM staff WHERE username = 'giamsat'`,
    [CITY_SUPERVISOR],
  );
  await api.sql(
    `INSERT INTO staff_role_at_office (staff_id, office_id, role)
     SELECT p.id, o.id, 'supervisor' FROM staff p, office o WHERE p.username = $1 AND o.code = $2`,
    [CITY_SUPERVISOR, CITY],
  );
  const [counter, officer, leader] = await Promise.all([api.as('motcua'), api.as('thuly'), api.as('lanhdao')]);
  const [otherCounter, otherLeader] = await Promise.all([api.as('motcua2'), api.as('lanhdao2')]);

  const taken = (time: string, changes: object = {}): Promise<TestDossier> => (
    at(time),
    takeIn(counter, copies(changes))
  );
  const decided = async (time: string, dossier: TestDossier): Promise<TestDossier> => {
    at(time);
    const given = await mustAct(counter, dossier, 'forward');
    return mustAct(leader, given, 'decide', { results: [{}] });
  };
  const asked = (time: string, dossier: TestDossier): Promise<TestDossier> => {
    at(time);
    const components = [{ code: 'BS', defect: 'Mờ', bring: 'Bản rõ' }];
    return mustAct(counter, dossier, 'request_supplement', { components });
  };
  const answered = (time: string, dossier: TestDossier): Promise<TestDossier> => {
    at(time);
    return mustAct(counter, dossier, 'receive_supplement', { components: [{ code: 'BS', present: true }] });
  };

  const plain = await decided('2025-12-03T10:00', await taken('2025-12-03T09:00'));
  at('2026-01-20T09:00');
  await mustAct(counter, await mustAct(counter, plain, 'receive_result'), 'hand_over', COLLECTOR);
  // On time and before time.
  await decided('2025-12-10T16:00', await taken('2025-12-08T09:00'));
  await decided('2025-12-09T16:00', await taken('2025-12-08T09:10', { channel: 'post' }));
  // Late, and an apology does not help.
  const sorry = await mustAct(counter, await taken('2025-12-08T09:20'), 'forward');
  at('2025-12-09T08:00');
  const told = await mustAct(leader, sorry, 'apologise', { reason: 'Máy hỏng', newDueAt: '2025-12-15T17:00:00+07:00' });
  at('2025-12-12T09:00');
  await mustAct(leader, told, 'decide', { results: [{}] });
  // Open and late at the end of the year.
  await decided('2026-01-09T09:00', await taken('2025-12-22T09:00'));
  // A calendar changed and the leader kept the date, which is late by the end of the year.
  const kept = await taken('2025-12-22T09:05');
  await api.sql(
    `WITH kept AS (
       INSERT INTO dossier_event (id, office_id, dossier_id, seq, transition, from_state, to_state, actor_id, actor_role, at, reason, details)
       SELECT gen_random_uuid(), office_id, dossier_id, seq + 1, 'move_due', to_state, to_state, actor_id, 'leader', $2, 'Giữ ngày đã hẹn', $3
         FROM dossier_event WHERE dossier_id = $1 ORDER BY seq DESC LIMIT 1)
     UPDATE dossier SET version = version + 1, updated_at = $2 WHERE id = $1`,
    [
      kept.id,
      '2025-12-23T08:00:00+07:00',
      JSON.stringify({ decision: 'keep', dueFrom: kept.dueAt, dueTo: '2026-01-05T17:00:00+07:00' }),
    ],
  );
  await decided('2026-01-09T09:30', { ...kept, version: kept.version + 1 });
  // Online, accepted a day later.
  at('2025-12-15T09:00');
  const online = await takeIn(counter, copies({ channel: 'online', accept: false }));
  at('2025-12-16T08:00');
  await decided('2025-12-17T09:00', await mustAct(counter, online, 'accept'));
  // Paused over the end of the year: in time then, late before, a payment, a suspension, force majeure.
  await decided(
    '2026-01-12T09:00',
    await answered('2026-01-08T09:00', await asked('2025-12-30T09:00', await taken('2025-12-29T09:00'))),
  );
  const unanswered = await asked('2025-12-29T09:00', await taken('2025-12-22T09:10'));
  at('2026-02-10T09:00');
  await mustAct(leader, unanswered, 'return_unfinished', { reason: 'Không bổ sung' });
  at('2025-12-30T09:30');
  const paying = await mustAct(officer, await takeIn(counter), 'request_payment', {
    items: [{ feeCode: await feeCode(api), amountVnd: 8000 }],
  });
  at('2026-01-05T09:00');
  await mustAct(counter, paying, 'confirm_payment', {
    method: 'cash',
    receipt: { form: '01', series: 'AA', number: '0000001' },
  });
  const stopped = await mustAct(counter, await taken('2025-12-29T09:20'), 'forward');
  at('2025-12-30T10:00');
  const suspended = await mustAct(leader, stopped, 'suspend', { reason: 'Chờ xác minh' });
  at('2026-01-12T10:00');
  await mustAct(leader, suspended, 'resume', { reason: 'Đã xác minh' });
  const flooded = await mustAct(counter, await taken('2025-12-29T09:30'), 'forward');
  at('2026-01-06T10:00');
  const force = await mustAct(leader, flooded, 'pause', {
    cause: 'force_majeure',
    document: 'QĐ 12/QĐ-UBND',
    reviewOn: '2026-01-20',
  });
  at('2026-01-16T10:00');
  await mustAct(leader, force, 'unpause', {});
  // Withdrawn when late; withdrawn and refused before acceptance; denied.
  const unwanted = await taken('2025-12-22T09:20');
  at('2026-01-07T09:00');
  await mustActApproved(counter, leader, unwanted, 'withdraw', { reason: 'Xin rút' });
  const never = await taken('2025-12-22T09:30', { accept: false });
  await mustActApproved(counter, leader, never, 'withdraw', { reason: 'Xin rút' });
  const foreign = await taken('2025-12-22T09:40', { accept: false });
  await mustAct(counter, foreign, 'refuse', { reason: 'Không thuộc thẩm quyền' });
  const denied = await mustAct(counter, await taken('2025-12-23T09:00'), 'forward');
  at('2025-12-24T09:00');
  const signed = await mustAct(leader, denied, 'sign', { outcome: 'denied', reason: 'Không đủ điều kiện' });
  await mustAct(leader, signed, 'decide', { results: [{}] });
  // Entered by mistake, found out in the next year.
  const mistaken = await taken('2025-12-26T09:00');
  at('2026-01-05T09:30');
  await mustActApproved(counter, leader, mistaken, 'void_intake', { reason: 'Nhập trùng' });
  // Decided, reopened and decided again.
  const first = await decided('2025-12-11T09:00', await taken('2025-12-10T09:00'));
  at('2026-01-06T09:00');
  const reopened = await mustActApproved(counter, leader, first, 'reopen_decision', { reason: 'Sai số' });
  at('2026-01-20T09:00');
  await mustAct(leader, reopened, 'decide', { results: [{}] });
  // In the last millisecond of the year, and in the first of the next.
  for (const [day, instant] of [
    ['2025-12-31', '2025-12-31T23:59:59.999+07:00'],
    ['2026-01-01', '2026-01-01T00:00:00.000+07:00'],
  ] as const) {
    const last = await decided(`${day}T08:00`, await taken('2025-12-29T10:00'));
    await api.sql(`UPDATE dossier_event SET at = $2 WHERE dossier_id = $1 AND transition = 'decide'`, [
      last.id,
      instant,
    ]);
    await api.sql(`UPDATE dossier SET finished_at = $2, updated_at = $2 WHERE id = $1`, [last.id, instant]);
  }
  // Not accepted yet; received on the last day of the year, as was set right later; typed in afterwards.
  await taken('2025-12-31T10:00', { accept: false });
  const wrong = await taken('2026-01-02T09:00');
  at('2026-01-05T10:00');
  await mustActApproved(counter, leader, wrong, 'correct_receipt_time', {
    receivedAt: '2025-12-31T16:00:00+07:00',
    reason: 'Ghi sai ngày',
  });
  const older = await taken('2026-01-13T09:00');
  at('2026-01-16T10:30');
  await mustActApproved(counter, leader, older, 'correct_receipt_time', {
    receivedAt: '2025-12-22T16:00:00+07:00',
    reason: 'Ghi sai ngày',
  });
  at('2026-01-06T11:00');
  const proposal = await counter.post('/api/v1/catch-ups', {
    reason: 'Mất điện',
    decision: 'TB 12/TB-UBND',
    entries: [{ receivedAt: '2025-12-30T10:00:00+07:00', blockNumber: 'KG-0015', dossier: copies() }],
  });
  await leader.post(`/api/v1/catch-ups/${(proposal.body as { catchUp: { id: string } }).catchUp.id}`, {
    approve: true,
  });
  // Received here and handled by the other ward, with a past that lies here; and the other ward's own.
  await answered(
    '2026-01-08T10:00',
    await asked('2025-12-30T11:00', await taken('2025-12-29T11:00', { handlingOfficeCode: OTHER_WARD })),
  );
  at('2025-12-30T14:00');
  const theirs = await takeIn(otherCounter, copies());
  at('2026-01-05T14:00');
  await mustAct(otherLeader, await mustAct(otherCounter, theirs, 'forward'), 'decide', { results: [{}] });
  // Asked twice; standing still for weeks, past the day of the supplement, and late when it was suspended.
  const twice = await answered('2026-01-13T10:00', await asked('2026-01-12T11:00', await taken('2026-01-12T08:00')));
  at('2026-01-14T09:00');
  const again = await mustActApproved(counter, leader, twice, 'request_supplement', {
    reason: 'Vẫn mờ',
    components: [{ code: 'BS', defect: 'Mờ', bring: 'Bản rõ' }],
  });
  await decided('2026-01-16T09:00', await answered('2026-01-15T09:00', again));
  const forgotten = await taken('2026-01-20T09:00');
  at('2026-01-21T09:00');
  await mustAct(counter, forgotten, 'request_supplement', {
    until: '2026-01-30',
    components: [{ code: 'BS', defect: 'Mờ', bring: 'Bản rõ' }],
  });
  const neglected = await mustAct(counter, await taken('2026-01-12T09:00'), 'forward');
  at('2026-01-27T09:00');
  await mustAct(leader, neglected, 'suspend', { reason: 'Chờ xác minh' });
  // On the day of the figures: received here for there, due, decided, asked.
  await taken('2026-02-11T08:00', { handlingOfficeCode: OTHER_WARD });
  await taken('2026-02-09T08:30');
  await decided('2026-02-11T08:20', await taken('2026-02-11T08:10'));
  await asked('2026-02-11T08:30', await taken('2026-02-10T08:30'));
  at(NOW);
  return { api, at, countMinutes: () => countMinutes(api), stop: () => api.stop() };
}

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What a worker tells of steps that were left. */
export async function countMinutes(api: TestApi): Promise<void> {
  const url = api.database.workerUrl;
  const db = await createDataSource({ url, poolSize: 2, applicationName: 'test-minutes' }).initialize();
  const work = new ForecastWork(db, Date.parse(`${NOW}+07:00`) - Date.now(), SILENT);
  while (await work.history());
  await db.destroy();
}

export { OTHER_WARD, WARD };
