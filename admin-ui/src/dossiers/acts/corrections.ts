import { type MessageWish, OWED_NOTICE_STATES } from '@motcua/shared/notices';
import type { FormField } from '@motcua/shared/procedures';
import type { Dossier } from '../dossier.types';

/** The form of a correction. What the desk knows only masked begins empty, and empty leaves it as it is. */
export interface Corrections {
  readonly fullName: string;
  readonly citizenId: string;
  readonly sex: string;
  readonly dateOfBirth: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  /** Of who brought it. */
  readonly submitterPhone: string;
  readonly submitterEmail: string;
  readonly wish: MessageWish;
  readonly deliveryMethod: Dossier['resultDelivery']['method'];
  readonly deliveryAddress: string;
  readonly sets: number;
  /** As text, by the key of the field. */
  readonly formData: Readonly<Record<string, string>>;
}

type Corrected = Pick<Dossier, 'applicant' | 'resultDelivery' | 'formData' | 'sets'> & {
  readonly procedure: Pick<Dossier['procedure'], 'formFields'>;
};

export function correctionsOf({ applicant, resultDelivery, formData, sets, procedure }: Corrected): Corrections {
  return {
    fullName: applicant.fullName,
    citizenId: '',
    sex: applicant.sex ?? '',
    dateOfBirth: applicant.dateOfBirth ?? '',
    phone: '',
    email: '',
    address: applicant.address ?? '',
    submitterPhone: '',
    submitterEmail: '',
    wish: applicant.messages,
    deliveryMethod: resultDelivery.method,
    deliveryAddress: resultDelivery.address ?? '',
    sets,
    formData: Object.fromEntries(procedure.formFields.map(({ key }) => [key, String(formData[key] ?? '')])),
  };
}

const TEXTS = ['fullName', 'citizenId', 'sex', 'dateOfBirth', 'phone', 'email', 'address'] as const;

/** The call's `changes`: only what is otherwise now. A value can be replaced, not taken away. */
export function changesOf(dossier: Corrected, now: Corrections): Record<string, unknown> {
  const before = correctionsOf(dossier);
  const texts = TEXTS.flatMap((name) => {
    const text = now[name].trim();
    return text === '' || text === before[name] ? [] : [[name, text] as const];
  });
  const address = now.deliveryMethod === 'post' ? now.deliveryAddress.trim() : '';
  const delivered =
    now.deliveryMethod !== before.deliveryMethod || (address !== '' && address !== before.deliveryAddress);
  const submitter = typed({ phone: now.submitterPhone, email: now.submitterEmail });
  const formData = changedValues(dossier.procedure.formFields, before.formData, now.formData);
  return {
    ...Object.fromEntries(texts),
    ...(Object.keys(submitter).length > 0 && { submitter }),
    ...(!sameWish(now.wish, before.wish) && { messages: now.wish }),
    ...(delivered && { resultDelivery: { method: now.deliveryMethod, ...(address !== '' && { address }) } }),
    ...(now.sets !== before.sets && { sets: now.sets }),
    ...(Object.keys(formData).length > 0 && { formData }),
  };
}

/** Messages that wait to leave were written before this correction. */
export const leavesAsWritten = ({ applicant, notices }: Pick<Dossier, 'applicant' | 'notices'>, now: Corrections) =>
  notices.some(({ state }) => OWED_NOTICE_STATES.includes(state)) && now.wish.language !== applicant.messages.language;

/** What is not empty. */
const typed = (texts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text.trim()]])),
  );

export const sameWish = (a: MessageWish, b: MessageWish): boolean =>
  a.language === b.language && a.channels.join() === b.channels.join();

function changedValues(
  fields: readonly FormField[],
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): Record<string, string | number | boolean> {
  const entries = fields.flatMap(({ key, type }) => {
    const text = (now[key] ?? '').trim();
    if (text === '' || text === before[key]) return [];
    return [[key, type === 'number' ? Number(text) : type === 'boolean' ? text === 'true' : text] as const];
  });
  return Object.fromEntries(entries);
}
