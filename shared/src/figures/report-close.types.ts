import type { PeriodFigure } from './definitions.js';
import type { Ii06Report } from './ii-06.types.js';

/** A dossier as it was counted when a period was closed. */
export interface ClosedDossier {
  readonly id: string;
  readonly code: string;
  readonly receivedAt: string;
  /** The day it was due, or the minute where the office compares by minutes; null without a limit. */
  readonly due: string | null;
  readonly finishedAt: string | null;
  /** The figures it is in, in the order of the form. */
  readonly figures: readonly PeriodFigure[];
}

/** A period of an office whose figures somebody answers for: frozen, never changed. */
export interface ReportCloseView {
  readonly id: string;
  readonly officeCode: string;
  readonly period: string;
  readonly from: string;
  readonly to: string;
  /** How many dossiers are on the list. */
  readonly dossiers: number;
  /** Late dossiers without a cause that whoever closed it signed off with; null of what was closed before that was asked. */
  readonly lateWithoutCause: number | null;
  readonly definitionVersion: number;
  /** SHA-256 of the figures and the list, in hexadecimal. */
  readonly sha256: string;
  readonly closedBy: string;
  readonly role: 'leader' | 'supervisor';
  /** Whose role a deputy exercised. */
  readonly onBehalfOf: string | null;
  readonly closedAt: string;
}

/** A figure that would come out otherwise today. */
export interface FigureSince {
  readonly figure: PeriodFigure;
  readonly frozen: number;
  readonly now: number;
}

/** A dossier that is counted otherwise today; null where it was not, or is no longer, counted at all. */
export interface DossierSince {
  readonly id: string;
  readonly code: string;
  readonly frozen: ClosedDossier | null;
  readonly now: ClosedDossier | null;
}

/** What was corrected since a period was closed. It stands beside the frozen figures and never in their place. */
export interface ReportAddendum {
  readonly asOf: string;
  /** The definition that counts today: another one counts otherwise without any correction. */
  readonly definitionVersion: number;
  readonly figures: readonly FigureSince[];
  readonly changed: number;
  /** The first of them; null for who is shown no dossiers. */
  readonly dossiers: readonly DossierSince[] | null;
}

export interface ReportCloseDetail extends ReportCloseView {
  readonly report: Ii06Report;
  /** Whether figures and list still have the hash of the day they were frozen. */
  readonly intact: boolean;
  readonly addendum: ReportAddendum;
}
