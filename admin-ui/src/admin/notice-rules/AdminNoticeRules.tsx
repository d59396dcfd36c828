import { useTranslate } from 'react-admin';
import { capital } from '../../ui/capital';
import type { EffectiveNoticeRule } from '../admin.types';
import { SetByOffice } from '../settings/SetByOffice';
import { NoticeRuleDialog } from './NoticeRuleDialog';

/** By which channels an office tells each kind of notice, and how long it can take it back. */
export const AdminNoticeRules = () => {
  const translate = useTranslate();
  const say = (name: string, more?: object): string => translate(`admin.notice_rules.${name}`, more);
  const hold = ({ holdSeconds, urgent }: EffectiveNoticeRule): string => {
    const waits = holdSeconds === 0 ? say('at_once') : say('seconds', { count: holdSeconds });
    return urgent ? `${waits}, ${say('urgent')}` : waits;
  };
  return (
    <SetByOffice<EffectiveNoticeRule>
      path="notice-rules"
      say={say}
      takenBack="admin.notice_rules.taken_back"
      keyOf={({ kind }) => kind}
      nameOf={({ kind }) => capital(translate(`notices.kinds.${kind}`))}
      columns={[
        ...(['email', 'sms'] as const).map((channel) => ({
          name: channel,
          head: say(channel),
          width: 110,
          cell: (rule: EffectiveNoticeRule) => say(`modes.${rule[channel]}`),
        })),
        { name: 'phone', head: say('phone'), width: 185, cell: ({ phone }) => say(`phone_modes.${phone}`) },
        { name: 'people', head: say('people'), width: 110, cell: ({ people }) => say(`people_short.${people}`) },
        { name: 'hold', head: say('hold'), width: 132, cell: hold },
      ]}
      dialog={(props) => <NoticeRuleDialog key={`${props.officeCode} ${props.row.kind}`} {...props} />}
    />
  );
};
