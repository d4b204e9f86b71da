/** The log of a build as a file, for an upload step: as it is streamed, or whole when the service gives it whole. */
import { appendFile, mkdtemp, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Nothing here rejects: a disk that is full costs the file, not the step. */
export interface LogFile {
  readonly path: string;
  readonly append: (lines: string) => Promise<void>;
  /** Puts all that `fill` writes in place of what is there, if `fill` says that it is whole. */
  readonly replace: (fill: (put: (piece: Buffer) => Promise<void>) => Promise<boolean>) => Promise<boolean>;
  /** Bytes in the file; 0 when it is not complete, as something could not be written. */
  readonly size: () => Promise<number>;
}

/**
 * Makes a folder of its own below `parent`, so that nothing that is there already is in the way.
 * @param onTrouble told once, when lines could not be written
 */
export async function createLogFile(
  parent: string,
  name: string,
  onTrouble: (error: unknown) => void
): Promise<LogFile> {
  const path = join(await mkdtemp(join(parent, 'codearts-build-')), name);
  await writeFile(path, '');
  let complete = true;
  return {
    path,
    async append(lines) {
      try {
        if (complete) await appendFile(path, lines);
      } catch (error) {
        complete = false;
        onTrouble(error);
      }
    },
    async replace(fill) {
      const replaced = await replaceFile(path, fill).catch(() => false);
      complete ||= replaced;
      return replaced;
    },
    async size() {
      try {
        return complete ? (await stat(path)).size : 0;
      } catch {
        return 0;
      }
    }
  };
}

async function replaceFile(path: string, fill: Parameters<LogFile['replace']>[0]): Promise<boolean> {
  const part = `${path}.part`;
  try {
    const handle = await open(part, 'w');
    const whole = await fill(piece => handle.appendFile(piece)).finally(() => handle.close());
    if (whole) await rename(part, path);
    return whole;
  } finally {
    await rm(part, { force: true });
  }
}
