import { useId, type ComponentProps, type ReactNode } from 'react';
import styles from './field.module.css';

export interface FieldProps {
  label?: ReactNode;
  /** What is expected, in a line below the label. */
  description?: ReactNode;
  /** What is wrong with what stands in it. `true` only marks it. */
  error?: ReactNode;
  leftSection?: ReactNode;
  rightSection?: ReactNode;
  /** For tables, where there is little room. */
  small?: boolean | undefined;
}

/** What the element itself has, and the words around it need to know. */
interface Named {
  id?: string | undefined;
  className?: string | undefined;
  required?: boolean | undefined;
}

interface Around extends FieldProps, Named {
  children: (wired: Wired) => ReactNode;
}

/** What ties the field to its words. */
interface Wired {
  id: string;
  className: string;
  'aria-invalid': boolean | undefined;
  'aria-describedby': string | undefined;
}

/** A label above, a field, and what is wrong below it. Readers hear all of them with the field. */
function Field({
  id: given,
  label,
  description,
  error,
  leftSection,
  rightSection,
  small,
  className,
  required,
  children,
}: Around) {
  const own = useId();
  const id = given ?? own;
  const isSaid = Boolean(error) && error !== true;
  const describedBy = [description && `${id}-how`, isSaid && `${id}-wrong`].filter(Boolean).join(' ');
  return (
    <div className={className ? `${styles.field} ${className}` : styles.field}>
      {label && (
        <label htmlFor={id}>
          {label}
          {required && (
            <span className={styles.required} aria-hidden>
              {' *'}
            </span>
          )}
        </label>
      )}
      {description && (
        <p id={`${id}-how`} className={styles.how}>
          {description}
        </p>
      )}
      <div
        className={styles.around}
        data-small={small || undefined}
        data-left={leftSection ? true : undefined}
        data-right={rightSection ? true : undefined}
      >
        {leftSection && <span className={styles.left}>{leftSection}</span>}
        {children({
          id,
          className: styles.input ?? '',
          'aria-invalid': error ? true : undefined,
          'aria-describedby': describedBy || undefined,
        })}
        {rightSection && <span className={styles.right}>{rightSection}</span>}
      </div>
      {isSaid && (
        <p id={`${id}-wrong`} className={styles.wrong}>
          {error}
        </p>
      )}
    </div>
  );
}

/** Splits what is about the field's words from what is about the field itself. */
function parted<Props extends FieldProps & Named>({ className, ...props }: Props) {
  const { label, description, error, leftSection, rightSection, small, ...own } = props;
  const { id, required } = own;
  return { own, words: { label, description, error, leftSection, rightSection, small, className, id, required } };
}

export interface TextInputProps extends Omit<ComponentProps<'input'>, 'size'>, FieldProps {}

export function TextInput(props: TextInputProps) {
  const { own, words } = parted(props);
  return <Field {...words}>{(wired) => <input {...own} {...wired} />}</Field>;
}

interface Option {
  value: string;
  label: string;
  disabled?: boolean;
}

interface Group {
  group: string;
  items: readonly (string | Option)[];
}

export interface NativeSelectProps extends Omit<ComponentProps<'select'>, 'size'>, FieldProps {
  /** Values that are their own names, values with names, and groups of these. */
  data?: readonly (string | Option | Group)[];
}

/** The browser's own choice, which phones, keyboards and screen readers know best. */
export function NativeSelect({ data, children, ...props }: NativeSelectProps) {
  const { own, words } = parted(props);
  return (
    <Field {...words}>
      {(wired) => (
        <select {...own} {...wired}>
          {data?.map((each) =>
            typeof each === 'object' && 'group' in each ? (
              <optgroup key={each.group} label={each.group}>
                {each.items.map(optionOf)}
              </optgroup>
            ) : (
              optionOf(each)
            ),
          )}
          {children}
        </select>
      )}
    </Field>
  );
}

function optionOf(each: string | Option): ReactNode {
  const { value, label, disabled } = typeof each === 'string' ? { value: each, label: each, disabled: false } : each;
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  );
}

interface TextareaProps extends ComponentProps<'textarea'>, FieldProps {}

export function Textarea(props: TextareaProps) {
  const { own, words } = parted(props);
  return <Field {...words}>{(wired) => <textarea {...own} {...wired} />}</Field>;
}

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'size'> {
  label?: ReactNode;
  type?: 'checkbox' | 'radio';
  /** Forms hand it to every field. */
  error?: ReactNode;
}

/** A box to tick, or one answer of several, with its words beside it. */
export function Checkbox({ label, type = 'checkbox', error, className, ...box }: CheckboxProps) {
  const own = useId();
  const id = box.id ?? own;
  return (
    <div className={className ? `${styles.check} ${className}` : styles.check}>
      <input {...box} id={id} type={type} aria-invalid={error ? true : undefined} />
      {label && <label htmlFor={id}>{label}</label>}
    </div>
  );
}
