import {
  NOTICE_CHANNELS,
  NOTICE_LANGUAGES,
  type NoticeChannel,
  type NoticeLanguage,
  TEMPLATE_KINDS,
  type TemplateKind,
  type EffectiveTemplate,
  type TemplateKey,
  type TemplateVersion,
} from '@motcua/shared/notices';
import { useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import { capital } from '../../ui/capital';
import { NotFound } from '../../ui/NotFound';
import { useList } from '../api/use-read';
import { PageHead } from '../../ui/PageHead';
import { Sign } from '../parts/Sign';
import { Waiting } from '../parts/Waiting';
import { TemplateDesk } from './TemplateDesk';
import { useTemplateOffice } from './use-template-office';

function keyOf({ kind, channel, language }: Readonly<Partial<Record<string, string>>>): TemplateKey | null {
  const known =
    (TEMPLATE_KINDS as readonly string[]).includes(kind ?? '') &&
    (NOTICE_CHANNELS as readonly string[]).includes(channel ?? '') &&
    (NOTICE_LANGUAGES as readonly string[]).includes(language ?? '');
  if (!known) return null;
  return { kind: kind as TemplateKind, channel: channel as NoticeChannel, language: language as NoticeLanguage };
}

/** One notice on one channel in one language: its words, what they look like, and their history. */
export const TemplatePage = () => {
  const key = keyOf(useParams());
  return key === null ? <NotFound /> : <TemplateOf {...key} />;
};

const TemplateOf = ({ kind, channel, language }: TemplateKey) => {
  const translate = useTranslate();
  const { officeCode, nameOf } = useTemplateOffice();
  const list = useList<EffectiveTemplate>('notice-templates', { officeCode });
  const versions = useList<TemplateVersion>('notice-templates/versions', { officeCode, kind, channel, language });
  const effective = list.rows?.find((one) => one.kind === kind && one.channel === channel && one.language === language);
  const again = (): void => {
    list.again();
    versions.again();
  };
  const holds = effective?.holds;
  return (
    <>
      <PageHead
        title={`${capital(translate(`notices.kinds.${kind}`))} · ${translate(`admin.notice_templates.columns.${channel}_${language}`)}`}
        back={{
          to: `/admin/notice-templates?${new URLSearchParams({ office: officeCode })}`,
          label: translate('admin.notice_templates.title'),
        }}
        aside={
          effective && (
            <Sign tone={holds ? 'green' : 'neutral'}>
              {holds
                ? translate('admin.notice_templates.held', { number: holds.number, office: nameOf(holds.officeCode) })
                : translate('admin.notice_templates.held_usual')}
            </Sign>
          )
        }
      />
      <Waiting
        data={effective && versions.rows && { effective, versions: versions.rows }}
        error={list.error ?? versions.error}
        again={again}
      >
        {(read) => {
          const pending = read.versions.find(({ state }) => state === 'draft' || state === 'proposed') ?? null;
          return (
            <TemplateDesk
              key={`${officeCode} ${kind} ${channel} ${language} ${pending?.id ?? ''} ${pending?.version ?? 0}`}
              officeCode={officeCode}
              effective={read.effective}
              pending={pending}
              versions={read.versions}
              again={again}
            />
          );
        }}
      </Waiting>
    </>
  );
};
