import type { Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'

export type FileId = Id

/** What bytes are, told from the bytes themselves. `text` covers every delimited text. */
export type Kind = 'png' | 'jpeg' | 'pdf' | 'xlsx' | 'docx' | 'zip' | 'text'

/** What an upload is for, which decides its size and its kinds. */
export type Purpose = 'sheet' | 'document' | 'paper' | 'photo' | 'signature'

/** A stored file. Files with equal bytes share them. */
export type StoredFile = {
  readonly ownerId: Id
  readonly id: FileId
  readonly orgPath: readonly Id[]
  /** Cleaned; safe to show and to send as a download's name. */
  readonly name: string
  readonly purpose: Purpose
  /** Media type. */
  readonly type: string
  readonly bytes: number
  /** SHA-256 of the bytes, lower-case hexadecimal; also their place. */
  readonly digest: string
  readonly uploadedAt: Instant
}

/** Bytes on their way in, with the name they came under. */
export type Incoming = {
  readonly name: string
  readonly purpose: Purpose
  /** `nobody` keeps it from every officer; `unit` where absent. */
  readonly shownTo?: 'unit' | 'nobody'
  readonly stream: AsyncIterable<Uint8Array>
}

/** Bytes that are in place, safe on disk, and not yet anyone's. */
export type Content = Pick<StoredFile, 'name' | 'purpose' | 'type' | 'bytes' | 'digest'>
