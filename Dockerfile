# A static lian on an empty image. Images and the module mirror can be replaced:
#   docker build --build-arg GO_IMAGE=… --build-arg GOPROXY=… --build-arg BASE=… -t lian .
ARG GO_IMAGE=golang:1.26
ARG BASE=scratch

FROM ${GO_IMAGE} AS build
ARG GOPROXY
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags=-s -o /lian ./cmd/lian && mkdir -p /empty/data /empty/tmp

FROM ${BASE}
COPY --from=build /lian /lian
COPY --from=build --chown=65532:65532 /empty/ /
USER 65532:65532
WORKDIR /data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["/lian", "healthcheck"]
ENTRYPOINT ["/lian"]
CMD ["serve"]
