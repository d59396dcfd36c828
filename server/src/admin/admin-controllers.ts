import { AdminCalendarsController } from './calendars/admin-calendars.controller.js';
import { AdminDelegationsController } from './delegations/admin-delegations.controller.js';
import { AdminLeavesController } from './leaves/admin-leaves.controller.js';
import { AdminNoticeRulesController } from './notice-rules/admin-notice-rules.controller.js';
import { NoticeTemplatesController } from './notice-templates/notice-templates.controller.js';
import { AdminOfficesController } from './offices/admin-offices.controller.js';
import { AdminSuccessionsController } from './offices/admin-successions.controller.js';
import { AdminProceduresController } from './procedures/admin-procedures.controller.js';
import { AdminSettingsController } from './settings/admin-settings.controller.js';
import { AdminStaffNoticeRulesController } from './staff-notice-rules/admin-staff-notice-rules.controller.js';
import { AdminStaffController } from './staff/admin-staff.controller.js';

/** Everything below `/api/v1/admin`. */
export const ADMIN_CONTROLLERS = [
  AdminStaffController,
  AdminOfficesController,
  AdminSuccessionsController,
  AdminProceduresController,
  AdminCalendarsController,
  AdminDelegationsController,
  AdminLeavesController,
  AdminSettingsController,
  AdminNoticeRulesController,
  AdminStaffNoticeRulesController,
  NoticeTemplatesController,
];
