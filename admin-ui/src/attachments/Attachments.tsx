import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { FINAL_STATES, type DossierState } from '@motcua/shared/dossiers';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { serverNow } from '../providers/http';
import { useRoles } from '../providers/use-roles';
import { Section } from '../ui/Section';
import { AddFiles } from './AddFiles';
import { type Attachment, type DossierWithPapers, isViewable } from './attachment.types';
import { AttachmentRow } from './AttachmentRow';
import { EarlierPapersDialog } from './EarlierPapersDialog';
import { FolderDialog } from './FolderDialog';
import { RemoveDialog } from './RemoveDialog';
import { type FoundFile, isAttached, newestOf } from './scanner-folder';
import { UploadRow } from './UploadRow';
import { ValidityDialog } from './ValidityDialog';
import { useAttachments } from './use-attachments';
import { useDrop } from './use-drop';
import { usePaste } from './use-paste';
import { useThumbnails } from './use-thumbnails';
import { useUploads } from './use-uploads';

const Viewer = lazy(() => import('./viewer/Viewer'));

/** The paper of files that belong to none. */
const NO_PAPER = '';
const WORKERS = ['counter_officer', 'case_officer', 'leader', 'records_clerk'] as const;

interface Props {
  readonly dossier: DossierWithPapers;
  /** What the papers are held against: shown beside them. */
  readonly beside: ReactNode;
}

/** The files of a dossier by the papers they show; new ones are dropped here, pasted or chosen. */
export const Attachments = ({ dossier, beside }: Props) => {
  const translate = useTranslate();
  const roles = useRoles();
  const { data: attachments = [], isError, isSuccess } = useAttachments(dossier.id);
  const thumbnails = useThumbnails(dossier.id, attachments);
  const uploads = useUploads(dossier.id);
  const [paper, setPaper] = useState(NO_PAPER);
  const [validUntil, setValidUntil] = useState('');
  const [viewed, setViewed] = useState<Attachment | null>(null);
  const [removing, setRemoving] = useState<Attachment | null>(null);
  const [dating, setDating] = useState<Attachment | null>(null);
  const [seeksEarlier, setSeeksEarlier] = useState(false);
  const [found, setFound] = useState<readonly FoundFile[] | null>(null);

  const works = WORKERS.some((role) => roles.has(role));
  const mayAdd = works && !FINAL_STATES.includes(dossier.state as DossierState);
  const mayRemove = (file: Attachment): boolean => mayAdd || (works && cameAfterHandOver(file, dossier));
  const root = useRef<HTMLElement>(null);
  const add = (files: readonly File[], place = paper): void => {
    // A day that cannot be read is not none: it is set right first.
    const wrong = root.current?.querySelector<HTMLInputElement>('input:invalid');
    if (wrong && files.length > 0) {
      wrong.checkValidity();
      wrong.focus();
      return;
    }
    // The next paper has a day of its own.
    if (uploads.add(files, place === NO_PAPER ? null : place, validUntil)) setValidUntil('');
  };
  const drop = useDrop(mayAdd, add);
  usePaste(mayAdd, add);

  const kept = attachments.filter(({ state }) => state === 'kept');
  const hasAlready = (file: File): boolean => kept.some((one) => isAttached(file, one));
  const papers = [...dossier.components, { code: NO_PAPER, name: translate('attachments.other') }];
  const groups = papers
    .map(({ code, name }) => ({
      code,
      name,
      files: attachments.filter(({ componentCode }) => (componentCode ?? NO_PAPER) === code),
    }))
    // While files are held over it, every paper shows its place.
    .filter(({ files }) => drop.over || files.length > 0);

  return (
    <Box
      ref={root}
      {...drop.handlers}
      sx={drop.over ? { outline: 2, outlineColor: 'primary.main', borderRadius: 1 } : {}}
    >
      <Section title={translate('attachments.title')} aside={kept.length > 0 ? String(kept.length) : undefined}>
        {isError && (
          <Typography variant="body2" color="error" role="alert">
            {translate('attachments.unread')}
          </Typography>
        )}
        {groups.map(({ code, name, files }) => (
          <Box key={code} data-paper={code} sx={[{ mb: 1.5 }, drop.over && PLACE]}>
            <Typography variant="body2" sx={{ fontWeight: 500 }}>
              {name}
            </Typography>
            <Stack component="ul" spacing={0.5} sx={{ listStyle: 'none', m: 0, p: 0 }} aria-label={name}>
              {files.map((file) => (
                <AttachmentRow
                  key={file.id}
                  attachment={file}
                  thumbnail={thumbnails.get(file.id)}
                  onOpen={isViewable(file) ? () => setViewed(file) : undefined}
                  onRemove={file.state === 'kept' && mayRemove(file) ? () => setRemoving(file) : undefined}
                  onValidity={file.state === 'kept' && works ? () => setDating(file) : undefined}
                  mayCheck={works}
                />
              ))}
            </Stack>
          </Box>
        ))}
        {uploads.onTheirWay.length > 0 && (
          <Stack component="ul" spacing={0.5} sx={{ listStyle: 'none', m: 0, p: 0, mb: 1 }}>
            {uploads.onTheirWay.map((upload) => (
              <UploadRow key={upload.key} upload={upload} uploads={uploads} />
            ))}
          </Stack>
        )}
        {isSuccess && attachments.length === 0 && uploads.onTheirWay.length === 0 && (
          <Typography variant="body2" color="textSecondary" sx={{ mb: mayAdd ? 1.5 : 0 }}>
            {translate(mayAdd ? 'attachments.none' : 'attachments.none_ended')}
          </Typography>
        )}
        {mayAdd && (
          <AddFiles
            paper={paper}
            papers={papers}
            onPaper={setPaper}
            validUntil={validUntil}
            onValidUntil={setValidUntil}
            onFiles={add}
            onFolder={(files) => setFound(newestOf(files, serverNow(), hasAlready))}
            onEarlier={() => setSeeksEarlier(true)}
          />
        )}
      </Section>
      {viewed && (
        <Suspense fallback={null}>
          <Viewer
            files={kept.filter(isViewable)}
            first={viewed}
            events={dossier.events}
            beside={beside}
            onClose={() => setViewed(null)}
          />
        </Suspense>
      )}
      {removing && (
        <RemoveDialog
          dossierId={dossier.id}
          attachment={removing}
          needsReason={dossier.state !== 'submitted'}
          onClose={() => setRemoving(null)}
        />
      )}
      {dating && <ValidityDialog dossierId={dossier.id} attachment={dating} onClose={() => setDating(null)} />}
      {seeksEarlier && (
        <EarlierPapersDialog
          dossierId={dossier.id}
          papers={papers.map(({ code, name }) => ({ value: code, label: name }))}
          beside={beside}
          onClose={() => setSeeksEarlier(false)}
        />
      )}
      {found && (
        <FolderDialog
          found={found}
          onChoose={(files) => {
            setFound(null);
            add(files);
          }}
          onClose={() => setFound(null)}
        />
      )}
    </Box>
  );
};

/** It was meant for the electronic copy of a result that had none. */
function cameAfterHandOver({ uploadedAt }: Attachment, { state, events }: DossierWithPapers): boolean {
  const over = events.findLast(({ transition }) => transition === 'hand_over');
  return state === 'handed_over' && over !== undefined && Date.parse(uploadedAt) > Date.parse(over.at);
}

const PLACE = {
  outline: '1px dashed',
  outlineColor: 'text.secondary',
  outlineOffset: 2,
  borderRadius: 0.5,
  minHeight: 36,
};
