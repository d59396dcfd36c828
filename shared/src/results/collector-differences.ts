import { foldVietnamese } from '../text/index.js';

/**
 * Why somebody should look twice before a result is given out. `name`, `number`: not those of the person they say they are;
 * `letter`: they come for another person and no letter of authority is named. Stored words: never renamed.
 */
export const COLLECTOR_DIFFERENCES = ['name', 'number', 'letter'] as const;
export type CollectorDifference = (typeof COLLECTOR_DIFFERENCES)[number];

/** Who stands at the counter. */
export interface Collecting {
  readonly fullName: string;
  readonly citizenId?: string | undefined;
  readonly relation: 'applicant' | 'submitter' | 'authorised';
  readonly authorisation?: string | undefined;
}

/** Whom the dossier knows; numbers may be masked, when all are. */
export interface Known {
  readonly fullName: string;
  readonly citizenId: string | null;
}

export interface KnownPeople {
  readonly applicant: Known;
  readonly submitter: (Known & { readonly authorisation: string | null }) | null;
}

/** Names are compared without diacritics and case, numbers only where both are known. */
export function collectorDifferences(who: Collecting, { applicant, submitter }: KnownPeople): CollectorDifference[] {
  if (who.relation === 'authorised') {
    const known = submitter?.authorisation ? submitter : null;
    const isKnown = known !== null && (!who.authorisation || sameText(known.authorisation, who.authorisation));
    // Another letter than that of the dossier: nobody here knows whom it names.
    if (!isKnown) return who.authorisation ? [] : ['letter'];
    if (!sameName(known, who)) return who.authorisation ? ['name'] : ['letter'];
    return hasOtherNumber(known, who) ? ['number'] : [];
  }
  const person = who.relation === 'applicant' ? applicant : submitter;
  if (!person) return ['name'];
  const differs: CollectorDifference[] = [];
  if (!sameName(person, who)) differs.push('name');
  if (hasOtherNumber(person, who)) differs.push('number');
  return differs;
}

const sameText = (one: string | null, other: string): boolean => foldVietnamese(one ?? '') === foldVietnamese(other);

const sameName = (one: { readonly fullName: string }, other: { readonly fullName: string }): boolean =>
  foldVietnamese(one.fullName) === foldVietnamese(other.fullName);

const hasOtherNumber = ({ citizenId }: Known, who: Collecting): boolean =>
  who.citizenId !== undefined && citizenId !== null && citizenId !== who.citizenId;
