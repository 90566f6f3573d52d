export { portalScreens } from './screens/portal/manifest.ts'
