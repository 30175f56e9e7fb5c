'use client';

import { IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { Button } from '@/ui/controls/button';
import { Checkbox, TextInput } from '@/ui/controls/field';
import { PasswordInput } from '@/ui/controls/password-input';
import { Amount } from '@/ui/amount';
import { Mark, NAME } from '@/ui/brand';
import { CategoryMark } from '@/ui/category-mark';
import { ConfirmDelete } from '@/ui/confirm-button';
import { Dialog } from '@/ui/dialog';
import { CategorySelect } from '@/ui/form/category-select';
import { DateField } from '@/ui/form/date-field';
import formStyles from '@/ui/form/form.module.css';
import { MoneyField } from '@/ui/form/money-field';
import { useLedger } from '@/ui/ledger/ledger-context';
import { ProblemAlert } from '@/ui/problem-alert';
import { toast } from '@/ui/toast';

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card stack" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

const amounts = ['1234.50', '-98.05', '0.00', '1000000.00'];
const tones = [undefined, 'plain', 'warn', 'bad'] as const;
const bars = [
  ['good', 0],
  ['good', 42],
  ['warn', 88],
  ['bad', 100],
] as const;

export function Kit() {
  const { locale, categories } = useLedger();
  return (
    <div className="stack">
      <h1>Kit</h1>
      <Part title="Name and mark">
        <p className="row">
          <Mark size={16} /> <Mark /> <Mark size={48} /> {NAME}
        </p>
      </Part>
      <Part title="Text and figures">
        <p>What is read.</p>
        <p className="small soft">What explains it.</p>
        {amounts.map((amount) => (
          <p key={amount} className="spread">
            <Amount value={{ amount, currency: 'EUR' }} locale={locale} />
            <Amount value={{ amount, currency: 'EUR' }} locale={locale} sign="always" tone="income" />
          </p>
        ))}
        <p className="row">
          {tones.map((tone) => (
            <span key={tone ?? 'good'} className="badge" data-tone={tone}>
              {tone ?? 'good'}
            </span>
          ))}
        </p>
        {bars.map(([tone, percent]) => (
          <div key={percent} className="bar" data-tone={tone}>
            {percent > 0 && <span style={{ width: `${percent}%` }} />}
          </div>
        ))}
        <p className="row">
          <CategoryMark category={undefined} />
          {categories.slice(0, 12).map((category) => (
            <CategoryMark key={category.id} category={category} />
          ))}
        </p>
      </Part>
      <Buttons />
      <Fields />
      <States />
    </div>
  );
}

function Buttons() {
  const [open, setOpen] = useState(false);
  return (
    <Part title="Buttons, dialogs and toasts">
      <div className="row">
        <Button>First</Button>
        <Button variant="light" leftSection={<IconPlus size={18} aria-hidden />}>
          Second
        </Button>
        <Button variant="default">Third</Button>
        <Button variant="subtle">Quiet</Button>
        <Button variant="light" tone="bad">
          Takes away
        </Button>
        <Button disabled>Not now</Button>
        <Button loading>Waits</Button>
      </div>
      <div className="row">
        <Button variant="light" onClick={() => setOpen(true)}>
          Open a dialog
        </Button>
        <ConfirmDelete
          label="Delete it"
          title="Delete it?"
          confirm="Delete it"
          onConfirm={() => Promise.resolve(toast('It is deleted.'))}
        >
          It cannot be had back.
        </ConfirmDelete>
        <Button variant="default" onClick={() => toast('It is done.', { show: '/kit' })}>
          Say it
        </Button>
        <Button
          variant="default"
          onClick={() => toast('It is gone.', { undo: () => Promise.resolve(toast('It is back.')) })}
        >
          Say it, with Undo
        </Button>
      </div>
      <Dialog opened={open} onClose={() => setOpen(false)} title="A dialog">
        {(end) => (
          <div className="stack">
            <TextInput label="Kept by Escape" data-autofocus />
            <div className={formStyles.buttons}>
              <Button onClick={end}>Done</Button>
            </div>
          </div>
        )}
      </Dialog>
    </Part>
  );
}

function Fields() {
  const { today } = useLedger();
  const [date, setDate] = useState(today);
  const [amount, setAmount] = useState('12+3.50');
  const [category, setCategory] = useState('');
  return (
    <Part title="Fields">
      <div className={formStyles.pair}>
        <DateField label="Day" value={date} onChange={setDate} />
        <MoneyField label="Money" currency="EUR" value={amount} onChange={setAmount} />
      </div>
      <div className={formStyles.pair}>
        <CategorySelect
          label="Category"
          kind="both"
          none="Uncategorised"
          value={category}
          onChange={(event) => setCategory(event.currentTarget.value)}
        />
        <TextInput label="Text" description="What it is for" error="What is wrong with it" defaultValue="wrong" />
      </div>
      <PasswordInput label="Secret" showLabel="Show or hide the secret" />
      <Checkbox label="Yes or no" defaultChecked />
    </Part>
  );
}

function States() {
  return (
    <Part title="States">
      <div className="card empty">
        <h3>Nothing here yet</h3>
        <p className="soft">What would be here, and how it comes.</p>
        <Button variant="light">Bring it</Button>
      </div>
      <ProblemAlert problem={{ title: 'It was refused', text: 'Why, in words for a person.' }} />
      <p className="notice">Something asks for attention.</p>
      <p className="notice" data-tone="calm">
        Something is good to know.
      </p>
      <div className="skeleton" style={{ height: '3rem' }} />
    </Part>
  );
}
