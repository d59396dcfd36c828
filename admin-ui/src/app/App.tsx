import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { lazy } from 'react';
import { CoreAdminContext, CoreAdminUI, memoryStore, Resource } from 'react-admin';
import { LoginPage } from '../auth/LoginPage';
import { Frame } from '../layout/Frame';
import { Loading } from '../layout/Loading';
import { NotFound } from '../layout/NotFound';
import { authProvider } from '../providers/auth-provider';
import { dataProvider } from '../providers/data-provider';
import { i18nProvider } from '../providers/i18n-provider';
import { theme } from './theme';

const DossierList = lazy(() => import('../dossiers/DossierList').then(({ DossierList: list }) => ({ default: list })));
const DossierShow = lazy(() => import('../dossiers/DossierShow').then(({ DossierShow: show }) => ({ default: show })));

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
        loading={Loading}
        catchAll={NotFound}
        disableTelemetry
        requireAuth
      >
        <Resource name="dossiers" list={DossierList} show={DossierShow} />
      </CoreAdminUI>
    </CoreAdminContext>
  </ThemeProvider>
);
