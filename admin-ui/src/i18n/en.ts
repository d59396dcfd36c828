import english from 'ra-language-english';
import { en as errors } from './error-messages';
import { acts } from './en/acts';
import { admin } from './en/admin';
import { catchUps } from './en/catch-ups';
import { clock } from './en/clock';
import { desk } from './en/desk';
import { forecast } from './en/forecast';
import { frame } from './en/frame';
import { intake } from './en/intake';
import { ledger } from './en/ledger';
import { noticeHealth } from './en/notice-health';
import { papers } from './en/papers';

export const en = {
  ...english,
  ...desk,
  ...acts,
  ...frame,
  ...intake,
  ...admin,
  ...catchUps,
  ...ledger,
  ...clock,
  ...forecast,
  ...noticeHealth,
  ...papers,
  errors,
};
