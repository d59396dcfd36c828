import { localDateOf } from '@motcua/shared/calendar';
import { formatVnd } from '@motcua/shared/payments';
import { shortDate, type Translate, whenWords } from '../time/time-words';
import type { Dossier, DossierEvent } from './dossier.types';

/** Names of the people an event may mention only by their id. */
export function namesIn(dossier: Dossier): ReadonlyMap<string, string> {
  const people = [
    dossier.assignee,
    dossier.holder,
    ...dossier.events.flatMap(({ actor, onBehalfOf, approver }) => [actor, onBehalfOf, approver]),
    ...dossier.handovers.flatMap(({ giver, receiver }) => [giver, receiver]),
  ];
  return new Map(people.flatMap((person) => (person ? [[person.id, person.fullName] as const] : [])));
}

/** What an event says behind the name of who did it: the deed, and of its details what a reader wants. */
export function eventSentence(
  event: DossierEvent,
  dossier: Dossier,
  names: ReadonlyMap<string, string>,
  now: Date,
  translate: Translate,
): string {
  const telling: Telling = { event, dossier, names, now, translate };
  const deed = [deedWords(telling), ...wholeDeed(telling)].filter(Boolean).join(' ');
  const about = [
    ...detailWords(telling),
    event.onBehalfOf && translate('events.for_person', { name: event.onBehalfOf.fullName }),
    event.approver && translate('events.approved_by', { name: event.approver.fullName }),
  ].filter(Boolean);
  return [deed, ...about].join(', ');
}

interface Telling {
  readonly event: DossierEvent;
  readonly dossier: Dossier;
  readonly names: ReadonlyMap<string, string>;
  readonly now: Date;
  readonly translate: Translate;
}

type Words = string | false | null | undefined;

/** By post a result is first sent, and handed over when it has arrived. */
const deedWords = ({ event: { transition, details }, translate }: Telling): string =>
  translate(details['sent'] === true ? 'events.sent' : `events.${transition}`);

/** What belongs to the deed itself: where, to whom, of what. */
function wholeDeed({ event, dossier, names, now, translate }: Telling): Words[] {
  const { transition, details } = event;
  const text = textIn(details);
  const person = names.get(text('assigneeId') ?? '');
  switch (transition) {
    case 'move_due': {
      const [from, to] = [text('dueFrom'), text('dueTo')];
      const when = (at: string): string => whenWords(new Date(at), now, translate);
      return [from && to && translate(`events.due_${text('decision') ?? 'move'}`, { from: when(from), to: when(to) })];
    }
    case 'submit':
      return [translate(`channels.${dossier.channel}`)];
    case 'imported':
      return [dossier.externalCode && translate('events.old_code', { code: dossier.externalCode })];
    case 'forward':
    case 'reassign':
      return [person && translate('events.to', { name: person })];
    case 'hand_over': {
      const method = text('method');
      const collector = dossier.collections.find(({ at }) => at === event.at)?.collectorName;
      return [
        method && translate(`channels.${method}`),
        collector && translate('events.collector', { name: collector }),
      ];
    }
    case 'change_case': {
      const kase = dossier.procedure.cases.find(({ code }) => code === text('to'));
      return [kase && translate('events.case', { name: kase.name })];
    }
    case 'correct_receipt_time': {
      const [from, to] = [text('from'), text('to')];
      const when = (at: string): string => whenWords(new Date(at), now, translate);
      return [from && to && translate('events.moved', { from: when(from), to: when(to) })];
    }
    case 'correct':
      return [
        `(${listOf(details['changed'])
          .map((field) => changedWords(String(field), translate))
          .join(', ')})`,
      ];
    default:
      return [];
  }
}

function detailWords({ event: { transition, details }, dossier, names, now, translate }: Telling): Words[] {
  const text = textIn(details);
  const when = (key: string, phrase: string): Words => {
    const at = text(key);
    return at && translate(phrase, { when: whenWords(new Date(at), now, translate) });
  };
  const day = (key: string, phrase: string): Words => {
    const date = text(key);
    return date && translate(phrase, { date: shortDate(date, localDateOf(now)) });
  };
  const cause = text('cause');
  const returned = listOf(details['returned']).join('; ');
  const step = dossier.procedure.stepNames[text('stepCode') ?? ''];
  switch (transition) {
    case 'forward':
    case 'reassign':
      return [step && translate('events.step', { name: step })];
    case 'send_back': {
      const person = names.get(text('assigneeId') ?? '');
      return [person && translate('events.to', { name: person }), step && translate('events.step', { name: step })];
    }
    case 'accept':
    case 'unpause':
    case 'resume':
    case 'confirm_payment':
      return [when('dueAt', 'events.due')];
    case 'request_supplement':
      return [
        translate('events.papers', { names: paperNames(details['components'], dossier) }),
        day('until', 'events.until'),
      ];
    case 'receive_supplement':
      return [details['complete'] === false && translate('events.still_missing'), when('dueAt', 'events.due')];
    case 'receive_handover':
      return [details['implied'] === true && translate('events.implied')];
    case 'pause':
      return [
        cause && translate(`act.causes.${cause}`).toLowerCase(),
        text('document'),
        day('reviewOn', 'dossier.review_on'),
      ];
    case 'suspend':
      return [text('document')];
    case 'withdraw':
    case 'return_unfinished':
      return [
        transition === 'return_unfinished' && cause && translate(`act.withdrawal_causes.${cause}`).toLowerCase(),
        returned !== '' && translate('events.returned', { names: returned }),
      ];
    case 'sign':
      return [details['outcome'] === 'denied' && translate('events.denied')];
    case 'decide':
      return [
        details['outcome'] === 'denied' && translate('events.denied'),
        ...recordsOf(details['results']).map(({ number }) => translate('events.number', { number })),
        lateWords(text('lateCause'), translate),
      ];
    case 'explain_delay':
      return [lateWords(text('lateCause'), translate)];
    case 'copy_result':
      return [
        translate('events.number', { number: text('number') }),
        details['sealed'] === true && translate('events.sealed'),
      ];
    case 'change_symbol':
      return [translate('events.number', { number: text('number') }), `${text('from') ?? '–'} → ${text('to') ?? '–'}`];
    case 'reopen_decision':
      return listOf(details['cancelledNumbers']).map((number) => translate('events.cancelled', { number }));
    case 'apologise':
      return [when('duePromised', 'events.new_due'), details['sentLate'] === true && translate('events.sent_late')];
    case 'change_case':
    case 'correct_receipt_time':
      return [when('dueTo', 'events.due')];
    case 'hand_over':
      return [text('waybill')];
    case 'record_payment':
    case 'request_payment':
    case 'cancel_receipt':
    case 'refund':
      return [typeof details['amountVnd'] === 'number' && formatVnd(details['amountVnd'])];
    default:
      return [];
  }
}

const lateWords = (cause: string | undefined, translate: Translate): Words =>
  cause !== undefined && translate(`late_causes.${cause}`).toLowerCase();

const textIn =
  (details: DossierEvent['details']) =>
  (key: string): string | undefined => {
    const value = details[key];
    return typeof value === 'string' ? value : undefined;
  };

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const recordsOf = (value: unknown): Record<string, unknown>[] => listOf(value) as Record<string, unknown>[];

/** What is not about the person has its name elsewhere. */
const OTHER_FIELDS: Readonly<Record<string, string>> = {
  resultDelivery: 'act.delivery',
  formData: 'dossier.form',
  messages: 'wish.name',
  sets: 'act.sets',
};

/** Name of what a correction changes. */
export const changedWords = (field: string, translate: Translate): string =>
  translate(OTHER_FIELDS[field] ?? `act.person_fields.${field}`).toLowerCase();

export function paperNames(components: unknown, dossier: Dossier): string {
  return recordsOf(components)
    .map(({ code }) => dossier.components.find((one) => one.code === code)?.name ?? String(code))
    .join('; ');
}
