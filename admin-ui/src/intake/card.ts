import type { CitizenCard } from '@motcua/shared/validation';
import { writeDate } from '../ui/date-text';
import type { IntakeForm } from './intake-form';
import { bareNumber, EMPTY_PERSON, type PersonForm } from './person-form';

/** Whose card it is. */
export type CardPlace = 'bearer' | 'owner';

/** A card that was just read, and the people as they were before it. */
export interface ScannedCard {
  readonly card: CitizenCard;
  readonly place: CardPlace;
  readonly before: Pick<IntakeForm, 'bearer' | 'owner' | 'forSelf'>;
}

/** The bearer's, unless the bearer is known already and the owner is not. */
function likelyPlace(form: IntakeForm, { citizenId }: CitizenCard): CardPlace {
  const bearerKnown = form.bearer.idNumber !== '' && bareNumber(form.bearer.idNumber) !== citizenId;
  return !form.forSelf && bearerKnown && form.owner.idNumber === '' ? 'owner' : 'bearer';
}

/** A card that was just read goes where it likeliest belongs. */
export function placeCard(form: IntakeForm, card: CitizenCard): { form: IntakeForm; scanned: ScannedCard } {
  const { bearer, owner, forSelf } = form;
  const scanned = { card, place: likelyPlace(form, card), before: { bearer, owner, forSelf } };
  return { form: put(form, scanned), scanned };
}

const TOLD_BY_CARD = /^(?:procedureCode|(?:bearer|owner)\.(?:idKind|idNumber|fullName|dateOfBirth|sex|address))$/;

/**
 * The field to go on with after a card.
 *
 * @param standsIn path of the field with the cursor, null for none
 * @returns undefined when the cursor stands in something the card says nothing of, or in an unfinished search
 */
export function fieldAfterCard(form: IntakeForm, place: CardPlace, standsIn: string | null): string | undefined {
  if (standsIn !== null && !TOLD_BY_CARD.test(standsIn)) return undefined;
  if (form.procedureCode === '') return standsIn === 'procedureCode' ? undefined : 'procedureCode';
  if (place === 'bearer') return 'bearer.phone';
  if (form.bearer.fullName.trim() === '') return 'bearer.idNumber';
  return form.relation.trim() === '' ? 'relation' : 'owner.phone';
}

/** The officer says whose it is: it moves there, and who stood in its first place comes back. */
export function moveCard(form: IntakeForm, scanned: ScannedCard, place: CardPlace): IntakeForm {
  const { before } = scanned;
  const { phone, email, wish } = form.bearer;
  // What was typed since then about how to reach the bearer is still about the bearer.
  const restored = { ...form, ...before, bearer: { ...before.bearer, phone, email, wish } };
  return put(restored, { ...scanned, place });
}

function put(form: IntakeForm, { card, place }: ScannedCard): IntakeForm {
  const filled = { ...form, [place]: cardHolder(form[place], card) };
  return place === 'owner' ? { ...filled, forSelf: false } : filled;
}

/** What is printed replaces what was typed; of another person nothing may stay. */
export function cardHolder(person: PersonForm, card: CitizenCard): PersonForm {
  const number = bareNumber(person.idNumber);
  const another = number !== '' && number !== card.citizenId;
  return {
    ...(another ? EMPTY_PERSON : person),
    idKind: 'citizenId',
    idNumber: card.citizenId,
    fullName: card.fullName,
    dateOfBirth: writeDate(card.dateOfBirth),
    sex: card.sex,
    address: card.address,
  };
}
