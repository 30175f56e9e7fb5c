import { randomUUID } from 'node:crypto';
import { Controller, Get, Module, Param, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import { type AgreedDoors, faultsOfDoors, startTokenIssuer, type TokenIssuer } from '@pft/testing';
import { UuidPipe } from '../http/uuid.pipe';
import { Read } from '../http/route';
import { Problem } from '../problems/problems';
import { createService } from '../host/run-service';
import { ServiceKitModule } from '../host/service-kit.module';
import { AccessGuard } from './access.guard';
import { CurrentUser, Public, ServiceOnly } from './decorators';
import { Doors } from './doors';
import { NeedsScope } from './scopes';

const owner = randomUUID();
const thing = randomUUID();
const strangerId = randomUUID();

const notFound = (): Problem => new Problem('not-found', 'Nothing has this id.');

@Controller('things')
class ThingsController {
  @Read('', { operationId: 'listThings', summary: '', scope: 'budgets:read', answers: Object })
  list(): object {
    return { items: [] };
  }

  @Read(':id', { operationId: 'getThing', summary: '', scope: 'budgets:write', answers: Object })
  read(@Param('id', UuidPipe) id: string, @CurrentUser() user: CurrentUser): object {
    if (id !== thing || user.userId !== owner) throw notFound();
    return { id };
  }
}

@Controller('internal/things')
@ServiceOnly('verify')
class InnerController {
  @Get()
  read(): object {
    return {};
  }
}

async function start(
  controllers: Type[],
  beside?: (app: NestFastifyApplication) => void,
): Promise<NestFastifyApplication> {
  @Module({ imports: [ServiceKitModule.forRoot({ name: 'doors-test' })], controllers })
  class DoorsModule {}
  const options = { name: 'doors-test', title: 'Doors', port: 0, portVariable: 'DOORS_PORT' };
  const app = await createService(DoorsModule, options);
  beside?.(app);
  try {
    await app.listen(0, '127.0.0.1');
  } catch (error) {
    await app.close();
    throw error;
  }
  return app;
}

describe('the table of doors', () => {
  let issuer: TokenIssuer;

  beforeAll(async () => {
    issuer = await startTokenIssuer();
  });

  afterAll(() => issuer.stop());

  const agreed: AgreedDoors = {
    open: ['GET /health/live', 'GET /health/ready', 'GET /metrics', 'GET /openapi.json', 'GET /docs*'],
    inner: new Map([['GET /internal/things', ['verify']]]),
    scopes: new Map([
      ['GET /things', 'budgets:read'],
      ['GET /things/{id}', 'budgets:write'],
    ]),
  };

  async function faultsWith(
    controllers: Type[],
    beside?: (app: NestFastifyApplication) => void,
    objects: Record<string, string> = { '/things/:id': thing },
  ): Promise<string[]> {
    const app = await start(controllers, beside);
    try {
      return await faultsOfDoors({
        url: await app.getUrl(),
        doors: app.get(Doors).list(),
        agreed,
        owner: issuer.userToken({ userId: owner }),
        stranger: issuer.userToken({ userId: strangerId }),
        limited: (scope) => issuer.userToken({ userId: strangerId, scope }),
        useless: issuer.uselessTokens(),
        serviceToken: (client) => issuer.serviceToken(client),
        objects,
      });
    } finally {
      await app.close();
    }
  }

  it('finds nothing where every door is as it was agreed', async () => {
    expect(await faultsWith([ThingsController, InnerController])).toEqual([]);
  });

  it('catches a route that was put beside the guard', async () => {
    const faults = await faultsWith([ThingsController, InnerController], (app) => {
      app
        .getHttpAdapter()
        .getInstance()
        .get('/leak', () => ({}));
    });
    expect(faults).toEqual(['GET /leak is open and not listed']);
  });

  it('catches an open door that is not on the list', async () => {
    @Controller('leak')
    @Public()
    class LeakController extends InnerController {}
    expect(await faultsWith([ThingsController, InnerController, LeakController])).toEqual([
      'GET /leak is open and not listed',
    ]);
  });

  it('catches an inner door that lets more services in than were agreed', async () => {
    @Controller('internal/things')
    @ServiceOnly('verify', 'web')
    class WideController extends InnerController {}
    expect(await faultsWith([ThingsController, WideController])).toEqual([
      'GET /internal/things names verify,web, the list verify',
      'GET /internal/things with the token of web: 200 ',
    ]);
  });

  it('catches an inner door that nobody agreed on', async () => {
    @Controller('internal/others')
    class OtherController extends InnerController {}
    expect(await faultsWith([ThingsController, InnerController, OtherController])).toContain(
      'GET /internal/others names verify, the list undefined',
    );
  });

  it('catches a door that asks another question for somebody else’s object than for none', async () => {
    @Controller('things')
    class TellingController {
      @Read('', { operationId: 'listThings', summary: '', scope: 'budgets:read', answers: Object })
      list(): object {
        return { items: [] };
      }

      @Read(':id', { operationId: 'getThing', summary: '', scope: 'budgets:write', answers: Object })
      read(@Param('id', UuidPipe) id: string, @CurrentUser() user: CurrentUser): object {
        if (id !== thing) throw notFound();
        if (user.userId !== owner) throw new Problem('forbidden');
        return { id };
      }
    }
    const faults = await faultsWith([TellingController, InnerController]);
    expect(faults).toContain('GET /things/:id at a foreign object: 403 forbidden');
    expect(faults.some((fault) => fault.startsWith('GET /things/:id tells a foreign object'))).toBe(true);
  });

  it('catches a door to objects of which none was tried, and one that the document does not show', async () => {
    @Controller('others')
    class HiddenController {
      @Get(':id')
      @NeedsScope('budgets:read')
      @ApiExcludeEndpoint()
      read(): object {
        throw notFound();
      }
    }
    expect(await faultsWith([ThingsController, InnerController, HiddenController])).toEqual([
      'GET /others/:id is for the scope budgets:read, the list says undefined',
      'GET /others/:id is not in the document as a door with a token',
      'GET /others/:id is a door to objects of which there is none to try',
    ]);
  });

  it('catches a door that is for another scope than was agreed, and one whose scope nobody asks for', async () => {
    @Controller('things')
    class OpenedController {
      @Read('', { operationId: 'listThings', summary: '', scope: 'alerts:read', answers: Object })
      list(): object {
        return {};
      }
    }
    expect(await faultsWith([OpenedController, InnerController], undefined, {})).toContain(
      'GET /things is for the scope alerts:read, the list says budgets:read',
    );
    jest.spyOn(AccessGuard.prototype as unknown as { requireScope(): void }, 'requireScope').mockReturnValue();
    const faults = await faultsWith([ThingsController, InnerController]);
    jest.restoreAllMocks();
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(['GET /things without its scope', 'GET /things/']);
  });

  it('does not let a service start where a door for people names no scope, or an open one names one', async () => {
    @Controller('others')
    class UnscopedController {
      @Get()
      read(): object {
        return {};
      }
    }
    await expect(start([UnscopedController])).rejects.toThrow('GET /others does not say what a token must be for');
    Public()(UnscopedController);
    const { read } = Object.getOwnPropertyDescriptors(UnscopedController.prototype);
    NeedsScope('alerts:read')(UnscopedController.prototype, 'read', read);
    await expect(start([UnscopedController])).rejects.toThrow('names the scope alerts:read');
  });

  it.each<[string, Type]>([
    ['an inner door names nobody', class extends ThingsController {}],
    ['an inner door is open', class extends ThingsController {}],
  ])('does not let a service start where %s', async (name, controller) => {
    Controller('internal/others')(controller);
    if (name.endsWith('open')) Public()(controller);
    await expect(start([controller])).rejects.toThrow('names no service that may use it');
  });

  it('does not let a service start where a door for services has the path of one for people', async () => {
    @Controller('others')
    class LostController extends InnerController {}
    await expect(start([LostController])).rejects.toThrow('must begin with /internal');
  });
});
