import { isUtf8 } from 'node:buffer';
import AdmZip from 'adm-zip';
import iconv from 'iconv-lite';
import { ImportArchiveBroken, ImportArchiveTooLarge } from '../../../domain/import/import-errors';

export interface ArchiveLimits {
  maxFiles: number;
  /** Of all files together, unpacked. */
  maxBytes: number;
}

/** Of an archive and of a workbook; it is as much text as a hundred thousand rows are. */
export const MOST_UNPACKED = 50 * 1024 * 1024;
/** What a system may call a file takes less. */
const LONGEST_NAME = 1_000;

const [DEFLATED, STORED] = [8, 0];

/** Names are UTF-8 or, from older programs, of the code page of DOS. */
const NAMES = {
  efs: true,
  encode: (name: string) => Buffer.from(name),
  decode: (bytes: Uint8Array) => {
    if (bytes.length > LONGEST_NAME) throw new ImportArchiveBroken('the name of a file in it is too long');
    const name = Buffer.from(bytes);
    return isUtf8(name) ? name.toString() : iconv.decode(name, 'cp437');
  },
};

/** The files of an archive in memory. Nothing of it is ever written to a disk, so that a name is no more than a name. */
export class Archive {
  private constructor(private readonly entries: ReadonlyMap<string, AdmZip.IZipEntry>) {}

  static isOne(bytes: Uint8Array): boolean {
    const [p, k, a, b] = bytes;
    return p === 0x50 && k === 0x4b && ((a === 3 && b === 4) || (a === 5 && b === 6) || (a === 7 && b === 8));
  }

  /**
   * What files an archive has and how large they are stands in it, and no more than that is unpacked of them.
   * @throws ImportArchiveBroken, ImportArchiveTooLarge
   */
  static open(bytes: Uint8Array, limits: ArchiveLimits): Archive {
    return orBroken(() => {
      const zip = new AdmZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { decoder: NAMES });
      if (zip.getEntryCount() > limits.maxFiles) throw new ImportArchiveTooLarge(limits);
      const files = zip.getEntries().filter(({ isDirectory }) => !isDirectory);
      const unpacked = files.reduce((sum, { header }) => sum + header.size, 0);
      if (unpacked > limits.maxBytes) throw new ImportArchiveTooLarge(limits);
      return new Archive(new Map(files.map((entry) => [entry.entryName, entry])));
    });
  }

  /** In their order. */
  get names(): string[] {
    return [...this.entries.keys()].sort((a, b) => (a < b ? -1 : 1));
  }

  /** Null where there is no such file. @throws UnreadableMember */
  read(name: string): Uint8Array | null {
    const entry = this.entries.get(name);
    if (!entry) return null;
    const { encrypted, method, size } = entry.header;
    if (encrypted) throw new UnreadableMember('It is locked with a password. Unlock it first.');
    if (method !== DEFLATED && method !== STORED)
      throw new UnreadableMember('It is packed in a way that is not read. Pack it anew, or send it alone.');
    try {
      const bytes = entry.getData();
      if (bytes.length === size) return bytes;
    } catch {
      // What is wrong with it nobody can mend.
    }
    throw new UnreadableMember(DAMAGED);
  }
}

const DAMAGED = 'It is damaged. Download the archive again.';

/** Why a file of an archive cannot be unpacked. */
export class UnreadableMember extends Error {}

function orBroken<T>(open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (error instanceof ImportArchiveTooLarge || error instanceof ImportArchiveBroken) throw error;
    throw new ImportArchiveBroken('its list of files is damaged');
  }
}
