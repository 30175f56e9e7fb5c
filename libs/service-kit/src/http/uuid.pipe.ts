import { Injectable, type PipeTransform } from '@nestjs/common';
import { UUID } from '@pft/contracts';
import { Problem } from '../problems/problems';

/** The same for the OpenAPI document. */
export const uuidSchema = { type: 'string', format: 'uuid', pattern: UUID.source };

/** What is not a UUID cannot be the id of anything: the same 404 as for an id that does not exist. */
@Injectable()
export class UuidPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!UUID.test(value)) throw new Problem('not-found', 'Nothing has this id.');
    return value.toLowerCase();
  }
}
