import multipart from '@fastify/multipart';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { UploadImportFields } from '@pft/contracts';
import { DomainError } from '@pft/kernel';
import { ErrorList, Problem } from '@pft/service-kit';
import { isUUID } from 'class-validator';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ImportLimits } from '../../../application/import/import-ports';
import { ImportTooLarge } from '../../../domain/import/import-errors';
import { isFull } from '../../import-file/full-disk';
import { Spool } from '../../import-file/spool';
import { UploadPlaces } from './upload-places';

export interface UploadedFile {
  fileName: string;
  /** In a folder of its own, until the request is answered. */
  path: string;
  fields: UploadImportFields;
  /** Of everything that the request says, for its Idempotency-Key. */
  hash: string;
}

const FIELD_BYTES = 1_000;
const FIELDS = 10;

/** Takes multipart bodies to the disk: one part `file`, and beside it what else the upload says. */
@Injectable()
export class ImportUpload implements OnApplicationBootstrap {
  private readonly places = new UploadPlaces();

  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly limits: ImportLimits,
    private readonly spool: Spool,
  ) {}

  // Not in onModuleInit: Fastify would settle the routes at once, before Nest has installed the handler of errors in hooks.
  async onApplicationBootstrap(): Promise<void> {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    await fastify.register(multipart, { throwFileSizeLimit: false });
  }

  /**
   * The file is there as long as `use` takes, and so is the place; nobody waits for one with a body on the way.
   * @throws ImportTooLarge, Unavailable, Problem `unsupported-media-type`, `validation-failed`, `malformed-body`
   */
  receive<T>(request: FastifyRequest, whose: string, use: (file: UploadedFile) => Promise<T>): Promise<T> {
    return this.spool.use((folder) =>
      this.places.run(whose, (signal) => this.read(request, join(folder, 'file'), signal), use),
    );
  }

  private async read(request: FastifyRequest, path: string, signal: AbortSignal): Promise<UploadedFile> {
    if (!request.isMultipart())
      throw new Problem('unsupported-media-type', 'Send the file as multipart/form-data, in a part named file.');
    const texts: Record<string, string> = { ...(request.query as Record<string, string>) };
    const errors = new ErrorList();
    const refuse = errors.add.bind(errors);
    let file: { fileName: string; digest: string } | null = null;
    try {
      const limits = { fileSize: this.limits.maxBytes, fieldSize: FIELD_BYTES, fields: FIELDS, files: 2 };
      for await (const part of request.parts({ limits })) {
        if (part.type === 'field') {
          if (typeof part.value !== 'string' || part.valueTruncated)
            refuse(`/${part.fieldname}`, 'text-invalid', 'Send short text.');
          else if (part.fieldname in texts)
            refuse(`/${part.fieldname}`, 'duplicate-parameter', 'This may be said once only.');
          else texts[part.fieldname] = part.value;
        } else if (part.fieldname !== 'file' || file) {
          part.file.resume();
          if (part.fieldname === 'file') refuse('/file', 'duplicate-parameter', 'Send one file at a time.');
          else refuse(`/${part.fieldname}`, 'unknown-field', 'The part with the file is named file.');
        } else {
          file = { fileName: part.filename, digest: await this.keep(part.file, path, signal) };
        }
      }
    } catch (error) {
      throw refusalOf(error);
    }
    if (!file && errors.items.length === 0) refuse('/file', 'required', 'The part named file is missing.');
    const fields = readFields(texts, refuse);
    if (!file || errors.items.length > 0) throw new Problem('validation-failed', undefined, { items: errors });
    const { fileName, digest } = file;
    const hash = createHash('sha256')
      .update(JSON.stringify([fileName, fields, digest]))
      .digest('base64url');
    return { fileName, path, fields, hash };
  }

  /** Answers the digest of what it wrote. */
  private async keep(file: Readable & { truncated: boolean }, path: string, signal: AbortSignal): Promise<string> {
    const hash = createHash('sha256');
    async function* hashed(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    }
    await pipeline(file, hashed, createWriteStream(path, { flags: 'wx', mode: 0o600 }), { signal });
    if (file.truncated) throw new ImportTooLarge(this.limits.maxBytes);
    return hash.digest('base64url');
  }
}

function readFields(
  texts: Record<string, string>,
  refuse: (pointer: string, code: string, detail: string) => unknown,
): UploadImportFields {
  const fields = new UploadImportFields();
  for (const [name, text] of Object.entries(texts)) {
    if (name === 'accountId' && isUUID(text)) fields.accountId = text.toLowerCase();
    else if (name === 'accountId') refuse('/accountId', 'is-uuid', 'Send the id of an account.');
    else if (name === 'preset' && (text === 'none' || text === 'auto')) fields.preset = text;
    else if (name === 'preset') refuse('/preset', 'is-in', 'Send `auto` or `none`.');
    else refuse(`/${name}`, 'unknown-field', 'This field is not known here.');
  }
  return fields;
}

/** What the multipart reader refuses, in our words. */
function refusalOf(error: unknown): unknown {
  const { code } = error as { code?: string };
  if (code === 'FST_PARTS_LIMIT' || code === 'FST_FILES_LIMIT' || code === 'FST_FIELDS_LIMIT') {
    const items = [
      { pointer: '/file', code: 'duplicate-parameter', detail: 'Send one file at a time and few fields.' },
    ];
    return new Problem('validation-failed', undefined, { items });
  }
  if (code === 'FST_PROTO_VIOLATION') {
    const items = [{ pointer: '/__proto__', code: 'unknown-field', detail: 'This field is not known here.' }];
    return new Problem('validation-failed', undefined, { items });
  }
  // Whatever else the reader finds fault with was sent so.
  if (error instanceof Problem || error instanceof DomainError || isFull(error)) return error;
  return new Problem('malformed-body', 'The multipart body cannot be read.');
}
