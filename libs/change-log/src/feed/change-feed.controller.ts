import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsInt, IsOptional, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { ServiceOnly } from '@pft/service-kit';
import { ChangeFeed, type ChangeStream } from './change-feed';

export class ClaimRequest {
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

  /** The running copy of the consumer: what it holds is free soon after it falls silent. */
  @IsOptional()
  @IsUUID()
  consumer?: string;
}

export class AcknowledgedStream {
  @IsUUID()
  ownerId!: string;

  @IsInt()
  @Min(0)
  sequence!: number;
}

export class AcknowledgeRequest {
  @IsArray()
  @ArrayMaxSize(10_000)
  @ValidateNested({ each: true })
  @Type(() => AcknowledgedStream)
  streams!: AcknowledgedStream[];

  @IsOptional()
  @IsUUID()
  consumer?: string;
}

export class ReadRequest {
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

export class ResetRequest {
  @IsOptional()
  @IsUUID()
  ownerId?: string;
}

@Controller('internal/changes')
@ServiceOnly('analytics-service')
export class ChangeFeedController {
  constructor(private readonly feed: ChangeFeed) {}

  @Post('claim')
  @HttpCode(200)
  async claim(
    @Body() body: ClaimRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ streams: ChangeStream[] }> {
    if (body.fromStart === true) await this.feed.reset();
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    return { streams: await this.feed.claim(body.limit, body.waitMs, gone.signal, body.consumer) };
  }

  @Post('ack')
  @HttpCode(204)
  async acknowledge(@Body() body: AcknowledgeRequest): Promise<void> {
    await this.feed.acknowledge(body.streams, body.consumer);
  }

  @Post('read')
  @HttpCode(200)
  read(@Body() body: ReadRequest): Promise<ChangeStream> {
    return this.feed.read(body.ownerId, body.afterSequence, body.limit);
  }

  @Post('reset')
  @HttpCode(204)
  async reset(@Body() body: ResetRequest): Promise<void> {
    await this.feed.reset(body.ownerId);
  }
}
