import {
  type NoticeFacts,
  type SmsMeasure,
  type TemplateProblem,
  type TextSender,
  checkWords,
  isVisitTemplate,
  measureSms,
  type VisitFacts,
  writeEmailOf,
  writeSmsOf,
} from '@motcua/shared/notices';
import type { SmsLetters } from '@motcua/shared/offices';
import { recordAccess } from '../../audit/access-log.js';
import type { Actor } from '../../common/actor.js';
import { notFound } from '../../common/domain-error.js';
import type { OfficeTransactions, OfficeTx } from '../../database/office-transaction.js';
import { htmlMail } from '../../notices/templates/html-mail.js';
import { chooseOffice } from '../../offices/office-choice.js';
import { settingsOfOffice } from '../../offices/settings-of-office.js';
import type { ProcedureCatalogue } from '../../procedures/procedure-catalogue.js';
import { TEMPLATE_READERS } from './find-templates.js';
import type { PreviewTemplateDto } from './notice-templates.dto.js';
import { inventedFacts, previewFacts, previewSetting, type PreviewSetting } from './preview-facts.js';
import { textSenderOf } from './write-templates.js';

/** One way a text message can be written, and what it takes. */
export interface SmsPreview extends SmsMeasure {
  readonly text: string;
}

/** What words would say about a dossier. */
export interface TemplatePreview {
  readonly problems: readonly TemplateProblem[];
  /** Recent dossiers of the office, the newest first, to look at the words with. */
  readonly dossiers: readonly { readonly id: string; readonly code: string }[];
  /** Null where the office has no dossier: an invented one stands for it, in which nothing can be taken for real. */
  readonly dossierId: string | null;
  /** What there is to fill in of that dossier, so that a page can show other words as they are typed. */
  readonly facts: NoticeFacts;
  /** The same of those that would be told with it, for words that tell several: of its visit, or recent ones. */
  readonly others: readonly NoticeFacts[];
  /** What a page needs to check other words as they are typed as they will be when they are saved. */
  readonly sender: TextSender;
  /** Which text message the office sends, and what it pays for a part of one, in đồng; 0 where nobody has said. */
  readonly letters: SmsLetters;
  readonly partVnd: number;
  /** Null while the words cannot be used. */
  readonly mail: { readonly subject: string; readonly text: string; readonly html: string } | null;
  readonly sms: { readonly plain: SmsPreview; readonly accented: SmsPreview } | null;
}

const RECENT = 5;
/** Besides the first. */
const MOST_TOGETHER = 2;

interface RecentDossier {
  readonly id: string;
  readonly code: string;
  readonly dueAt: Date | null;
  readonly procedureVersionId: string;
  readonly delivery: NonNullable<NoticeFacts['delivery']>;
  readonly applicantName: string;
  readonly visitId: string | null;
}

/**
 * Shows words with a real, recent dossier of the office, or with an invented one while it has none. Who keeps the words sees
 * no citizen's papers: names are masked, what officers wrote is left as a gap, and the look is recorded.
 *
 * @throws DomainError 403, 404 for a foreign office or a dossier of another
 */
export async function previewTemplate(
  transactions: OfficeTransactions,
  catalogue: ProcedureCatalogue,
  actor: Actor,
  input: PreviewTemplateDto,
): Promise<TemplatePreview> {
  const office = await transactions.forActor(actor, ({ em }) =>
    chooseOffice(em, actor, TEMPLATE_READERS, input.officeCode),
  );
  return transactions.forOffices([office.id], async (tx) => {
    const { kind, channel, subject = '', body, dossierId } = input;
    const words = { subject: channel === 'email' ? subject : null, body };
    const settings = await settingsOfOffice(tx.em, office.id);
    const sender = textSenderOf(office, settings);
    const problems = checkWords(kind, channel, words, sender);
    const recent = await recentDossiers(tx, office.id, dossierId);
    const dossier = dossierId === undefined ? recent[0] : recent.find(({ id }) => id === dossierId);
    if (dossierId !== undefined && !dossier) throw notFound();
    const together = dossier && isVisitTemplate(kind) ? await toldWith(tx, office.id, dossier, recent) : [];
    const setting = await previewSetting(tx, office, settings['notices.followUrl'], input.language);
    const look = (one: RecentDossier): Promise<NoticeFacts> => lookAt(tx, setting, catalogue, actor, one);
    const facts = dossier ? await look(dossier) : inventedFacts(setting, 1);
    const others: NoticeFacts[] = [];
    for (const other of together) others.push(await look(other));
    if (!dossier && isVisitTemplate(kind)) others.push(inventedFacts(setting, 2), inventedFacts(setting, 3));
    const shown = {
      problems,
      dossiers: recent.map(({ id, code }) => ({ id, code })),
      dossierId: dossier?.id ?? null,
      facts,
      others,
      sender,
      letters: settings['notices.smsLetters'],
      partVnd: settings['notices.smsPartVnd'],
      mail: null,
      sms: null,
    };
    if (problems.length > 0) return shown;
    const told: VisitFacts = [facts, ...others];
    if (channel === 'email') {
      const mail = writeEmailOf(kind, words, told);
      const html = htmlMail({ ...mail, language: input.language, officeName: office.name });
      return { ...shown, mail: { subject: mail.subject, text: mail.body, html } };
    }
    const write = (diacritics: boolean): SmsPreview => {
      const text = writeSmsOf(kind, words, told, { diacritics });
      return { text, ...measureSms(text) };
    };
    return { ...shown, sms: { plain: write(false), accented: write(true) } };
  });
}

const DOSSIER = `
  SELECT id, COALESCE(external_code, code) AS code, due_at AS "dueAt", procedure_version_id AS "procedureVersionId",
         result_delivery ->> 'method' AS delivery, applicant_name AS "applicantName", visit_id AS "visitId"
    FROM dossier`;

/** @param named one more, so that it stays in the list while others come in */
const recentDossiers = (tx: OfficeTx, officeId: string, named: string | undefined): Promise<RecentDossier[]> =>
  tx.em.query(
    `WITH recent AS (SELECT id FROM dossier WHERE office_id = $1 ORDER BY submitted_at DESC, id DESC LIMIT ${RECENT})
     ${DOSSIER} WHERE office_id = $1 AND id IN (SELECT id FROM recent UNION ALL SELECT $2::uuid)
      ORDER BY submitted_at DESC, id DESC`,
    [officeId, named ?? null],
  );

/** Others of its visit, else recent ones: words for several need several to be looked at with. */
async function toldWith(
  tx: OfficeTx,
  officeId: string,
  { id, visitId }: RecentDossier,
  recent: readonly RecentDossier[],
): Promise<readonly RecentDossier[]> {
  const ofVisit: RecentDossier[] = await tx.em.query(
    `${DOSSIER} WHERE office_id = $1 AND visit_id = $2 AND id <> $3 ORDER BY id LIMIT ${MOST_TOGETHER}`,
    [officeId, visitId, id],
  );
  return ofVisit.length > 0 ? ofVisit : recent.filter((other) => other.id !== id).slice(0, MOST_TOGETHER);
}

/** The look is recorded whatever comes of it. */
async function lookAt(
  tx: OfficeTx,
  setting: PreviewSetting,
  catalogue: ProcedureCatalogue,
  actor: Actor,
  { id, code, dueAt, delivery, applicantName, procedureVersionId }: RecentDossier,
): Promise<NoticeFacts> {
  await recordAccess(tx, {
    officeId: setting.office.id,
    staffId: actor.staffId,
    dossierId: id,
    action: 'read',
    fields: ['code', 'procedure', 'dueAt'],
    purpose: 'notice_template',
  });
  const { definition } = await catalogue.byId(tx.em, procedureVersionId);
  const papers = definition.components.map(({ name }) => name);
  return previewFacts(setting, {
    code,
    dueAt,
    delivery,
    applicantName: maskName(applicantName),
    procedureName: definition.name,
    papers,
  });
}

/** `Nguyễn Thị Hoa` as `N••• T••• H•••`. */
const maskName = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => `${[...word].slice(0, 1).join('')}•••`)
    .join(' ');
