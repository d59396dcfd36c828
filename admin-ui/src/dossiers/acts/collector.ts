import { foldVietnamese } from '@motcua/shared/text';
import { type Collecting, type CollectorDifference, collectorDifferences } from '@motcua/shared/results';
import { maskCitizenId } from '@motcua/shared/validation';
import type { Dossier } from '../dossier.types';

/** Who collects the result. */
export interface Collector {
  readonly relation: 'applicant' | 'submitter' | 'authorised';
  /** Of an authorised person; the others' names are known. */
  readonly fullName: string;
  readonly citizenId: string;
  /** The letter by which an authorised person comes. */
  readonly authorisation?: string;
}

type People = Pick<Dossier, 'applicant' | 'submitter'>;

/** The applicant in person; an organisation sends somebody. */
export const usualCollector = ({ applicant, submitter }: People): Collector => ({
  relation: applicant.kind === 'person' ? 'applicant' : submitter ? 'submitter' : 'authorised',
  fullName: '',
  citizenId: '',
});

const CITIZEN_ID = /^(?:\d{12}|\d{9})$/;

/** The call's `collector`, or null while a name is missing or a number is none. */
export function collectorFields(
  { applicant, submitter }: People,
  { relation, fullName, citizenId, authorisation = '' }: Collector,
): (Collecting & { citizenId?: string }) | null {
  const name =
    relation === 'applicant' ? applicant.fullName : relation === 'submitter' ? submitter?.fullName : fullName;
  const number = citizenId.trim();
  if (!name?.trim() || (number !== '' && !CITIZEN_ID.test(number))) return null;
  const letter = relation === 'authorised' ? authorisation.trim() : '';
  return {
    fullName: name.trim(),
    relation,
    ...(number !== '' && { citizenId: number }),
    ...(letter !== '' && { authorisation: letter }),
  };
}

/** Why somebody should look twice; the dossier's numbers are known masked, so all are compared so. */
export function differencesOf({ applicant, submitter }: People, who: Collecting): readonly CollectorDifference[] {
  const citizenId = who.citizenId === undefined ? undefined : maskCitizenId(who.citizenId);
  return collectorDifferences({ ...who, citizenId }, { applicant, submitter });
}

interface Card {
  readonly citizenId: string;
  readonly oldNumber?: string;
  readonly fullName: string;
}

/**
 * Whose card it is. Name and number must both agree; where only one does, or there is no number to compare (`unproven`),
 * somebody should look.
 */
export type CardOwner =
  'applicant' | 'submitter' | 'applicant_unproven' | 'submitter_unproven' | 'name_only' | 'number_only' | 'stranger';

/** Compares a scanned card with the people of the dossier; their numbers are known masked. */
export function ownerOfCard({ applicant, submitter }: People, card: Card): CardOwner {
  const toApplicant =
    applicant.kind === 'person'
      ? agreement(applicant.fullName, applicant.citizenId ?? applicant.otherId?.number ?? null, card)
      : 'none';
  if (toApplicant === 'both') return 'applicant';
  const toSubmitter = submitter ? agreement(submitter.fullName, submitter.citizenId, card) : 'none';
  if (toSubmitter === 'both') return 'submitter';
  if (toApplicant === 'unproven') return 'applicant_unproven';
  if (toApplicant !== 'none') return toApplicant === 'name' ? 'name_only' : 'number_only';
  return toSubmitter === 'unproven' ? 'submitter_unproven' : 'stranger';
}

type Agreement = 'both' | 'unproven' | 'name' | 'number' | 'none';

function agreement(fullName: string, masked: string | null, card: Card): Agreement {
  const name = foldVietnamese(fullName) === foldVietnamese(card.fullName);
  if (masked === null) return name ? 'unproven' : 'none';
  const number = [card.citizenId, card.oldNumber].some((one) => one !== undefined && maskCitizenId(one) === masked);
  if (name && number) return 'both';
  return name ? 'name' : number ? 'number' : 'none';
}

/** The collector a card speaks for: whoever has another number or name than the dossier's people needs an authorisation. */
export function collectorOfCard(people: People, card: Card): Collector {
  return { relation: RELATION_OF[ownerOfCard(people, card)], fullName: card.fullName, citizenId: card.citizenId };
}

const RELATION_OF: Readonly<Record<CardOwner, Collector['relation']>> = {
  applicant: 'applicant',
  applicant_unproven: 'applicant',
  submitter: 'submitter',
  submitter_unproven: 'submitter',
  name_only: 'authorised',
  number_only: 'authorised',
  stranger: 'authorised',
};

/** Whether another person stands there now: what the one before has signed is not theirs. */
export const isOtherCollector = (one: Collector, other: Collector): boolean =>
  one.relation !== other.relation || (one.relation === 'authorised' && one.fullName !== other.fullName);
