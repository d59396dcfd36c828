import { localDateOf } from '@motcua/shared/calendar';
import { percentVi, type StatisticsCard } from '@motcua/shared/figures';
import type { PublicCard } from './public-cards.js';

/** No script, nothing fetched from anywhere; any website may show it in a frame. */
export const CARD_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors *";

const STYLE = `:root{color-scheme:light dark}
body{margin:0;padding:14px 16px;font:15px/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:#1b1b1b;background:#fff}
h1{font-size:16px;margin:0}p{margin:2px 0 8px}dl{margin:0;display:grid;grid-template-columns:1fr auto;gap:3px 16px}
dd{margin:0;text-align:right;white-space:nowrap;font-weight:600;font-variant-numeric:tabular-nums}small{display:block;margin-top:8px;color:#555}
@media(prefers-color-scheme:dark){body{color:#eee;background:#1b1b1b}small{color:#bbb}}`;

/** The card as a page of its own, worded as such cards are on websites of wards. */
export function cardHtml({ office, card }: Omit<PublicCard, 'seconds'>): string {
  const name = escaped(office.name);
  const month = card.month.slice(5);
  const rows: readonly (readonly [string, string])[] = [
    [`Đến tháng ${month} đã giải quyết`, card.total === 0 ? 'chưa có hồ sơ' : percentVi(card.solvedPercent)],
    ['Số hồ sơ xử lý', whole(card.total)],
    ['Trước &amp; đúng hạn', whole(card.onTimeOrEarly)],
    ['Trễ hạn', whole(card.late)],
    ['Tỉ lệ trễ hạn', card.total === 0 ? '–' : percentVi(card.latePercent)],
  ];
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Kết quả giải quyết TTHC – ${name}</title><style>${STYLE}</style></head>
<body><h1>Kết quả giải quyết TTHC</h1><p>${name}</p>
<dl>${rows.map(([term, value]) => `<dt>${term}:</dt><dd>${value}</dd>`).join('\n')}</dl>
<small>Tính từ ngày 01/01/${card.month.slice(0, 4)}. Cập nhật lúc: <time datetime="${card.updatedAt}">${updated(card)}</time></small>
</body></html>
`;
}

/** What a website pastes in: a frame, which needs no script and takes nothing of the website's. */
export const cardSnippet = (address: string, officeName: string): string =>
  `<iframe src="${escaped(address)}" title="Kết quả giải quyết TTHC – ${escaped(officeName)}" width="340" height="300" style="border:1px solid #ccc" loading="lazy"></iframe>`;

const whole = (count: number): string => count.toLocaleString('de-DE');

/** `29/11/2026 14:30:05`, by Vietnam's clock. */
function updated({ updatedAt }: StatisticsCard): string {
  const at = new Date(updatedAt);
  const time = at.toLocaleTimeString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' });
  return `${localDateOf(at).split('-').reverse().join('/')} ${time}`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replaceAll(/[&<>"']/gu, (letter) => ENTITIES[letter]!);
