import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { type EarlierPaper, isViewable } from '../attachments/attachment.types';
import { ValidityWords } from '../attachments/ValidityWords';
import { whenWords } from '../time/time-words';
import { useNow } from '../time/use-now';
import { toneText } from '../ui/tone';

interface Props {
  readonly offer: EarlierPaper;
  /** It is the paper that is handed in. */
  readonly used: boolean;
  readonly onUse: (used: boolean) => void;
  readonly onLook: () => void;
}

/** A paper that the owner handed in before and that may stand for this one. */
export const PaperOffer = ({ offer, used, onUse, onLook }: Props) => {
  const translate = useTranslate();
  const now = useNow();
  const { attachment, dossierCode, paperName } = offer;
  const at = whenWords(new Date(attachment.uploadedAt), now, translate);
  const words = translate(`intake.papers.offer.${used ? 'used' : 'there'}`, { code: dossierCode, at });
  const button = (key: string, onClick: () => void) => (
    <Button
      size="small"
      onClick={onClick}
      aria-label={translate(`intake.papers.offer.${key}_of`, { name: paperName })}
      sx={{ minWidth: 0, py: 0 }}
    >
      {translate(`intake.papers.offer.${key}`)}
    </Button>
  );
  return (
    <Stack direction="row" sx={{ pl: 4, alignItems: 'center', flexWrap: 'wrap', columnGap: 0.5 }}>
      <Typography variant="caption" component="span" sx={used ? toneText('green') : { color: 'text.secondary' }}>
        {words}
      </Typography>
      {attachment.validUntil && <ValidityWords validUntil={attachment.validUntil} now={now} />}
      {isViewable(attachment) && button('look', onLook)}
      {button(used ? 'leave' : 'use', () => onUse(!used))}
    </Stack>
  );
};
