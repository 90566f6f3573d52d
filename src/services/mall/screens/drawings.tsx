import type { ReactNode } from 'react'
import type { Drawing } from '../products.rules.ts'

/** Drawings in the flat colours of printed packaging; what they show is said by the name beside them. */
export const drawingParts: Record<Drawing, ReactNode> = {
  bag: (
    <>
      <path d="M37 10h46l-2 9 2 60c0 4-2 6-6 6H43c-4 0-6-2-6-6l2-60z" fill="#fbf7ec" stroke="#cdbb93" />
      <path d="M39 19h42M46 74h28" fill="none" stroke="#cdbb93" />
      <path d="M38 32h44.500v34H38z" fill="#5d7a4a" />
      <path d="M60 39c-5.500 6-5.500 14 0 20 5.500-6 5.500-14 0-20z" fill="#fbf7ec" />
    </>
  ),
  bottle: (
    <>
      <path
        d="M52 12h16v12c9 4 12 10 12 18v36c0 4-2 6-6 6H46c-4 0-6-2-6-6V42c0-8 3-14 12-18z"
        fill="#e9c25e"
        stroke="#b58a2a"
      />
      <path d="M50 8h20v9H50z" fill="#6b4a24" />
      <path d="M43 46h34v25H43z" fill="#fff8e6" />
      <path d="M60 50c6 3 7 10 0 16-7-6-6-13 0-16z" fill="#7b8f3d" />
    </>
  ),
  flask: (
    <>
      <path d="M46 27a7 7 0 0 1 7-7h14a7 7 0 0 1 7 7v52a7 7 0 0 1-7 7H53a7 7 0 0 1-7-7z" fill="#3f5f6e" />
      <path d="M46 34h28v40H46z" fill="#4c7183" />
      <path d="M49 11a3 3 0 0 1 3-3h16a3 3 0 0 1 3 3v11H49z" fill="#24353d" />
      <path d="M52 40v28" fill="none" stroke="#86a9b8" />
    </>
  ),
  crate: (
    <>
      <path d="M28 38l6-8h52l6 8z" fill="#dcb585" stroke="#96693a" />
      <path d="M34 34a10 10 0 0 1 20 0zM51 33a11 11 0 0 1 22 0zM69 34a10 10 0 0 1 20 0z" fill="#c4463a" />
      <path d="M62 22c0-5 2-7 5-8" fill="none" stroke="#5d7a4a" />
      <path d="M28 38h64l-4 44H32z" fill="#c89a63" stroke="#96693a" />
      <path d="M46 54h28v15H46z" fill="#f7f1e4" />
    </>
  ),
  tin: (
    <>
      <path d="M38 26h44v54c0 3-10 6-22 6s-22-3-22-6z" fill="#4f6f5c" />
      <path d="M38 24c0-4 10-7 22-7s22 3 22 7-10 7-22 7-22-3-22-7z" fill="#6f8f7a" stroke="#3c5747" />
      <path d="M38 42c0 3 10 6 22 6s22-3 22-6v22c0 3-10 6-22 6s-22-3-22-6z" fill="#f4efe0" />
      <path d="M60 52c-6 2-7 8-7 11 6 0 9-4 7-11z" fill="#4f6f5c" />
    </>
  ),
  box: (
    <>
      <path d="M60 14l34 14-34 14-34-14z" fill="#d8b98c" stroke="#9c7a4c" />
      <path d="M26 28l34 14v42L26 68z" fill="#c39f6c" stroke="#9c7a4c" />
      <path d="M94 28L60 42v42l34-16z" fill="#b08a57" stroke="#9c7a4c" />
      <path d="M43 21l34 14v12l-7 3V37L36 24z" fill="#efe2c8" />
    </>
  ),
  jar: (
    <>
      <path d="M44 18h32v8H44z" fill="#8a5a2b" />
      <path d="M42 26h36c4 4 5 8 5 12v38c0 6-4 10-10 10H47c-6 0-10-4-10-10V38c0-4 1-8 5-12z" fill="#e3a83d" />
      <path d="M37 46h46v22H37z" fill="#fff6df" />
      <path d="M60 50l7 4v8l-7 4-7-4v-8z" fill="#e3a83d" stroke="#b37a1e" />
    </>
  ),
  cloth: (
    <>
      <path d="M24 66c0-5 4-8 8-8h56c5 0 8 3 8 8v10c0 4-3 7-7 7H31c-4 0-7-3-7-7z" fill="#7d94a8" />
      <path d="M28 46c0-5 4-8 8-8h48c5 0 8 3 8 8v12H28z" fill="#a9bccb" />
      <path d="M33 28c0-5 3-8 8-8h38c5 0 8 3 8 8v10H33z" fill="#dfe6ec" stroke="#a9bccb" />
      <path d="M40 48h40M36 70h48" fill="none" stroke="#f3f6f8" />
    </>
  ),
  device: (
    <>
      <path
        d="M34 24a8 8 0 0 1 8-8h36a8 8 0 0 1 8 8v44a8 8 0 0 1-8 8H42a8 8 0 0 1-8-8z"
        fill="#e8eaec"
        stroke="#a8adb3"
      />
      <path d="M44 76h8v8h-8zM68 76h8v8h-8z" fill="#6d747b" />
      <path d="M43 25h34v26H43z" fill="#47535d" />
      <path d="M60 57a6 6 0 1 1 0 12 6 6 0 0 1 0-12z" fill="#c1c6cb" stroke="#8d949b" />
    </>
  ),
  lamp: (
    <>
      <path d="M48 14h24l14 30H34z" fill="#e7cf9d" stroke="#b4975a" />
      <path d="M57 44h6v32h-6z" fill="#6b6257" />
      <path d="M42 76h36a6 6 0 0 1 6 8H36a6 6 0 0 1 6-8z" fill="#544c43" />
    </>
  ),
  pot: (
    <>
      <path d="M30 36h60v32c0 9-6 15-15 15H45c-9 0-15-6-15-15z" fill="#596672" />
      <path d="M26 30h68v8H26z" fill="#38434c" />
      <path d="M54 20h12v10H54z" fill="#38434c" />
      <path d="M18 44h12v10H22a4 4 0 0 1-4-4zM90 44h12v6a4 4 0 0 1-4 4h-8z" fill="#38434c" />
    </>
  ),
  tube: (
    <>
      <path d="M42 22h36l-4 54H46z" fill="#d9e7e4" stroke="#8fb3ab" />
      <path d="M40 14h40v8H40z" fill="#8fb3ab" />
      <path d="M50 76h20v8H50z" fill="#4d7d73" />
      <path d="M46 38h28v18H46z" fill="#4d7d73" />
    </>
  ),
}
