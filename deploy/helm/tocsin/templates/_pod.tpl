{{- /* The pod of a service, and of its migration: hardened, with the settings of the service. Given also
       "component", "container" (more of the container, as YAML) and "extra" settings. */ -}}
{{- define "tocsin.pod" -}}
{{- $values := .root.Values -}}
{{- $own := index $values .service -}}
metadata:
  labels:
    {{- include "tocsin.labels" (dict "root" .root "service" .component) | nindent 4 }}
  {{- with $values.pods.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  automountServiceAccountToken: false
  enableServiceLinks: false
  {{- with $values.image.pullSecrets }}
  imagePullSecrets:
    {{- range . }}
    - name: {{ . }}
    {{- end }}
  {{- end }}
  securityContext:
    runAsNonRoot: true
    runAsUser: {{ $values.pods.runAsUser | int }}
    runAsGroup: {{ $values.pods.runAsUser | int }}
    fsGroup: {{ $values.pods.runAsUser | int }}
    seccompProfile:
      type: RuntimeDefault
  {{- with $values.pods.priorityClassName }}
  priorityClassName: {{ . }}
  {{- end }}
  {{- with $values.pods.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $values.pods.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .pod }}
  {{- . | nindent 2 }}
  {{- end }}
  containers:
    - name: {{ .component }}
      image: {{ include "tocsin.image" . }}
      imagePullPolicy: {{ $values.image.pullPolicy }}
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities:
          drop: [ALL]
      resources:
        {{- toYaml $own.resources | nindent 8 }}
      env:
        {{- include "tocsin.environment" . | trim | nindent 8 }}
      {{- with .container }}
      {{- . | nindent 6 }}
      {{- end }}
      volumeMounts:
        - {name: tmp, mountPath: /tmp}
        {{- range (include "tocsin.mounts" . | fromYamlArray) }}
        - {name: {{ .name }}, mountPath: /etc/tocsin/{{ .name }}, readOnly: true}
        {{- end }}
  volumes:
    - name: tmp
      emptyDir:
        sizeLimit: 1Gi
    {{- range (include "tocsin.mounts" . | fromYamlArray) }}
    - {{- toYaml . | nindent 6 }}
    {{- end }}
{{- end }}

{{- /* Files that come from Secrets and ConfigMaps, each at /etc/tocsin/<its name>. */ -}}
{{- define "tocsin.mounts" -}}
{{- $values := .root.Values -}}
{{- $own := index $values .service -}}
{{- with $values.kafka.authorities }}
{{- if .existingSecret }}
- name: kafka-authorities
  secret: {secretName: {{ .existingSecret }}, items: [{key: {{ .key }}, path: authorities.pem}]}
{{- end }}
{{- end }}
{{- if and $own.kafkaSecret (eq $values.kafka.securityProtocol "SSL") }}
- name: kafka
  secret: {secretName: {{ $own.kafkaSecret }}, items: [{key: user.p12, path: user.p12}]}
{{- end }}
{{- with $values.database.authorities }}
{{- if .existingSecret }}
- name: database-authorities
  secret: {secretName: {{ .existingSecret }}, items: [{key: {{ .key }}, path: authorities.pem}]}
{{- end }}
{{- end }}
{{- if not $values.tokens.jwksUrl }}
- name: tokens
  configMap: {name: {{ $values.tokens.publicKeyConfigMap }}, items: [{key: token-issuer.pem, path: token-issuer.pem}]}
{{- end }}
{{- if and (eq .service "registry") $values.registry.checkpoint.existingSecret }}
- name: checkpoint
  secret: {secretName: {{ $values.registry.checkpoint.existingSecret }}, items: [{key: checkpoint.pem, path: checkpoint.pem}]}
{{- end }}
{{- end }}
