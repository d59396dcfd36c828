import Typography from '@mui/material/Typography';
import { isExpired } from '@motcua/shared/attachments';
import { formatDateVi, localDateOf } from '@motcua/shared/calendar';
import { useTranslate } from 'react-admin';
import { toneText } from '../ui/tone';

interface Props {
  readonly validUntil: string;
  readonly now: Date;
}

/** Until when a paper is valid, or since when it is no longer. */
export const ValidityWords = ({ validUntil, now }: Props) => {
  const translate = useTranslate();
  const expired = isExpired(validUntil, localDateOf(now));
  return (
    <Typography
      component="span"
      variant="body2"
      sx={[{ display: 'block' }, expired ? toneText('amber') : { color: 'text.secondary' }]}
    >
      {translate(`attachments.validity.${expired ? 'expired' : 'valid'}`, { day: formatDateVi(validUntil) })}
    </Typography>
  );
};
