import path from 'node:path';
import type { TSESTree } from '@typescript-eslint/types';
import type { ApiCall } from '../../src/facts/index.js';
import type { ClientModule } from '../../src/migrate/client-module/client-module.js';
import {
  skip,
  type MigratedProject,
  type Site,
  type SitePlan,
  type Skip,
} from '../../src/migrate/codemod.js';
import { planInstance, type Instance, type InstancePlan } from './instance.js';
import type { Use } from '../../src/migrate/uses.js';
import { isWithin, planAlone, type LonePlan } from './plan.js';
import { setUpOfAxios } from './set-up.js';

/** The plans of all calls: those that share a handler are migrated together or not at all. */
export class PlannedSites {
  private readonly alone = new Map<ApiCall, LonePlan | Skip>();
  private readonly instances = new Map<TSESTree.Node, InstancePlan | Skip>();
  private setUp: string | null | undefined;

  constructor(
    private readonly module: ClientModule,
    private readonly project: MigratedProject,
  ) {}

  plan(site: Site): SitePlan {
    const own = this.planOf(site);
    if (own.kind === 'skip') return own;
    const group = new Map<ApiCall, LonePlan>([[site.call, own]]);
    const open = [own];
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      if (one.instance !== null) {
        for (const use of one.instance.uses) {
          const place = `${use.file.path}:${use.file.scopes.lines.at(use.node.range[0]).line}`;
          const call = this.callThrough(use, site);
          if (call === null) return skip('instance-shared', place);
          if (group.has(call)) continue;
          const mate = this.siteOf(call, site);
          const plan = mate === null ? null : this.planOf(mate);
          if (plan === null || plan.kind === 'skip')
            return skip(
              'goes-together',
              `${place} stays${plan === null ? '' : `: ${[plan.reason, plan.detail ?? []].flat().join(', ')}`}`,
            );
          group.set(call, plan);
          open.push(plan);
        }
      }
      for (const code of one.shared)
        for (const call of this.project.calls) {
          if (call.client !== 'axios' || group.has(call) || !isWithin(call, code)) continue;
          const line = `line ${call.line}`;
          // The call that led here through its callers is in the group already.
          const through = call.via === null ? null : this.siteOf(call, site)?.node;
          if (through != null && one.follows.has(through)) continue;
          if (call.via !== null) return skip('failure-read', `its handler is also that of ${line}`);
          const mate = this.siteOf(call, site);
          const plan = mate === null ? null : this.planOf(mate);
          if (plan === null || plan.kind === 'skip')
            return skip('failure-read', `its handler is also that of ${line}, which stays`);
          group.set(call, plan);
          open.push(plan);
        }
    }
    const shared = [...group.values()];
    const { instance } = own;
    const plan: SitePlan = {
      kind: 'migrate',
      edits: distinct([...own.edits, ...(instance?.edits ?? [])]),
      imports: [...own.imports, ...(instance?.imports ?? [])],
      released: [...own.released, ...(instance?.released ?? [])],
      ...(own.note === null ? {} : { note: own.note }),
    };
    if (shared.length === 1) return plan;
    const [first = ''] = [...group.keys()]
      .map(({ file, line, column }) => `${file}:${line}:${column}`)
      .sort();
    return { ...plan, together: { key: first, sites: shared.length } };
  }

  private planOf(site: Site): LonePlan | Skip {
    let plan = this.alone.get(site.call);
    if (plan === undefined) {
      plan = planAlone(site, this.module, this.project, {
        setUp: () => {
          this.setUp = this.setUp === undefined ? setUpOfAxios(this.project) : this.setUp;
          return this.setUp;
        },
        instance: (of) => this.instanceOf(of),
      });
      this.alone.set(site.call, plan);
    }
    return plan;
  }

  private instanceOf(instance: Instance): InstancePlan | Skip {
    let plan = this.instances.get(instance.create);
    if (plan === undefined) {
      plan = planInstance(instance, this.project);
      this.instances.set(instance.create, plan);
    }
    return plan;
  }

  /** The call that is sent by a use of an instance. */
  private callThrough({ node, file }: Use, site: Site): ApiCall | null {
    const call = this.project.calls.find((one) => {
      if (one.client !== 'axios' || one.via !== null || one.file !== file.path) return false;
      const found = this.siteOf(one, site)?.node;
      const callee = found?.callee;
      return callee === node || (callee?.type === 'MemberExpression' && callee.object === node);
    });
    return call ?? null;
  }

  private siteOf(call: ApiCall, { call: { file: shown }, file }: Site): Site | null {
    if (call.file !== shown) {
      // Relative to the same folder as the file that is known.
      const root = file.absolute.slice(0, file.absolute.length - shown.length);
      const other = this.project.open(path.resolve(root, call.file));
      return other === null ? null : found(call, other);
    }
    return found(call, file);
  }
}

function found(call: ApiCall, file: Site['file']): Site | null {
  const { lines } = file.scopes;
  const node = file.callAt(
    lines.offsetOf(call.line, call.column),
    lines.offsetOf(call.endLine, call.endColumn),
  );
  return node === null ? null : { call, node, file };
}

function distinct<Edit extends { start: number; end: number; text: string }>(
  edits: readonly Edit[],
): Edit[] {
  const seen = new Set<string>();
  return edits.filter(({ start, end, text }) => {
    const key = `${start}:${end}:${text}`;
    return seen.has(key) ? false : seen.add(key);
  });
}
