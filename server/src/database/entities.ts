import { Attachment, SignatureCheck, StoredFile, TrustedRoots } from '../attachments/attachment.entities.js';
import { Applicant } from '../applicants/applicant.entity.js';
import { StatedWish } from '../applicants/stated-wish.entity.js';
import { Approval } from '../dossiers/entities/approval.entity.js';
import { AccessRecord, AdminAudit, IdempotencyKey } from '../audit/audit.entity.js';
import { Installation, Session, SignInAttempt } from '../auth/session.entity.js';
import { DeadlineAlert, StaffAlert } from '../alerts/alert.entities.js';
import { AlertMail } from '../alerts/alert-mail.entity.js';
import { StaffDigest } from '../alerts/staff-digest.entity.js';
import { StaffNoticeRuleRow } from '../alerts/staff-notice-rule.entity.js';
import { ScheduleRun } from '../queue/schedule-run.entity.js';
import { CalendarMove } from '../calendar-moves/calendar-move.entity.js';
import { CalendarRevision, OfficeFormerPath } from '../calendar/calendar-revision.entity.js';
import { CalendarDay, OfficeHours } from '../calendar/calendar.entity.js';
import { CatchUp } from '../dossiers/entities/catch-up.entity.js';
import { ApologyDraft } from '../dossiers/entities/apology-draft.entity.js';
import { DossierEvent } from '../dossiers/entities/dossier-event.entity.js';
import {
  DossierComponent,
  DossierHandover,
  DossierPause,
  DossierPayment,
  DossierResult,
  NumberSeries,
  ResultCollection,
} from '../dossiers/entities/dossier-parts.entity.js';
import { Dossier } from '../dossiers/entities/dossier.entity.js';
import { RegisterEntry } from '../dossiers/entities/register-entry.entity.js';
import { HistoryImport } from '../dossiers/entities/history-import.entity.js';
import { HistoryImportPart } from '../history-import/history-import-part.entity.js';
import { Visit } from '../dossiers/entities/visit.entity.js';
import {
  DossierForecast,
  ForecastBacktest,
  ForecastJob,
  StepDuration,
  StepStatistic,
} from '../forecast/forecast.entity.js';
import { ExportJob } from '../exports/export-job.entity.js';
import { GatewayReport } from '../notices/gateway-report.entity.js';
import { GatewayState } from '../notices/gateway-state.entity.js';
import { SeenClock } from '../notices/seen-clock.entity.js';
import { NoticeCall } from '../notices/notice-call.entity.js';
import { Notice } from '../notices/notice.entity.js';
import { NoticeRuleRow } from '../notices/notice-rule.entity.js';
import { NoticeTemplate } from '../notices/notice-template.entity.js';
import { OfficeSetting } from '../offices/office-setting.entity.js';
import { Office, OfficeSuccession } from '../offices/office.entity.js';
import { OutboxMessage } from '../outbox/outbox-message.entity.js';
import { HandoverSheet } from '../papers/handover-sheet.entity.js';
import { RegisterPrint } from '../papers/register-print.entity.js';
import { Paper } from '../papers/paper.entity.js';
import { Procedure, ProcedureVersion } from '../procedures/procedure.entity.js';
import { FigureSum, ProcedureSum, SettledSum } from '../figures/figure-sums.entity.js';
import { ReportClose } from '../reports/closes/report-close.entity.js';
import { ReportMail, ReportSubscription } from '../reports/mails/report-mail.entities.js';
import { StaffPreference } from '../staff/staff-preference.entity.js';
import { Delegation, Staff, StaffLeave, StaffRoleAtOffice } from '../staff/staff.entity.js';

/** Every table; the schema check compares these with what the migrations made. */
export const ENTITIES = [
  Office,
  OfficeSuccession,
  OfficeSetting,
  NoticeRuleRow,
  StaffNoticeRuleRow,
  Staff,
  StaffRoleAtOffice,
  StaffLeave,
  Delegation,
  StaffPreference,
  Session,
  SignInAttempt,
  Installation,
  Procedure,
  ProcedureVersion,
  CalendarDay,
  CalendarMove,
  DeadlineAlert,
  StaffAlert,
  StaffDigest,
  AlertMail,
  ScheduleRun,
  CalendarRevision,
  OfficeFormerPath,
  OfficeHours,
  Applicant,
  StatedWish,
  HistoryImport,
  HistoryImportPart,
  Visit,
  Dossier,
  DossierEvent,
  DossierComponent,
  DossierPause,
  DossierHandover,
  DossierPayment,
  DossierResult,
  ResultCollection,
  StoredFile,
  Attachment,
  SignatureCheck,
  TrustedRoots,
  NumberSeries,
  Approval,
  ApologyDraft,
  CatchUp,
  StepDuration,
  StepStatistic,
  DossierForecast,
  ForecastBacktest,
  ForecastJob,
  Notice,
  GatewayReport,
  GatewayState,
  SeenClock,
  NoticeCall,
  NoticeTemplate,
  Paper,
  HandoverSheet,
  RegisterPrint,
  RegisterEntry,
  FigureSum,
  SettledSum,
  ProcedureSum,
  ReportClose,
  ExportJob,
  ReportSubscription,
  ReportMail,
  OutboxMessage,
  IdempotencyKey,
  AccessRecord,
  AdminAudit,
];
