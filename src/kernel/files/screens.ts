export { DocumentField, type UploadedDocument } from './screens/worker/DocumentField.tsx'
export { PhotosField } from './screens/worker/PhotosField.tsx'
