import EditNote from '@mui/icons-material/EditNote';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import IconButton from '@mui/material/IconButton';
import InputBase from '@mui/material/InputBase';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ComponentDefinition } from '@motcua/shared/procedures';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Attachment, EarlierPaper } from '../attachments/attachment.types';
import { toneStyle } from '../ui/tone';
import { afterPossibleBurst } from '../scan/after-possible-burst';
import { fieldId } from './focus-field';
import type { PaperForm } from './intake-form';
import { PaperOffer } from './PaperOffer';

interface Props {
  readonly component: ComponentDefinition;
  readonly paper: PaperForm;
  readonly change: (part: Partial<PaperForm>) => void;
  /** Only one row of the list stands in the order of Tab; arrows go to the others. */
  readonly reachable: boolean;
  /** What the owner has handed in before and may stand for it. */
  readonly offer: EarlierPaper | undefined;
  readonly onLook: (file: Attachment) => void;
}

/** One paper: Space ticks it, a digit says how many there are, Enter opens a note. */
export const PaperRow = ({ component, paper, change, reachable, offer, onLook }: Props) => {
  const translate = useTranslate();
  const label = useId();
  const [noting, setNoting] = useState(paper.note !== '');
  const { code, name, form, required, condition } = component;
  const missing = required === 'always' && !paper.present;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      setNoting(true);
    } else if (/^[1-9]$/.test(event.key)) {
      event.preventDefault();
      // A scan begins with a digit too.
      const copies = Number(event.key);
      afterPossibleBurst(event.nativeEvent, () => change({ present: true, copies }));
    }
  };
  return (
    <Box component="li" sx={{ py: 0.25 }}>
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: 'auto minmax(0, 1fr) auto 44px auto',
          alignItems: 'center',
          gap: 0.5,
        }}
      >
        <Checkbox
          size="small"
          checked={paper.present}
          onChange={(_event, present) => change({ present, reused: '' })}
          onKeyDown={onKeyDown}
          sx={{ p: 0.5, alignSelf: 'start' }}
          slotProps={{
            input: { id: fieldId(`papers.${code}`), 'aria-labelledby': label, tabIndex: reachable ? 0 : -1 },
          }}
        />
        <Box component="label" htmlFor={fieldId(`papers.${code}`)} sx={{ py: 0.5 }}>
          <Typography variant="body2" id={label} component="span">
            {name}
          </Typography>{' '}
          <Typography variant="caption" color="textSecondary" component="span" sx={{ display: 'inline-block' }}>
            {translate(`dossier.forms.${form}`)}
          </Typography>
          {condition && (
            <Typography variant="caption" color="textSecondary" component="div">
              {translate('intake.papers.only_if', { condition })}
            </Typography>
          )}
        </Box>
        {missing ? (
          <Box component="span" sx={[toneStyle('amber'), { px: 0.75, borderRadius: 1, fontSize: 12, fontWeight: 500 }]}>
            <span aria-hidden>! </span>
            {translate('intake.papers.missing')}
          </Box>
        ) : (
          <span />
        )}
        <InputBase
          type="number"
          value={paper.copies}
          onChange={(event) =>
            change({ copies: Math.min(99, Math.max(1, Math.trunc(Number(event.target.value)) || 1)) })
          }
          onFocus={(event) => event.target.select()}
          sx={{ fontSize: 13, opacity: paper.present ? 1 : 0.75, '& input': { textAlign: 'right', p: 0.5 } }}
          slotProps={{
            input: { min: 1, max: 99, tabIndex: -1, 'aria-label': translate('intake.papers.copies', { name }) },
          }}
        />
        <IconButton
          size="small"
          tabIndex={-1}
          aria-label={translate('intake.papers.add_note', { name })}
          aria-expanded={noting}
          onClick={() => setNoting(!noting)}
        >
          <EditNote fontSize="small" />
        </IconButton>
      </Box>
      {offer && (!paper.present || paper.reused === offer.attachment.id) && (
        <PaperOffer
          offer={offer}
          used={paper.present}
          onUse={(used) => change({ present: used, reused: used ? offer.attachment.id : '' })}
          onLook={() => onLook(offer.attachment)}
        />
      )}
      {noting && (
        <TextField
          size="small"
          fullWidth
          autoFocus={paper.note === ''}
          label={translate('intake.papers.note_label')}
          value={paper.note}
          onChange={(event) => change({ note: event.target.value })}
          onBlur={() => setNoting(paper.note.trim() !== '')}
          slotProps={{ htmlInput: { maxLength: 500, 'aria-label': translate('intake.papers.note', { name }) } }}
          sx={{ my: 0.5 }}
        />
      )}
    </Box>
  );
};
