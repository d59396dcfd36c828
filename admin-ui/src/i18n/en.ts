import english from 'ra-language-english';
import { en as errors } from './error-messages';
import { acts } from './en/acts';
import { admin } from './en/admin';
import { attachments } from './en/attachments';
import { boards } from './en/boards';
import { catchUps } from './en/catch-ups';
import { clock } from './en/clock';
import { desk } from './en/desk';
import { card } from './en/card';
import { close } from './en/close';
import { exports_ } from './en/exports';
import { figures } from './en/figures';
import { forecast } from './en/forecast';
import { frame } from './en/frame';
import { intake } from './en/intake';
import { lateCauses } from './en/late-causes';
import { ledger } from './en/ledger';
import { noticeHealth } from './en/notice-health';
import { onTime } from './en/on-time';
import { papers } from './en/papers';
import { qd766 } from './en/qd-766';
import { reportMails } from './en/report-mails';
import { results } from './en/results';
import { signatures } from './en/signatures';

export const en = {
  ...english,
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
