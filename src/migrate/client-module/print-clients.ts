import type { TextPart } from '../constant-text.js';
import type { ProposedClient } from './propose-clients.js';

/** The source of a module that makes and exports clients. */
export function printClients(clients: readonly ProposedClient[]): string {
  const contracts = clients.flatMap(({ contract }) => (contract === null ? [] : [contract])).sort();
  const imports = [
    "import { createClient } from '@unhappy-path/client';",
    ...(contracts.length === 0
      ? []
      : [`import { ${contracts.join(', ')} } from '@unhappy-path/client/apis';`]),
  ];
  return `${[imports.join('\n'), ...clients.map(printClient)].join('\n\n')}\n`;
}

function printClient({ name, contract, base, headers, sendsOnce }: ProposedClient): string {
  const members = [
    ...(contract === null ? [] : [`contract: ${contract},`]),
    ...(base.length === 0 ? [] : [`baseUrl: ${textCode(base)},`]),
    ...(headers.size === 0 ? [] : ['headers: {', ...[...headers].map(printHeader), '},']),
    ...(sendsOnce ? ['retry: false,'] : []),
  ];
  const options = members.length === 0 ? '' : `{\n${members.map(indented).join('\n')}\n}`;
  const comment = `/** ${purposeOf(contract, base, sendsOnce)} */`;
  return `${comment}\nexport const ${name} = createClient(${options});`;
}

function purposeOf(contract: string | null, base: readonly TextPart[], sendsOnce: boolean): string {
  if (sendsOnce) return 'For requests that the code around them sends again by itself.';
  if (contract !== null) return `For the API of ${contract}, by its contract.`;
  return base.length === 0
    ? 'For every address that has no client of its own.'
    : 'For what is below its address.';
}

function printHeader([name, value]: readonly [string, readonly TextPart[]]): string {
  const key = name === 'authorization' ? 'Authorization' : `'${name}'`;
  return `  ${key}: ${textCode(value)},`;
}

function indented(line: string): string {
  return `  ${line}`;
}

/** The code that gives a text. */
function textCode(parts: readonly TextPart[]): string {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined)
    return 'text' in only
      ? `'${only.text.replace(/[\\']/g, String.raw`\$&`)}'`
      : unwrapped(only.code);
  const inner = parts.map((part) =>
    'text' in part
      ? part.text.replace(/[`\\]|\$\{/g, String.raw`\$&`)
      : `\${${unwrapped(part.code)}}`,
  );
  return `\`${inner.join('')}\``;
}

/** Without the parentheses around the whole, and with the quotes of the module. */
function unwrapped(code: string): string {
  const inner = code.startsWith('(') && code.endsWith(')') ? code.slice(1, -1) : code;
  return inner.replace(/"([^"'\\]*)"/g, "'$1'");
}
