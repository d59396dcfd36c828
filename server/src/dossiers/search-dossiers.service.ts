import type { MessageWish } from '@motcua/shared/notices';
import { normalizePhone } from '@motcua/shared/validation';
import { applicantIndex, phoneIndex } from '../applicants/keep-applicant.js';
import { statedWish } from '../applicants/stated-wishes.js';
import { recordAccess } from '../audit/access-log.js';
import type { Actor } from '../common/actor.js';
import type { Page } from '../common/cursor.js';
import { malformed, refused } from '../common/domain-error.js';
import type { SecretBox } from '../common/secret-box.js';
import { type OfficeTx, Sent } from '../database/office-transaction.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { type Condition, Conditions } from './conditions.js';
import { ofOffice, type Scope } from './dossier-conditions.js';
import { dossierRowView } from './dossier-row.view.js';
import { elsewhere } from './elsewhere.sql.js';
import { readRows } from './dossier-rows.js';
import type { SearchDossiersDto } from './dto/list.dto.js';
import { withProcedures } from './with-procedures.js';

const MOST_FOUND = 100;

/** With how the person wished to be told when they last said so; null where they have said nothing to this office. */
export interface FoundDossiers extends Page<Record<string, unknown>> {
  readonly messages: MessageWish | null;
}

/** Exact search by what must never stand in a URL. */
export class SearchDossiersService {
  constructor(
    private readonly catalogue: ProcedureCatalogue,
    private readonly box: SecretBox,
  ) {}

  /** @param scope `scopeOf` what is named in the request; @throws DomainError 422 `search.one_of` unless exactly one number is given */
  async send(tx: OfficeTx, actor: Actor, request: SearchDossiersDto, scope: Scope): Promise<Sent<FoundDossiers>> {
    const [field, ...more] = (['citizenId', 'taxCode', 'phone'] as const).filter((name) => request[name] !== undefined);
    if (field === undefined || more.length > 0) {
      throw refused('search.one_of', 'Search by citizen id, tax code or phone, one of them.');
    }
    const where = new Conditions();
    where.add(...ofOffice(scope));
    const index = this.indexOf(request);
    where.add(...(field === 'phone' ? ofPhone(index) : ofId(scope.officeIds, index)));
    const order = { sort: 'submittedAt', order: 'desc' } as const;
    const read = readRows(tx, where, order, MOST_FOUND);
    const wished = statedWish(tx, scope.office.id, index);
    await recordAccess(tx, { officeId: scope.office.id, staffId: actor.staffId, action: 'search', fields: [field] });
    const answer = async (): Promise<FoundDossiers> => {
      const [found, messages] = await Promise.all([read, wished]);
      const rows = await withProcedures(tx.em.dataSource.manager, this.catalogue, found);
      return {
        data: rows.map(({ row, procedure }) => dossierRowView(row, procedure, actor, tx.now)),
        page: { nextCursor: null, hasNext: false },
        messages,
      };
    };
    return new Sent(answer());
  }

  private indexOf({ citizenId, taxCode, phone }: SearchDossiersDto): Buffer {
    if (phone !== undefined) {
      const number = normalizePhone(phone);
      if (number === null) throw malformed('phone', 'phone.invalid');
      return phoneIndex(this.box, number);
    }
    const kind = taxCode !== undefined ? 'taxCode' : citizenId!.length === 9 ? 'cmnd' : 'citizenId';
    return applicantIndex(this.box, kind, (taxCode ?? citizenId)!);
  }
}

const ofPhone = (index: Buffer): Condition => ['d.phone_index = ?', index];

/**
 * The owner's number, or that of who brought it. Each is looked for along an index of its own: an OR of them, and of what
 * is handled here and received here, read a whole office.
 */
const ofId = (officeIds: readonly string[], index: Buffer): Condition => [
  `d.id IN (
     SELECT own.id FROM dossier own
      WHERE own.applicant_id = ANY (ARRAY (SELECT a.id FROM applicant a WHERE a.office_id = ANY (?) AND a.id_index = ?))
     UNION ALL SELECT here.id FROM dossier here WHERE here.office_id = ANY (?) AND here.submitter_index = ?
     UNION ALL SELECT elsewhere.id FROM dossier elsewhere
      WHERE elsewhere.handling_office_id = ANY (?) AND ${elsewhere('elsewhere')} AND elsewhere.submitter_index = ?)`,
  ...[officeIds, index],
  ...[officeIds, index],
  ...[officeIds, index],
];
