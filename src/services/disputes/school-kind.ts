import { defineOccasionKind } from '../../kernel/occasions/index.ts'
import { schoolRoles, serviceText } from './case.text.ts'

/** 工会仲裁学堂: guests are listed by the union that holds it, each of the industry and region of the case. */
export const schoolKind = defineOccasionKind({
  key: 'disputes.school',
  name: serviceText.school,
  permission: 'disputes.handle',
  readPermission: 'disputes.read',
  roles: schoolRoles,
  enrolment: 'invited',
  walkIn: 'no',
  lists: 'service',
})
