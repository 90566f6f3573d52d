export { portalScreens } from './screens/portal/manifest.ts'
export { workerScreens } from './screens/worker/manifest.ts'
