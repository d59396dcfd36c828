import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import {
  type PdfSignature,
  type SignatureReport,
  type SignatureVerdict,
  signatureVerdict,
} from '@motcua/shared/signatures';
import { useTranslate } from 'react-admin';
import { exactWords } from '../time/time-words';
import { toneStyle, type Tone } from '../ui/tone';
import { signatureLines } from './signature-lines';

const TONE: Record<SignatureVerdict, Tone> = { good: 'green', doubtful: 'amber', bad: 'red' };

interface Props {
  readonly report: SignatureReport;
  /** Who had them checked again, null where other authorities are trusted since; unset where they were checked as the file came in. */
  readonly checkedBy?: string | null;
  /** For who hears it, where the words stand beside others. */
  readonly label?: string | undefined;
}

/** What the signatures of a file are worth: for each who signed, one word on it, and why. */
export const SignatureWords = ({ report, checkedBy, label }: Props) => {
  const translate = useTranslate();
  const time = exactWords(new Date(report.checkedAt));
  const unseen = report.found - report.signatures.length;
  return (
    <Box component="ul" aria-label={label ?? translate('signatures.title')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {report.signatures.map((one, index) => (
        <Signature key={index} signature={one} />
      ))}
      <Typography component="li" variant="body2" color="textSecondary">
        {checkedBy === undefined
          ? translate('signatures.checked', { time })
          : checkedBy === null
            ? translate('signatures.checked_for_roots', { time })
            : translate('signatures.checked_by', { time, name: checkedBy })}
      </Typography>
      {unseen > 0 && (
        <Typography component="li" variant="body2" color="textSecondary">
          {translate('signatures.unseen', { count: unseen })}
        </Typography>
      )}
    </Box>
  );
};

const Signature = ({ signature }: { signature: PdfSignature }) => {
  const translate = useTranslate();
  const verdict = signatureVerdict(signature);
  const [who, ...why] = signatureLines(signature, translate);
  return (
    <Box component="li" sx={{ '& + &': { mt: 1 } }}>
      <Typography variant="body2">
        <Box
          component="span"
          sx={[{ px: 0.75, py: 0.125, mr: 1, borderRadius: 1, fontWeight: 500 }, toneStyle(TONE[verdict])]}
        >
          {translate(`signatures.verdict.${verdict}`)}
        </Box>
        {who}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {why.join(' · ')}
      </Typography>
    </Box>
  );
};
