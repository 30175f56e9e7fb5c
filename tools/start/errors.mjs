// What the starter says when it cannot go on: a sentence with a remedy wherever a person has to do something.

/** An error whose message is all that the person needs: no stack is shown. */
export class StartError extends Error {}

const FULL = ['ENOSPC', 'EDQUOT'];
const NOT_ALLOWED = ['EACCES', 'EPERM', 'EROFS'];
const NO_FOLDER = ['ENOTDIR', 'EEXIST'];

/** Only what nobody foresaw is shown with its stack: that is for us, not for the person. */
export function sentenceOf(error) {
  if (error instanceof StartError) return error.message;
  const { code, path, syscall } = error ?? {};
  if (FULL.includes(code)) {
    return `The disk is full: ${path ?? 'a file'} could not be written. Free some space and start again; what was stored is still there.`;
  }
  if (path && NOT_ALLOWED.includes(code)) {
    return `${path} cannot be read or written by the user who started this (${code}). Give that user the folder, or set DATA_DIR to one that can be written.`;
  }
  if (path && NO_FOLDER.includes(code)) {
    return `${path} is, or lies under, a file where a folder is needed. Move the file away, or set DATA_DIR to another folder.`;
  }
  return syscall ? `The operating system refused: ${error.message}.` : (error?.stack ?? String(error));
}
