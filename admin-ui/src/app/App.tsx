import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { lazy } from 'react';
import { CoreAdminContext, CoreAdminUI, CustomRoutes, memoryStore, Resource } from 'react-admin';
import { Route } from 'react-router-dom';
import { LoginPage } from '../auth/LoginPage';
import { Frame } from '../layout/Frame';
import { Loading } from '../ui/Loading';
import { NotFound } from '../ui/NotFound';
import { authProvider } from '../providers/auth-provider';
import { dataProvider } from '../providers/data-provider';
import { i18nProvider } from '../providers/i18n-provider';
import { MyWork } from '../work/MyWork';
import { theme } from './theme';

const DossierList = lazy(() => import('../dossiers/list/DossierList').then((page) => ({ default: page.DossierList })));
const DossierShow = lazy(() => import('../dossiers/show/DossierShow').then((page) => ({ default: page.DossierShow })));
const ToHandOver = lazy(() => import('../dossiers/list/ToHandOver').then((page) => ({ default: page.ToHandOver })));
const IntakePage = lazy(() => import('../intake/IntakePage').then((page) => ({ default: page.IntakePage })));
const QuickIntakePage = lazy(() =>
  import('../intake/quick/QuickIntakePage').then((page) => ({ default: page.QuickIntakePage })),
);
const ApprovalsPage = lazy(() =>
  import('../approvals/ApprovalsPage').then((page) => ({ default: page.ApprovalsPage })),
);
const CatchUpsPage = lazy(() => import('../catch-ups/CatchUpsPage').then((page) => ({ default: page.CatchUpsPage })));
const AccountPage = lazy(() => import('../account/AccountPage').then((page) => ({ default: page.AccountPage })));
const AdminPages = lazy(() => import('../admin/AdminPages').then((page) => ({ default: page.AdminPages })));

/** Nothing is kept in the browser: a counter's computer has many users. */
const store = memoryStore();

export const App = () => (
  <ThemeProvider theme={theme} defaultMode="system" storageManager={null}>
    <CssBaseline />
    <CoreAdminContext authProvider={authProvider} dataProvider={dataProvider} i18nProvider={i18nProvider} store={store}>
      <CoreAdminUI
        title="Một cửa"
        layout={Frame}
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
          <Route path="/catch-ups/*" element={<CatchUpsPage />} />
          <Route path="/account" element={<AccountPage />} />
          <Route path="/admin/*" element={<AdminPages />} />
        </CustomRoutes>
      </CoreAdminUI>
    </CoreAdminContext>
  </ThemeProvider>
);
