import { Body, Controller, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  AlertPage,
  AlertResponse,
  AlertsQuery,
  AlertStreamQuery,
  ChangeAlertRequest,
  ReadAllAlertsResponse,
} from '@pft/contracts';
import { Change, CurrentUser, Id, page, Read, Write } from '@pft/service-kit';
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

  @Read('', { operationId: 'listAlerts', summary: 'Alerts, newest first', scope: 'alerts:read', answers: AlertPage })
  async list(@CurrentUser() user: CurrentUser, @Query() query: AlertsQuery): Promise<AlertPage> {
    const unreadOnly = query.unread === 'true';
    const { items, nextCursor } = await page(query, {
      context: `${user.ledgerId} alerts ${unreadOnly}`,
      limit: 50,
      read: (after: { id: string } | null, limit) =>
        this.alerts.list(user.ledgerId, { limit, unreadOnly, ...(after !== null && { before: after.id }) }),
      position: ({ id }) => ({ id }),
    });
    return { items: items.map(presentAlert), nextCursor };
  }

  @Read('stream', {
    operationId: 'streamAlerts',
    summary: 'Alerts as they are raised, as server-sent events',
    scope: 'alerts:read',
    answers: { description: 'event: alert, id: its id, data: the alert', schema: { type: 'string' } },
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'The last alert known: later ones follow.' })
  @ApiProduces('text/event-stream')
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

  @Write('read-all', {
    operationId: 'readAllAlerts',
    summary: 'Marks all alerts as read',
    scope: 'alerts:write',
    answers: ReadAllAlertsResponse,
    status: 200,
  })
  async readAll(@CurrentUser() user: CurrentUser): Promise<ReadAllAlertsResponse> {
    return { marked: await this.markAlert.all(user.ledgerId) };
  }

  @Read(':id', {
    operationId: 'getAlert',
    summary: 'One alert',
    scope: 'alerts:read',
    answers: AlertResponse,
    refuses: { 404: ['alert-not-found'] },
  })
  async get(@CurrentUser() user: CurrentUser, @Id() id: string): Promise<AlertResponse> {
    return presentAlert(await this.markAlert.find(user.ledgerId, id));
  }

  @Change(':id', {
    operationId: 'changeAlert',
    summary: 'Marks an alert as read or unread',
    scope: 'alerts:write',
    answers: AlertResponse,
    refuses: { 404: ['alert-not-found'] },
  })
  async change(
    @CurrentUser() user: CurrentUser,
    @Id() id: string,
    @Body() body: ChangeAlertRequest,
  ): Promise<AlertResponse> {
    return presentAlert(await this.markAlert.execute(user.ledgerId, id, body.read));
  }
}
