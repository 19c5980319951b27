import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

/** A context of expressions: `inputs`, `steps`, `github`. */
export type Context = { readonly [name: string]: string | Context };

/** Fill in a text of a workflow: each `${{ … }}` becomes its value. */
export function fillIn(text: string, contexts: Context): string {
  return text
    .split('${{')
    .map((part, index) => {
      if (index === 0) return part;
      const [expression = '', ...rest] = part.split('}}');
      return evaluate(expression, contexts).coerceString() + rest.join('}}');
    })
    .join('');
}

/** Whether a step runs, by its `if`. */
export function isTrue(condition: string, contexts: Context): boolean {
  const value = evaluate(condition.replace('${{', '').replace('}}', ''), contexts);
  return value.kind === data.Kind.Boolean ? value.coerceString() === 'true' : true;
}

function evaluate(expression: string, contexts: Context): data.ExpressionData {
  const parser = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), []);
  return new Evaluator(parser.parse(), dictionaryOf(contexts)).evaluate();
}

function dictionaryOf(context: Context): data.Dictionary {
  return new data.Dictionary(
    ...Object.entries(context).map(([key, value]) => ({
      key,
      value: typeof value === 'string' ? new data.StringData(value) : dictionaryOf(value),
    })),
  );
}
