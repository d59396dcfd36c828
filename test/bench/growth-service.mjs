// Transitions by the service itself, in this process, without HTTP: what of a transition is the act, and what is the way to it.
import 'reflect-metadata';
import { Clock } from '../../server/dist/common/clock.js';
import { createDataSource } from '../../server/dist/database/data-source.js';
import { OfficeTransactions } from '../../server/dist/database/office-transaction.js';
import { APP_ROLE, roleUrl } from '../../server/dist/database/roles.js';
import { TransitionDossierService } from '../../server/dist/dossiers/transition-dossier.service.js';
import { KeepStepTimes } from '../../server/dist/forecast/keep-step-times.js';
import { DEFAULT_NOTICE_SETTINGS } from '../../server/dist/notices/notice-settings.js';
import { NoticePlanner } from '../../server/dist/notices/plan-notices.js';
import { TellCitizen } from '../../server/dist/notices/tell-citizen.js';
import { ProcedureCatalogue } from '../../server/dist/procedures/procedure-catalogue.js';

/** As the api puts it together, with as many connections as the api has. */
export async function openService(ownerUrl, box) {
  const url = roleUrl(ownerUrl, APP_ROLE, box);
  const db = await createDataSource({ url, poolSize: 20, applicationName: 'bench-service' }).initialize();
  const transactions = new OfficeTransactions(db, new Clock(0));
  const catalogue = new ProcedureCatalogue();
  const told = new TellCitizen(new NoticePlanner(box, DEFAULT_NOTICE_SETTINGS), catalogue, box);
  const service = new TransitionDossierService(catalogue, told, new KeepStepTimes(), box);
  const read = `
    SELECT s.id AS "staffId", s.username, s.full_name AS "fullName", NULL AS "portalSource",
           json_agg(json_build_object('role', r.role, 'officeId', r.office_id, 'delegation', NULL)) AS roles
      FROM staff s JOIN staff_role_at_office r ON r.staff_id = s.id WHERE s.username = $1 GROUP BY s.id`;
  return {
    actor: async (username) => (await db.query(read, [username]))[0],
    /** @returns the version that the dossier has then */
    act: (actor, { id, version }, transition) =>
      transactions.forActor(actor, async (tx) => {
        const outcome = await service.execute(tx, actor, id, { transition, version });
        if (!outcome.done) throw new Error(`${transition} waits for a second person`);
        return outcome.dossier.version;
      }),
    close: () => db.destroy(),
  };
}
