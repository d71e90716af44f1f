package io.tocsin.notify.backlog;

import java.time.Instant;

/// What waits to be sent to the endpoints of one tenant.
///
/// @param pending how many deliveries
/// @param endpoints for how many endpoints
/// @param oldestPendingAt when the one that waits longest was made
/// @param overdue how many of them were due before now
public record TenantBacklog(String tenant, long pending, long endpoints, Instant oldestPendingAt, long overdue) {}
