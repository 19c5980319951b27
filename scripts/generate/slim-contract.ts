import type { Contract } from '../../src/client/contracts/contract.js';
import type { ErrorBody, FieldErrors } from '../../src/client/contracts/model/body.js';
import type {
  RuntimeContract,
  RuntimeErrorBody,
  RuntimeVerdict,
} from '../../src/client/contracts/runtime-contract.js';

/** What a client needs of a contract at run time: no prose, no sources, nothing that is not known. */
export function slimContract(contract: Contract): RuntimeContract {
  const { id, hosts, success, requestId } = contract;
  const list = <Item, Slim>(value: readonly Item[] | 'unknown', slim: (item: Item) => Slim) =>
    value === 'unknown' || value.length === 0 ? undefined : value.map(slim);
  return known({
    id,
    hosts: hosts.map(({ host, pathPrefix }) => ({ host, pathPrefix })),
    failures: contract.failures.map(slimFailure),
    waits: list(contract.waits, ({ statuses, from }) => ({ statuses, from })),
    errorBodies: list(contract.errorBodies, slimErrorBody)?.filter(({ form }) => form === 'json'),
    success: { flag: success.flag, errors: success.errors },
    // A rule for requests that are not stated, or with a place that is not, offers no key.
    idempotency: list(contract.idempotency, ({ methods, paths, support, carrier }) => ({
      methods,
      paths,
      support,
      carrier,
    }))?.filter(({ methods, paths }) => methods !== 'unknown' && paths !== 'unknown'),
    requestId: {
      locations: requestId.locations,
      keep: requestId.keep.map(({ location }) => ({ location })),
    },
    rateLimitHeaders: list(contract.rateLimitHeaders, ({ name, meaning, format }) => ({
      name,
      meaning,
      format,
    }))?.filter(({ meaning }) => ['limit', 'remaining', 'reset'].includes(meaning)),
    tasks: list(contract.tasks, ({ id: where, poll, statePath, states, failure, interval }) => ({
      id: where,
      poll,
      statePath,
      states,
      failure,
      interval,
    })),
  }) as RuntimeContract;
}

function slimFailure({ when, kind, reason, verdict, alternatives }: Contract['failures'][number]) {
  return {
    when,
    kind,
    reason,
    verdict: slimVerdict(verdict),
    alternatives: alternatives.map((one) => ({ kind: one.kind })),
  };
}

/** An event is said in words only. */
function slimVerdict(verdict: Contract['failures'][number]['verdict']): RuntimeVerdict | 'unknown' {
  if (verdict === 'unknown' || verdict.action !== 'waitUntil') return verdict;
  const { action, until } = verdict;
  return until !== 'unknown' && 'event' in until ? { action } : verdict;
}

function slimErrorBody(body: ErrorBody): RuntimeErrorBody {
  if (body.form === 'foreign') return { form: body.form };
  const { form, statuses, endpoints, code, message, fields, hint, requestId, extras } = body;
  return {
    form,
    statuses,
    endpoints,
    code: typeof code === 'string' ? code : code.map(({ path }) => ({ path })),
    message,
    fields: slimFields(fields),
    hint,
    requestId,
    extras: extras.map(({ path }) => ({ path })),
  };
}

function slimFields(fields: FieldErrors): RuntimeFields {
  if (typeof fields === 'string') return fields;
  const { form, path } = fields;
  if (form === 'map') return { form, path };
  return form === 'text' && fields.syntax === 'unknown' ? 'none' : fields;
}

type RuntimeFields = Extract<RuntimeErrorBody, { form: 'json' }>['fields'];

/** Without members that say nothing: `unknown`, `none`, `any`, empty lists and objects. */
function known(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(known);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, member]) => [name, known(member)] as const)
      .filter(([, member]) => !saysNothing(member)),
  );
}

function saysNothing(value: unknown): boolean {
  if (value === undefined || value === 'unknown' || value === 'none' || value === 'any')
    return true;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
