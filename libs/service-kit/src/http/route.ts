import { applyDecorators, Delete, Get, HttpCode, Param, Patch, Post, type Type } from '@nestjs/common';
import { ApiOperation, ApiResponse, type ApiResponseOptions } from '@nestjs/swagger';
import { NeedsScope, type Scope } from '../auth/scopes';
import { type Refusals, Refuses } from '../operations/refusals';
import { NamePipe } from './name.pipe';
import { UuidPipe } from './uuid.pipe';

/** All that a door says of itself. */
export interface RouteOptions {
  operationId: string;
  summary: string;
  description?: string;
  /** What a person's token must be for; left out at public doors alone. */
  scope?: Scope;
  /** The class of the answer, or more about it; without it there is none (204). */
  answers?: Type | ApiResponseOptions;
  /** With which status it answers, where that is not the usual one of the method. */
  status?: number;
  /** The domain's own problems; what follows from the route itself (a body, an id, a token) is known already. */
  refuses?: Refusals | readonly Refusals[];
}

function route(method: MethodDecorator, usual: number, options: RouteOptions): MethodDecorator {
  const { scope, answers, refuses = [], operationId, summary, description } = options;
  const status = options.status ?? (answers === undefined ? 204 : usual);
  return applyDecorators(
    method,
    // Said only where it is needed: a handler may answer 202 or 204 by itself.
    ...(status === usual ? [] : [HttpCode(status)]),
    ...(scope === undefined ? [] : [NeedsScope(scope)]),
    Refuses(...[refuses].flat()),
    ApiOperation({ operationId, summary, ...(description !== undefined && { description }) }),
    ApiResponse({ status, ...(typeof answers === 'function' ? { type: answers } : answers) } as ApiResponseOptions),
  );
}

/** GET: changes nothing. */
export const Read = (path: string, options: RouteOptions) => route(Get(path), 200, options);
/** POST: makes something (201), or does something else where it says another status. */
export const Write = (path: string, options: RouteOptions) => route(Post(path), 201, options);
/** PATCH: a merge patch. */
export const Change = (path: string, options: RouteOptions) => route(Patch(path), 200, options);
/** DELETE. */
export const Remove = (path: string, options: RouteOptions) => route(Delete(path), 200, options);

/** The id in the path. */
export const Id = (): ParameterDecorator => Param('id', UuidPipe);

/** The name in the path. */
export const Name = (): ParameterDecorator => Param('name', NamePipe);
