/** Outputs are right, and kept. */
import { pushEvent } from '../../simulator/runner/environment.ts';
import type { Evidence } from '../perform.ts';
import type { Check } from './index.ts';
import { saidBy } from './tell.ts';

const STATUSES = ['started', 'success', 'failure', 'aborted', 'timeout', 'unknown', 'dry_run'];

export const checkOutputs: Check = evidence => {
  const { main } = evidence;
  const { outputs } = main;
  const wrong: string[] = [...checkBuild(evidence), ...checkKept(evidence), ...checkCommit(evidence)];
  for (const [name, value] of Object.entries(outputs)) {
    if (/\p{Cc}|##\[|^::|[^:]::/u.test(value))
      wrong.push(`${name} holds what a later step may print as a command`);
  }
  const {
    status = 'unknown',
    duration_seconds: duration = '0',
    artifacts = '[]',
    log_path: path = ''
  } = outputs;
  if (!STATUSES.includes(status)) wrong.push(`status is ${status}`);
  if (!/^\d+$/.test(duration)) wrong.push(`duration_seconds is ${duration}`);
  if (!Array.isArray(JSON.parse(artifacts))) wrong.push(`artifacts is ${artifacts}`);
  if (path !== '' && !main.files[path]) wrong.push('log_path names no file, or an empty one');
  return wrong;
};

function checkBuild({ main, own, others }: Evidence): readonly string[] {
  const { outputs } = main;
  const number = outputs['actual_build_number'];
  if (number === undefined) return [];
  const build = [...own, ...others].find(each => String(each.number) === number);
  // One that was to be followed and does not exist is what the user said.
  if (!build) return number === '999' ? [] : [`actual_build_number is ${number}, which does not exist`];
  const facts: Readonly<Record<string, string>> = {
    daily_build_number: build.dailyNumber,
    octopus_job_name: build.octopusName,
    build_record_id: build.recordId
  };
  return Object.entries(facts)
    .filter(([name, fact]) => outputs[name] && outputs[name] !== fact)
    .map(([name, fact]) => `${name} is ${outputs[name]}, not ${fact}`);
}

/** A build of which the step knows is in the outputs, whatever came later. */
function checkKept({ main, own, ended, requests }: Evidence): readonly string[] {
  const number = main.outputs['actual_build_number'];
  const told = /^Build (\d+) .*started\.$/m.exec(saidBy(main))?.[1];
  // Who is killed in the middle of a line can't write the next.
  if (told !== undefined && told !== number && ended !== 'kill')
    return [`it says that build ${told} started, but not in its outputs`];
  const [build] = own;
  const isAnswered = requests.some(
    request => request.build === build?.number && request.fault === undefined && request.status === 200
  );
  if (build && isAnswered && ended === undefined && number !== String(build.number))
    return [`build ${build.number} was started and told of, but it is not in the outputs`];
  return [];
}

function checkCommit({ main, schedule }: Evidence): readonly string[] {
  const { commit_id: given, build_tag: tag } = schedule.step.inputs;
  const { commit_id: commit, commit_source: source } = main.outputs;
  if (commit === undefined || schedule.step.attach || source === 'build_record') return [];
  const expected = given === 'none' ? '' : (given ?? (tag ? '' : pushEvent().sha));
  return commit === expected ? [] : [`commit_id is ${commit}, not ${expected}`];
}
