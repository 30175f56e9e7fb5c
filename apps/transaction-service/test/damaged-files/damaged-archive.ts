import AdmZip from 'adm-zip';
import { zipOf } from '../workbook';
import { damaged, damagedAnyhow, type Damaging } from './damage';

/** Damaged in what the archive holds, which is more than its bytes let through, or in the bytes themselves. */
export function damagedArchive(original: Buffer, damaging: Damaging): Buffer {
  const { random } = damaging;
  const members = membersOf(original);
  if (!members || random() < 0.15) return damaged(original, damaging);
  const sheet = members.findIndex(([name]) => name.includes('sheet1'));
  const hit = random() < 0.5 && sheet >= 0 ? sheet : Math.floor(random() * members.length);
  const others = members.map(([, content]) => content);
  return zipOf(
    Object.fromEntries(
      members.map(([name, content], at) => [
        name,
        at === hit ? damagedAnyhow(content, { ...damaging, others }) : content,
      ]),
    ),
  );
}

const unpacked = new WeakMap<Buffer, [name: string, content: Buffer][]>();

/** Undefined where a member is locked. */
function membersOf(original: Buffer): [name: string, content: Buffer][] | undefined {
  const known = unpacked.get(original);
  if (known) return known;
  const files = new AdmZip(original, { noSort: true }).getEntries();
  if (files.some(({ header }) => header.encrypted)) return undefined;
  const members = files.map((file): [string, Buffer] => [file.entryName, file.getData()]);
  unpacked.set(original, members);
  return members;
}
