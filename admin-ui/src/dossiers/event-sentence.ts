import { localDateOf } from '@motcua/shared/calendar';
import { shortDate, type Translate, whenWords } from '../layout/time-words';
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
  const deed = translate(`events.${event.transition}`);
  const about = [
    ...detailWords(event, dossier, names, now, translate),
    event.onBehalfOf && translate('events.for_person', { name: event.onBehalfOf.fullName }),
    event.approver && translate('events.approved_by', { name: event.approver.fullName }),
  ].filter(Boolean);
  return [deed, ...about].join(', ');
}

function detailWords(
  { transition, details }: DossierEvent,
  dossier: Dossier,
  names: ReadonlyMap<string, string>,
  now: Date,
  translate: Translate,
): (string | false | undefined)[] {
  const text = (key: string): string | undefined => (typeof details[key] === 'string' ? details[key] : undefined);
  const when = (key: string, phrase: string): string | undefined => {
    const at = text(key);
    return at && translate(phrase, { when: whenWords(new Date(at), now, translate) });
  };
  const until = text('until');
  const person = names.get(text('assigneeId') ?? '');
  const step = dossier.procedure.steps.find(({ code }) => code === text('stepCode'));
  switch (transition) {
    case 'submit':
      return [translate(`channels.${dossier.channel}`)];
    case 'forward':
    case 'send_back':
    case 'reassign':
      return [
        person && translate('events.to', { name: person }),
        step && translate('events.step', { name: step.name }),
      ];
    case 'accept':
    case 'unpause':
    case 'resume':
      return [when('dueAt', 'events.due')];
    case 'request_supplement':
      return [
        translate('events.papers', { names: paperNames(details['components'], dossier) }),
        until && translate('events.until', { date: shortDate(until, localDateOf(now)) }),
      ];
    case 'receive_supplement':
      return [details['complete'] === false && translate('events.still_missing'), when('dueAt', 'events.due')];
    case 'receive_handover':
      return [details['implied'] === true && translate('events.implied')];
    case 'sign':
      return [details['outcome'] === 'denied' && translate('events.denied')];
    case 'decide':
      return [
        details['outcome'] === 'denied' && translate('events.denied'),
        ...listOf(details['results']).map(({ number }) => translate('events.number', { number })),
      ];
    case 'apologise':
      return [when('duePromised', 'events.new_due')];
    case 'change_case':
    case 'correct_receipt_time':
      return [when('dueTo', 'events.due')];
    case 'hand_over':
      return [text('method') && translate(`delivery.${text('method')}`), text('waybill')];
    case 'record_payment':
    case 'request_payment':
    case 'cancel_receipt':
    case 'refund':
      return [
        typeof details['amountVnd'] === 'number' && translate('events.amount', { amount: money(details['amountVnd']) }),
      ];
    default:
      return [];
  }
}

const listOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? (value as Record<string, unknown>[]) : [];

function paperNames(components: unknown, dossier: Dossier): string {
  return listOf(components)
    .map(({ code }) => dossier.components.find((one) => one.code === code)?.name ?? String(code))
    .join('; ');
}

/** `8.000`: thousands with dots, as Vietnamese writes them. */
const money = (vnd: number): string => String(vnd).replace(/\B(?=(\d{3})+$)/g, '.');
