import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { NewAlertId } from '../application/ports';

@Injectable()
export class UuidAlertId extends NewAlertId {
  next(): string {
    return uuidv7();
  }
}
