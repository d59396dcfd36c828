import type { DataSource } from 'typeorm';
import type { Actor } from '../common/actor.js';
import type { OfficeTransactions } from '../database/office-transaction.js';
import type { IntakeDto } from '../dossiers/dto/intake.dto.js';
import type { IntakeDossierService } from '../dossiers/intake-dossier.service.js';
import type { TransitionDossierService } from '../dossiers/transition-dossier.service.js';
import type { CatalogueVersion, ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { localDateOf } from '@motcua/shared/calendar';
import type { StaffRole } from '@motcua/shared/staff';

interface DemoDossier {
  readonly account: string;
  readonly procedureCode: string;
  readonly fullName: string;
  readonly citizenId: string;
  /** Acts after the intake, each by a demo account. */
  readonly acts: readonly { readonly by: string; readonly transition: string; readonly [field: string]: unknown }[];
  readonly accept: boolean;
}

const SUPPLEMENT = { transition: 'request_supplement', by: 'motcua' } as const;

/** Invented citizens, without phone or address, so that nothing is ever sent on their account. */
const DOSSIERS: readonly DemoDossier[] = [
  {
    account: 'motcua',
    procedureCode: '1.001193',
    fullName: 'Nguyễn Thị Hoà',
    citizenId: '030190000017',
    accept: false,
    acts: [],
  },
  {
    account: 'motcua',
    procedureCode: '2.000635',
    fullName: 'Trần Văn Đức',
    citizenId: '030085000025',
    accept: true,
    acts: [],
  },
  {
    account: 'motcua',
    procedureCode: '1.004873',
    fullName: "H'Hen Niê",
    citizenId: '066195000033',
    accept: true,
    acts: [{ by: 'motcua', transition: 'forward' }],
  },
  {
    account: 'motcua',
    procedureCode: '1.001193',
    fullName: 'Nguyễn Phước Tôn Nữ Hoàng Anh Thư Ngọc Trâm',
    citizenId: '046192000041',
    accept: true,
    acts: [
      {
        ...SUPPLEMENT,
        components: [{ code: 'GCS', defect: 'Dấu của bệnh viện bị mờ', bring: 'Giấy chứng sinh bản chính, dấu rõ' }],
      },
    ],
  },
  {
    account: 'motcua',
    procedureCode: '2.001035',
    fullName: 'Phạm Gia Bảo',
    citizenId: '030078000058',
    accept: true,
    acts: [
      { by: 'motcua', transition: 'forward' },
      { by: 'thuly', transition: 'forward' },
      { by: 'lanhdao', transition: 'decide', results: [{}] },
    ],
  },
  {
    account: 'motcua2',
    procedureCode: '1.000656',
    fullName: 'Lý A Páo',
    citizenId: '010180000066',
    accept: true,
    acts: [],
  },
];

export interface DemoServices {
  readonly db: DataSource;
  readonly transactions: OfficeTransactions;
  readonly intakes: IntakeDossierService;
  readonly transitions: TransitionDossierService;
  readonly catalogue: ProcedureCatalogue;
}

/** A handful of dossiers to look at, made by the same acts as real ones. Does nothing where there are any. */
export async function seedDemoDossiers(services: DemoServices): Promise<void> {
  const actors = await demoActors(services.db);
  const [first] = [...actors.values()];
  if (!first || (await hasDossiers(services, [...actors.values()]))) return;
  for (const one of DOSSIERS) await seedOne(services, actors, one);
}

async function seedOne(services: DemoServices, actors: Map<string, Actor>, one: DemoDossier): Promise<void> {
  const counter = actors.get(one.account)!;
  const { dossierId } = await services.transactions.forActor(counter, async (tx) => {
    const procedure = (await services.catalogue.inForce(tx.em, one.procedureCode, localDateOf(tx.now)))!;
    return services.intakes.execute(tx, counter, intakeOf(one, procedure));
  });
  for (const { by, ...act } of one.acts) {
    const actor = actors.get(by)!;
    await services.transactions.forActor(actor, async (tx) => {
      const [{ version }]: [{ version: number }] = await tx.em.query('SELECT version FROM dossier WHERE id = $1', [
        dossierId,
      ]);
      await services.transitions.execute(tx, actor, dossierId, { ...act, version });
    });
  }
}

const intakeOf = (
  { procedureCode, fullName, citizenId, accept }: DemoDossier,
  { definition }: CatalogueVersion,
): IntakeDto => ({
  procedureCode,
  channel: accept ? 'desk' : 'online',
  applicant: { kind: 'person', fullName, citizenId },
  components: definition.components
    .filter(({ required }) => required === 'always')
    .map(({ code }) => ({ code, present: true })),
  accept,
});

async function demoActors(db: DataSource): Promise<Map<string, Actor>> {
  const rows: { id: string; username: string; full_name: string; role: StaffRole; office_id: string }[] =
    await db.query(
      `SELECT p.id, p.username, p.full_name, r.role, r.office_id
       FROM staff p JOIN staff_role_at_office r ON r.staff_id = p.id JOIN office o ON o.id = r.office_id
      WHERE o.demo AND p.username = ANY ($1)`,
      [['motcua', 'thuly', 'lanhdao', 'motcua2']],
    );
  return new Map(
    rows.map(({ id, username, full_name: fullName, role, office_id: officeId }) => [
      username,
      { staffId: id, username, fullName, portalSource: null, roles: [{ role, officeId, delegation: null }] },
    ]),
  );
}

async function hasDossiers({ transactions }: DemoServices, actors: readonly Actor[]): Promise<boolean> {
  const offices = actors.flatMap(({ roles }) => roles.map(({ officeId }) => officeId));
  return transactions.forOffices(offices, async (tx) => {
    const rows: unknown[] = await tx.em.query('SELECT 1 FROM dossier LIMIT 1');
    return rows.length > 0;
  });
}
