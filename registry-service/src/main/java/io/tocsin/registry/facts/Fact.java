package io.tocsin.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;

/// One thing that a designation says.
///
/// @param field the field as the changes of events name it: `names`, `programmes`, `subjectType`, ...
/// @param value its value as received, or one member of it where it is a set
/// @param origin the event since which it says so
public record Fact(String field, JsonNode value, Origin origin) {}
