import type { WorkingCalendar } from '@motcua/shared/calendar';
import type { Channel } from '@motcua/shared/dossiers';
import type { EffectiveCase, ProcedureDefinition } from '@motcua/shared/procedures';

/** An office with the people whose names stand in its dossiers. */
export interface GeneratedOffice {
  readonly id: string;
  readonly code: string;
  /** How many dossiers it has, beside the others. */
  readonly weight: number;
  /** Share of what it finishes late. */
  readonly lateness: number;
  readonly counters: readonly string[];
  readonly caseOfficers: readonly string[];
  readonly leader: string;
  /** The office that has taken it over, and since when: what is submitted from then on is submitted there. */
  readonly merged: { readonly into: GeneratedOffice; readonly fromMs: number } | null;
}

/** A procedure in force during the whole time. */
export interface GeneratedProcedure {
  readonly code: string;
  readonly versionId: string;
  readonly definition: ProcedureDefinition;
}

/** All that decides what is made. */
export interface Invention {
  readonly seed: number;
  readonly dossiers: number;
  /** Number of the first person: nobody is invented twice. */
  readonly peopleFrom: number;
  /** Nothing has happened at this moment or after it. */
  readonly until: Date;
  readonly calendar: WorkingCalendar;
  readonly calendarRevision: number;
  readonly offices: readonly GeneratedOffice[];
  readonly procedures: readonly GeneratedProcedure[];
  readonly secretKey: Uint8Array;
}

/** An applicant as the dossiers of one office repeat them. */
export interface KnownCitizen {
  readonly id: string;
  readonly fullName: string;
  readonly fold: string;
  readonly phone: string | null;
  readonly phoneEnc: Buffer | null;
  readonly phoneIndex: Buffer | null;
  readonly email: string | null;
  readonly address: string;
}

/** What is known of a dossier when it comes in. */
export interface Submission {
  readonly office: GeneratedOffice;
  readonly procedure: GeneratedProcedure;
  readonly caseCode: string | null;
  readonly kase: EffectiveCase;
  readonly citizen: KnownCitizen;
  readonly channel: Channel;
  readonly atMs: number;
  readonly code: string;
}
