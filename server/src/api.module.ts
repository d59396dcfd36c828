import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, Reflector } from '@nestjs/core';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { ADMIN_CONTROLLERS } from './admin/admin-controllers.js';
import { AttachFileService } from './attachments/attach-file.service.js';
import { AttachmentContentController } from './attachments/attachment-content.controller.js';
import { AttachmentLimitsController } from './attachments/attachment-limits.controller.js';
import { AttachmentsController, FILE_LIMITS } from './attachments/attachments.controller.js';
import { PictureConversions } from './attachments/convert-picture.js';
import { EarlierPapersController } from './attachments/earlier-papers.controller.js';
import { EarlierPapers } from './attachments/earlier-papers.js';
import { PapersAtCounterController } from './attachments/papers-at-counter.controller.js';
import { SetPaperValidity } from './attachments/paper-validity.js';
import { CheckOpenSignatures } from './attachments/check-open-signatures.js';
import { CheckSignaturesAgain } from './attachments/check-signatures-again.js';
import { SignatureChecksController } from './attachments/signature-checks.controller.js';
import { PaperValidityController } from './attachments/paper-validity.controller.js';
import { ReadAttachmentsService } from './attachments/read-attachments.service.js';
import { RemoveAttachmentService } from './attachments/remove-attachment.service.js';
import { ReuseAttachmentService } from './attachments/reuse-attachment.service.js';
import type { FileLimits } from './attachments/room-of-dossier.js';
import { ScanArrived } from './attachments/scan-arrived.js';
import { WriteOnce } from './audit/write-once.js';
import { AuthController } from './auth/auth.controller.js';
import { ChangePasswordService } from './auth/change-password.service.js';
import { PasswordController } from './auth/password.controller.js';
import { PasswordHasher } from './auth/password/password-hasher.js';
import { PreferencesController } from './auth/preferences.controller.js';
import { SessionGuard } from './auth/session.guard.js';
import { SessionStore } from './auth/session.store.js';
import { SignInService } from './auth/sign-in.service.js';
import { CalendarMoveRunner } from './calendar-moves/calendar-move-runner.js';
import { CalendarMovesController } from './calendar-moves/calendar-moves.controller.js';
import { CarryOutMoves } from './calendar-moves/carry-out-moves.js';
import { CalendarController } from './calendar/calendar.controller.js';
import { DeadlinesController } from './calendar/deadlines.controller.js';
import { Clock } from './common/clock.js';
import { ProblemFilter } from './common/http/problem.filter.js';
import { UndeclaredGuard } from './common/http/undeclared.guard.js';
import { validationPipe } from './common/http/validation.js';
import { provide } from './common/provide.js';
import { SecretBox } from './common/secret-box.js';
import { ENV, type Env } from './config/env.token.js';
import { addressOf } from './database/data-source.js';
import { OfficeTransactions } from './database/office-transaction.js';
import type { Replica } from './database/replica.js';
import { ReportTransactions } from './database/report-transactions.js';
import { AlertsController } from './deadlines/alerts.controller.js';
import { DigestsController } from './digests/digests.controller.js';
import { ApprovalsController } from './dossiers/approvals.controller.js';
import { CatchUpService } from './dossiers/catch-up.service.js';
import { CatchUpsController } from './dossiers/catch-ups.controller.js';
import { CitizenNotices } from './dossiers/citizen-notices.js';
import { CountDossiersService } from './dossiers/count-dossiers.service.js';
import { DossiersController } from './dossiers/dossiers.controller.js';
import { ExportDossiersService } from './dossiers/export-dossiers.service.js';
import { FindApprovalsService } from './dossiers/find-approvals.service.js';
import { FindDossiersService } from './dossiers/find-dossiers.service.js';
import { IntakeDossierService } from './dossiers/intake-dossier.service.js';
import { ReadDossierService } from './dossiers/read-dossier.service.js';
import { ReadCatchUpService } from './dossiers/read-catch-up.service.js';
import { RehearseTransitionService } from './dossiers/rehearse-transition.service.js';
import { SameVisitService } from './dossiers/same-visit.service.js';
import { FindSameReaderService } from './dossiers/find-same-reader.service.js';
import { SearchDossiersService } from './dossiers/search-dossiers.service.js';
import { SettleApprovalService } from './dossiers/settle-approval.service.js';
import { StepTimes } from './dossiers/step-times.js';
import { TransitionDossierService } from './dossiers/transition-dossier.service.js';
import { ExportRunner } from './exports/export-runner.js';
import { ExportsController } from './exports/exports.controller.js';
import { MakeExports } from './exports/make-exports.js';
import { BoardsController } from './figures/boards.controller.js';
import { FiguresController } from './figures/figures.controller.js';
import { OnTimeController } from './figures/on-time.controller.js';
import type { FileScanner } from './file-scan/file-scanner.js';
import { FileStore } from './file-store/file-store.js';
import { ForecastsController } from './forecast/forecasts.controller.js';
import { KeepStepTimes } from './forecast/keep-step-times.js';
import { HealthController } from './health.controller.js';
import { HistoryBatches } from './history-import/history-batches.js';
import { HistoryImportRunner } from './history-import/history-import-runner.js';
import { HistoryImportsController } from './history-import/history-imports.controller.js';
import { LiveController } from './live/live.controller.js';
import { DEFAULT_LIVE_SETTINGS, type LiveSettings } from './live/live-settings.js';
import { LiveStreams } from './live/live-streams.js';
import { METRICS, MetricsController } from './metrics/metrics.controller.js';
import { tellOfReplica } from './metrics/replica-metrics.js';
import { CloseVisitService } from './notices/close-visit.service.js';
import { FindCalls } from './notices/find-calls.js';
import { FindNotices } from './notices/find-notices.js';
import { GatewayReportsController } from './notices/gateway-reports.controller.js';
import { KeptMessages } from './notices/kept-messages.js';
import { KeptMessagesController } from './notices/kept-messages.controller.js';
import { MailBouncesController } from './notices/mail-bounces.controller.js';
import { NoticeHealthController } from './notices/notice-health.controller.js';
import { DEFAULT_NOTICE_SETTINGS, type NoticeSettings } from './notices/notice-settings.js';
import { NoticesController } from './notices/notices.controller.js';
import { NoticePlanner } from './notices/plan-notices.js';
import { ReleaseVisit } from './notices/release-visit.js';
import { RecallNotice } from './notices/recall-notice.js';
import { RecordCall } from './notices/record-call.js';
import { RecordReport } from './notices/record-report.js';
import { ResendNotice } from './notices/resend-notice.js';
import { RevealNumber } from './notices/reveal-number.js';
import { TellCitizen } from './notices/tell-citizen.js';
import { VisitsController } from './notices/visits.controller.js';
import { FindHandoverSheets } from './papers/find-handover-sheets.js';
import { FindRegisters } from './papers/find-registers.js';
import { HandoverSheetsController } from './papers/handover-sheets.controller.js';
import { HandoverSheetsService } from './papers/handover-sheets.service.js';
import { PapersController } from './papers/papers.controller.js';
import { PapersService } from './papers/papers.service.js';
import { ReceiptsForMails } from './papers/receipts-for-mails.js';
import { PrintQueueController } from './papers/print-queue.controller.js';
import { PrintQueueService } from './papers/print-queue.service.js';
import { RegistersController } from './papers/registers.controller.js';
import { ReadyPapersService } from './papers/ready-papers.service.js';
import { RegistersService } from './papers/registers.service.js';
import { SlipSeal } from './papers/slip-seal.js';
import { ProcedureCatalogue } from './procedures/procedure-catalogue.js';
import { ProceduresController } from './procedures/procedures.controller.js';
import { QUEUE_CHECK, type QueueCheck } from './queue/queue-check.js';
import { CardsController } from './reports/cards.controller.js';
import { ClosesController } from './reports/closes/closes.controller.js';
import { MakeReportMails } from './reports/mails/make-report-mails.js';
import { ReportMailRunner } from './reports/mails/report-mail-runner.js';
import { ReportSubscriptionsController } from './reports/mails/subscriptions.controller.js';
import { PublicCards } from './reports/public-cards.js';
import { ReportsController } from './reports/reports.controller.js';
import { TablesController } from './reports/tables/tables.controller.js';
import { CopyResult } from './results/copy-result.js';
import { FindResults } from './results/find-results.js';
import { OfficeSeal, OUTSIDE_TIMEOUT_MS, type SealSettings } from './results/office-seal.js';
import { PlaceResult } from './results/place-result.js';
import { ResultsController } from './results/results.controller.js';
import { FolderOfSeals, NoSeals, type Seals } from './signatures/sealing/seals.js';
import { SignatureRoots } from './signatures/signature-roots.js';
import { StaffController } from './staff/staff.controller.js';
import { ThumbnailsController } from './thumbnails/thumbnails.controller.js';

/** What a process brings to the API. */
export interface ApiParts {
  readonly env: Env;
  /** Signed in as the application's role, which owns nothing. */
  readonly db: DataSource;
  /** Read by reports; left out where none is set up. */
  readonly replica?: Replica | undefined;
  readonly box: SecretBox;
  readonly logger: Logger;
  readonly files: FileStore;
  /** Looks for viruses; left out where none is set up. */
  readonly scanner?: FileScanner | undefined;
  readonly checkQueue: QueueCheck;
  /** Figures of the process. */
  readonly registry?: Registry;
  readonly live?: LiveSettings;
  readonly notices?: Partial<NoticeSettings>;
}

const SERVICES: Provider[] = [
  provide(OfficeTransactions, DataSource, Clock),
  provide(WriteOnce, OfficeTransactions),
  provide(PublicCards, OfficeTransactions, ReportTransactions),
  provide(ProcedureCatalogue),
  provide(SignInService, DataSource, SecretBox, PasswordHasher, SessionStore),
  provide(ChangePasswordService, SecretBox, PasswordHasher),
  provide(FindDossiersService, ProcedureCatalogue),
  provide(CountDossiersService),
  provide(PictureConversions, FileStore),
  provide(AttachFileService, ProcedureCatalogue, FileStore, FILE_LIMITS),
  provide(RemoveAttachmentService, ProcedureCatalogue),
  provide(SetPaperValidity, ProcedureCatalogue),
  provide(CheckSignaturesAgain, ProcedureCatalogue, FileStore, SignatureRoots, Clock),
  provide(ReadAttachmentsService),
  provide(EarlierPapers, ProcedureCatalogue),
  provide(ReuseAttachmentService, ProcedureCatalogue, EarlierPapers, FILE_LIMITS),
  provide(FindResults),
  provide(PlaceResult, ProcedureCatalogue),
  provide(CopyResult, ProcedureCatalogue, AttachFileService),
  provide(SearchDossiersService, ProcedureCatalogue, SecretBox),
  provide(FindSameReaderService, ProcedureCatalogue, SecretBox),
  provide(ExportDossiersService, ProcedureCatalogue),
  provide(ReadDossierService, ProcedureCatalogue, SecretBox),
  provide(TransitionDossierService, ProcedureCatalogue, CitizenNotices, StepTimes, SecretBox),
  provide(IntakeDossierService, ProcedureCatalogue, TransitionDossierService, CitizenNotices, SecretBox),
  provide(RehearseTransitionService, TransitionDossierService),
  provide(SameVisitService, TransitionDossierService, ProcedureCatalogue),
  provide(SettleApprovalService, TransitionDossierService, ProcedureCatalogue),
  provide(FindApprovalsService),
  provide(CatchUpService, IntakeDossierService, SecretBox),
  provide(ReadCatchUpService, ProcedureCatalogue, SecretBox),
  provide(SlipSeal, SecretBox),
  provide(PapersService, ProcedureCatalogue, SecretBox, SlipSeal),
  provide(PrintQueueService, ProcedureCatalogue, SecretBox),
  provide(ReadyPapersService, ProcedureCatalogue),
  provide(HandoverSheetsService, ProcedureCatalogue, SecretBox),
  provide(FindHandoverSheets),
  provide(FindRegisters),
  provide(RegistersService, SecretBox),
  provide(KeptMessages, OfficeTransactions, SecretBox),
  provide(CloseVisitService, ReleaseVisit),
  provide(RecallNotice),
  provide(RecordReport, DataSource),
  provide(HistoryBatches, OfficeTransactions, SecretBox),
  provide(CarryOutMoves, ProcedureCatalogue, CitizenNotices),
  { ...provide(KeepStepTimes), provide: StepTimes },
  { ...provide(TellCitizen, NoticePlanner, ProcedureCatalogue, SecretBox), provide: CitizenNotices },
];

const CONTROLLERS = [
  AuthController,
  PasswordController,
  PreferencesController,
  HealthController,
  DossiersController,
  AttachmentsController,
  EarlierPapersController,
  ThumbnailsController,
  AttachmentContentController,
  AttachmentLimitsController,
  PaperValidityController,
  SignatureChecksController,
  PapersAtCounterController,
  ResultsController,
  PapersController,
  PrintQueueController,
  HandoverSheetsController,
  RegistersController,
  ApprovalsController,
  CatchUpsController,
  ProceduresController,
  StaffController,
  CalendarController,
  DeadlinesController,
  CalendarMovesController,
  AlertsController,
  DigestsController,
  NoticesController,
  NoticeHealthController,
  GatewayReportsController,
  MailBouncesController,
  MetricsController,
  VisitsController,
  ForecastsController,
  FiguresController,
  CardsController,
  ReportsController,
  TablesController,
  ClosesController,
  ReportSubscriptionsController,
  OnTimeController,
  BoardsController,
  LiveController,
  HistoryImportsController,
  ExportsController,
  ...ADMIN_CONTROLLERS,
];

@Module({})
export class ApiModule {
  static with(parts: ApiParts): DynamicModule {
    const { env, db, box, logger, files, checkQueue, registry = new Registry(), live = DEFAULT_LIVE_SETTINGS } = parts;
    const limits: FileLimits = { perFile: env.maxFileBytes, perDossier: env.maxDossierFilesBytes };
    const settings = { ...DEFAULT_NOTICE_SETTINGS, ...parts.notices };
    const clock = new Clock(env.clockOffsetMs);
    const roots = new SignatureRoots(env.signatureRoots);
    const resends = new ResendNotice(box, settings);
    return {
      module: ApiModule,
      controllers: keepsMessages(env) ? [...CONTROLLERS, KeptMessagesController] : CONTROLLERS,
      providers: [
        { provide: ENV, useValue: env },
        { provide: DataSource, useValue: db },
        { provide: SecretBox, useValue: box },
        { provide: FileStore, useValue: files },
        { provide: FILE_LIMITS, useValue: limits },
        { provide: ScanArrived, useValue: new ScanArrived(parts.scanner ?? null, db, logger) },
        { provide: SignatureRoots, useValue: roots },
        { provide: OfficeSeal, useValue: new OfficeSeal(files, sealsOf(env), roots, clock, sealSettings(env), logger) },
        { provide: QUEUE_CHECK, useValue: checkQueue },
        { provide: METRICS, useValue: registry },
        { provide: Clock, useValue: clock },
        { provide: PasswordHasher, useValue: new PasswordHasher() },
        { provide: SessionStore, useValue: new SessionStore(db, env.clockOffsetMs) },
        {
          provide: NoticePlanner,
          useValue: new NoticePlanner(box, settings),
        },
        { provide: ReleaseVisit, useValue: new ReleaseVisit(box, settings) },
        FindNotices,
        { provide: FindCalls, useValue: new FindCalls(box) },
        { provide: RevealNumber, useValue: new RevealNumber(box) },
        { provide: RecordCall, useValue: new RecordCall(box, resends) },
        { provide: ResendNotice, useValue: resends },
        {
          provide: ReportTransactions,
          useFactory: (transactions: OfficeTransactions) => readingReports(transactions, parts.replica, registry),
          inject: [OfficeTransactions],
        },
        {
          provide: LiveStreams,
          useFactory: (sessions: SessionStore) => new LiveStreams(addressOf(db), sessions, live, logger),
          inject: [SessionStore],
        },
        {
          provide: CalendarMoveRunner,
          useFactory: (transactions: OfficeTransactions, catalogue: ProcedureCatalogue, carryOut: CarryOutMoves) =>
            new CalendarMoveRunner(db, transactions, catalogue, carryOut, logger),
          inject: [OfficeTransactions, ProcedureCatalogue, CarryOutMoves],
        },
        {
          provide: HistoryImportRunner,
          useFactory: (batches: HistoryBatches) => new HistoryImportRunner(db, batches, logger),
          inject: [HistoryBatches],
        },
        {
          provide: ExportRunner,
          useFactory: (transactions: OfficeTransactions, reports: ReportTransactions, catalogue: ProcedureCatalogue) =>
            new ExportRunner(
              db,
              transactions,
              files,
              new MakeExports(db, transactions, reports, clock, catalogue, box, files, logger),
              logger,
            ),
          inject: [OfficeTransactions, ReportTransactions, ProcedureCatalogue],
        },
        {
          provide: ReportMailRunner,
          useFactory: (transactions: OfficeTransactions, reports: ReportTransactions) =>
            new ReportMailRunner(
              new MakeReportMails(db, transactions, reports, clock, box, env.publicUrl, logger),
              logger,
            ),
          inject: [OfficeTransactions, ReportTransactions],
        },
        {
          provide: CheckOpenSignatures,
          useFactory: (transactions: OfficeTransactions, checks: CheckSignaturesAgain) =>
            new CheckOpenSignatures(db, transactions, checks, roots, clock, logger),
          inject: [OfficeTransactions, CheckSignaturesAgain],
        },
        {
          provide: ReceiptsForMails,
          useFactory: (transactions: OfficeTransactions, papers: PapersService) =>
            new ReceiptsForMails(db, transactions, papers, logger),
          inject: [OfficeTransactions, PapersService],
        },
        ...SERVICES,
        {
          provide: APP_GUARD,
          useFactory: (reflector: Reflector, sessions: SessionStore) =>
            new SessionGuard(reflector, sessions, box, env.publicUrl, env.cookieSecure),
          inject: [Reflector, SessionStore],
        },
        { provide: APP_GUARD, useValue: new UndeclaredGuard() },
        { provide: APP_PIPE, useFactory: validationPipe },
        { provide: APP_FILTER, useValue: new ProblemFilter(logger) },
      ],
    };
  }
}

function readingReports(
  transactions: OfficeTransactions,
  replica: Replica | undefined,
  registry: Registry,
): ReportTransactions {
  const reports = new ReportTransactions(transactions, replica ?? null);
  if (replica) tellOfReplica(registry, replica, reports);
  return reports;
}

const sealsOf = ({ sealsDir }: Env): Seals =>
  sealsDir === undefined ? new NoSeals() : new FolderOfSeals(sealsDir, OUTSIDE_TIMEOUT_MS);
const sealSettings = ({ timeStampUrl, maxFileBytes }: Env): SealSettings => ({
  timeStampUrl: timeStampUrl ?? null,
  maxBytes: maxFileBytes,
});

/** Kept messages show citizens' data to whoever opens the page, so only a demonstration on one computer has it. */
export const keepsMessages = (env: Env): boolean => env.mode === 'local' && env.demo && env.hostIsLoopback;
