import type { SheetKind } from '@motcua/shared/papers';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import type { DossierRow } from '../dossier.types';
import { KeyButton } from '../../keyboard/KeyButton';
import { problemOf } from '../../providers/http';
import { useRoles } from '../../providers/use-roles';
import { printFile } from '../../papers/print-file';
import { BUNDLE, usePrintRun } from '../../papers/use-print-queue';
import { usePrinting } from '../../papers/use-printing';
import { useTakeSheets } from '../../papers/use-sheets';
import { PrintPapersDialog } from './PrintPapersDialog';

/** Whoever works on dossiers; others only look at papers. */
const GIVES_OUT = ['counter_officer', 'case_officer', 'leader', 'records_clerk'] as const;

/** Prints the receipts of the selected dossiers as one file, any of their papers, the sheets with which they were passed on or their results go to the counter, or lists of what one person brought. */
export const PrintSelected = ({ rows }: { rows: readonly DossierRow[] }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const roles = useRoles();
  const { done, print } = usePrintRun();
  const sheets = usePrinting();
  const take = useTakeSheets();
  const [choosing, setChoosing] = useState(false);
  const group = translate('batch.group');
  const givesOut = GIVES_OUT.some((role) => roles.has(role));
  const received = rows.filter(({ receivedAt, receivedHere }) => receivedAt !== null && receivedHere);
  const decided = rows.filter(({ state }) => state === 'decided');
  const passed = rows.filter(({ state }) => state === 'processing');
  const printReceipts = async (): Promise<void> => {
    try {
      await print(
        received.map(({ id }) => ({ dossierId: id, form: 'receipt' })),
        (file) => printFile(file, translate('papers.print_receipts')),
      );
    } catch (problem) {
      notify(`errors.${problemOf(problem).code}`, { type: 'error' });
    }
  };
  const printSheets = (some: readonly DossierRow[], kind: SheetKind, title: string): void => {
    const ids = some.map(({ id }) => id);
    void sheets.print(() => take(ids, kind), title);
  };
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
          onPress={() => void printReceipts()}
        />
      )}
      {received.length > 1 && roles.has('counter_officer') && (
        <KeyButton
          keys="Shift+F7"
          label={translate('papers.intake_list')}
          group={group}
          size="small"
          variant="outlined"
          loading={sheets.working}
          onPress={() => printSheets(received, 'intake', translate('papers.intake_list'))}
        />
      )}
      {decided.length > 0 && givesOut && (
        <KeyButton
          keys="Shift+F9"
          label={translate('papers.results')}
          group={group}
          size="small"
          variant="outlined"
          loading={sheets.working}
          onPress={() => printSheets(decided, 'results', translate('papers.results'))}
        />
      )}
      {passed.length > 0 && givesOut && (
        <KeyButton
          keys="Shift+F8"
          label={translate('papers.handover_sheet')}
          group={group}
          size="small"
          variant="outlined"
          loading={sheets.working}
          onPress={() => printSheets(passed, 'dossiers', translate('papers.handover_sheet'))}
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
