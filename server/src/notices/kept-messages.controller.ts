import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Public } from '../common/http/request.js';
import { type KeptMessage, KeptMessages } from './kept-messages.js';
import { renderKeptMessagesPage } from './kept-messages.page.js';

/** Messages kept instead of sent; routed only in `local` with demo data on a loopback host. */
@ApiExcludeController()
@Controller('local')
export class KeptMessagesController {
  constructor(
    private readonly db: DataSource,
    private readonly messages: KeptMessages,
  ) {}

  @Get('messages.json')
  @Public()
  async json(): Promise<KeptMessage[]> {
    const rows: { id: string }[] = await this.db.query('SELECT id FROM office WHERE demo');
    return this.messages.list(rows.map(({ id }) => id));
  }

  @Get('messages')
  @Public()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async page(): Promise<string> {
    return renderKeptMessagesPage(await this.json());
  }
}
