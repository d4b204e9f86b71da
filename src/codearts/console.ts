/**
 * The page of a build in the console. Its address is not documented: the default is a best guess (api.md §2.9),
 * which is why users can give their own. Pure.
 */

/** Empty where nothing is known. */
export interface BuildPlace {
  readonly region: string;
  /** The CodeArts project, 32 characters; known only once a record of the build was read. */
  readonly projectId: string;
  readonly jobId: string;
  readonly buildNumber: string;
  /** `build_record_id`; known only once a record of the build was read. */
  readonly recordId: string;
}

const BEST_GUESS =
  'https://devcloud.{region}.huaweicloud.com/cloudbuild/project/{project_id}/detail/history/{job_id}';

/** @returns the URL, or empty when the template asks for something that is not known */
export function buildUrl(template: string, place: BuildPlace): string {
  const fields: ReadonlyMap<string, string> = new Map([
    ['region', place.region],
    ['project_id', place.projectId],
    ['job_id', place.jobId],
    ['build_number', place.buildNumber],
    ['record_id', place.recordId]
  ]);
  let complete = true;
  const url = (template || BEST_GUESS).replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = fields.get(name);
    if (!value) complete = false;
    return encodeURIComponent(value ?? '');
  });
  return complete ? url : '';
}
