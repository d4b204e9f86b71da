/** Runs `work` and gives what it printed meanwhile, which goes nowhere else. */
export async function printedBy(work: () => unknown): Promise<string> {
  const { stdout } = process;
  const { write } = stdout;
  let printed = '';
  stdout.write = (chunk: unknown) => {
    printed += String(chunk);
    return true;
  };
  try {
    await work();
  } finally {
    stdout.write = write;
  }
  return printed;
}
