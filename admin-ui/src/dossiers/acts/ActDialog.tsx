import Button from '@mui/material/Button';
import DialogContentText from '@mui/material/DialogContentText';
import Stack from '@mui/material/Stack';
import type { DossierTransition } from '@motcua/shared/dossiers';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { HttpError, useNotify, useRefresh, useTranslate } from 'react-admin';
import { dropDraft } from '../../drafts/drafts';
import type { Draft } from '../../drafts/use-draft';
import { newIdempotencyKey, type Problem, problemOf } from '../../providers/http';
import { DeskDialog } from '../../ui/DeskDialog';
import { actOnDossier } from '../act-on-dossier';
import type { Dossier } from '../dossier.types';
import type { ActName } from './act-keys';
import { ChangedMeanwhile } from './ChangedMeanwhile';
import { Consequence } from './Consequence';
import { FieldProblems } from './field-problems';
import { Incomplete, Refusal, Restored } from './ActWords';
import { useRehearsal } from './use-rehearsal';

/** What every dialog of an act is given. */
export interface ActProps {
  readonly dossier: Dossier;
  /** It waits for a second person. */
  readonly proposes: boolean;
  readonly onClose: () => void;
}

interface Props extends ActProps {
  readonly transition: DossierTransition;
  /** What the API wants beside transition and version; null while something is missing. */
  readonly fields: Record<string, unknown> | null;
  /** The inputs. Those that name their field get its refusal through `FieldProblems`. */
  readonly children?: ReactNode;
  readonly width?: 'xs' | 'sm' | 'md';
  /** What was typed, when it can be given up as a whole. */
  readonly draft?: Pick<Draft<unknown>, 'restored' | 'discard'>;
  /** An act of several transitions at once: its own words, its own call, and no rehearsal. */
  readonly compound?: {
    readonly name: ActName;
    readonly send: (dossierId: string, body: { readonly version: number }, idempotencyKey: string) => Promise<unknown>;
  };
  readonly onDone?: () => void;
  /** Key of what is said afterwards, where it is not what the act usually comes to. */
  readonly doneWords?: string;
}

/** The dossier itself: what lies beneath its key, as its files do, is another thing. */
const isWhole = ({ queryKey }: { readonly queryKey: readonly unknown[] }): boolean => queryKey.length === 3;

export const actDraftKey = (dossier: Dossier, name: ActName): string => `act:${dossier.id}:${name}`;

/** Asks what an act needs, shows what it will do, does it once, and keeps a refusal in sight. */
export const ActDialog = (props: Props) => {
  const {
    dossier: given,
    transition,
    fields,
    proposes,
    children,
    width,
    draft,
    compound,
    onClose,
    onDone,
    doneWords,
  } = props;
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const client = useQueryClient();
  const [dossier, setDossier] = useState(given);
  const [working, setWorking] = useState(false);
  const [pressed, setPressed] = useState(false);
  const [refused, setRefused] = useState<{ problem: Problem; of: string } | null>(null);
  const name = compound?.name ?? transition;
  const sent = fields && { version: dossier.version, ...fields };
  const text = JSON.stringify(sent);
  const key = useKeyOf(text);
  const { rehearsal, problem: foreseen } = useRehearsal(dossier, transition, compound ? null : fields);
  const problem = refused?.of === text ? refused.problem : null;
  const shown = problem ?? foreseen;
  const stale = shown?.code === 'dossier.changed_meanwhile' || shown?.code === 'dossier.wrong_state';
  const waits = proposes || rehearsal?.mode === 'propose';

  useEffect(() => {
    if (stale) refresh();
  }, [stale]);

  const submit = async (): Promise<void> => {
    setPressed(true);
    if (!sent || working || stale) return;
    setWorking(true);
    setRefused(null);
    try {
      const answer = await (compound
        ? compound.send(dossier.id, sent, key)
        : actOnDossier(dossier.id, { transition, ...sent }, key));
      dropDraft(actDraftKey(dossier, name));
      onDone?.();
      const proposed = isProposal(answer);
      // The page has the answer before it hears keys again: who is quick does the next act on what the dossier is now.
      if (!compound && !proposed)
        client.setQueriesData({ queryKey: ['dossiers', 'getOne', { id: dossier.id }], predicate: isWhole }, answer);
      notify(proposed ? 'act.proposed' : (doneWords ?? `acts.${name}.done`), { type: 'success' });
      refresh();
      onClose();
    } catch (error) {
      setRefused({ problem: problemOf(error), of: text });
      setWorking(false);
      if (error instanceof HttpError && error.status === 409) refresh();
    }
  };

  return (
    <DeskDialog
      title={translate(`acts.${name}.ask`)}
      {...(width && { width })}
      onClose={working ? undefined : onClose}
      onSubmit={() => void submit()}
      foot={rehearsal && !problem && <Consequence dossier={dossier} rehearsal={rehearsal} />}
      actions={
        <>
          <Button color="inherit" disabled={working} onClick={onClose}>
            {translate('act.cancel')}
          </Button>
          <Button
            type="submit"
            variant="contained"
            loading={working}
            disabled={stale}
            autoFocus={children === undefined}
          >
            {translate(waits ? 'act.propose' : `acts.${name}.button`)}
          </Button>
        </>
      }
    >
      <DialogContentText sx={{ fontSize: 14 }}>
        {translate(`acts.${name}.effect`, { name: dossier.applicant.fullName })}
      </DialogContentText>
      {draft?.restored && <Restored onDiscard={draft.discard} />}
      {children !== undefined && (
        <FieldProblems.Provider value={shown?.errors ?? []}>
          <Stack spacing={2} sx={{ mt: 2 }} onInvalidCapture={() => setPressed(true)}>
            {children}
          </Stack>
        </FieldProblems.Provider>
      )}
      <div aria-live="polite">
        {pressed && !fields && <Incomplete />}
        {shown && !stale && <Refusal problem={shown} />}
        {stale && (
          <ChangedMeanwhile
            before={dossier}
            stillOffered={(now) => now.allowedTransitions.some((one) => one.transition === transition)}
            onGoOn={(now) => {
              setRefused(null);
              setDossier(now);
            }}
          />
        )}
      </div>
    </DeskDialog>
  );
};

const isProposal = (answer: unknown): boolean => typeof answer === 'object' && answer !== null && 'approval' in answer;

/** One key for one intention: pressed again after a lost answer it is the same act; changed, it is another one. */
function useKeyOf(text: string): string {
  const [kept, setKept] = useState(() => ({ text, key: newIdempotencyKey() }));
  if (kept.text === text) return kept.key;
  const next = { text, key: newIdempotencyKey() };
  setKept(next);
  return next.key;
}
