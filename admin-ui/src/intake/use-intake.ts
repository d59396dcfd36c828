import { localDateOf } from '@motcua/shared/calendar';
import { type EffectiveCase, effectiveCase } from '@motcua/shared/procedures';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DossierRow } from '../dossiers/dossier.types';
import { usePreferences } from '../providers/use-preferences';
import { type Draft, useDraft } from '../drafts/use-draft';
import { useOffice } from '../providers/use-office';
import { type Problem, problemOf, serverNow } from '../providers/http';
import { attachAgain, type NotUsedAgain } from './attach-again';
import { attemptDone } from './attempts';
import { openDuplicates } from './duplicates';
import { focusField } from './focus-field';
import { type Asked, intakeBody, pageFieldOf, wrongOfIntake } from './intake-body';
import { emptyForm, type IntakeForm, missingPapers, ownerOf, reusedPapers, withOwnPapers } from './intake-form';
import { knownNumber } from './known-number';
import type { Wrong } from './person-form';
import { withRecent } from '../procedures/procedure-search';
import type { Procedure } from '../procedures/procedure.types';
import { takeIn, type TakenIn } from './take-in';
import { KNOWN_PERSON, knownPersonQuery } from './use-known-person';
import { type OfferedPapers, useOfferedPapers } from './use-offered-papers';
import { useProcedure } from '../procedures/use-procedures';
import { newVisitId } from '../dossiers/visit-id';

/** What is done with the dossier: taken in, kept for checking, or kept and asked to be completed. */
export type IntakeMode = 'accept' | 'save' | 'supplement';

/** Why nothing was sent. */
export type Hurdle =
  | { readonly kind: 'fields'; readonly count: number }
  | { readonly kind: 'papers'; readonly names: readonly string[] }
  | { readonly kind: 'duplicates'; readonly rows: readonly DossierRow[]; readonly shownMs: number }
  | { readonly kind: 'refused'; readonly problem: Problem };

export interface Intake {
  readonly draft: Draft<IntakeForm>;
  readonly procedure: Procedure | undefined;
  readonly kase: EffectiveCase | null;
  /** What the owner has handed in before. */
  readonly offered: OfferedPapers;
  readonly wrong: Wrong;
  readonly tried: boolean;
  readonly hurdle: Hurdle | null;
  readonly sending: IntakeMode | null;
  readonly change: (form: IntakeForm) => void;
  readonly submit: (mode: IntakeMode) => Promise<void>;
  /** Another form begins: nothing of the last one is held against it. */
  readonly begin: (form: IntakeForm | null) => void;
}

const ATTEMPT = 'intake';
/** A key that was pressed twice by mistake answers no warning: nobody has read it yet. */
const READ_MS = 600;

/** The page's state, and what happens when one of its three keys is pressed. */
export function useIntake(
  onSaved: (dossier: TakenIn, mode: IntakeMode, notUsedAgain: readonly NotUsedAgain[]) => void,
): Intake {
  const client = useQueryClient();
  const { asked: officeCode } = useOffice();
  const { preferences, save } = usePreferences();
  const draft = useDraft<IntakeForm>(ATTEMPT, () => emptyForm(newVisitId()));
  const form = draft.value;
  const procedure = useProcedure(form.procedureCode);
  const kase = procedure ? effectiveCase(procedure, form.caseCode || null) : null;
  const offered = useOfferedPapers(form, officeCode);
  const [tried, setTried] = useState(false);
  const [hurdle, setHurdle] = useState<Hurdle | null>(null);
  const [refused, setRefused] = useState<Wrong>({});
  const [sending, setSending] = useState<IntakeMode | null>(null);
  const today = localDateOf(serverNow());
  const asked: Asked | null = procedure && kase ? { kase, formFields: procedure.formFields, today } : null;
  const wrong = wrongOfIntake(form, asked);

  const change = (next: IntakeForm): void => {
    draft.change(withOwnPapers(form, next));
    setHurdle(null);
    setRefused({});
  };
  const begin = (next: IntakeForm | null): void => {
    attemptDone(ATTEMPT);
    setTried(false);
    setHurdle(null);
    setRefused({});
    if (next) draft.change(next);
    else draft.discard();
  };

  /** Looked up once more if need be: the key may be quicker than the search that runs while one types. */
  const duplicates = async (): Promise<readonly DossierRow[]> => {
    const owner = ownerOf(form);
    const number = knownNumber(owner, today);
    if (number === null) return [];
    // Without an answer the officer is not kept waiting: the search is a help, not a rule.
    const found = await client.fetchQuery(knownPersonQuery(number, officeCode)).catch(() => null);
    return openDuplicates(found?.data ?? [], { procedureCode: form.procedureCode, ownerName: owner.fullName });
  };

  const hurdleFor = async (mode: IntakeMode): Promise<Hurdle | null> => {
    const fields = Object.keys(wrong);
    if (fields.length > 0 || asked === null) {
      focusField(fields[0]);
      return { kind: 'fields', count: fields.length };
    }
    const missing = mode === 'accept' ? missingPapers(form, asked.kase.components) : [];
    if (missing.length > 0) {
      focusField(`papers.${missing[0]?.code ?? ''}`);
      return { kind: 'papers', names: missing.map(({ name }) => name) };
    }
    const rows = await duplicates();
    if (rows.length === 0) return null;
    const shownMs = hurdle?.kind === 'duplicates' ? hurdle.shownMs : performance.now();
    return performance.now() - shownMs >= READ_MS ? null : { kind: 'duplicates', rows, shownMs };
  };

  const submit = async (mode: IntakeMode): Promise<void> => {
    if (sending !== null) return;
    setTried(true);
    setSending(mode);
    try {
      const found = await hurdleFor(mode);
      setHurdle(found);
      if (found !== null || asked === null) return;
      const dossier = await takeIn(ATTEMPT, intakeBody(form, asked, { accept: mode === 'accept', officeCode }));
      draft.done();
      save({ recentProcedures: withRecent(preferences.recentProcedures, form.procedureCode) });
      await client.invalidateQueries({ queryKey: [KNOWN_PERSON], refetchType: 'none' });
      onSaved(dossier, mode, await attachAgain(dossier.id, reusedPapers(form, asked.kase.components)));
    } catch (error) {
      const problem = problemOf(error);
      setHurdle({ kind: 'refused', problem });
      if (asked) mark(problem, asked);
      // It may have been saved all the same: the next press looks first.
      if (problem.code === 'network') await client.invalidateQueries({ queryKey: [KNOWN_PERSON], refetchType: 'none' });
    } finally {
      setSending(null);
    }
  };

  const mark = ({ errors = [] }: Problem, against: Asked): void => {
    const fields = errors.map(({ path, code }) => [pageFieldOf(path, form, against), code] as const);
    setRefused(Object.fromEntries(fields));
    focusField(fields[0]?.[0]);
  };

  const all = { ...wrong, ...refused };
  return { draft, procedure, kase, offered, wrong: all, tried, hurdle, sending, change, submit, begin };
}
