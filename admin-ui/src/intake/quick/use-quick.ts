import { localDateOf } from '@motcua/shared/calendar';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { usePreferences } from '../../providers/use-preferences';
import { keepReceipt, nextReceipt, wholeReceipt } from '../../dossiers/acts/receipts';
import { actOnDossier } from '../../dossiers/act-on-dossier';
import type { Dossier } from '../../dossiers/dossier.types';
import { dropDraft, keepDraft, readDraft } from '../../drafts/drafts';
import { useDraft } from '../../drafts/use-draft';
import { useOffice } from '../../providers/use-office';
import { useRoles } from '../../providers/use-roles';
import { type Problem, problemOf, serverNow } from '../../providers/http';
import { useSignedIn } from '../../providers/use-signed-in';
import { attemptDone, keyOfAttempt } from '../attempts';
import { focusField, leaveField } from '../focus-field';
import type { Wrong } from '../person-form';
import { withRecent } from '../../procedures/procedure-search';
import type { Procedure } from '../../procedures/procedure.types';
import { takeIn } from '../take-in';
import { useProcedure } from '../../procedures/use-procedures';
import { keepHabit, lastHabit } from './habits';
import { bodyOfLine, DOCUMENT_TYPE, nextLine, paymentOfLine, type QuickForm, wrongOfLine } from './quick-form';
import { mayFinish } from './row-state';
import { QUICK_TODAY } from './use-today';

const INTAKE = 'quick.intake';
const PAYMENT = 'quick.payment';
/** Taken in, its fee not yet recorded: it outlives the page like a draft. */
const UNPAID = 'quick.unpaid';

export interface Quick {
  readonly form: QuickForm;
  readonly change: (form: QuickForm) => void;
  readonly procedure: Procedure | undefined;
  readonly wrong: Wrong;
  readonly tried: boolean;
  readonly sending: boolean;
  readonly problem: Problem | null;
  readonly unpaid: Dossier | null;
  /** Taken in and paid: ready to be signed. */
  readonly ready: Dossier | null;
  /** Whether the signature follows at once. */
  readonly finishes: boolean;
  readonly submit: () => Promise<void>;
  /** The dialog of the signature is closed, with or without one. */
  readonly next: () => void;
  readonly refresh: () => void;
}

/** One line after the other: taken in, paid, signed, each of the three once however often the key is pressed. */
export function useQuick(): Quick {
  const client = useQueryClient();
  const notify = useNotify();
  const { asked: officeCode } = useOffice();
  const staffId = useSignedIn().person?.id ?? '';
  const { preferences, save } = usePreferences();
  const draft = useDraft<QuickForm>('quick', () => {
    const { procedureCode, documentTypes } = lastHabit(staffId);
    return nextLine(procedureCode, nextReceipt(staffId), documentTypes[0] ?? '');
  });
  const form = draft.value;
  const procedure = useProcedure(form.procedureCode);
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [unpaid, setUnpaid] = useState<Dossier | null>(() => readDraft<Dossier>(UNPAID) ?? null);
  const [ready, setReady] = useState<Dossier | null>(null);
  const today = localDateOf(serverNow());
  const roles = useRoles();
  const finishes = procedure !== undefined && mayFinish(procedure, roles);
  const wrong = wrongOfLine(form, procedure, today);

  const intake = async (of: Procedure): Promise<Dossier> => {
    const dossier = await takeIn(INTAKE, bodyOfLine(form, of, { officeCode, today }));
    if (preferences.recentProcedures[0] !== of.code) {
      save({ recentProcedures: withRecent(preferences.recentProcedures, of.code) });
    }
    return dossier;
  };

  const pay = async (dossier: Dossier, of: Procedure): Promise<Dossier> => {
    const payment = paymentOfLine(form, of);
    if (payment === null) return dossier;
    leaveField();
    setUnpaid(dossier);
    keepDraft(UNPAID, dossier);
    const act = { transition: 'record_payment', version: dossier.version, ...payment } as const;
    const answer = await actOnDossier(dossier.id, act, keyOfAttempt(PAYMENT, { id: dossier.id, act }));
    attemptDone(PAYMENT);
    const written = wholeReceipt(form.receipt);
    if (form.exemption.trim() === '' && written !== null && written !== 'none') keepReceipt(staffId, written);
    // A counter officer records payments alone; a proposal would not have changed the dossier.
    return 'approval' in answer ? dossier : answer;
  };

  const submit = async (): Promise<void> => {
    if (sending) return;
    setTried(true);
    setProblem(null);
    const [first] = Object.keys(wrong);
    if (first !== undefined || !procedure) return focusField(first);
    setSending(true);
    keepHabit(staffId, form.procedureCode, form.formData[DOCUMENT_TYPE] ?? '');
    try {
      const paid = await pay(unpaid ?? (await intake(procedure)), procedure);
      forgetUnpaid();
      if (finishes) setReady(paid);
      else {
        notify('quick.taken', { type: 'success', messageArgs: { code: paid.code } });
        next();
      }
    } catch (error) {
      const refused = problemOf(error);
      setProblem(refused);
      // What can still be changed of a line that was taken in is its receipt.
      if (readDraft(UNPAID) !== undefined) focusField('receipt.number');
    } finally {
      setSending(false);
      refresh();
    }
  };

  const forgetUnpaid = (): void => {
    dropDraft(UNPAID);
    setUnpaid(null);
  };

  const refresh = (): void => void client.invalidateQueries({ queryKey: [QUICK_TODAY] });

  const next = (): void => {
    attemptDone(INTAKE);
    attemptDone(PAYMENT);
    forgetUnpaid();
    setReady(null);
    setTried(false);
    setProblem(null);
    draft.discard();
    refresh();
    focusField('bearer.idNumber');
  };

  return {
    form,
    change: draft.change,
    procedure,
    wrong,
    tried,
    sending,
    problem,
    unpaid,
    ready,
    finishes,
    submit,
    next,
    refresh,
  };
}
