import { Route, Routes } from 'react-router-dom';
import { NotFound } from '../ui/NotFound';
import { AdminCalendar } from './calendar/AdminCalendar';
import { HistoryImportPage } from './history/HistoryImportPage';
import { AdminNoticeRules } from './notice-rules/AdminNoticeRules';
import { AdminNoticeTemplates } from './notice-templates/AdminNoticeTemplates';
import { TemplatePage } from './notice-templates/TemplatePage';
import { NoticeHealthPage } from './notices/NoticeHealthPage';
import { OfficeList } from './offices/OfficeList';
import { OfficeNew } from './offices/OfficeNew';
import { OfficeShow } from './offices/OfficeShow';
import { ProcedureNew } from './procedures/edit/ProcedureNew';
import { VersionNew } from './procedures/edit/VersionNew';
import { ProcedureList } from './procedures/ProcedureList';
import { ProcedureShow } from './procedures/ProcedureShow';
import { AdminSettings } from './settings/AdminSettings';
import { AdminStaffNoticeRules } from './staff-notice-rules/AdminStaffNoticeRules';
import { StaffList } from './staff/StaffList';
import { StaffNew } from './staff/StaffNew';
import { StaffShow } from './staff/StaffShow';

/** Everything below `/admin`: catalogue, offices, people, calendars, the sending of messages and dossiers of an older system. What one may do there the server decides. */
export const AdminPages = () => (
  <Routes>
    <Route path="procedures" element={<ProcedureList />} />
    <Route path="procedures/new" element={<ProcedureNew />} />
    <Route path="procedures/:code" element={<ProcedureShow />} />
    <Route path="procedures/:code/new-version" element={<VersionNew />} />
    <Route path="offices" element={<OfficeList />} />
    <Route path="offices/new" element={<OfficeNew />} />
    <Route path="offices/:id" element={<OfficeShow />} />
    <Route path="staff" element={<StaffList />} />
    <Route path="staff/new" element={<StaffNew />} />
    <Route path="staff/:id" element={<StaffShow />} />
    <Route path="calendar" element={<AdminCalendar />} />
    <Route path="notices/health" element={<NoticeHealthPage />} />
    <Route path="history-imports" element={<HistoryImportPage />} />
    <Route path="settings" element={<AdminSettings />} />
    <Route path="notice-rules" element={<AdminNoticeRules />} />
    <Route path="staff-notice-rules" element={<AdminStaffNoticeRules />} />
    <Route path="notice-templates" element={<AdminNoticeTemplates />} />
    <Route path="notice-templates/:kind/:channel/:language" element={<TemplatePage />} />
    <Route path="*" element={<NotFound />} />
  </Routes>
);
