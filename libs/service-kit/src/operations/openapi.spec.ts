import { Body, Controller, Delete, Get, Module, Param, Post, Query, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiOperation, ApiProperty } from '@nestjs/swagger';
import { MoneyDto, ShortListQuery } from '@pft/contracts';
import { IsHexColor, IsInt, IsOptional, IsString, Matches, Max, ValidateIf } from 'class-validator';
import { Public } from '../auth/decorators';
import { NeedsScope } from '../auth/scopes';
import { IfMatch } from '../http/etag';
import { Read } from '../http/route';
import { UuidPipe } from '../http/uuid.pipe';
import { openApiDocument } from './openapi';
import { Refuses } from './refusals';
import { withRules } from './rules-as-schema';

async function documentOf(controller: Type): Promise<ReturnType<typeof openApiDocument>> {
  @Module({ controllers: [controller] })
  class Service {}
  const app = await NestFactory.create<NestFastifyApplication>(Service, new FastifyAdapter(), {
    preview: true,
    abortOnError: false,
    logger: false,
  });
  return openApiDocument(app, 'Test');
}

const statusesOf = (operation: { responses: object } | undefined): string[] => Object.keys(operation?.responses ?? {});

describe('an OpenAPI document', () => {
  it('lists the statuses that follow from a route, and those that the route names itself', async () => {
    @Controller('things')
    class Things {
      @Get()
      @NeedsScope('budgets:read')
      @Refuses()
      @ApiOperation({ operationId: 'list' })
      list(@Query() query: ShortListQuery): object {
        return query;
      }

      @Post()
      @Public()
      @Refuses()
      @ApiOperation({ operationId: 'add' })
      add(@Body() body: MoneyDto): object {
        return body;
      }

      @Delete(':id')
      @NeedsScope('budgets:read')
      @Refuses({ 409: ['conflict'] })
      @ApiOperation({ operationId: 'remove' })
      remove(@Param('id', UuidPipe) id: string, @IfMatch() version: number | undefined): object {
        return { id, version };
      }
    }
    const { paths } = await documentOf(Things);
    expect(statusesOf(paths['/things']?.get)).toEqual(['200', '400', '401', '403', '414', '422', '429', '503']);
    expect(statusesOf(paths['/things']?.post)).toEqual(['201', '400', '413', '414', '415', '422', '429', '503']);
    expect(statusesOf(paths['/things/{id}']?.delete)).toEqual([
      '200',
      '400',
      '401',
      '403',
      '404',
      '409',
      '412',
      '413',
      '414',
      '415',
      '422',
      '429',
      '503',
    ]);
  });

  it('gives queries and ids in paths the rules that check them', async () => {
    @Controller('things')
    class Things {
      @Get(':id')
      @NeedsScope('budgets:read')
      @Refuses()
      @ApiOperation({ operationId: 'read' })
      read(@Param('id', UuidPipe) id: string, @Query() query: ShortListQuery): object {
        return { id, query };
      }
    }
    const { paths } = await documentOf(Things);
    expect(paths['/things/{id}']?.get?.parameters).toEqual([
      expect.objectContaining({ name: 'id', schema: expect.objectContaining({ pattern: expect.any(String) }) }),
      expect.objectContaining({
        name: 'limit',
        required: false,
        schema: expect.objectContaining({ type: 'integer', minimum: 1, maximum: 200 }),
      }),
      expect.objectContaining({ name: 'cursor', schema: expect.objectContaining({ pattern: expect.any(String) }) }),
    ]);
  });

  it('is not written where an operation does not say what it refuses', async () => {
    @Controller('things')
    class Things {
      @Get()
      @NeedsScope('budgets:read')
      @ApiOperation({ operationId: 'list' })
      list(): object {
        return {};
      }
    }
    await expect(documentOf(Things)).rejects.toThrow('GET /things does not say what it refuses.');
  });

  it('is not written where a door with a token names no scope, and tells the scope of one that does', async () => {
    @Controller('things')
    class Things {
      @Get()
      @Refuses()
      @ApiOperation({ operationId: 'list' })
      list(): object {
        return {};
      }
    }
    await expect(documentOf(Things)).rejects.toThrow('GET /things names no scope');
    @Controller('things')
    class Scoped {
      @Read('', { operationId: 'list', summary: '', scope: 'alerts:read', answers: Object })
      list(): object {
        return {};
      }
    }
    const { paths } = await documentOf(Scoped);
    expect(paths['/things']?.get?.security).toEqual([{ accessToken: ['alerts:read'] }]);
  });

  it('is not written where a refusal stands in no table', async () => {
    @Controller('things')
    class Things {
      @Get()
      @NeedsScope('budgets:read')
      @Refuses({ 409: ['moon-is-full'] })
      @ApiOperation({ operationId: 'list' })
      list(): object {
        return {};
      }
    }
    await expect(documentOf(Things)).rejects.toThrow('GET /things refuses with moon-is-full, which no table explains.');
  });

  it('is not written where an id in a path has no form', async () => {
    @Controller('things')
    class Things {
      @Get(':id')
      @NeedsScope('budgets:read')
      @Refuses()
      @ApiOperation({ operationId: 'read' })
      read(@Param('id') id: string): object {
        return { id };
      }
    }
    await expect(documentOf(Things)).rejects.toThrow('GET /things/{id} ?id is in the path without a UuidPipe.');
  });
});

describe('rules of validation as a schema', () => {
  it('say what is required, what may be null, which form a text has, and that nothing else is taken', () => {
    class Thing {
      @Matches(/^a/)
      @Matches(/b$/)
      required!: string;

      @IsOptional()
      @IsInt()
      @Max(9)
      optional?: number | null;

      @ValidateIf((_thing, value) => value !== undefined)
      @IsString({ each: true })
      absent?: string[];
    }
    const properties = {
      required: { type: 'string' },
      optional: { type: 'number' },
      absent: { type: 'array', items: {} },
    };
    expect(withRules({ type: 'object', properties, required: ['optional'] }, Thing)).toEqual({
      type: 'object',
      required: ['required'],
      additionalProperties: false,
      properties: {
        required: { type: 'string', pattern: expect.any(String), allOf: [{ pattern: expect.any(String) }] },
        optional: { type: ['integer', 'null'], maximum: 9 },
        absent: { type: 'array', items: { type: 'string', pattern: '^[^\\u0000]*$' } },
      },
    });
  });

  it('have to have words: a rule that a schema cannot tell is not left out in silence', () => {
    class Thing {
      @IsHexColor()
      color!: string;
    }
    const properties = { color: { type: 'string' } };
    expect(() => withRules({ properties }, Thing)).toThrow('Thing.color has the rule "isHexColor"');
  });

  it('take patterns without flags only, for a schema has none', () => {
    class Thing {
      @Matches(/^a$/i)
      text!: string;
    }
    expect(() => withRules({ properties: { text: { type: 'string' } } }, Thing)).toThrow('has flags');
  });

  it('and documented fields are the same ones', () => {
    class Thing {
      @ApiProperty()
      @IsString()
      known!: string;
    }
    expect(() => withRules({ properties: {} }, Thing)).toThrow('Thing.known is validated, but not documented.');
    const properties = { known: { type: 'string' }, more: { type: 'string' } };
    expect(() => withRules({ properties }, Thing)).toThrow('Thing.more is documented, but no rule lets it in.');
  });
});
