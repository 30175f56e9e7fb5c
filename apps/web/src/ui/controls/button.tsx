import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import styles from './button.module.css';

export interface ButtonProps extends ComponentProps<'button'> {
  /** `filled` is the one act of a form or a page; `light` one among several; `default` and `subtle` go along with others. */
  variant?: 'filled' | 'light' | 'default' | 'subtle';
  size?: 'xs' | 'sm' | 'md' | 'compact-sm' | 'compact-md';
  /** What destroys is red. */
  tone?: 'bad' | 'plain';
  /** While its act is under way it cannot be pressed, and turns a wheel. */
  loading?: boolean;
  /** Another act is under way: till that is done it cannot be pressed, and keeps the keyboard. */
  waits?: boolean;
  fullWidth?: boolean;
  leftSection?: ReactNode;
  rightSection?: ReactNode;
}

const classOf = (...names: (string | undefined | false)[]): string => names.filter(Boolean).join(' ');

const ignore = (event: MouseEvent): void => event.preventDefault();

/** A button with words. */
export function Button({
  variant = 'filled',
  size = 'sm',
  tone,
  loading = false,
  waits = false,
  fullWidth = false,
  leftSection,
  rightSection,
  className,
  onClick,
  children,
  ...button
}: ButtonProps) {
  return (
    <button
      type="button"
      {...button}
      data-variant={variant}
      data-size={size}
      data-tone={tone}
      className={classOf(styles.button, fullWidth && styles.full, className)}
      // A button that is disabled loses the keyboard to the page's body.
      {...((loading || waits) && { 'aria-disabled': true })}
      {...(loading && { 'data-loading': true })}
      onClick={loading || waits ? ignore : onClick}
    >
      <span className={styles.label}>
        {leftSection}
        <span>{children}</span>
        {rightSection}
      </span>
    </button>
  );
}

/** For a link that is the one act of a page. */
export const linkAsButton = { className: styles.button, 'data-variant': 'filled', 'data-size': 'sm' } as const;

interface IconButtonProps extends ComponentProps<'button'> {
  'aria-label': string;
  size?: 'sm' | 'md';
}

/** A button that is an icon; its name is said to readers. */
export function IconButton({ size = 'sm', className, ...button }: IconButtonProps) {
  return <button type="button" {...button} data-size={size} className={classOf(styles.icon, className)} />;
}
