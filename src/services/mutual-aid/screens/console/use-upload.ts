import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type FileCard, uploadFile } from '../../../../kernel/files/contract.ts'
import { upload } from '../../../../platform/client/upload.ts'

/** Sends one sheet to the platform's store and tells how far it is, in bytes. */
export function useUpload() {
  const [sentBytes, setSentBytes] = useState(0)
  const sending = useMutation({
    mutationFn: (file: File): Promise<FileCard> =>
      upload(uploadFile, { query: { name: file.name, purpose: 'sheet' }, file }, { onProgress: setSentBytes }),
  })
  return { ...sending, sentBytes }
}
