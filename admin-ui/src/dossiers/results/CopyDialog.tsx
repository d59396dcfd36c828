import AttachFile from '@mui/icons-material/AttachFile';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { type ChangeEvent, useRef, useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { type Attachment, isAvailable, sizeText } from '../../attachments/attachment.types';
import { ACCEPTED } from '../../attachments/scanner-folder';
import { UploadRow } from '../../attachments/UploadRow';
import { useAttachments } from '../../attachments/use-attachments';
import { useUploads } from '../../attachments/use-uploads';
import { useRoles } from '../../providers/use-roles';
import { DeskDialog } from '../../ui/DeskDialog';
import { RadioField } from '../../ui/RadioField';
import { toneText } from '../../ui/tone';
import { DialogEnd, DialogProblem } from './DialogEnd';
import { type ShownResult, useResultWrite } from './use-result-write';

interface Props {
  readonly result: ShownResult;
  /** It has been given out with its copy, which may still be sealed and no more. */
  readonly sealOnly: boolean;
  readonly onClose: () => void;
}

/** Takes a file of the dossier, or one from this computer, as the electronic copy; who may puts the seal on it first. */
export const CopyDialog = ({ result, sealOnly, onClose }: Props) => {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const roles = useRoles();
  const { busy, problem, write } = useResultWrite(result, onClose);
  const { data: all = [], isSuccess, isError } = useAttachments(result.dossierId);
  const data = sealOnly ? all.filter(({ id }) => id === result.copyId) : all;
  // Undefined until the files are known, null when none is chosen.
  const [chosenId, setChosenId] = useState<string | null>();
  const uploads = useUploads(result.dossierId, ({ id }) => setChosenId(id));
  const [seal, setSeal] = useState(sealOnly);
  const picker = useRef<HTMLInputElement>(null);

  // The one that came last is most likely meant. It stays chosen whatever comes while this is open: nobody seals a file that
  // took its place.
  if (isSuccess && chosenId === undefined)
    setChosenId(
      // What came before the copy of a cancelled result may be what was sealed for it.
      data
        .slice(data.findLastIndex((one) => one.copyOfCancelled) + 1)
        .findLast((one) => whyWithheld(one) === undefined && one.kind === 'pdf' && one.componentCode === null)?.id ??
        null,
    );
  const chosen = data.find(({ id }) => id === chosenId);
  const files = data.filter((one) => whyWithheld(one) === undefined || one === chosen);
  const withheld = chosen && whyWithheld(chosen);
  const ofCancelled = data.filter((one) => isAvailable(one) && one.copyOfCancelled && one !== chosen);
  const canBeSealed = chosen?.kind === 'pdf';
  const isReady =
    chosen !== undefined &&
    withheld === undefined &&
    uploads.onTheirWay.length === 0 &&
    (!sealOnly || (seal && canBeSealed));
  const isSending = uploads.onTheirWay.some(({ problem }) => problem === null);
  const maySeal = roles.has('records_clerk') || roles.has('leader');
  const take = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    uploads.add([...(target.files ?? [])], null);
    target.value = '';
  };
  return (
    <DeskDialog
      width="sm"
      title={translate('results.set_copy_of', { number: result.number })}
      // A key or a click beside it must not call off what is on its way; the button does.
      onClose={busy || isSending ? undefined : onClose}
      onSubmit={() => {
        if (isReady) void write('copy', { attachmentId: chosen.id, ...(seal && canBeSealed && { seal }) });
      }}
      actions={<DialogEnd busy={busy} disabled={!isReady} onClose={onClose} />}
    >
      <Stack spacing={2} sx={{ pt: 0.5, alignItems: 'flex-start' }}>
        {isError && (
          <Typography variant="body2" color="error" role="alert">
            {translate('attachments.unread')}
          </Typography>
        )}
        {isSuccess && files.length === 0 && (
          <Typography variant="body2" color="textSecondary">
            {translate('results.copy_none')}
          </Typography>
        )}
        {files.length > 0 && (
          <RadioField
            label={translate('results.copy_file')}
            value={chosen?.id ?? ''}
            onChange={setChosenId}
            autoFocus
            choices={files.map(({ id, name, sizeBytes }) => ({
              value: id,
              label: `${name} · ${sizeText(sizeBytes, locale)}`,
            }))}
          />
        )}
        {ofCancelled.length > 0 && (
          <Typography variant="body2" color="textSecondary">
            {translate('results.copy_of_cancelled', { names: ofCancelled.map(({ name }) => name).join(', ') })}
          </Typography>
        )}
        {withheld !== undefined && (
          <Typography variant="body2" role="alert" sx={toneText('amber')}>
            {translate(withheld)}
          </Typography>
        )}
        {uploads.onTheirWay.length > 0 && (
          <Stack component="ul" spacing={0.5} sx={{ listStyle: 'none', m: 0, p: 0, width: '100%' }}>
            {uploads.onTheirWay.map((upload) => (
              <UploadRow key={upload.key} upload={upload} uploads={uploads} />
            ))}
          </Stack>
        )}
        {!sealOnly && (
          <Button
            size="small"
            variant="outlined"
            startIcon={<AttachFile fontSize="small" />}
            onClick={() => picker.current?.click()}
          >
            {translate('results.copy_upload')}
          </Button>
        )}
        <input
          ref={picker}
          type="file"
          hidden
          accept={ACCEPTED.join(',')}
          aria-label={translate('results.copy_upload')}
          onChange={take}
        />
        {maySeal && chosen && (
          <Stack>
            <FormControlLabel
              control={
                <Checkbox
                  size="small"
                  checked={seal && canBeSealed}
                  disabled={!canBeSealed}
                  onChange={(_, on) => setSeal(on)}
                />
              }
              label={translate('results.copy_seal')}
              slotProps={{ typography: { variant: 'body2' } }}
            />
            {!canBeSealed && (
              <Typography variant="body2" color="textSecondary">
                {translate('results.copy_seal_pdf')}
              </Typography>
            )}
          </Stack>
        )}
        <DialogProblem problem={problem} />
      </Stack>
    </DeskDialog>
  );
};

/** Why a file cannot be taken; undefined where it can. */
function whyWithheld(file: Attachment): string | undefined {
  if (file.state === 'removed') return 'errors.attachment.removed';
  if (!isAvailable(file)) return `attachments.scan.${file.scan}`;
  return file.copyOfCancelled ? 'errors.result.copy_of_cancelled' : undefined;
}
