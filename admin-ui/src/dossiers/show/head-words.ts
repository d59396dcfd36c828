import { FINAL_STATES } from '@motcua/shared/dossiers';
import { type Translate, whenWords } from '../../time/time-words';
import type { Dossier } from '../dossier.types';
import { limitWords } from '../limit-words';

export function stateWords({ state, signed, postedAt }: Dossier, translate: Translate): string {
  const word = translate(`states.${state}`);
  if (state === 'decided' && postedAt !== null) return translate('dossier.posted', { state: word });
  return signed && state === 'processing' ? translate('dossier.signed', { state: word }) : word;
}

export function whatWords({ procedure, caseCode }: Dossier): string {
  const kase = procedure.cases.find(({ code }) => code === caseCode);
  return [procedure.name, kase?.name].filter(Boolean).join(' · ');
}

export function whereWords(dossier: Dossier, now: Date, translate: Translate): string {
  const { receivedAt, submittedAt, state, holder, assignee, handoverPending, channel, dueOriginal, dueAt } = dossier;
  const when = (at: string): string => whenWords(new Date(at), now, translate);
  const open = !FINAL_STATES.includes(state) && state !== 'decided';
  return [
    translate(`channels.${channel}`),
    receivedAt
      ? translate('dossier.taken_in', { when: when(receivedAt) })
      : translate('dossier.submitted', { when: when(submittedAt) }),
    translate('dossier.limit', { limit: limitWords(dossier.procedure.limit, translate) }),
    open && holder && translate('dossier.holder', { name: holder.fullName }),
    open && handoverPending && assignee && translate('dossier.waiting_for', { name: assignee.fullName }),
    dueOriginal && dueOriginal !== dueAt && translate('dossier.promised_first', { when: when(dueOriginal) }),
    dossier.duePromised && translate('dossier.promised_again', { when: when(dossier.duePromised) }),
    translate(`delivery.${dossier.resultDelivery.method}`),
  ]
    .filter(Boolean)
    .join(' · ');
}
