import { SERVER } from './project.mjs'

/**
 * The package.json of what is published, from that of the sources.
 * @param source the sources' own
 * @param env of the process: GitHub's workflows say there which repository they run for, which npm
 *   compares with the proof of where the package was built
 */
export function packageManifest(source, env) {
  const { name, version, description, license, type, engines, dependencies } = source
  const repository = env.GITHUB_REPOSITORY
  return {
    name,
    version,
    description,
    license,
    type,
    keywords: ['aiven', 'backup', 'btar', 'disaster-recovery', 'postgresql'],
    ...(repository && {
      repository: {
        type: 'git',
        url: `git+${env.GITHUB_SERVER_URL ?? 'https://github.com'}/${repository}.git`,
      },
    }),
    bin: { [name]: SERVER },
    files: ['dist', '*.md', '*.txt', 'NOTICE'],
    engines,
    // Keeps the sandbox's data and the history; without it the sandbox runs in memory.
    optionalDependencies: { libsql: dependencies.libsql },
    publishConfig: { access: 'public' },
  }
}
