/** The packages that make a client of Supabase, whose functions are called through it. */
const MODULES = new Set([
  '@supabase/supabase-js',
  '@supabase/ssr',
  '@supabase/functions-js',
  '@supabase/auth-helpers-nextjs',
  '@supabase/auth-helpers-react',
]);

export function isSupabaseModule(module: string): boolean {
  return MODULES.has(module);
}
