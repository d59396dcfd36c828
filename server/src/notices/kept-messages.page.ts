import type { KeptMessage } from './kept-messages.js';

const CSS = `
  body { margin: 0 auto; max-width: 48rem; padding: 1.5rem 1rem; font: 16px/1.5 system-ui, sans-serif; color: #1b1b1b; background: #f6f5f2; }
  h1 { font-size: 1.4rem; margin: 0 0 .25rem; }
  article { background: #fff; border: 1px solid #d9d6cf; border-radius: 6px; margin: 1rem 0; padding: .75rem 1rem; }
  header { color: #555; font-size: .9rem; }
  h2 { font-size: 1.05rem; margin: .4rem 0; }
  pre { font: inherit; margin: .4rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; }
`;

const CHANNEL = { email: 'Thư điện tử', sms: 'Tin nhắn SMS' } as const;

const TIME = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** The page that shows kept messages to the person at this computer. Without script; every text in it is escaped. */
export function renderKeptMessagesPage(messages: readonly KeptMessage[]): string {
  const articles = messages.map(
    ({ channel, to, subject, text, at }) => `<article>
<header>${CHANNEL[channel]} đến <strong>${escapeHtml(to)}</strong>, <time datetime="${escapeHtml(at)}">${TIME.format(new Date(at))}</time></header>
${subject === undefined ? '' : `<h2>${escapeHtml(subject)}</h2>\n`}<pre>${escapeHtml(text)}</pre>
</article>`,
  );
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Thư và tin nhắn được giữ lại</title>
<style>${CSS}</style>
</head>
<body>
<main>
<h1>Thư và tin nhắn được giữ lại</h1>
<p>Máy này chưa nối với máy chủ thư hoặc tổng đài tin nhắn: các thông báo dưới đây được giữ lại để xem, không gửi đi.</p>
${articles.length > 0 ? articles.join('\n') : '<p>Chưa có thông báo nào.</p>'}
</main>
</body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
