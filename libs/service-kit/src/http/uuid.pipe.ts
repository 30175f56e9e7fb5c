import { Injectable, type PipeTransform } from '@nestjs/common';
import { Problem } from '../problems/problems';

export const uuidPattern = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/;
/** The same for the OpenAPI document. */
export const uuidSchema = { type: 'string', format: 'uuid', pattern: uuidPattern.source };

/** What is not a UUID cannot be the id of anything: the same 404 as for an id that does not exist. */
@Injectable()
export class UuidPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!uuidPattern.test(value)) throw new Problem('not-found', 'Nothing has this id.');
    return value.toLowerCase();
  }
}
