import { InitialSchema1763856000000 } from './1763856000000-initial-schema.js';
import { OfficeWalls1763856000001 } from './1763856000001-office-walls.js';
import { LiveChanges1763900000000 } from './1763900000000-live-changes.js';
import { StaffPreferences1763900000020 } from './1763900000020-staff-preferences.js';
import { Visits1763900000030 } from './1763900000030-visits.js';
import { CatchUpDossiers1763900000050 } from './1763900000050-catch-up-dossiers.js';
import { IntakeNote1763900000060 } from './1763900000060-intake-note.js';
import { CalendarRevisions1764200000000 } from './1764200000000-calendar-revisions.js';
import { CalendarMoves1764200000010 } from './1764200000010-calendar-moves.js';
import { DeadlineAlerts1764200100000 } from './1764200100000-deadline-alerts.js';
import { Forecasts1764200200000 } from './1764200200000-forecasts.js';
import { OfficeSettings1764300000000 } from './1764300000000-office-settings.js';
import { ApologyDrafts1764300000010 } from './1764300000010-apology-drafts.js';
import { PausesApart1764300100000 } from './1764300100000-pauses-apart.js';
import { ResponseClock1764300100010 } from './1764300100010-response-clock.js';
import { StaffDigests1764300200000 } from './1764300200000-staff-digests.js';
import { NoticeRules1764400100000 } from './1764400100000-notice-rules.js';
import { NoticeTiming1764400200000 } from './1764400200000-notice-timing.js';
import { ResentNotices1764400200010 } from './1764400200010-resent-notices.js';
import { GatewayReports1764400600000 } from './1764400600000-gateway-reports.js';
import { NoticeCalls1764400700000 } from './1764400700000-notice-calls.js';
import { NoticeLadder1764500100000 } from './1764500100000-notice-ladder.js';
import { PhoneTasks1764500100010 } from './1764500100010-phone-tasks.js';
import { SameTexts1764500100020 } from './1764500100020-same-texts.js';
import { NoticeTemplates1764500200000 } from './1764500200000-notice-templates.js';
import { AskUnknown1764500300000 } from './1764500300000-ask-unknown.js';
import { MessageWishes1764500400000 } from './1764500400000-message-wishes.js';
import { AssignedAlerts1764500500000 } from './1764500500000-assigned-alerts.js';
import { GatewayStates1764500600000 } from './1764500600000-gateway-states.js';
import { WorkersReadWords1764600100000 } from './1764600100000-workers-read-words.js';
import { SeenClock1764600200000 } from './1764600200000-seen-clock.js';
import { SilentTexts1764600300000 } from './1764600300000-silent-texts.js';
import { Papers1764700100000 } from './1764700100000-papers.js';
import { Attachments1764700200000 } from './1764700200000-attachments.js';
import { PaperForms1764800100000 } from './1764800100000-paper-forms.js';
import { ConfirmedPapers1764800100010 } from './1764800100010-confirmed-papers.js';
import { AttachmentSignatures1764800300000 } from './1764800300000-attachment-signatures.js';
import { RegisterOfResults1764800300010 } from './1764800300010-register-of-results.js';
import { Collections1764800300020 } from './1764800300020-collections.js';
import { FileScans1764800200000 } from './1764800200000-file-scans.js';
import { ReceiptsByMail1764800400000 } from './1764800400000-receipts-by-mail.js';
import { NoticesAnnouncedTogether1764800400010 } from './1764800400010-notices-announced-together.js';
import { Figures1764900400000 } from './1764900400000-figures.js';
import { ReusedAttachments1764900200000 } from './1764900200000-reused-attachments.js';
import { Thumbnails1764900500000 } from './1764900500000-thumbnails.js';
import { ReceivedResults1764900500010 } from './1764900500010-received-results.js';
import { ListIndexes1765000100000 } from './1765000100000-list-indexes.js';
import { StepsOfOffices1765000200000 } from './1765000200000-steps-of-offices.js';
import { LateCauses1765000200010 } from './1765000200010-late-causes.js';
import { HistoryImports1765000300000 } from './1765000300000-history-imports.js';
import { ReportCloses1765000300010 } from './1765000300010-report-closes.js';
import { ConvertedPictures1765000400000 } from './1765000400000-converted-pictures.js';
import { WallsReadOnce1765000900000 } from './1765000900000-walls-read-once.js';
import { ExportJobs1765100500000 } from './1765100500000-export-jobs.js';
import { ReportMails1765100700000 } from './1765100700000-report-mails.js';
import { TextsBegun1765200100000 } from './1765200100000-texts-begun.js';
import { HandoverSheets1765200300000 } from './1765200300000-handover-sheets.js';
import { PeopleOfNotices1765200100010 } from './1765200100010-people-of-notices.js';
import { AlertsByMail1765200100020 } from './1765200100020-alerts-by-mail.js';
import { RegisterNumbers1765200300010 } from './1765200300010-register-numbers.js';
import { NamesOfOffices1765000900010 } from './1765000900010-names-of-offices.js';
import { StaffNoticeRules1765100100000 } from './1765100100000-staff-notice-rules.js';
import { FigureSums1765100300000 } from './1765100300000-figure-sums.js';
import { NoticeStatesCompared1765200200000 } from './1765200200000-notice-states-compared.js';
import { QueuedNoticesUnannounced1765200200010 } from './1765200200010-queued-notices-unannounced.js';
import { ExportsTaken1765200400010 } from './1765200400010-exports-taken.js';
import { StepTimings1765200400000 } from './1765200400000-step-timings.js';
import { StatedWishes1765300100000 } from './1765300100000-stated-wishes.js';
import { StaffMailsInLine1765300100010 } from './1765300100010-staff-mails-in-line.js';
import { DatesMoved1765300500010 } from './1765300500010-dates-moved.js';
import { StatesInOrder1765300500000 } from './1765300500000-states-in-order.js';
import { ClosedListExports1765300400000 } from './1765300400000-closed-list-exports.js';
import { ClosesWithoutCauses1765300400010 } from './1765300400010-closes-without-causes.js';
import { FailedStaffMails1765310200000 } from './1765310200000-failed-staff-mails.js';
import { NoIndexOfTexts1765310200010 } from './1765310200010-no-index-of-texts.js';
import { GroupedReportMails1765300400020 } from './1765300400020-grouped-report-mails.js';
import { BroughtOverFound1765300400030 } from './1765300400030-brought-over-found.js';
import { SheetsKept1765300200000 } from './1765300200000-sheets-kept.js';
import { IntakeLists1765300200010 } from './1765300200010-intake-lists.js';
import { VisitsOfResults1765310100000 } from './1765310100000-visits-of-results.js';
import { VisitsOfReminders1765310100010 } from './1765310100010-visits-of-reminders.js';
import { WordsOfPapers1765310300000 } from './1765310300000-words-of-papers.js';
import { ValidityOfPapers1765310400000 } from './1765310400000-validity-of-papers.js';
import { OpenInSums1765310500000 } from './1765310500000-open-in-sums.js';
import { RefusalsFound1765310500010 } from './1765310500010-refusals-found.js';
import { UndoneOnItsWay1765400100000 } from './1765400100000-undone-on-its-way.js';
import { NumbersHeard1765400100010 } from './1765400100010-numbers-heard.js';
import { FoundEachSecond1765400100020 } from './1765400100020-found-each-second.js';
import { RegistersFound1765400200000 } from './1765400200000-registers-found.js';
import { PapersCountedByIssuer1765400200010 } from './1765400200010-papers-counted-by-issuer.js';
import { CasesChanged1765400300000 } from './1765400300000-cases-changed.js';
import { ClosesCompared1765400300010 } from './1765400300010-closes-compared.js';
import { ClocksOfBroughtOver1765400700000 } from './1765400700000-clocks-of-brought-over.js';
import { EndedReportMails1765400700010 } from './1765400700010-ended-report-mails.js';
import { SumsBehindWalls1765400800000 } from './1765400800000-sums-behind-walls.js';
import { UnwishedOnItsWay1765500100000 } from './1765500100000-unwished-on-its-way.js';
import { ScannedWith1765500200000 } from './1765500200000-scanned-with.js';
import { SignaturesCheckedAgain1765500200010 } from './1765500200010-signatures-checked-again.js';
import { SettledSums1765500300000 } from './1765500300000-settled-sums.js';
import { HandledElsewhereInOrder1765600000000 } from './1765600000000-handled-elsewhere-in-order.js';
import { CorrectedOnTheirWay1765600300000 } from './1765600300000-corrected-on-their-way.js';
import { DigestsTakenBack1765600300010 } from './1765600300010-digests-taken-back.js';
import { SheetsCountedBySuccessor1765600300020 } from './1765600300020-sheets-counted-by-successor.js';
import { TrustedRoots1765600300030 } from './1765600300030-trusted-roots.js';
import { ThumbnailsFound1765600400000 } from './1765600400000-thumbnails-found.js';
import { ApostrophesFolded1765600400010 } from './1765600400010-apostrophes-folded.js';

/** In the order in which they run. Merged migrations are never edited. */
export const MIGRATIONS = [
  InitialSchema1763856000000,
  OfficeWalls1763856000001,
  LiveChanges1763900000000,
  StaffPreferences1763900000020,
  Visits1763900000030,
  CatchUpDossiers1763900000050,
  IntakeNote1763900000060,
  CalendarRevisions1764200000000,
  CalendarMoves1764200000010,
  DeadlineAlerts1764200100000,
  Forecasts1764200200000,
  OfficeSettings1764300000000,
  ApologyDrafts1764300000010,
  PausesApart1764300100000,
  ResponseClock1764300100010,
  StaffDigests1764300200000,
  NoticeRules1764400100000,
  NoticeTiming1764400200000,
  ResentNotices1764400200010,
  GatewayReports1764400600000,
  NoticeCalls1764400700000,
  NoticeLadder1764500100000,
  PhoneTasks1764500100010,
  SameTexts1764500100020,
  NoticeTemplates1764500200000,
  AskUnknown1764500300000,
  MessageWishes1764500400000,
  AssignedAlerts1764500500000,
  GatewayStates1764500600000,
  WorkersReadWords1764600100000,
  SeenClock1764600200000,
  SilentTexts1764600300000,
  Papers1764700100000,
  Attachments1764700200000,
  PaperForms1764800100000,
  ConfirmedPapers1764800100010,
  AttachmentSignatures1764800300000,
  RegisterOfResults1764800300010,
  Collections1764800300020,
  FileScans1764800200000,
  ReceiptsByMail1764800400000,
  NoticesAnnouncedTogether1764800400010,
  Figures1764900400000,
  ReusedAttachments1764900200000,
  Thumbnails1764900500000,
  ReceivedResults1764900500010,
  ListIndexes1765000100000,
  StepsOfOffices1765000200000,
  LateCauses1765000200010,
  HistoryImports1765000300000,
  ReportCloses1765000300010,
  ConvertedPictures1765000400000,
  WallsReadOnce1765000900000,
  NamesOfOffices1765000900010,
  StaffNoticeRules1765100100000,
  FigureSums1765100300000,
  ExportJobs1765100500000,
  ReportMails1765100700000,
  TextsBegun1765200100000,
  PeopleOfNotices1765200100010,
  AlertsByMail1765200100020,
  NoticeStatesCompared1765200200000,
  QueuedNoticesUnannounced1765200200010,
  HandoverSheets1765200300000,
  RegisterNumbers1765200300010,
  ExportsTaken1765200400010,
  StepTimings1765200400000,
  StatedWishes1765300100000,
  StaffMailsInLine1765300100010,
  StatesInOrder1765300500000,
  DatesMoved1765300500010,
  ClosedListExports1765300400000,
  ClosesWithoutCauses1765300400010,
  GroupedReportMails1765300400020,
  BroughtOverFound1765300400030,
  SheetsKept1765300200000,
  IntakeLists1765300200010,
  VisitsOfResults1765310100000,
  VisitsOfReminders1765310100010,
  WordsOfPapers1765310300000,
  FailedStaffMails1765310200000,
  NoIndexOfTexts1765310200010,
  ValidityOfPapers1765310400000,
  OpenInSums1765310500000,
  RefusalsFound1765310500010,
  UndoneOnItsWay1765400100000,
  NumbersHeard1765400100010,
  FoundEachSecond1765400100020,
  RegistersFound1765400200000,
  PapersCountedByIssuer1765400200010,
  CasesChanged1765400300000,
  ClosesCompared1765400300010,
  ClocksOfBroughtOver1765400700000,
  EndedReportMails1765400700010,
  SumsBehindWalls1765400800000,
  UnwishedOnItsWay1765500100000,
  ScannedWith1765500200000,
  SignaturesCheckedAgain1765500200010,
  SettledSums1765500300000,
  HandledElsewhereInOrder1765600000000,
  CorrectedOnTheirWay1765600300000,
  DigestsTakenBack1765600300010,
  SheetsCountedBySuccessor1765600300020,
  TrustedRoots1765600300030,
  ThumbnailsFound1765600400000,
  ApostrophesFolded1765600400010,
];
