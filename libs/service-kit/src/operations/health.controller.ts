import { Controller, Get, Inject, Injectable } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public, Uncounted } from '../auth/decorators';
import { Unavailable } from '../problems/problems';

/** What must answer before this service can serve; each names itself and throws where it is away. */
@Injectable()
export class Readiness {
  private readonly checks = new Map<string, () => Promise<void>>();

  add(name: string, check: () => Promise<void>): void {
    this.checks.set(name, check);
  }

  async failures(): Promise<string[]> {
    const names = [...this.checks.keys()];
    const results = await Promise.allSettled([...this.checks.values()].map((check) => check()));
    return names.filter((_name, index) => results[index]?.status === 'rejected');
  }
}

@Controller('health')
@ApiExcludeController()
@Public()
@Uncounted()
export class HealthController {
  constructor(@Inject(Readiness) private readonly readiness: Readiness) {}

  @Get('live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('ready')
  async ready(): Promise<{ status: string }> {
    const away = await this.readiness.failures();
    if (away.length > 0) throw new Unavailable(`Not ready: ${away.join(', ')}.`, { away });
    return { status: 'ok' };
  }
}
