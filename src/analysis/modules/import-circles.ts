interface Visit {
  path: string;
  /** When it was come to, and the earliest visit that a circle leads back to. */
  order: number;
  lowest: number;
  left: string[];
}

/** Which files of a project import each other in circles, whichever is asked for first. */
export class ImportCircles {
  private readonly circles = new Map<string, readonly string[]>();

  /** @param importsOf the files that a file imports; all paths are absolute */
  constructor(private readonly importsOf: (path: string) => readonly string[]) {}

  /** The files that a file imports and that import it in turn, itself among them, sorted. */
  around(path: string): readonly string[] {
    const known = this.circles.get(path);
    if (known !== undefined) return known;
    this.find(path);
    return this.circles.get(path) ?? [path];
  }

  forget(paths: Iterable<string>): void {
    for (const path of paths) {
      for (const other of this.circles.get(path) ?? []) this.circles.delete(other);
    }
  }

  /** Tarjan's algorithm, without recursion: chains of imports are longer than the stack. */
  private find(start: string): void {
    const visits = new Map<string, Visit>();
    const come = (path: string): Visit => {
      const order = visits.size;
      const visit = { path, order, lowest: order, left: [...this.importsOf(path)] };
      visits.set(path, visit);
      return visit;
    };
    const way = [come(start)];
    /** Visited, and in no circle yet. */
    const open = [...way];
    for (let top = way.at(-1); top !== undefined; top = way.at(-1)) {
      const next = top.left.pop();
      if (next === undefined) {
        way.pop();
        const parent = way.at(-1);
        if (parent !== undefined) parent.lowest = Math.min(parent.lowest, top.lowest);
        if (top.lowest === top.order) this.close(open.splice(open.indexOf(top)));
        continue;
      }
      if (this.circles.has(next)) continue;
      const known = visits.get(next);
      if (known === undefined) {
        const visit = come(next);
        way.push(visit);
        open.push(visit);
      } else {
        top.lowest = Math.min(top.lowest, known.order);
      }
    }
  }

  private close(members: readonly Visit[]): void {
    const paths = members.map(({ path }) => path).sort();
    for (const path of paths) this.circles.set(path, paths);
  }
}
