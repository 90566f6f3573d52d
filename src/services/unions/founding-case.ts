import { defineCaseType } from '../../kernel/cases/index.ts'
import type { ApplicationAction, ApplicationState } from './foundings.model.ts'
import { applicationActionNames, applicationNotices, applicationStateNames, serviceText } from './text.ts'

/** The life of an application: the union above decides, and may send it back. */
export const foundingCase = defineCaseType<ApplicationState, ApplicationAction>({
  key: 'unions.founding',
  name: serviceText.application,
  numberPrefix: 'JHSQ',
  readPermission: 'unions.read',
  openedAs: serviceText.applicationOpened,
  initial: 'filed',
  states: {
    filed: { name: applicationStateNames.filed, personStatus: 'in-progress', desk: 'home', dueDays: 15 },
    returned: { name: applicationStateNames.returned, personStatus: 'waiting-for-you', desk: 'person', dueDays: 30 },
    founded: { name: applicationStateNames.founded, personStatus: 'closed', desk: 'none' },
    refused: { name: applicationStateNames.refused, personStatus: 'refused', desk: 'none' },
    withdrawn: { name: applicationStateNames.withdrawn, personStatus: 'closed', desk: 'none' },
  },
  actions: {
    approve: {
      name: applicationActionNames.approve,
      moves: { filed: 'founded' },
      who: { permission: 'unions.found', at: 'desk' },
      note: 'optional',
      notice: applicationNotices.approve,
    },
    'send-back': {
      name: applicationActionNames['send-back'],
      moves: { filed: 'returned' },
      who: { permission: 'unions.found', at: 'desk' },
      note: 'required',
      notice: applicationNotices['send-back'],
    },
    refuse: {
      name: applicationActionNames.refuse,
      moves: { filed: 'refused' },
      who: { permission: 'unions.found', at: 'desk' },
      note: 'required',
      notice: applicationNotices.refuse,
    },
    resubmit: { name: applicationActionNames.resubmit, moves: { returned: 'filed' }, who: 'owner' },
    withdraw: {
      name: applicationActionNames.withdraw,
      moves: { filed: 'withdrawn', returned: 'withdrawn' },
      who: 'owner',
    },
  },
  links: { person: '/m/unions/applications/{id}', officer: '/console/unions/applications/{id}' },
})
