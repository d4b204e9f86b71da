/** The servers of a simulator: CodeArts Build, and those that give what its callers sign in with. */
export const HOSTS = ['build', 'iam', 'sts', 'github'] as const;

export type Host = (typeof HOSTS)[number];
