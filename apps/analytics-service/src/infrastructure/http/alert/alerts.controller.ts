import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  AlertPage,
  AlertResponse,
  AlertsQuery,
  AlertStreamQuery,
  ChangeAlertRequest,
  ReadAllAlertsResponse,
} from '@pft/contracts';
import { CurrentUser, decodeCursor, encodeCursor, Refuses, UuidPipe } from '@pft/service-kit';
import { AlertStore } from '../../../domain/alert/alert-store';
import { MarkAlert } from '../../../application/alert/mark-alert';
import { AlertStreams } from './alert-streams';
import { presentAlert } from './alert.presenter';
import { ReadsYourWrites } from '../read-your-writes.interceptor';

@ApiTags('alerts')
@Controller('alerts')
@ReadsYourWrites()
export class AlertsController {
  constructor(
    private readonly alerts: AlertStore,
    private readonly markAlert: MarkAlert,
    private readonly streams: AlertStreams,
  ) {}

  @Get()
  @Refuses()
  @ApiOperation({ operationId: 'listAlerts', summary: 'Alerts, newest first' })
  @ApiOkResponse({ type: AlertPage })
  async list(@CurrentUser() user: CurrentUser, @Query() query: AlertsQuery): Promise<AlertPage> {
    const limit = query.limit ?? 50;
    const unreadOnly = query.unread === 'true';
    const context = `${user.ledgerId} alerts ${unreadOnly}`;
    const before = query.cursor === undefined ? {} : { before: decodeCursor<{ id: string }>(query.cursor, context).id };
    const found = await this.alerts.list(user.ledgerId, { limit: limit + 1, unreadOnly, ...before });
    const items = found.slice(0, limit);
    const last = items.at(-1);
    const nextCursor = found.length > limit && last ? encodeCursor({ id: last.id }, context) : null;
    return { items: items.map(presentAlert), nextCursor };
  }

  @Get('stream')
  @Refuses()
  @ApiOperation({ operationId: 'streamAlerts', summary: 'Alerts as they are raised, as server-sent events' })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'The last alert known: later ones follow.' })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ description: 'event: alert, id: its id, data: the alert', schema: { type: 'string' } })
  async stream(
    @CurrentUser() user: CurrentUser,
    @Query() query: AlertStreamQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const header = request.headers['last-event-id'];
    const lastEventId = typeof header === 'string' && header !== '' ? header : query.lastEventId;
    await this.streams.open(user.ledgerId, lastEventId, request, reply);
  }

  @Post('read-all')
  @HttpCode(200)
  @Refuses()
  @ApiOperation({ operationId: 'readAllAlerts', summary: 'Marks all alerts as read' })
  @ApiOkResponse({ type: ReadAllAlertsResponse })
  async readAll(@CurrentUser() user: CurrentUser): Promise<ReadAllAlertsResponse> {
    return { marked: await this.markAlert.all(user.ledgerId) };
  }

  @Get(':id')
  @Refuses({ 404: ['alert-not-found'] })
  @ApiOperation({ operationId: 'getAlert', summary: 'One alert' })
  @ApiOkResponse({ type: AlertResponse })
  async get(@CurrentUser() user: CurrentUser, @Param('id', UuidPipe) id: string): Promise<AlertResponse> {
    return presentAlert(await this.markAlert.find(user.ledgerId, id));
  }

  @Patch(':id')
  @Refuses({ 404: ['alert-not-found'] })
  @ApiOperation({ operationId: 'changeAlert', summary: 'Marks an alert as read or unread' })
  @ApiOkResponse({ type: AlertResponse })
  async change(
    @CurrentUser() user: CurrentUser,
    @Param('id', UuidPipe) id: string,
    @Body() body: ChangeAlertRequest,
  ): Promise<AlertResponse> {
    return presentAlert(await this.markAlert.execute(user.ledgerId, id, body.read));
  }
}
