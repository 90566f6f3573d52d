export { consoleScreens } from './screens/console/manifest.ts'
