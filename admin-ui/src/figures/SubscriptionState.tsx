import Box from '@mui/material/Box';
import { formatDateVi } from '@motcua/shared/calendar';
import type { LastReportMail, ReportSubscriptionView } from '@motcua/shared/figures';
import { useTranslate } from 'react-admin';
import { exactWords } from '../time/time-words';

/** What became of the last mail, and why nothing comes any more. */
export const SubscriptionState = ({ one: { last, endedAt, endReason } }: { readonly one: ReportSubscriptionView }) => {
  const translate = useTranslate();
  return (
    <>
      {endedAt !== null && (
        <Box sx={{ mb: 0.5 }}>
          {translate(`report_mails.ended.${endReason}`, { at: exactWords(new Date(endedAt)) })}
        </Box>
      )}
      {last ? <Last last={last} /> : endedAt === null && translate('report_mails.not_yet')}
    </>
  );
};

const Last = ({ last }: { readonly last: LastReportMail }) => {
  const translate = useTranslate();
  const { from, to, sentAt, kept, failure, lastError, mayHaveArrived } = last;
  return (
    <>
      {translate('report_mails.days', { from: formatDateVi(from), to: formatDateVi(to) })}
      <Box sx={{ fontSize: 12, color: failure === null || failure === 'asked' ? 'text.secondary' : 'error.main' }}>
        {failure !== null
          ? translate(`report_mails.failed.${failure}`)
          : sentAt === null
            ? translate(lastError === null ? 'report_mails.under_way' : 'report_mails.tried_again')
            : translate(kept ? 'report_mails.kept' : 'report_mails.sent', { at: exactWords(new Date(sentAt)) })}
        {mayHaveArrived && ` ${translate('report_mails.may_have_arrived')}`}
      </Box>
      {lastError !== null && <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{lastError}</Box>}
    </>
  );
};
