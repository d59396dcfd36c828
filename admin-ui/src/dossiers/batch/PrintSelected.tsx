import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import type { DossierRow } from '../dossier.types';
import { KeyButton } from '../../keyboard/KeyButton';
import { problemOf } from '../../providers/http';
import { useRoles } from '../../providers/use-roles';
import { printFile } from '../../papers/print-file';
import { takeHandoverSheets } from '../../papers/handover-sheets';
import { BUNDLE, usePrintRun } from '../../papers/use-print-queue';
import { PrintPapersDialog } from './PrintPapersDialog';

/** Whoever works on dossiers; others only look at papers. */
const GIVES_OUT = ['counter_officer', 'case_officer', 'leader', 'records_clerk'] as const;

/** Prints the receipts of the selected dossiers as one file, any of their papers, the sheets with which they were passed on or their results go to the counter, or lists of what one person brought. */
export const PrintSelected = ({ rows }: { rows: readonly DossierRow[] }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const roles = useRoles();
  const { done, print } = usePrintRun();
  const [choosing, setChoosing] = useState(false);
  const group = translate('batch.group');
  const givesOut = GIVES_OUT.some((role) => roles.has(role));
  const received = rows.filter(({ receivedAt, receivedHere }) => receivedAt !== null && receivedHere);
  const decided = rows.filter(({ state }) => state === 'decided');
  const passed = rows.filter(({ state }) => state === 'processing');
  const run = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (problem) {
      notify(`errors.${problemOf(problem).code}`, { type: 'error' });
    }
  };
  const printReceipts = (): Promise<void> =>
    print(
      received.map(({ id }) => ({ dossierId: id, form: 'receipt' })),
      (file) => printFile(file, translate('papers.print_receipts')),
    );
  const idsOf = (some: readonly DossierRow[]): string[] => some.map(({ id }) => id);
  const printResults = async (): Promise<void> =>
    printFile(await takeHandoverSheets(idsOf(decided), 'results'), translate('papers.results'));
  const printIntake = async (): Promise<void> =>
    printFile(await takeHandoverSheets(idsOf(received), 'intake'), translate('papers.intake_list'));
  const printHandover = async (): Promise<void> =>
    printFile(await takeHandoverSheets(idsOf(passed)), translate('papers.handover_sheet'));
  return (
    <>
      {received.length > 0 && roles.has('counter_officer') && (
        <KeyButton
          keys="F9"
          label={
            done === null
              ? translate('papers.print_receipts')
              : translate('papers.queue.progress', { done, total: Math.min(BUNDLE, received.length) })
          }
          group={group}
          size="small"
          variant="outlined"
          disabled={done !== null}
          onPress={() => void run(printReceipts)}
        />
      )}
      {received.length > 1 && roles.has('counter_officer') && (
        <KeyButton
          keys="Shift+F7"
          label={translate('papers.intake_list')}
          group={group}
          size="small"
          variant="outlined"
          onPress={() => void run(printIntake)}
        />
      )}
      {decided.length > 0 && givesOut && (
        <KeyButton
          keys="Shift+F9"
          label={translate('papers.results')}
          group={group}
          size="small"
          variant="outlined"
          onPress={() => void run(printResults)}
        />
      )}
      {passed.length > 0 && givesOut && (
        <KeyButton
          keys="Shift+F8"
          label={translate('papers.handover_sheet')}
          group={group}
          size="small"
          variant="outlined"
          onPress={() => void run(printHandover)}
        />
      )}
      {givesOut && (
        <KeyButton
          keys="p"
          label={translate('papers.selection.button')}
          group={group}
          size="small"
          variant="outlined"
          onPress={() => setChoosing(true)}
        />
      )}
      {choosing && <PrintPapersDialog rows={rows} onClose={() => setChoosing(false)} />}
    </>
  );
};
