import { vi as errors } from './error-messages';
import { acts } from './vi/acts';
import { admin } from './vi/admin';
import { attachments } from './vi/attachments';
import { boards } from './vi/boards';
import { catchUps } from './vi/catch-ups';
import { clock } from './vi/clock';
import { desk } from './vi/desk';
import { card } from './vi/card';
import { close } from './vi/close';
import { exports_ } from './vi/exports';
import { figures } from './vi/figures';
import { forecast } from './vi/forecast';
import { frame } from './vi/frame';
import { framework } from './vi/framework';
import { intake } from './vi/intake';
import { lateCauses } from './vi/late-causes';
import { ledger } from './vi/ledger';
import { noticeHealth } from './vi/notice-health';
import { onTime } from './vi/on-time';
import { papers } from './vi/papers';
import { qd766 } from './vi/qd-766';
import { reportMails } from './vi/report-mails';
import { results } from './vi/results';
import { signatures } from './vi/signatures';

/** Vietnamese, the language of the house: every other language has the same keys. */
export const vi = {
  ...framework,
  ...desk,
  ...acts,
  ...frame,
  ...intake,
  ...admin,
  ...catchUps,
  ...lateCauses,
  ...ledger,
  ...clock,
  ...card,
  ...close,
  ...exports_,
  ...figures,
  ...forecast,
  ...noticeHealth,
  ...onTime,
  ...papers,
  ...attachments,
  ...boards,
  ...qd766,
  ...reportMails,
  ...results,
  ...signatures,
  errors,
};
