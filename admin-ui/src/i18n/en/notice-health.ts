export const noticeHealth = {
  notice_health: {
    title: 'Sending of messages',
    fine: 'Text messages and mails leave as they should.',
    not_read: 'New figures could not be read. This page tries again by itself.',
    owed: 'Waiting to be sent',
    none_owed: 'No message is waiting',
    oldest: 'Waiting longest: %{span}',
    last_hour: 'Messages written within 1 hour',
    last_day: 'Messages written within 24 hours',
    gateways: 'Gateways',
    no_gateways: 'No gateway is connected: messages are kept on this computer, or no worker process runs.',
    gateway_head: 'Gateway',
    gateway_state: 'State',
    gateway_works: 'Sending',
    gateway_rests: 'Left alone (%{resting} of %{workers} processes)',
    gateway_error: 'Last error since the start',
    last_errors: 'Last errors, in the words of the gateway',
    no_errors: 'No errors.',
    read_at: 'Figures of %{at}. This page renews itself.',
    channel_head: 'Channel',
    channel: { email: 'E-mail', sms: 'Text message', phone: 'Telephone' },
    state: {
      planned: 'Not queued yet',
      dispatched: 'In the queue',
      submitting: 'Being sent',
      retry_waiting: 'To be tried again',
      gateway_accepted: 'Taken by gateway',
      delivered: 'Delivered',
      unknown: 'Unknown',
      failed: 'Refused',
      undelivered: 'Undelivered',
      expired: 'Expired',
      manual: 'For an officer',
    },
    trouble: {
      queue_away: 'The queue does not answer: no message can leave',
      gateway_rests: 'The gateway %{gateway} takes nothing: it is left alone, and tried with one message now and then',
      overdue: '%{count} messages should have been sent and were not',
      channel_failing: '%{channel}: %{count} could not be sent within 1 hour, more than could',
      unknown: '%{channel}: of %{count} within 24 hours nobody knows whether they arrived',
      not_reached: '%{channel}: %{count} did not reach anybody within 24 hours',
    },
    advice: {
      queue_away:
        'Tell whoever runs the server: check Redis (REDIS_URL) or the database. Nothing is lost; messages leave by themselves once the queue works again.',
      gateway_rests:
        'Read its error below and ask the provider. Nothing is lost; messages leave by themselves once it takes them again.',
      overdue:
        'Tell whoever runs the server: check that the worker process runs, and read its log. Messages leave by themselves once it works again.',
      channel_failing:
        'Read the last error below. Check the address, password and balance of the gateway, then ask the provider. Messages to be tried again leave by themselves.',
      unknown: 'Ask the provider before sending again: the citizen may have got the message. If it is urgent, call.',
      not_reached:
        'The counter has to call or tell the citizen another way; the number and the words stand with each dossier.',
    },
  },
};
