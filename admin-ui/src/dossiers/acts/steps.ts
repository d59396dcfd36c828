import type { Dossier } from '../dossier.types';

type Step = Dossier['procedure']['steps'][number];
type Standing = { readonly stepCode: string | null; readonly procedure: Pick<Dossier['procedure'], 'steps'> };

const placeOf = ({ stepCode, procedure: { steps } }: Standing): number =>
  steps.findIndex(({ code }) => code === stepCode);

export const stepsAfter = (dossier: Standing): readonly Step[] => dossier.procedure.steps.slice(placeOf(dossier) + 1);

/** Nearest first. */
export const stepsBefore = (dossier: Standing): readonly Step[] =>
  dossier.procedure.steps.slice(0, Math.max(0, placeOf(dossier))).reverse();

export const stepNow = (dossier: Standing): Step | undefined => dossier.procedure.steps[placeOf(dossier)];

/** Whose people a step falls to: the counter is the receiving office's, the rest the handling office's. */
export const officeOfStep = (
  { officeCode, handlingOfficeCode }: Pick<Dossier, 'officeCode' | 'handlingOfficeCode'>,
  { role }: Pick<Step, 'role'>,
): string => (role === 'counter_officer' ? officeCode : handlingOfficeCode);
