export { workerScreens } from './screens/worker/manifest.ts'
