import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { callApi, newIdempotencyKey, type Problem, problemOf } from '../providers/http';
import { whenWords } from '../time/time-words';
import { useNow } from '../time/use-now';
import { type Choice, ChoiceField } from '../ui/ChoiceField';
import { DeskDialog } from '../ui/DeskDialog';
import { Loading } from '../ui/Loading';
import { toneText } from '../ui/tone';
import { type Attachment, type EarlierPaper, isViewable } from './attachment.types';
import { refusalWords } from './refusal-words';
import { attachmentsKey } from './use-attachments';
import { ValidityWords } from './ValidityWords';

const Viewer = lazy(() => import('./viewer/Viewer'));

interface Props {
  readonly dossierId: string;
  /** The papers of this dossier; an empty value stands for none of them. */
  readonly papers: readonly Choice[];
  /** What a paper is held against. */
  readonly beside: ReactNode;
  readonly onClose: () => void;
}

/** What the officer has said of one paper. */
interface Wish {
  readonly chosen: boolean;
  readonly component: string;
}

interface Failure extends Problem {
  /** The file that was refused; left out where none could be listed. */
  readonly name?: string;
}

/** Papers of the same person's other dossiers: looked at, and used again here without being scanned. */
export const EarlierPapersDialog = ({ dossierId, papers, beside, onClose }: Props) => {
  const translate = useTranslate();
  const client = useQueryClient();
  const [wishes, setWishes] = useState<Readonly<Record<string, Wish>>>({});
  const [viewed, setViewed] = useState<Attachment | null>(null);
  /** Files that this dossier has by now. */
  const [used, setUsed] = useState<ReadonlySet<string>>(new Set());
  const [state, setState] = useState<{ busy: boolean; problem?: Failure }>({ busy: false });
  /** Of each call by its body: after a lost answer the same call is made again, and another body is another call. */
  const keys = useRef(new Map<string, string>());
  const path = `/dossiers/${dossierId}/earlier-papers`;
  const { data, error } = useQuery({
    queryKey: ['earlier-papers', dossierId],
    queryFn: ({ signal }) => callApi<readonly EarlierPaper[]>(path, { signal }),
    retry: false,
    // Each look leaves records: it is asked for once each time it is wanted.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const wishFor = ({ attachment: { id }, suggestedComponent }: EarlierPaper): Wish =>
    wishes[id] ?? { chosen: false, component: suggestedComponent ?? '' };
  const change = (paper: EarlierPaper, part: Partial<Wish>): void =>
    setWishes({ ...wishes, [paper.attachment.id]: { ...wishFor(paper), ...part } });
  const chosen = (data ?? []).filter((paper) => wishFor(paper).chosen && !used.has(paper.attachment.id));
  const problem: Failure | undefined = state.problem ?? (error ? problemOf(error) : undefined);

  const take = async (paper: EarlierPaper): Promise<void> => {
    const { component } = wishFor(paper);
    const body = { attachmentId: paper.attachment.id, ...(component !== '' && { component }) };
    const text = JSON.stringify(body);
    const idempotencyKey = keys.current.get(text) ?? newIdempotencyKey();
    keys.current.set(text, idempotencyKey);
    await callApi(path, { method: 'POST', body, idempotencyKey });
    setUsed((before) => new Set(before).add(paper.attachment.id));
  };

  /** One after the other. @returns what was refused first; those before it are in the dossier */
  const takeAll = async (): Promise<Failure | undefined> => {
    for (const paper of chosen) {
      try {
        await take(paper);
      } catch (failure) {
        return { ...problemOf(failure), name: paper.attachment.name };
      }
    }
    return undefined;
  };

  const submit = async (): Promise<void> => {
    setState({ busy: true });
    const refused = await takeAll();
    if (refused) setState({ busy: false, problem: refused });
    else onClose();
    await client.invalidateQueries({ queryKey: attachmentsKey(dossierId) });
  };

  return (
    <DeskDialog
      title={translate('attachments.earlier.title')}
      width="md"
      onClose={state.busy ? undefined : onClose}
      onSubmit={() => chosen.length > 0 && void submit()}
      actions={
        <>
          <Button color="inherit" onClick={onClose} disabled={state.busy}>
            {translate(data?.length === 0 || used.size > 0 ? 'attachments.earlier.close' : 'attachments.cancel')}
          </Button>
          {data?.length !== 0 && (
            <Button type="submit" variant="contained" loading={state.busy} disabled={chosen.length === 0}>
              {translate('attachments.earlier.use', { smart_count: chosen.length })}
            </Button>
          )}
        </>
      }
    >
      {!data && !problem && <Loading />}
      {data && (
        <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
          {translate(data.length === 0 ? 'attachments.earlier.none' : 'attachments.earlier.hint')}
        </Typography>
      )}
      <Stack component="ul" spacing={1.5} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data?.map((paper, index) => (
          <PaperRow
            key={paper.attachment.id}
            paper={paper}
            papers={papers}
            wish={wishFor(paper)}
            used={used.has(paper.attachment.id)}
            first={index === 0}
            onChange={(part) => change(paper, part)}
            onLook={() => setViewed(paper.attachment)}
          />
        ))}
      </Stack>
      {problem && (
        <Typography variant="body2" color="error" role="alert" sx={{ mt: 1 }}>
          {problem.name && `${problem.name}: `}
          {refusalWords(problem, translate)}
        </Typography>
      )}
      {viewed && (
        <Suspense fallback={null}>
          <Viewer files={[viewed]} first={viewed} events={[]} beside={beside} onClose={() => setViewed(null)} />
        </Suspense>
      )}
    </DeskDialog>
  );
};

interface RowProps {
  readonly paper: EarlierPaper;
  readonly papers: readonly Choice[];
  readonly wish: Wish;
  /** It is in the dossier by now, and nothing more can be said of it. */
  readonly used: boolean;
  readonly first: boolean;
  readonly onChange: (part: Partial<Wish>) => void;
  readonly onLook: () => void;
}

const PaperRow = ({ paper, papers, wish, used, first, onChange, onLook }: RowProps) => {
  const translate = useTranslate();
  const now = useNow();
  const { attachment, dossierCode, applicantName, paperName } = paper;
  const { name } = attachment;
  const at = whenWords(new Date(attachment.uploadedAt), now, translate);
  const facts = [name, applicantName, dossierCode, at].join(' · ');
  return (
    <Box component="li" sx={ROW}>
      <FormControlLabel
        sx={{ minWidth: 0, mr: 0, alignItems: 'flex-start' }}
        control={
          <Checkbox
            size="small"
            checked={wish.chosen}
            disabled={used}
            onChange={(_, on) => onChange({ chosen: on })}
            autoFocus={first}
            sx={{ mt: -1 }}
          />
        }
        label={
          <>
            <Typography variant="body2">{paperName}</Typography>
            <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
              {facts}
            </Typography>
            {attachment.validUntil && <ValidityWords validUntil={attachment.validUntil} now={now} />}
          </>
        }
      />
      <div>
        {isViewable(attachment) && (
          <Button
            size="small"
            onClick={onLook}
            aria-label={translate('attachments.open', { name })}
            sx={{ minWidth: 0, mt: -0.5 }}
          >
            {translate('attachments.earlier.look')}
          </Button>
        )}
      </div>
      {used ? (
        <Typography variant="body2" role="status" sx={toneText('green')}>
          {translate('attachments.earlier.used')}
        </Typography>
      ) : (
        wish.chosen && (
          <Box role="group" aria-label={name}>
            <ChoiceField
              label={translate('attachments.earlier.as')}
              value={wish.component}
              onChange={(component) => onChange({ component })}
              choices={papers}
            />
          </Box>
        )
      )}
    </Box>
  );
};

/** The paper, a look at it and what it is used as, in places that stay when something is chosen. */
const ROW = {
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 1fr) auto', md: 'minmax(0, 1fr) 56px 260px' },
  columnGap: 1.5,
  alignItems: 'start',
} as const;
