import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testGateway } from '../gateway/test/gateway'
import { loadAssets } from './load-assets'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offsite-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true })
})

describe('the built console', () => {
  it('is read with its types and compressed forms, without hidden files', async () => {
    await mkdir(join(folder, 'assets'))
    await mkdir(join(folder, '.vite'))
    for (const [name, content] of Object.entries({
      'index.html': '<page>',
      'index.html.br': 'br',
      'index.html.gz': 'gz',
      'archive.gz': 'a file of its own',
      'assets/a-1.js': 'script',
      '.vite/manifest.json': '{}',
    })) {
      await writeFile(join(folder, name), content)
    }

    const assets = await loadAssets(folder)
    expect([...(assets?.keys() ?? [])].sort()).toEqual([
      '/archive.gz',
      '/assets/a-1.js',
      '/index.html',
    ])
    expect(assets?.get('/assets/a-1.js')?.type).toBe('text/javascript; charset=utf-8')
    const page = assets?.get('/index.html')
    const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)
    expect(text(page?.bodies.identity)).toBe('<page>')
    expect(text(page?.bodies.br)).toBe('br')
    expect(text(page?.bodies.gzip)).toBe('gz')

    await writeFile(join(folder, 'index.html'), '<changed>')
    expect((await loadAssets(folder))?.get('/index.html')?.etag).not.toBe(page?.etag)
  })

  it('serves what a page of the build before still asks for', async () => {
    await mkdir(join(folder, 'assets'))
    await mkdir(join(folder, '.vite'))
    for (const [name, content] of Object.entries({
      'index.html': '<script src="/assets/page-2.js">',
      'assets/page-2.js': 'new',
      'assets/page-1.js': 'before',
      '.vite/builds.json': '[["page-2.js"],["page-1.js"]]',
    })) {
      await writeFile(join(folder, name), content)
    }
    const assets = await loadAssets(folder)
    const { request } = testGateway({}, assets && { assets })
    const answer = await request('/assets/page-1.js')
    expect(await answer.text()).toBe('before')
    expect(answer.headers.get('cache-control')).toContain('immutable')
    expect((await request('/.vite/builds.json')).status).toBe(404)
  })

  it('is nothing where there is no page', async () => {
    expect(await loadAssets(folder)).toBeUndefined()
    expect(await loadAssets(join(folder, 'missing'))).toBeUndefined()
  })
})
