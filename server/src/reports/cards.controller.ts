import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { StatisticsCard } from '@motcua/shared/figures';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../common/actor.js';
import { Answers, Refuses } from '../common/http/answers.js';
import { Line } from '../common/http/fields.js';
import { CurrentActor, Public } from '../common/http/request.js';
import { ENV, type Env } from '../config/env.token.js';
import { OfficeTransactions } from '../database/office-transaction.js';
import { ReportTransactions } from '../database/report-transactions.js';
import { FIGURE_ROLES, figureOfficesOf, scopeOfFigures } from '../figures/figure-offices.js';
import { chooseOffice } from '../offices/office-choice.js';
import { CARD_POLICY, cardHtml, cardSnippet } from './card-html.js';
import { PublicCards, showsCard } from './public-cards.js';
import { cardDays, readCard } from './read-card.js';

export class CardOfficeQuery {
  @Line({ max: 40, optional: true, example: 'H23.18.07' }) officeCode?: string;
}

export class CardQuery extends CardOfficeQuery {
  @Line({
    max: 7,
    optional: true,
    example: '2026-11',
    description: 'Counted from 1 January to its end; the present month where none is named.',
  })
  month?: string;
}

/** How the card of an office is shown to everybody. */
export interface CardSharing {
  readonly officeCode: string;
  readonly shown: boolean;
  /** For programs. */
  readonly json: string;
  /** For a frame. */
  readonly html: string;
  /** What a website pastes in. */
  readonly snippet: string;
}

const CARD_EXAMPLE: StatisticsCard = {
  officeCode: 'H23.18.07',
  month: '2026-11',
  solvedPercent: 99.96,
  total: 2500,
  onTimeOrEarly: 2499,
  late: 1,
  latePercent: 0.04,
  updatedAt: '2026-11-29T07:30:00.000Z',
};
const PUBLIC = '/api/v1/public/statistics-cards';
const addressOf = (publicUrl: string, code: string): string =>
  `${publicUrl.replace(/\/$/u, '')}${PUBLIC}/${encodeURIComponent(code)}`;
const SHARING_EXAMPLE: CardSharing = {
  officeCode: 'H23.18.07',
  shown: true,
  json: addressOf('https://motcua.example.gov.vn', 'H23.18.07'),
  html: `${addressOf('https://motcua.example.gov.vn', 'H23.18.07')}/html`,
  snippet: '<iframe src="https://…/html" title="Kết quả giải quyết TTHC – UBND phường Cộng Hòa" …></iframe>',
};
const COUNTED = `\`total\` is column (3) of Biểu II.06 since 1 January, \`onTimeOrEarly\` (8) + (9), \`late\` (10) + (13).
  \`solvedPercent\` is (7) of (3), rounded down, and 100 only where nothing is late; 0 where there is nothing yet.`;

/** The statistics card of an office's website. */
@ApiTags('reports')
@Controller('api/v1')
export class CardsController {
  constructor(
    private readonly transactions: OfficeTransactions,
    private readonly reports: ReportTransactions,
    private readonly cards: PublicCards,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Get('reports/statistics-card')
  @ApiOperation({ summary: 'The statistics card of an office', description: COUNTED })
  @Answers(200, CARD_EXAMPLE)
  card(@CurrentActor() actor: Actor, @Query() { month, ...asked }: CardQuery): Promise<StatisticsCard> {
    return this.reports.forOffices(figureOfficesOf(actor), async (tx) => {
      const days = cardDays(month, tx.now);
      return readCard(tx, await scopeOfFigures(tx, actor, FIGURE_ROLES, asked, days.to), days);
    });
  }

  @Get('reports/statistics-card/sharing')
  @ApiOperation({ summary: 'Whether everybody may see the card, where it is, and what a website pastes in' })
  @Answers(200, SHARING_EXAMPLE)
  sharing(@CurrentActor() actor: Actor, @Query() { officeCode }: CardOfficeQuery): Promise<CardSharing> {
    return this.transactions.forOffices(figureOfficesOf(actor), async (tx) => {
      const { id, code, name } = await chooseOffice(tx.em, actor, FIGURE_ROLES, officeCode);
      const json = addressOf(this.env.publicUrl, code);
      const html = `${json}/html`;
      return { officeCode: code, shown: await showsCard(tx, id), json, html, snippet: cardSnippet(html, name) };
    });
  }

  @Public()
  @Get('public/statistics-cards/:officeCode')
  @ApiOperation({
    summary: 'The statistics card of an office that shows it (setting `reports.publicCard`), for any website',
    description: COUNTED,
  })
  @Answers(200, CARD_EXAMPLE)
  @Refuses(503)
  async shown(
    @Param('officeCode') officeCode: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StatisticsCard> {
    const { card, seconds } = await this.cards.read(officeCode);
    open(reply, seconds);
    return card;
  }

  @Public()
  @Get('public/statistics-cards/:officeCode/html')
  @ApiOperation({ summary: 'The same as a page without script, for a frame on any website' })
  @ApiResponse({ status: 200, content: { 'text/html': { example: '<!doctype html>…' } } })
  @ApiResponse({ status: 404, description: 'No such office, or it shows no card' })
  @Refuses(503)
  async page(
    @Param('officeCode') officeCode: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const shown = await this.cards.read(officeCode);
    open(reply, shown.seconds);
    void reply.header('Content-Security-Policy', CARD_POLICY).type('text/html; charset=utf-8');
    void reply.removeHeader('X-Frame-Options');
    return cardHtml(shown);
  }
}

/** Any website may read it, and keep it for as long as we do. */
function open(reply: FastifyReply, seconds: number): void {
  void reply
    .header('Cache-Control', `public, max-age=${seconds}`)
    .header('Access-Control-Allow-Origin', '*')
    .header('Cross-Origin-Resource-Policy', 'cross-origin');
}
