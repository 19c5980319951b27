/** Functions each of which calls the next one three times with what it is given: `NAME0(x)` takes very many steps. */
export function tower(name: string, last: string, height = 10): string {
  const floors = Array.from({ length: height }, (_, index) => {
    const next = `${name}${String(index + 1)}(x);`;
    return `function ${name}${String(index)}(x) { ${next} ${next} ${next} }`;
  });
  return [...floors, `function ${name}${String(height)}(x) { ${last} }`, ''].join('\n');
}
