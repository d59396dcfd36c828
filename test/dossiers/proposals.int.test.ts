import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OTHER_WARD, startTestApi, type TestApi, type TestClient, WARD } from '../support/api.js';
import { inState, takeIn, type TestDossier } from '../support/dossiers.js';

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

  describe('at the office that handles what another has received', () => {
    let dossier: TestDossier;
    let proposal: string;
    beforeEach(async () => {
      dossier = await takeIn(await api.as('motcua'), { handlingOfficeCode: OTHER_WARD });
      const fields = { reason: 'Chờ xác minh', newDueAt: '2099-02-05T17:00:00+07:00' };
      const { status, body } = await (await api.as('thuly2')).act(dossier, 'apologise', fields);
      expect(status).toBe(202);
      proposal = (body as { approval: { id: string } }).approval.id;
    });
    const listed = async (client: TestClient, about = ''): Promise<unknown[]> =>
      (await client.get(`/api/v1/approvals?state=pending&dossierId=${dossier.id}${about}`)).body.data as unknown[];
    const settle = (client: TestClient) => client.post(`/api/v1/approvals/${proposal}`, { approve: true });

    it('is listed for its leader, whose look is written down where the dossier was received', async () => {
      const leader = await api.as('lanhdao2');
      expect(await listed(leader, '&about=true')).toEqual([
        expect.objectContaining({ id: proposal, dossierCode: dossier.code, applicantName: 'Nguyễn Thị Hoà' }),
      ]);
      const looks = await api.sql(
        `SELECT o.code, a.action FROM access_record a JOIN office o ON o.id = a.office_id WHERE a.staff_id = $1`,
        [leader.user.id],
      );
      expect(looks).toEqual([{ code: WARD, action: 'list' }]);
    });

    it('is settled by its leader', async () => {
      expect(await settle(await api.as('lanhdao2'))).toMatchObject({ status: 200, body: { id: dossier.id } });
    });

    it('is not for the leader of the office that received it, nor there for a third', async () => {
      const receiving = await api.as('lanhdao');
      expect(await listed(receiving)).toEqual([]);
      expect(await settle(receiving)).toMatchObject({ status: 403, body: { code: 'dossier.role_not_allowed' } });
      // A dossier of its own opens that wall to it, and not the others behind it.
      await api.sql(`UPDATE dossier SET handling_office_id = office_id WHERE id = $1`, [dossier.id]);
      await takeIn(await api.as('motcua'), { handlingOfficeCode: OTHER_WARD });
      expect(await settle(await api.as('lanhdao2'))).toMatchObject({ status: 404 });
    });
  });
});
