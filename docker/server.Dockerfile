# syntax=docker/dockerfile:1
# One image for every process; the command says which one runs:
#   server/dist/main.api.js      answers HTTP and serves the officers' pages (default)
#   server/dist/main.worker.js   sends messages, runs schedules
#   server/bin/start.mjs         both in one with a PostgreSQL of its own, to try it out
# Build from the root of the repository: docker build -f docker/server.Dockerfile -t motcua .

# Debian, not Alpine: argon2 and the embedded PostgreSQL come built for glibc.
FROM node:24-bookworm-slim AS packages
WORKDIR /motcua
COPY package.json package-lock.json .npmrc ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY admin-ui/package.json admin-ui/

FROM packages AS build
RUN npm ci
COPY tsconfig.json tsconfig.base.json ./
COPY shared shared
COPY server server
COPY admin-ui admin-ui
# As npm start builds, so that the image's own start knows that nothing is left to build.
RUN node --input-type=module -e "import { buildIfNeeded } from './server/bin/build.mjs'; process.exit((await buildIfNeeded()) ? 0 : 1)"

FROM packages AS runtime-packages
# `server/node_modules` exists only while some package is needed in two versions.
RUN npm ci --omit=dev --workspace shared --workspace server --include-workspace-root && mkdir -p server/node_modules

FROM node:24-bookworm-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    MOTCUA_DATA_DIR=/data
WORKDIR /motcua
RUN mkdir /data /dossiers && chown node:node /data /dossiers
COPY --from=runtime-packages /motcua/package.json ./
COPY --from=runtime-packages /motcua/node_modules node_modules
COPY --from=runtime-packages /motcua/server/node_modules server/node_modules
COPY --from=build /motcua/shared/package.json shared/
COPY --from=build /motcua/shared/dist shared/dist
COPY --from=build /motcua/server/package.json server/
COPY --from=build /motcua/server/bin server/bin
COPY --from=build /motcua/server/seeds server/seeds
COPY --from=build /motcua/server/dist server/dist
COPY --from=build /motcua/admin-ui/dist admin-ui/dist
USER node
EXPOSE 3000
# Node is process 1 here and handles SIGTERM itself: open requests and messages are finished before it ends.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node"]
CMD ["server/dist/main.api.js"]
