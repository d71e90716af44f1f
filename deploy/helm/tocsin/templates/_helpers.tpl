{{- /* What speaks of one service is given (dict "root" $ "service" "ingest"). */ -}}

{{- define "tocsin.services" -}}
{{- list "ingest" "registry" "notify" | toJson -}}
{{- end }}

{{- define "tocsin.name" -}}
{{- printf "%s-%s" .root.Release.Name .service | trunc 63 | trimSuffix "-" -}}
{{- end }}

{{- define "tocsin.port" -}}
8080
{{- end }}

{{- /* By which all that belongs to an installation is found. */ -}}
{{- define "tocsin.all" -}}
app.kubernetes.io/name: tocsin
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- /* By which the pods of one service are found. */ -}}
{{- define "tocsin.selector" -}}
{{ include "tocsin.all" .root }}
app.kubernetes.io/component: {{ .service }}
{{- end }}

{{- define "tocsin.labels" -}}
{{ include "tocsin.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end }}

{{- define "tocsin.image" -}}
{{- $image := .root.Values.image -}}
{{- $digest := index $image.digests .service -}}
{{- if $digest -}}
{{ $image.repository }}/{{ .service }}@{{ $digest }}
{{- else -}}
{{ $image.repository }}/{{ .service }}:{{ $image.tag | default .root.Chart.AppVersion }}
{{- end -}}
{{- end }}

{{- /* Where people reach a service; empty where they do not. */ -}}
{{- define "tocsin.url" -}}
{{- $public := .root.Values.public -}}
{{- $path := index $public.paths .service -}}
{{- if and $public.host $path -}}
https://{{ $public.host }}{{ $path }}
{{- end -}}
{{- end }}

{{- /* Whether a service is scaled by something other than its replicas. */ -}}
{{- define "tocsin.scaled" -}}
{{- $own := index .root.Values .service -}}
{{- if and (hasKey $own "autoscaling") (or .root.Values.keda.enabled $own.autoscaling.enabled) -}}
yes
{{- end -}}
{{- end }}

{{- define "tocsin.sasl" -}}
{{- if hasPrefix "SASL_" .Values.kafka.securityProtocol -}}
yes
{{- end -}}
{{- end }}

{{- /* Addresses that are not public, as the service's own guard knows them. Documentation ranges are nobody's. */ -}}
{{- define "tocsin.notPublicV4" -}}
{{- list "0.0.0.0/8" "10.0.0.0/8" "100.64.0.0/10" "127.0.0.0/8" "169.254.0.0/16" "172.16.0.0/12" "192.0.0.0/24"
    "192.88.99.0/24" "192.168.0.0/16" "198.18.0.0/15" "224.0.0.0/4" "240.0.0.0/4" | toJson -}}
{{- end }}

{{- define "tocsin.notPublicV6" -}}
{{- list "2001::/23" "2002::/16" | toJson -}}
{{- end }}
