import { spawn } from 'node:child_process'

/**
 * Watches a folder for a test that may be killed: when our end of the pipe closes, the database in it (or one folder down)
 * is stopped and the folder removed. Returns the dismissal, for a test that has cleaned up itself.
 */
export function watchOver(folder: string): () => void {
  const guard = spawn('/bin/sh', ['-c', sweep, 'sh', folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guard.unref()
  return () => guard.stdin.end()
}

const sweep = `
cat
for pidfile in "$1"/postgres/postmaster.pid "$1"/*/postgres/postmaster.pid; do
  [ -f "$pidfile" ] || continue
  server=$(head -n 1 "$pidfile")
  sockets=$(sed -n 5p "$pidfile")
  kill -INT "$server"
  for _ in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$server" || break; sleep 0.5; done
  rmdir "$sockets"
done
rm -rf "$1"
`
