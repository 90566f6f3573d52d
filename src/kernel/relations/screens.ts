export { consoleScreens } from './screens/console/manifest.ts'
export { workerScreens } from './screens/worker/manifest.ts'
