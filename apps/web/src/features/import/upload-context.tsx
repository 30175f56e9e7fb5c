'use client';

import { usePathname, useRouter } from 'next/navigation';
import { createContext, useContext, useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { asProblem } from '@/api/problem';
import { ProblemText } from '@/ui/problem-alert';
import { toast } from '@/ui/toast';
import { DropWindow } from './drop-window';
import { isOver, nextStep, nextToSend, type QueuedFile } from './upload-queue';

export interface Uploads {
  files: readonly QueuedFile[];
  /** The import that the page shows. */
  shownId: string | null;
  /** What comes after it. */
  next: QueuedFile | null;
  add: (files: readonly File[], accountId?: string) => void;
  /** Nothing is left to decide about an import. */
  finish: (id: string) => void;
  /** The import that was booked here last, and how to say so. */
  booked: string | null;
  book: (id: string) => void;
  /** Takes what was refused off the list. */
  forget: () => void;
}

const UploadContext = createContext<Uploads | undefined>(undefined);

interface Content {
  file: File;
  accountId: string | undefined;
}

const shownImport = /^\/import\/([0-9a-f-]{36})$/;

/** The files on their way, whatever page is shown meanwhile; and every page takes those that are dropped on it. */
export function UploadProvider({ children }: { children: ReactNode }) {
  const router = useRouter();
  const pathname = usePathname();
  const shownId = shownImport.exec(pathname)?.[1] ?? null;
  const contents = useRef(new Map<number, Content>());
  const lastKey = useRef(0);
  /** Whether the page of the next import is opened when it is there: not while somebody looks at another one. */
  const opens = useRef(false);
  const [files, setFiles] = useState<readonly QueuedFile[]>([]);

  const [booked, book] = useState<string | null>(null);

  const set = (key: number, change: Partial<QueuedFile>): void =>
    setFiles((all) => all.map((each) => (each.key === key ? { ...each, ...change } : each)));

  function add(given: readonly File[], accountId?: string): void {
    if (given.length === 0) return;
    const added = given.map((file): QueuedFile => {
      const key = ++lastKey.current;
      contents.current.set(key, { file, accountId });
      return { key, name: file.name, state: 'waiting' };
    });
    opens.current = !files.some(({ id, state }) => id === shownId && state === 'open');
    setFiles((all) => [...(isOver(all) ? [] : all), ...added]);
  }

  const send = useEffectEvent(async ({ key }: QueuedFile): Promise<void> => {
    const content = contents.current.get(key);
    if (!content) return;
    set(key, { state: 'sending' });
    try {
      const { uploadImport } = await import('@/api/imports');
      const { id } = await uploadImport(content.file, content.accountId);
      contents.current.delete(key);
      set(key, { state: 'open', id });
      if (opens.current) router.push(`/import/${id}`);
      opens.current = false;
    } catch (error) {
      const problem = asProblem(error);
      set(key, { state: 'refused', problem });
      if (pathname !== '/import') {
        toast(<ProblemText problem={problem} />, { color: 'red', id: `refused-${problem.code}` });
      }
    }
  });

  const due = nextToSend(files, shownId);
  useEffect(() => {
    if (due) void send(due);
  }, [due]);

  const uploads: Uploads = {
    files,
    shownId,
    next: nextStep(files, shownId),
    add,
    booked,
    book,
    finish: (id) => setFiles((all) => all.map((each) => (each.id === id ? { ...each, state: 'done' } : each))),
    forget: () => setFiles((all) => all.filter(({ state }) => state !== 'refused')),
  };
  return (
    <UploadContext value={uploads}>
      {children}
      <DropWindow onFiles={add} />
    </UploadContext>
  );
}

export function useUploads(): Uploads {
  const uploads = useContext(UploadContext);
  if (!uploads) throw new Error('this component belongs below the UploadProvider');
  return uploads;
}
