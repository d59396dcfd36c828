import { lazy } from 'react';

/** Where each page's script is; they come after the first list, one by one. */
const SCRIPTS = {
  DossierShow: () => import('../dossiers/show/DossierShow').then((page) => ({ default: page.DossierShow })),
  DossierList: () => import('../dossiers/list/DossierList').then((page) => ({ default: page.DossierList })),
  IntakePage: () => import('../intake/IntakePage').then((page) => ({ default: page.IntakePage })),
  QuickIntakePage: () => import('../intake/quick/QuickIntakePage').then((page) => ({ default: page.QuickIntakePage })),
  ToHandOver: () => import('../dossiers/list/ToHandOver').then((page) => ({ default: page.ToHandOver })),
  ApprovalsPage: () => import('../approvals/ApprovalsPage').then((page) => ({ default: page.ApprovalsPage })),
  CalendarMovesPage: () =>
    import('../calendar-moves/CalendarMovesPage').then((page) => ({ default: page.CalendarMovesPage })),
  CallsPage: () => import('../notices/CallsPage').then((page) => ({ default: page.CallsPage })),
  NoticesPage: () => import('../notices/NoticesPage').then((page) => ({ default: page.NoticesPage })),
  PrintQueuePage: () => import('../printing/PrintQueuePage').then((page) => ({ default: page.PrintQueuePage })),
  HandoverSheetsPage: () =>
    import('../printing/HandoverSheetsPage').then((page) => ({ default: page.HandoverSheetsPage })),
  RegistersPage: () => import('../printing/RegistersPage').then((page) => ({ default: page.RegistersPage })),
  ResultsPage: () => import('../results/ResultsPage').then((page) => ({ default: page.ResultsPage })),
  CatchUpsPage: () => import('../catch-ups/CatchUpsPage').then((page) => ({ default: page.CatchUpsPage })),
  ExportsPage: () => import('../exports/ExportsPage').then((page) => ({ default: page.ExportsPage })),
  FiguresPage: () => import('../figures/FiguresPage').then((page) => ({ default: page.FiguresPage })),
  WallPage: () => import('../figures/WallPage').then((page) => ({ default: page.WallPage })),
  AccountPage: () => import('../account/AccountPage').then((page) => ({ default: page.AccountPage })),
  AdminPages: () => import('../admin/AdminPages').then((page) => ({ default: page.AdminPages })),
};

export const DossierShow = lazy(SCRIPTS.DossierShow);
export const DossierList = lazy(SCRIPTS.DossierList);
export const IntakePage = lazy(SCRIPTS.IntakePage);
export const QuickIntakePage = lazy(SCRIPTS.QuickIntakePage);
export const ToHandOver = lazy(SCRIPTS.ToHandOver);
export const ApprovalsPage = lazy(SCRIPTS.ApprovalsPage);
export const CalendarMovesPage = lazy(SCRIPTS.CalendarMovesPage);
export const CallsPage = lazy(SCRIPTS.CallsPage);
export const NoticesPage = lazy(SCRIPTS.NoticesPage);
export const PrintQueuePage = lazy(SCRIPTS.PrintQueuePage);
export const HandoverSheetsPage = lazy(SCRIPTS.HandoverSheetsPage);
export const RegistersPage = lazy(SCRIPTS.RegistersPage);
export const ResultsPage = lazy(SCRIPTS.ResultsPage);
export const CatchUpsPage = lazy(SCRIPTS.CatchUpsPage);
export const ExportsPage = lazy(SCRIPTS.ExportsPage);
export const FiguresPage = lazy(SCRIPTS.FiguresPage);
export const WallPage = lazy(SCRIPTS.WallPage);
export const AccountPage = lazy(SCRIPTS.AccountPage);
export const AdminPages = lazy(SCRIPTS.AdminPages);

/**
 * Fetches every page's script, so that none has to be asked for when the server is away or has been renewed meanwhile:
 * a browser remembers a script that failed to come and does not ask again.
 */
export async function fetchPages(): Promise<void> {
  for (const fetchPage of Object.values(SCRIPTS)) await fetchPage();
}
