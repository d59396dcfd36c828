import type { StaffRole } from '@motcua/shared/staff';
import {
  checkWords,
  type NoticeWords,
  type TemplateKey,
  type TemplateState,
  type TemplateVersion,
  type TextSender,
} from '@motcua/shared/notices';
import { recordAdminChange } from '../../audit/admin-audit.js';
import type { Actor } from '../../common/actor.js';
import { DomainError, forbidden, notFound } from '../../common/domain-error.js';
import { newId } from '../../common/ids.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { NoticeTemplate } from '../../notices/notice-template.entity.js';
import type { OfficeSettings } from '@motcua/shared/offices';
import { chooseOffice, officeById, type OfficeRef } from '../../offices/office-choice.js';
import { settingsOfOffice } from '../../offices/settings-of-office.js';
import { requireVersion } from '../admin-rules.js';
import { changeRecorded } from '../change-recorded.js';
import { requireTemplateRole, TEMPLATE_READERS, templateView } from './find-templates.js';
import type { ChangeTemplateDto, CreateTemplateDto } from './notice-templates.dto.js';

/** Writes new words of an office, as a draft. @throws DomainError 403, 404, 422 `template.words_wrong` */
export async function createTemplate(
  tx: OfficeTx,
  actor: Actor,
  input: CreateTemplateDto,
): Promise<TemplateVersion<Date>> {
  const { officeCode, kind, channel, language, body } = input;
  const office = await chooseOffice(tx.em, actor, ['administrator'], officeCode);
  return insertDraft(tx, actor, office.id, { kind, channel, language }, wordsOf(channel, input.subject, body));
}

/** Changes a draft. @throws DomainError 403, 404, 409, 422 */
export function changeTemplate(
  tx: OfficeTx,
  actor: Actor,
  id: string,
  input: ChangeTemplateDto,
): Promise<TemplateVersion<Date>> {
  return step(tx, actor, id, input.version, { from: ['draft'], by: ['administrator'] }, async (found) => {
    const words = wordsOf(found.channel, input.subject, input.body);
    await requireWords(tx, found.officeId, found, words);
    return { ...words };
  });
}

/** Asks another person to put a draft in force. @throws DomainError 403, 404, 409 */
export function proposeTemplate(
  tx: OfficeTx,
  actor: Actor,
  id: string,
  version: number,
): Promise<TemplateVersion<Date>> {
  return step(tx, actor, id, version, { from: ['draft'], by: ['administrator'] }, async (found) => {
    // The placeholders of a kind may have changed since it was written, or the letters that the office sends.
    await requireWords(tx, found.officeId, found, found);
    return { state: 'proposed', proposedById: actor.staffId, proposedAt: tx.now };
  });
}

/**
 * Puts proposed words in force; those before are retired. From now on notices are written in them.
 *
 * @throws DomainError 403 `template.same_person` for whoever wrote or proposed them, 404, 409, 422
 */
export function activateTemplate(
  tx: OfficeTx,
  actor: Actor,
  id: string,
  version: number,
): Promise<TemplateVersion<Date>> {
  return step(tx, actor, id, version, { from: ['proposed'], by: TEMPLATE_READERS }, async (found) => {
    if ([found.createdById, found.proposedById].includes(actor.staffId)) {
      throw forbidden('template.same_person', 'Who wrote or proposed words cannot put them in force.');
    }
    await requireWords(tx, found.officeId, found, found);
    const { officeId, kind, channel, language } = found;
    const before = await tx.em.findOneBy(NoticeTemplate, { officeId, kind, channel, language, state: 'active' });
    if (before) await retire(tx, actor, before);
    return { state: 'active', activatedById: actor.staffId, activatedAt: tx.now };
  });
}

/** Takes words out of force, or drops a draft or a proposal; the words above, or the usual ones, hold again. */
export async function retireTemplate(
  tx: OfficeTx,
  actor: Actor,
  id: string,
  version: number,
): Promise<TemplateVersion<Date>> {
  const found = await locked(tx, actor, id, version, ['administrator']);
  requireState(found, ['draft', 'proposed', 'active']);
  return retire(tx, actor, found);
}

/** Makes a new draft of older words. @throws DomainError 403, 404, 409, 422 */
export async function restoreTemplate(
  tx: OfficeTx,
  actor: Actor,
  id: string,
  version: number,
): Promise<TemplateVersion<Date>> {
  const found = await locked(tx, actor, id, version, ['administrator']);
  return insertDraft(tx, actor, found.officeId, found, found);
}

const wordsOf = (channel: TemplateKey['channel'], subject: string | undefined, body: string): NoticeWords => ({
  subject: channel === 'email' ? (subject ?? '') : null,
  body,
});

/** Who would send text messages of an office, with which letters, and whether it has a page to look dossiers up. */
export const textSenderOf = ({ name, counterName }: OfficeRef, settings: OfficeSettings): TextSender => ({
  officeName: name,
  counterName,
  diacritics: settings['notices.smsLetters'] === 'accented',
  hasLink: settings['notices.followUrl'] !== '',
});

/** @throws DomainError 422 with every problem and where it is */
async function requireWords(
  tx: OfficeTx,
  officeId: string,
  { kind, channel }: TemplateKey,
  words: NoticeWords,
): Promise<void> {
  const sender = textSenderOf(await officeById(tx.em, officeId), await settingsOfOffice(tx.em, officeId));
  const problems = checkWords(kind, channel, words, sender);
  if (problems.length === 0) return;
  throw new DomainError('refused', 'template.words_wrong', 'These words cannot be used.', {
    errors: problems.map(({ path, code, placeholder }) => ({
      path,
      code,
      ...(placeholder !== null && { message: `{{${placeholder}}}` }),
    })),
  });
}

async function insertDraft(
  tx: OfficeTx,
  actor: Actor,
  officeId: string,
  { kind, channel, language }: TemplateKey,
  { subject, body }: NoticeWords,
): Promise<TemplateVersion<Date>> {
  await requireWords(tx, officeId, { kind, channel, language }, { subject, body });
  await lockKey(tx, officeId, { kind, channel, language });
  const number = (await tx.em.maximum(NoticeTemplate, 'number', { officeId, kind, channel, language })) ?? 0;
  const id = newId();
  await tx.em.insert(NoticeTemplate, {
    id,
    officeId,
    kind,
    channel,
    language,
    number: number + 1,
    state: 'draft',
    subject,
    body,
    createdById: actor.staffId,
    createdAt: tx.now,
  });
  const after = await templateView(tx.em, id);
  await recordAdminChange(tx, actor.staffId, {
    subjectKind: 'notice_template',
    subjectId: id,
    action: 'create',
    before: null,
    after,
  });
  return after;
}

interface Step {
  readonly from: readonly TemplateState[];
  readonly by: readonly StaffRole[];
}

type Changes = Partial<
  Pick<NoticeTemplate, 'state' | 'subject' | 'body' | 'proposedById' | 'proposedAt' | 'activatedById' | 'activatedAt'>
>;

async function step(
  tx: OfficeTx,
  actor: Actor,
  id: string,
  version: number,
  { from, by }: Step,
  changesOf: (found: NoticeTemplate) => Changes | Promise<Changes>,
): Promise<TemplateVersion<Date>> {
  const found = await locked(tx, actor, id, version, by);
  requireState(found, from);
  const changes = await changesOf(found);
  return changeRecorded(
    tx,
    actor,
    { subjectKind: 'notice_template', subjectId: id, action: 'change', view: templateView },
    () => tx.em.update(NoticeTemplate, { id }, { ...changes, version: version + 1 }),
  );
}

const retire = (tx: OfficeTx, actor: Actor, { id, version }: NoticeTemplate): Promise<TemplateVersion<Date>> =>
  changeRecorded(
    tx,
    actor,
    { subjectKind: 'notice_template', subjectId: id, action: 'disable', view: templateView },
    () => tx.em.update(NoticeTemplate, { id }, { state: 'retired', retiredAt: tx.now, version: version + 1 }),
  );

async function locked(
  tx: OfficeTx,
  actor: Actor,
  id: string,
  version: number,
  roles: readonly StaffRole[],
): Promise<NoticeTemplate> {
  const seen = await tx.em.findOneBy(NoticeTemplate, { id });
  if (!seen) throw notFound();
  requireTemplateRole(actor, seen.officeId, roles);
  await lockKey(tx, seen.officeId, seen);
  const found = await tx.em.findOneByOrFail(NoticeTemplate, { id });
  requireVersion(found, version);
  return found;
}

/** @throws DomainError 409 `template.wrong_state` */
function requireState({ state }: NoticeTemplate, from: readonly TemplateState[]): void {
  if (!from.includes(state)) {
    throw new DomainError('conflict', 'template.wrong_state', `Words that are ${state} do not allow this.`, {
      meta: { state },
    });
  }
}

/** One at a time for each kind, channel and language of an office: two versions must not both be in force. */
async function lockKey(tx: OfficeTx, officeId: string, { kind, channel, language }: TemplateKey): Promise<void> {
  const key = `template/${officeId}/${kind}/${channel}/${language}`;
  await tx.em.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [key]);
}
