import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  DOSSIER_STATES,
  DOSSIER_TRANSITIONS,
  type DossierState,
  type DossierTransition,
} from '@motcua/shared/dossiers';
import { startTestApi, type TestApi } from '../support/api.js';
import { feeCode, inState } from '../support/dossiers.js';

const USERS = ['motcua', 'thuly', 'lanhdao', 'vanthu', 'giamsat', 'quantri'] as const;
type User = (typeof USERS)[number];

const BEFORE_DECISION = [
  'submitted',
  'accepted',
  'processing',
  'awaiting_supplement',
  'awaiting_payment',
  'suspended',
] as const;
const TAKEN_IN = ['accepted', 'processing', 'awaiting_supplement', 'awaiting_payment', 'suspended'] as const;

/** What the design allows, written down once more by hand: who acts (200) or proposes (202), and where. */
const ALLOWED: readonly [DossierTransition, readonly DossierState[], Partial<Record<User, 200 | 202>>][] = [
  ['accept', ['submitted'], { motcua: 200 }],
  ['request_supplement', ['submitted', 'accepted', 'processing'], { motcua: 200, thuly: 202 }],
  ['receive_supplement', ['awaiting_supplement'], { motcua: 200 }],
  ['refuse', ['submitted'], { motcua: 202 }],
  ['return_unfinished', ['awaiting_supplement', 'awaiting_payment', 'suspended'], { lanhdao: 200 }],
  ['withdraw', BEFORE_DECISION, { motcua: 202 }],
  ['void_intake', ['submitted', 'accepted'], { motcua: 202 }],
  ['forward', ['accepted'], { motcua: 200 }],
  ['forward', ['processing'], { thuly: 200 }],
  ['receive_handover', ['processing'], { thuly: 200 }],
  ['recall', ['processing'], { motcua: 200 }],
  ['send_back', ['processing'], { thuly: 200 }],
  ['reassign', ['processing'], { lanhdao: 200 }],
  ['change_case', ['accepted', 'processing'], { thuly: 202 }],
  ['correct_receipt_time', TAKEN_IN, { motcua: 202 }],
  ['correct', BEFORE_DECISION, { motcua: 200 }],
  // Given to the case officer and not yet confirmed: they have it in hand.
  ['correct', ['processing', 'suspended'], { thuly: 200 }],
  ['record_payment', [...BEFORE_DECISION, 'decided'], { motcua: 200 }],
  ['request_payment', ['accepted', 'processing'], { thuly: 200 }],
  ['confirm_payment', ['awaiting_payment'], { motcua: 200 }],
  ['pause', ['processing'], { lanhdao: 200 }],
  ['suspend', ['processing'], { lanhdao: 200 }],
  ['resume', ['suspended'], { lanhdao: 200 }],
  ['sign', ['processing'], { lanhdao: 200 }],
  ['decide', ['processing'], { lanhdao: 200, vanthu: 200 }],
  ['receive_result', ['decided'], { motcua: 200 }],
  ['apologise', TAKEN_IN, { lanhdao: 200, thuly: 202 }],
  ['hand_over', ['decided'], { motcua: 200 }],
  ['reopen_decision', ['decided'], { motcua: 202, thuly: 202 }],
  ['reopen_hand_over', ['handed_over'], { motcua: 202, thuly: 202 }],
];

const expected = (transition: DossierTransition, state: DossierState, user: User): 200 | 202 | 'refused' =>
  ALLOWED.find(
    ([name, states, users]) => name === transition && states.includes(state) && users[user] !== undefined,
  )?.[2][user] ?? 'refused';

describe('every state × transition × role', () => {
  let api: TestApi;
  let bodies: Record<DossierTransition, object>;

  beforeAll(async () => {
    api = await startTestApi();
    const thuly = (await api.as('thuly')).user.id;
    const lanhdao = (await api.as('lanhdao')).user.id;
    const fee = await feeCode(api);
    const reason = { reason: 'Lý do kiểm thử' };
    bodies = {
      accept: {},
      request_supplement: { components: [{ code: 'TK', defect: 'Thiếu chữ ký', bring: 'Ký tờ khai' }] },
      receive_supplement: { components: [{ code: 'GCS', present: true }] },
      refuse: reason,
      return_unfinished: reason,
      withdraw: reason,
      void_intake: reason,
      forward: {},
      receive_handover: {},
      recall: {},
      send_back: reason,
      reassign: { ...reason, assigneeId: thuly },
      change_case: { ...reason, caseCode: 'DUNG_HAN' },
      correct_receipt_time: { ...reason, receivedAt: '2026-01-05T09:00:00+07:00' },
      correct: { ...reason, changes: { phone: '0987654321' } },
      record_payment: { items: [{ feeCode: fee, amountVnd: 8000 }], method: 'cash' },
      cancel_receipt: reason,
      refund: reason,
      request_payment: { items: [{ feeCode: fee, amountVnd: 8000 }] },
      confirm_payment: { receipt: { form: 'BL', series: 'AA', number: '0' }, method: 'cash' },
      pause: { cause: 'force_majeure', document: 'QĐ 1', reviewOn: '2099-01-01' },
      unpause: {},
      suspend: reason,
      resume: reason,
      sign: { outcome: 'granted' },
      decide: { results: [{}], signerId: lanhdao },
      receive_result: {},
      apologise: { ...reason, newDueAt: '2099-01-05T17:00:00+07:00' },
      explain_delay: { lateCause: 'workload' },
      hand_over: { method: 'desk', collector: { fullName: 'Nguyễn Thị Hoà', relation: 'applicant' } },
      reopen_decision: reason,
      reopen_hand_over: reason,
    };
  });
  afterAll(() => api.stop());

  const rowsOf = async (id: string): Promise<unknown> => {
    const tables = [
      'dossier_event',
      'dossier_component',
      'dossier_pause',
      'dossier_handover',
      'dossier_payment',
      'dossier_result',
      'notice',
      'approval',
    ];
    const parts = await Promise.all(
      tables.map((table) => api.sql(`SELECT * FROM ${table} WHERE dossier_id = $1 ORDER BY id`, [id])),
    );
    return [await api.sql('SELECT * FROM dossier WHERE id = $1', [id]), parts];
  };

  describe.each(DOSSIER_STATES)('%s', (state) => {
    it('refuses all that is not in the table, and changes nothing', async () => {
      const dossier = await inState[state](api);
      const before = await rowsOf(dossier.id);
      const wrong: string[] = [];
      for (const transition of DOSSIER_TRANSITIONS) {
        for (const user of USERS) {
          if (expected(transition, state, user) !== 'refused') continue;
          const { status } = await (await api.as(user)).act(dossier, transition, bodies[transition]);
          // The administrator sees no citizen's papers: for that role there is no such dossier.
          const fine = user === 'quantri' ? status === 404 : [403, 409, 422].includes(status);
          if (!fine) wrong.push(`${user} ${transition}: ${status}`);
        }
      }
      expect(wrong).toEqual([]);
      expect(await rowsOf(dossier.id)).toEqual(before);
    });

    const lawful = DOSSIER_TRANSITIONS.flatMap((transition) =>
      USERS.filter((user) => expected(transition, state, user) !== 'refused').map((user) => ({ transition, user })),
    );
    if (lawful.length > 0) {
      it.each(lawful)('lets $user $transition', async ({ transition, user }) => {
        const dossier = await inState[state](api);
        const client = await api.as(user);
        const allowed = (await client.get(`/api/v1/dossiers/${dossier.id}`)).body as {
          allowedTransitions: { transition: string; mode: string }[];
        };
        const status = expected(transition, state, user);
        const mode = allowed.allowedTransitions.find((one) => one.transition === transition)?.mode;
        expect(mode).toBe(status === 200 ? 'act' : 'propose');
        const body = {
          ...bodies[transition],
          ...(transition === 'confirm_payment' && { receipt: { form: 'BL', series: 'AA', number: dossier.code } }),
        };
        const answer = await client.act(dossier, transition, body);
        expect([answer.status, answer.body]).toEqual([status, expect.anything()]);
      });
    }
  });
});
