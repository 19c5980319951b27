/** What JSX becomes. */
export interface Element {
  type: string;
  props: Readonly<Record<string, unknown>>;
}

/** As much of React as a component with state needs: it is not installed, and no browser is. */
export function createReact() {
  const states: unknown[] = [];
  let next = 0;

  function useState(initial: unknown) {
    const at = next++;
    if (!(at in states)) states[at] = valueOf(initial, undefined);
    const set = (value: unknown): void => {
      states[at] = valueOf(value, states[at]);
    };
    return [states[at], set];
  }

  const jsx = (type: string, props: Element['props']): Element => ({ type, props });

  return {
    modules: { react: { useState }, 'react/jsx-runtime': { jsx, jsxs: jsx } },
    /** The tree by the states of now. */
    render<Props>(component: (props: Props) => unknown, props: Props): Element {
      next = 0;
      return component(props) as Element;
    },
  };
}

function valueOf(value: unknown, previous: unknown): unknown {
  return typeof value === 'function' ? (value as (previous: unknown) => unknown)(previous) : value;
}

/** The text of a tree, as a reader sees it. */
export function visibleText(node: unknown): string {
  if (Array.isArray(node)) return node.map(visibleText).join('');
  if (typeof node === 'string') return node;
  return node ? visibleText((node as Element).props['children']) : '';
}
