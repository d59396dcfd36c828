import type { DossierTransition } from '@motcua/shared/dossiers';
import type { Person } from './person.types';

/** An act that somebody asked for and a second person has not answered yet. */
export interface Approval {
  readonly id: string;
  readonly transition: DossierTransition;
  readonly requestedBy: Person;
  readonly requestedAt: string;
  readonly reason: string | null;
  /** What else was asked for, as the act takes it; numbers and addresses masked. */
  readonly asked: Readonly<Record<string, unknown>>;
}
