package io.tocsin.registry.register;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// JSON that goes out as it came in, with every field that this version does not know.
@Schema(type = SchemaType.OBJECT)
public record RawJson(@JsonValue @JsonRawValue String json) {}
