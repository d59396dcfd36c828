import type { PaperForm } from '@motcua/shared/papers';
import type { PaperDocument } from '../pdf/paper-document.js';
import type { DossierForPaper } from '../read-form-facts.js';
import { apology } from '../templates/apology.js';
import { dossierHandover } from '../templates/dossier-handover.js';
import { feeReceipt } from '../templates/fee-receipt.js';
import type { FormFacts } from '../templates/form-parts.js';
import { processControl } from '../templates/process-control.js';
import { receipt } from '../templates/receipt.js';
import { refusal } from '../templates/refusal.js';
import { resultReceipt } from '../templates/result-receipt.js';
import { stopNotice } from '../templates/stop-notice.js';
import { supplementRequest } from '../templates/supplement-request.js';
import { apologyFacts, refusalFacts, stopNoticeFacts, supplementRequestFacts } from './compose-citizen-papers.js';
import { receiptFacts } from './compose-receipt.js';
import {
  dossierHandoverFacts,
  feeReceiptFacts,
  processControlFacts,
  resultReceiptFacts,
} from './compose-working-papers.js';

type Compose = (source: DossierForPaper, facts: FormFacts) => PaperDocument;

const COMPOSE: Readonly<Record<PaperForm, Compose>> = {
  receipt: (source, facts) => receipt(receiptFacts(source, facts)),
  supplement_request: (source, facts) => supplementRequest(supplementRequestFacts(source, facts)),
  refusal: (source, facts) => refusal(refusalFacts(source, facts)),
  apology: (source, facts) => apology(apologyFacts(source, facts)),
  stop_notice: (source, facts) => stopNotice(stopNoticeFacts(source, facts)),
  process_control: (source, facts) => processControl(processControlFacts(source, facts)),
  dossier_handover: (source, facts) => dossierHandover(dossierHandoverFacts(source, facts)),
  result_receipt: (source, facts) => resultReceipt(resultReceiptFacts(source, facts)),
  fee_receipt: (source, facts) => feeReceipt(feeReceiptFacts(source, facts)),
};

/** The paper of a form about the event that the dossier was read for. */
export const composePaper = (form: PaperForm, source: DossierForPaper, facts: FormFacts): PaperDocument =>
  COMPOSE[form](source, facts);
