/** The log of a build as a file, for an upload step: as it is streamed, or whole when the service gives it whole. */
import { appendFile, mkdtemp, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface LogFile {
  readonly path: string;
  readonly append: (lines: string) => Promise<void>;
  /** Puts all that `fill` writes in place of what is there, if `fill` says that it is whole; it must not reject. */
  readonly replace: (fill: (put: (piece: Buffer) => Promise<void>) => Promise<boolean>) => Promise<boolean>;
  /** Bytes in the file. */
  readonly size: () => Promise<number>;
}

/** Makes a folder of its own below `parent`, so that nothing that is there already is in the way. */
export async function createLogFile(parent: string, name: string): Promise<LogFile> {
  const path = join(await mkdtemp(join(parent, 'codearts-build-')), name);
  await writeFile(path, '');
  return {
    path,
    append: lines => appendFile(path, lines),
    async replace(fill) {
      const part = `${path}.part`;
      const handle = await open(part, 'w');
      const whole = await fill(piece => handle.appendFile(piece));
      await handle.close();
      await (whole ? rename(part, path) : rm(part));
      return whole;
    },
    size: async () => (await stat(path)).size
  };
}
