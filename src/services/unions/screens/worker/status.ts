import type { ApplicationState } from '../../foundings.model.ts'

/** The five words a person meets. */
export const statusOf = {
  filed: 'in-progress',
  returned: 'waiting-for-you',
  founded: 'closed',
  refused: 'refused',
  withdrawn: 'closed',
} as const satisfies Record<ApplicationState, string>
