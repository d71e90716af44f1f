package io.tocsin.notify.format;

/// A message as it is signed and sent.
///
/// @param contentType of the bytes
/// @param bytes the caller leaves them as they are: they are shared by all who are told the same
public record Body(String contentType, byte[] bytes) {}
