import { Body, Controller, Header, HttpCode, Injectable, Post, Res, type Type } from '@nestjs/common';
import { Type as TypeOf } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsInt, IsOptional, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { CurrentService, type ServiceClient, ServiceOnly } from '@pft/service-kit';
import { ChangeFeed, type ChangeStream } from './change-feed';
import { textOf } from './change-row';

const JSON_TEXT = 'application/json; charset=utf-8';

class AcknowledgedStream {
  @IsUUID()
  ownerId!: string;

  @IsInt()
  @Min(0)
  sequence!: number;
}

class ClaimRequest {
  @IsInt()
  @Min(1)
  @Max(10_000)
  limit!: number;

  @IsInt()
  @Min(0)
  @Max(25_000)
  waitMs!: number;

  @IsOptional()
  @IsBoolean()
  fromStart?: boolean;

  /** The running copy of the caller: what it holds is free soon after it falls silent. */
  @IsOptional()
  @IsUUID()
  consumer?: string;

  /** What the caller has saved since: an acknowledgement that needs no call of its own. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10_000)
  @ValidateNested({ each: true })
  @TypeOf(() => AcknowledgedStream)
  acknowledged?: AcknowledgedStream[];
}

class AcknowledgeRequest {
  @IsArray()
  @ArrayMaxSize(10_000)
  @ValidateNested({ each: true })
  @TypeOf(() => AcknowledgedStream)
  streams!: AcknowledgedStream[];

  @IsOptional()
  @IsUUID()
  consumer?: string;
}

class ReadRequest {
  @IsUUID()
  ownerId!: string;

  @IsInt()
  @Min(0)
  afterSequence!: number;

  @IsInt()
  @Min(1)
  @Max(10_000)
  limit!: number;
}

class ResetRequest {
  @IsOptional()
  @IsUUID()
  ownerId?: string;
}

/** Whoever claims, acknowledges or resets does so for itself alone: the consumer is the one that the token names. */
@Injectable()
class ChangeFeedDoors {
  constructor(private readonly feed: ChangeFeed) {}

  @Post('claim')
  @HttpCode(200)
  @Header('content-type', JSON_TEXT)
  async claim(
    @CurrentService() consumer: string,
    @Body() { limit, waitMs, fromStart, consumer: copy, acknowledged = [] }: ClaimRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    if (acknowledged.length > 0) await this.feed.acknowledge(consumer, acknowledged, copy);
    if (fromStart === true) await this.feed.reset(consumer);
    const streams = await this.feed.claim(consumer, limit, waitMs, gone.signal, copy);
    return `{"streams":[${streams.map(asText).join()}]}`;
  }

  @Post('ack')
  @HttpCode(204)
  async acknowledge(@CurrentService() consumer: string, @Body() body: AcknowledgeRequest): Promise<void> {
    await this.feed.acknowledge(consumer, body.streams, body.consumer);
  }

  @Post('read')
  @HttpCode(200)
  @Header('content-type', JSON_TEXT)
  async read(@Body() body: ReadRequest): Promise<string> {
    return asText(await this.feed.read(body.ownerId, body.afterSequence, body.limit));
  }

  @Post('reset')
  @HttpCode(204)
  async reset(@CurrentService() consumer: string, @Body() body: ResetRequest): Promise<void> {
    await this.feed.reset(consumer, body.ownerId);
  }
}

/** The doors of the feed, for these consumers and nobody else. */
export function changeFeedController(consumers: [ServiceClient, ...ServiceClient[]]): Type {
  @Controller('internal/changes')
  @ServiceOnly(...consumers)
  class ChangeFeedController extends ChangeFeedDoors {}
  return ChangeFeedController;
}

/** The snapshots are neither parsed nor written anew on their way from the database to the consumer. */
function asText({ changes, ...stream }: ChangeStream): string {
  return `${JSON.stringify(stream).slice(0, -1)},"changes":[${changes.map(textOf).join()}]}`;
}
