export { consoleScreens } from './screens/console/manifest.ts'
export { portalScreens } from './screens/portal/manifest.ts'
export { workerScreens } from './screens/worker/manifest.ts'
