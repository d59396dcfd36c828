import type { TestApi, TestClient } from './api.js';

export interface TestDossier {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly version: number;
  readonly [more: string]: unknown;
}

let people = 0;

/** Another made-up CCCD of Hải Dương with each call. */
export const citizenId = (): string => `0301900${String(++people).padStart(5, '0')}`;

/** A late birth registration, for which a fee is due, with all papers, taken in at the desk. */
export const birthRegistration = (changes: object = {}): Record<string, unknown> => ({
  procedureCode: '1.001193',
  caseCode: 'QUA_HAN',
  channel: 'desk',
  applicant: {
    kind: 'person',
    fullName: 'Nguyễn Thị Hoà',
    citizenId: citizenId(),
    phone: '0912345678',
    email: 'hoa@example.com',
  },
  components: [
    { code: 'TK', present: true },
    { code: 'GCS', present: true },
  ],
  accept: true,
  ...changes,
});

export async function takeIn(client: TestClient, changes: object = {}): Promise<TestDossier> {
  const answer = await client.post('/api/v1/dossiers', birthRegistration(changes));
  if (answer.status !== 201) throw new Error(`intake ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body as TestDossier;
}

/** One act that must work; the answer is the dossier after it. */
export async function mustAct(
  client: TestClient,
  dossier: { id: string; version: number },
  transition: string,
  fields: object = {},
): Promise<TestDossier> {
  const answer = await client.act(dossier, transition, fields);
  if (answer.status !== 200) throw new Error(`${transition} ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body as TestDossier;
}

/** An act that waits for a second person, and that person's yes. */
export async function mustActApproved(
  proposer: TestClient,
  settler: TestClient,
  dossier: { id: string; version: number },
  transition: string,
  fields: object = {},
): Promise<TestDossier> {
  const proposal = await proposer.act(dossier, transition, fields);
  if (proposal.status !== 202) throw new Error(`${transition} ${proposal.status}: ${JSON.stringify(proposal.body)}`);
  const answer = await settler.post(
    `/api/v1/approvals/${(proposal.body as { approval: { id: string } }).approval.id}`,
    { approve: true },
  );
  if (answer.status !== 200) throw new Error(`approval ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body as TestDossier;
}

/** A certified copy, which is finished at the desk while its bearer waits; the answer is the dossier after it. */
export async function finishInOneVisit(api: TestApi): Promise<TestDossier> {
  const counter = await api.as('motcua');
  const signer = await api.as('lanhdao');
  const { body } = await counter.get('/api/v1/procedures/2.000815');
  const { components } = body as { components: { code: string }[] };
  const dossier = await takeIn(counter, {
    procedureCode: '2.000815',
    caseCode: undefined,
    components: components.map(({ code }) => ({ code, present: true })),
  });
  const answer = await counter.post(`/api/v1/dossiers/${dossier.id}/same-visit`, {
    version: dossier.version,
    results: [{}],
    signerId: signer.user.id,
    collector: COLLECTOR.collector,
  });
  if (answer.status !== 200) throw new Error(`same-visit ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body as TestDossier;
}

const COLLECTOR = { method: 'desk', collector: { fullName: 'Nguyễn Thị Hoà', relation: 'applicant' } };

/** A dossier in each state, made by the acts that lead there. */
export const inState = {
  submitted: async (api: TestApi) => takeIn(await api.as('motcua'), { accept: false }),
  accepted: async (api: TestApi) => takeIn(await api.as('motcua')),
  not_accepted: async (api: TestApi) =>
    mustActApproved(await api.as('motcua'), await api.as('lanhdao'), await inState.submitted(api), 'refuse', {
      reason: 'Không thuộc thẩm quyền',
    }),
  processing: async (api: TestApi) => mustAct(await api.as('motcua'), await inState.accepted(api), 'forward'),
  awaiting_supplement: async (api: TestApi) =>
    mustAct(await api.as('motcua'), await inState.accepted(api), 'request_supplement', {
      components: [{ code: 'GCS', defect: 'Mờ dấu', bring: 'Bản chính rõ dấu' }],
    }),
  awaiting_payment: async (api: TestApi) =>
    mustAct(await api.as('thuly'), await inState.accepted(api), 'request_payment', {
      items: [{ feeCode: await feeCode(api), amountVnd: 8000 }],
    }),
  withdrawn: async (api: TestApi) =>
    mustActApproved(await api.as('motcua'), await api.as('lanhdao'), await inState.accepted(api), 'withdraw', {
      reason: 'Công dân xin rút',
    }),
  suspended: async (api: TestApi) =>
    mustAct(await api.as('lanhdao'), await inState.processing(api), 'suspend', { reason: 'Chờ xác minh' }),
  decided: async (api: TestApi) =>
    mustAct(await api.as('lanhdao'), await inState.processing(api), 'decide', { results: [{}] }),
  handed_over: async (api: TestApi) =>
    mustAct(await api.as('motcua'), await inState.decided(api), 'hand_over', COLLECTOR),
} as const;

export type ReachableState = keyof typeof inState;

/** The fee of a late birth registration. */
export async function feeCode(api: TestApi): Promise<string> {
  const answer = await (await api.as('motcua')).get('/api/v1/procedures/1.001193');
  return (answer.body as { cases: { code: string; fees?: { code: string }[] }[] }).cases.find(
    ({ code }) => code === 'QUA_HAN',
  )!.fees![0]!.code;
}
