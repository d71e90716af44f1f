package io.tocsin.notify.console;

import java.util.List;

/// The latest attempts at an endpoint, as they come.
///
/// @param refreshSeconds how often they are looked at
record LivePage(EndpointLine line, List<AttemptLine> attempts, long refreshSeconds) {}
