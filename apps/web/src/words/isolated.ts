import { withLeaves, withMessages } from './message-tree';

const [APART, TOGETHER] = ['\u2068', '\u2069'];

/**
 * A catalogue whose sentences keep apart what is put into them: a name that is written the other way round would else draw the
 * figure behind it to its side.
 */
export const isolated = <Part>(part: Part): Part =>
  withMessages(part, (message) =>
    typeof message === 'string'
      ? message
      : withLeaves(message, (leaf) => (Array.isArray(leaf) ? [APART, leaf, TOGETHER] : [leaf])),
  );
