/** One of the dossiers a person brought in one visit. */
export interface VisitDossier {
  readonly id: string;
  readonly code: string;
  readonly procedureName: string;
  readonly dueAt: string | null;
}
