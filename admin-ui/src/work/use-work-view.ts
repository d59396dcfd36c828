import { useRoles } from '../providers/use-roles';

/** Who only supervises has no dossiers: what they watch over is the office. */
export function useWorkView(): 'work' | 'office' {
  const roles = useRoles();
  return roles.size === 1 && roles.has('supervisor') ? 'office' : 'work';
}
