import { useMutation } from '@tanstack/react-query'
import { type FileCard, uploadFile } from '../../../../kernel/files/contract.ts'
import { upload } from '../../../../platform/client/upload.ts'

/** Sends one sheet to the platform's store. */
export function useUpload() {
  return useMutation({
    mutationFn: (file: File): Promise<FileCard> =>
      upload(uploadFile, { query: { name: file.name, purpose: 'sheet' }, file }, { onProgress: () => undefined }),
  })
}
