export { OrgField, OrgPicker, useOrgOptions } from './screens/console/OrgPicker.tsx'
