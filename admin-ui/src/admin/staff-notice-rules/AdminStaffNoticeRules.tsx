import { useTranslate } from 'react-admin';
import type { EffectiveStaffNoticeRule } from '../admin.types';
import { SetByOffice } from '../settings/SetByOffice';
import { StaffNoticeRuleDialog } from './StaffNoticeRuleDialog';
import { TOLD } from './told';

/** By which ways an office tells its officers what, and which of them. */
export const AdminStaffNoticeRules = () => {
  const translate = useTranslate();
  const say = (name: string, more?: object): string => translate(`admin.staff_notice_rules.${name}`, more);
  const who = (rule: EffectiveStaffNoticeRule): string =>
    TOLD.filter((group) => rule[group])
      .map((group) => say(`who.${group}`))
      .join(', ') || say('nobody');
  return (
    <SetByOffice<EffectiveStaffNoticeRule>
      path="staff-notice-rules"
      say={say}
      takenBack="admin.staff_notice_rules.taken_back"
      keyOf={({ kind }) => kind}
      nameOf={({ kind }) => translate(`alerts.kind.${kind}`)}
      columns={[
        { name: 'who', head: say('told'), width: 240, cell: who },
        { name: 'desk', head: say('desk'), width: 110, cell: ({ desk }) => say(`desk_modes.${desk}`) },
        { name: 'email', head: say('email'), width: 190, cell: ({ email }) => say(`modes.${email}`) },
        { name: 'atOnce', head: say('at_once'), width: 100, cell: ({ atOnce }) => say(atOnce ? 'yes' : 'no') },
      ]}
      dialog={(props) => <StaffNoticeRuleDialog key={`${props.officeCode} ${props.row.kind}`} {...props} />}
    />
  );
};
