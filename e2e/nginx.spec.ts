import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'

const nginx = process.env['OFFSITE_NGINX'] ?? ''
const hasOpenssl = spawnSync('openssl', ['version']).status === 0

test.skip(nginx === '', 'There is no nginx: its path would be in OFFSITE_NGINX.')
test.skip(!hasOpenssl, 'There is no openssl to make a certificate with.')

/** `rolling.spec.ts` runs the file without TLS, which is a part of it as well. */
test('nginx takes the file as it is shipped, with a certificate where it says', () => {
  const folder = mkdtempSync(join(tmpdir(), 'offsite-tls-'))
  try {
    const made = spawnSync('openssl', [
      ...'req -x509 -nodes -days 1 -subj /CN=offsite.example.com -newkey rsa:2048'.split(' '),
      '-keyout',
      join(folder, 'privkey.pem'),
      '-out',
      join(folder, 'fullchain.pem'),
    ])
    expect(made.status).toBe(0)
    const own = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${folder}/${name};`,
    )
    const config = readFileSync('deploy/nginx.conf', 'utf8')
      .replaceAll('/etc/nginx/tls/', `${folder}/`)
      .replace('http {', `http {\n${own.join('\n')}`)
    const file = join(folder, 'nginx.conf')
    writeFileSync(file, config)
    const options = ['-t', '-p', folder, '-c', file, '-e', 'stderr', '-g', `pid ${folder}/pid;`]
    const { status, stderr } = spawnSync(nginx, options, { encoding: 'utf8' })
    expect(stderr).not.toContain('warn')
    expect(status, stderr).toBe(0)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
