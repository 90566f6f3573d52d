export { DocumentField, type UploadedDocument } from './screens/worker/DocumentField.tsx'
