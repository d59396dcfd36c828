import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { Suspense } from 'react';
import { CoreAdminContext, CoreAdminUI, CustomRoutes, memoryStore, Resource } from 'react-admin';
import { Route } from 'react-router-dom';
import { LoginPage } from '../auth/LoginPage';
import { Loading } from '../ui/Loading';
import { NotFound } from '../ui/NotFound';
import { authProvider } from '../providers/auth-provider';
import { dataProvider } from '../providers/data-provider';
import { i18nProvider } from '../providers/i18n-provider';
import { MyWork } from '../work/MyWork';
import { DeskFrame } from './DeskFrame';
import {
  AccountPage,
  AdminPages,
  ApprovalsPage,
  CalendarMovesPage,
  CallsPage,
  CatchUpsPage,
  DossierList,
  DossierShow,
  ExportsPage,
  FiguresPage,
  HandoverSheetsPage,
  IntakePage,
  NoticesPage,
  PrintQueuePage,
  QuickIntakePage,
  RegistersPage,
  ResultsPage,
  ToHandOver,
  WallPage,
} from './pages';
import { theme } from './theme';

/** Nothing is kept in the browser: a counter's computer has many users. */
const store = memoryStore();

export const App = () => (
  <ThemeProvider theme={theme} defaultMode="system" storageManager={null}>
    <CssBaseline />
    <CoreAdminContext authProvider={authProvider} dataProvider={dataProvider} i18nProvider={i18nProvider} store={store}>
      <CoreAdminUI
        title="Một cửa"
        layout={DeskFrame}
        loginPage={LoginPage}
        dashboard={MyWork}
        loading={Loading}
        catchAll={NotFound}
        disableTelemetry
        requireAuth
      >
        <Resource name="dossiers" list={DossierList} show={DossierShow} />
        <CustomRoutes>
          <Route path="/intake" element={<IntakePage />} />
          <Route path="/quick" element={<QuickIntakePage />} />
          <Route path="/to-hand-over" element={<ToHandOver />} />
          <Route path="/approvals" element={<ApprovalsPage />} />
          <Route path="/calls" element={<CallsPage />} />
          <Route path="/notices" element={<NoticesPage />} />
          <Route path="/print-queue" element={<PrintQueuePage />} />
          <Route path="/print-queue/handover-sheets" element={<HandoverSheetsPage />} />
          <Route path="/print-queue/registers" element={<RegistersPage />} />
          <Route path="/results" element={<ResultsPage />} />
          <Route path="/exports" element={<ExportsPage />} />
          <Route path="/figures" element={<FiguresPage />} />
          <Route path="/calendar-moves" element={<CalendarMovesPage />} />
          <Route path="/catch-ups/*" element={<CatchUpsPage />} />
          <Route path="/account" element={<AccountPage />} />
          <Route path="/admin/*" element={<AdminPages />} />
        </CustomRoutes>
        <CustomRoutes noLayout>
          <Route
            path="/wall/:officeCode"
            element={
              <Suspense fallback={<Loading />}>
                <WallPage />
              </Suspense>
            }
          />
        </CustomRoutes>
      </CoreAdminUI>
    </CoreAdminContext>
  </ThemeProvider>
);
