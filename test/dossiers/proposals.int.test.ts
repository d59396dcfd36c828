import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi } from '../support/api.js';
import { inState, type TestDossier } from '../support/dossiers.js';

interface Proposal {
  readonly transition: string;
  readonly reason: string | null;
  readonly asked: Record<string, unknown>;
}

/** Who is to say yes reads what they say yes to. */
describe('what waits for a second person', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.stop());

  const proposed = async (dossier: TestDossier, transition: string, fields: object): Promise<Proposal[]> => {
    const counter = await api.as('motcua');
    expect((await counter.act(dossier, transition, fields)).status).toBe(202);
    const leader = await api.as('lanhdao');
    const { body } = await leader.get(`/api/v1/dossiers/${dossier.id}`);
    return (body as { approvals: Proposal[] }).approvals;
  };

  it('shows the reason and what is asked for', async () => {
    const approvals = await proposed(await inState.accepted(api), 'withdraw', {
      reason: 'Công dân xin rút',
      returned: ['Giấy chứng sinh'],
    });
    expect(approvals).toEqual([
      expect.objectContaining({
        transition: 'withdraw',
        reason: 'Công dân xin rút',
        asked: { returned: ['Giấy chứng sinh'] },
      }),
    ]);
  });

  it('hides numbers and addresses of a correction', async () => {
    const approvals = await proposed(await inState.accepted(api), 'correct', {
      reason: 'Gõ nhầm',
      changes: { fullName: 'Nguyễn Thị Hoa', citizenId: '030190099999', phone: '0987654321', email: 'hoa@example.com' },
    });
    expect(approvals[0]?.asked).toEqual({
      changes: {
        fullName: 'Nguyễn Thị Hoa',
        citizenId: '030•••••9999',
        phone: '0987•••321',
        email: 'h•••@example.com',
      },
    });
    expect(JSON.stringify(approvals)).not.toContain('requestEnc');
  });
});
