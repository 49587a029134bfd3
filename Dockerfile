# Offsite as a container: the gateway in front of a real API, or with the sandbox when no upstream is set.
# Nothing secret is in it: OFFSITE_SESSION_KEYS comes from where it runs. See docs/deploy.md.

# The image of the release before: pages of it that are still open load their parts by its names.
# `--build-arg BEFORE=offsite:1.4.2`; without it, none of its files are kept.
ARG BEFORE=none
FROM scratch AS none
WORKDIR /app

FROM ${BEFORE} AS before

FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN --mount=type=bind,from=before,target=/before \
    node scripts/build.mjs --before=/before/app/dist/console

FROM node:20-bookworm-slim
ARG VERSION
LABEL org.opencontainers.image.title="Offsite" \
      org.opencontainers.image.description="A web console for Aiven services and their backups to another region" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}"
ENV NODE_ENV=production
WORKDIR /app
# The servers are one file; of the packages only libsql is loaded at run time, for the sandbox.
COPY --from=build --chown=root:root /app/package.json /app/LICENSE /app/NOTICE ./
COPY --from=build --chown=root:root /app/dist ./dist
COPY --from=build --chown=root:root /app/node_modules/libsql ./node_modules/libsql
COPY --from=build --chown=root:root /app/node_modules/@libsql ./node_modules/@libsql
COPY --from=build --chown=root:root /app/node_modules/@neon-rs ./node_modules/@neon-rs
COPY --from=build --chown=root:root /app/node_modules/detect-libc ./node_modules/detect-libc
# Only the sandbox writes, into this folder; mount a volume there to keep it.
RUN mkdir /data && chown node:node /data
ENV OFFSITE_DATA=/data OFFSITE_HOST=0.0.0.0
USER 1000:1000
EXPOSE 4280
# At PORT, not at a --port. Without a shell, which the image does not need once it is built.
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 4280) + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# In this process itself, so that SIGTERM reaches it.
ENTRYPOINT ["node", "dist/server/main.js"]
