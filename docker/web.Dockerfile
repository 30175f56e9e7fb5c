# The dashboard: docker build -f docker/web.Dockerfile .
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.base.json ./
COPY tools/build tools/build
COPY libs libs
COPY apps/web apps/web
RUN node tools/build/build-web.mjs

FROM ${NODE_IMAGE}
ENV NODE_ENV=production TZ=UTC HOSTNAME=0.0.0.0 PORT=3000 NEXT_TELEMETRY_DISABLED=1 SERVICE_HEAP_MB=256
WORKDIR /app
COPY --from=build --chown=node:node /app/apps/web/.next/standalone ./
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health/live').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["sh", "-c", "exec node --max-old-space-size=$SERVICE_HEAP_MB --max-semi-space-size=4 --env-file=/secrets/web.env apps/web/server.js"]
