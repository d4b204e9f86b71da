type Variables = Readonly<Record<string, string | undefined>>;

/** The environment of a machine that reaches everything directly. */
export const NO_PROXY: Variables = {
  http_proxy: undefined,
  HTTP_PROXY: undefined,
  https_proxy: undefined,
  HTTPS_PROXY: undefined,
  no_proxy: undefined,
  NO_PROXY: undefined
};

/** Runs `work` with variables of the environment set (or, if undefined, removed), and puts them back afterwards. */
export async function withEnv<T>(variables: Variables, work: () => T | Promise<T>): Promise<T> {
  const before = Object.fromEntries(Object.keys(variables).map(name => [name, process.env[name]]));
  assign(variables);
  try {
    return await work();
  } finally {
    assign(before);
  }
}

function assign(variables: Variables): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}
