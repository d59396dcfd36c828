import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import DialogContentText from '@mui/material/DialogContentText';
import FormControlLabel from '@mui/material/FormControlLabel';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import type { PaperForm } from '@motcua/shared/papers';
import { useEffect, useRef, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { printFile } from '../../papers/print-file';
import { BUNDLE, type PaperToPrint, type ReadyForm, usePrintRun, useReadyForms } from '../../papers/use-print-queue';
import { problemOf } from '../../providers/http';
import { DeskDialog } from '../../ui/DeskDialog';
import { Message } from '../../ui/Message';
import type { DossierRow } from '../dossier.types';

/**
 * Prints any papers that the selected dossiers have as one file: the forms are ticked, and what belongs to one dossier lies
 * together. More than one file holds is printed by pressing the button again.
 */
export const PrintPapersDialog = ({ rows, onClose }: { rows: readonly DossierRow[]; onClose: () => void }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const { data: ready, error, refetch } = useReadyForms(rows.slice(0, BUNDLE).map(({ id }) => id));
  const { done, print } = usePrintRun();
  const [ticked, setTicked] = useState<ReadonlySet<PaperForm>>(new Set());
  const [printed, setPrinted] = useState(0);
  const say = (name: string, more?: object): string => translate(`papers.selection.${name}`, more);
  const papers = papersOf(rows, ready ?? [], ticked);
  const next = papers.slice(printed, printed + BUNDLE);
  const working = done !== null;
  const isOver = printed > 0 && next.length === 0;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // What had the focus rested while the papers were made: Enter goes on, or ends it.
    if (printed > 0 && !working) button.current?.focus();
  }, [printed, working]);
  const tick = (form: PaperForm): void => {
    setTicked((before) => new Set(before.has(form) ? [...before].filter((one) => one !== form) : [...before, form]));
    setPrinted(0);
  };
  const run = async (): Promise<void> => {
    if (working) return;
    if (isOver) return onClose();
    if (next.length === 0) return;
    let handed = false;
    try {
      await print(next, (file) => {
        printFile(file, say('title'));
        handed = true;
      });
    } catch (problem) {
      notify(`errors.${problemOf(problem).code}`, { type: 'error' });
    }
    // What never came to the printer is tried again with the same button.
    if (handed) setPrinted(printed + next.length);
  };
  return (
    <DeskDialog
      title={say('title')}
      width="sm"
      onClose={working ? undefined : onClose}
      onSubmit={() => void run()}
      actions={
        <>
          {!isOver && (
            <Button color="inherit" disabled={working} onClick={onClose}>
              {translate('ra.action.close')}
            </Button>
          )}
          <Button type="submit" variant="contained" ref={button} loading={working} disabled={papers.length === 0}>
            {isOver
              ? translate('ra.action.close')
              : say(printed === 0 ? 'print' : 'go_on', { smart_count: next.length })}
          </Button>
        </>
      }
    >
      <DialogContentText sx={{ fontSize: 14 }}>{say('effect', { smart_count: rows.length })}</DialogContentText>
      {error && (
        <Message action={translate('app.retry')} onAction={() => void refetch()}>
          {translate(`errors.${problemOf(error).code}`)}
        </Message>
      )}
      <Stack sx={{ mt: 1 }}>
        {ready?.length === 0 && <DialogContentText sx={{ fontSize: 14 }}>{say('none')}</DialogContentText>}
        {ready?.map(({ form, dossierIds }, place) => (
          <FormControlLabel
            key={form}
            control={
              <Checkbox
                size="small"
                autoFocus={place === 0}
                disabled={working}
                checked={ticked.has(form)}
                onChange={() => tick(form)}
              />
            }
            label={`${translate(`papers.forms.${form}`)}: ${say('dossiers', { smart_count: dossierIds.length })}`}
          />
        ))}
      </Stack>
      {(working || printed > 0) && (
        <>
          <LinearProgress
            variant="determinate"
            value={(100 * (printed + (done ?? 0))) / Math.max(1, papers.length)}
            aria-label={say('title')}
            sx={{ mt: 1, mb: 0.5, visibility: working ? 'visible' : 'hidden' }}
          />
          <DialogContentText sx={{ fontSize: 14 }} role="status">
            {say('progress', { done: printed + (done ?? 0), total: papers.length })}
          </DialogContentText>
        </>
      )}
    </DeskDialog>
  );
};

/** Dossier by dossier as the list shows them, forms in their order. */
const papersOf = (
  rows: readonly DossierRow[],
  ready: readonly ReadyForm[],
  ticked: ReadonlySet<PaperForm>,
): readonly PaperToPrint[] =>
  rows.flatMap(({ id }) =>
    ready
      .filter(({ form, dossierIds }) => ticked.has(form) && dossierIds.includes(id))
      .map(({ form }) => ({ dossierId: id, form })),
  );
