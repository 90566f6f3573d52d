export { consoleScreens } from './screens/console/manifest.ts'
export { recordScreens } from './screens/console/records/manifest.ts'
export { workerScreens } from './screens/worker/manifest.ts'
