import AttachFile from '@mui/icons-material/AttachFile';
import FolderOpen from '@mui/icons-material/FolderOpenOutlined';
import History from '@mui/icons-material/History';
import Stack from '@mui/material/Stack';
import { type ChangeEvent, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { KeyButton } from '../keyboard/KeyButton';
import { ChoiceField } from '../ui/ChoiceField';
import { DateField } from '../ui/DateField';
import { MEGABYTE } from './refusal-words';
import { ACCEPTED } from './scanner-folder';
import { useFileLimits } from './use-file-limits';

interface Props {
  readonly paper: string;
  readonly papers: readonly { readonly code: string; readonly name: string }[];
  readonly onPaper: (code: string) => void;
  /** Until when the paper is valid that the next files show; '' where nobody has said it. */
  readonly validUntil: string;
  readonly onValidUntil: (day: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
  /** All files of a folder. */
  readonly onFolder: (files: readonly File[]) => void;
  /** Papers of an earlier dossier are wanted. */
  readonly onEarlier: () => void;
}

/** The paper that new files show, and where they are taken from. */
export const AddFiles = (props: Props) => {
  const { paper, papers, onPaper, validUntil, onValidUntil, onFiles, onFolder, onEarlier } = props;
  const translate = useTranslate();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const group = translate('keyboard.dossier');
  const limits = useFileLimits();
  const most =
    limits &&
    translate('attachments.most.of_both', {
      file: Math.floor(limits.maxFileBytes / MEGABYTE),
      dossier: Math.floor(limits.maxDossierBytes / MEGABYTE),
    });
  const hint = [translate('attachments.kinds'), most, translate('attachments.where')].filter(Boolean).join(' ');
  const taken =
    (take: (files: readonly File[]) => void) =>
    ({ target }: ChangeEvent<HTMLInputElement>): void => {
      take([...(target.files ?? [])]);
      // The same file may be chosen once more.
      target.value = '';
    };
  return (
    <Stack spacing={1.75} sx={{ mt: 2 }}>
      <ChoiceField
        label={translate('attachments.for')}
        value={paper}
        onChange={onPaper}
        choices={papers.map(({ code, name }) => ({ value: code, label: name }))}
        hint={hint}
      />
      <DateField
        label={translate('attachments.validity.until')}
        value={validUntil}
        onChange={onValidUntil}
        hint={translate('attachments.validity.hint')}
        fullWidth
      />
      <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap' }}>
        <KeyButton
          keys="f"
          label={translate('attachments.add')}
          group={group}
          size="small"
          variant="outlined"
          startIcon={<AttachFile fontSize="small" />}
          onPress={() => files.current?.click()}
        />
        <KeyButton
          keys="Shift+F"
          label={translate('attachments.folder')}
          group={group}
          size="small"
          color="inherit"
          startIcon={<FolderOpen fontSize="small" />}
          onPress={() => folder.current?.click()}
        />
        <KeyButton
          keys="Shift+H"
          label={translate('attachments.earlier.open')}
          group={group}
          size="small"
          color="inherit"
          startIcon={<History fontSize="small" />}
          onPress={onEarlier}
        />
      </Stack>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        accept={ACCEPTED.join(',')}
        aria-label={translate('attachments.add')}
        onChange={taken(onFiles)}
      />
      <input
        ref={folder}
        type="file"
        multiple
        hidden
        {...FOLDER}
        aria-label={translate('attachments.folder')}
        onChange={taken(onFolder)}
      />
    </Stack>
  );
};

/** All browsers know it by this name; the types of React do not. */
const FOLDER = { webkitdirectory: '' };
