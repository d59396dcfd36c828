import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { whenWords } from '../time/time-words';
import { useNow } from '../time/use-now';
import { DeskDialog } from '../ui/DeskDialog';
import { sizeText } from './attachment.types';
import type { FoundFile } from './scanner-folder';

interface Props {
  readonly found: readonly FoundFile[];
  readonly onChoose: (files: readonly File[]) => void;
  readonly onClose: () => void;
}

/** What a scanner has put into its folder: the newest, of which the officer says what belongs to this dossier. */
export const FolderDialog = ({ found, onChoose, onClose }: Props) => {
  const translate = useTranslate();
  const now = useNow();
  const [locale] = useLocaleState();
  const [chosen, setChosen] = useState(() => found.map(({ justScanned }) => justScanned));
  const files = found.filter((_, index) => chosen[index]).map(({ file }) => file);
  const change = (index: number): void => setChosen(chosen.map((on, at) => (at === index ? !on : on)));
  return (
    <DeskDialog
      title={translate('attachments.folder_title')}
      width="sm"
      onClose={onClose}
      onSubmit={() => files.length > 0 && onChoose(files)}
      actions={
        <>
          <Button color="inherit" onClick={onClose}>
            {translate('attachments.cancel')}
          </Button>
          <Button type="submit" variant="contained" disabled={files.length === 0}>
            {translate('attachments.add_chosen', { smart_count: files.length })}
          </Button>
        </>
      }
    >
      {found.length === 0 ? (
        <Typography variant="body2">{translate('attachments.folder_empty')}</Typography>
      ) : (
        <>
          <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
            {translate('attachments.folder_hint')}
          </Typography>
          <Stack component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {found.map(({ file }, index) => (
              <li key={`${file.webkitRelativePath} ${file.lastModified}`}>
                <FormControlLabel
                  control={
                    <Checkbox
                      size="small"
                      checked={chosen[index] ?? false}
                      onChange={() => change(index)}
                      autoFocus={index === 0}
                    />
                  }
                  label={
                    <Typography variant="body2" component="span" sx={{ overflowWrap: 'anywhere' }}>
                      {file.name}{' '}
                      <Typography variant="body2" component="span" color="textSecondary">
                        {[sizeText(file.size, locale), whenWords(new Date(file.lastModified), now, translate)].join(
                          ' · ',
                        )}
                      </Typography>
                    </Typography>
                  }
                />
              </li>
            ))}
          </Stack>
        </>
      )}
    </DeskDialog>
  );
};
