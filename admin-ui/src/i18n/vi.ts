import { vi as errors } from './error-messages';
import { acts } from './vi/acts';
import { admin } from './vi/admin';
import { catchUps } from './vi/catch-ups';
import { clock } from './vi/clock';
import { desk } from './vi/desk';
import { forecast } from './vi/forecast';
import { frame } from './vi/frame';
import { framework } from './vi/framework';
import { intake } from './vi/intake';
import { ledger } from './vi/ledger';
import { noticeHealth } from './vi/notice-health';
import { papers } from './vi/papers';

/** Vietnamese, the language of the house: every other language has the same keys. */
export const vi = {
  ...framework,
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
